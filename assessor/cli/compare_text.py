"""A comparison in lines, for a terminal, a pipe or a screen reader; plan/compare.py decides what changed."""

from collections.abc import Mapping
from textwrap import fill

from assessor.interview.replies import fact_words
from assessor.plan.again import Again
from assessor.plan.compare_model import (
    AnswerChange,
    Change,
    Comparison,
    FactChange,
    Figures,
    Given,
    Moment,
    Money,
    MoneyChange,
    PlanChange,
    PlanSide,
)
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.scoring.words import rough, rough_span

WIDTH = 96
SAYS: dict[Change, str] = {
    "up": "higher",
    "down": "lower",
    "may_be_noise": "may be noise",
    "interval": "interval moved",
    "same": "no change",
    "no_point": "no score to compare",
    "began": "new",
    "ended": "gone",
    "not_comparable": "other currency",
    "nothing": "does not apply",
}
RULE = (
    "Higher and lower: the two intervals have no value in common. May be noise: they overlap, so within what was said "
    "nothing need have happened."
)
SAID = {
    "dk": "don't know",
    "na": "not applicable",
    "skipped": "skipped",
    "not_asked": "not answered",
    "ruled_out": "ruled out by the profile",
}
COUNTS: dict[Change, str] = {"began": "counts now", "ended": "counts no longer", "interval": "only the range moved"}
WHOLE = "Money belongs to the whole gap of an area: it stays until that gap is closed."
DECISIONS = {"hire": "hire", "no_hire": "hire nobody yet", "assess_first": "find out more first"}


def compare_text(found: Comparison, questionnaire: Questionnaire, again: Again) -> str:
    """The whole comparison."""
    titles = {area.area: area.title for area in found.areas}
    parts = [
        [_wrapped(f"{_moment(found.then)}, compared with {_moment(found.now)}")],
        [_item(note) for note in found.notes],
        _scores(found),
        _answers(found, titles),
        _contradictions(found),
        _facts(found, questionnaire),
        _money(found.money),
        _plan(found.plan, found.money),
        [_wrapped(f"Assess again on {again.on.isoformat()}. {again.why}")],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _moment(moment: Moment) -> str:
    return f"{moment.name} of {moment.at[:10]}" if moment.at else moment.name


def _scores(found: Comparison) -> list[str]:
    rows = [(area.title, area.then, area.now, area.change) for area in found.areas]
    if len(found.areas) > 1:
        rows.append(("All areas", found.overall.then, found.overall.now, found.overall.change))
    wide = max(len(title) for title, *_ in rows)
    head = f"{'':{wide}}  {'then':<18}{'now':<18}{'target':<12}reading"
    lines = [
        f"{title:{wide}}  {_figures(a):<18}{_figures(b):<18}{_target(a, b):<12}{SAYS[c]}" for title, a, b, c in rows
    ]
    return ["Scores, stated and interval", head, *lines, _wrapped(RULE)]


def _figures(of: Figures) -> str:
    return f"{words.level(of.stated)} ({words.interval(of.low, of.high)})" if of.low is not None else words.NOTHING


def _target(then: Figures, now: Figures) -> str:
    before, after = words.level(then.target), words.level(now.target)
    return before if before == after else f"{before} to {after}"


def _answers(found: Comparison, titles: Mapping[str, str]) -> list[str]:
    if not found.answers:
        return ["No answer has changed."]
    rows = [_item(f"{each.question}, {titles[each.area]}: {_answer(each)}") for each in found.answers]
    return [f"Answers that changed ({len(rows)})", *rows]


def _answer(change: AnswerChange) -> str:
    noise = ", may be noise" if change.may_be_noise and change.moved in ("up", "down") else ""
    return f"{_given(change.then)}, now {_given(change.now)}{noise}"


def _given(given: Given) -> str:
    return f"level {given.level} {given.grade}" if given.said == "level" else SAID[given.said]


def _contradictions(found: Comparison) -> list[str]:
    new = [_item(f"new: {each.question}: {each.says}.") for each in found.contradictions_new]
    gone = [_item(f"gone: {each.question}.") for each in found.contradictions_gone]
    return ["Contradictions", *new, *gone] if new or gone else []


def _facts(found: Comparison, questionnaire: Questionnaire) -> list[str]:
    rows = [_item(_fact(change, questionnaire, found.money)) for change in found.facts]
    return ["Facts that changed", *rows] if rows else []


def _fact(change: FactChange, questionnaire: Questionnaire, money: MoneyChange) -> str:
    fact = questionnaire.fact(change.fact)
    if fact is None:
        return change.ask
    then = fact_words(fact, change.then, questionnaire, money.currency_then)
    now = fact_words(fact, change.now, questionnaire, money.currency_now)
    return f"{change.ask} {then}; now {now}"


def _money(money: MoneyChange) -> list[str]:
    if money.then is None and money.now is None:
        return ["Money at stake is not known on either side."]
    rows = [("Together", money.then, money.now, money.change)]
    rows += [(each.title, each.then, each.now, each.change) for each in money.areas]
    wide = max(len(title) for title, *_ in rows)
    lines = [
        f"{title:{wide}}  {_range(then, money.currency_then):<30}{_range(now, money.currency_now):<30}"
        f"{COUNTS.get(change, SAYS[change])}"
        for title, then, now, change in rows
    ]
    return ["Money at stake a year, low to high", f"{'':{wide}}  {'then':<30}{'now':<30}reading", *lines, WHOLE]


def _range(amount: Money | None, currency: str) -> str:
    if amount is None:
        return words.NOTHING
    return rough_span(amount.low, amount.high, currency)


def _plan(plan: PlanChange, money: MoneyChange) -> list[str]:
    if plan.same:
        return ["The plan is the same.", _item(f"now: {_side(plan.now, money.currency_now)}")]
    then, now = _side(plan.then, money.currency_then), _side(plan.now, money.currency_now)
    lines = ["The plan has changed", _item(f"then: {then}"), _item(f"now: {now}")]
    for word, options in (("joined", plan.joined), ("left", plan.left)):
        if options:
            lines.append(_item(f"{word}: {', '.join(option.title for option in options)}"))
    return lines


def _side(side: PlanSide, currency: str) -> str:
    first = f", first {side.first_hire.title}" if side.first_hire else ""
    options = " + ".join(option.title for option in side.options) or "no option"
    net = f", net {rough(side.net, currency)}" if side.net is not None and side.options else ""
    return f"{DECISIONS[side.decision]}{first} ({options}{net})"


def _item(text: str) -> str:
    return fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def _wrapped(text: str) -> str:
    return fill(text, WIDTH, break_on_hyphens=False)
