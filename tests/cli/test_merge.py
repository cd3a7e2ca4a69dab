"""`assessor merge`, `assessor votes` and `assessor new --respondent`, as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.cli.run import run
from tests.tui.company import questionnaire_folder

Do = Callable[..., tuple[int, str, str]]


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Do:
    """Run one command line in a folder with three files: status, what it printed, what it said."""
    monkeypatch.chdir(tmp_path)
    asked = ["--questionnaire", str(questionnaire_folder(tmp_path))]

    def _do(*arguments: str) -> tuple[int, str, str]:
        status = run([*arguments, *(asked if arguments[0] in ("new", "answer", "merge", "score") else ())])
        said = capsys.readouterr()
        return status, said.out, said.err

    _do("new", "co.assessment.json")
    _do("new", "ann.assessment.json", "--respondent", "Ann", "--group", "leadership")
    _do("new", "bob.assessment.json", "--respondent", "Bob")
    _do("answer", "ann.assessment.json", "LAT-1=3", "COST-1=2:shown")
    _do("answer", "bob.assessment.json", "LAT-1=1", "COST-1=2")
    return _do


def merge(do: Do, *more: str) -> tuple[int, str, str]:
    return do("merge", "co.assessment.json", "ann.assessment.json", "bob.assessment.json", *more)


def test_a_respondents_file_says_whose_it_is(do: Do, tmp_path: Path) -> None:
    said = json.loads((tmp_path / "ann.assessment.json").read_text(encoding="utf-8"))["respondent"]
    assert said == {"name": "Ann", "group": "leadership"}
    status, _, err = do("new", "c.assessment.json", "--respondent", " ")
    assert status == 2 and "needs a name" in err
    status, _, err = do("new", "c.assessment.json", "--respondent", "C", "--group", "boss")
    assert status == 2 and not (tmp_path / "c.assessment.json").exists()


def test_merge_prints_votes_answers_and_what_to_look_at(do: Do) -> None:
    status, out, _ = merge(do)
    assert status == 0
    assert "LAT-1      · 1 · 1 ·  ·       0.17  1 to 3  talk about it" in out
    assert "COST-1     · · 2 · ·  ·       1.00  2\n" in out
    assert "Evidence to look at together:\n  COST-1: Ann (ann.assessment.json), shown" in out


def test_the_score_follows_the_votes(do: Do) -> None:
    merge(do)
    status, out, _ = do("score", "co.assessment.json", "--json")
    costs = next(area for area in json.loads(out)["areas"] if area["id"] == "costs")
    assert (status, costs["stated"], costs["low"], costs["high"]) == (0, 2.0, 1.0, 2.0)


def test_merge_as_json(do: Do) -> None:
    status, out, _ = merge(do, "--json")
    found = json.loads(out)
    assert (status, found["schema"], found["voters"]) == (0, "assessor.merge/1", 2)
    assert found["questions"][0] == {
        "question": "LAT-1",
        "counts": [0, 1, 0, 1, 0],
        "dont_know": 0,
        "agreement": pytest.approx(0.166667, abs=1e-6),
        "range": 2,
        "answer": "1 to 3",
    }


def test_a_conflict_says_how_to_take_the_votes_and_that_works(do: Do) -> None:
    do("answer", "co.assessment.json", "LAT-1=4")
    _, out, _ = merge(do)
    assert "LAT-1: 4 stands, the votes say 1 to 3" in out
    assert "assessor answer co.assessment.json ID=clear, then merge again" in out
    do("answer", "co.assessment.json", "LAT-1=clear")
    assert "LAT-1: 4 stands" not in merge(do)[1]
    assert "LAT-1      · 1 · 1 ·  ·       0.17  1 to 3" in merge(do)[1]


def test_a_file_with_another_questionnaire_stops_everything(do: Do, tmp_path: Path) -> None:
    run(["new", "other.assessment.json"])
    before = (tmp_path / "co.assessment.json").read_bytes()
    status, _, err = do("merge", "co.assessment.json", "ann.assessment.json", "other.assessment.json")
    assert status == 1 and "other.assessment.json" in err
    assert (tmp_path / "co.assessment.json").read_bytes() == before
    assert not (tmp_path / "co.votes.json").exists()


def test_what_cannot_be_merged_is_one_line(do: Do, tmp_path: Path) -> None:
    assert do("merge", "co.assessment.json", "co.assessment.json")[0] == 2
    status, _, err = do("merge", "co.assessment.json", "nothing.json")
    assert status == 1 and err.count("\n") == 1
    (tmp_path / "co.votes.json").write_text("{")
    before = (tmp_path / "co.assessment.json").read_bytes()
    status, _, err = merge(do)
    assert status == 1 and "co.votes.json" in err and err.count("\n") == 1
    assert (tmp_path / "co.assessment.json").read_bytes() == before
    assert (tmp_path / "co.votes.json").read_text() == "{"


def test_votes_go_out_and_come_in_as_a_table(do: Do, tmp_path: Path) -> None:
    merge(do)
    assert do("votes", "co.assessment.json", "--export", "v.csv")[0] == 0
    assert "Ann (ann.assessment.json),leadership,LAT-1,0,3," in (tmp_path / "v.csv").read_text()
    status, _, err = do("votes", "co.assessment.json", "--export", "v.csv")
    assert status == 1 and "there is a file of this name already" in err
    (tmp_path / "more.csv").write_text("voter,group,question,round,value\neve,finance,LAT-1,0,2\n")
    asked = str(tmp_path / "questionnaire")
    status, _, err = do("votes", "co.assessment.json", "--import", "more.csv", "--questionnaire", asked)
    assert status == 0 and "5 votes" in err
    assert "· 1 1 1 ·" in merge(do)[1]


def test_votes_are_deleted_for_good_and_the_answers_stay(do: Do, tmp_path: Path) -> None:
    merge(do)
    assert do("votes", "co.assessment.json", "--notes")[1].startswith("Actions\n  none\n")
    assert do("votes", "co.assessment.json", "--delete")[0] == 0
    assert not (tmp_path / "co.votes.json").exists()
    assert json.loads((tmp_path / "co.assessment.json").read_text())["answers"]["LAT-1"]["up_to"] == 3
    status, _, err = do("votes", "co.assessment.json", "--delete")
    assert status == 0 and "There are no votes" in err
    assert do("votes", "co.assessment.json", "--notes")[0] == 1
    assert do("votes", "nothing.json", "--delete")[0] == 1


def test_votes_wants_exactly_one_thing_to_do(do: Do) -> None:
    assert do("votes", "co.assessment.json")[0] == 2
    assert do("votes", "co.assessment.json", "--notes", "--delete")[0] == 2


def test_a_workshop_without_a_terminal_says_what_else_is_possible(do: Do) -> None:
    status, _, err = do("workshop", "co.assessment.json")
    assert status == 1 and "a workshop needs a terminal" in err and "assessor merge" in err
