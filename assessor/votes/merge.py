"""Answers that people gave before the meeting, each in a file of their own, become votes of the round before it.

A file that is merged again replaces its own votes. An answer that was typed into the company's file stays, and the
conflict is told; nothing is lost on either side.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from assessor.assessment.model import DONT_KNOW, Answer, Assessment, Facts, Grade, with_profile
from assessor.questionnaire.conditions import FactValue
from assessor.questionnaire.model import Questionnaire
from assessor.text import one_line
from assessor.votes.aggregate import conflicts, settled
from assessor.votes.model import BEFORE, LONGEST_REASON, Kept, Meeting, Vote, Voter, next_voter, with_vote, with_voter
from assessor.votes.spread import Spread, spread


class Other(NamedTuple):
    """One file to merge: what it is called, and what it holds."""

    file: str
    assessment: Assessment


class Conflict(NamedTuple):
    """An answer that was typed in and stays, and the one that the votes would make."""

    question: str
    stands: Answer
    votes_say: Answer


class FactConflict(NamedTuple):
    """A fact that is not the same everywhere: what the company's file says, and what others say, by their names."""

    fact: str
    stands: FactValue | None
    others: Mapping[str, FactValue]


class Merged(NamedTuple):
    """Both files after the merge, and what somebody should look at."""

    assessment: Assessment
    meeting: Meeting
    spreads: list[Spread]
    conflicts: list[Conflict]
    facts: list[FactConflict]
    facts_taken: list[str]
    evidence: list[tuple[str, str, Answer]]
    """Question, name, answer: what is supported by more than a word; a vote carries no evidence."""
    not_votes: list[tuple[str, str, str]]
    """Question, name, value: not applicable, which is a talk rather than a vote."""


def merged(
    questionnaire: Questionnaire, company: Other, meeting: Meeting, others: Sequence[Other], now: datetime
) -> Merged:
    """`company` and its `meeting` with the answers of `others` as votes."""
    assessment = company.assessment
    sources = list(others)
    if (
        assessment.respondent is not None
    ):  # the company's file was one person's so far: theirs are votes like all others
        sources.insert(0, company)
        mine = {id: Kept(before=None, written=answer) for id, answer in assessment.answers.items()}
        meeting = meeting.model_copy(update={"kept": {**mine, **meeting.kept}})
        assessment = assessment.model_copy(update={"respondent": None})
    for other in sources:
        meeting = _with_votes(questionnaire, meeting, other, now)
    assessment, taken, differing = _facts(assessment, others, now)
    assessment, meeting = settled(assessment, meeting, now)
    said = [q.id for area in questionnaire.areas for q in area.questions if meeting.votes.get(q.id, {}).get(BEFORE)]
    return Merged(
        assessment=assessment,
        meeting=meeting,
        spreads=[spread(meeting, id, BEFORE) for id in said],
        conflicts=[Conflict(id, assessment.answers[id], v) for id, v in conflicts(assessment, meeting).items()],
        facts=differing,
        facts_taken=taken,
        evidence=[
            (id, name_of(other), answer)
            for other in sources
            for id, answer in other.assessment.answers.items()
            if answer.grade is not Grade.ASSERTED and answer.level is not None
        ],
        not_votes=[
            (id, name_of(other), "not applicable")
            for other in sources
            for id, answer in other.assessment.answers.items()
            if answer.value == "na"
        ],
    )


def name_of(other: Other) -> str:
    """What a voter from a file is called: whose it is, and the file's name."""
    respondent = other.assessment.respondent
    return f"{one_line(respondent.name, 60)} ({other.file})" if respondent is not None else other.file


def _with_votes(questionnaire: Questionnaire, meeting: Meeting, other: Other, now: datetime) -> Meeting:
    name, respondent = name_of(other), other.assessment.respondent
    id = next((v.id for v in meeting.voters.values() if v.via == "file" and v.name == name), next_voter(meeting))
    group = respondent.group if respondent is not None else "other"
    meeting = with_voter(meeting, Voter(id=id, group=group, name=name, via="file"), now)
    for question in (q.id for area in questionnaire.areas for q in area.questions):
        answer = other.assessment.answers.get(question)
        vote = _vote(answer) if answer is not None else None
        if vote is not None or id in meeting.votes.get(question, {}).get(BEFORE, {}):
            meeting = with_vote(meeting, question, BEFORE, id, vote, now)
    return meeting


def _vote(answer: Answer) -> Vote | None:
    """The vote that an answer is; not applicable and skipped are none."""
    if answer.level is None and answer.value != DONT_KNOW:
        return None
    reason = one_line(answer.note.partition("\n")[0], LONGEST_REASON)
    return Vote(value="dk" if answer.level is None else answer.level, reason=reason, at=answer.at)


def _facts(
    assessment: Assessment, others: Sequence[Other], now: datetime
) -> tuple[Assessment, list[str], list[FactConflict]]:
    """Facts that the company's file lacks and all who know them agree on are taken; the rest is told."""
    profile: Facts = dict(assessment.profile)
    taken, differing = [], []
    for fact in dict.fromkeys(id for other in others for id in other.assessment.profile):
        said = {name_of(o): o.assessment.profile[fact] for o in others if _known(o.assessment.profile.get(fact))}
        values = list(said.values())
        mine = profile.get(fact)
        if not values or (_known(mine) and all(value == mine for value in values)):
            continue
        if not _known(mine) and all(value == values[0] for value in values):
            profile[fact] = values[0]
            taken.append(fact)
        else:
            differing.append(FactConflict(fact, mine, {name: v for name, v in said.items() if v != mine}))
    return (with_profile(assessment, profile, now) if taken else assessment), taken, differing


def _known(value: FactValue | None) -> bool:
    return value is not None and value not in ("", [], {})
