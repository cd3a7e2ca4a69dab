"""What every rule of money returns: a figure with its formula, its inputs and where each of them comes from.

Decided here: when a figure is withheld (an input is not known, or cannot be), how three cases become a range, and how
sums treat what is not known. Not decided here: any rule; each has its own file. Units are words beside each value.

A rule is worked out three times, for the low, the likely and the high case. The range shown runs from the smallest to
the largest of the three; sums are taken case by case, so that what is saved in one place is gone in the next.
"""

import math
from collections.abc import Callable, Sequence
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

Origin = Literal["given", "measured", "default"]
"""Said by the company, measured by it, or a default of ours that it may replace."""
Cases = tuple[float, float, float]
"""The low, the likely and the high case, in this order; not always ascending."""

SHARE = "share"
NOT_GIVEN = "a figure that it needs was not given"
TOO_LARGE = "its inputs are too large to be counted with"
NO_DIVISOR = "it would be divided by 0"


class Undefined(ValueError):
    """The inputs are known but the rule has no answer for them; the text says why."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Input(_Value):
    """One number that goes into a rule; `name` is the fact's id, or the name of a default; None is not known."""

    name: str
    value: float | Cases | None
    unit: str
    origin: Origin = "given"

    @property
    def cases(self) -> Cases | None:
        """The value in each case."""
        return self.value if self.value is None or isinstance(self.value, tuple) else (self.value,) * 3

    @property
    def missing(self) -> tuple[str, ...]:
        """Its own name when it is not known."""
        return (self.name,) if self.value is None else ()


class Figure(_Value):
    """The result of a rule. Without a value `withheld` says why; `missing` names the facts that would have to be known.

    A sum may have a value and still name missing facts: then it is that much at least.
    """

    name: str
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    unit: str
    formula: str
    inputs: "tuple[Input | Figure, ...]" = ()
    missing: tuple[str, ...] = ()
    withheld: str = ""
    cases: Cases | None = None
    """The three cases as they were worked out, for sums."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        values = [v for v in (self.low, self.likely, self.high) if v is not None]
        if len(values) not in (0, 3) or values != sorted(values) or bool(values) == bool(self.withheld):
            raise ValueError("a figure has three values in ascending order, or none and the reason")
        return self

    def sources(self) -> tuple[Input, ...]:
        """Every input that the figure rests on, through the figures in between, each once."""
        found: dict[str, Input] = {}
        for known in self.inputs:
            for source in known.sources() if isinstance(known, Figure) else (known,):
                found.setdefault(source.name, source)
        return tuple(found.values())


Known = Input | Figure
"""What a rule takes: a plain input, or the result of another rule."""


def require(condition: bool, otherwise: str) -> None:
    """Stop a rule whose inputs have no answer; `otherwise` is the reason that the reader gets."""
    if not condition:
        raise Undefined(otherwise)


def worked_out(name: str, unit: str, formula: str, rule: Callable[..., float], *inputs: Known) -> Figure:
    """`rule` of `inputs` for each case; withheld when one is not known, is below 0, or has no answer."""
    blocked = next((known for known in inputs if known.cases is None), None)
    below = next((i for i in inputs if isinstance(i, Input) and i.cases is not None and min(i.cases) < 0), None)
    why, cases = "", None
    if blocked is not None:
        why = blocked.withheld if isinstance(blocked, Figure) else NOT_GIVEN
    elif below is not None:
        why = f"{below.name} is below 0, which cannot be"
    else:
        try:
            each = [known.cases for known in inputs if known.cases is not None]
            first, second, third = (float(rule(*(values[case] for values in each))) for case in range(3))
            cases = (first + 0.0, second + 0.0, third + 0.0)  # no minus zero
        except Undefined as reason:
            why = str(reason)
        except ZeroDivisionError:
            why = NO_DIVISOR
        except OverflowError:
            why = TOO_LARGE
    return _figure(name, unit, formula, inputs, cases, why)


def sum_of_known(name: str, unit: str, formula: str, parts: Sequence[Known], nothing: str = NOT_GIVEN) -> Figure:
    """The sum of the parts that are known; `missing` names what the others lack. Withheld when none is known."""
    known = [part.cases for part in parts if part.cases is not None]
    whys = [part.withheld for part in parts if isinstance(part, Figure) and part.withheld]
    why = "" if known else next(iter(whys), nothing)
    cases = (sum(c[0] for c in known), sum(c[1] for c in known), sum(c[2] for c in known)) if known else None
    return _figure(name, unit, formula, tuple(parts), cases, why)


def _figure(name: str, unit: str, formula: str, inputs: tuple[Known, ...], cases: Cases | None, why: str) -> Figure:
    if cases is not None and not all(map(math.isfinite, cases)):
        cases, why = None, TOO_LARGE
    low, likely, high = (min(cases), cases[1], max(cases)) if cases is not None else (None, None, None)
    return Figure(
        name=name,
        low=low,
        likely=likely,
        high=high,
        unit=unit,
        formula=formula,
        inputs=inputs,
        missing=tuple(dict.fromkeys(fact for known in inputs for fact in known.missing)),
        withheld=why,
        cases=cases,
    )
