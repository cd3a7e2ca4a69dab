"""Votes as a table: written and read back the same; a wrong line changes nothing."""

import csv
import io

import pytest

from assessor.errors import ContentError
from assessor.votes.table import read, written
from tests.interview.sample import NOW, sample
from tests.votes.votes import meeting, shown, voted

HEAD = "voter,group,question,round,value,reason\n"


def test_what_was_written_is_read_back_the_same() -> None:
    held = shown(
        voted(meeting("leadership", "hands_on"), "COST-1", 0, 4, "dk"), "LAT-1", 3, 1, reason="=cmd|' /C calc'!A0"
    )
    again = read(written(held).encode(), meeting(), sample(), NOW, "votes.csv")
    assert {(v.name, v.group) for v in again.voters.values()} == {("name-1", "leadership"), ("name-2", "hands_on")}
    assert [[vote.value for vote in again.votes[id][n].values()] for id, n in (("COST-1", 0), ("LAT-1", 1))] == [
        [4, "dk"],
        [3, 1],
    ]
    assert [vote.reason for vote in again.votes["LAT-1"][1].values()] == [
        vote.reason for vote in held.votes["LAT-1"][1].values()
    ]
    assert read(written(again).encode(), again, sample(), NOW, "votes.csv") == again


@pytest.mark.parametrize("reason", ["=1+1", "+1", "-1", "@sum", "'=1"])
def test_no_cell_is_a_formula(reason: str) -> None:
    rows = list(csv.reader(io.StringIO(written(shown(meeting("other"), "LAT-1", 3, reason=reason)))))
    assert rows[1][5].startswith("'")


def test_a_table_from_a_spreadsheet_with_a_mark_at_its_start_and_other_line_ends_is_read() -> None:
    raw = b"\xef\xbb\xbf" + (HEAD + 'ana,,LAT-1,1,3,"so, what"\n').replace("\n", "\r\n").encode()
    held = read(raw, meeting(), sample(), NOW, "votes.csv")
    vote = held.votes["LAT-1"][1]["v1"]
    assert (vote.value, vote.reason, held.voters["v1"].group) == (3, "so, what", "other")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("ana,,NOPE-1,1,3,\n", 'votes.csv:2: there is no question "NOPE-1"'),
        ("ana,,LAT-1,1,3,\nana,,LAT-1,9,3,\n", 'votes.csv:3: "9" is no round; 0 is before the meeting, then 1 to 3'),
        ("ana,,LAT-1,1,5,\n", 'votes.csv:2: "5" is no vote; a vote is 0 to 4, or dk'),
        (",,LAT-1,1,3,\n", "votes.csv:2: the voter is missing"),
        ("ana,boss,LAT-1,1,3,\n", 'votes.csv:2: there is no group "boss"'),
        ("ana,,LAT-1,1,3," + "x" * 281 + "\n", "votes.csv:2: the reason is longer than 280 characters"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(rows: str, says: str) -> None:
    with pytest.raises(ContentError) as caught:
        read((HEAD + rows).encode(), meeting(), sample(), NOW, "votes.csv")
    assert says in caught.value.line()


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"x" * 5_000_001])
def test_what_is_no_table_is_refused(raw: bytes) -> None:
    with pytest.raises(ContentError):
        read(raw, meeting(), sample(), NOW, "votes.csv")
