"""The page on a workshop for a template: which questions the room saw differently, and what stood apart.

What may be shown was decided in the room (assessor/votes/findings.py); what counts as apart, in votes/perception.py.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from assessor.assessment.model import Answer, Assessment
from assessor.assessment.workshop import Finding, GroupView, WorkshopFindings
from assessor.questionnaire.conditions import worded_for
from assessor.questionnaire.model import Questionnaire
from assessor.report.perception_model import AreaApart, Perception, Priority, SeenApart, Voted
from assessor.votes.aggregate import medians
from assessor.votes.perception import seen_apart
from assessor.votes.spread import to_talk_about


def perception(questionnaire: Questionnaire, assessment: Assessment) -> Perception | None:
    """How the room saw it; None without a workshop, or without the room's consent."""
    held = assessment.workshop
    if held is None or not held.findings:
        return None
    voted = _voted(questionnaire, assessment, held)
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    return Perception(
        on=_day(held.held),
        voters=held.voters,
        voted=voted,
        apart=sum(to_talk_about(one.counts, one.dont_know) for one in voted),
        seen_apart=_seen_apart(held, {one.question: one.ask for one in voted}),
        areas_apart=[
            AreaApart(title=titles[views.area], leadership=pair[0], hands_on=pair[1])
            for views in held.areas
            if views.area in titles and (pair := _pair(views.groups)) is not None
        ],
        grouped=any(finding.groups for finding in held.findings),
        alpha=held.alpha,
        alpha_says=held.alpha_says,
        priorities=[
            Priority(title=titles[rank.area], mean_rank=rank.mean_rank)
            for rank in held.priorities
            if rank.area in titles
        ],
        concordance=held.concordance,
        promises=held.promises,
    )


def _voted(questionnaire: Questionnaire, assessment: Assessment, held: WorkshopFindings) -> list[Voted]:
    found = []
    for finding in held.findings:
        question = questionnaire.question(finding.question)
        if question is not None:
            ask = worded_for(question, assessment.profile).ask
            found.append(_row(finding, ask, assessment.answers))
    return sorted(found, key=lambda one: (one.agreement if one.agreement is not None else 2.0, one.question))


def _row(finding: Finding, ask: str, answers: Mapping[str, Answer]) -> Voted:
    middle = medians(level for level, count in enumerate(finding.counts) for _ in range(count))
    return Voted(
        question=finding.question,
        ask=ask,
        counts=finding.counts,
        dont_know=finding.dont_know,
        agreement=finding.agreement,
        low=middle[0] if middle else None,
        high=middle[1] if middle else None,
        agreed=finding.agreed,
        stands=_stands(answers.get(finding.question)),
        dissent=finding.dissent,
    )


def _stands(answer: Answer | None) -> str:
    """The scored answer in a cell of a table."""
    if answer is None or answer.value == "skipped":
        return "–"
    if answer.level is None:
        return {"dk": "don’t know", "na": "n/a"}[str(answer.value)]
    return f"{answer.level} to {answer.up_to}" if answer.up_to is not None else str(answer.level)


def _seen_apart(held: WorkshopFindings, asks: Mapping[str, str]) -> list[SeenApart]:
    """The questions that the two groups see differently, the widest difference first."""
    found = []
    for finding in held.findings:
        pair = _pair(finding.groups)
        if pair is not None and finding.question in asks:
            ask = asks[finding.question]
            found.append(SeenApart(question=finding.question, ask=ask, leadership=pair[0], hands_on=pair[1]))
    return sorted(found, key=lambda one: -abs(one.leadership.median - one.hands_on.median))


def _pair(groups: Sequence[GroupView]) -> tuple[GroupView, GroupView] | None:
    """Those who lead and those who run it, where they see it differently."""
    by_name = {view.group: view for view in groups}
    leads, does = by_name.get("leadership"), by_name.get("hands_on")
    return (leads, does) if leads is not None and does is not None and seen_apart(leads, does) else None


def _day(at: str) -> date | None:
    try:
        return datetime.fromisoformat(at).date()
    except ValueError:
        return None
