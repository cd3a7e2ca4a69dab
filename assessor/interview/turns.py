"""The conversation so far, as data: who said what, in order. Faces show it and decide nothing about it.

Said here: the greeting, each area's opening and what is left out of it, what was asked and replied, what a reply
changed, the recap after an area, the close. Wording of questions comes from the questionnaire.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from assessor.assessment.model import Assessment
from assessor.interview import flow
from assessor.interview.flow import Step
from assessor.interview.recap import recap
from assessor.interview.replies import answer_mark, answer_words, evidence_words, fact_words
from assessor.interview.session import Session
from assessor.questionnaire.conditions import Profile, worded_for
from assessor.questionnaire.model import Area, Questionnaire
from assessor.scoring.model import Score
from assessor.text import one_line

MOST = 40
"""Turns kept in sight; earlier ones are in the file and reached by going back."""


class Turn(NamedTuple):
    """One thing said. `label` is an id or a title; `step` is what an asked or replied turn belongs to."""

    kind: Literal["greeting", "area", "asked", "replied", "note", "notice", "recap", "close"]
    text: str
    label: str = ""
    step: Step | None = None


def transcript(session: Session, score: Score, most: int = MOST) -> list[Turn]:
    """The last `most` turns before what is being asked now."""
    asked = session.asked
    end = asked.index(session.at) if session.at in asked else len(asked)
    # A step gives at least one turn, so older steps than this cannot be among the last.
    start = max(0, end - most)
    turns = list(greeting(session.questionnaire, asked)) if start == 0 else []
    for place in range(start, end):
        turns += _around(session, score, asked, place)
        if place + 1 == end or asked[place + 1].area != asked[place].area:
            turns += _after(session, score, asked, place)
    if session.at is None:
        turns.append(close(session.questionnaire, asked, session.assessment))
    else:
        turns += _opening(session.questionnaire, session.assessment.profile, asked, end)
    return turns[-most:]


def greeting(questionnaire: Questionnaire, asked: Sequence[Step]) -> Iterator[Turn]:
    """What it is, how long it takes, what leaves the machine."""
    questions = sum(step.kind == "question" for step in asked)
    facts = len(asked) - questions
    minutes = flow.progress(questionnaire, asked, _nothing(questionnaire), None).minutes
    areas = len({step.area for step in asked if step.area})
    first = f"First {facts} short facts about the company, which decide what applies; then " if facts else ""
    yield Turn(
        "greeting",
        f"{first or ''}{questions} questions in {areas} {'area' if areas == 1 else 'areas'}, about {minutes:.0f} "
        "minutes in all. Answer as things are today; not knowing is an answer too."[: 10_000],
        label=questionnaire.title,
    )
    yield Turn(
        "greeting",
        "Every answer is saved on this machine at once, and nothing is sent anywhere. Stop when you like: you go on "
        "where you stopped.",
    )
