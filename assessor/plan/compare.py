"""What changed between two states of one company (docs/method.md, "Since last time").

Both sides are scored, priced and planned by the present questionnaire, so that a difference comes from the company and
never from our numbers. Only questions are compared that both were asked, with the same levels. A figure that moved
counts as changed where its two intervals have no value in common; otherwise it may be noise: within what was said,
nothing need have happened. Levels 0 to 4, money a year. What is told of it, and how, is decided by the faces.
"""

from collections.abc import Mapping
from typing import NamedTuple

from assessor.assessment.model import Answer, Assessment, Facts, Grade, Milestone
from assessor.assessment.profile import fact_value
from assessor.economics.figure import Figure
from assessor.economics.leaks import leaks
from assessor.economics.stake_model import Stake, Stakes
from assessor.economics.stakes import stakes as stakes_of
from assessor.plan.compare_model import (
    AnswerChange,
    AreaChange,
    Change,
    Common,
    Comparison,
    Contradiction,
    FactChange,
    Figures,
    Given,
    Moment,
    Money,
    MoneyChange,
    Moved,
    Named,
    OverallChange,
    PlanChange,
    PlanSide,
    Record,
    StakeChange,
)
from assessor.plan.compare_notes import notes
from assessor.plan.hiring import decided
from assessor.plan.model import Plan
from assessor.questionnaire.conditions import FactValue, Profile, is_known, worded_for
from assessor.questionnaire.model import Question, Questionnaire
from assessor.scoring.model import AreaScore, Item, Overall, Score
from assessor.scoring.score import score

NEARLY = 1e-9
GRADES = list(Grade)


class _Side(NamedTuple):
    """A record with everything that follows from it."""

    record: Record
    profile: Facts
    score: Score
    stakes: Stakes
    plan: Plan


def of_milestone(milestone: Milestone) -> Record:
    """A milestone as one side of a comparison."""
    return Record(**milestone.model_dump())


def of_assessment(assessment: Assessment, name: str) -> Record:
    """The present state of an assessment as one side of a comparison."""
    kept = assessment.model_dump(include={"profile", "answers", "questionnaire"})
    return Record(name=name, at=assessment.changed, **kept)


def last_milestone(assessment: Assessment) -> Milestone | None:
    """The latest milestone that is not the present state itself; None where there is none."""
    present = (assessment.profile, assessment.answers)
    others = [each for each in assessment.milestones if (each.profile, each.answers) != present]
    return max(others, key=lambda each: each.at, default=None)


def compare(
    questionnaire: Questionnaire, then: Record, now: Record, *, asked_then: Questionnaire | None = None
) -> Comparison:
    """The changes from `then` to `now`, whose answers belong to `questionnaire`.

    `asked_then` is the version that `then` answered, where it is another one and at hand; where it is not, only
    questions that had an answer then are compared, because only of them it is certain that they were asked.
    """
    both, common = _common(questionnaire, then, asked_then)
    before, after = _side(both, then), _side(both, now)
    areas = [_area(area.id, area.title or area.id, before.score, after.score) for area in both.areas]
    answers = _answers(both, before, after)
    facts = _facts(questionnaire, before.profile, after.profile)
    overall = OverallChange(
        then=_overall(before.score.overall, before.score.coverage),
        now=_overall(after.score.overall, after.score.coverage),
        change=_change(before.score.overall, after.score.overall),
    )
    moved = bool(facts) or any(area.change in ("up", "down") for area in areas)
    denied_then, denied_now = ({flag.question: flag.says for flag in side.score.flags} for side in (before, after))
    found = Comparison(
        questionnaire=Named(id=questionnaire.id, title=questionnaire.title),
        then=_moment(then, questionnaire),
        now=_moment(now, questionnaire),
        common=common,
        overall=overall,
        areas=areas,
        answers=answers,
        facts=facts,
        money=_money(both, before.stakes, after.stakes),
        plan=_plan(both, before.plan, after.plan, moved=moved),
        contradictions_new=[Contradiction(question=q, says=s) for q, s in denied_now.items() if q not in denied_then],
        contradictions_gone=[Contradiction(question=q, says=s) for q, s in denied_then.items() if q not in denied_now],
        notes=[],
    )
    unread = sorted(fact for fact in set(then.profile) - set(before.profile) if is_known(then.profile[fact]))
    return found.model_copy(update={"notes": notes(found, unread, asked_then is not None)})


