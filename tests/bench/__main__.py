"""`make bench`: start, key press, plan and report, each as a ratio against a peer measured in the same run.

Informative and never a test: machines are noisy, ratios are what to read. Medians of several runs, peers in turn; the
peer of the app has as many turns in its transcript as the app shows, or for keys as were said.
"""

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assessor.assessment.file import create
from assessor.assessment.model import Assessment, new
from assessor.assessment.sample import sample
from assessor.interview.session import NOT_KNOWN
from assessor.interview.turns import MOST
from assessor.questionnaire.library import find
from tests.bench import report, workshop
from tests.bench.terminal import Terminal

RUNS, KEYS, QUESTIONS = 7, 30, 60
GREETED = 3
"""Turns that a new assessment begins with."""
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PYTHON = sys.executable


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # An installed app has its bytecode; here the uncounted first runs write it, whatever the surroundings say.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")
        full, short = folder / "full.assessment.json", folder / "begun.assessment.json"
        create(full, sample(NOW))
        create(short, _unanswered())
        begin = folder / "new.assessment.json"
        create(begin, new(find(None), NOW))
        _compare(
            "start to first fact painted, new file",
            lambda: _start(_app(begin), find(None).facts[0].ask),
            lambda: _start(_bare(GREETED), f"Question {GREETED}"),
        )
        _compare(
            "start to first question painted, facts answered",
            lambda: _start(_app(short), "LAT-1"),
            lambda: _start(_bare(MOST), f"Question {MOST}"),
        )
        _keys("key press to paint", folder, (0.45, 0.55))
        _keys("the same, after a pause to think", folder, (0.8, 1.3))
        _keys("the same, while reports render", folder, (0.45, 0.55), rendering=True)
        _plan(full)
    report.main()
    workshop.main()


def _app(file: Path) -> list[str]:
    return [PYTHON, "-m", "assessor", str(file)]


def _bare(turns: int) -> list[str]:
    return [PYTHON, "-m", "tests.bench.bare", str(turns)]


def _unanswered() -> Assessment:
    """The sample with every fact dealt with and no question answered, so that it opens at the first question."""
    known = sample(NOW)
    profile = {**{fact.id: NOT_KNOWN for fact in find(None).facts}, **known.profile}
    return known.model_copy(update={"answers": {}, "profile": profile})


def _start(command: list[str], sign: str) -> float:
    with Terminal(command) as terminal:
        return terminal.until(lambda text: sign in text) - terminal.started


def _keys(name: str, folder: Path, pause: tuple[float, float], *, rendering: bool = False) -> None:
    """Digits in turn to the app and to the peer: seconds from a digit written to the screen changed by it; memory.

    Both have a full transcript: what was said is scrolled out of the app's, and stands in the peer's.
    """
    file = folder / "keys.assessment.json"
    create(file, _unanswered(), force=True)
    chance = random.Random(1)
    times: tuple[list[float], list[float]] = [], []
    busy = (
        subprocess.Popen([PYTHON, "-c", "from tests.bench import report; report.without_end()"]) if rendering else None
    )
    try:
        with Terminal(_app(file)) as ours, Terminal(_bare(QUESTIONS)) as theirs:
            ours.until(lambda text: "LAT-1" in text)
            theirs.until(lambda text: f"Question {QUESTIONS}" in text)
            time.sleep(3.0)  # what is loaded beside the first question is there
            for _ in range(KEYS):
                digit = str(chance.randint(0, 3))
                for terminal, taken in zip((ours, theirs), times, strict=True):
                    terminal.settle(0.05)
                    before = _asked(terminal.text)
                    sent = terminal.send(digit)
                    taken.append(terminal.until(lambda text, before=before: _asked(text) != before) - sent)  # type: ignore[misc]
                ours.settle()
                time.sleep(chance.uniform(*pause))  # past the moment in which a held key is not taken
            memory = ours.memory(), theirs.memory()
    finally:
        if busy:
            busy.kill()
            busy.wait()
    for figure, of in (("median", statistics.median), ("p95", lambda v: sorted(v)[int(len(v) * 0.95)])):
        _line(f"{name}, {figure}", of(times[0]), of(times[1]))
    _line("memory after these keys", *memory, unit="MB", scale=1)


def _asked(text: str) -> str:
    """What is asked on this screen: its last id."""
    ids: list[str] = re.findall(r"[A-Z]{3}-\d+|Question \d+", text)
    return ids[-1]


def _plan(file: Path) -> None:
    """After an answer, against the search alone in plain Python; what follows in the background against the same."""
    from assessor.interview.next_question import ranked
    from assessor.plan.decide import decide
    from assessor.plan.hiring import make_plan
    from assessor.report.reopen import open_file
    from assessor.scoring.score import score
    from tests.plan.brute_force import brute_force
    from tests.plan.worked_example import worked_example

    opened = open_file(file)
    questionnaire, profile, answers = opened.questionnaire, opened.assessment.profile, opened.assessment.answers

    def point() -> None:
        found = score(questionnaire, profile, answers)
        make_plan(questionnaire, profile, found, today=NOW.date())
        ranked(questionnaire, profile, found)

    def background() -> None:
        found = score(questionnaire, profile, answers)
        make_plan(questionnaire, profile, found, today=NOW.date(), draws=300, what_if=True)

    case = worked_example()
    assert [step.option for step in decide(case, {}).steps] == list(brute_force(case).ids)
    searched = _least(lambda: brute_force(case), 3)
    _line("exact search of 1,043 plans, against plain Python", _least(lambda: decide(case, {})), searched)
    _line("scores, money, plan, roadmap, next question", _least(point), searched)
    _line("300 resamples and flips", _least(background, 5), searched)


def _least(work: Callable[[], object], times: int = 25) -> float:
    """Seconds of the quickest of some runs: what the work takes when nothing else is in its way."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def _compare(name: str, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Time both in turn and print the medians and the ratio; one run of each first, uncounted."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(RUNS)]
    _line(name, statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs))


def _line(name: str, ours: float, theirs: float, unit: str = "ms", scale: float = 1000) -> None:
    print(
        f"{name:<48} {ours * scale:8.1f} {unit}   peer {theirs * scale:8.1f} {unit}   ratio {ours / theirs:5.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
