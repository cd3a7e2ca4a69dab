"""The report for programs: JSON with its schema, and a CSV of findings and roadmap for a spreadsheet.

JSON is the whole context that the templates get, unrounded, under `"schema": "assessor.report/1"`. The CSV is one table
of both, told apart by its first column, because a spreadsheet opens one file: rounded as in the report, in UTF-8 with
the mark that spreadsheets look for. A text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field

from assessor.report.format import finely
from assessor.report.model import ReportContext
from assessor.report.money_model import Range
from assessor.scoring.words import significant
from assessor.text import one_line

SCHEMA: Literal["assessor.report/1"] = "assessor.report/1"
COLUMNS = (
    "part",
    "area",
    "question",
    "text",
    "answer",
    "stated",
    "low",
    "high",
    "adjusted",
    "target",
    "gap",
    "currency",
    "money_low",
    "money_likely",
    "money_high",
    "owner",
    "effort_days",
    "start",
    "end",
    "due",
    "done_when",
    "why",
)
"""`part` is finding (an area), heard (an answer that decides its level) or roadmap (a step)."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Report(ReportContext):
    """The JSON document: what a template gets, and which format it is."""

    model_config = ConfigDict(title="assessor.report/1")

    format: Literal["assessor.report/1"] = Field(default=SCHEMA, serialization_alias="schema")


def to_json(report: ReportContext) -> str:
    """`report` as one JSON document."""
    made = {"schema": SCHEMA, **report.model_dump(mode="json")}
    return json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema of what `to_json` writes."""
    made = Report.model_json_schema(mode="serialization", by_alias=True)
    made["properties"] = {"schema": made["properties"].pop("schema"), **made["properties"]}
    made["required"] = ["schema", *(name for name in made["required"] if name != "schema")]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def to_csv(report: ReportContext) -> str:
    """The findings and the roadmap of `report`, one row each."""
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in (*_findings(report), *_roadmap(report)):
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return "\ufeff" + made.getvalue()


def _findings(report: ReportContext) -> Iterator[dict[str, Any]]:
    for area in report.areas:
        step = area.first_step
        yield {
            "part": "finding",
            "area": area.title,
            "question": step.question if step else "",
            "text": step.do if step else "",
            "answer": area.status.replace("_", " "),
            **{name: getattr(area, name) for name in ("stated", "low", "high", "adjusted", "target", "gap")},
            **_money(area.stake.money if area.stake and area.stake.counts else None, report.money.currency),
            "owner": step.who if step else "",
            "effort_days": _days(step.days if step else None),
            "done_when": step.seen_by if step else "",
            "why": " ".join(area.target_reasons),
        }
        for one in area.heard:
            said = (
                f"Level {one.level}, {one.grade}" if one.level is not None else {"dk": "Don't know"}.get(one.said, "")
            )
            yield {
                "part": "heard",
                "area": area.title,
                "question": one.id,
                "text": one.ask,
                "answer": ": ".join(part for part in (said, one.anchor) if part),
                "low": one.low,
                "high": one.high,
                "owner": one.by,
                "why": one.note or one.why,
            }


def _roadmap(report: ReportContext) -> Iterator[dict[str, Any]]:
    for phase in report.roadmap.phases if report.roadmap else []:
        for step in phase.steps:
            yield {
                "part": "roadmap",
                "area": step.area,
                "question": step.question,
                "text": step.do,
                "answer": f"Level {step.level} to {step.to}",
                "gap": step.gap,
                "currency": report.money.currency if step.stake is not None else "",
                "money_likely": None if step.stake is None else _Figure(_rounded(step.stake)),
                "owner": step.owner,
                "effort_days": _days(step.days),
                "start": step.start,
                "end": step.end,
                "due": step.due,
                "done_when": step.seen_by,
                "why": " ".join(step.why),
            }


class _Figure(str):
    """A number that is written already; it may begin with a minus."""


def _money(money: Range | None, currency: str) -> dict[str, Any]:
    if money is None:
        return {}
    cases = {f"money_{name}": _Figure(_rounded(getattr(money, name))) for name in ("low", "likely", "high")}
    return {"currency": currency, **cases}


def _rounded(amount: float) -> str:
    return f"{significant(amount, 2):.10g}" if amount else "0"


def _days(days: float | None) -> _Figure:
    return _Figure("" if days is None else f"{days:g}")


def _cell(value: Any) -> str:
    """A value as one cell; what a person or a questionnaire wrote cannot become a formula."""
    if value is None:
        return ""
    if isinstance(value, _Figure):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return finely(value)
    text = one_line(str(value))
    return "'" + text if text.startswith(_FORMULA) else text
