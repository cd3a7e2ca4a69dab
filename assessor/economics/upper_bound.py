"""What an unknown stake could be at most, where its bill is known: is there anything to find out before "hire nobody"?

Only the gpu stake has a bill: with a known GPU bill and no load or peak, it is worked out as if the load were 0.05 and
the peak three times the mean, each only where it is not known. The plan takes the high figure; when it would fill an
empty plan, the decision is to find out `find_out` first. docs/method.md, "Money": "Upper bound".
"""

from typing import NamedTuple

from assessor.economics.company import Company, nothing_to_run, number
from assessor.economics.spend_parts import GPU, gpu_bill
from assessor.economics.stake_model import Stakes
from assessor.economics.stakes import ECONOMICS, stakes
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score

ASSUMED = {"gpu_load": 0.05, "peak_to_mean": 3.0}


class UpperBound(NamedTuple):
    """The stakes as they could be, and the facts that would settle it."""

    stakes: Stakes
    find_out: tuple[str, ...]


def upper_bound(questionnaire: Questionnaire, profile: Profile, score: Score) -> UpperBound | None:
    """The stakes with the unknown figures of a known GPU bill assumed; None where nothing is left open."""
    company = Company(questionnaire, profile)
    applies = any(area.id == GPU and area.applicable for area in score.areas)
    open_facts = tuple(fact for fact in ASSUMED if number(profile, fact) is None)
    if not applies or nothing_to_run(profile) or not open_facts or ECONOMICS not in questionnaire.documents:
        return None
    if not gpu_bill(company).likely:
        return None
    return UpperBound(stakes(questionnaire, profile, score, ASSUMED), open_facts)
