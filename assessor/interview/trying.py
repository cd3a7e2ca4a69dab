"""What can be tried in "what if", line by line: figures, options and answers, and what a key or a typed figure does.

Decided here: which facts can be tried, by how much a key moves them, and how real and tried read beside each other.
Nothing is saved; what follows from it is plan/what_if.py's.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from assessor.economics.company import number
from assessor.interview.parse import NotUnderstood, value_of
from assessor.interview.results.state import Results
from assessor.interview.results.words import month, three
from assessor.plan.what_if import Outcome, Tried, Wish
from assessor.questionnaire.conditions import applies, worded_for
from assessor.scoring import words

FACTS = ("max_hires", "yearly_hire_budget", "runway_months", "monthly_gpu_spend", "monthly_api_spend")
"""The facts that bound or price a plan and that a founder asks about first."""
FINELY = 3
"""Figures of money here: what is tried moves it by less than two would show."""
FIRST = {"max_hires": 1.0, "runway_months": 12.0}
"""Where a figure that is not known begins; of money, MONEY."""
MONEY = 10_000.0
TENTH = 0.1
WISHES: tuple[Wish | None, ...] = ("out", None, "in")
SAID: Mapping[Wish | None, str] = {"out": "left out", None: "as it comes", "in": "must be in"}


class Entry(NamedTuple):
    """One line that can be tried: a fact, an option or a question; `group` is the heading it stands below."""

    kind: Literal["fact", "option", "question"]
    id: str
    title: str
    group: str


class Row(NamedTuple):
    """One line of the comparison: what it is about, as it is really, and as it would be."""

    title: str
    real: str
    tried: str

    @property
    def moved(self) -> bool:
        """Whether it would be another one."""
        return self.real != self.tried


def entries(results: Results) -> list[Entry]:
    """Everything that can be tried: figures, options, then the answers of each area."""
    content, profile = results.questionnaire, results.profile
    facts = [fact for id in FACTS if (fact := content.fact(id)) is not None]
    found = [Entry("fact", fact.id, fact.ask, "Figures") for fact in facts]
    found += [Entry("option", option.id, option.title or option.id, "Options") for option in content.all_options]
    for area in content.areas:
        for question in area.questions:
            if applies(question, profile):
                ask = worded_for(question, profile).ask
                found.append(Entry("question", question.id, f"{question.id}  {ask}", area.title or area.id))
    return found


def moved(entry: Entry, by: int, tried: Tried, results: Results) -> Tried:
    """`tried` with `entry` one step lower (`by` -1) or higher (1)."""
    match entry.kind:
        case "option":
            wish = WISHES[min(2, max(0, WISHES.index(tried.options.get(entry.id)) + by))]
            rest = {id: each for id, each in tried.options.items() if id != entry.id}
            return tried.model_copy(update={"options": {**rest, entry.id: wish} if wish else rest})
        case "question":
            level = _level(entry.id, tried, results)
            return at_level(entry, min(4, max(0, 0 if level is None else level + by)), tried, results)
    value = _figure(entry.id, tried, results)
    if value is None:
        return _with_figure(entry.id, FIRST.get(entry.id, MONEY), tried, results)
    step = 1.0 if entry.id in FIRST else _tenth(number(results.profile, entry.id) or value or MONEY)
    return _with_figure(entry.id, max(0.0, value + by * step), tried, results)


def at_level(entry: Entry, level: int, tried: Tried, results: Results) -> Tried:
    """`tried` with the answer `entry` at `level`; the real level is nothing tried."""
    if entry.kind != "question":
        return tried
    rest = {id: each for id, each in tried.levels.items() if id != entry.id}
    real = _level(entry.id, Tried(), results)
    return tried.model_copy(update={"levels": rest if level == real else {**rest, entry.id: level}})


def typed(entry: Entry, text: str, tried: Tried, results: Results) -> Tried:
    """`tried` with a typed figure; nothing typed is not known. NotUnderstood says what is wrong."""
    fact = results.questionnaire.fact(entry.id)
    if entry.kind != "fact" or fact is None:
        return tried
    if not text.strip():
        return _with_figure(entry.id, None, tried, results)
    value = value_of(fact, text, results.questionnaire, results.plan.currency)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise NotUnderstood("It takes a figure.")
    return _with_figure(entry.id, None if value is None else float(value), tried, results)


def stands(entry: Entry, tried: Tried, results: Results) -> tuple[str, str]:
    """How `entry` reads as it is tried and, where that is another one, as it is really."""
    match entry.kind:
        case "option":
            wish = tried.options.get(entry.id)
            return SAID[wish], SAID[None] if wish else ""
        case "question":
            real, now = (_level(entry.id, each, results) for each in (Tried(), tried))
            return _level_words(now), _level_words(real) if now != real else ""
    was, value = (_figure(entry.id, each, results) for each in (Tried(), tried))
    return _figure_words(entry.id, value, results), _figure_words(entry.id, was, results) if value != was else ""


def comparison(real: Outcome, tried: Outcome, results: Results) -> list[Row]:
    """Real and tried beside each other; of the areas only those that move."""
    options = {option.id: option.short or option.title or option.id for option in results.questionnaire.all_options}
    rows = [
        Row("Overall", *(_overall(each) for each in (real, tried))),
        Row("At stake a year", *(words.rough(each.at_stake.likely, each.currency, FINELY) for each in (real, tried))),
        Row("Plan", *(" + ".join(options[id] for id in each.options) or _nobody(each) for each in (real, tried))),
        Row(
            f"Net, {real.horizon_months} months",
            *(words.rough(each.net, each.currency, FINELY) for each in (real, tried)),
        ),
        Row("Paid back", *(_payback(each) for each in (real, tried))),
        Row("Most paid out", *(words.rough(each.peak_cash, each.currency, FINELY) for each in (real, tried))),
    ]
    for before, after in zip(real.score.areas, tried.score.areas, strict=True):
        said = [f"{words.level(each.stated)} of {words.level(each.target)}" for each in (before, after)]
        if said[0] != said[1]:
            rows.append(Row(results.titles[before.id], *said))
    return rows


def _overall(outcome: Outcome) -> str:
    overall = outcome.score.overall
    between = words.interval(overall.low, overall.high)
    return between if overall.stated is None else f"{words.level(overall.stated)} ({between})"


def _nobody(outcome: Outcome) -> str:
    return "find out more first" if outcome.decision == "assess_first" else "nobody yet"


def _payback(outcome: Outcome) -> str:
    if outcome.net is None or not outcome.options:
        return words.NOTHING
    return month(outcome.payback_month, outcome.horizon_months)


def _level(question: str, tried: Tried, results: Results) -> int | None:
    if question in tried.levels:
        return tried.levels[question]
    answer = results.answers.get(question)
    return None if answer is None else answer.level


def _level_words(level: int | None) -> str:
    return "no level" if level is None else f"level {level}"


def _figure(fact: str, tried: Tried, results: Results) -> float | None:
    return tried.facts[fact] if fact in tried.facts else number(results.profile, fact)


def _figure_words(fact: str, value: float | None, results: Results) -> str:
    if value is None:
        return "not known"
    about = results.questionnaire.fact(fact)
    if about is not None and about.kind == "money":
        return f"{results.plan.currency} {value:,.0f}"
    return three(value)


def _with_figure(fact: str, value: float | None, tried: Tried, results: Results) -> Tried:
    rest = {id: each for id, each in tried.facts.items() if id != fact}
    real = number(results.profile, fact)
    return tried.model_copy(update={"facts": rest if value == real else {**rest, fact: value}})


def _tenth(value: float) -> float:
    """A tenth, in one significant figure."""
    return float(f"{value * TENTH:.0e}")
