"""How much of each area's gap a set of options closes at full ramp (docs/method.md, "What an option closes").

depth    q' = q * clip((c - s) / gap, 0, 1): an option cannot lift an area above the level c it reaches alone
focus    one person cannot fix eight areas: areas sorted by value * q', times (1, 1, 1, 0.5, 0.5, 0, ...)
team     R = product over existing people of (1 - spare * e)^n: what the people who are there will close anyway
closure  C = R * (1 - product over options of (1 - e))

Arrays have the draws of the resampling in front, then options, then areas in the order of their ids.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Standings(NamedTuple):
    """Where the areas stand: levels, gaps in levels, and what closing each gap is worth; per draw and area."""

    level: Array
    gap: Array
    value: Array


def effects(standings: Standings, shares: Array, ceilings: Array, focus: Sequence[float]) -> Array:
    """The share of each area's gap that each option closes at full ramp: per draw, option and area.

    `shares` per draw, option and area; `ceilings` per option and area. Equal values: the larger gap closed comes first,
    then the area's id (the order of the last axis).
    """
    level, gap, value = (array[:, None, :] for array in standings)
    room = np.clip((ceilings[None] - level) / np.where(gap > 0, gap, 1.0), 0.0, 1.0)
    deep = np.where(gap > 0, shares * room, 0.0)
    with np.errstate(over="ignore"):  # an absurd stake sorts first; rounding it need not complain
        by_value, by_gap = np.round(value * deep, 9), np.round(gap * deep, 9)
    order = np.lexsort((-by_gap, -by_value), axis=-1)  # stable: what is equal in both stays in the order of ids
    attention = np.zeros(deep.shape[-1])
    attention[: len(focus)] = list(focus)[: attention.size]
    focused = np.empty_like(deep)
    np.put_along_axis(focused, order, np.take_along_axis(deep, order, -1) * attention, -1)
    return focused


def left_by_team(effect: Mapping[str, Array], team: Mapping[str, int], spare: float, like: Array) -> Array:
    """R per draw and area: the share of the gap that the existing team leaves open; 1 where nobody works on it."""
    left = np.ones_like(like)
    for role, people in team.items():
        if role in effect:
            left = left * (1 - spare * effect[role]) ** people
    return left
