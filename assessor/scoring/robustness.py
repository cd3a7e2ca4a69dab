"""How likely each area is the weakest, given what is not known (docs/method.md, "Weakest area").

Each draw takes, independently: the weights of an area's questions, and of the areas, from a Dirichlet distribution
around those of the questionnaire; every item uniform within its interval; and one shared shift N(-0.2, 0.25) of every
item, because one respondent's optimism hits every area. Items are clipped to 0-4 and the cap holds in every draw.
Levels run 0 to 4, chances 0 to 1. `rng` is an argument: the same seed gives the same figures.

Needs numpy, whose import takes longer than a whole score: nothing that a plain `score` loads may import this file.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assessor.scoring.intervals import HIGHEST, LOWEST
from assessor.scoring.model import AreaScore, Score

Array = NDArray[np.float64]

BIAS = (-0.2, 0.25)
"""Mean and standard deviation, in levels, of how far one respondent's answers are off together."""
MILD, FLAT = 16.0, 1.0
"""Concentration per weight: how closely drawn weights stay around the given ones. FLAT is nearly any weights at all."""
DRAWS = 2_000
BOTTOM = 3
RANGE = (5.0, 95.0)
"""Percentiles between which the overall score lies in nine draws of ten."""


class Chance(BaseModel):
    """How often, over the draws, an area is the weakest, and among the bottom three."""

    model_config = ConfigDict(frozen=True)

    area: str
    weakest: float
    bottom_three: float


class Robustness(BaseModel):
    """The chances of the applicable areas in their order, and the overall score's range over the draws."""

    model_config = ConfigDict(frozen=True)

    areas: list[Chance]
    overall_low: float
    overall_high: float


def robustness(
    score: Score, weights: Mapping[str, float], rng: np.random.Generator, draws: int = DRAWS
) -> Robustness | None:
    """What uncertain weights and answers do to the ranking; None where no area applies or nothing was answered."""
    areas = [area for area in score.areas if area.applicable]
    if not any(area.coverage for area in areas):
        return None
    bias = rng.normal(*BIAS, draws)
    scores = np.column_stack([drawn_scores(area, bias, rng) for area in areas])
    drawn = drawn_weights([weights[area.id] for area in areas], draws, rng)
    low, high = np.percentile(overall_scores(scores, drawn), RANGE)
    weakest, bottom = chance_of_place(scores, 1), chance_of_place(scores, BOTTOM)
    chances = [
        Chance(area=area.id, weakest=float(first), bottom_three=float(among))
        for area, first, among in zip(areas, weakest, bottom, strict=True)
    ]
    return Robustness(areas=chances, overall_low=float(low), overall_high=float(high))


def drawn_scores(area: AreaScore, bias: Array, rng: np.random.Generator) -> Array:
    """One score of `area` per shared `bias`, from its items' intervals, drawn weights and its cap."""
    low = np.array([item.interval.low for item in area.items])
    high = np.array([item.interval.high for item in area.items])
    items = np.clip(rng.uniform(low, high, (bias.size, low.size)) + bias[:, None], LOWEST, HIGHEST)
    mean: Array = (drawn_weights([item.weight for item in area.items], bias.size, rng) * items).sum(axis=1)
    critical = np.array([item.critical for item in area.items])
    return np.minimum(mean, items[:, critical].min(axis=1) + 1) if critical.any() else mean


def drawn_weights(weights: Sequence[float], draws: int, rng: np.random.Generator, concentration: float = MILD) -> Array:
    """Weights that sum to 1, one row per draw: Dirichlet(kappa w) with kappa = concentration x number of weights."""
    given = np.array(weights, dtype=float) / max(weights)  # first to at most 1, so that no sum can overflow
    return rng.dirichlet(concentration * given.size * given / given.sum(), draws)


def overall_scores(scores: Array, weights: Array) -> Array:
    """The overall score of each draw: the shifted geometric mean, as overall.py defines it."""
    overall: Array = np.expm1((weights * np.log1p(scores)).sum(axis=1))
    return overall


def chance_of_place(scores: Array, places: int) -> Array:
    """Per area, how often it is among the `places` lowest; areas that tie for the last of them share it evenly.

    The chances add up to `places`, or to the number of areas where there are fewer.
    """
    chances = np.empty(scores.shape[1])
    for i in range(chances.size):
        below = (scores < scores[:, [i]]).sum(axis=1)
        level = (scores == scores[:, [i]]).sum(axis=1)
        chances[i] = np.clip((places - below) / level, 0.0, 1.0).mean()
    return chances