def _common(
    questionnaire: Questionnaire, then: Record, asked_then: Questionnaire | None
) -> tuple[Questionnaire, Common]:
    """The present questionnaire with the questions that both sides were asked."""
    ids = [question.id for area in questionnaire.areas for question in area.questions]
    if then.questionnaire is None or then.questionnaire.digest == questionnaire.digest:
        return questionnaire, Common(questions=len(ids), only_then=sorted(set(then.answers) - set(ids)))

    def asked(question: Question) -> bool:
        if asked_then is None:
            return question.id in then.answers
        older = asked_then.question(question.id)
        return older is not None and _levels(older) == _levels(question)

    areas = [
        area.model_copy(update={"questions": [question for question in area.questions if asked(question)]})
        for area in questionnaire.areas
    ]
    kept = [question.id for area in areas for question in area.questions]
    older = then.answers if asked_then is None else [q.id for area in asked_then.areas for q in area.questions]
    common = Common(
        questions=len(kept),
        only_now=[id for id in ids if id not in kept],
        only_then=[id for id in older if id not in kept],
    )
    return questionnaire.model_copy(update={"areas": areas}), common


def _levels(question: Question) -> list[list[str]]:
    """The facts of all levels, in every wording: what an answer means."""
    worded = [question.levels, *(variant.levels for variant in question.variants if variant.levels)]
    return [[level.says for level in levels] for levels in worded]


def _side(questionnaire: Questionnaire, record: Record) -> _Side:
    profile: Facts = {}
    for id, raw in record.profile.items():
        fact = questionnaire.fact(id)
        try:
            value = fact_value(fact, raw, questionnaire) if fact is not None else None
        except ValueError:  # what another version, or a hand, wrote: not known here, and a note says so
            value = None
        if value is not None:
            profile[id] = value
    scored = score(questionnaire, profile, record.answers)
    return _Side(
        record, profile, scored, stakes_of(questionnaire, profile, scored), decided(questionnaire, profile, scored)
    )


def _moment(record: Record, questionnaire: Questionnaire) -> Moment:
    answered = record.questionnaire
    return Moment(
        name=record.name, at=record.at, version=answered.version if answered is not None else questionnaire.version
    )


# --- Scores --------------------------------------------------------------------------------------------------------


def _area(id: str, title: str, before: Score, after: Score) -> AreaChange:
    then, now = before.area(id), after.area(id)
    return AreaChange(area=id, title=title, then=_figures(then), now=_figures(now), change=_change(then, now))


def _figures(area: AreaScore) -> Figures:
    return Figures.model_validate(area.model_dump(include=set(Figures.model_fields)))


def _overall(overall: Overall, coverage: float | None) -> Figures:
    return Figures(**overall.model_dump(), coverage=coverage, applicable=overall.low is not None)


def _change(then: AreaScore | Overall, now: AreaScore | Overall) -> Change:
    """What may be said of a figure with its interval, by the rule at the head of this file."""
    if then.low is None or then.high is None or now.low is None or now.high is None:
        return _beside(there_then=then.low is not None, there_now=now.low is not None)
    if now.low > then.high + NEARLY:
        return "up"
    if now.high < then.low - NEARLY:
        return "down"
    still = abs(now.low - then.low) < NEARLY and abs(now.high - then.high) < NEARLY
    if then.stated is None or now.stated is None:
        return "same" if still and then.stated is now.stated else "no_point"
    if abs(now.stated - then.stated) >= NEARLY:
        return "may_be_noise"
    return "same" if still else "interval"


def _beside(*, there_then: bool, there_now: bool) -> Change:
    """What may be said where one side or both are missing."""
    if there_then:
        return "ended"
    return "began" if there_now else "nothing"


# --- Answers and facts ---------------------------------------------------------------------------------------------


def _answers(questionnaire: Questionnaire, before: _Side, after: _Side) -> list[AnswerChange]:
    """The answers that are others now, in the order of the questionnaire."""
    then, now = (_items(side.score) for side in (before, after))
    found = []
    for area in questionnaire.areas:
        for question in area.questions:
            was, is_now = then.get(question.id), now.get(question.id)
            moved = _moved(was, is_now)
            if moved is None:
                continue
            noise = was is not None and is_now is not None and _overlap(was, is_now)
            found.append(
                AnswerChange(
                    question=question.id,
                    area=area.id,
                    ask=worded_for(question, after.profile).ask,
                    moved=moved,
                    then=_given(was, before.record.answers.get(question.id)),
                    now=_given(is_now, after.record.answers.get(question.id)),
                    may_be_noise=noise,
                )
            )
    return found


def _items(scored: Score) -> dict[str, Item]:
    return {item.question: item for area in scored.areas for item in area.items}


def _overlap(then: Item, now: Item) -> bool:
    return then.interval.low <= now.interval.high + NEARLY and now.interval.low <= then.interval.high + NEARLY


