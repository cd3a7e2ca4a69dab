"""Finding a place by typing: areas and questions, facts, and any word that was asked or said."""

from dataclasses import replace

import pytest

from assessor.interview.lookup import MOST, facts, found_from, places, search
from assessor.interview.session import begin
from tests import tiny
from tests.interview.sample import KNOWN, assessment, sample, session
from tests.tiny import level

NOTED = {
    "LAT-1": level(2).model_copy(update={"note": "first line\nWe watch the p95 [of chat]"}),
    "COST-1": tiny.DONT_KNOW,
}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("GPU-2", "GPU-2"),
        ("gpu2", "GPU-2"),
        ("cost", "COST-1"),
        ("ask lat-3", "LAT-3"),
        ("orch", "GPU-1"),
        ("GPU ORCHESTRATION", "GPU-1"),
        ("aicst", "COST-1"),
        ("latency", "LAT-2"),
    ],
)
def test_a_place_is_found_by_its_id_its_title_or_words_of_it(typed: str, first: str) -> None:
    """An area leads to its first open question: LAT-1 is answered."""
    assert places(session(NOTED, **KNOWN), typed)[0].step.id == first


def test_without_a_word_everything_is_listed_in_order_with_what_was_answered() -> None:
    said = [hit.says for hit in places(session(NOTED, **KNOWN), "")]

    assert said == [
        "Inference latency  1 of 3 dealt with",
        "LAT-1 [2] Ask LAT-1",
        "LAT-2 [-] Ask LAT-2",
        "LAT-3 [-] Ask LAT-3",
        "GPU orchestration  0 of 2 dealt with",
        "GPU-1 [-] Ask GPU-1",
        "GPU-2 [-] Ask GPU-2",
        "AI infrastructure costs  1 of 1 dealt with",
        "COST-1 [?] Ask COST-1",
    ]


def test_what_does_not_apply_is_no_place() -> None:
    hosted = session(NOTED, **{**KNOWN, "serving": ["hosted_api"], "gpus": 0})

    assert places(hosted, "gpu") == []


@pytest.mark.parametrize("typed", ["zzz", "[", "\\", "(.*", "🙂"])
def test_what_is_nowhere_finds_nothing(typed: str) -> None:
    assert (places(session(**KNOWN), typed), search(session(**KNOWN), typed)) == ([], [])


def test_a_fact_is_found_by_its_words_and_by_what_is_known() -> None:
    known = session(**KNOWN)

    assert [hit.step.id for hit in facts(known, "gpus")][:1] == ["gpus"]
    assert [hit.says for hit in facts(known, "acme")] == ["What is the company called?  Acme"]
    assert [hit.step.id for hit in facts(known, "")] == ["company", "serving", "gpus", "spend", "revenue"]


def test_a_fact_that_was_not_asked_yet_is_marked() -> None:
    assert facts(session(company="Acme"), "customers")[0].says == "Do customers pay for the product?  -"


def test_a_text_is_found_in_notes_answers_and_questions_and_all_its_words_must_stand_there() -> None:
    noted = session(NOTED, **KNOWN)

    assert [hit.says for hit in search(noted, "P95 watch")] == ["LAT-1  We watch the p95 [of chat]"]
    assert [hit.step.id for hit in search(noted, "ask cost")] == ["COST-1"]
    assert search(noted, "watch zzz") == []
    assert search(noted, "  ") == []


def test_a_long_text_is_shown_from_a_little_before_what_was_looked_for() -> None:
    long = {"LAT-1": level(2).model_copy(update={"note": f"{'word ' * 40}needle at the end"})}
    (hit,) = search(session(long, **KNOWN), "needle")

    assert hit.says.startswith("LAT-1  …") and hit.says.endswith("needle at the end")
    assert len(hit.says) < 80


def test_also_what_is_outside_the_quick_scan_is_found() -> None:
    scan = replace(begin(sample(), assessment(None, **KNOWN)), scan=True)

    assert places(scan, "COST-1")[0].step.id == "COST-1"


def test_a_list_has_an_end() -> None:
    many = tiny.questionnaire(tiny.area("a", *(tiny.question(f"A-{n}") for n in range(100))))
    asked = begin(many, assessment().model_copy(update={"profile": {}, "answers": {}}))

    assert len(places(asked, "")) == len(search(asked, "ask")) == MOST


def test_found_places_are_gone_through_in_a_ring_from_where_one_is() -> None:
    """The text stands in LAT-1, LAT-3 and COST-1."""
    notes = {id: level(2).model_copy(update={"note": "the blue door"}) for id in ("LAT-1", "LAT-3", "COST-1")}
    steps = {step.id: step for step in session(notes, **KNOWN).asked}

    def found(at: str, by: int) -> tuple[str, int, int]:
        there = found_from(replace(session(notes, **KNOWN), at=steps[at]), "blue door", by)
        assert there is not None
        return there.step.id, there.number, there.of

    assert found("LAT-2", 0) == found("LAT-2", 1) == ("LAT-3", 2, 3)
    assert found("LAT-3", 0) == ("LAT-3", 2, 3)
    assert found("LAT-3", 1) == ("COST-1", 3, 3)
    assert found("COST-1", 1) == ("LAT-1", 1, 3)
    assert found("LAT-2", -1) == found("LAT-3", -1) == ("LAT-1", 1, 3)
    assert found("LAT-1", -1) == ("COST-1", 3, 3)
    assert found_from(session(notes, **KNOWN), "a green door", 1) is None


def test_after_the_end_the_first_found_place_is_next() -> None:
    notes = {"LAT-1": level(2).model_copy(update={"note": "the blue door"})}
    end = replace(session(notes, **KNOWN), at=None)
    for by in (0, 1, -1):
        there = found_from(end, "blue door", by)
        assert there is not None and there.step.id == "LAT-1"
        assert there.words("blue door") == '1 of 1 for "blue door".'
