"""A role as a page of its own: what a job description, a scorecard and an interview need, as one frozen value.

The role's own entry gives mission, duties and pay, its pack the rest, and what all packs share comes from there. A role
without a pack still has its entry. Levels of skill run from 0 to 3, scores from 1 to 4, pay is a year's base.
"""

from collections.abc import Sequence
from datetime import date

from assessor.plan.cost import DEFAULT_REGION
from assessor.questionnaire.age import pay_origin, pay_warning
from assessor.questionnaire.model import Option, Questionnaire
from assessor.questionnaire.role_pack import Common, Files, Fit, Note, RolePack, Stage, common, role_pack
from assessor.report.pay import pay
from assessor.report.role_model import BackgroundFit, CriterionView, NoteView, RoleContext, SkillView, StageView

FIT_WORDS: dict[Fit, str] = {"best": "best fit", "good": "good fit", "some": "some fit"}


def regions(questionnaire: Questionnaire, role: Option) -> list[str]:
    """The ids of the regions that can be asked for: those of the role's pay, then those of the profile."""
    fact = questionnaire.fact("region")
    return list(dict.fromkeys([*role.pay, *(choice.id for choice in fact.choices)] if fact else role.pay))


def role_context(
    questionnaire: Questionnaire, role: Option, files: Files, *, region: str | None, today: date
) -> RoleContext:
    """`role` with its pack out of `files`, for `region` or else the first region that the role has pay for."""
    language = questionnaire.language
    pack = role_pack(files, role.id, language)
    shared = common(files, language)
    chosen = region or (DEFAULT_REGION if DEFAULT_REGION in role.pay else next(iter(role.pay), ""))
    band = pay(role, {"region": chosen}, questionnaire) if chosen in role.pay else None
    made = pack or RolePack(id=role.id)
    titles = {stage.id: stage.title for stage in shared.stages}
    stages = [_stage(stage, made) for stage in shared.stages]
    skills = {skill.id: skill.title for skill in shared.skills}
    needed = sorted((s for s in made.skills if s.level > 0), key=lambda s: -s.level)
    return RoleContext(
        title=role.title or role.id,
        questionnaire=f"{questionnaire.id} {questionnaire.version}",
        date=today,
        language=language,
        mission=role.mission,
        owns=role.owns,
        pay=band,
        pay_origin=pay_origin(band.as_of, band.source) if band else "",
        pay_warning=pay_warning(band.as_of, today) if band else "",
        backgrounds=_backgrounds(role, made),
        pack=made,
        has_pack=pack is not None,
        common=shared,
        stages=stages,
        minutes=sum(view.minutes for view in stages),
        skills=[SkillView(title=skills.get(s.id, s.id), level=s.level) for s in needed],
        scorecard=[
            CriterionView(says=line.says, stages=[titles.get(id, id) for id in line.stages]) for line in made.scorecard
        ],
        research=_notes(shared.research, shared),
        law=_notes([n for n in shared.law if chosen in n.regions] + [n for n in shared.law if not n.regions], shared),
    )


def _stage(stage: Stage, pack: RolePack) -> StageView:
    exercise = {"work_sample": pack.work_sample, "system_design": pack.system_design}.get(stage.id)
    notes = {note.id: note.says for note in pack.stages}
    return StageView(stage=stage, minutes=exercise.minutes if exercise else stage.minutes, here=notes.get(stage.id, ""))


def _backgrounds(role: Option, pack: RolePack) -> list[BackgroundFit]:
    """In the order of the pack, with the texts of the role's own entry where it has them; then what only that has."""
    own = {background.id: background for background in role.backgrounds}
    found = []
    for source in pack.source_from:
        entry = own.pop(source.id, None)
        found.append(
            BackgroundFit(
                title=source.title or (entry.title if entry else "") or source.id,
                fit=FIT_WORDS[source.fit],
                brings=source.brings or (entry.brings if entry else ""),
                check=source.check or (entry.check if entry else ""),
            )
        )
    return found + [BackgroundFit(title=b.title or b.id, fit="", brings=b.brings, check=b.check) for b in own.values()]


def _notes(notes: Sequence[Note], shared: Common) -> list[NoteView]:
    return [
        NoteView(says=n.says, as_of=n.as_of, sources=[shared.sources[id] for id in n.sources if id in shared.sources])
        for n in notes
    ]
