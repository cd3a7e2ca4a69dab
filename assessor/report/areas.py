"""The areas as a report tells them: where each stands, which answers decide it, and what to do there first.

The first step is one of three. Below the target: the next step of the answer that decides. At the target by what was
said but not by the evidence: the evidence to show. Too few answers for a point: the question to answer.
"""

from collections.abc import Mapping, Sequence

from assessor.assessment.model import Grade
from assessor.questionnaire.conditions import Profile, worded_for
from assessor.questionnaire.model import Area, Questionnaire
from assessor.report.format import GRADE_WORDS
from assessor.report.model import AreaView, FirstStep, HeldDown, Said, Status
from assessor.scoring.model import AreaScore, Cap, Score
from assessor.scoring.targets import target

MOST_HEARD, MOST_HEARD_AT_TARGET = 3, 2
ORDER: tuple[Status, ...] = ("below", "no_point", "unproven", "no_target", "reached", "not_applicable")
"""Without a gap to sort by, what needs attention comes first."""
NEARLY = 1e-9
MOST_WORKING = 5
LEAST_WORKING = 2
"""Below level 2 nothing is in place that could be called working, however low the target."""
PROVEN = (GRADE_WORDS[Grade.SHOWN], GRADE_WORDS[Grade.MEASURED])


def area_views(
    questionnaire: Questionnaire, profile: Profile, score: Score, told: Mapping[str, Said]
) -> list[AreaView]:
    """Every area, the largest gap first; equal ones as in the questionnaire."""
    views = []
    for area in questionnaire.areas:
        figures = score.area(area.id)
        said = [told[item.question] for item in figures.items]
        views.append(_area_view(area, figures, questionnaire, profile, said))
    return sorted(views, key=lambda view: (ORDER.index(view.status), -(view.gap or 0)))


def status(area: AreaScore) -> Status:
    """Where an area stands."""
    if not area.applicable:
        return "not_applicable"
    if area.stated is None or area.adjusted is None:
        return "no_point"
    if area.target is None:
        return "no_target"
    if area.stated < area.target - NEARLY:
        return "below"
    return "unproven" if area.adjusted < area.target - NEARLY else "reached"


def _area_view(
    area: Area, score: AreaScore, questionnaire: Questionnaire, profile: Profile, said: Sequence[Said]
) -> AreaView:
    standing = status(score)
    decisive = _decisive(said, score, standing)
    heard = decisive[: MOST_HEARD_AT_TARGET if standing == "reached" else MOST_HEARD]
    shown = {one.id for one in heard}
    return AreaView(
        id=area.id,
        title=area.title or area.id,
        intro=area.intro,
        status=standing,
        stated=score.stated,
        low=score.low,
        high=score.high,
        adjusted=score.adjusted,
        target=score.target,
        gap=score.gap,
        coverage=score.coverage,
        questions=len(said),
        answered=sum(one.answered for one in said),
        cap=_held_down(score.cap, said),
        target_reasons=target(area.id, questionnaire, profile).reasons if score.applicable else [],
        heard=heard,
        contradictions=[one for one in said if one.contradiction and one.id not in shown],
        lacking=_lacking(said, score) if standing in ("below", "unproven") else None,
        first_step=_first_step(standing, decisive, said, questionnaire, profile),
    )


def _decisive(said: Sequence[Said], score: AreaScore, standing: Status) -> list[Said]:
    """The answers that keep the area where it is, the weightiest first; open questions only where they decide.

    First a minimum that the profile demands and that is not met, then the question that caps, then the lowest level.
    Where the target is reached by words alone, the answers with the widest interval come first.
    """

    def rank(one: Said) -> tuple[bool, bool, float, float]:
        short = one.minimum is not None and one.level is not None and one.level < one.minimum
        caps = score.cap is not None and one.id == score.cap.question
        width = one.high - one.low
        return (not short, not caps, -width if standing == "unproven" else one.level or 0, -width)

    goal = score.target if score.target is not None else 4.0
    telling = [
        one
        for one in said
        if (one.level is not None and (one.level < goal or standing in ("unproven", "reached")))
        or one.said == "dk"
        or (score.cap is not None and one.id == score.cap.question)
    ]
    answered = [one for one in telling if one.answered or (score.cap is not None and one.id == score.cap.question)]
    return sorted(answered, key=rank) + [one for one in telling if one not in answered]


def _lacking(said: Sequence[Said], score: AreaScore) -> Said | None:
    """The answer that caps; else one that another answer speaks against, where the rest reaches the target; else the
    lowest, the weightiest of equal ones."""
    goal = score.target if score.target is not None else 4.0
    short = [one for one in said if one.level is not None and (one.level < goal or one.contradiction)]
    unproven = status(score) == "unproven"

    def rank(one: Said) -> tuple[bool, bool, int, float]:
        caps = score.cap is not None and one.id == score.cap.question
        return (not caps, not (unproven and one.contradiction), one.level or 0, -one.weight)

    return min(short, key=rank, default=None)


def working(told: Mapping[str, Said], areas: Sequence[AreaView]) -> list[Said]:
    """What is working, and how that is known: at the area's target or above, shown or measured, and not denied."""
    targets = {area.title: area.target for area in areas if area.target is not None}
    good = [
        one
        for one in told.values()
        if one.level is not None
        and one.area in targets
        and one.level >= max(targets[one.area], one.minimum or 0.0, LEAST_WORKING)
        and one.grade in PROVEN
        and not one.contradiction
    ]
    return sorted(good, key=lambda one: (-PROVEN.index(one.grade), -(one.level or 0), -one.weight))[:MOST_WORKING]


def _held_down(cap: Cap | None, said: Sequence[Said]) -> HeldDown | None:
    one = next((one for one in said if cap is not None and one.id == cap.question), None)
    if cap is None or one is None:
        return None
    return HeldDown(question=one.id, ask=one.ask, level=one.level, limit=cap.limit)


def _first_step(
    standing: Status, decisive: Sequence[Said], said: Sequence[Said], questionnaire: Questionnaire, profile: Profile
) -> FirstStep | None:
    if standing in ("not_applicable", "reached"):
        return None
    if standing == "no_point":
        open_ones = [one for one in said if not one.answered]
        first = next((one for one in open_ones if one.critical), open_ones[0])
        return FirstStep(kind="find_out", do=first.ask, question=first.id)
    for one in decisive:
        question = questionnaire.question(one.id)
        if question is None:
            continue
        worded = worded_for(question, profile)
        if standing == "unproven":
            if worded.evidence:
                return FirstStep(kind="show", do=worded.evidence, question=one.id)
        elif one.level is None:
            return FirstStep(kind="find_out", do=one.ask, question=one.id)
        elif (step := worded.levels[one.level].next_step) is not None and step.do:
            return FirstStep(kind="do", do=step.do, days=step.days, who=step.who, seen_by=step.seen_by, question=one.id)
    return None
