"""`assessor interpret` as a script meets it: a line for a line, and every wrong input one sentence."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assessor.cli.run import run
from tests.interview.matching.taught import LESSONS
from tests.tiny import area, folder, question

PHRASES = {"dont_know": LESSONS.specials["dk"], "not_applicable": LESSONS.specials["na"]}


class Outcome(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def do(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Interpret with a small questionnaire, by words alone: the encoder has tests of its own."""
    monkeypatch.chdir(tmp_path)
    made = [
        question(id, levels=[{"says": texts[0], "sounds_like": texts[1:]} for texts in by_level])
        for id, by_level in LESSONS.levels.items()
    ]
    where = folder(tmp_path / "small", area("latency", *made), phrases=PHRASES)

    def _do(*arguments: str) -> Outcome:
        status = run(["interpret", *arguments, "--questionnaire", str(where), "--words-only"])
        captured = capsysbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return _do


def batch(*lines: object, raw: bytes | None = None) -> str:
    """A batch file in the working folder."""
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    Path("said.jsonl").write_bytes(raw if raw is not None else text.encode())
    return "said.jsonl"


def reply(text: object = "we watch charts", id: object = "LAT-1") -> dict[str, object]:
    return {"question": id, "text": text}


def wrong(outcome: Outcome, status: int) -> str:
    """The error line, after checking that it is the only thing said."""
    assert (outcome.status, outcome.out) == (status, "")
    assert outcome.err.count("\n") == 1
    assert "\x1b" not in outcome.err
    return outcome.err.strip()


def test_one_reply_as_json_is_one_line(do: Any) -> None:
    done = do("LAT-1", "percentiles on a dashboard, nobody gets an alert", "--json")

    assert (done.status, done.err, done.out.count("\n")) == (0, "", 1)
    data = json.loads(done.out)
    assert list(data) == ["question", "ranking", "say"]
    assert data["question"] == "LAT-1"
    assert data["ranking"][0]["answer"] == 2
    assert {ranked["answer"] for ranked in data["ranking"]} == {0, 1, 2, 3, 4, "dk", "na", "unclear"}
    assert all(set(ranked) == {"answer", "confidence"} for ranked in data["ranking"])
    assert data["say"] in ("one", "pair", "ask")


def test_one_reply_in_words_shows_the_level(do: Any) -> None:
    done = do("LAT-1", "percentiles on a dashboard, no alerts, we watch p95 charts")

    assert done.status == 0
    assert "A dashboard without a target" in done.out
    assert not done.out.startswith("{")


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_batch_is_answered_line_by_line_in_its_order(do: Any, more: list[str]) -> None:
    file = batch(reply("no clue, ask our engineers"), "", reply("we price every request", "COST-1"))

    done = do("--batch", file, *more)

    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [(row["question"], row["ranking"][0]["answer"]) for row in rows] == [("LAT-1", "dk"), ("COST-1", 4)]


def test_an_empty_batch_is_answered_by_nothing(do: Any) -> None:
    assert do("--batch", batch(raw=b"")) == Outcome(0, "", "")


def test_the_same_twice_is_the_same_to_the_byte(do: Any) -> None:
    file = batch(reply(), reply("the budget blocks a release"))

    assert do("--batch", file).out == do("--batch", file).out


def test_control_sequences_in_a_text_go_nowhere(do: Any) -> None:
    done = do("--batch", batch(reply("\x1b]52;c;aGk=\x07we watch \x1b[31mcharts\u202e")))

    assert done.status == 0
    assert "\x1b" not in done.out
    assert do("LAT-1", "\x1b[2Jwe watch charts").status == 0


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["{not json"], "said.jsonl:1: not JSON"),
        ([reply(), "[" * 5_000], "said.jsonl:2: not JSON"),
        (["[]"], "said.jsonl:1: a question and a text were expected"),
        ([{"question": "LAT-1"}], "a question and a text were expected"),
        ([reply(7)], "a question and a text were expected"),
        ([{**reply(), "\x1b[31mmore": 1}], 'unknown key "[31mmore"'),
        ([reply(id="LAT-7")], 'said.jsonl:1 question: there is no question "LAT-7". Did you mean "LAT-1"?'),
        ([reply(" \n ")], "said.jsonl:1 text: the text is empty"),
        ([reply("\x1b")], "said.jsonl:1 text: the text is empty"),
        ([reply("x" * 20_001)], "longer than 20,000 characters"),
        ([reply("x" * 1_000_000)], "said.jsonl:1: longer than 100,000 bytes"),
    ],
)
def test_a_wrong_line_stops_the_batch_before_anything_is_printed(do: Any, lines: list[object], says: str) -> None:
    assert says in wrong(do("--batch", batch(*lines)), 1)


def test_bytes_that_are_no_text_are_not_json(do: Any) -> None:
    assert "not JSON" in wrong(do("--batch", batch(raw=b'\xff\xfe{"question"')), 1)


def test_a_batch_that_is_not_there_says_so(do: Any) -> None:
    assert "no such file" in wrong(do("--batch", "nowhere.jsonl"), 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "give a QUESTION and a TEXT"),
        (["LAT-1"], "give a QUESTION and a TEXT"),
        (["LAT-1", "text", "--batch", "said.jsonl"], "give a QUESTION and a TEXT"),
        (["LAT-7", "text"], 'there is no question "LAT-7". Did you mean "LAT-1"?'),
        (["\x1b[31mZ", "text"], 'there is no question "[31mZ"'),
        (["LAT-1", " "], "the text is empty"),
        (["LAT-1", "x" * 20_001], "longer than 20,000 characters"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_sentence(do: Any, arguments: list[str], says: str) -> None:
    assert says in wrong(do(*arguments), 2)
