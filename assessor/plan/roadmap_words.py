"""Why a step of the roadmap stands where it stands, in sentences."""

from collections.abc import Sequence
from datetime import date

from assessor.plan.model import RoadmapItem
from assessor.scoring import words

OPEN_ENDED = "what closing it is worth is not known"


def why(
    item: RoadmapItem,
    *,
    reasons: Sequence[str],
    critical: bool,
    unlocks: Sequence[str],
    area: str,
    currency: str,
    today: date,
) -> list[str]:
    """The reasons of `item`, the strongest first; `reasons` are those of a minimum that the profile demands."""
    says = []
    if item.due is not None:
        late = (item.due - today).days < item.end_day
        says.append(f"Due on {item.due.isoformat()}." + (" Begin at once: the time is short." if late else ""))
    says += [reason for reason in reasons if reason]
    if critical:
        says.append(f"{area} cannot score more than one level above this answer.")
    if item.gap > 0:
        worth = (
            OPEN_ENDED
            if item.stake is None
            else f"closing all of it is worth about {words.money(item.stake, currency)} a year"
        )
        effort = "" if item.days is None else f", for {_days(item.days)} of work"
        levels = "1 level" if item.gap == 1 else f"{item.gap:g} levels"
        says.append(f"{area}: {levels} short here; {worth}{effort}.")
    if unlocks:
        says.append(f"It comes before {', '.join(unlocks)}, which build on it.")
    if item.role is not None:
        says.append(f"It waits for: {item.owner}, from month {item.role_start_month}.")
    if item.find_out:
        says.append(f"Find out first, because it builds on it: {', '.join(item.find_out)}.")
    return says


def _days(days: float) -> str:
    """An effort in words."""
    return "less than a day" if days < 1 else "1 day" if days == 1 else f"{days:g} days"
