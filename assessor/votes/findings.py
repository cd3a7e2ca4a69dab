"""What a workshop leaves in the assessment, under the consent given: sums, medians, priorities, actions. No vote.

The findings are of the first round, before anybody spoke: that is the disagreement worth knowing.
"""

from collections.abc import Sequence

from assessor.assessment.workshop import AreaRank, AreaViews, Finding, WorkshopFindings
from assessor.questionnaire.model import Questionnaire
from assessor.votes.aggregate import levels
from assessor.votes.measures import Alignment, alignment, concordance, mean_ranks
from assessor.votes.model import BEFORE, Meeting, Vote
from assessor.votes.perception import group_views
from assessor.votes.spread import spread
from assessor.votes.stage import Stage, stage


def findings(meeting: Meeting, questionnaire: Questionnaire) -> WorkshopFindings | None:
    """What the report may show; None where the room did not agree to it, or nothing was shown yet."""
    now = stage(meeting)
    if now.consent is None or not now.consent.report:
        return None
    asked = [q.id for area in questionnaire.areas for q in area.questions if first_votes(meeting, q.id, now)]
    if not asked:
        return None
    aligned = session_alignment(meeting, asked, now)
    ranked, _ = priorities(meeting, [area.id for area in questionnaire.areas])
    return WorkshopFindings(
        held=next((step.at for step in meeting.steps if step.kind == "opened"), meeting.created),
        voters=len({voter for id in asked for voter in first_votes(meeting, id, now)}),
        findings=[_finding(meeting, id, now) for id in asked],
        areas=_areas(meeting, questionnaire, now),
        alpha=aligned.alpha,
        alpha_says=aligned.says,
        priorities=ranked,
        concordance=_concordance(meeting, [area.id for area in questionnaire.areas]),
        promises=list(now.promises),
    )


def first_votes(meeting: Meeting, question: str, now: Stage) -> dict[str, Vote]:
    """The votes before anybody spoke: of the first round where that was shown, else those from before the meeting."""
    rounds = meeting.votes.get(question, {})
    return dict(rounds.get(1 if question in now.shown else BEFORE, {}))


def session_alignment(meeting: Meeting, questions: Sequence[str], now: Stage) -> Alignment:
    """Alpha over the first votes of all `questions`, with its guards."""
    votes = [first_votes(meeting, id, now) for id in questions]
    return alignment([levels(each.values()) for each in votes], len({voter for each in votes for voter in each}))


def priorities(meeting: Meeting, areas: Sequence[str]) -> tuple[list[AreaRank], str]:
    """The areas that somebody named, by their mean place, and how far the orders agree, in words."""
    orders = [mean_ranks([area for area in order if area in areas], areas) for order in meeting.rankings.values()]
    if not orders:
        return [], "Nobody has given an order yet."
    named = {area for order in meeting.rankings.values() for area in order if area in areas}
    ranked = [
        AreaRank(area=area, mean_rank=sum(o[area] for o in orders) / len(orders)) for area in areas if area in named
    ]
    w = _concordance(meeting, areas)
    if w is None:
        says = f"{len(orders)} order{'' if len(orders) == 1 else 's'}: too few to compare."
    else:
        word = "a common order" if w >= 0.7 else "partly the same order" if w >= 0.4 else "different orders"
        says = f"{len(orders)} people, {word} (Kendall's W {w:.2f}; 1 is one order, 0 is none)."
    return sorted(ranked, key=lambda rank: rank.mean_rank), says


def _concordance(meeting: Meeting, areas: Sequence[str]) -> float | None:
    orders = [mean_ranks([area for area in order if area in areas], areas) for order in meeting.rankings.values()]
    return concordance([[order[area] for area in areas] for order in orders])


def _areas(meeting: Meeting, questionnaire: Questionnaire, now: Stage) -> list[AreaViews]:
    seen = []
    for area in questionnaire.areas:
        votes = [first_votes(meeting, question.id, now) for question in area.questions]
        if groups := group_views(meeting, *votes):
            seen.append(AreaViews(area=area.id, groups=groups))
    return seen


def _finding(meeting: Meeting, question: str, now: Stage) -> Finding:
    votes = first_votes(meeting, question, now)
    found = spread(meeting, question, 1 if question in now.shown else BEFORE)
    agreed = now.agreed.get(question)
    counts = (found.counts[0], found.counts[1], found.counts[2], found.counts[3], found.counts[4])
    return Finding(
        question=question,
        rounds=now.shown.get(question, BEFORE),
        counts=counts,
        dont_know=found.dont_know,
        agreement=found.agreement,
        agreed=agreed is not None,
        dissent=agreed.dissent if agreed is not None else "",
        groups=group_views(meeting, votes),
    )
