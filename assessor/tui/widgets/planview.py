"""The plan as a page: the decision, its steps with their reasons, the gates, what to do first and what to find out."""

from collections.abc import Iterable

from textual.content import Content

from assessor.plan.model import Action, Plan, Step
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.tui.widgets.wrapped import Wrapped, hanging

_KINDS = {"hire": "hire", "fractional": "fractional help", "buy": "bought service"}


class PlanView(Wrapped):
    """The plan in words."""

    DEFAULT_CSS = """
    PlanView { padding: 1 1 1 1; }
    """

    def __init__(self, questionnaire: Questionnaire, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._titles = {area.id: area.title or area.id for area in questionnaire.areas}

    def rows(self, width: int) -> list[Content]:
        """The page."""
        plan = self._plan
        heading = "Find out more first" if plan.decision == "assess_first" else "The plan"
        rows = [Content.styled(heading, "bold $accent")]
        rows += hanging(Content(""), Content.styled(plan.reason, "bold"), width)
        for step in plan.steps:
            rows += [Content(""), *self._step(step, width)]
        rows += self._list("First, with the people you have", map(_action, plan.actions), width)
        found = (f"{self._titles.get(item.area, item.area)}: {item.reason}." for item in plan.find_out)
        rows += self._list("Find out first", found, width)
        rows += self._list("Taken off the table", (f"{gate.gate}. {gate.reason}" for gate in plan.gates), width)
        return rows + self._list("Mind", plan.notes, width)

    def _step(self, step: Step, width: int) -> list[Content]:
        later = ", later" if step.later else ""
        cost = f", {words.money(step.yearly_cost, self._plan.currency)} a year" if step.yearly_cost is not None else ""
        said = f"   {_KINDS[step.kind]}{later}, from month {step.start_month}{cost}"
        head = Content.styled(f"{step.step}  {step.title}", "bold") + Content.styled(said, "$quiet")
        rows = hanging(Content(""), head, width)
        for why in [*self._money(step), *step.why]:
            rows += hanging(Content("   - "), Content(why), width)
        return rows

    def _money(self, step: Step) -> list[str]:
        """What the step brings over the plan's horizon, where that is known."""
        if step.net is None:
            return []
        net = words.money(step.net, self._plan.currency)
        payback = f"pays back in month {step.payback_month}" if step.payback_month is not None else "does not pay back"
        return [f"Net {net} over {self._plan.horizon_months} months; {payback}."]

    def _list(self, heading: str, sentences: Iterable[str], width: int) -> list[Content]:
        rows = [row for said in sentences for row in hanging(Content("- "), Content(said), width)]
        return [Content(""), Content.styled(heading, "bold $accent"), *rows] if rows else []


def _action(action: Action) -> str:
    effort = "" if action.days is None else f"{action.days:g} day{'' if action.days == 1 else 's'}"
    who = ", ".join(part for part in (effort, action.who) if part)
    return f"{action.do.rstrip('.')} ({who})." if who else action.do
