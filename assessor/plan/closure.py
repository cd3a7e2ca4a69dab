"""How much of each area's gap a set of options closes at full ramp (docs/method.md, "What an option closes").

depth    q' = q * clip((c - s) / g, 0, 1): an option cannot lift an area above the level c it reaches alone
focus    one person cannot fix eight areas: areas sorted by value * q', times (1, 1, 1, 0.5, 0.5, 0, ...)
team     R = product over existing people of (1 - spare * e)^n: what the people who are there will close anyway
closure  C = R * (1 - product over options of (1 - e))
"""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from assessor.questionnaire.model import Option

Shares = Mapping[str, float]
"""Area id to a share of its gap, 0 to 1."""


class Standing(BaseModel):
    """Where one area stands: the stated level, the gap to its target in levels, and what closing it is worth."""

    model_config = ConfigDict(frozen=True)

    area: str
    level: float
    gap: float
    value: float
    """Money per year, or weight x gap where no stake is known."""


def effect(option: Option, standings: Iterable[Standing], focus: Sequence[float]) -> dict[str, float]:
    """The share of each area's gap that `option` closes at full ramp, after depth and focus."""
    reached = []
    for standing in standings:
        share, ceiling = option.covers.get(standing.area, (0.0, 0.0))
        if standing.gap > 0:
            deep = share * min(1.0, max(0.0, (ceiling - standing.level) / standing.gap))
            reached.append((standing, deep))
    # Equal value: the larger gap closed comes first, then the area's id.
    reached.sort(key=lambda r: (-round(r[0].value * r[1], 9), -round(r[0].gap * r[1], 9), r[0].area))
    attention = [*focus, *[0.0] * len(reached)]
    return {standing.area: deep * attention[i] for i, (standing, deep) in enumerate(reached)}


def left_by_team(effects: Mapping[str, Shares], team: Mapping[str, int], spare: float) -> dict[str, float]:
    """R: the share of each area's gap that the existing team leaves open; 1 where nobody works on it."""
    left: dict[str, float] = {}
    for role, people in team.items():
        for area, share in effects.get(role, {}).items():
            left[area] = left.get(area, 1.0) * (1 - spare * share) ** people
    return left


def closure(effects: Iterable[Shares], left: Shares, areas: Iterable[str]) -> dict[str, float]:
    """C: the share of each area's gap that the options with these `effects` close together."""
    chosen = list(effects)
    closed = {}
    for area in areas:
        open_share = 1.0
        for shares in chosen:
            open_share *= 1 - shares.get(area, 0.0)
        closed[area] = left.get(area, 1.0) * (1 - open_share)
    return closed
