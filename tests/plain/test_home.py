"""The start without a file, line by line."""

import io
from pathlib import Path

import pytest

from assessor.assessment import file
from assessor.plain.console import Console
from assessor.plain.home import Home
from tests.interview.sample import NOW
from tests.tui.company import questionnaire_folder
from tests.tui.test_home import with_questionnaire


def choose(folder: Path, *lines: str) -> tuple[str, str]:
    """The name of what is open in the end, and what was said."""
    out = io.StringIO()
    typed = "".join(f"{line}\n" for line in lines).encode()
    content = str(questionnaire_folder(folder))
    listed = content if not list(folder.glob(f"*{file.SUFFIX}")) else None
    home = Home(Console(io.BytesIO(typed), out), folder, listed, lambda: NOW, None)
    try:
        opened = home.choose()
    except EOFError:
        return "(end)", out.getvalue()
    if opened is None:
        return "", out.getvalue()
    opened.close()
    return opened.path.name, out.getvalue()


def test_the_first_start_says_what_it_is_and_what_can_be_typed(tmp_path: Path) -> None:
    name, said = choose(tmp_path)
    assert name == "(end)"
    assert "How long: All 6 questions take about 11 minutes" in said
    assert "new COMPANY: Start an assessment of a company." in said


def test_a_new_assessment_is_named_after_its_company_at_once_or_when_asked(tmp_path: Path) -> None:
    assert choose(tmp_path, "new Acme & Co")[0] == "acme-co.assessment.json"
    (tmp_path / "acme-co.assessment.json").unlink()
    assert choose(tmp_path, "new", "Beta")[0] == "beta.assessment.json"


def test_a_number_opens_that_line_of_the_list(tmp_path: Path) -> None:
    with_questionnaire(tmp_path / "a.assessment.json")
    name, said = choose(tmp_path, "1")
    assert "  1  Acme, 1 of 6 answered, last changed 2026-11-23 09:00" in said
    assert name == "a.assessment.json"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2", "I did not understand that."),
        ("0", "I did not understand that."),
        ("", "Nothing was typed."),
        ("open nowhere.json", "nowhere.json: there is no such file."),
        ("import a.assessment.json", "this is not a PDF."),
        ("/opne x", 'Did you mean "open"?'),
    ],
)
def test_a_wrong_line_is_told_what_is_possible(tmp_path: Path, line: str, words: str) -> None:
    with_questionnaire(tmp_path / "a.assessment.json")
    name, said = choose(tmp_path, line, "quit")
    assert name == ""
    assert words in " ".join(said.split())
    assert said.count("open PATH") >= 2
