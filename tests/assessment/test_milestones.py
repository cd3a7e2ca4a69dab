"""Milestones: the profile and answers of a day under a name that is one's own."""

from datetime import UTC, datetime

import pytest

from assessor.assessment.file import parse
from assessor.assessment.model import Answer, Assessment, answered, new, with_milestone
from tests import tiny

MADE = tiny.questionnaire(tiny.area("a", tiny.question("A-1")))
THEN, NOW = datetime(2026, 8, 23, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)


def begun() -> Assessment:
    return answered(new(MADE, THEN, {"company": "Acme"}), "A-1", Answer(value=1), THEN)


def test_a_milestone_keeps_profile_answers_questionnaire_and_time_of_its_moment() -> None:
    later = answered(with_milestone(begun(), "August", THEN), "A-1", Answer(value=4), NOW)
    [kept] = later.milestones
    assert (kept.name, kept.at, kept.profile) == ("August", "2026-08-23T00:00:00+00:00", {"company": "Acme"})
    assert kept.answers["A-1"].value == 1
    assert kept.questionnaire == later.questionnaire


def test_a_name_is_folded_onto_one_line_and_can_do_nothing_in_a_terminal() -> None:
    assert with_milestone(begun(), " Q3\n\x1b[31m  2026 ", THEN).milestones[0].name == "Q3 [31m 2026"


@pytest.mark.parametrize("name", ["", "  ", "\n", "\x1b"])
def test_a_milestone_needs_a_name(name: str) -> None:
    with pytest.raises(ValueError, match=r"^A milestone needs a name.$"):
        with_milestone(begun(), name, THEN)


def test_a_name_has_at_most_60_characters() -> None:
    assert len(with_milestone(begun(), "x" * 60, THEN).milestones[0].name) == 60
    with pytest.raises(ValueError, match=r"^A milestone's name has at most 60 characters.$"):
        with_milestone(begun(), "x" * 61, THEN)


def test_a_name_in_use_is_refused_unless_it_is_to_be_replaced() -> None:
    kept = with_milestone(begun(), "August", THEN)
    with pytest.raises(ValueError, match=r'^There is a milestone called "August" already; choose another name.$'):
        with_milestone(kept, " August", NOW)
    [replaced] = with_milestone(kept, "August", NOW, force=True).milestones
    assert replaced.at == "2026-11-23T00:00:00+00:00"


def test_a_file_whose_milestones_do_not_say_what_was_answered_is_read() -> None:
    written = with_milestone(begun(), "August", THEN).model_dump(mode="json", by_alias=True)
    del written["milestones"][0]["questionnaire"]
    assert parse(Assessment.model_validate(written).model_dump_json(by_alias=True).encode(), "a").milestones
