"""`make bench`: start, key press, plan and report, each as a ratio against a peer measured in the same run.

Informative and never a test: machines are noisy, ratios are what to read. Medians of several runs, peers in turn.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assessor.assessment.file import create
from assessor.assessment.model import Assessment
from assessor.assessment.sample import sample
from assessor.interview.session import NOT_KNOWN
from assessor.questionnaire.library import find
from tests.bench import report
from tests.bench.terminal import Terminal

RUNS, KEYS, TURNS = 7, 40, 56
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PYTHON = sys.executable


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        full, short = folder / "full.assessment.json", folder / "new.assessment.json"
        create(full, sample(NOW))
        create(short, _unanswered())
        _compare(
            "start to first question painted",
            lambda: _start(_app(short), "LAT-1"),
            lambda: _start(_bare(0), "Question 0"),
        )
        ours, theirs = _keys(_app(_half(folder)), "LAT-1"), _keys(_bare(TURNS), f"Question {TURNS}")
        for figure, of in (("median", statistics.median), ("p95", lambda v: sorted(v)[int(len(v) * 0.95)])):
            _line(f"key press to paint, {figure}", of(ours[0]), of(theirs[0]))
        _line("memory after the keys (MB)", ours[1], theirs[1], unit="MB", scale=1)
        _plan(full)
    report.main()


def _app(file: Path) -> list[str]:
    return [PYTHON, "-m", "assessor", str(file)]


def _bare(turns: int) -> list[str]:
    return [PYTHON, "-m", "tests.bench.bare", str(turns)]


def _half(folder: Path) -> Path:
    path = folder / "half.assessment.json"
    create(path, _unanswered())
    return path


def _unanswered() -> Assessment:
    """The sample with every fact dealt with and no question answered, so that it opens at the first question."""
    known = sample(NOW)
    profile = {**{fact.id: NOT_KNOWN for fact in find(None).facts}, **known.profile}
    return known.model_copy(update={"answers": {}, "profile": profile})


def _start(command: list[str], sign: str) -> float:
    with Terminal(command) as terminal:
        return terminal.until(lambda text: sign in text) - terminal.started


def _keys(command: list[str], sign: str) -> tuple[list[float], float]:
    """Seconds from a digit written to the screen changed by it, for each of the keys; and memory at the end."""
    times = []
    chance = random.Random(1)
    with Terminal(command) as terminal:
        terminal.until(lambda text: sign in text)
        terminal.settle(1.0)
        for _ in range(KEYS):
            before = terminal.text
            sent = terminal.send(str(chance.randint(0, 3)))
            times.append(terminal.until(lambda text, before=before: text != before) - sent)  # type: ignore[misc]
            terminal.settle()
            time.sleep(0.4 + chance.random() / 20)  # past the moment in which a held key is not taken
        return times, terminal.memory()


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
