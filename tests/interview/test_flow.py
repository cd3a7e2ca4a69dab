"""What is asked, in which order, and how far one is."""

from assessor.interview import flow
from assessor.interview.flow import Change, LeftOut, Step
from assessor.questionnaire.conditions import Profile
from tests import tiny
from tests.interview.sample import KNOWN, assessment, sample


def ids(steps: list[Step]) -> list[str]:
    return [step.id for step in steps]


def test_facts_come_first_then_the_questions_area_by_area() -> None:
    assert ids(flow.steps(sample(), KNOWN)) == [
        "company", "serving", "gpus", "spend", "revenue", "LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1",
    ]  # fmt: skip


def test_what_is_not_known_leaves_nothing_out() -> None:
    """A question may only be left out by a fact that is known."""
    assert ids(flow.steps(sample(), {}))[5:] == ["LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1"]


def test_facts_and_questions_that_a_known_fact_rules_out_are_not_asked() -> None:
    profile: Profile = {"serving": ["hosted_api"], "revenue": False}
    assert ids(flow.steps(sample(), profile)) == ["company", "serving", "spend", "revenue", "LAT-1", "LAT-2", "COST-1"]


def test_a_left_out_question_names_the_facts_that_rule_it_out() -> None:
    gpu = sample().areas[1]
    assert flow.left_out(gpu, {"serving": ["self_hosted"], "gpus": 4}) == [LeftOut("GPU-2", ("gpus",))]
    assert flow.left_out(gpu, {"serving": ["hosted_api"], "gpus": 0}) == [
        LeftOut("GPU-1", ("serving",)),
        LeftOut("GPU-2", ("serving", "gpus")),
    ]


def test_the_next_open_step_comes_after_the_present_one_and_then_from_the_start() -> None:
    asked = flow.steps(sample(), KNOWN)
    half = assessment({"LAT-2": tiny.level(1), "COST-1": tiny.DONT_KNOW}, **KNOWN)
    assert flow.next_open(asked, half) == Step("question", "LAT-1", "latency")
    assert flow.next_open(asked, half, Step("question", "LAT-1", "latency")) == Step("question", "LAT-3", "latency")
    assert flow.next_open(asked, half, Step("question", "GPU-2", "gpu")) == Step("question", "LAT-1", "latency")


def test_nothing_is_open_when_everything_has_been_dealt_with() -> None:
    answers = {"LAT-1": tiny.level(0), "LAT-2": tiny.DONT_KNOW, "LAT-3": tiny.NOT_APPLICABLE, "COST-1": tiny.SKIPPED}
    done = assessment(answers, company="Acme", serving=["hosted_api"], spend="", revenue=True)
    assert flow.next_open(flow.steps(sample(), done.profile), done) is None


def test_a_fact_that_was_asked_and_is_not_known_is_not_open() -> None:
    """It is kept as an empty text, which every rule reads as not known."""
    assert not flow.is_open(Step("fact", "spend"), assessment(spend=""))
    assert flow.is_open(Step("fact", "spend"), assessment())


def test_before_and_behind_end_at_both_ends() -> None:
    asked = flow.steps(sample(), KNOWN)
    assert flow.before(asked, asked[0]) is None
    assert flow.before(asked, None) == asked[-1]
    assert flow.behind(asked, asked[-1]) is None
    assert flow.behind(asked, asked[0]) == asked[1]


def test_progress_counts_what_is_answered_and_the_minutes_left() -> None:
    """LAT-1 is answered; skipped and open questions are still to come: 1 + 1 + 2 + 2 + 3 minutes."""
    now = assessment({"LAT-1": tiny.level(2), "LAT-2": tiny.SKIPPED}, **KNOWN)
    asked = flow.steps(sample(), KNOWN)
    progress = flow.progress(sample(), asked, now, Step("question", "LAT-3", "latency"))
    assert progress == flow.Progress(number=3, of=3, area="latency", answered=1, applicable=6, minutes=9.0)


def test_progress_at_the_end_is_in_no_area() -> None:
    asked = flow.steps(sample(), KNOWN)
    assert flow.progress(sample(), asked, assessment(**KNOWN), None)[:3] == (0, 0, "")


def test_a_changed_profile_says_which_questions_came_and_went() -> None:
    before: Profile = {"serving": ["hosted_api"], "revenue": True}
    after: Profile = {"serving": ["self_hosted"], "gpus": 10, "revenue": False}
    assert flow.change(sample(), before, after) == Change(came=("GPU-1", "GPU-2"), went=("LAT-3",))
