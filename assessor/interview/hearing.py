"""The matcher of sentences as the conversation needs it: in a child process that is started when it is first wanted.

Decided here: how long a person waits for it (`PATIENCE`). Words alone serve where the child is not there in time, and
where it fails; the next sentence finds it ready.
"""

import contextlib
import subprocess
from functools import cached_property
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING

from assessor.errors import AssessorError
from assessor.interview.understanding import Heard, Meaning
from assessor.questionnaire.library import folder_of
from assessor.questionnaire.load import to_json
from assessor.questionnaire.model import Questionnaire

if TYPE_CHECKING:
    from assessor.interview.matching.job import Found
    from assessor.interview.matching.matcher import Matcher

PATIENCE = 8.0
"""Seconds that a person waits for a sentence to be understood; the first one, right at the start, takes about four."""
LONGEST_WAIT = 120.0
"""The same for a script, which must be understood the same each time."""


class Hearing:
    """How sentences are heard in one questionnaire. Nothing is loaded before `get_ready` or the first sentence."""

    def __init__(self, questionnaire: Questionnaire, named: str | None, *, patience: float = PATIENCE) -> None:
        self._questionnaire, self._named, self._patience = questionnaire, named, patience
        self._child: subprocess.Popen[bytes] | None = None
        self._reader: Thread | None = None
        self._failed = False
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._asked = 0
        self._lock = Lock()

    def get_ready(self) -> None:
        """Have the child load; returns at once."""
        with self._lock:
            self._start()

    def __call__(self, question: str, text: str) -> Heard:
        """What `text` means as an answer to `question`."""
        with self._lock:
            self._start()
            found = None if self._failed else self._ask(question, text)
        if found is not None:
            return Heard([Meaning(answer, confidence) for answer, confidence in found.ranking], found.say)
        ranking = self._words.rank(question, text)
        return Heard([Meaning(one.answer, one.confidence) for one in ranking.ranking], ranking.say)

    def close(self) -> None:
        """End the child. Without this it ends with the program."""
        with self._lock:
            if self._child is not None and self._child.stdin is not None and self._reader is not None:
                self._child.kill()
                self._child.wait()
                self._reader.join()
                with contextlib.suppress(BrokenPipeError):  # for what the child has not read
                    self._child.stdin.close()
            self._child, self._failed = None, True

    def _start(self) -> None:
        if self._child is not None or self._failed:
            return
        from assessor.interview.matching import job

        try:
            self._child = subprocess.Popen(
                job.command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # a hang-up of our terminal is ours to answer
            )
        except OSError:
            self._failed = True
            return
        if self._child.stdout is not None:
            passed_on = (self._child.stdout, self._answers)
            self._reader = Thread(target=_pass_on, args=passed_on, name="hearing", daemon=True)
            self._reader.start()
        folder = folder_of(self._questionnaire, self._named)
        start = job.Start(questionnaire=to_json(self._questionnaire), folder=folder)
        self._write(start.model_dump_json())

    def _ask(self, question: str, text: str) -> "Found | None":
        """None when no answer came in time; one that comes later belongs to an older number and is passed over."""
        from assessor.interview.matching import job

        self._asked += 1
        self._write(job.Asked(number=self._asked, question=question, text=text).model_dump_json())
        while not self._failed:
            try:
                line = self._answers.get(timeout=self._patience)
            except Empty:
                return None
            try:
                found = job.Found.model_validate_json(line)
            except ValueError:  # it ended, or what came is no answer
                self._failed = True
                return None
            if found.number == self._asked:
                return found
        return None

    def _write(self, line: str) -> None:
        if self._child is not None and self._child.stdin is not None:
            with contextlib.suppress(BrokenPipeError, ValueError):  # it is gone; the end of its stdout says so too
                self._child.stdin.write(line.encode() + b"\n")
                self._child.stdin.flush()

    @cached_property
    def _words(self) -> "Matcher":
        from assessor.interview.matching.lessons import lessons, taught_by
        from assessor.interview.matching.matcher import Matcher

        try:
            return Matcher(taught_by(self._questionnaire, folder_of(self._questionnaire, self._named)))
        except (AssessorError, OSError):  # lint says what is wrong with the examples; the anchors still teach something
            return Matcher(lessons(self._questionnaire, {}))


def hearing(questionnaire: Questionnaire, named: str | None, *, patient: bool = False) -> Hearing:
    """How sentences are heard in `questionnaire`, which the user may have `named`.

    `patient`: every sentence waits for its best understanding, so that a script is understood the same each time.
    """
    return Hearing(questionnaire, named, patience=LONGEST_WAIT if patient else PATIENCE)


def _pass_on(stream: IO[bytes], answers: SimpleQueue[bytes]) -> None:
    """Each line of `stream`; an empty one at its end."""
    with stream:
        for line in stream:
            answers.put(line)
    answers.put(b"")
