"""What each option of a plan is worth to the rest of it: the same plan without it, and the best plan without it.

costs      net of the plan - net of the plan with that option dropped; later searches move up, nothing else changes
resolved   net of the plan - net of the best plan in which it may not be (one fewer of it, where it is there twice)

Money over the horizon. One search per option of the plan. docs/method.md, "Without an option".
"""

from assessor.plan.case import Case
from assessor.plan.model import Without
from assessor.plan.sampling import limits
from assessor.plan.search import Candidate
from assessor.plan.solve import Solution, flow_of, in_order, solve


def without(case: Case) -> list[Without]:
    """One entry per option of the best plan of `case`, in its order; none where no stake is known."""
    if not case.money_known:
        return []
    solution = solve(case)
    bound = limits(case)
    chosen = [placed.candidate for placed in solution.placed]
    found = []
    for i, candidate in enumerate(chosen):
        rest = solution._replace(placed=in_order(case, [*chosen[:i], *chosen[i + 1 :]]))
        other = solve(_fewer(case, candidate, sum(c.id == candidate.id for c in chosen) - 1))
        found.append(
            Without(
                option=candidate.id,
                step=i + 1,
                costs=_net(solution) - sum(float(flow_of(rest, k, bound).sum()) for k in range(len(rest.placed))),
                resolved=_net(solution) - _net(other),
                options=[placed.candidate.id for placed in other.placed],
            )
        )
    return found


def _fewer(case: Case, candidate: Candidate, most: int) -> Case:
    """`case` with at most `most` of this option."""
    if most == 0:
        return case.model_copy(update={"not_considered": [*case.not_considered, candidate.id]})
    options = [o.model_copy(update={"at_most": most}) if o.id == candidate.id else o for o in case.options]
    return case.model_copy(update={"options": options})


def _net(solution: Solution) -> float:
    return 0.0 if solution.flow is None else float(solution.flow.sum())
