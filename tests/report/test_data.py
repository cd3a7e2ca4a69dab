"""JSON that keeps its schema, and a CSV that a spreadsheet opens and that runs nothing."""

import csv
import io
import json

import jsonschema
import pytest

from assessor.assessment.model import Answer
from assessor.questionnaire.model import Questionnaire
from assessor.report.data import COLUMNS, json_schema, to_csv, to_json
from assessor.report.model import ReportContext
from tests.report import sample


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_json_is_the_whole_result_and_keeps_its_schema(
    secret_report: ReportContext, redacted_report: ReportContext
) -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for redact, report in ((False, secret_report), (True, redacted_report)):
        document = json.loads(to_json(report))
        jsonschema.validate(document, schema)
        assert document["schema"] == "assessor.report/1"
        assert document["redacted"] is redact
        assert len(document["answers"]) == 8


def test_the_schema_refuses_another_format(context: ReportContext) -> None:
    document = json.loads(to_json(context)) | {"schema": "assessor.report/2"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json_schema())


def test_figures_are_not_rounded_in_json(context: ReportContext) -> None:
    document = json.loads(to_json(context))
    assert [a["stated"] for a in document["areas"]] == [a.stated for a in context.areas]


def test_one_table_holds_findings_and_roadmap(secret_report: ReportContext) -> None:
    found = rows(to_csv(secret_report))
    assert tuple(found[0]) == COLUMNS
    assert {row["part"] for row in found} == {"finding", "heard", "roadmap"}
    first = found[0]
    assert (first["area"], first["stated"], first["target"]) == ("AI infrastructure costs", "1.00", "3.00")
    assert all(row["start"].startswith("202") and row["text"] for row in found if row["part"] == "roadmap")


def test_the_file_opens_in_a_spreadsheet(context: ReportContext) -> None:
    text = to_csv(context)
    assert text.startswith("\ufeffpart,area,")
    assert "\r\n" in text
    assert all(None not in row for row in rows(text))


@pytest.mark.parametrize("note", ["=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "\t=1+1", "\n=1+1"])
def test_a_formula_that_was_typed_is_text(small: Questionnaire, note: str) -> None:
    answers = {**sample.ANSWERS, "REL-1": Answer(value=1, note=note, by=note)}
    found = rows(to_csv(sample.context(small, sample.assessment(small, answers))))
    told = next(row for row in found if row["question"] == "REL-1" and row["part"] == "heard")
    assert told["why"].startswith("'")
    assert told["owner"].startswith("'")
    assert not [cell for row in found for cell in row.values() if cell.startswith(("=", "+", "@", "＝"))]
