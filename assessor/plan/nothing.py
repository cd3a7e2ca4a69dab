"""What happens if nothing is done: the money of the open gaps a year, what is not known, and the on-call arithmetic.

The money of an area is its stake where its gap is open (docs/method.md, "If nothing is done"); it is what goes on being
lost, not what a plan would bring. On call: N >= p / f people, p of them on call at once, each for a share f of the
weeks; f = 0.25 and p = 1 or 2 (compare Google, Site Reliability Engineering, chapter 11).
"""

from assessor.economics.company import number
from assessor.economics.figure import Figure, Input, worked_out
from assessor.economics.stake_model import Stakes
from assessor.plan.model import Left, Nothing, OnCall
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.scoring.model import Score

SHARE_OF_WEEKS = 0.25
"""At most a quarter of one's weeks on call."""


def nothing(questionnaire: Questionnaire, profile: Profile, score: Score, stakes: Stakes) -> Nothing:
    """The yearly price of standing still."""
    titles = {area.id: area.title or area.id for area in questionnaire.areas}
    areas, not_known = [], []
    for area in score.areas:
        if not area.applicable:
            continue
        if area.gap is None:
            not_known.append(area.id)
        elif area.gap > 0:
            stake = stakes.of(area.id)
            if stake.likely is None and stake.standing == "not_known":
                not_known.append(area.id)
            areas.append(
                Left(
                    area=area.id,
                    gap=area.gap,
                    low=stake.low,
                    likely=stake.likely,
                    high=stake.high,
                    missing=list(stake.missing),
                    says=stake.says,
                )
            )
    priced = [left for left in areas if left.likely is not None]
    low, likely, high = (
        sum(getattr(left, case) for left in priced) if priced else None for case in ("low", "likely", "high")
    )
    return Nothing(
        currency=stakes.currency,
        low=low,
        likely=likely,
        high=high,
        areas=areas,
        not_known=not_known,
        on_call=on_call(profile),
        says=_says((low, likely, high), stakes.currency, areas, [titles[id] for id in not_known]),
    )


def on_call(profile: Profile) -> OnCall | None:
    """People needed for a round-the-clock promise against people there; None without such a promise."""
    if profile.get("promise_24x7") is not True:
        return None
    needed, in_pairs = people_needed(1), people_needed(2)
    floor, enough = round(needed.likely or 0), round(in_pairs.likely or 0)
    there = number(profile, "on_call_people")
    people = None if there is None else int(there)
    if people is None:
        return OnCall(
            people=None,
            needed=needed,
            needed_in_pairs=in_pairs,
            standing="not known",
            says=f"Round-the-clock cover takes {floor} people at least; how many take turns at yours is not known.",
        )
    if people < floor:
        says = (
            f"{_people(people)}, and {floor} are needed at least: nobody should be on call more than one week in four."
        )
        standing = "too few"
    elif people < 6:
        says = f"{_people(people)}: enough for one person at a time, and none to spare."
        standing = "at the floor"
    elif people < enough:
        says = f"{_people(people)}: enough for one person at a time, too few for two."
        standing = "enough, without slack"
    else:
        says = f"{_people(people)}: enough for two at a time from one place."
        standing = "enough"
    return OnCall.model_validate(
        {"people": people, "needed": needed, "needed_in_pairs": in_pairs, "standing": standing, "says": says}
    )


def people_needed(at_once: int) -> Figure:
    """N = p / f, with p people on call at once and each of them for a share f of the weeks."""
    together = Input(name="on_call_at_once", value=float(at_once), unit="people", origin="default")
    weeks = Input(name="share_of_weeks", value=SHARE_OF_WEEKS, unit="share", origin="default")
    return worked_out("People for round-the-clock cover", "people", "p / f", lambda p, f: p / f, together, weeks)


def _people(count: int) -> str:
    return {0: "Nobody takes turns on call", 1: "One person is on call"}.get(
        count, f"{count} people take turns on call"
    )


def _says(money: tuple[float | None, ...], currency: str, areas: list[Left], not_known: list[str]) -> str:
    low, likely, high = money
    if likely is not None:
        span = words.rough_span(low, high, currency)
        range = "" if span == words.rough(likely, currency) else f" ({span})"
        first = f"Doing nothing costs about {words.rough(likely, currency)} a year{range}."
    elif areas:
        first = "What it costs to do nothing is not known: no open gap has a price."
    elif not_known:
        first = "What it costs to do nothing is not known."
    else:
        return "No gap is open, so doing nothing costs nothing that we can see."
    return first + (f" Not in it, because not known: {', '.join(not_known)}." if not_known else "")
