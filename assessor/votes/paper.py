"""Votes from paper, as the facilitator types them: a word for the person, then a level or dk. `ana 3, cto 1, sam dk`.

The same word is the same person in every round. All or nothing: a line with a mistake changes nothing.
"""

from datetime import datetime

from assessor.text import one_line
from assessor.votes.model import Meeting, Vote, Voter, next_voter, with_vote, with_voter

LONGEST_WORD = 30


class NotRead(ValueError):
    """What is wrong with a line of votes, in words."""


def read_line(line: str, meeting: Meeting, question: str, round: int, now: datetime) -> Meeting:
    """`meeting` with the votes of `line`; NotRead says what could not be read."""
    given: dict[str, Vote] = {}
    for part in (piece.strip() for piece in one_line(line).split(",")):
        if not part:
            continue
        name, _, value = part.rpartition(" ")
        name, value = name.strip().rstrip(":"), value.lower()
        if not name:
            raise NotRead(f'"{one_line(part, 30)}" lacks the person or the vote; write for example: ana 3')
        if len(name) > LONGEST_WORD:
            raise NotRead(f"A word for a person has at most {LONGEST_WORD} characters.")
        if value not in ("0", "1", "2", "3", "4", "dk"):
            raise NotRead(f'"{one_line(value, 20)}" is no vote; a vote is 0 to 4, or dk')
        if name.lower() in given:
            raise NotRead(f'"{one_line(name, 30)}" stands there twice')
        given[name.lower()] = Vote(value="dk" if value == "dk" else int(value))
    if not given:
        raise NotRead("Write for example: ana 3, cto 1, sam dk")
    for name, vote in given.items():
        known = next((v.id for v in meeting.voters.values() if v.via == "paper" and v.name == name), None)
        if known is None:
            known = next_voter(meeting)
            try:
                meeting = with_voter(meeting, Voter(id=known, name=name, via="paper"), now)
            except ValueError as error:
                raise NotRead(str(error)) from error
        meeting = with_vote(meeting, question, round, known, vote, now)
    return meeting
