"""What the commands print for people: plain lines that also read well through a pipe or a screen reader."""

import json
from collections.abc import Mapping
from pathlib import Path
from textwrap import fill, indent

from assessor.assessment.model import Assessment
from assessor.errors import CommandError, nearest
from assessor.plan.actions import MONTH
from assessor.plan.model import Plan
from assessor.questionnaire.library import find, folders, with_id
from assessor.questionnaire.load import HEAD
from assessor.questionnaire.model import Area, Question, Questionnaire
from assessor.scoring import order, words
from assessor.scoring.model import AreaScore, Overall, Score
from assessor.scoring.words import rough

WIDTH = 96


def score_table(questionnaire: Questionnaire, assessment: Assessment, score: Score) -> str:
    """The scores as a table, then the caps, flags and an order that is not robust in words."""
    company = assessment.profile.get("company")
    titles = _titles(questionnaire)
    wide = max(len(title) for title in titles.values())
    head = f"{'':{wide}}  stated  interval    adjusted  target   gap  answered"
    lines = [f"{company or 'Company not named'} · {questionnaire.title} {questionnaire.version}", "", head]
    lines += [_score_row(titles[area.id], wide, area) for area in score.areas]
    overall = score.overall
    row = _figures(overall)
    lines += ["", f"{'Overall':{wide}}  {row}  {words.bands(overall.band)}"]
    caps = [f"{titles[a.id]}: {a.cap.question} holds it to {words.level(a.cap.limit)}." for a in score.areas if a.cap]
    lines += ["", *caps] if caps else []
    flags = [f"{flag.question}: {flag.says}." for flag in score.flags]
    lines += ["", *map(_wrapped, flags)] if flags else []
    doubt = order.in_words(order.check_order(score), titles)
    return "\n".join([*lines, "", _wrapped(doubt)] if doubt else lines)


def plan_text(titles: Mapping[str, str], plan: Plan) -> str:
    """The plan in words, its money written as in the report; `titles` gives areas and options their names."""
    lines = [_wrapped(plan.reason)]
    for step in plan.steps:
        cost = rough(step.yearly_cost, plan.currency, 3)
        lines += ["", f"{step.step}. {step.title} ({step.kind}), from month {step.start_month}, {cost} a year"]
        if step.net is not None:
            worth = rough(step.net, plan.currency)
            lines.append(f"   worth {worth} over {plan.horizon_months} months, {_payback(step.payback_month)}")
        if step.confidence:
            lines.append(f"   in the plan: {step.confidence.replace('_', '-')}")
        lines += [indent(_wrapped(why, WIDTH - 3), "   ") for why in step.why]
    if plan.net is not None and plan.steps:
        net, peak = rough(plan.net, plan.currency), rough(plan.peak_cash, plan.currency)
        lines += [
            "",
            f"In all {net} over {plan.horizon_months} months, {_payback(plan.payback_month)}, at most {peak} out.",
        ]
    for other in plan.alternatives:
        less = rough(other.difference, plan.currency)
        named = " + ".join(titles.get(id, id) for id in other.options) or "nothing"
        lines.append(_item(f"instead: {named}, {less} less"))
    if plan.actions:
        lines += ["", "First, with the people you have:"]
        lines += [_todo(each.question, each.do, each.who, each.days) for each in plan.actions]
    later = [item for item in plan.roadmap.items if item.by_day > MONTH] if plan.roadmap else []
    for day in dict.fromkeys(item.by_day for item in later):
        items = [item for item in later if item.by_day == day]
        lines += ["", f"By day {day}:", *(_todo(each.question, each.do, each.owner, each.days) for each in items)]
    if plan.nothing:
        lines += ["", _wrapped(plan.nothing.says)]
    for heading, sentences in (
        ("What would change this plan:", [flip.says for flip in plan.flips or []]),
        ("Find out first:", [f"{titles.get(item.area, item.area)}: {item.reason}." for item in plan.find_out]),
        ("Gates:", [f"{gate.gate}: {gate.reason}" for gate in plan.gates]),
        ("Mind:", plan.notes),
    ):
        lines += ["", heading, *map(_item, sentences)] if sentences else []
    return "\n".join(lines)


def _todo(question: str | None, do: str, who: str, days: float | None) -> str:
    """Something to do, with the question that it belongs to, who does it and how long that takes."""
    effort = "" if days is None else f"{days:g} {'day' if days == 1 else 'days'}"
    named = ", ".join(part for part in (who, effort) if part)
    return _item(f"{question + ': ' if question else ''}{do}{f' ({named})' if named else ''}")


def show(id: str, questionnaire: str | None, *, as_json: bool) -> str:
    """A questionnaire, an area or a question in words, or as the JSON that it is made of."""
    named = {folder.name for folder in folders()}
    whole = any(with_id(id)) or "/" in id or (Path(id) / HEAD).is_file()
    chosen = find(id if whole else questionnaire)
    area = next((a for a in chosen.areas if a.id == id), None)
    question = chosen.question(id)
    if whole or id == chosen.id:
        return json.dumps(chosen.documents, indent=1, ensure_ascii=False) if as_json else _whole(chosen)
    part = question or area
    if part is None:
        known = [*named, *(a.id for a in chosen.areas), *(q.id for a in chosen.areas for q in a.questions)]
        raise CommandError(f'nothing is called "{id[:60]}"', do=nearest(id, known))
    if as_json:
        return json.dumps(part.model_dump(exclude_defaults=True), indent=1, ensure_ascii=False)
    return _question(question) if question else "\n\n".join(_area(area)) if area else ""


def _score_row(title: str, wide: int, area: AreaScore) -> str:
    if not area.applicable:
        return f"{title:{wide}}  does not apply"
    figures = (
        f"{words.level(area.stated):>6}  {words.interval(area.low, area.high):<10}  {words.level(area.adjusted):>8}"
    )
    rest = f"{words.level(area.target):>6}  {words.level(area.gap):>4}  {words.share(area.coverage):>8}"
    return f"{title:{wide}}  {figures}  {rest}"


def _figures(of: AreaScore | Overall) -> str:
    return f"{words.level(of.stated):>6}  {words.interval(of.low, of.high):<10}  {words.level(of.adjusted):>8}"


def _whole(questionnaire: Questionnaire) -> str:
    head = f"{questionnaire.title} ({questionnaire.id} {questionnaire.version})"
    return "\n\n".join([head, *(part for area in questionnaire.areas for part in _area(area))])


def _area(area: Area) -> list[str]:
    return [f"{area.title or area.id}\n{_wrapped(area.intro)}".strip(), *(_question(q) for q in area.questions)]


def _question(question: Question) -> str:
    lines = [_wrapped(f"{question.id}  {question.ask}"), indent(_wrapped(question.why, WIDTH - 3), "   ")]
    lines += [indent(_wrapped(f"{n}  {level.says}", WIDTH - 3), "   ") for n, level in enumerate(question.levels)]
    return "\n".join(lines)


def _titles(questionnaire: Questionnaire) -> dict[str, str]:
    return {area.id: area.title or area.id for area in questionnaire.areas}


def _payback(month: int | None) -> str:
    return f"paid back in month {month}" if month is not None else "not paid back by then"


def _item(text: str) -> str:
    return fill(text, WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def _wrapped(text: str, width: int = WIDTH) -> str:
    return fill(text, width, break_on_hyphens=False)
