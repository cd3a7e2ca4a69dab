"""The first actions: what to do in the next 30 days with the people who are there, and what to ask first.

A step belongs here when somebody who is there can do it: not when its `who` names a role that the team lacks.
Order: what the profile demands by itself (a minimum not met), critical questions, then the areas with the largest
weighted gap; within an area the lowest level first, then the smaller effort. One action per area, so that they spread.
"""

from assessor.assessment.model import Answer
from assessor.plan.model import Action
from assessor.questionnaire.conditions import Profile, applies, worded_for
from assessor.questionnaire.model import Question, Questionnaire
from assessor.scoring.model import AreaScore, Item, Score
from assessor.scoring.targets import minimums

MOST = 3
LONGEST_DAYS = 15
"""Working days: more does not fit into 30 days beside the day's work."""


def first_actions(questionnaire: Questionnaire, profile: Profile, score: Score) -> list[Action]:
    """At most three next steps for the coming 30 days; none of them needs a hire."""
    demanded = minimums(questionnaire.targets, profile)
    missing = missing_roles(questionnaire, profile)
    weights = {area.id: area.weight for area in questionnaire.areas}
    ranked = []
    for area in score.areas:
        for item in area.items:
            question = questionnaire.question(item.question)
            action = _step(question, item, area, profile) if question else None
            if question and action and can_be_done(action.who, missing):
                short = (
                    item.level is not None and (demanded[question.id].level or 0) > item.level
                    if question.id in demanded
                    else False
                )
                rank = (
                    not short,
                    not question.critical,
                    -weights[area.id] * (area.gap or 0),
                    item.level,
                    action.days or 0,
                )
                ranked.append((rank, area.id, question.id, action))
    ranked.sort(key=lambda entry: (entry[0], entry[2]))
    chosen: dict[str, Action] = {}
    for _, area_id, _, action in ranked:
        chosen.setdefault(area_id, action)
    return list(chosen.values())[:MOST]


def questions_to_answer(questionnaire: Questionnaire, profile: Profile, score: Score) -> list[Action]:
    """The open questions to answer first: critical and heavy ones, one per area in turn."""
    answers: dict[str, Answer | None] = {item.question: item.answer for area in score.areas for item in area.items}
    waiting: list[tuple[int, int, bool, float, str, str]] = []
    for position, area in enumerate(questionnaire.areas):
        open_ones = [
            question
            for question in area.questions
            if applies(question, profile) and question.id in answers and not _is_level(answers[question.id])
        ]
        open_ones.sort(key=lambda question: (not question.critical, -question.weight))
        for turn, question in enumerate(open_ones):
            ask = worded_for(question, profile).ask
            waiting.append((turn, position, not question.critical, -question.weight, area.id, f"Find out: {ask}"))
    waiting.sort(key=lambda entry: entry[:4])
    return [Action(do=do, area=area, days=None) for *_, area, do in waiting[:MOST]]


def missing_roles(questionnaire: Questionnaire, profile: Profile) -> list[str]:
    """What the roles are called that nobody in the team has."""
    team = profile.get("team")
    people = team if isinstance(team, dict) else {}
    return [role.short.lower() for role in questionnaire.roles if role.short and not people.get(role.id)]


def can_be_done(who: str, missing: list[str]) -> bool:
    """Whether one of the alternatives in `who` ("a product engineer or an AI-focused SRE") needs no missing role."""
    return any(not any(role in each for role in missing) for each in who.lower().split(" or "))


def _step(question: Question, item: Item, area: AreaScore, profile: Profile) -> Action | None:
    """The next step of an answered question that is below its area's target, if it fits into the month."""
    if item.level is None or item.level >= 4 or area.target is None or item.level >= area.target:
        return None
    step = worded_for(question, profile).levels[item.level].next_step
    if step is None or not step.do or (step.days or 0) > LONGEST_DAYS:
        return None
    return Action(do=step.do, area=area.id, days=step.days, who=step.who, seen_by=step.seen_by, question=question.id)


def _is_level(answer: Answer | None) -> bool:
    return answer is not None and answer.level is not None
