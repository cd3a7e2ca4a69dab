"""What is said about going on: that one can stop, or which question tells most next; or nothing."""

from dataclasses import replace
from typing import Any

import pytest

from assessor.assessment.model import Answer, new
from assessor.interview.advice import advice, next_words
from assessor.interview.flow import Step
from assessor.interview.session import NOT_KNOWN, Session, begin, go
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from tests.interview.sample import NOW
from tests.tiny import DONT_KNOW, TODAY, area, level, question, questionnaire

FACTS = {"facts": [{"id": "max_hires", "ask": "How many hires?", "kind": "number"}]}
ROLES = [
    {"id": "ai_sre", "covers": {"governance": [0.8, 4]}, "fill_months": 3, "ramp_months": 3, "yearly": 50_000},
    {"id": "inference_engineer", "covers": {"b": [0.8, 4]}, "fill_months": 4, "ramp_months": 3, "yearly": 50_000},
]
ASKED = {"max_hires": NOT_KNOWN}


def company(size: int = 3, **more: Any) -> Questionnaire:
    """Two areas with target 3, and one role for each."""
    governance = {**area("governance", *(question(f"GOV-{n}") for n in range(1, size + 1))), "title": "Governance"}
    b = {**area("b", *(question(f"B-{n}", minutes=1.5) for n in range(1, size + 1))), "title": "Waiting times"}
    content = {"profile": FACTS, "targets": {"targets": {"governance": 3, "b": 3}}, "roles": ROLES}
    return questionnaire(governance, b, **{**content, **more})


def sitting(answers: dict[str, Answer], q: Questionnaire | None = None, facts: dict[str, Any] = ASKED) -> Session:
    content = q or company()
    return begin(content, new(content, NOW, facts).model_copy(update={"answers": answers}))


def said(session: Session) -> str:
    facts, answers = session.assessment.profile, session.assessment.answers
    return advice(session, score(session.questionnaire, facts, answers), TODAY, lambda: None)


LOW = {f"GOV-{n}": level(0, "measured") for n in (1, 2, 3)}
SETTLED = {**LOW, "B-1": level(3, "measured"), "B-2": level(3, "measured")}
"""Governance is three levels short; B-3 can leave the other area one level short at most."""
UNDECIDED = {"GOV-1": level(0, "measured"), "GOV-2": level(0, "measured"), "B-1": level(0, "measured")}
"""Too little is answered in B for any first hire."""


def test_one_can_stop_when_no_open_answer_changes_the_first_hire() -> None:
    assert said(sitting(SETTLED)) == "You can stop here: the rest can no longer change the first hire."


def test_one_can_stop_when_nothing_can_change_that_nobody_is_hired() -> None:
    fine = {id: level(4, "measured") for id in ("GOV-1", "GOV-2", "GOV-3", "B-1", "B-2")}

    assert said(sitting(fine)) == "You can stop here: the rest can no longer change that nobody should be hired yet."


def test_otherwise_the_question_that_tells_most_is_named_with_what_its_answer_narrows() -> None:
    """B-2 and B-3 are from 0 to 4: half-width 8 / 6 = 1.33 levels; an answer leaves 1 + 4, so 5 / 6 = 0.83."""
    assert said(replace(sitting(UNDECIDED), at=Step("question", "GOV-3", "governance"))) == (
        "B-2 tells most next: its answer narrows Waiting times from within 1.3 to within 0.8 levels, in about 2 min."
    )


def test_the_question_being_asked_is_called_this_question() -> None:
    here = replace(sitting(UNDECIDED), at=Step("question", "B-2", "b"))

    assert said(here).startswith("This question tells most next: its answer narrows Waiting times ")


@pytest.mark.parametrize(
    "session",
    [
        sitting(SETTLED, facts={}),
        replace(sitting(SETTLED), scan=True),
        sitting({**SETTLED, "B-3": DONT_KNOW}),
    ],
    ids=["a fact is open", "in the quick scan", "all has been asked"],
)
def test_nothing_is_said_where_there_is_nothing_to_advise(session: Session) -> None:
    assert said(session) == ""


def test_nothing_is_said_where_no_answer_can_open_a_gap() -> None:
    q = company(targets={"targets": {"governance": 0, "b": 0}})

    assert next_words(sitting({}, q), score(q, ASKED, {})) == ""


@pytest.mark.parametrize("calls", [1, 2, 3])
def test_whoever_no_longer_waits_ends_it_at_each_of_its_steps(calls: int) -> None:
    class Gone(Exception):
        pass

    left = iter(range(calls - 1))

    def between() -> None:
        if next(left, None) is None:
            raise Gone

    session = sitting(SETTLED)
    found = score(session.questionnaire, ASKED, SETTLED)
    with pytest.raises(Gone):
        advice(session, found, TODAY, between)


def test_the_same_session_gets_the_same_sentence() -> None:
    session = sitting(UNDECIDED)

    assert said(session) == said(go(session, session.at))
