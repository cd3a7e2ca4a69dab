"""The target level of an area for a profile, with its reasons, and the minimum that a question must reach.

A target is one number, or a cell found by the facts `down` (rows) and `across` (columns). Where several rows hold
(hybrid serving) the highest cell counts; where the column of one of them is not known, neither is the target.
Adjustments: adds (their sum at most +1), then min, then max; clipped to 0-4.
"""

from datetime import date

from pydantic import BaseModel

from assessor.questionnaire.conditions import Profile, holds, is_known
from assessor.questionnaire.model import AreaTarget, Questionnaire, TargetRow, Targets

MOST_ADDED = 1.0


class Target(BaseModel):
    """A target level (None: not known, or the area has none) and why it is what it is."""

    level: float | None = None
    before: float | None = None
    """Before adjustments."""
    reasons: list[str] = []
    due: date | None = None
    """The day by which a question's minimum is demanded; the earliest where several are."""


def target(area: str, questionnaire: Questionnaire, profile: Profile) -> Target:
    """The target of `area` for `profile`."""
    targets = questionnaire.targets
    before = _cell(targets.targets.get(area), questionnaire, profile)
    if before is None:
        return Target()
    made = [a for a in targets.adjust if a.area == area and holds(a.when, profile) is True]
    level = before + min(MOST_ADDED, sum(a.add for a in made if a.add is not None))
    level = max([level, *(a.min for a in made if a.min is not None)])
    level = min([level, *(a.max for a in made if a.max is not None)])
    reasons = [targets.why[area]] if area in targets.why else []
    return Target(level=min(4.0, max(0.0, level)), before=before, reasons=reasons + [a.why for a in made if a.why])


def minimums(targets: Targets, profile: Profile) -> dict[str, Target]:
    """Question id to the level that the profile demands of it by itself; it never moves the area's target."""
    found: dict[str, Target] = {}
    for adjustment in targets.adjust:
        if adjustment.question and adjustment.min is not None and holds(adjustment.when, profile) is True:
            known = found.get(adjustment.question, Target())
            level = max(adjustment.min, known.level or 0)
            due = min((day for day in (known.due, adjustment.due) if day), default=None)
            found[adjustment.question] = Target(level=level, reasons=[*known.reasons, adjustment.why], due=due)
    return found


def highest_possible(area: str, questionnaire: Questionnaire, profile: Profile) -> float | None:
    """The highest target that `area` could still have, whatever the facts that are not known turn out to be."""
    return _cell(questionnaire.targets.targets.get(area), questionnaire, profile, open_facts=True)


def _cell(
    entry: AreaTarget, questionnaire: Questionnaire, profile: Profile, *, open_facts: bool = False
) -> float | None:
    """The highest cell of the rows that hold; with `open_facts`, a row not yet decided may be any of them."""
    if not isinstance(entry, dict):
        return entry
    down = profile.get(questionnaire.targets.down or "")
    if not is_known(down):
        rows = list(entry.values()) if open_facts else []
    else:
        rows = [entry.get(str(row)) for row in (down if isinstance(down, list) else [down])]
    if not open_facts and any(_column_unknown(row, questionnaire, profile) for row in rows):
        return None
    cells = [_in_row(row, questionnaire, profile, open_facts=open_facts) for row in rows]
    return max((cell for cell in cells if cell is not None), default=None)


def _column_unknown(row: TargetRow, questionnaire: Questionnaire, profile: Profile) -> bool:
    """Whether the cell of `row` hangs on the fact `across`, and that is not known."""
    has_cells = isinstance(row, list) and any(cell is not None for cell in row)
    return has_cells and not is_known(profile.get(questionnaire.targets.across or ""))


def _in_row(row: TargetRow, questionnaire: Questionnaire, profile: Profile, *, open_facts: bool) -> float | None:
    if not isinstance(row, list):
        return row
    across = questionnaire.fact(questionnaire.targets.across or "")
    value = profile.get(across.id) if across else None
    if across is None or not is_known(value):
        return max((cell for cell in row if cell is not None), default=None) if open_facts else None
    columns = [choice.id for choice in across.choices]
    wanted = value if isinstance(value, list) else [value]
    cells = [row[i] for i, column in enumerate(columns) if column in wanted and i < len(row)]
    return max((cell for cell in cells if cell is not None), default=None)
