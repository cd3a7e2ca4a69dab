"""Sentences are heard in a child process that is only there once it is wanted, and words serve where it fails."""

import sys
from collections.abc import Iterator

import pytest

from assessor.interview.hearing import Hearing, hearing
from assessor.interview.matching import job
from assessor.questionnaire.model import Questionnaire
from tests import tiny

ANSWERS = """
import sys
sys.stdin.readline()
for line in sys.stdin:
    number = int(line.split('"number":')[1].split(",")[0])
    print('{"number": %d, "ranking": [[3, 0.9], ["dk", 0.1]], "say": "one"}' % number, flush=True)
"""


@pytest.fixture
def questionnaire() -> Questionnaire:
    levels = [{"says": says} for says in ("nothing at all", "by hand", "a dashboard", "an alarm", "a budget")]
    return tiny.questionnaire(tiny.area("latency", tiny.question("LAT-1", levels=levels)))


@pytest.fixture
def heard(questionnaire: Questionnaire) -> Iterator[Hearing]:
    made = Hearing(questionnaire, None, patience=20)
    yield made
    made.close()


def _child(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(job, "command", lambda: [sys.executable, "-c", program])


def test_what_the_child_understood_is_what_is_heard(heard: Hearing, monkeypatch: pytest.MonkeyPatch) -> None:
    _child(monkeypatch, ANSWERS)

    for _ in range(2):
        found = heard("LAT-1", "somebody is paged")
        assert ([(one.answer, one.confidence) for one in found.ranking], found.say) == ([(3, 0.9), ("dk", 0.1)], "one")


def test_nothing_is_started_before_it_is_wanted(questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> list[str]:
        raise AssertionError("a child was started")

    monkeypatch.setattr(job, "command", never)

    hearing(questionnaire, None).close()


@pytest.mark.parametrize("program", ["", "print('not JSON', flush=True)\nimport sys\nsys.stdin.read()"])
def test_words_serve_where_the_child_fails(heard: Hearing, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    _child(monkeypatch, program)

    assert heard("LAT-1", "we have a dashboard").ranking[0].answer == 2
    assert heard("LAT-1", "there is an alarm").ranking[0].answer == 3


def test_words_serve_where_no_child_can_be_started(heard: Hearing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "command", lambda: ["/nowhere/at/all"])

    assert heard("LAT-1", "we have a dashboard").ranking[0].answer == 2


def test_words_serve_a_person_who_has_waited_long_enough(
    questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    _child(monkeypatch, "import sys\nsys.stdin.read()")
    impatient = Hearing(questionnaire, None, patience=0.05)

    assert impatient("LAT-1", "we have a dashboard").ranking[0].answer == 2

    impatient.close()


def test_the_child_itself_understands_and_ends_with_its_input(heard: Hearing) -> None:
    assert heard("LAT-1", "nothing at all").ranking[0].answer == 0
    child = heard._child

    assert child is not None
    assert child.stdin is not None
    child.stdin.close()
    assert child.wait(20) == 0
    assert heard("LAT-1", "we have a dashboard").ranking[0].answer == 2
