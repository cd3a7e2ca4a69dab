"""The gates of the plan: what is taken off the table before anything is ranked, each with its reason.

G1 only a hosted API and no plan to self-host: inference, distributed-systems and ML-infrastructure hires have nothing
   to run.
G2 own serving and fewer than 3 teams that use it: the ML infrastructure engineer stands in for the platform engineer.
   From 3 teams on, whoever serves, the platform engineer covers 0.10 more of each area it covers, at most 0.95.
G3 a runway shorter than search, ramp and 3 months: no full-time hire.
G4 the distributed systems specialist only with a scaling gap and a load that shows the need.
G5 coverage below one half: assess first.
G6 a 24x7 promise with fewer than 4 people on call: an action before any hire.
docs/method.md, "Gates". The numbers are judgements.
"""

from collections.abc import Mapping, Sequence

from assessor.economics.company import nothing_to_run, number, only_hosted_api
from assessor.plan.model import Action, Gate
from assessor.questionnaire.conditions import Profile, holds
from assessor.questionnaire.model import Option

PLATFORM, INFERENCE, SRE = "ai_platform_engineer", "inference_engineer", "ai_sre"
INFRASTRUCTURE, DISTRIBUTED = "ml_infrastructure_engineer", "distributed_systems_specialist"

FEW_TEAMS = 3
PLATFORM_BONUS, MOST_SHARE = 0.10, 0.95
MONTHS_TO_SHOW = 3
SCALING, SCALING_GAP, MANY_REQUESTS = "scaling", 0.5, 1_000_000
ENOUGH_COVERAGE = 0.5
ROTATION = 4


def open_options(
    options: Sequence[Option], profile: Profile, gaps: Mapping[str, float]
) -> tuple[list[Option], list[Gate]]:
    """The options that G1 to G4 leave, and the gates that took one away."""
    reasons: dict[str, str] = {}
    if nothing_to_run(profile):
        for role in (INFERENCE, DISTRIBUTED, INFRASTRUCTURE):
            reasons[role] = "G1"
    teams = number(profile, "consuming_teams")
    if teams is not None and teams >= FEW_TEAMS:
        options = [_with_bonus(option) if option.id == PLATFORM else option for option in options]
    elif teams is not None and profile.get("serving") and not only_hosted_api(profile):
        reasons.setdefault(PLATFORM, "G2")
    runway = number(profile, "runway_months")
    for option in options:
        if (
            option.kind == "hire"
            and runway is not None
            and runway < option.fill_months + option.ramp_months + MONTHS_TO_SHOW
        ):
            reasons.setdefault(option.id, "G3")
    if not _needs_distributed(profile, gaps):
        reasons.setdefault(DISTRIBUTED, "G4")
    removed = [option for option in options if option.id in reasons]
    fired = [
        Gate(gate=gate, reason=_reason(gate, [o.title or o.id for o in removed if reasons[o.id] == gate], profile))
        for gate in dict.fromkeys(sorted(reasons[option.id] for option in removed))
    ]
    return [option for option in options if option.id not in reasons], fired


def on_call(profile: Profile) -> tuple[list[Gate], list[Action]]:
    """G6: a 24x7 promise that too few people carry comes before any hire."""
    people = number(profile, "on_call_people")
    if profile.get("promise_24x7") is not True or people is None or people >= ROTATION:
        return [], []
    reason = (
        f"You promise 24x7 cover with {people:g} on call; with fewer than {ROTATION} people somebody is on call more "
        "than one week in four. One more hire does not change that: widen the rotation or narrow the promise."
    )
    do = f"Put product engineers into the on-call rotation until it has {ROTATION} people, or narrow the 24x7 promise"
    return [Gate(gate="G6", reason=reason)], [Action(do=do, area="reliability", days=5, who="the founder")]


def _with_bonus(option: Option) -> Option:
    covers = {
        area: (min(MOST_SHARE, share + PLATFORM_BONUS) if share else share, ceiling)
        for area, (share, ceiling) in option.covers.items()
    }
    return option.model_copy(update={"covers": covers})


def _needs_distributed(profile: Profile, gaps: Mapping[str, float]) -> bool:
    load = (number(profile, "requests_per_day") or 0) > MANY_REQUESTS
    shown = load or any(holds({fact: True}, profile) is True for fact in ("saturated", "multi_region"))
    return gaps.get(SCALING, 0.0) >= SCALING_GAP and shown


def _reason(gate: str, titles: list[str], profile: Profile) -> str:
    names = ", ".join(titles)
    teams, runway = number(profile, "consuming_teams"), number(profile, "runway_months")
    return {
        "G1": f"Not considered: {names}. Your models run behind hosted APIs and you have no plan to host them "
        "yourself, so there is nothing of theirs to run.",
        "G2": f"Not considered: {names}. {_teams(teams or 0)} the AI platform; below {FEW_TEAMS} an ML "
        "infrastructure engineer does the same work for the one stack there is.",
        "G3": f"Not considered: {names}. A runway of {runway or 0:g} months is shorter than the search, the ramp and "
        f"{MONTHS_TO_SHOW} months of effect.",
        "G4": f"Not considered: {names}. That needs a scaling gap of half a level or more and one of: over a million "
        "requests a day, measured saturation, several regions.",
    }[gate]


def _teams(count: float) -> str:
    return {0: "No team uses", 1: "One team uses"}.get(int(count), f"{count:g} teams use")
