"""What an option closes: depth, focus, existing team, overlap; checked by the worked example of docs/method.md."""

import numpy as np
import pytest

from assessor.plan.case import Case
from assessor.plan.sampling import Prepared, as_given
from tests.plan.worked_example import AREAS, worked_example


def prepared(**changes: object) -> Prepared:
    return as_given(worked_example().model_copy(update=changes))


def effect(option: str) -> dict[str, float]:
    found = prepared()
    candidate = next(c for c in found.candidates if c.id == option)
    return {area: round(float(share), 3) for area, share in zip(found.areas, candidate.effect[0], strict=True) if share}


def test_the_inference_engineer_closes_what_the_worked_example_prints() -> None:
    printed = {"latency": 0.80, "optimisation": 0.75, "costs": 0.55, "gpu": 0.20, "scaling": 0.20}

    assert effect("inference_engineer") == printed


def test_the_sre_closes_what_the_worked_example_prints() -> None:
    printed = {"reliability": 0.80, "observability": 0.375, "governance": 0.30, "gpu": 0.125, "optimisation": 0.117}

    assert effect("ai_sre") == pytest.approx(printed, abs=1e-3)


def test_the_existing_engineer_leaves_what_the_worked_example_prints() -> None:
    found = prepared()
    printed = {"latency": 1, "gpu": 0.85, "observability": 1, "scaling": 1, "governance": 0.956, "reliability": 0.931}
    printed |= {"optimisation": 0.887, "costs": 0.938}

    assert dict(zip(found.areas, found.left[0], strict=True)) == pytest.approx(printed, abs=1e-3)
    assert sorted(AREAS) == found.areas


def one_area(**area: float) -> Case:
    """A case of one area and one option that covers 0.8 of it up to level 2."""
    option = {"id": "x", "covers": {"a": [0.8, 2.0]}, "fill_months": 1, "ramp_months": 1, "yearly": 1.0}
    return Case.model_validate({"areas": [{"id": "a", "stake": 1.0, **area}], "options": [option]})


@pytest.mark.parametrize(
    ("score", "target", "closes"), [(1.0, 3.0, 0.4), (2.5, 3.5, 0.0), (0.0, 2.0, 0.8), (3.0, 2.0, 0.0)]
)
def test_an_option_does_not_lift_an_area_above_what_it_reaches_alone(
    score: float, target: float, closes: float
) -> None:
    assert as_given(one_area(score=score, target=target)).candidates[0].effect[0] == pytest.approx([closes])


def test_equal_value_goes_to_the_larger_gap_closed_and_then_to_the_area_id() -> None:
    areas = [
        {"id": "c", "score": 1.0, "target": 2.0, "stake": 2.0},
        {"id": "b", "score": 1.0, "target": 2.0, "stake": 2.0},
        {"id": "a", "score": 1.0, "target": 1.5, "stake": 2.0},
    ]
    covers = {area: [0.5, 4.0] for area in "abc"}
    option = {"id": "x", "covers": covers, "fill_months": 1, "ramp_months": 1, "yearly": 1.0}
    case = Case.model_validate({"areas": areas, "options": [option], "focus": [1, 0.5]})

    assert as_given(case).candidates[0].effect[0] == pytest.approx(np.array([0.0, 0.5, 0.25]))
