"""Who does a step of the roadmap, and from which day on.

1. Somebody who is there, when one of the alternatives in `who` needs no role that the team lacks: from today.
2. The role that `who` names, or one that closes the question, when the plan brings it: after its start month. Help that
   excludes a role does that role's work; under gate G2 the ML infrastructure engineer does the platform engineer's.
3. Where nobody in particular closes the question: somebody whom the company names, from day 30 on.
4. Else nobody; a step that a date demands is then bought from outside.
docs/method.md, "Roadmap".
"""

from collections.abc import Sequence
from typing import NamedTuple

from assessor.plan.gates import INFRASTRUCTURE, PLATFORM
from assessor.plan.model import Gate, Step
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Question, Questionnaire

MONTH = 30
NOBODY = "nobody"
OUTSIDE = "outside help that you buy"
YOU = "you"


class Owner(NamedTuple):
    """Who does it, from which day on; `role` is the option that does it, None for people who are there."""

    says: str
    from_day: int
    role: str | None = None
    start_month: int | None = None


class People(NamedTuple):
    """Who is there and who will be."""

    missing: list[str]
    """What the roles are called that nobody has."""
    roles: dict[str, str]
    """What a role is called, in small letters, to its id; missing ones only."""
    owners: dict[str, Owner]
    """Role id to who does its work."""


def people(questionnaire: Questionnaire, profile: Profile, steps: Sequence[Step], gates: Sequence[Gate]) -> People:
    """The people of the company, and those that the plan brings."""
    team = profile.get("team")
    there = [id for id, count in team.items() if count] if isinstance(team, dict) else []
    titles = {option.id: option.title or option.short or option.id for option in questionnaire.all_options}
    excluded = {option.id: option.excludes for option in questionnaire.all_options}
    owners = {id: Owner(f"your {titles[id]}", MONTH) for id in there if id in titles}
    for step in sorted(steps, key=lambda step: (step.start_month, step.step)):
        owner = Owner(titles.get(step.option, step.option), step.start_month * MONTH, step.option, step.start_month)
        stands_in_for = excluded.get(step.option, []) if step.kind != "hire" else []
        for role in (step.option, *stands_in_for):
            owners.setdefault(role, owner)
    if any(gate.gate == "G2" for gate in gates) and INFRASTRUCTURE in owners:
        owners.setdefault(PLATFORM, owners[INFRASTRUCTURE])
    missing = missing_roles(questionnaire, profile)
    called = {role.short.lower(): role.id for role in questionnaire.roles if role.short.lower() in missing}
    return People(missing, called, owners)


def owner(question: Question, who: str, known: People) -> Owner | None:
    """Who does a step of `question` that `who` is to do; None when nobody will be there for it."""
    if can_be_done(who, known.missing):
        ways = who.split(" or ")
        able = [each for each in ways if can_be_done(each, known.missing)]
        return Owner((who if able == ways else able[0]).strip() or YOU, 0)
    found = [o for each in who.lower().split(" or ") if (o := _of_roles(each, known))]
    if not found:
        found = [known.owners[id] for id in question.closed_by if id in known.owners]
    if found:
        soonest = min(found, key=lambda each: each.from_day)
        return soonest._replace(from_day=max(soonest.from_day, MONTH))
    if NOBODY in question.closed_by:
        return Owner(f"somebody whom you name (usually {who})", MONTH)
    return None


def missing_roles(questionnaire: Questionnaire, profile: Profile) -> list[str]:
    """What the roles are called that nobody in the team has."""
    team = profile.get("team")
    people = team if isinstance(team, dict) else {}
    return [role.short.lower() for role in questionnaire.roles if role.short and not people.get(role.id)]


def can_be_done(who: str, missing: list[str]) -> bool:
    """Whether one of the alternatives in `who` ("a product engineer or an AI-focused SRE") needs no missing role."""
    return any(not any(role in each for role in missing) for each in who.lower().split(" or "))


def _of_roles(who: str, known: People) -> Owner | None:
    """Who does the work of every missing role that `who` names: the last of them to start."""
    named = [known.owners.get(id) for called, id in known.roles.items() if called in who]
    there = [each for each in named if each is not None]
    return max(there, key=lambda each: each.from_day) if there and len(there) == len(named) else None
