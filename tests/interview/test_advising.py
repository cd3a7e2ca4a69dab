"""The child that works out advice: its lines, what comes in ends its work, and the end of its stdin ends it."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from threading import Event, Thread

import pytest

from assessor.interview import advising
from assessor.interview.session import Session
from assessor.scoring.model import Score
from tests.interview.test_advice import SETTLED, UNDECIDED, company, said, sitting
from tests.tiny import TODAY


def test_the_child_says_what_this_process_would_say_and_leaves_when_nobody_is_there() -> None:
    settled, undecided = sitting(SETTLED), sitting(UNDECIDED)
    with subprocess.Popen(advising.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdin.write(advising.start_line(company()))
        answers = []
        for number, session in enumerate((settled, undecided)):
            child.stdin.write(advising.asked_line(number, session, TODAY))
            child.stdin.flush()
            answers.append(advising.Advised.model_validate_json(child.stdout.readline()))
        child.stdin.close()
        assert child.wait() == 0
    assert answers == [
        advising.Advised(number=0, words="You can stop here: the rest can no longer change the first hire."),
        advising.Advised(number=1, words=said(undecided)),
    ]


@pytest.mark.parametrize("next_line", [b"\n", b""], ids=["a line", "the end"])
def test_whatever_comes_in_ends_the_work(next_line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two go on without end until they are told to stop; only the third one gets an answer, if it is there."""
    working = Event()

    def endless(session: Session, score: Score, today: date, between: Callable[[], None]) -> str:
        while not session.scan:
            working.set()
            between()
        return "Done."

    monkeypatch.setattr("assessor.interview.advice.advice", endless)
    told: list[bytes] = []
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as source, os.fdopen(writing, "wb", buffering=0) as asking:
        child = Thread(target=advising.serve, args=(source, told.append))
        child.start()
        session = sitting(UNDECIDED)
        asking.write(advising.start_line(company()) + advising.asked_line(1, session, TODAY))
        assert working.wait(20)
        if next_line:
            quick = Session(session.questionnaire, session.assessment, session.at, scan=True)
            asking.write(next_line + advising.asked_line(2, session, TODAY) + advising.asked_line(3, quick, TODAY))
            while not told:
                assert child.is_alive()
        asking.close()
        child.join(20)
        assert not child.is_alive()
    assert told == ([b'{"number":3,"words":"Done."}\n'] if next_line else [])
