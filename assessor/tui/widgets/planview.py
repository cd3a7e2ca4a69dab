"""The plan as a page: the decision, its steps with reasons and money, the gates, what to do first and what to find out.

Money over the plan's horizon, or a year where it says so, in the plan's currency.
"""

from collections.abc import Iterable, Iterator

from textual.content import Content

from assessor.economics.stake_model import Stake, Stakes
from assessor.plan.model import Action, Confidence, Plan, Step
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.tui.widgets.wrapped import Wrapped, hanging

_KINDS = {"hire": "hire", "fractional": "fractional help", "buy": "bought service"}
_SURE: dict[Confidence, str] = {
    "clear": "clear",
    "likely": "likely",
    "toss_up": "a toss-up",
    "undecided": "undecided",
}
_OFTEN = 0.1
"""Another first hire that came up less often than this is not named."""


class PlanView(Wrapped):
    """The plan in words."""

    DEFAULT_CSS = """
    PlanView { padding: 1 1 1 1; }
    """

    def __init__(self, questionnaire: Questionnaire, plan: Plan, stakes: Stakes) -> None:
        super().__init__()
        self.plan = plan
        self._draws = 0
        self._stakes = stakes
        self._titles = {area.id: area.title or area.id for area in questionnaire.areas}
        self._options = {option.id: option.title or option.id for option in questionnaire.all_options}
        self._asked = {fact.id: fact.ask for fact in questionnaire.facts}

    def tell(self, plan: Plan, draws: int) -> None:
        """Show `plan`, whose confidence comes from so many draws."""
        self.plan, self._draws = plan, draws
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """The page."""
        plan = self.plan
        heading = "Find out more first" if plan.decision == "assess_first" else "The plan"
        rows = [Content.styled(heading, "bold $accent")]
        rows += hanging(Content(""), Content.styled(plan.reason, "bold"), width)
        for step in plan.steps:
            rows += [Content(""), *self._step(step, width)]
        rows += self._list("In all", self._in_all(), width)
        rows += self._list("Not priced", self._not_priced(), width)
        rows += self._list("First, with the people you have", map(_action, plan.actions), width)
        found = (f"{self._titles.get(item.area, item.area)}: {item.reason}." for item in plan.find_out)
        rows += self._list("Find out first", found, width)
        rows += self._list("Taken off the table", (f"{gate.gate}. {gate.reason}" for gate in plan.gates), width)
        return rows + self._list("Mind", plan.notes, width)

    def _step(self, step: Step, width: int) -> list[Content]:
        later = ", later" if step.later else ""
        cost = f", {words.money(step.yearly_cost, self.plan.currency)} a year" if step.yearly_cost is not None else ""
        said = f"   {_KINDS[step.kind]}{later}, from month {step.start_month}{cost}"
        head = Content.styled(f"{step.step}  {step.title}", "bold") + Content.styled(said, "$quiet")
        rows = hanging(Content(""), head, width)
        for why in [*self._money(step), *step.why]:
            rows += hanging(Content("   - "), Content(why), width)
        return rows

    def _money(self, step: Step) -> list[str]:
        """What the step brings, and how sure it is, as far as that is known."""
        said = []
        if step.net is not None:
            payback = _payback(step.payback_month)
            said.append(f"Net {self._amount(step.net)} in {self.plan.horizon_months} months; {payback}.")
        if step.confidence is not None:
            said.append(f"That it belongs to the plan is {_SURE[step.confidence]}.")
        return said

    def _in_all(self) -> list[str]:
        """What the whole plan brings, how sure its first hire is, and what comes close."""
        plan, said = self.plan, []
        if plan.net is not None and plan.steps:
            payback = _payback(plan.payback_month)
            said.append(f"Net {self._amount(plan.net)} in {plan.horizon_months} months; {payback}.")
            said.append(f"At most {self._amount(plan.peak_cash)} paid out before it comes back.")
        said += self._first_hire()
        if plan.steps:
            for other in plan.alternatives:
                named = ", ".join(self._options.get(id, id) for id in other.options) or "nobody and nothing"
                said.append(f"Instead: {named}: {self._amount(other.difference)} less.")
        return said

    def _first_hire(self) -> list[str]:
        """How often the first hire came first when the numbers were drawn again."""
        first = next((step for step in self.plan.steps if step.kind == "hire"), None)
        if first is None or self.plan.first_hire is None:
            return []
        ranked = sorted(self.plan.first_hire.items(), key=lambda entry: -entry[1])
        others = [(id, share) for id, share in ranked if id != first.option and share >= _OFTEN]
        said = f"{first.title} came first in {words.share(self.plan.first_hire.get(first.option, 0.0))}"
        rest = "".join(f"; {self._options.get(id, id)} in {words.share(share)}" for id, share in others)
        return [f"{said} of {self._draws} draws of the numbers{rest}."]

    def _not_priced(self) -> Iterator[str]:
        """The areas without money in the plan, by the reason why; nothing where no plan is made."""
        if self.plan.decision == "assess_first":
            return
        reasons: dict[str, list[str]] = {}
        for stake in self._stakes.areas:
            if stake.standing in ("partly_known", "not_known"):
                reasons.setdefault(self._why(stake), []).append(self._titles.get(stake.area, stake.area))
        for reason, areas in reasons.items():
            yield f"{', '.join(areas)}: {reason}"

    def _why(self, stake: Stake) -> str:
        missing = " ".join(self._asked.get(fact, fact.replace("_", " ")) for fact in stake.missing)
        if not missing:
            return f"{stake.money.withheld or stake.says.rstrip('.')}."
        return f"{'counted in part; ' if stake.standing == 'partly_known' else ''}it takes an answer to: {missing}"

    def _amount(self, amount: float | None) -> str:
        return words.money(amount, self.plan.currency)

    def _list(self, heading: str, sentences: Iterable[str], width: int) -> list[Content]:
        rows = [row for said in sentences for row in hanging(Content("- "), Content(said), width)]
        return [Content(""), Content.styled(heading, "bold $accent"), *rows] if rows else []


def _action(action: Action) -> str:
    effort = "" if action.days is None else f"{action.days:g} day{'' if action.days == 1 else 's'}"
    who = ", ".join(part for part in (effort, action.who) if part)
    return f"{action.do.rstrip('.')} ({who})." if who else action.do


def _payback(month: int | None) -> str:
    return f"paid back in month {month}" if month is not None else "not paid back by then"
