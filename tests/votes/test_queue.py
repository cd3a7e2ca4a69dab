"""Which question comes next: disagreement times money."""

import pytest

from assessor.assessment.model import Answer, Assessment
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.score import score
from assessor.votes.model import Agreed, Meeting, SetAside
from assessor.votes.queue import MIDDLE, Item, queue, room_for
from tests import tiny
from tests.interview.sample import AREAS, FACTS, KNOWN, assessment
from tests.tui.company import PRICED
from tests.votes.votes import meeting, shown, steps, voted

ANSWERS = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(1), "LAT-3": tiny.level(2), "COST-1": tiny.level(1)}


def priced() -> Questionnaire:
    """Latency has a price: 1,000 a year."""
    return tiny.questionnaire(*AREAS, **{"targets": {"targets": {"latency": 3, "costs": 2}}, **PRICED})


def company(**facts: int) -> Assessment:
    return assessment(ANSWERS, **KNOWN, **facts)


def queued(held: Meeting, of: Assessment, asked: Questionnaire | None = None) -> list[Item]:
    asked = asked or priced()
    return queue(asked, of, score(asked, of.profile, of.answers), held)


def test_the_question_on_which_people_are_further_apart_comes_first() -> None:
    held = voted(voted(meeting("other", "other"), "LAT-1", 0, 2, 2), "LAT-2", 0, 0, 4)
    found = [item for item in queued(held, company(stake_latency=1000)) if item.question.startswith("LAT")]
    assert [item.question for item in found] == ["LAT-2", "LAT-3", "LAT-1"]
    assert [item.disagreement for item in found] == [1.0, MIDDLE, 0.0]
    assert found[0].why.startswith("4 levels apart before")
    assert found[1].why.startswith("no votes from before")
    assert found[2].why.startswith("alike before")


def test_money_of_an_area_is_spread_over_its_questions_by_weight() -> None:
    items = [item for item in queued(meeting(), company(stake_latency=1200)) if item.question.startswith("LAT")]
    assert [item.worth for item in items] == pytest.approx([100.0] * 3)  # 1,200 / 3 questions x 0.25
    assert all(item.money == 1200 for item in items)


def test_an_area_without_a_price_counts_by_its_gap_at_the_price_of_a_level_elsewhere() -> None:
    """Latency at 4/3 of 3 is 5/3 short and costs 1,000: 600 a level. Costs is one level short: 600 x 0.25."""
    items = {item.question: item for item in queued(meeting(), company(stake_latency=1000))}
    assert items["COST-1"].worth == pytest.approx(150.0)
    assert items["COST-1"].money is None
    assert items["COST-1"].why.endswith("gap 1.0, no price known")


def test_what_is_dealt_with_is_gone_and_what_was_put_off_comes_last() -> None:
    held = shown(meeting("other"), "LAT-1", 2)
    held = steps(held, Agreed(question="LAT-1", answer=Answer(value=2)))
    held = steps(held, SetAside(kind="put_off", question="COST-1"), SetAside(kind="left", question="LAT-2"))
    found = [item.question for item in queued(held, company(stake_latency=1000))]
    assert "LAT-1" not in found and "LAT-2" not in found
    assert found[-1] == "COST-1"


def test_what_does_not_apply_is_not_queued() -> None:
    of = assessment(None, **{**KNOWN, "serving": ["hosted_api"]})
    assert not any(item.question.startswith("GPU") for item in queued(meeting(), of))


def test_a_questionnaire_without_any_price_is_queued_by_gaps() -> None:
    bare = tiny.questionnaire(*AREAS, profile={"facts": FACTS}, targets={"targets": {"latency": 3, "costs": 2}})
    assert {item.question for item in queued(meeting(), company(), bare)} >= {"LAT-1", "COST-1"}


def test_there_is_room_for_one_question_every_five_minutes() -> None:
    assert [room_for(minutes) for minutes in (-3, 0, 4.9, 5, 52)] == [0, 0, 0, 1, 10]
