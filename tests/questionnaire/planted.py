"""Every defect that the lint must find, with the rule, the place and the words that it must find it with."""

from tests.questionnaire.planted_packs import IN_PACKS
from tests.questionnaire.planting import (
    OPTIONS,
    PROFILE,
    ROLES,
    SAID,
    TARGETS,
    A,
    Planted,
    both,
    drop,
    levels,
    one,
    only_area_b,
    put,
    said,
    said_with,
)

LONG = " ".join(["word"] * 40)
PLANTED = [
    # Needs
    one(
        put(A, "questions.1.needs.0.question", "A-9"),
        "unknown-question", A, "questions[1].needs[0].question", 'A-2 needs "A-9", which is no question here',
    ),
    one(
        put("areas/b.yaml", "questions.0.needs.0.any.0.question", "X"),
        "unknown-question", "areas/b.yaml", "questions[0].needs[0].any[0].question",
        'B-1 needs "X", which is no question here',
    ),
    one(
        put(A, "questions.1.needs.0.question", "A-2"),
        "self-need", A, "questions[1].needs[0].question", "A-2 needs itself",
    ),
    one(
        put(A, "questions.0.needs", [{"question": "A-2"}]),
        "need-cycle", A, "questions[0].needs", "needs run in a circle: A-1 needs A-2 needs A-1",
    ),
    one(
        put(A, "questions.0.needs", [{"any": [{"question": "B-1"}, {"question": "A-3"}]}]),
        "need-cycle", A, "questions[0].needs", "needs run in a circle: A-1 needs B-1 needs A-2 needs A-1",
    ),
    one(
        put(A, "questions.1.needs.0.level", 0),
        "need-level", A, "questions[1].needs[0].level", "a need at level 0 is always met (A-1)",
    ),
    one(
        put(A, "questions.1.needs.0.level", 4),
        "need-level", A, "questions[1].needs[0].level", "level 3 of A-2 needs A-1 at 4, more than it claims itself",
    ),
    one(
        put(A, "questions.1.needs.0", {"any": [{"any": [{"question": "A-1"}]}]}),
        "need-level", A, "questions[1].needs[0].any[0]", "an `any` inside an `any` is hard to explain to people",
    ),
    # What questions refer to
    one(
        put(A, "questions.0.closed_by.+", "sres"),
        "unknown-role", A, "questions[0].closed_by[1]", 'there is no role or option "sres"',
    ),
    one(
        put(A, "questions.0.sources.0", "MLPP"),
        "unknown-source", A, "questions[0].sources[0]", 'there is no source "MLPP"',
    ),
    one(
        drop("sources.yaml"),
        "missing-list", A, "questions[0].sources", "`sources` is used by 1 questions, but sources.yaml defines none",
    ),
    one(
        both(drop(ROLES), drop(OPTIONS)),
        "missing-list", A, "questions[0].closed_by", "`closed_by` is used by 1 questions, but roles.yaml defines none",
    ),
    # Wording
    one(put(A, "questions.0.why", " "), "empty-text", A, "questions[0].why", "`why` of A-1 is empty"),
    one(
        put(A, "questions.0.levels.3.says", ""),
        "empty-text", A, "questions[0].levels[3].says", "level 3 of A-1 says nothing",
    ),
    one(
        put(A, "questions.0.levels.3.says", "FACT number 1"),
        "same-anchor", A, "questions[0].levels[3].says", "levels 1 and 3 of A-1 say the same",
    ),
    one(
        put(A, "questions.2.variants.0.levels", [{**levels()[n], "says": f"Same {n % 4}."} for n in range(5)]),
        "same-anchor", A, "questions[2].variants[0].levels[4].says", "levels 0 and 4 of A-3 say the same",
    ),
    one(
        put(A, "questions.0.levels.3.says", LONG),
        "long-anchor", A, "questions[0].levels[3].says", "the anchor of level 3 of A-1 has 40 words",
    ),
    one(
        put(A, "questions.0.levels.3.says", "Robust dashboards."),
        "opinion", A, "questions[0].levels[3].says", 'the anchor of level 3 of A-1 judges: "robust"',
    ),
    one(
        put(A, "questions.0.levels.3.says", "State-of-the-art charts."),
        "opinion", A, "questions[0].levels[3].says", 'the anchor of level 3 of A-1 judges: "state-of-the-art"',
    ),
    one(
        put(A, "questions.0.levels.2.sounds_like", ["fact number 2", "a", "b", "c"]),
        "copied-anchor", A, "questions[0].levels[2].sounds_like[0]", "this sentence is also the anchor of level 2",
    ),
    one(
        said_with("A-1.2.0", "fact: NUMBER 3"),
        "copied-anchor", SAID, "A-1[2][0]", "this sentence is also the anchor of level 3",
    ),
    one(
        said_with("A-1.2.0", "A-1 voice 1 3!"),
        "copied-anchor", SAID, "A-1[2][0]", "this sentence is also a sentence of level 1",
    ),
    one(
        both(
            put(A, "questions.0.levels.1.sounds_like", ["we do", "a", "b", "c"]),
            said_with("A-1.2.0", "we do"),
        ),
        "copied-anchor", SAID, "A-1[2][0]", "this sentence is also a sentence of level 1",
    ),
    one(
        said_with("A-1.2", ["a", "b", "c"]),
        "few-sentences", SAID, "A-1[2]", "level 2 of A-1 has 3 of at least 4 sentences",
    ),
    one(
        both(said_with("A-1.0.+", "one more"), drop(SAID, "A-2")),
        "few-sentences", SAID, "", "A-2 has no sentences, unlike other questions of its area",
    ),
    one(
        both(
            put(A, "questions.0.variants", [{"when": {"serving": ["api"]}, "levels": levels()}]),
            put(A, "questions.0.variants.0.levels.3.says", "A weekly report compares releases."),
            said_with("A-1.0.0", "the weekly report compares our releases"),
        ),
        "sentence-elsewhere", SAID, "A-1[0][0]", "this sentence of level 0 reads like level 3 of A-1",
    ),
    one(
        said_with("A-9", said()["A-1"]),
        "unknown-question", SAID, "A-9", '"A-9" is no question of the area "a"',
    ),
    one(
        said_with("B-1", said()["A-1"]),
        "unknown-question", SAID, "B-1", '"B-1" is no question of the area "a"',
    ),
    one(
        both(
            put(A, "questions.0.levels.1.sounds_like", ["we do", "a", "b", "c"]),
            put(A, "questions.0.levels.2.sounds_like", ["d", "e", "f", "We do!"]),
        ),
        "copied-anchor", A, "questions[0].levels[2].sounds_like[3]", "this sentence is also a sentence of level 1",
    ),
    one(
        put(A, "questions.0.levels.2.sounds_like", ["a", "b", "c"]),
        "few-sentences", A, "questions[0].levels[2].sounds_like",
        "level 2 of A-1 has 3 of at least 4 sentences in `sounds_like`",
    ),
    one(
        both(
            put(A, "questions.0.levels.4.says", "A weekly report compares releases automatically."),
            put(A, "questions.0.levels.0.sounds_like", ["the weekly report compares our releases", "a", "b", "c"]),
        ),
        "sentence-elsewhere", A, "questions[0].levels[0].sounds_like[0]",
        "this sentence of level 0 reads like level 4 of A-1",
    ),
    one(
        put(A, "questions.0.explain", "TODO: explain"),
        "placeholder", A, "questions[0].explain", '"TODO" is a placeholder',
    ),
    one(put(A, "questions.0.why", "..."), "placeholder", A, "questions[0].why", '"..." is a placeholder'),
    one(put(A, "questions.0.ask", "Do you ..."), "placeholder", A, "questions[0].ask", '"..." is a placeholder'),
    one(
        put(A, "questions.0.levels.0.says", "Lorem ipsum dolor."),
        "placeholder", A, "questions[0].levels[0].says", '"Lorem ipsum" is a placeholder',
    ),
    one(
        put(A, "questions.0.levels.0.says", "The process is to be defined."),
        "placeholder", A, "questions[0].levels[0].says", '"to be defined." is a placeholder',
    ),
    one(put(A, "questions.0.why", {"en": "tbd"}), "placeholder", A, "questions[0].why.en", '"tbd" is a placeholder'),
    one(
        put("sources.yaml", "MLP.address", "https://TBD"),
        "placeholder", "sources.yaml", "MLP.address", '"TBD" is a placeholder',
    ),
    one(
        drop(A, "questions.0.levels.2.next_step"),
        "next-step", A, "questions[0].levels", "A-1 has no next step from level 2",
    ),
    one(
        put(A, "questions.0.levels.4.next_step", {"do": "a", "days": 1, "who": "b", "seen_by": "c"}),
        "next-step", A, "questions[0].levels[4].next_step",
        "level 4 of A-1 has a next step, and there is no level above it",
    ),
    one(
        put(A, "questions.0.levels.1.next_step", {"do": "Do it.", "who": "me"}),
        "next-step", A, "questions[0].levels[1].next_step", "the next step from level 1 of A-1 has no days, seen_by",
    ),
    one(
        put(A, "questions.2.variants.0", {"when": {"serving": ["api"]}}),
        "unused-wording", A, "questions[2].variants[0]", "this variant changes no text",
    ),
    one(
        put(A, "questions.2.variants.+", {"when": {"serving": ["api"]}, "why": "Other."}),
        "unused-wording", A, "questions[2].variants[1]",
        "an earlier variant always comes first, so this one is never used",
    ),
    # Languages
    one(
        both(
            put("questionnaire.yaml", "title", {"en": "Tiny", "de": "Winzig"}),
            only_area_b,
        ),
        "missing-language", "areas/b.yaml", "questions[0].ask", "19 texts in this file have no de; this is the first",
    ),
    Planted(
        both(
            put("questionnaire.yaml", "title", {"en": "Tiny", "german": "Winzig"}),
            only_area_b,
        ),
        [
            ("language-code", "questionnaire.yaml", "title.german", '"german" is not the code of a language'),
            (
                "missing-language", "areas/b.yaml", "questions[0].ask",
                "19 texts in this file have no german; this is the first",
            ),
        ],
    ),
    # Conditions
    one(
        put(A, "questions.1.applies_when.gpu", True),
        "unknown-fact", A, "questions[1].applies_when.gpu", 'profile.yaml has no fact "gpu"',
    ),
    one(
        put(TARGETS, "adjust.0.when", {"slo": True}),
        "unknown-fact", TARGETS, "adjust[0].when.slo", 'profile.yaml has no fact "slo"',
    ),
    one(
        put(A, "questions.1.applies_when.serving", ["own", "colo"]),
        "unknown-choice", A, "questions[1].applies_when.serving", 'the fact "serving" has no choice "colo"',
    ),
    Planted(
        put(A, "questions.1.applies_when.serving", ["colo"]),
        [
            ("unknown-choice", A, "questions[1].applies_when.serving", 'the fact "serving" has no choice "colo"'),
            (
                "unreachable", A, "questions[1].applies_when.serving",
                'no profile can meet the condition on "serving", so the question is never asked',
            ),
        ],
    ),
    one(
        put(A, "questions.1.applies_when.gpus", {"min": 8, "max": 4}),
        "unreachable", A, "questions[1].applies_when.gpus",
        'no profile can meet the condition on "gpus", so the question is never asked',
    ),
    one(
        put(A, "questions.1.applies_when.sla", {"min": 101}),
        "unreachable", A, "questions[1].applies_when.sla",
        'no profile can meet the condition on "sla", so the question is never asked',
    ),
    one(
        put(A, "questions.1.applies_when.stage", {"min": 1}),
        "unreachable", A, "questions[1].applies_when.stage",
        'no profile can meet the condition on "stage", so the question is never asked',
    ),
    one(
        put(A, "questions.1.applies_when.stage", False),
        "unreachable", A, "questions[1].applies_when.stage",
        'no profile can meet the condition on "stage", so the question is never asked',
    ),
    one(
        both(
            put(A, "questions.1.applies_when.stage", ["seed"]),
            put(A, "questions.1.variants", [{"when": {"stage": ["growth"]}, "ask": "Other?"}]),
        ),
        "unreachable", A, "questions[1].variants[0].when.stage",
        'no profile that is asked this question can meet the condition on "stage", so this wording is never used',
    ),
    one(
        put(A, "questions.1.needs.0.when", {"gpus": {"max": 7}}),
        "unreachable", A, "questions[1].needs[0].when.gpus",
        'no profile that is asked this question can meet the condition on "gpus", so the need never counts',
    ),
    one(
        put(PROFILE, "facts.3.asked_when", {"gpus": {"max": -1}}),
        "unreachable", PROFILE, "facts[3].asked_when.gpus",
        'no profile can meet the condition on "gpus", so the fact is never asked',
    ),
    # Profile
    Planted(
        put(PROFILE, "facts.0.choices", []),
        [("no-choices", PROFILE, "facts[0]", '"stage" is a fact of kind choice without choices')],
    ),
    one(
        put(PROFILE, "facts.3.choices.+", {"id": "None"}),
        "same-choice", PROFILE, "facts[3].choices[1].id", 'the choice "None" of "sla" is here a second time',
    ),
    one(
        put(PROFILE, "facts.3.believable", {"min": 99, "max": 90}),
        "fact-range", PROFILE, "facts[3].believable", '"sla" has a lower bound of 99.0 above its upper bound of 90.0',
    ),
    one(
        put(PROFILE, "facts.3.believable", {"min": 101}),
        "fact-range", PROFILE, "facts[3].believable", 'no value that "sla" allows is believable',
    ),
    one(
        put(PROFILE, "facts.4.choices", [{"id": "a"}]),
        "unused-key", PROFILE, "facts[4].choices", '`choices` has no effect on a fact of kind yes_no ("regulated")',
    ),
    one(
        put(PROFILE, "facts.1.asked_when", {"regulated": True}),
        "fact-order", PROFILE, "facts[1].asked_when.regulated",
        '"serving" depends on "regulated", which is not known yet when it is asked',
    ),
    one(
        both(put(PROFILE, "facts.0.asked_with", "b"), put(PROFILE, "facts.1.asked_when", {"stage": ["seed"]})),
        "fact-order", PROFILE, "facts[1].asked_when.stage",
        '"serving" depends on "stage", which is not known yet when it is asked',
    ),
    one(
        put(PROFILE, "facts.1.asked_with", "c"), "unknown-area", PROFILE, "facts[1].asked_with",
        'there is no area "c"',
    ),
    # Targets
    one(put(TARGETS, "targets.c", 2), "unknown-area", TARGETS, "targets.c", 'there is no area "c"'),
    one(put(TARGETS, "why.c", "Why."), "unknown-area", TARGETS, "why.c", 'there is no area "c"'),
    one(put(TARGETS, "adjust.0.area", "c"), "unknown-area", TARGETS, "adjust[0].area", 'there is no area "c"'),
    one(put(ROLES, "0.covers.c", [0.1, 2]), "unknown-area", ROLES, "[0].covers.c", 'there is no area "c"'),
    one(
        put("economics.yaml", "risk_floor.c", 5),
        "unknown-area", "economics.yaml", "risk_floor.c", 'there is no area "c"',
    ),
    one(put(TARGETS, "down", "served"), "target-fact", TARGETS, "down", 'profile.yaml has no fact "served"'),
    one(
        drop(TARGETS, "across"),
        "target-fact", TARGETS, "targets", "targets have columns, but `across` names no fact",
    ),
    one(
        put(TARGETS, "across", "gpus"),
        "target-fact", TARGETS, "across", '`across` needs a fact of kind choice or choices; "gpus" is of kind number',
    ),
    one(
        put(TARGETS, "targets.a.own", [1, 2, 3]),
        "target-row", TARGETS, "targets.a.own", '3 cells, but "stage" has 2 choices',
    ),
    one(
        put(TARGETS, "targets.a.own", [1]),
        "target-row", TARGETS, "targets.a.own", '1 cells, but "stage" has 2 choices',
    ),
    one(drop(TARGETS, "targets.a.api"), "target-row", TARGETS, "targets.a.api", '"a" has no target for api'),
    one(
        put(TARGETS, "targets.a.colo", 2),
        "target-row", TARGETS, "targets.a.colo", 'the fact "serving" has no choice "colo"',
    ),
    one(drop(TARGETS, "targets.b"), "no-target", TARGETS, "targets", '"b" has no target, so it never has a gap'),
    one(drop(TARGETS, "adjust.0.area"), "adjustment", TARGETS, "adjust[0]", "expected either `area` or `question`"),
    one(drop(TARGETS, "adjust.0.add"), "adjustment", TARGETS, "adjust[0]", "this adjustment changes nothing"),
    one(
        put(TARGETS, "adjust.1.question", "A-7"),
        "adjustment", TARGETS, "adjust[1].question", '"A-7" is no question here',
    ),
    one(
        put(TARGETS, "adjust.1.add", 1),
        "adjustment", TARGETS, "adjust[1]", "a question takes `min` and nothing else",
    ),
    one(
        both(
            put(TARGETS, "targets.b", {"api": 1, "own": 1}),
            put("areas/b.yaml", "questions.0.applies_when", {"serving": ["own"]}),
        ),
        "target-without-question", TARGETS, "targets.b.api",
        '"b" has a target, but no question applies with serving api',
    ),
    one(
        put("areas/b.yaml", "questions.0.applies_when", {"gpus": {"min": 2}, "sla": True}),
        "target-without-question", TARGETS, "targets.b", '"b" has a target, but no question applies with gpus 0',
    ),
    # Roles, options, money, sources
    one(
        put(OPTIONS, "0.excludes", ["sra"]),
        "unknown-option", OPTIONS, "[0].excludes[0]", 'there is no role or option "sra"',
    ),
    one(put(OPTIONS, "0.excludes", ["help"]), "unknown-option", OPTIONS, "[0].excludes[0]", '"help" excludes itself'),
    one(drop(OPTIONS, "0.kind"), "option-kind", OPTIONS, "[0].kind", '"help" is of kind hire'),
    one(
        put(ROLES, "0.pay.us.low", 300),
        "pay-range", ROLES, "[0].pay.us", 'the pay of "sre" in us runs from 300 down to 200',
    ),
    one(
        drop(ROLES, "0.pay.eu"),
        "pay-region", ROLES, "[0].pay", '"sre" has no pay for eu; that of another region is used',
    ),
    one(
        put(ROLES, "0.pay.ch", {"currency": "USD", "low": 1, "high": 2}),
        "pay-region", ROLES, "[0].pay.ch", 'the fact "region" has no choice "ch"',
    ),
    one(
        put(OPTIONS, "0.yearly", {"CHF": 50}),
        "no-rate", OPTIONS, "[0].yearly.CHF", "CHF cannot be converted: economics.yaml has no rate for it",
    ),
    one(
        put("economics.yaml", "rates.EUR", "1,1"),
        "rate", "economics.yaml", "rates.EUR", "the rate of EUR is not a number above 0",
    ),
    one(drop("economics.yaml", "rates.as_of"), "rate", "economics.yaml", "rates", "the rates carry no date"),
    one(
        put("economics.yaml", "levers.engin", [0.1, 0.2, 0.3]),
        "lever", "economics.yaml", "levers.engin", 'no figure uses the lever "engin"',
    ),
    one(
        put("economics.yaml", "levers.engine", [0.3, 0.2, 0.1]),
        "lever", "economics.yaml", "levers.engine", 'low, likely and high of "engine" are not in ascending order',
    ),
    one(
        put("sources.yaml", "MLP.date", "2025-11-22"),
        "stale-source", "sources.yaml", "MLP.date", "MLP of 2025-11-22 was good for 12 months, which are over",
    ),
    one(
        put("sources.yaml", "MLP.date", "soon"),
        "source-date", "sources.yaml", "MLP.date", 'the date of MLP is missing or no date ("soon")',
    ),
    one(
        put("sources.yaml", "MLP.date", "2026-11-24"),
        "source-date", "sources.yaml", "MLP.date", "the date of MLP lies ahead (2026-11-24)",
    ),
    *IN_PACKS,
]  # fmt: skip