def _moved(then: Item | None, now: Item | None) -> Moved | None:
    """How an answer changed; None where it did not."""
    if then is None or now is None:
        return None if then is now else ("joined" if then is None else "left")
    if then.level is None or now.level is None:
        if then.level is not None:
            return "unanswered"
        if now.level is not None:
            return "answered"
        return None if _said(then.answer) == _said(now.answer) else "said"
    if now.level != then.level:
        return "up" if now.level > then.level else "down"
    grades = [GRADES.index(item.answer.grade) for item in (then, now) if item.answer is not None]
    if grades[0] == grades[1]:
        return None
    return "stronger" if grades[1] > grades[0] else "weaker"


def _given(item: Item | None, answer: Answer | None) -> Given:
    if item is None:  # it counts for nothing: a person said that it does not apply, or a fact rules it out
        return Given(said="na" if answer is not None and answer.value == "na" else "ruled_out")
    return _said(item.answer)


def _said(answer: Answer | None) -> Given:
    if answer is None:
        return Given(said="not_asked")
    if isinstance(answer.value, int):
        return Given(said="level", level=answer.value, grade=answer.grade.value)
    return Given(said=answer.value)


def _facts(questionnaire: Questionnaire, then: Profile, now: Profile) -> list[FactChange]:
    return [
        FactChange(fact=fact.id, ask=fact.ask, then=then.get(fact.id), now=now.get(fact.id))
        for fact in questionnaire.facts
        if _unordered(then.get(fact.id)) != _unordered(now.get(fact.id))
    ]


def _unordered(value: FactValue | None) -> FactValue | None:
    return sorted(value) if isinstance(value, list) else value


# --- Money and plan ------------------------------------------------------------------------------------------------


def _money(questionnaire: Questionnaire, then: Stakes, now: Stakes) -> MoneyChange:
    """The stakes that count, together and by area."""
    one_currency = then.currency == now.currency

    def change(before: Money | None, after: Money | None) -> Change:
        if before is None or after is None:
            return _beside(there_then=before is not None, there_now=after is not None)
        return _money_moved(before, after) if one_currency else "not_comparable"

    whole = [_amount(leaks(side).whole) for side in (then, now)]
    areas = []
    for area in questionnaire.areas:
        before, after = _counted(then.of(area.id)), _counted(now.of(area.id))
        if before is not None or after is not None:
            title = area.title or area.id
            areas.append(StakeChange(area=area.id, title=title, then=before, now=after, change=change(before, after)))
    return MoneyChange(
        currency_then=then.currency,
        currency_now=now.currency,
        then=whole[0],
        now=whole[1],
        change=change(*whole),
        areas=areas,
    )


def _money_moved(then: Money, now: Money) -> Change:
    """The rule at the head of this file for amounts, whose range is from low to high."""
    nearly = NEARLY * max(1.0, abs(then.high), abs(now.high))
    if now.low > then.high + nearly:
        return "up"
    if now.high < then.low - nearly:
        return "down"
    if abs(now.likely - then.likely) > nearly:
        return "may_be_noise"
    return "same" if abs(now.low - then.low) <= nearly and abs(now.high - then.high) <= nearly else "interval"


def _counted(stake: Stake) -> Money | None:
    return _amount(stake.money) if stake.counts else None


def _amount(figure: Figure) -> Money | None:
    if figure.low is None or figure.likely is None or figure.high is None:
        return None
    return Money(low=figure.low, likely=figure.likely, high=figure.high)


def _plan(questionnaire: Questionnaire, then: Plan, now: Plan, *, moved: bool) -> PlanChange:
    titles = {option.id: option.title or option.id for option in questionnaire.all_options}
    before, after = _plan_side(then, titles), _plan_side(now, titles)
    then_ids, now_ids = ([step.option for step in plan.steps] for plan in (then, now))
    same = then.decision == now.decision and then_ids == now_ids
    return PlanChange(
        then=before,
        now=after,
        same=same,
        joined=_without(after.options, then_ids),
        left=_without(before.options, now_ids),
        may_be_noise=not same and not moved,
    )


def _plan_side(plan: Plan, titles: Mapping[str, str]) -> PlanSide:
    named = [Named(id=step.option, title=titles.get(step.option, step.option)) for step in plan.steps]
    hires = [option for option, step in zip(named, plan.steps, strict=True) if step.kind == "hire" and not step.later]
    return PlanSide(
        decision=plan.decision, reason=plan.reason, first_hire=hires[0] if hires else None, options=named, net=plan.net
    )


def _without(options: list[Named], ids: list[str]) -> list[Named]:
    """The options that are not among `ids`, a role that stands there twice counted twice."""
    left, found = list(ids), []
    for option in options:
        if option.id in left:
            left.remove(option.id)
        else:
            found.append(option)
    return found
