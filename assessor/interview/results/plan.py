"""The section on the plan: the decision, its options as cards, and what to do and to find out around it.

Decided here: what stands on a card, and that actions on the roadmap are not told twice.
"""

from collections.abc import Iterable

from assessor.interview.flow import Step as Asked
from assessor.interview.results.page import GAP, Card, Link, Pairs, Part, Row, Section, line, title
from assessor.interview.results.state import Results
from assessor.interview.results.words import KINDS, SURE, effort, month
from assessor.plan.derive_plan import PlanFigure
from assessor.plan.model import Action, Plan, Step
from assessor.scoring import words

OFTEN = 0.1
"""Another first hire that came up less often than this is not named."""


def plan(results: Results) -> Section:
    """The section."""
    made = results.plan
    rows: list[Row] = [line(made.reason, tone="strong")]
    for step in made.steps:
        rows += [GAP, *_card(step, results)]
    rows += _in_all(results)
    on_roadmap = {item.question for item in made.roadmap.items} if made.roadmap else set()
    before = [action for action in made.actions if action.question is None or action.question not in on_roadmap]
    rows += _listed("First, with the people you have", map(_action, before))
    found = (f"{results.titles.get(item.area, item.area)}: {item.reason}." for item in made.find_out)
    rows += _listed("Find out first", found)
    rows += _listed("Taken off the table", (f"{gate.gate}. {gate.reason}" for gate in made.gates))
    rows += _listed("Mind", made.notes)
    name = "Find out more first" if made.decision == "assess_first" else "Plan"
    return Section("plan", name, tuple(rows))


def _card(step: Step, results: Results) -> list[Row]:
    made = results.plan
    pairs: list[tuple[str, Part]] = []
    if step.yearly_cost is not None:
        cost = f"{words.rough(step.yearly_cost, made.currency, 3)} a year"
        pairs.append(("Cost", Link(cost, PlanFigure("cost", step.step))))
    pairs.append(("Start", Link(f"month {step.start_month}", PlanFigure("start", step.step))))
    if step.net is not None:
        net = Link(words.rough(step.net, made.currency), PlanFigure("net", step.step))
        pairs.append((f"Net, {made.horizon_months} months", net))
        payback = month(step.payback_month, made.horizon_months)
        pairs.append(("Paid back", Link(payback, PlanFigure("payback", step.step))))
    if step.confidence is not None:
        pairs.append(("Confidence", Link(SURE[step.confidence], PlanFigure("confidence", step.step))))
    rows: list[Row] = [Card(f"{step.step}  {step.title}", KINDS[step.kind] + (", later" if step.later else ""))]
    rows.append(Pairs(tuple(pairs)))
    rows += [line(why, mark="Why  " if number == 0 else "     ") for number, why in enumerate(step.why)]
    return rows


def _in_all(results: Results) -> list[Row]:
    """What the whole plan brings, and how sure its first hire is."""
    made = results.plan
    if not made.steps:
        return []
    rows: list[Row] = []
    if made.net is not None:
        money = words.rough(made.net, made.currency)
        parts: list[Part] = ["Net ", Link(money, PlanFigure("net")), f" in {made.horizon_months} months; paid back: "]
        parts += [Link(month(made.payback_month, made.horizon_months), PlanFigure("payback")), "."]
        rows.append(line(*parts, mark="- "))
        most = Link(words.rough(made.peak_cash, made.currency), PlanFigure("peak_cash"))
        rows.append(line("At most ", most, " paid out before it comes back.", mark="- "))
    rows += [line(said, mark="- ") for said in _first_hire(made, results)]
    return [GAP, title("In all"), *rows] if rows else []


def _first_hire(made: Plan, results: Results) -> list[str]:
    """How often the first hire came first when the numbers were drawn again."""
    first = next((step for step in made.steps if step.kind == "hire"), None)
    if first is None or made.first_hire is None:
        return []
    ranked = sorted(made.first_hire.items(), key=lambda entry: -entry[1])
    others = [(id, share) for id, share in ranked if id != first.option and share >= OFTEN]
    said = f"{first.title} came first in {words.share(made.first_hire.get(first.option, 0.0))}"
    rest = "".join(f"; {results.options.get(id, id)} in {words.share(share)}" for id, share in others)
    return [f"{said} of {results.draws} draws of the numbers{rest}."]


def _action(action: Action) -> tuple[Part, ...]:
    who = ", ".join(part for part in (effort(action.days), action.who) if part)
    said = f"{action.do.rstrip('.')} ({who})." if who else action.do
    return (said, "  ", Link(action.question, Asked("question", action.question))) if action.question else (said,)


def _listed(heading: str, sentences: Iterable[str | tuple[Part, ...]]) -> list[Row]:
    """A heading with its sentences, or nothing."""
    rows: list[Row] = [line(*((said,) if isinstance(said, str) else said), mark="- ") for said in sentences]
    return [GAP, title(heading), *rows] if rows else []
