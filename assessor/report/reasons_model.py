"""What a template gets to print "2.4, because ...": each area's figures taken apart, and how firm their order is.

Levels run from 0 to 4, chances and shares from 0 to 1.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

FigureName = Literal["stated", "low", "high", "adjusted", "target", "gap", "coverage"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Term(_Part):
    """Answers with one value, and their weight together."""

    value: float
    weight: float


class TargetPart(_Part):
    """What the target is made of: the cell that the profile picks, then what moved it."""

    kind: Literal["cell", "add", "min", "max"]
    value: float
    reason: str
    """Empty for the cell."""
    facts: list[str]
    """The values of the facts that picked it, in words."""


class Derived(_Part):
    """One figure of an area and what it follows from."""

    figure: FigureName
    value: float | None
    terms: list[Term] = []
    """The weighted mean behind it, equal values together, the lowest first."""
    mean: float | None = None
    """That mean, before the cap."""
    weight: float = 0.0
    """The weight of all its terms."""
    cap: str = ""
    """The critical question that holds it down; empty where none does."""
    cap_at: float | None = None
    """What that question counts here, before the level that is added to it."""
    parts: list[TargetPart] = []
    """For a target."""


class Influence(_Part):
    """What an area's figures would be without one answer."""

    question: str
    ask: str
    stated: float | None
    """The stated score without it; None where there is none with it or without it."""
    low: float | None
    high: float | None
    loses_stated: bool
    """Whether too little is answered for a stated score without it."""


class AreaReasons(_Part):
    """Why an area's figures are what they are."""

    area: str
    figures: list[Derived]
    matters_most: Influence | None
    """The single answer that moves it most; None where none moves anything."""
    weakest: float | None
    """How often it is the weakest area in the draws; None where nothing was drawn."""


class Firmness(_Part):
    """How firm the order of the areas is."""

    draws: int
    """How often the answers and weights were drawn."""
    weakest: list[tuple[str, float]]
    """Titles of the areas that are the weakest in at least one draw in twenty, the most frequent first."""
    overall_low: float | None
    """The overall score stays above this in 95 of 100 draws."""
    overall_high: float | None
    swapped: list[tuple[str, str]]
    """Pairs of areas, the lower first, whose order holds only if all steps between levels are equally long."""
    robust: bool | None
    """Whether no pair is swapped; None where there is nothing to order."""
    matters_most: Influence | None
    """The single answer that moves the overall score most."""
