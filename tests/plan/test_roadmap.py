"""The roadmap: needs before what needs them, five at a time, no hire in the first month, dates before money."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.assessment.model import Answer
from assessor.economics.stakes import stakes
from assessor.errors import ContentError
from assessor.plan.hiring import make_plan
from assessor.plan.model import Gate, Roadmap, Step
from assessor.plan.owners import can_be_done, missing_roles
from assessor.plan.roadmap import roadmap
from assessor.questionnaire.conditions import Profile, holds
from assessor.questionnaire.library import find
from assessor.questionnaire.model import Need, Questionnaire
from assessor.scoring.score import Answers, score
from tests.tiny import DONT_KNOW, NOT_APPLICABLE, area, level, question, questionnaire

TODAY = date(2026, 11, 23)
FACTS = {"facts": [{"id": "team", "ask": "?", "kind": "counts"}, {"id": "eu", "ask": "?", "kind": "yes_no"}]}
ROLES = [
    {"id": "sre", "title": "SRE", "short": "AI-focused SRE", "covers": {"a": [0.5, 4]}}
    | {"fill_months": 3, "ramp_months": 1, "yearly": 1}
]
HELP = [
    {"id": "bridge", "kind": "fractional", "title": "Bridge", "covers": {"a": [0.2, 4]}, "excludes": ["sre"]}
    | {"fill_months": 1, "ramp_months": 1, "yearly": 1}
]


def steps(days: float | None = 2, who: str = "a product engineer") -> dict[str, Any]:
    """Five levels whose every next step takes this long and is done by these."""
    step = {"do": "do it", "who": who, "seen_by": "one sees it", **({} if days is None else {"days": days})}
    return {"levels": [{"says": f"{n}", **({"next_step": step} if n < 4 else {})} for n in range(5)]}


def company(*areas: dict[str, Any], **more: Any) -> Questionnaire:
    targets = {"targets": {a["id"]: 3 for a in areas}, **more.pop("targets", {})}
    return questionnaire(*areas, targets=targets, roles=ROLES, options=HELP, profile=FACTS, **more)


def made(q: Questionnaire, levels: dict[str, Any], profile: Profile | None = None, **plan: Any) -> Roadmap:
    answers: Answers = {id: value if isinstance(value, Answer) else level(value) for id, value in levels.items()}
    found = score(q, profile or {}, answers)
    return roadmap(q, profile or {}, found, stakes(q, profile or {}, found), TODAY, **plan)


def places(found: Roadmap) -> list[tuple[str, int, int]]:
    return [(item.question, item.level, item.by_day) for item in found.items]


def hire(option: str, start: int, kind: str = "hire") -> Step:
    made = {"option": option, "title": option, "kind": kind, "step": 1, "later": False, "start_month": start}
    return Step.model_validate({**made, "yearly_cost": 1, "why": [], "closes": []})


def test_three_steps_in_the_first_month_five_in_the_first_three_and_five_more_after_that() -> None:
    q = company(area("a", *[question(f"A-{n}", **steps()) for n in range(12)]))
    found = made(q, {f"A-{n}": 2 for n in range(12)})

    assert [item.by_day for item in found.items] == [30, 30, 30, 60, 90, 180, 180, 180, 180, 180]
    assert [waiting.question for waiting in found.waiting] == ["A-10", "A-11"]
    assert found.waiting[0].reason == "there is no room for it in the next 180 days"


def test_what_a_step_builds_on_comes_before_it() -> None:
    q = company(
        area("a", question("A-1", needs=[{"question": "B-1", "level": 2}], **steps())),
        area("b", question("B-1", **steps(days=10)), question("B-2", **steps(days=0.5))),
        weights={"a": 100},
    )
    found = made(q, {"A-1": 2, "B-1": 0, "B-2": 4})

    assert places(found)[:3] == [("B-1", 0, 30), ("B-1", 1, 60), ("A-1", 2, 60)]
    assert "It comes before A-1, which builds on it." in found.items[0].why
    assert found.items[2].start_day >= found.items[1].end_day


def test_one_of_several_ways_is_enough_and_the_shorter_one_is_taken() -> None:
    either = [{"any": [{"question": "B-1", "level": 3}, {"question": "B-2", "level": 2}]}]
    q = company(
        area("a", question("A-1", needs=either, **steps())),
        area("b", question("B-1", **steps()), question("B-2", **steps())),
        targets={"targets": {"a": 3, "b": 0}},
    )

    assert places(made(q, {"A-1": 2, "B-1": 1, "B-2": 1})) == [("B-2", 1, 30), ("A-1", 2, 30)]


def test_an_answer_that_is_not_known_is_named_and_blocks_nothing() -> None:
    q = company(area("a", question("A-1", needs=[{"question": "B-1"}], **steps())), area("b", question("B-1")))
    found = made(q, {"A-1": 2, "B-1": DONT_KNOW})

    assert places(found) == [("A-1", 2, 30)]
    assert found.items[0].find_out == ["B-1"]
    assert made(q, {"A-1": 2, "B-1": NOT_APPLICABLE}).items[0].find_out == []


def test_a_step_for_a_role_that_nobody_has_waits_for_the_hire() -> None:
    q = company(area("a", question("A-1", **steps(who="an AI-focused SRE"))))
    alone, with_hire = made(q, {"A-1": 2}), made(q, {"A-1": 2}, steps=[hire("sre", 3)])

    assert alone.items == []
    assert "an AI-focused SRE" in alone.waiting[0].reason
    assert places(with_hire) == [("A-1", 2, 180)]
    assert (with_hire.items[0].owner, with_hire.items[0].role_start_month) == ("SRE", 3)
    assert with_hire.items[0].start_day == 90
    assert made(q, {"A-1": 2}, steps=[hire("sre", 6)]).items == []
    assert places(made(q, {"A-1": 2}, {"team": {"sre": 1}})) == [("A-1", 2, 30)]


def test_help_that_excludes_a_role_does_that_roles_steps() -> None:
    q = company(area("a", question("A-1", **steps(who="an AI-focused SRE"))))
    found = made(q, {"A-1": 2}, steps=[hire("bridge", 1, "fractional")])

    assert [(item.by_day, item.owner) for item in found.items] == [(60, "Bridge")]


def test_what_nobody_in_particular_closes_is_given_to_somebody_from_the_second_month() -> None:
    q = company(area("a", question("A-1", closed_by=["sre", "nobody"], **steps(who="an AI-focused SRE"))))

    assert [(item.by_day, item.owner) for item in made(q, {"A-1": 2}).items] == [
        (60, "somebody whom you name (usually an AI-focused SRE)")
    ]


DEMAND = {"when": {"eu": True}, "question": "A-9", "min": 2, "due": "2026-12-02", "why": "The law says so."}


def demanding(who: str = "the founder", **demand: Any) -> Questionnaire:
    """Nine questions worth more than the tenth, which the profile demands."""
    cheap = [question(f"A-{n}", critical=True, weight=50, **steps(days=0.5)) for n in range(9)]
    adjust = [{**DEMAND, **demand}]
    return company(area("a", *cheap, question("A-9", **steps(days=3, who=who))), targets={"adjust": adjust})


def test_a_date_goes_before_everything_else_and_its_reason_is_said() -> None:
    found = made(demanding(), {f"A-{n}": 0 for n in range(10)}, {"eu": True})

    assert [(item.question, item.level, item.due) for item in found.items[:2]] == [
        ("A-9", 0, date(2026, 12, 2)),
        ("A-9", 1, date(2026, 12, 2)),
    ]
    assert found.items[0].why[:2] == ["Due on 2026-12-02.", "The law says so."]
    assert found.items[1].why[0] == "Due on 2026-12-02. Begin at once: the time is short."


def test_a_date_that_nobody_there_can_meet_is_bought_from_outside() -> None:
    found = made(demanding(who="an AI-focused SRE"), {f"A-{n}": 0 for n in range(10)}, {"eu": True})

    assert (found.items[0].question, found.items[0].owner) == ("A-9", "outside help that you buy")


@pytest.mark.parametrize("profile", [{}, {"eu": False}])
def test_a_date_that_does_not_apply_changes_nothing(profile: Profile) -> None:
    assert "A-9" not in [item.question for item in made(demanding(), {f"A-{n}": 0 for n in range(10)}, profile).items]


def test_a_date_next_year_waits_for_its_turn() -> None:
    q = demanding(due="2027-11-23")

    assert made(q, {f"A-{n}": 0 for n in range(10)}, {"eu": True}).items[0].question != "A-9"


def test_what_is_demanded_and_not_answered_is_to_be_found_out_by_its_date() -> None:
    levels: dict[str, Any] = {f"A-{n}": 3 for n in range(9)}
    found = made(demanding(), {**levels, "A-9": DONT_KNOW}, {"eu": True})

    assert [(w.question, w.reason) for w in found.waiting] == [
        ("A-9", "nobody has answered it, so find out first; it is due on 2026-12-02")
    ]


def test_in_a_phase_the_larger_value_for_the_effort_comes_first() -> None:
    q = company(
        area("a", question("A-1", **steps(days=4))), area("b", question("B-1", **steps(days=1))), weights={"a": 2}
    )
    found = made(q, {"A-1": 2, "B-1": 2})

    assert [(item.question, item.value) for item in found.items] == [("B-1", 1.0), ("A-1", 0.5)]


def test_a_step_too_long_for_a_month_ends_later_and_one_too_long_for_all_waits() -> None:
    q = company(area("a", question("A-1", **steps(days=20)), question("A-2", **steps(days=50))))
    found = made(q, {"A-1": 2, "A-2": 2})

    assert [(item.question, item.start_day, item.end_day, item.by_day) for item in found.items] == [("A-1", 0, 40, 60)]
    assert [waiting.question for waiting in found.waiting] == ["A-2"]


def test_a_question_without_a_written_step_waits_and_one_without_effort_counts_as_a_week() -> None:
    q = company(area("a", question("A-1"), question("A-2", **steps(days=None))))
    found = made(q, {"A-1": 2, "A-2": 2})

    assert [(item.question, item.days, item.end_day) for item in found.items] == [("A-2", None, 10)]
    assert [waiting.reason for waiting in found.waiting] == ["no next step is written for it"]


@pytest.mark.parametrize(
    "wrong",
    [{"due": 20261202}, {"due": "soon"}, {"due": "2026-12-02", "min": None}, {"question": None, "area": "a"}],
)
def test_a_due_day_is_a_day_and_belongs_to_a_minimum(wrong: dict[str, Any]) -> None:
    with pytest.raises(ContentError):
        demanding(**wrong)


SHIPPED = find(None)
QUESTIONS = [q for a in SHIPPED.areas for q in a.questions]
FACTS_DRAWN = st.fixed_dictionaries(
    {
        "serving": st.sampled_from([["hosted_api"], ["self_hosted"], ["managed_endpoints", "own_hardware"]]),
        "stage": st.sampled_from(["pre_seed", "seed", "series_a", "series_b", "growth"]),
    },
    optional={
        "eu_users": st.booleans(),
        "workloads": st.lists(st.sampled_from(["chat", "agent", "batch"]), min_size=1, unique=True),
        "sla": st.sampled_from([99.9, "none"]),
        "monthly_gpu_spend": st.integers(0, 500_000),
        "gpu_load": st.floats(0.01, 1),
        "peak_to_mean": st.floats(1, 5),
        "blocked_deals": st.integers(0, 1_000_000),
        "consuming_teams": st.integers(0, 5),
        "runway_months": st.integers(0, 40),
        "team": st.dictionaries(st.sampled_from([r.id for r in SHIPPED.roles]), st.integers(0, 2)),
    },
)
ANSWERS_DRAWN = st.tuples(*[st.sampled_from([0, 0, 1, 1, 2, 3, 4, None]) for _ in QUESTIONS])


@settings(max_examples=40, deadline=None)
@given(FACTS_DRAWN, ANSWERS_DRAWN, st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_what_must_hold_for_any_company(profile: dict[str, Any], drawn: tuple[int | None, ...], today: date) -> None:
    """Needs first, five at a time, nobody missing in the first month, nothing at its target, no hire too soon."""
    answers = {q.id: DONT_KNOW if n is None else level(n) for q, n in zip(QUESTIONS, drawn, strict=True)}
    found = score(SHIPPED, profile, answers)
    plan = make_plan(SHIPPED, profile, found, today=today)
    assert plan.roadmap is not None
    items = plan.roadmap.items
    missing = missing_roles(SHIPPED, profile)
    counted = {item.question: item.level for a in found.areas for item in a.items}
    reached = {id: n for id, n in counted.items() if n is not None}
    starts = {step.option: step.start_month for step in reversed(plan.steps)}  # the first of a role that comes twice

    assert [sum(item.by_day <= day for item in items) <= most for day, most in ((30, 3), (60, 4), (90, 5))] == [
        True
    ] * 3
    assert sum(item.by_day > 90 for item in items) <= 5
    assert [item.by_day for item in items] == sorted(item.by_day for item in items)
    for item in items:
        asked = SHIPPED.question(item.question)
        assert asked is not None
        assert reached[item.question] == item.level < item.to <= min(4, item.level + (1 if item.by_day == 30 else 2))
        for claimed in range(item.level + 1, item.to + 1):
            assert all(met(need, claimed, reached, profile) for need in asked.needs)
            reached[item.question] = claimed
        assert 0 <= item.start_day < item.end_day <= item.by_day <= 180
        if item.by_day == 30:
            assert item.role is None and can_be_done(item.owner, missing)
        if item.role is not None:
            assert item.start_day >= 30 * starts[item.role]
        unlocks = any("on it." in sentence and "comes before" in sentence for sentence in item.why)
        assert item.gap > 0 or unlocks
    assert {w.question for w in plan.roadmap.waiting}.isdisjoint(item.question for item in items)


def met(need: Need, claimed: int, reached: dict[str, int], profile: Profile) -> bool:
    """Whether a need holds, written out again: lower for level 2, nothing for level 1, unknown never denies."""
    if claimed < 2 or holds(need.when, profile) is not True:
        return True
    if need.any:
        return any(met(each, claimed, reached, profile) for each in need.any)
    wanted = need.level if claimed >= 3 else max(1, need.level - 1)
    return reached.get(need.question or "", 4) >= wanted


def test_where_the_platform_engineer_is_stood_in_for_the_one_who_is_there_does_it() -> None:
    roles = [
        {"id": id, "short": short, "title": short, "covers": {}, "fill_months": 1, "ramp_months": 1, "yearly": 1}
        for id, short in (
            ("ai_platform_engineer", "AI platform engineer"),
            ("ml_infrastructure_engineer", "infrastructure engineer"),
        )
    ]
    one = area("a", question("A-1", **steps(who="an AI platform engineer")))
    q = questionnaire(one, targets={"targets": {"a": 3}}, roles=roles, profile=FACTS)
    team: Profile = {"team": {"ml_infrastructure_engineer": 1}}
    gate = Gate(gate="G2", reason="")

    assert made(q, {"A-1": 2}, team).items == []
    assert [(i.by_day, i.owner) for i in made(q, {"A-1": 2}, team, gates=[gate]).items] == [
        (60, "your infrastructure engineer")
    ]
