"""Why a step of the roadmap stands where it stands, in sentences."""

from collections.abc import Sequence
from datetime import date

from assessor.plan.model import Reason, RoadmapItem
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
) -> list[Reason]:
    """The reasons of `item`, the strongest first; `reasons` are those of a minimum that the profile demands."""
    says: list[Reason] = []
    if item.due is not None:
        late = (item.due - today).days < item.end_day
        soon = " Begin at once: the time is short." if late else ""
        says.append(Reason(kind="due", says=f"Due on {item.due.isoformat()}.{soon}"))
    says += [Reason(kind="demanded", says=reason) for reason in reasons if reason]
    if critical:
        says.append(Reason(kind="critical", says=f"{area} cannot score more than one level above this answer."))
    if item.gap > 0:
        worth = (
            OPEN_ENDED
            if item.stake is None
            else f"closing all of it is worth about {words.rough(item.stake, currency)} a year"
        )
        effort = "" if item.days is None else f", for {_days(item.days)} of work"
        levels = "1 level" if item.gap == 1 else f"{item.gap:g} levels"
        says.append(Reason(kind="worth", says=f"{area}: {levels} short here; {worth}{effort}."))
    if unlocks:
        builds = "builds" if len(unlocks) == 1 else "build"
        says.append(Reason(kind="unlocks", says=f"It comes before {', '.join(unlocks)}, which {builds} on it."))
    if item.role is not None:
        says.append(Reason(kind="waits", says=f"It waits for: {item.owner}, from month {item.role_start_month}."))
    if item.find_out:
        first = f"Find out first, because it builds on it: {', '.join(item.find_out)}."
        says.append(Reason(kind="find_out", says=first))
    return says


def _days(days: float) -> str:
    """An effort in words."""
    return "less than a day" if days < 1 else "1 day" if days == 1 else f"{days:g} days"
