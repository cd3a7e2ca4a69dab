"""The conversation so far, as data: who said what, in order. Faces show it and decide nothing about it.

Said here: the greeting, each area's opening and what is left out of it, what was asked and replied, what a fact left
out, the recap after an area, the close. The wording of questions comes from the questionnaire.
"""

from collections.abc import Iterator, Sequence
from math import floor
from typing import Literal, NamedTuple

from assessor.assessment.model import Assessment
from assessor.interview import flow
from assessor.interview.actions import BY_ID, Place, key_words
from assessor.interview.flow import LeftOut, Step
from assessor.interview.quick_scan import time_needed
from assessor.interview.recap import recap
from assessor.interview.replies import answer_mark, answer_words, evidence_words, fact_words
from assessor.interview.session import Session, has_scan
from assessor.questionnaire.conditions import Profile, applies, worded_for
from assessor.questionnaire.model import Area, Fact, Questionnaire
from assessor.scoring.model import Score
from assessor.text import one_line

MOST = 24
"""Turns kept in sight; what came earlier is reached by going back."""
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Turn(NamedTuple):
    """One thing said. `label` is an id, a title or the mark of an answer; `step` is what it belongs to."""

    kind: Literal["greeting", "area", "asked", "replied", "note", "notice", "recap", "close"]
    text: str
    label: str = ""
    step: Step | None = None


def transcript(session: Session, score: Score, most: int = MOST) -> list[Turn]:
    """The last `most` turns before what is being asked now."""
    asked = _by_time(session) if session.by_worth else session.asked
    end = asked.index(session.at) if session.at in asked else len(asked)
    if session.at is None:
        turns = [close(asked, session.assessment, scan=session.scan)]
    else:
        turns = list(_openings(session, asked, end))
    for place in reversed(range(end)):  # from the end, so that a long conversation costs no more than a short one
        if len(turns) >= most:
            return turns[-most:]
        turns = [*_around(session, score, asked, place), *turns]
    return [*greeting(session), *turns][-most:]


def greeting(session: Session) -> Iterator[Turn]:
    """What it is, how long it takes in full and as a quick scan, and what leaves the machine: nothing."""
    questionnaire, profile = session.questionnaire, session.assessment.profile
    asked = flow.steps(questionnaire, profile)
    questions = [step for step in asked if step.kind == "question"]
    facts = [step for step in asked if flow.opens(step)]
    areas = len({step.area for step in questions})
    length = f"{len(questions)} questions in {areas} area{'' if areas == 1 else 's'}"
    if len(facts) + len(questions) < len(asked):
        length += ", some after a few figures"
    yield Turn(
        "greeting",
        f"{_first_words(questionnaire, facts)}{length}; about {flow.minutes(questionnaire, asked):.0f} minutes in all. "
        "Answer as things are today. Not knowing is an answer too.",
        label=questionnaire.title,
    )
    if session.scan or has_scan(session):
        key = key_words(BY_ID["scan"], Place.QUESTION)
        scan = time_needed(questionnaire, profile if session.assessment.answers else {})
        yield Turn(
            "greeting",
            f"The quick scan asks {scan.questions} of them, in about {scan.minutes} minutes: it shows where to look "
            "first and what to answer next, and gives no levels and no hire plan. "
            f"{'It is on' if session.scan else 'It is off'}; {key} changes that at any time.",
        )
    yield Turn(
        "greeting",
        "Every answer is saved at once, on this machine, and nothing is sent anywhere. Stop when you like; you go on "
        "where you stopped.",
    )


def _first_words(questionnaire: Questionnaire, facts: Sequence[Step]) -> str:
    """What comes before the questions, and how long that takes at most."""
    if not facts:
        return ""
    under = floor(round(flow.minutes(questionnaire, facts), 6)) + 1
    time = "a minute" if under == 1 else f"{in_words(under)} minutes"
    number = f"{len(facts)} short fact{'' if len(facts) == 1 else 's'}"
    return f"First {number} about the company, in under {time}: what applies depends on them. Then "


