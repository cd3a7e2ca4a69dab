"""Answers as a report tells them: what was asked, in which wording, what was said, with which grade and by whom.

Also what was left out, by which fact or for which typed reason, and which questions are still open.
"""

from collections.abc import Mapping, Sequence

from assessor.assessment.model import DONT_KNOW, NOT_APPLICABLE, Answer
from assessor.economics.currency import currency
from assessor.interview import flow
from assessor.interview.replies import fact_words
from assessor.questionnaire.conditions import Profile, holds, is_known, worded_for
from assessor.questionnaire.model import Fact, Question, Questionnaire
from assessor.report.format import GRADE_WORDS
from assessor.report.model import AnswersOfArea, AreaView, Because, FactView, LeftOut, Said
from assessor.scoring.model import Item, Score
from assessor.scoring.targets import minimums
from assessor.votes.aggregate import BY

Answers = Mapping[str, Answer]


def all_said(questionnaire: Questionnaire, profile: Profile, score: Score) -> dict[str, Said]:
    """Question id to what was said, for every question that counts, in the order of the questionnaire."""
    demanded = minimums(questionnaire.targets, profile)
    flags = {flag.question: flag.says for flag in score.flags if flag.rule == "contradiction"}
    told: dict[str, Said] = {}
    for area in questionnaire.areas:
        for item in score.area(area.id).items:
            question = questionnaire.question(item.question)
            if question is None:
                continue
            said = _said(worded_for(question, profile), item, area.title or area.id)
            minimum = demanded.get(question.id)
            told[question.id] = said.model_copy(
                update={
                    "contradiction": flags.get(question.id, ""),
                    "minimum": minimum.level if minimum else None,
                    "sources": [tag for tag in question.sources if tag in questionnaire.sources],
                    "minimum_reason": " ".join(reason for reason in minimum.reasons if reason) if minimum else "",
                }
            )
    return told


def answers_by_area(
    questionnaire: Questionnaire, told: Mapping[str, Said], areas: Sequence[AreaView]
) -> list[AnswersOfArea]:
    """Every question that applies, area by area, in the order of the questionnaire."""
    views = {view.id: view for view in areas}
    found = []
    for area in questionnaire.areas:
        said = [told[q.id] for q in area.questions if q.id in told]
        if said:
            found.append(AnswersOfArea(view=views[area.id], said=said))
    return found


def left_out(questionnaire: Questionnaire, profile: Profile, answers: Answers) -> list[LeftOut]:
    """The questions that do not count, each with the facts that rule it out or the reason that was typed."""
    found = []
    for area in questionnaire.areas:
        ruled_out = {left.question: left.facts for left in flow.left_out(area, profile)}
        for question in area.questions:
            answer = answers.get(question.id)
            if question.id not in ruled_out and (answer is None or answer.value != NOT_APPLICABLE):
                continue
            facts = ruled_out.get(question.id, ())
            found.append(
                LeftOut(
                    id=question.id,
                    area=area.title or area.id,
                    ask=worded_for(question, profile).ask,
                    because=[_because(id, questionnaire, profile) for id in facts],
                    reason=answer.reason if answer is not None and not facts else "",
                    has_answer=answer is not None and answer.value != NOT_APPLICABLE,
                )
            )
    return found


def dropped(questionnaire: Questionnaire, answers: Answers) -> list[str]:
    """Ids of answers to questions that the questionnaire does not have any more."""
    return sorted(id for id in answers if questionnaire.question(id) is None)


def known_facts(questionnaire: Questionnaire, profile: Profile) -> list[FactView]:
    """The facts that are known, with their values in words."""
    return [
        FactView(ask=fact.ask, value=_value(fact, questionnaire, profile))
        for fact in questionnaire.facts
        if is_known(profile.get(fact.id))
    ]


def unknown_facts(questionnaire: Questionnaire, profile: Profile) -> list[str]:
    """How the facts are asked that are not known, without those that the rest of the profile makes pointless."""
    return [
        fact.ask
        for fact in questionnaire.facts
        if not is_known(profile.get(fact.id)) and holds(fact.asked_when, profile) is not False
    ]


def _said(question: Question, item: Item, area: str) -> Said:
    answer = item.answer
    level = item.level
    kind = "not_asked" if answer is None else "dk" if answer.value == DONT_KNOW else "skipped"
    artefact = answer.artefact if answer else None
    up_to = answer.up_to if answer and level is not None else None
    voted = answer is not None and answer.by == BY
    return Said(
        id=question.id,
        area=area,
        ask=question.ask,
        why=question.why,
        critical=question.critical,
        weight=item.weight,
        answered=level is not None,
        level=level,
        said="level" if level is not None else kind,
        anchor="" if level is None else question.levels[level].says,
        next_anchor="" if level is None or level == 4 else question.levels[level + 1].says,
        grade=GRADE_WORDS[answer.grade] if answer and level is not None else "",
        up_to=up_to,
        # What a workshop notes by itself says that the votes did not agree; `up_to` says so, and it is no quotation.
        note=answer.note if answer and not (voted and up_to is not None) else "",
        by="" if answer is None else "in the workshop" if voted else answer.by,
        artefact=[part for part in (artefact.name, artefact.date, artefact.figure) if part] if artefact else [],
        low=item.interval.low,
        high=item.interval.high,
    )


def _because(id: str, questionnaire: Questionnaire, profile: Profile) -> Because:
    fact = questionnaire.fact(id)
    if fact is None:
        return Because(ask=id, value=str(profile.get(id)))
    return Because(ask=fact.ask, value=_value(fact, questionnaire, profile))


def _value(fact: Fact, questionnaire: Questionnaire, profile: Profile) -> str:
    unit = currency(profile)
    return fact_words(fact, profile.get(fact.id), questionnaire, unit)
