"""The commands as a script meets them: data on stdout, one line on stderr, the right exit status."""

import errno
import json
import os
import subprocess
import sys
import tempfile
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
    """Run one command line in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def _do(*arguments: str) -> Outcome:
        status = run(arguments)
        captured = capsysbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return _do


@pytest.fixture
def tiny(tmp_path: Path) -> str:
    """A tiny questionnaire on disk."""
    targets = {"targets": {"latency": 3}}
    facts = {
        "facts": [
            {"id": "spend", "ask": "What do you spend?", "kind": "money"},
            {"id": "company", "ask": "Which company?", "kind": "text"},
        ]
    }
    areas = area("latency", question("LAT-1"), question("LAT-2"))
    return str(folder(tmp_path / "tiny", areas, targets=targets, profile=facts))


def one_line(outcome: Outcome, status: int) -> str:
    """The error line, after checking that it is the only thing said."""
    assert outcome.status == status
    assert outcome.out == ""
    assert outcome.err.count("\n") == 1
    return outcome.err.strip()


def test_the_way_through_without_the_app(do: Any, tiny: str) -> None:
    assert do("new", "a.assessment.json", "--questionnaire", tiny).status == 0
    assert do("answer", "a.assessment.json", "LAT-1=3:shown", "LAT-2=dk", "--questionnaire", tiny).status == 0
    document = json.loads(do("score", "a.assessment.json", "--json", "--questionnaire", tiny).out)

    assert document["schema"] == "assessor.score/1"
    assert document["questionnaire"] == {"id": "tiny", "version": "1.0.0"}
    assert {"schema", "questionnaire", "overall", "coverage", "areas", "flags", "robust"} <= set(document)
    assert document["areas"] == [
        {
            "id": "latency",
            "applicable": True,
            "stated": None,
            "low": 1.375,
            "high": 3.625,
            "adjusted": None,
            "uncapped": None,
            "coverage": 0.5,
            "cap": None,
            "target": 3,
            "gap": None,
        }
    ]


def test_answers_are_all_or_nothing(do: Any, tiny: str) -> None:
    do("new", "a.assessment.json", "--questionnaire", tiny)
    before = Path("a.assessment.json").read_bytes()
    line = one_line(do("answer", "a.assessment.json", "LAT-1=3", "LAT-2=7", "--questionnaire", tiny), 2)

    assert line == 'assessor: LAT-2: "7" is not an answer. Write a level 0-4, 3:shown, dk, na:REASON or clear.'
    assert Path("a.assessment.json").read_bytes() == before


def test_answers_and_facts_from_files(do: Any, tiny: str) -> None:
    Path("facts.yaml").write_text("{company: Acme, spend: unknown}")
    Path("answers.yaml").write_text("LAT-1: 3\nLAT-2: {na: batch only}\n")

    assert do("new", "a.json", "--profile", "facts.yaml", "--questionnaire", tiny).status == 0
    assert (
        do("answer", "a.json", "--from", "answers.yaml", "--questionnaire", tiny).err
        == "Recorded 2 answers in a.json.\n"
    )
    stored = json.loads(Path("a.json").read_text())
    assert stored["profile"] == {"company": "Acme"}
    assert {id: answer["value"] for id, answer in stored["answers"].items()} == {"LAT-1": 3, "LAT-2": "na"}


@pytest.mark.parametrize(
    ("arguments", "status", "line"),
    [
        (["scor", "x"], 2, 'there is no command "scor". Did you mean "score"?'),
        (["score"], 2, "Missing argument 'FILE'. See: assessor score --help"),
        (["score", "--jsn", "x"], 2, "No such option '--jsn'. Did you mean '--json'? See: assessor score --help"),
        (["score", "gone.json"], 1, "gone.json: could not read it: there is no such file. Check the path."),
        (["new", "a.json", "--questionnaire", "ai_infrastructur"], 2, None),
        (["report", "x", "--format", "doc"], 2, None),
        (["questionnaire", "show", "LAT-99"], 2, 'nothing is called "LAT-99". Did you mean "LAT-7"?'),
        (["questionnaire", "lint", "nowhere"], 1, None),
        (["answer", "gone.json", "LAT-1=3"], 1, "gone.json: could not read it: there is no such file. Check the path."),
    ],
)
def test_a_wrong_command_line_is_one_line_with_its_status(
    do: Any, arguments: list[str], status: int, line: str | None
) -> None:
    outcome = do(*arguments)

    assert outcome.status == status
    if line is not None:
        assert one_line(outcome, status) == f"assessor: {line}"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("spend: -5", "facts.yaml spend: expected at least 0; found -5."),
        ("spnd: 5", 'facts.yaml: no fact is called "spnd". Did you mean "spend"?'),
        (
            "spend: [",
            "facts.yaml:2: not YAML: did not find expected node content. "
            "A bracket may be open here or above; inside brackets a text with a comma needs quotes.",
        ),
        ("a: &a [x]\nb: *a", "facts.yaml:2: an alias (*a) is not read here. Write the value out."),
    ],
)
def test_wrong_facts_create_nothing(do: Any, tiny: str, content: str, line: str) -> None:
    Path("facts.yaml").write_text(content)

    assert one_line(do("new", "a.json", "--profile", "facts.yaml", "--questionnaire", tiny), 1) == f"assessor: {line}"
    assert not Path("a.json").exists()


def test_an_existing_file_needs_force(do: Any, tiny: str) -> None:
    Path("a.json").write_text("mine")

    line = one_line(do("new", "a.json", "--questionnaire", tiny), 1)
    assert line == "assessor: a.json: there is a file of this name already. Choose another name, or add --force."
    assert Path("a.json").read_text() == "mine"
    assert do("new", "a.json", "--questionnaire", tiny, "--force").status == 0


def test_a_changed_questionnaire_is_refused_until_it_is_adopted(do: Any, tiny: str) -> None:
    do("new", "a.json", "--questionnaire", tiny)
    do("answer", "a.json", "LAT-1=3", "LAT-2=2", "--questionnaire", tiny)
    folder(Path(tiny), area("latency", question("LAT-1"), question("LAT-9")))
    before = Path("a.json").read_bytes()

    line = one_line(do("score", "a.json", "--questionnaire", tiny), 1)
    assert "has changed since version 1.0.0 was answered" in line
    assert "--adopt" in line
    assert Path("a.json").read_bytes() == before

    assert do("answer", "a.json", "LAT-9=1", "--questionnaire", tiny, "--adopt").status == 0
    document = json.loads(do("score", "a.json", "--json", "--questionnaire", tiny).out)
    assert document["areas"][0]["stated"] == 2
    assert json.loads(Path("a.json").read_text())["answers"]["LAT-2"]["value"] == 2


def test_an_assessment_whose_questionnaire_is_gone_says_how_to_go_on(do: Any, tiny: str) -> None:
    do("new", "a.json", "--questionnaire", tiny)

    line = one_line(do("score", "a.json"), 1)
    assert line == (
        'assessor: a.json: its questionnaire "tiny" 1.0.0 is not installed here. '
        "Name its folder with --questionnaire DIR."
    )


def test_a_folder_that_cannot_be_written_to_is_one_line(do: Any, tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    do("new", "a.json", "--questionnaire", tiny)
    before = Path("a.json").read_bytes()
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    line = one_line(do("answer", "a.json", "LAT-1=1", "--questionnaire", tiny), 1)

    assert line.endswith("a.json: could not save it: the file system is read-only. Choose another folder.")
    assert Path("a.json").read_bytes() == before


def test_a_folder_that_is_not_there_is_not_made(do: Any, tiny: str) -> None:
    line = one_line(do("new", "nowhere/a.json", "--questionnaire", tiny), 1)

    assert line == "assessor: nowhere/a.json: there is no folder nowhere. Make it first, or check the path."
    assert not Path("nowhere").exists()


def test_hostile_text_in_an_error_cannot_touch_the_terminal(do: Any, tiny: str) -> None:
    do("new", "a.json", "--questionnaire", tiny)
    outcome = do("answer", "a.json", "\x1b]52;c;aGk=\x07=1", "--questionnaire", tiny)

    assert "\x1b" not in outcome.err and "\x07" not in outcome.err


def test_lint_tells_a_clean_folder_from_a_broken_one(do: Any, tiny: str) -> None:
    assert do("questionnaire", "lint", tiny).status == 0
    broken = Path(tiny, "areas", "latency.yaml")
    broken.write_text(broken.read_text().replace('"weight"', '"wieght"').replace('"why": "Why LAT-1"', '"wy": "x"'))
    outcome = do("questionnaire", "lint", tiny, "--json")

    assert outcome.status == 1
    assert {"questions[0].wy", "questions[0].why"} <= {f["field"] for f in json.loads(outcome.out)["findings"]}


def test_lists_and_shows_what_ships(do: Any) -> None:
    assert "ai_infrastructure  1.0.0" in do("questionnaire", "list").out
    assert do("questionnaire", "show", "LAT-1").out.startswith("LAT-1  ")
    assert json.loads(do("questionnaire", "show", "LAT-1", "--json").out)["id"] == "LAT-1"
    assert json.loads(do("questionnaire", "schema").out)["$schema"].endswith("2020-12/schema")


def test_the_plan_as_json_has_its_final_shape(do: Any, tiny: str) -> None:
    do("new", "a.json", "--questionnaire", tiny)
    document = json.loads(do("plan", "a.json", "--json", "--questionnaire", tiny).out)

    shape = {"schema", "currency", "decision", "plan", "net", "payback_month", "peak_cash", "horizon_months"}
    assert shape | {"alternatives", "gates", "actions"} <= set(document)


def test_without_a_terminal_the_app_is_a_conversation_line_by_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assessor"]
    found = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    assert found.returncode == 0
    assert found.stderr == "assessor: plain mode, because there is no terminal.\n"
    assert found.stdout.startswith("How well do you run AI in production?\n")


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    command = f"{sys.executable} -m assessor questionnaire show ai_infrastructure | head -c 10"
    found = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)

    assert "Traceback" not in found.stderr
    assert found.returncode in (0, 141)


def test_a_terminal_without_utf8_gets_marks_instead_of_a_traceback() -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "assessor", "questionnaire", "show", "LAT-1"]
    found = subprocess.run(command, capture_output=True, env=surroundings, check=False)

    assert found.returncode == 0
    assert found.stdout.decode("ascii")


def test_a_copied_questionnaire_is_named_by_its_own_id(do: Any, tiny: str) -> None:
    copied = do("questionnaire", "copy", tiny, "ours")

    assert (copied.status, copied.out) == (0, "ours\n")
    assert copied.err == 'Its id is "ours". Give it a title and a version of its own in questionnaire.yaml.\n'
    assert do("questionnaire", "show", "ours").out.startswith("Tiny (ours 1.0.0)\n")


def test_a_broken_questionnaire_is_named_and_the_others_are_listed(
    do: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assessor.questionnaire import library

    monkeypatch.setattr(library, "user_folder", lambda: tmp_path / "own")
    (tmp_path / "own" / "broken").mkdir(parents=True)
    (tmp_path / "own" / "broken" / "questionnaire.yaml").write_text("id: [")
    listed = do("questionnaire", "list")

    assert listed.status == 1
    assert "small_office_backup  " in listed.out
    assert f"Put your own into {tmp_path / 'own'}." in listed.err
    assert "broken/questionnaire.yaml:2: not YAML" in listed.err


def test_adopting_says_what_became_of_the_answers(do: Any, tiny: str) -> None:
    do("new", "a.json", "--questionnaire", tiny)
    do("answer", "a.json", "LAT-1=3", "LAT-2=2", "--questionnaire", tiny)
    folder(Path(tiny), area("latency", question("LAT-1"), question("LAT-9")))

    assert do("answer", "a.json", "--questionnaire", tiny, "--adopt").err == (
        "Moved to Tiny 1.0.0. Answers to questions it asks: 1; to others, kept: 1.\n"
    )


def test_the_lint_counts_in_proper_english(do: Any, tiny: str) -> None:
    path = Path(tiny, "areas", "latency.yaml")
    path.write_text(path.read_text().replace('"ask": "Ask LAT-1"', '"ask": ""'))

    assert do("questionnaire", "lint", tiny).err.startswith("1 error, ")
