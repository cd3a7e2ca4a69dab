"""What is working, what an area lacks, and which figure to find out first."""

from typing import Any

from assessor.report.areas import working
from assessor.report.model import AreaView, ReportContext, Said
from assessor.report.money import find_first
from assessor.report.money_model import FactMissing, Money


def said(id: str, level: int, grade: str, **more: object) -> Said:
    made = {"area": "Reliability", "ask": "?", "why": "", "critical": False, "weight": 1, "answered": True}
    made |= {"said": "level", "anchor": "a", "note": "", "by": "", "low": level, "high": level}
    return Said.model_validate({**made, "id": id, "level": level, "grade": grade, **more})


def area(id: str, title: str, target: float | None, gap: float | None = None) -> AreaView:
    made = {"intro": "", "status": "below", "stated": 1, "low": 1, "high": 1, "adjusted": 1, "coverage": 1}
    made |= {"questions": 1, "answered": 1, "cap": None}
    return AreaView.model_validate({**made, "id": id, "title": title, "target": target, "gap": gap})


def strengths(*answers: Said, target: float | None = 3) -> list[str]:
    return [one.id for one in working({one.id: one for one in answers}, [area("r", "Reliability", target)])]


def test_what_works_is_at_its_target_and_was_shown_or_measured_the_measured_first() -> None:
    answers = [said("A-1", 4, "shown"), said("A-2", 3, "measured"), said("A-3", 4, "heard in detail")]
    assert strengths(*answers) == ["A-2", "A-1"]


def test_below_its_target_or_below_what_the_profile_demands_nothing_counts_as_working() -> None:
    assert strengths(said("A-1", 2, "measured"), said("A-2", 3, "measured", minimum=4)) == []


def test_a_low_target_does_not_make_a_strength_of_level_one() -> None:
    assert strengths(said("A-1", 1, "measured"), said("A-2", 2, "measured"), target=1) == ["A-2"]


def test_an_answer_that_another_denies_and_an_area_without_target_give_no_strength() -> None:
    assert strengths(said("A-1", 4, "measured", contradiction="level 3 needs B-1")) == []
    assert strengths(said("A-1", 4, "measured"), target=None) == []


def test_at_most_five_strengths_are_told() -> None:
    assert len(strengths(*[said(f"A-{n}", 4, "measured") for n in range(7)])) == 5


def test_what_an_area_lacks_is_the_answer_that_caps_it_and_nothing_where_it_is_at_its_target(
    context: ReportContext,
) -> None:
    lacking = {view.id: view.lacking.id if view.lacking else None for view in context.areas}
    assert lacking["reliability"] == "REL-1"
    assert lacking["scaling"] is None


def money(*missing: FactMissing) -> Money:
    made: dict[str, Any] = {
        "currency": "USD",
        "whole": None,
        "not_known": [],
        "leaks": [],
        "stakes": [],
        "unpriced": [],
    }
    return Money.model_validate({**made, "missing": missing, "inputs": [], "levers": [], "notes": []})


def test_the_figure_to_find_out_first_prices_the_largest_gaps() -> None:
    small, large = FactMissing(ask="Small?", titles=["A"]), FactMissing(ask="Large?", titles=["B", "A"])
    areas = [area("a", "A", 3, 0.5), area("b", "B", 3, 1.5)]
    assert find_first(money(small, large), areas) == large


def test_no_figure_is_to_be_found_out_where_it_would_price_no_gap() -> None:
    assert find_first(money(FactMissing(ask="?", titles=["A"])), [area("a", "A", 3, 0.0)]) is None
    assert find_first(money(), []) is None
