"""`assessor milestone` and `assessor compare` as a script meets them."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assessor.cli.run import run
from tests.tiny import area, folder, question


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def do(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run one command line in an empty folder, on 23 November 2026."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")

    def _do(*arguments: str) -> Outcome:
        status = run(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return _do


@pytest.fixture
def tiny(do: Any, tmp_path: Path) -> list[str]:
    """A tiny questionnaire, and a.json with a milestone "August" and one answer that has changed since."""
    areas = area("latency", question("LAT-1"), question("LAT-2"))
    option = ["--questionnaire", str(folder(tmp_path / "tiny", areas, targets={"targets": {"latency": 3}}))]
    do("new", "a.json", *option)
    do("answer", "a.json", "LAT-1=1", "LAT-2=1", *option)
    do("milestone", "a.json", "August")
    do("answer", "a.json", "LAT-1=4:shown", *option)
    return option


def one_line(outcome: Outcome, status: int) -> str:
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (status, "", 1)
    return outcome.err.strip()


def test_a_milestone_is_kept_and_listed(do: Any, tiny: list[str]) -> None:
    assert do("milestone", "a.json", "Q4").err == 'Kept 2 answers as "Q4" in a.json.\n'
    assert do("milestone", "a.json").out == "August  2026-11-23  2 answers\nQ4  2026-11-23  2 answers\n"


def test_a_file_without_milestones_lists_none(do: Any, tiny: list[str]) -> None:
    do("new", "b.json", *tiny)
    outcome = do("milestone", "b.json")
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "No milestone is kept yet.\n")


def test_a_state_can_be_kept_although_the_questionnaire_is_gone_or_has_changed(do: Any, tiny: list[str]) -> None:
    assert do("score", "a.json").status == 1
    assert do("milestone", "a.json", "before the move").status == 0


def test_a_name_in_use_needs_force(do: Any, tiny: list[str]) -> None:
    before = Path("a.json").read_bytes()
    line = one_line(do("milestone", "a.json", " August "), 1)
    said = 'a.json: there is a milestone called "August" already. Choose another name, or add --force.'
    assert line == f"assessor: {said}"
    assert Path("a.json").read_bytes() == before
    assert do("milestone", "a.json", "August", "--force").status == 0
    assert do("milestone", "a.json").out == "August  2026-11-23  2 answers\n"


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (["milestone", "a.json", " "], 2, "a milestone needs a name. See: assessor milestone --help"),
        (
            ["milestone", "a.json", "x" * 61],
            2,
            "a milestone's name has at most 60 characters. See: assessor milestone --help",
        ),
        (["milestone", "gone.json", "x"], 1, "gone.json: could not read it: there is no such file. Check the path."),
        (["milestone"], 2, "Missing argument 'FILE'. See: assessor milestone --help"),
        (["compare", "a.json"], 2, "Missing argument 'NAME|OTHER'. See: assessor compare --help"),
    ],
)
def test_a_wrong_command_line_is_one_line(
    do: Any, tiny: list[str], arguments: list[str], status: int, line: str
) -> None:
    assert one_line(do(*arguments), status) == f"assessor: {line}"


def test_compare_says_what_changed_in_words(do: Any, tiny: list[str]) -> None:
    outcome = do("compare", "a.json", "August", *tiny)
    assert outcome.status == 0
    assert "latency  1.0 (0.0 to 1.0)  2.5 (1.9 to 2.5)  3.0         higher" in outcome.out
    assert "- LAT-1, latency: level 1 asserted, now level 4 shown\n" in outcome.out
    assert "Money at stake is not known on either side." in outcome.out
    assert "Assess again on 2027-02-21. 90 days from now." in outcome.out


def test_compare_as_json_is_one_document(do: Any, tiny: list[str]) -> None:
    document = json.loads(do("compare", "a.json", "August", "--json", *tiny).out)
    assert document["schema"] == "assessor.compare/1"
    assert (document["then"]["name"], document["now"]["name"]) == ("August", "a.json")
    [latency] = document["areas"]
    assert (latency["change"], latency["then"]["stated"], latency["now"]["stated"]) == ("up", 1.0, 2.5)
    assert document["again"]["on"] == "2027-02-21"


def test_another_file_of_the_same_questionnaire_is_compared(do: Any, tiny: list[str]) -> None:
    do("new", "b.json", *tiny)
    do("answer", "b.json", "LAT-2=3", *tiny)
    document = json.loads(do("compare", "a.json", "b.json", "--json", *tiny).out)
    assert document["then"]["name"] == "b.json"
    assert {one["question"]: one["moved"] for one in document["answers"]} == {"LAT-1": "answered", "LAT-2": "down"}


def test_a_milestone_that_is_not_there_has_the_nearest_name(do: Any, tiny: list[str]) -> None:
    line = one_line(do("compare", "a.json", "Augst", *tiny), 2)
    said = 'a.json: there is no milestone and no file called "Augst". Did you mean "August"?'
    assert line == f"assessor: {said}"


def test_a_file_that_is_not_there_is_one_line(do: Any, tiny: list[str]) -> None:
    line = one_line(do("compare", "a.json", "b.json", *tiny), 1)
    assert line == "assessor: b.json: could not read it: there is no such file. Check the path."


def test_a_file_that_is_no_assessment_is_one_line(do: Any, tiny: list[str]) -> None:
    Path("b.json").write_text("{}")
    assert one_line(do("compare", "a.json", "b.json", *tiny), 1).startswith(
        "assessor: b.json: this is not an assessment."
    )


def test_another_questionnaire_is_refused(do: Any, tiny: list[str]) -> None:
    do("new", "b.json")
    line = one_line(do("compare", "a.json", "b.json", *tiny), 1)
    said = 'b.json: it answers the questionnaire "ai_infrastructure", a.json answers "tiny".'
    assert line == f"assessor: {said} Only answers to the same questionnaire can be compared."


def test_a_milestone_from_before_another_version_compares_what_was_answered_then(do: Any, tiny: list[str]) -> None:
    folder(Path(tiny[1]), area("latency", question("LAT-1"), question("LAT-9")), targets={"targets": {"latency": 3}})
    do("answer", "a.json", "LAT-9=4", *tiny, "--adopt")
    document = json.loads(do("compare", "a.json", "August", "--json", *tiny).out)
    assert document["common"] == {"questions": 1, "only_now": ["LAT-9"], "only_then": ["LAT-2"]}
    assert document["areas"][0]["now"]["stated"] == 4.0
    assert document["notes"][0].startswith("The questionnaire's content has changed under the same version, 1.0.0.")


def test_a_report_can_be_compared_and_listed_but_keeps_nothing(do: Any, tiny: list[str]) -> None:
    assert do("report", "a.json", "-o", "a.pdf", *tiny).status == 0
    assert json.loads(do("compare", "a.json", "a.pdf", "--json", *tiny).out)["answers"] == []
    assert json.loads(do("compare", "a.pdf", "August", "--json").out)["answers"][0]["question"] == "LAT-1"
    assert do("milestone", "a.pdf").out == "August  2026-11-23  2 answers\n"
    line = one_line(do("milestone", "a.pdf", "x"), 2)
    assert line == "assessor: a.pdf: this is a report. Restore its assessment first: assessor a.pdf"
