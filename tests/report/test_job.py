"""The child process: its lines, the same bytes as in this process, and nothing left behind when it is stopped."""

import io
import json
import os
import signal
import subprocess
from pathlib import Path
from threading import Thread

import pytest

from assessor.assessment.model import Assessment
from assessor.questionnaire.load import load
from assessor.questionnaire.model import Questionnaire
from assessor.report import job, pdf
from assessor.report.pdf import Rendered
from tests import tiny
from tests.questionnaire.planting import good, pack, packs_share
from tests.report import sample


def served(request: bytes) -> tuple[list[job.Progress], int]:
    """What is said to `request` by the code that the child runs, and its exit status."""
    said: list[job.Progress] = []
    return said, job.serve(io.BytesIO(request), said.append)


def started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(job.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_the_child_writes_the_same_bytes_as_this_process(
    small: Questionnaire, acme: Assessment, acme_report: Rendered, tmp_path: Path
) -> None:
    path = tmp_path / "acme.pdf"
    with started() as needed, started() as not_needed:
        assert not_needed.communicate(b"") == (b"", b"")
        out, err = needed.communicate(job.request(small, acme, path=path, today=sample.TODAY))
    said = [job.parse_line(line) for line in out.splitlines()]
    assert (needed.returncode, not_needed.returncode, err) == (0, 0, b"")
    assert said[-1] == job.Written(path=str(path), pages=acme_report.pages, bytes=len(acme_report.pdf))
    assert all(isinstance(line, job.Working) for line in said[:-1])
    assert path.read_bytes() == acme_report.pdf


def test_a_file_in_the_way_is_one_line_and_stays(small: Questionnaire, acme: Assessment, tmp_path: Path) -> None:
    path = tmp_path / "acme.pdf"
    path.write_text("mine", encoding="utf-8")
    wanted = f"{path}: there is a file of this name already. Choose another name, or add --force."
    assert served(job.request(small, acme, path=path, today=sample.TODAY)) == ([job.Failed(error=wanted)], 1)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_one_line(small: Questionnaire, acme: Assessment, tmp_path: Path) -> None:
    made = tiny.questionnaire(tiny.area("a", tiny.question("A-1")))
    path = tmp_path / "none" / "acme.pdf"
    said, status = served(job.request(made, sample.assessment(made, {}), path=path, today=sample.TODAY))
    wanted = f"{path}: could not save it: there is no such file. Check the path."
    assert (said[-1], status) == (job.Failed(error=wanted), 1)


def test_a_report_made_ahead_of_time_is_written_without_more_work(
    small: Questionnaire,
    acme: Assessment,
    acme_report: Rendered,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rendered = []

    def render(_: Questionnaire, assessment: Assessment, **__: object) -> Rendered:
        rendered.append(assessment.profile["company"])
        return acme_report

    monkeypatch.setattr(pdf, "render", render)
    path = tmp_path / "acme.pdf"
    reading, writing = os.pipe()
    with open(reading, "rb") as source, open(writing, "wb", buffering=0) as face:
        said: list[job.Progress] = []
        served = Thread(target=lambda: job.serve(source, said.append))
        served.start()
        face.write(job.ahead(small, acme, today=sample.TODAY))
        while not rendered:
            served.join(0.01)
        face.write(job.request(small, acme, path=path, today=sample.TODAY))
        served.join()
    assert rendered == ["Acme"]
    assert said == [job.Written(path=str(path), pages=acme_report.pages, bytes=len(acme_report.pdf))]
    assert path.read_bytes() == acme_report.pdf


def test_the_role_packs_are_those_of_the_folder_that_was_named(
    acme_report: Rendered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[list[str]] = []

    def render(questionnaire: Questionnaire, _: Assessment, **__: object) -> Rendered:
        carried.append(sorted(questionnaire.beside))
        return acme_report

    monkeypatch.setattr(pdf, "render", render)
    named = tmp_path / "mine"
    for name, content in {**good(), "role_packs/sre.yaml": pack(), "role_packs/_common.yaml": packs_share()}.items():
        (named / name).parent.mkdir(parents=True, exist_ok=True)
        (named / name).write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    made = load(named)
    company = sample.assessment(made, {})
    for number, folder in enumerate((str(named), None)):
        path = tmp_path / f"{number}.pdf"
        assert served(job.request(made, company, path=path, today=sample.TODAY, named=folder))[1] == 0
    assert carried == [["role_packs/_common.yaml", "role_packs/sre.yaml"], []]


def test_of_several_requests_only_the_newest_is_worked_on(
    small: Questionnaire, acme: Assessment, acme_report: Rendered, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = []

    def render(_: Questionnaire, assessment: Assessment, **__: object) -> Rendered:
        rendered.append(assessment.profile["company"])
        return acme_report

    monkeypatch.setattr(pdf, "render", render)
    other = sample.assessment(small, company="Other")
    path = tmp_path / "acme.pdf"
    lines = job.ahead(small, other, today=sample.TODAY) * 3 + job.request(small, acme, path=path, today=sample.TODAY)
    said, status = served(lines)
    assert (rendered[-1], len(rendered) <= 2, status) == ("Acme", True, 0)
    assert said[-1] == job.Written(path=str(path), pages=acme_report.pages, bytes=len(acme_report.pdf))


def test_work_that_nobody_wants_any_more_is_dropped(small: Questionnaire, acme: Assessment) -> None:
    assert served(job.ahead(small, acme, today=sample.TODAY)) == ([], 0)


@pytest.mark.parametrize("request_", [b"{", b"[]", b'{"path": 1}', b"\xff"])
def test_a_request_that_is_none_is_one_line(request_: bytes) -> None:
    assert served(request_) == ([job.Failed(error="The request for the report could not be understood.")], 1)


def test_a_child_that_is_stopped_leaves_nothing_behind(
    shipped: Questionnaire, demo: Assessment, tmp_path: Path
) -> None:
    """A report that takes seconds, so that it is stopped in the middle."""
    asked = job.request(shipped, demo, path=tmp_path / "acme.pdf", today=sample.TODAY)
    with started() as asked_to_leave, started() as killed:
        for child, number in ((asked_to_leave, signal.SIGTERM), (killed, signal.SIGKILL)):
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(asked)
            child.stdin.close()
            assert isinstance(job.parse_line(child.stdout.readline()), job.Working)
            child.send_signal(number)
    assert (asked_to_leave.returncode, killed.returncode) == (143, -signal.SIGKILL)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("line", [b"", b"{", b'{"stage": "x"}', b"Traceback (most recent call last):", b'"\\u0000"'])
def test_a_line_that_means_nothing_is_a_failure(line: bytes) -> None:
    failed = job.Failed(error="The report could not be made: its process ended without saying why.")
    assert job.parse_line(line) == failed


def test_the_request_carries_no_superseded_answers(small: Questionnaire, acme: Assessment, tmp_path: Path) -> None:
    assert b'"superseded":[]' in job.request(small, acme, path=tmp_path / "x.pdf", today=sample.TODAY)