def close(asked: Sequence[Step], assessment: Assessment, *, scan: bool = False) -> Turn:
    """What is said when there is nothing left to ask."""
    waiting = sum(flow.is_skipped(step, assessment) or flow.is_open(step, assessment) for step in asked)
    questions = [step for step in asked if step.kind == "question"]
    done = sum(not flow.is_open(step, assessment) and not flow.is_skipped(step, assessment) for step in questions)
    later = f" {waiting} {'is' if waiting == 1 else 'are'} left for later." if waiting else ""
    of_what = " of the quick scan" if scan else ""
    return Turn("close", f"That was the last question{of_what}: {done} of {len(questions)} are answered.{later}")


def _by_time(session: Session) -> list[Step]:
    """The steps in the order in which they were dealt with, then the rest: how it went where worth sets the order."""
    answers = session.assessment.answers
    questions = [step for step in session.asked if step.kind == "question"]
    if session.at is not None and not flow.is_open(session.at, session.assessment):
        return list(session.asked)  # who goes back reads in the order of the questionnaire
    here = session.at.area if session.at is not None else ""
    done = sorted((step for step in questions if step.id in answers), key=lambda step: answers[step.id].at)
    rest = [step for step in questions if step.id not in answers]
    rest.sort(key=lambda step: (step != session.at, step.area != here))
    steps = [step for step in session.asked if flow.opens(step)]
    for step in [*done, *rest]:
        if not any(earlier.area == step.area for earlier in steps):
            steps += [each for each in session.asked if each.kind == "fact" and each.area == step.area]
        steps.append(step)
    return [*steps, *(step for step in session.asked if step not in steps)]


def _around(session: Session, score: Score, asked: Sequence[Step], place: int) -> Iterator[Turn]:
    """Everything said at one step: what opens its area, question and reply, the recap when its area ends."""
    yield from _openings(session, asked, place)
    yield from _exchange(session, asked, place)
    if session.scan:
        return  # two answers are not enough to say where an area stands
    if all(step.area != asked[place].area for step in asked[place + 1 :]):
        yield from _recap(session, score, asked[place].area)


def _exchange(session: Session, asked: Sequence[Step], place: int) -> Iterator[Turn]:
    """What was asked and replied at one step; nothing where it is still open."""
    step, assessment, questionnaire = asked[place], session.assessment, session.questionnaire
    if flow.is_open(step, assessment):
        return
    fact, question = questionnaire.fact(step.id), questionnaire.question(step.id)
    if step.kind == "fact" and fact is not None:
        yield Turn("asked", fact.ask, step=step)
        currency = str(assessment.profile.get("currency") or "")
        said = fact_words(fact, assessment.profile[step.id], questionnaire, currency)
        yield Turn("replied", said, label="›", step=step)
        went = _ruled_out(session, asked, place)
        if went:
            yield Turn("notice", f"That leaves out {counted(went)}.")
    elif step.kind == "question" and question is not None:
        answer, worded = assessment.answers[step.id], worded_for(question, assessment.profile)
        yield Turn("asked", worded.ask, label=step.id, step=step)
        evidence = evidence_words(answer)
        said = answer_words(worded, answer) + (f" ({evidence})" if evidence else "")
        yield Turn("replied", said, label=answer_mark(answer), step=step)
        if answer.note:
            yield Turn("note", one_line(answer.note, 300), step=step)
        if step.id in assessment.flagged:
            yield Turn("notice", "Flagged for follow-up", step=step)


def _ruled_out(session: Session, asked: Sequence[Step], place: int) -> list[str]:
    """The questions that the fact at `place` left out, given what was known before it."""
    profile, fact = session.assessment.profile, asked[place].id
    earlier = {step.id: profile[step.id] for step in asked[:place] if step.id in profile}
    now = {**earlier, fact: profile[fact]}
    touched = [q for area in session.questionnaire.areas for q in area.questions if fact in q.applies_when]
    return [question.id for question in touched if applies(question, earlier) and not applies(question, now)]


