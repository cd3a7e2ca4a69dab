"""What a workshop leaves in the assessment: sums under consent, and nobody's vote."""

from assessor.assessment.model import Answer
from assessor.assessment.workshop import Promise
from assessor.votes.findings import findings, priorities
from assessor.votes.model import Agreed, Consent, Promised, with_ranking
from tests.interview.sample import NOW, sample
from tests.votes.votes import AGREED, meeting, shown, steps, voted


def test_without_consent_for_the_report_nothing_is_left() -> None:
    held = shown(meeting("other", "other"), "LAT-1", 3, 1)
    assert findings(held, sample()) is None
    assert findings(steps(held, Consent(report=False)), sample()) is None
    assert findings(steps(held, AGREED, Consent(report=False)), sample()) is None


def test_the_first_round_is_what_is_told() -> None:
    held = shown(steps(meeting("other", "other"), AGREED), "LAT-1", 4, 0)
    held = shown(held, "LAT-1", 2, 2, round=2)
    held = steps(held, Agreed(question="LAT-1", answer=Answer(value=2), dissent="not on weekends"))
    held = steps(held, Promised(do="Alert", owner="Sam", by="Friday"))
    found = findings(held, sample())
    assert found is not None
    one = found.findings[0]
    assert (one.question, one.rounds, one.counts, one.agreement) == ("LAT-1", 2, (1, 0, 0, 0, 1), -1.0)
    assert (one.agreed, one.dissent) == (True, "not on weekends")
    assert found.promises == [Promise(do="Alert", owner="Sam", by="Friday")]
    assert (found.voters, found.alpha, found.alpha_says) == (2, None, "too few questions for one figure (it takes 5)")


def test_votes_from_before_the_meeting_are_told_where_the_room_did_not_vote() -> None:
    found = findings(voted(steps(meeting("other", "other"), AGREED), "COST-1", 0, 1, 2), sample())
    assert found is not None
    assert [(one.question, one.rounds, one.counts) for one in found.findings] == [("COST-1", 0, (0, 1, 1, 0, 0))]


def test_an_open_vote_is_not_told() -> None:
    held = voted(steps(meeting("other"), AGREED), "LAT-1", 1, 3)
    assert findings(held, sample()) is None


def test_there_is_no_name_no_id_and_no_reason_in_what_is_left() -> None:
    held = shown(
        steps(meeting("leadership", "hands_on", "hands_on"), AGREED), "LAT-1", 4, 0, 1, reason="a telling reason"
    )
    found = findings(held, sample())
    assert found is not None
    text = found.model_dump_json()
    for private in ("name-1", "v1", "a telling reason", "token"):
        assert private not in text
    assert found.findings[0].groups == []  # one leader, two engineers


def test_priorities_by_the_mean_place_and_how_far_they_agree() -> None:
    held = with_ranking(with_ranking(meeting("other", "other"), "v1", ["costs", "gpu"], NOW), "v2", ["costs"], NOW)
    ranked, says = priorities(held, ["latency", "gpu", "costs"])
    assert [(rank.area, rank.mean_rank) for rank in ranked] == [("costs", 1.0), ("gpu", 2.25)]
    assert says.startswith("2 people, a common order (Kendall's W 0.93")


def test_an_order_of_areas_that_are_gone_is_no_order() -> None:
    held = with_ranking(meeting("other"), "v1", ["gone"], NOW)
    assert priorities(held, ["latency", "costs"])[0] == []
    assert priorities(meeting(), ["latency"]) == ([], "Nobody has given an order yet.")
