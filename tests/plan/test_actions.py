"""What to do first: the first 30 days of the roadmap need no hire; what is demanded or critical is among them."""

from typing import Any

import pytest

from assessor.plan.hiring import make_plan
from assessor.plan.owners import can_be_done
from assessor.questionnaire.conditions import Profile
from assessor.scoring.score import score
from tests.tiny import TODAY, area, level, question, questionnaire

ROLES = [{"id": "sre", "short": "AI-focused SRE", "covers": {}, "fill_months": 1, "ramp_months": 1, "yearly": 1}]
TEAM = {"facts": [{"id": "team", "ask": "?", "kind": "counts"}]}


def steps(do: str, days: float = 2, who: str = "a product engineer") -> dict[str, Any]:
    """Levels whose steps say which question they come from, and from which level on they start."""
    step = {"days": days, "who": who, "seen_by": "one sees it"}
    return {
        "levels": [
            {"says": f"{n}", **({"next_step": {"do": f"{do} from {n}", **step}} if n < 4 else {})} for n in range(5)
        ]
    }


def actions(*questions: dict[str, Any], levels: list[int], profile: Profile | None = None, **more: Any) -> list[str]:
    """What the first actions say, for questions that each have an area of their own with target 3."""
    areas = [area(f"area-{n}", q) for n, q in enumerate(questions)]
    targets = {"targets": {a["id"]: 3 for a in areas}, **more}
    q = questionnaire(*areas, targets=targets, roles=ROLES, profile=TEAM)
    answers = {item["id"]: level(value) for item, value in zip(questions, levels, strict=True)}
    plan = make_plan(q, profile or {}, score(q, profile or {}, answers), today=TODAY)
    return [action.do for action in plan.actions]


def test_the_largest_gap_comes_first_and_there_are_three_at_most() -> None:
    questions = [question(f"Q-{n}", **steps(f"do {n}")) for n in range(4)]

    assert actions(*questions, levels=[2, 0, 1, 2]) == ["do 1 from 0", "do 1 from 1", "do 2 from 1"]


def test_what_is_critical_or_demanded_comes_before_a_larger_gap() -> None:
    questions = [
        question("Q-0", **steps("gap")),
        question("Q-1", critical=True, **steps("critical")),
        question("Q-2", **steps("demanded")),
    ]
    demand = [{"when": {"team": True}, "question": "Q-2", "min": 3}]

    assert actions(*questions, levels=[0, 1, 2], adjust=demand, profile={"team": {"sre": 1}}) == [
        "critical from 1",
        "demanded from 2",
        "gap from 0",
    ]


def test_a_step_for_a_role_that_nobody_has_is_left_to_the_plan() -> None:
    one = question("Q-0", **steps("page", who="an AI-focused SRE"))

    assert actions(one, levels=[0]) == []
    assert actions(one, levels=[2], profile={"team": {"sre": 1}}) == ["page from 2"]


@pytest.mark.parametrize(
    ("who", "possible"),
    [
        ("a product engineer", True),
        ("an AI-focused SRE", False),
        ("an AI-focused SRE or a product engineer", True),
        ("a product engineer with an AI-focused SRE", False),
        ("", True),
    ],
)
def test_one_alternative_that_needs_nobody_new_is_enough(who: str, possible: bool) -> None:
    assert can_be_done(who, ["ai-focused sre"]) is possible


def test_what_is_longer_than_the_month_or_at_its_target_is_no_first_action() -> None:
    assert actions(question("Q-0", **steps("long", days=20)), levels=[0]) == []
    assert actions(question("Q-0", **steps("there")), levels=[3]) == []
