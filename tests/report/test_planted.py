"""Redacted and board copies are searched for a word planted in every text of the model, and for every price."""

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdf
import pytest

from assessor.assessment.model import Assessment
from assessor.assessment.workshop import WorkshopFindings
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.yaml_reader import read_file
from assessor.report.board_model import BoardContext
from assessor.report.copy import Copy, copied
from assessor.report.data import to_csv, to_json
from assessor.report.markdown import render_markdown
from assessor.report.model import ReportContext
from assessor.report.pdf import attachments, render
from assessor.report.screen import render_screen
from assessor.resources import data_folder
from tests.report import copies, sample
from tests.report.planting import MARK, Planter, planted, price

WRITERS: list[Callable[[Any], str]] = [to_json, to_csv, render_markdown, render_screen]


@pytest.fixture(scope="module")
def company(shipped: Questionnaire) -> tuple[Assessment, Planter]:
    """The sample company with its words."""
    written = read_file(data_folder("questionnaires") / "ai_infrastructure" / "demo.yaml").data
    return planted(shipped, written)


@pytest.fixture(scope="module")
def redacted_copy(shipped: Questionnaire, company: tuple[Assessment, Planter]) -> ReportContext:
    """What a template gets of it."""
    made = copied(shipped, company[0], sample.TODAY, Copy(redact=True))
    assert isinstance(made, ReportContext)
    return made


def found(text: str, planter: Planter) -> list[str]:
    """Where the words that stand in `text` were planted."""
    return [planter.words[word] for word in sorted(set(re.findall(rf"{MARK}\d{{3}}", text.lower())))]


def prices(text: str, questionnaire: Questionnaire) -> list[str]:
    """The prices in `text`, by the month or the year, as typed or with separators; never a part of a longer number."""
    amounts = [price(fact.id) for fact in questionnaire.facts if fact.kind == "money"]
    written = {f"{a * times:{shape}}" for a in amounts for times in (1, 12) for shape in (".10g", ",.10g")}
    return [one for one in sorted(written) if re.search(rf"(?<![\d.,]){re.escape(one)}(?![\d]|[.,]\d)", text)]


def pages(pdf: bytes) -> str:
    """What is printed. In the rest of a file a number may be that of an object."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def numbers(document: Any) -> Iterator[float]:
    if isinstance(document, dict | list):
        for each in document.values() if isinstance(document, dict) else document:
            yield from numbers(each)
    elif isinstance(document, int | float) and not isinstance(document, bool):
        yield float(document)


def test_a_word_was_planted_in_every_text_that_a_person_can_type(company: tuple[Assessment, Planter]) -> None:
    places = set(company[1].words.values())
    for place in ("LAT-1.note", "LAT-1.by", "LAT-1.reason", "LAT-1.artefact.name", "LAT-1.artefact.figure"):
        assert place in places
    for place in ("company", "milestone.name", "assessment.respondent.name", "assessment.profile as a key"):
        assert place in places
    for place in ("promises.owner", "promises.do", "findings.dissent"):
        assert f"assessment.workshop.{place}" in places
    assert {"promises", "findings"} <= set(WorkshopFindings.model_fields)


def test_the_copy_that_is_not_redacted_has_words_and_prices(
    shipped: Questionnaire, company: tuple[Assessment, Planter]
) -> None:
    given, planter = company
    text = render_markdown(copied(shipped, given, sample.TODAY, Copy()))
    assert {"company", "LAT-1.reason", "LAT-3.note", "milestone.name"} <= set(found(text, planter))
    assert {"39,417", "31,093"} <= set(prices(text, shipped))


def test_no_word_and_no_price_is_in_the_redacted_pdf_or_what_it_carries(
    shipped: Questionnaire, company: tuple[Assessment, Planter]
) -> None:
    given, planter = company
    made = render(shipped, given, today=sample.TODAY, copy=Copy(redact=True))
    assert made.complaints == []
    text = copies.everything(made.pdf).decode("latin-1")
    assert (found(text, planter), prices(pages(made.pdf), shipped)) == ([], [])
    carried = "".join(attachments(shipped, given, Copy(redact=True)).values())
    assert (found(carried, planter), prices(carried, shipped)) == ([], [])


@pytest.mark.parametrize("write", WRITERS)
def test_no_word_and_no_price_is_in_any_other_redacted_format(
    write: Callable[[Any], str],
    redacted_copy: ReportContext,
    shipped: Questionnaire,
    company: tuple[Assessment, Planter],
) -> None:
    text = write(redacted_copy)
    assert (found(text, company[1]), prices(text, shipped)) == ([], [])


def test_no_number_of_the_redacted_json_is_a_price(redacted_copy: ReportContext, shipped: Questionnaire) -> None:
    amounts = [price(fact.id) * times for fact in shipped.facts if fact.kind == "money" for times in (1, 12)]
    told = list(numbers(json.loads(to_json(redacted_copy))))
    assert [one for one in told for amount in amounts if abs(one - amount) < amount / 2000] == []


def test_a_redacted_copy_still_says_what_changed(redacted_copy: ReportContext) -> None:
    assert redacted_copy.since is not None
    assert redacted_copy.since.name == "Milestone 1"
    assert [change.fact for change in redacted_copy.since.found.facts] == ["gpus"]


def test_no_word_but_the_company_and_no_price_is_in_the_board_edition(
    shipped: Questionnaire, company: tuple[Assessment, Planter]
) -> None:
    given, planter = company
    board = copied(shipped, given, sample.TODAY, Copy(edition="board"))
    assert isinstance(board, BoardContext)
    pdf = render(shipped, given, today=sample.TODAY, copy=Copy(edition="board")).pdf
    assert set(found(copies.everything(pdf).decode("latin-1"), planter)) == {"company"}
    for text in (render_markdown(board), render_screen(board), pages(pdf)):
        assert set(found(text, planter)) == {"company"}
        assert prices(text, shipped) == []


def test_a_redacted_board_edition_does_not_name_the_company(
    shipped: Questionnaire, company: tuple[Assessment, Planter]
) -> None:
    board = copied(shipped, company[0], sample.TODAY, Copy(edition="board", redact=True))
    for text in (render_markdown(board), render_screen(board)):
        assert found(text, company[1]) == []
