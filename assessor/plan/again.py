"""When to assess again (docs/method.md, "Since last time"): in 90 days, or on a date of the law if that is sooner.

A date counts while the minimum that it belongs to is not met by what was said; a day that is past, or today, does not.
"""

from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict

from assessor.plan.places import HALF
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score
from assessor.scoring.targets import minimums

LATER = "By then the first half of a roadmap is due, and targets, prices and people have had time to change."


class Again(BaseModel):
    """The day to assess again, and why that day."""

    model_config = ConfigDict(frozen=True)

    on: date
    why: str
    questions: list[str] = []
    """The questions that a law or a contract sets the day for; empty where it is the usual interval."""


def again(questionnaire: Questionnaire, profile: Profile, score: Score, today: date) -> Again:
    """The day to assess again, seen from `today`."""
    usual = today + timedelta(HALF)
    demanded = minimums(questionnaire.targets, profile)
    levels = {item.question: item.level for area in score.areas for item in area.items}
    ahead = {
        id: wanted
        for id, wanted in demanded.items()
        if wanted.due is not None and today < wanted.due < usual and id in levels
        if (level := levels[id]) is None or level < (wanted.level or 0)
    }
    if not ahead:
        return Again(on=usual, why=f"{HALF} days from now. {LATER}")
    on = min(wanted.due for wanted in ahead.values() if wanted.due is not None)
    due = [id for id, wanted in ahead.items() if wanted.due == on]
    asked = "; ".join(f"{id} at level {ahead[id].level:g}" for id in due)
    return Again(on=on, why=f"A law or a contract sets this day, before {HALF} days are over: {asked}.", questions=due)
