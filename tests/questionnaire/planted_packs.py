"""Every defect that the lint must find in role packs, with the rule, the place and the words."""

from tests.questionnaire.planting import COMMON, PACK, ROLES, drop, good, one, pack, packed, put

OTHER = {**good()[ROLES][0], "id": "platform"}
DEVOPS = {"id": "devops", "title": "DevOps", "brings": "Breadth", "check": "Depth"}

IN_PACKS = [
    one(
        packed(more={"role_packs/sres.yaml": {**pack(), "id": "sres"}}),
        "pack-role", "role_packs/sres.yaml", "id", 'roles.yaml has no role "sres"',
    ),
    one(
        packed(put(ROLES, "+", OTHER)),
        "missing-pack", ROLES, "[1]", '"platform" has no role pack, unlike other roles',
    ),
    one(
        packed(drop(PACK, "questions.7")),
        "pack-complete", PACK, "questions", "there are 7 questions instead of 8",
    ),
    one(
        packed(drop(PACK, "outcomes.1")),
        "pack-complete", PACK, "outcomes", "day 60 has no outcomes",
    ),
    one(
        packed(put(PACK, "outcomes.1.says", [])),
        "pack-complete", PACK, "outcomes", "day 60 has no outcomes",
    ),
    one(
        packed(put(PACK, "outcomes.+", {"day": 30, "says": ["Once more"]})),
        "pack-complete", PACK, "outcomes", "day 30 has outcomes twice",
    ),
    one(
        packed(drop(PACK, "work_sample")),
        "pack-complete", PACK, "work_sample", "the pack has no `work_sample`",
    ),
    one(
        packed(put(ROLES, "0.backgrounds", [DEVOPS])),
        "pack-background", PACK, "source_from", '`source_from` has "devops" not',
    ),
    one(
        packed(put(PACK, "source_from", [{"id": "hpc", "fit": "some", "title": "HPC", "brings": "Profiling"}])),
        "pack-background", PACK, "source_from[0]", '"hpc" is described neither here nor in roles.yaml',
    ),
    one(
        packed(put(PACK, "stages.0.id", "calls")),
        "pack-names", PACK, "stages[0].id", 'there is no stage "calls"',
    ),
    one(
        packed(put(PACK, "scorecard.0.stages.+", "design")),
        "pack-names", PACK, "scorecard[0].stages[1]", 'there is no stage "design"',
    ),
    one(
        packed(put(PACK, "skills.0.id", "alert")),
        "pack-names", PACK, "skills[0].id", 'there is no skill "alert"',
    ),
    one(
        packed(put(COMMON, "law.0.sources.0", "LAWS")),
        "pack-names", COMMON, "law[0].sources[0]", 'there is no source "LAWS"',
    ),
    one(
        packed(put(COMMON, "law.0.regions.0", "uk")),
        "pack-names", COMMON, "law[0].regions[0]", 'there is no region "uk"',
    ),
    one(packed(put(PACK, "must.0", " ")), "pack-text", PACK, "must[0]", "this text is empty"),
    one(
        packed(put(PACK, "must.0", "8+ years with Kubernetes")),
        "pack-wording", PACK, "must[0]", '"8+ years" filters by years',
    ),
    one(
        packed(put(PACK, "advert", "He joins a young team of ninjas.")),
        "pack-wording", PACK, "advert", '"He" may shut readers out',
    ),
    one(packed(put(PACK, "mistakes.0", "TBD")), "placeholder", PACK, "mistakes[0]", '"TBD" is a placeholder'),
    one(
        packed(put(COMMON, "sources.LAW.date", "2026-04")),
        "stale-source", COMMON, "sources.LAW.date", "LAW of 2026-04 was good for 6 months, which are over",
    ),
]  # fmt: skip
