"""From the whole report to what a board may see.

Decided here: a finding speaks of an area, its figures and its money; a roadmap counts steps; an action is told in words
only where they give no weakness away. Which do is a matter of words, so the test errs on the side of silence: nothing
of an area about governance, compliance, security, privacy or safety, nothing with a word of theirs, and nothing in a
language whose words are not known here.
"""

import re
from collections.abc import Sequence

from assessor.plan.model import Action
from assessor.report.board_model import (
    BoardAction,
    BoardArea,
    BoardBar,
    BoardContext,
    BoardGap,
    BoardMoney,
    BoardPhase,
    BoardPlan,
    BoardStep,
    BoardWork,
)
from assessor.report.model import AreaView, OptionView, ReportContext
from assessor.report.outlook_model import Phase, RoadmapStep

KNOWN_LANGUAGE = "en"
_GUARDED_AREA = re.compile(r"govern|complian|secur|privacy|safety|risk|legal", re.IGNORECASE)
_GUARDED_WORD = re.compile(
    r"secur|secret|credential|passw|\bkeys?\b|permission|access|\brights?\b|auth|encrypt|vulnerab|inject|"
    r"attack|breach|leak|abuse|jailbreak|owasp|pen.?test|threat|malicious|personal data|privacy|privat|\bpii\b|gdpr|"
    r"complian|audit|redact|sandbox|patch|isolat|tenant|firewall|expos|filter",
    re.IGNORECASE,
)


def board_context(report: ReportContext) -> BoardContext:
    """What a board may see of `report`."""
    verdict, worth, money = report.verdict, report.worth, report.money
    areas = {area.id: _area(area, report.options) for area in report.areas}
    pointed = [a for a in report.areas if a.target is not None and a.stated is not None]
    return BoardContext(
        cover=report.cover.model_copy(update={"respondents": []}),
        brand=report.brand,
        redacted=report.redacted,
        overall=report.overall,
        decision=verdict.decision,
        sentence=verdict.sentence,
        below=verdict.below,
        with_target=len(pointed),
        findings=[areas[area.id] for area in verdict.findings],
        areas=list(areas.values()),
        steps=[_step(option) for option in report.options],
        plan=BoardPlan(
            currency=worth.currency,
            horizon_months=worth.horizon_months,
            draws=worth.draws,
            net=worth.net,
            payback=worth.payback,
            peak_cash=worth.peak_cash,
            yearly_cost=worth.yearly_cost,
            first_hire=worth.first_hire,
        ),
        money=BoardMoney(
            currency=money.currency,
            whole=money.whole,
            not_known=money.not_known,
            bars=[BoardBar(title=bar.title, money=bar.money, leak=bar.leak) for bar in money.leaks],
        ),
        nothing=report.nothing.money,
        gaps=[BoardGap(title=gap.title, money=gap.money) for gap in report.nothing.gaps],
        actions=_actions(report),
        find_out=[title for item in verdict.find_out for title in item.titles],
        roadmap=[_phase(phase) for phase in report.roadmap.phases if phase.steps] if report.roadmap else [],
        again=report.again.on,
        levels=report.method.levels,
    )


def tells_a_weakness(do: str, area: str, title: str, language: str) -> bool:
    """Whether the step `do` of an area might tell where the company can be attacked or is not compliant."""
    known = language.lower().split("-")[0] == KNOWN_LANGUAGE
    return not known or bool(_GUARDED_AREA.search(f"{area} {title}") or _GUARDED_WORD.search(do))


def _area(area: AreaView, options: Sequence[OptionView]) -> BoardArea:
    moves = [(option.title, move) for option in options for move in option.closes if move.area == area.id]
    counts = area.stake is not None and area.stake.counts
    return BoardArea(
        **area.model_dump(include=set(BoardArea.model_fields) - {"money", "at_least", "reaches", "by"}),
        money=area.stake.money if area.stake is not None and counts else None,
        at_least=area.stake is not None and area.stake.standing == "partly_known",
        reaches=max((move.end for _, move in moves), default=None),
        by=[title for title, _ in moves],
    )


def _step(option: OptionView) -> BoardStep:
    return BoardStep(**option.model_dump(include=set(BoardStep.model_fields)))


def _actions(report: ReportContext) -> list[BoardAction]:
    """The actions in their order; then, one for each area, those that may not be told."""
    titles = {area.id: area.title for area in report.areas}
    language = report.cover.language
    found: list[BoardAction] = []
    hushed: dict[str | None, list[Action]] = {}
    for action in report.verdict.actions:
        title = titles.get(action.area or "", "")
        if not tells_a_weakness(action.do, action.area or "", title, language):
            found.append(BoardAction(do=action.do, area=title, who=action.who, days=action.days))
        else:
            hushed.setdefault(action.area, []).append(action)
    return found + [_hushed(titles.get(area or "", ""), same) for area, same in hushed.items()]


def _hushed(title: str, same: Sequence[Action]) -> BoardAction:
    many = "the first step" if len(same) == 1 else f"the first {len(same)} steps"
    days = [one.days for one in same if one.days is not None]
    return BoardAction(
        do=f"Take {many} {'in ' + title if title else 'that the full edition names'}",
        area=title,
        who=same[0].who if len({one.who for one in same}) == 1 else "",
        days=sum(days) if len(days) == len(same) else None,
    )


def _phase(phase: Phase) -> BoardPhase:
    by_area: dict[str, list[RoadmapStep]] = {}
    for step in phase.steps:
        by_area.setdefault(step.area, []).append(step)
    work = [
        BoardWork(title=title, steps=len(steps), due=min((s.due for s in steps if s.due is not None), default=None))
        for title, steps in by_area.items()
    ]
    return BoardPhase(by_day=phase.by_day, by=phase.by, work=work)
