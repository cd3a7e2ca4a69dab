"""What one phone sees now: which page, and what stands on it. Values in, values out.

`key` changes when the page must be shown anew, never because somebody else voted: whoever is typing is not disturbed.
Nothing of anybody's vote is here before it is revealed but the number of votes.
"""

from typing import Any, NamedTuple

from assessor.opening.meeting import OpenMeeting
from assessor.questionnaire.conditions import worded_for
from assessor.votes.findings import priorities
from assessor.votes.model import GROUPS, LONGEST_REASON, Voter
from assessor.votes.spread import spread

FEW = 4
"""People up to whom anonymity cannot be promised."""
MOST_RANKED = 3


class View(NamedTuple):
    """A page by its template's name, and what stands on it."""

    page: str
    key: str
    data: dict[str, Any]


def view(meeting: OpenMeeting, voter: Voter | None) -> View:
    """The page for `voter`; None is somebody who has not joined."""
    stage = meeting.stage
    data = {"company": _company(meeting), "present": len(meeting.meeting.voters), "consent": stage.consent, "few": FEW}
    if stage.phase == "ended":
        return View("ended", "ended", data)
    if voter is None:
        return View("join", "join", {**data, "groups": GROUPS})
    if stage.phase in ("paused", "waiting"):
        return View(stage.phase, f"{stage.phase}-{len(stage.agreed)}-{len(stage.shown)}", {**data, **_last(meeting)})
    if stage.phase in ("ranking", "ranking_revealed"):
        return _ranking(meeting, voter, data)
    return _question(meeting, voter, data)


def turnout(meeting: OpenMeeting) -> tuple[int, int]:
    """How many have voted, and how many are in."""
    stage, votes = meeting.stage, meeting.meeting
    voted = (
        len(votes.rankings)
        if stage.phase == "ranking"
        else len(votes.votes.get(stage.question or "", {}).get(stage.round, {}))
    )
    return voted, len(votes.voters)


def titles(meeting: OpenMeeting) -> dict[str, str]:
    """The areas that apply, by id."""
    opened = meeting.opened
    applicable = {area.id for area in opened.score.areas if area.applicable}
    return {a.id: a.title or a.id for a in opened.session.questionnaire.areas if a.id in applicable}


def _question(meeting: OpenMeeting, voter: Voter, data: dict[str, Any]) -> View:
    stage, session = meeting.stage, meeting.opened.session
    id, round = stage.question or "", stage.round
    found = session.questionnaire.question(id)
    if found is None:
        return View("waiting", "gone", data)
    asked = worded_for(found, session.assessment.profile)
    mine = meeting.meeting.votes.get(id, {}).get(round, {}).get(voter.id)
    data = {
        **data,
        "question": id,
        "round": round,
        "ask": asked.ask,
        "explain": asked.explain,
        "levels": [level.says for level in asked.levels],
        "mine": mine,
        "longest": LONGEST_REASON,
    }
    if stage.phase == "voting":
        earlier = meeting.meeting.votes.get(id, {}).get(round - 1, {}).get(voter.id) if round > 1 else None
        voted = turnout(meeting)[0]
        saved = mine.at if mine is not None else ""
        return View("vote", f"vote-{id}-{round}-{saved}", {**data, "earlier": earlier, "voted": voted})
    shown = spread(meeting.meeting, id, round)
    return View(
        "reveal", f"reveal-{id}-{round}", {**data, "spread": shown, "most": max([*shown.counts, shown.dont_know, 1])}
    )


def _ranking(meeting: OpenMeeting, voter: Voter, data: dict[str, Any]) -> View:
    areas = titles(meeting)
    mine = meeting.meeting.rankings.get(voter.id, [])
    data = {**data, "areas": areas, "mine": mine, "places": range(1, min(MOST_RANKED, len(areas)) + 1)}
    if meeting.stage.phase == "ranking":
        return View("rank", f"rank-{'-'.join(mine)}", {**data, "voted": turnout(meeting)[0]})
    ranked, says = priorities(meeting.meeting, list(areas))
    return View("ranked", "ranked", {**data, "ranked": ranked, "says": says})


def _last(meeting: OpenMeeting) -> dict[str, Any]:
    """The answer that was agreed last, in words."""
    agreed = list(meeting.stage.agreed.values())
    if not agreed:
        return {"last": ""}
    answer = agreed[-1].answer
    words = (
        f"level {answer.level}"
        if answer.level is not None
        else {"dk": "not known"}.get(str(answer.value), "does not apply")
    )
    return {"last": f"{agreed[-1].question}: agreed, {words}"}


def _company(meeting: OpenMeeting) -> str:
    return str(meeting.opened.session.assessment.profile.get("company") or "")
