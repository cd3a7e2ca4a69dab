"""Facts as they are given: right kinds taken, wrong ones refused with a sentence, unknown ones left out."""

from typing import Any

import pytest

from assessor.assessment.profile import doubt, fact_value, read_facts
from assessor.errors import ContentError
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Fact

SHIPPED = find(None)


def fact(id: str) -> Fact:
    found = SHIPPED.fact(id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("id", "given", "kept"),
    [
        ("company", "Acme [b]\x1b[31m", "Acme [b][31m"),
        ("stage", "series_a", "series_a"),
        ("serving", "self_hosted", ["self_hosted"]),
        ("serving", ["hosted_api", "self_hosted", "hosted_api"], ["hosted_api", "self_hosted"]),
        ("serving", [], None),
        ("gpus", 10, 10),
        ("monthly_gpu_spend", 12_345.5, 12_345.5),
        ("sla", 99.9, 99.9),
        ("sla", "none", "none"),
        ("promise_24x7", "yes", True),
        ("promise_24x7", False, False),
        ("team", {"ai_sre": 2}, {"ai_sre": 2}),
        ("gpus", "unknown", None),
        ("gpus", None, None),
    ],
)
def test_a_value_of_the_right_kind_is_taken(id: str, given: Any, kept: Any) -> None:
    assert fact_value(fact(id), given, SHIPPED) == kept


@pytest.mark.parametrize(
    ("id", "given", "sentence"),
    [
        ("monthly_gpu_spend", -1, "expected at least 0; found -1"),
        ("gpus", "ten", 'expected a number; found "ten"'),
        ("gpus", True, 'expected a number; found "True"'),
        ("gpus", float("nan"), 'expected a number; found "nan"'),
        ("promise_24x7", "maybe", 'expected yes or no; found "maybe"'),
        ("stage", "serie_a", '"serie_a" is not one of its choices. Did you mean "series_a"?'),
        ("team", {"ai_srx": 1}, '"ai_srx" is not known here. Did you mean "ai_sre"?'),
        ("team", {"ai_sre": -1}, 'expected a whole number of people for ai_sre; found "-1"'),
        ("company", 5, 'expected a text of at most 20000 characters; found "5"'),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_a_sentence(id: str, given: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        fact_value(fact(id), given, SHIPPED)

    assert str(caught.value) == sentence


def test_an_unknown_fact_is_refused_with_the_nearest() -> None:
    with pytest.raises(ContentError) as caught:
        read_facts({"gpu": 1}, SHIPPED, "facts.yaml")

    assert caught.value.line() == 'facts.yaml: no fact is called "gpu". Did you mean "gpus"?'


def test_an_unusual_value_is_taken_with_a_doubt() -> None:
    assert doubt(fact("gpu_hour_price"), 2.5) == ""
    assert "is outside the usual" in doubt(fact("gpu_hour_price"), 250)
