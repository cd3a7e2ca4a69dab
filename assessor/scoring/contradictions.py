"""When one answer denies what another needs (docs/method.md, "Contradictions").

To claim level 3 or 4 each need must be met at its level; to claim 2, one level lower but at least 1. Only an answered
level below the need contradicts: don't know, no answer, not applicable and a `when` on an unknown fact never do.
"""

from collections.abc import Iterator, Mapping

from assessor.questionnaire.conditions import Profile, holds
from assessor.questionnaire.model import Need, Question

Levels = Mapping[str, int]
"""Question id to its stated level, for applicable questions that were answered with a level."""


def denied(question: Question, levels: Levels, profile: Profile) -> list[Need]:
    """The needs of `question` that other answers deny; empty when its answer stands."""
    claimed = levels.get(question.id)
    if claimed is None or claimed < 2:
        return []
    return [need for need in question.needs if _denied(need, claimed, levels, profile)]


def needed_level(need: Need, claimed: int) -> int:
    """The level that `need` asks for when `claimed` (2, 3 or 4) is claimed."""
    return need.level if claimed >= 3 else max(1, need.level - 1)


def _denied(need: Need, claimed: int, levels: Levels, profile: Profile) -> bool:
    if holds(need.when, profile) is not True:
        return False
    if need.any:
        in_force = [other for other in need.any if holds(other.when, profile) is not False]
        return bool(in_force) and all(_denied(other, claimed, levels, profile) for other in in_force)
    level = levels.get(need.question or "")
    return level is not None and level < needed_level(need, claimed)


def words(need: Need, claimed: int) -> Iterator[str]:
    """`OBS-1 at 2 or more`, once per alternative."""
    for single in need.any or [need]:
        yield f"{single.question} at {needed_level(single, claimed)} or more"