def _openings(session: Session, asked: Sequence[Step], place: int) -> Iterator[Turn]:
    """What opens an area before its first step, a word on areas passed over, and how many facts come first."""
    questionnaire = session.questionnaire
    step = asked[place]
    before = asked[place - 1].area if place else ""
    if not step.area or step.area == before:
        return
    yield from _area_turns(session, asked, place, before)
    facts = [fact for id in _facts_of(asked, step.area) if (fact := questionnaire.fact(id)) is not None]
    if facts and step.kind == "fact":
        alone = all(each.kind == "fact" for each in asked if each.area == step.area)
        yield Turn("notice", facts_words(facts, alone=alone))


def _area_turns(session: Session, asked: Sequence[Step], place: int, before: str) -> Iterator[Turn]:
    """The areas that are passed over between `before` and the step at `place`, and the one that opens with it."""
    questionnaire, profile = session.questionnaire, session.assessment.profile
    step = asked[place]
    if session.scan or session.by_worth:
        again = any(earlier.area == step.area for earlier in asked[:place])
        opened = (area for area in questionnaire.areas if area.id == step.area)
        yield from (Turn("area", "Back to this area." if again else a.intro, a.title or a.id) for a in opened)
        return
    ids = [area.id for area in questionnaire.areas]
    passed = ids[ids.index(before) + 1 if before in ids else 0 : ids.index(step.area)]
    for area in questionnaire.areas:
        if area.id in passed:
            said = _because(questionnaire, profile, flow.left_out(area, profile))
            yield Turn("area", f"Nothing here applies to you{said}.", label=area.title or area.id)
        elif area.id == step.area:
            yield Turn(
                "area", f"{area.intro} {left_out_words(area, questionnaire, profile)}".strip(), area.title or area.id
            )


def _facts_of(asked: Sequence[Step], area: str) -> list[str]:
    return [step.id for step in asked if step.kind == "fact" and step.area == area]


def facts_words(facts: Sequence[Fact], *, alone: bool = False) -> str:
    """How the facts that an area begins with are announced; `alone`: none of its questions applies."""
    one = len(facts) == 1
    noun = "figure" if all(fact.kind in ("number", "money") for fact in facts) else "fact"
    number = f"{in_words(len(facts))} {noun}{'' if one else 's'}"
    leave = "leave it out if you do not know it" if one else "leave out what you do not know"
    return f"Only {number} here; {leave}." if alone else f"{number[:1].upper()}{number[1:]} first; {leave}."


def in_words(number: int) -> str:
    """Small numbers as words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _recap(session: Session, score: Score, area_id: str) -> Iterator[Turn]:
    area = next((area for area in session.questionnaire.areas if area.id == area_id), None)
    questions = [step for step in session.asked if step.area == area_id and step.kind == "question"]
    if area is not None and questions and not any(flow.is_open(step, session.assessment) for step in questions):
        yield Turn("recap", recap(area, score.area(area.id)))


def left_out_words(area: Area, questionnaire: Questionnaire, profile: Profile) -> str:
    """Which questions of `area` do not apply, and what was said that rules them out; empty where all apply."""
    out = flow.left_out(area, profile)
    if not out:
        return ""
    ids = [item.question for item in out]
    said = _because(questionnaire, profile, out)
    return f"{_listed(ids)} {'does' if len(ids) == 1 else 'do'} not apply{said}."


def _because(questionnaire: Questionnaire, profile: Profile, out: Sequence[LeftOut]) -> str:
    """The facts that rule questions out, in the words in which they were given."""
    named = dict.fromkeys(id for item in out for id in item.facts)
    said = []
    for fact in (questionnaire.fact(id) for id in named):
        if fact is not None:
            words = fact_words(fact, profile.get(fact.id), questionnaire).split(":")[0]
            said.append(f"{fact.ask} {words}" if fact.kind in ("yes_no", "number", "money") else words)
    return f" (you said: {'; '.join(said)})" if said else ""


def counted(ids: Sequence[str]) -> str:
    """`2 questions (GPU-1, GPU-2)`."""
    return f"{len(ids)} question{'' if len(ids) == 1 else 's'} ({_listed(ids)})"


def _listed(ids: Sequence[str], most: int = 8) -> str:
    return ", ".join(ids) if len(ids) <= most else f"{', '.join(ids[:most])} and {len(ids) - most} more"
