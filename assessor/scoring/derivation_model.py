"""What a derivation is: a tree from a figure down to answers, facts and numbers of the method.

Each node names the operation that gives its value from its inputs, so that anyone can work it out again.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.scoring.model import Item

METHOD = "docs/method.md"

Operation = Literal[
    "given",  # a leaf: an answer, a fact, or a number of the questionnaire or the method
    "weighted_mean",  # sum of weight x value / sum of weights
    "shifted_geometric_mean",  # exp(sum of weight x ln(value + 1) / sum of weights) - 1
    "least",  # the smallest input
    "one_level_up",  # the input + 1
    "middle",  # half of the sum of both inputs
    "less",  # the first input - the second, at least 0
    "more",  # the first input + the second, at most 4
    "target",  # cell + additions (their sum at most 1), then at least every minimum, then at most every maximum, 0 to 4
    "bands",  # the bands from the first input to the second
    "not_known",  # nothing to say; the inputs are what it lacks
]


class Derivation(BaseModel):
    """One figure with what it follows from. `value` is None where it is words (`says`) or not known."""

    model_config = ConfigDict(frozen=True)

    figure: str
    of: str
    """The area, question or fact that the figure belongs to; "overall" for the whole."""
    value: float | None
    by: Operation
    rule: str
    """The rule in words, for this company."""
    source: str
    """Where the method page states the rule."""
    says: str = ""
    weight: float | None = None
    """How much it counts in the mean above it."""
    item: Item | None = None
    """For a question: its answer, grade of evidence, interval, weight, and whether it is contradicted."""
    reasons: list[str] = []
    inputs: list["Derivation"] = []


def in_method(section: str) -> str:
    """The place of a section of the method page."""
    return f"{METHOD}#{section}"
