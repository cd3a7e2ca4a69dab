"""What availability is left after everything that a request depends on (docs/method.md, "Money": "Availability").

Availabilities are shares from 0 to 1 here; profiles give them in percent.
"""

from collections.abc import Sequence
from math import prod

from assessor.economics.figure import SHARE, Figure, Input, Known, require, worked_out

MINUTES_IN_30_DAYS = 30 * 24 * 60
PERFECT = Input(name="failover success", value=1.0, unit=SHARE, origin="default")


def serial(parts: Sequence[Known]) -> Figure:
    """Product of the parts: a request needs all of them."""
    return worked_out("Availability in series", SHARE, "product of the parts", lambda *a: prod(map(_share, a)), *parts)


def two_paths(first: Known, second: Known, failover: Known = PERFECT) -> Figure:
    """a + (1 - a) x b x f: the second path counts where the first is down and the switch to it works.

    With a perfect switch it is 1 - (1 - a) x (1 - b). An upper bound: the two must fail independently.
    """

    def rule(a: float, b: float, f: float) -> float:
        return _share(a) + (1 - a) * _share(b) * _share(f)

    return worked_out("Availability of two paths", SHARE, "a + (1 - a) x b x f", rule, first, second, failover)


def downtime(availability: Known) -> Figure:
    """(1 - a) x 43,200: minutes in 30 days."""
    name, unit = "Downtime", "minutes in 30 days"
    return worked_out(name, unit, "(1 - a) x 43,200", lambda a: (1 - _share(a)) * MINUTES_IN_30_DAYS, availability)


def _share(value: float) -> float:
    require(value <= 1, "an availability above 100 percent cannot be")
    return value
