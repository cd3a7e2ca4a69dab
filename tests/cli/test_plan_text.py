"""The plan in words: its roadmap by phase, and what would change it, only where they are there."""

from datetime import date

from assessor.cli.tables import plan_text
from assessor.plan.hiring import make_plan
from tests.plan.test_flips import PROFILE, SCORE, SHIPPED


def test_the_roadmap_and_the_flips_of_the_sample_company_are_said() -> None:
    text = plan_text({}, make_plan(SHIPPED, PROFILE, SCORE, today=date(2026, 11, 23), what_if=True))

    places = [text.index(part) for part in ("First, with the people", "By day 60:", "By day 90:", "By day 180:")]
    assert places == sorted(places)
    assert "- GOV-6: Show on the first screen of every AI feature" in text
    assert "What would change this plan:\n- The first hire would be: " in text


def test_without_them_there_are_no_headings_for_them() -> None:
    text = plan_text({}, make_plan(SHIPPED, PROFILE, SCORE, today=date(2026, 11, 23)))

    assert "What would change" not in text
