"""Votes as a table: voter, group, question, round, value, reason. Written and read back the same, all or nothing."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import get_args

from pydantic import ValidationError

from assessor.assessment.workshop import Group
from assessor.errors import ContentError
from assessor.questionnaire.model import Questionnaire
from assessor.text import one_line
from assessor.votes.model import LAST_ROUND, LONGEST_REASON, Meeting, Vote, Voter, next_voter, with_vote, with_voter

COLUMNS = ("voter", "group", "question", "round", "value", "reason")
LARGEST = 5_000_000
"""Bytes of a table."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def written(meeting: Meeting) -> str:
    """The votes of `meeting`; what a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for question, rounds in meeting.votes.items():
        for number, votes in sorted(rounds.items()):
            for id, vote in votes.items():
                voter = meeting.voters.get(id, Voter(id=id))
                rows.writerow([_safe(voter.name or id), voter.group, question, number, vote.value, _safe(vote.reason)])
    return out.getvalue()


def read(raw: bytes, meeting: Meeting, questionnaire: Questionnaire, now: datetime, where: str) -> Meeting:
    """`meeting` with the votes of a table; ContentError names the first line that cannot be read."""
    if len(raw) > LARGEST:
        raise ContentError("larger than 5 MB; this is not a table of votes", where=where)
    try:
        text = raw.decode("utf-8-sig")
        found = csv.DictReader(io.StringIO(text), strict=True)
        missing = [name for name in COLUMNS[:5] if name not in (found.fieldnames or ())]
        if missing:
            raise ContentError(
                f"the column {missing[0]} is missing", where=f"{where}:1", do=f"The first line is: {','.join(COLUMNS)}"
            )
        for row in found:
            meeting = _with_row(row, meeting, questionnaire, now, f"{where}:{found.line_num}")
    except (UnicodeDecodeError, csv.Error) as error:
        raise ContentError(f"this is not a table ({one_line(str(error), 80)})", where=where) from error
    return meeting


def _with_row(
    row: dict[str, str | None], meeting: Meeting, questionnaire: Questionnaire, now: datetime, where: str
) -> Meeting:
    said = {name: _plain(one_line(row.get(name) or "")) for name in COLUMNS}
    if questionnaire.question(said["question"]) is None:
        raise ContentError(f'there is no question "{said["question"][:40]}"', where=where)
    if not said["round"].isdecimal() or int(said["round"]) > LAST_ROUND:
        raise ContentError(
            f'"{said["round"][:20]}" is no round; 0 is before the meeting, then 1 to {LAST_ROUND}', where=where
        )
    if said["value"] not in ("0", "1", "2", "3", "4", "dk"):
        raise ContentError(f'"{said["value"][:20]}" is no vote; a vote is 0 to 4, or dk', where=where)
    if len(said["reason"]) > LONGEST_REASON:
        raise ContentError(f"the reason is longer than {LONGEST_REASON} characters", where=where)
    if not said["voter"]:
        raise ContentError("the voter is missing", where=where, do="Any word that is the person's own will do.")
    if (said["group"] or "other") not in get_args(Group):
        raise ContentError(f'there is no group "{said["group"][:20]}"', where=where, do=", ".join(get_args(Group)))
    known = next((v for v in _named(meeting, said["voter"])), None)
    id = known.id if known is not None else next_voter(meeting)
    try:
        if known is None:
            new = {"id": id, "group": said["group"] or "other", "name": said["voter"], "via": "csv"}
            meeting = with_voter(meeting, Voter.model_validate(new), now)
        vote = {"value": "dk" if said["value"] == "dk" else int(said["value"]), "reason": said["reason"]}
        return with_vote(meeting, said["question"], int(said["round"]), id, Vote.model_validate(vote), now)
    except ValidationError as error:
        raise ContentError(error.errors(include_url=False)[0]["msg"].lower(), where=where) from error
    except ValueError as error:
        raise ContentError(str(error), where=where) from error


def _named(meeting: Meeting, word: str) -> Iterator[Voter]:
    """Who is called so: by name, else by id where a voter has no name."""
    return (v for v in meeting.voters.values() if (v.name or v.id) == word)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
