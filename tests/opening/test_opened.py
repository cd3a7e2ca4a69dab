"""What a file given to the app becomes."""

import json
from pathlib import Path

import pikepdf
import pytest

from assessor.assessment import file
from assessor.errors import AssessorError
from assessor.interview import session as sessions
from assessor.opening.opened import file_name, free_path, open_path, stem, typed_path
from assessor.questionnaire.load import to_json
from assessor.report.reopen import ASSESSMENT_NAME, QUESTIONNAIRE_NAME
from tests import tiny
from tests.interview.sample import KNOWN, NOW, assessment, sample
from tests.tui.company import on_disk, questionnaire_folder


def report(path: Path) -> Path:
    """A PDF that carries an assessment, as a full report does."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    answered = assessment({"LAT-1": tiny.level(3)}, **KNOWN)
    pdf.attachments[ASSESSMENT_NAME] = pikepdf.AttachedFileSpec(pdf, answered.model_dump_json(by_alias=True).encode())
    pdf.attachments[QUESTIONNAIRE_NAME] = pikepdf.AttachedFileSpec(pdf, json.dumps(to_json(sample())).encode())
    pdf.save(path)
    return path


def test_a_file_that_is_not_there_is_created_and_locked(tmp_path: Path) -> None:
    path = tmp_path / "acme.assessment.json"
    opened = open_path(path, str(questionnaire_folder(tmp_path)), NOW, company="Acme")
    assert on_disk(tmp_path)["profile"] == {"company": "Acme"}
    assert opened.session.at is not None and opened.session.at.id == "serving"  # its name is not asked again
    with pytest.raises(AssessorError) as refusal, file.locked(path):
        pass
    assert "another assessor has this file open" in str(refusal.value)
    opened.close()
    with file.locked(path):
        pass


def test_a_file_that_is_there_is_resumed_at_the_first_open_step(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    file.save(tmp_path / "acme.assessment.json", assessment({"LAT-1": tiny.level(1)}, **KNOWN))
    opened = open_path(tmp_path / "acme.assessment.json", content, NOW)
    assert opened.session.at is not None and opened.session.at.id == "LAT-2"
    opened.close()


def test_a_locked_file_is_not_opened_and_left_as_it_is(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    path = tmp_path / "acme.assessment.json"
    file.save(path, assessment(**KNOWN))
    before = path.read_bytes()
    with file.locked(path), pytest.raises(AssessorError) as refusal:
        open_path(path, content, NOW)
    assert str(refusal.value).endswith("Close it there, or wait until it is done.")
    assert path.read_bytes() == before


def test_a_failed_opening_lets_the_file_go(tmp_path: Path) -> None:
    path = tmp_path / "acme.assessment.json"
    path.write_text('{"schema": "assessor.assessment/1"', encoding="utf-8")
    with pytest.raises(AssessorError):
        open_path(path, None, NOW)
    with file.locked(path):
        pass


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AssessorError) as refusal:
        open_path(tmp_path / "none" / "acme.assessment.json", str(questionnaire_folder(tmp_path)), NOW)
    assert str(refusal.value) == f"{tmp_path / 'none'}: there is no such folder. Make it, or name another one."


def test_a_report_is_restored_beside_itself_with_the_questionnaire_that_is_not_installed(tmp_path: Path) -> None:
    opened = open_path(report(tmp_path / "acme.pdf"), None, NOW)
    assert opened.path == tmp_path / "acme.assessment.json"
    assert opened.said == "Restored from acme.pdf to acme.assessment.json."
    assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 3
    assert on_disk(tmp_path, "acme.questionnaire.json") == to_json(sample())
    opened.close()


def test_restoring_a_report_never_replaces_an_assessment(tmp_path: Path) -> None:
    other = assessment({"LAT-1": tiny.level(0)}, company="Other")
    file.save(tmp_path / "acme.assessment.json", other)
    opened = open_path(report(tmp_path / "acme.pdf"), None, NOW)
    assert opened.path == tmp_path / "acme-2.assessment.json"
    assert file.read(tmp_path / "acme.assessment.json") == other
    opened.close()


def test_a_report_of_the_file_beside_it_opens_that_file(tmp_path: Path) -> None:
    open_path(report(tmp_path / "acme.pdf"), None, NOW).close()
    again = open_path(tmp_path / "acme.pdf", None, NOW)
    assert again.path == tmp_path / "acme.assessment.json"
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["acme.assessment.json", "acme.questionnaire.json"]
    again.close()


def test_a_session_is_the_present_one_only_when_it_is_on_disk(tmp_path: Path) -> None:
    content = str(questionnaire_folder(tmp_path))
    file.save(tmp_path / "acme.assessment.json", assessment(**KNOWN))
    opened = open_path(tmp_path / "acme.assessment.json", content, NOW)
    opened.keep(sessions.give_level(opened.session, 2, NOW))
    assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 2
    assert opened.score.area("latency").items[0].level == 2
    opened.close()


def test_a_free_name_gets_a_number_when_the_name_is_taken(tmp_path: Path) -> None:
    assert free_path(tmp_path, "acme", ".pdf") == tmp_path / "acme.pdf"
    (tmp_path / "acme.pdf").touch()
    (tmp_path / "acme-2.pdf").symlink_to(tmp_path / "nowhere")
    assert free_path(tmp_path, "acme", ".pdf") == tmp_path / "acme-3.pdf"


@pytest.mark.parametrize("name", ["acme.assessment.json", "acme.json", "acme.pdf", "acme"])
def test_the_name_of_a_file_is_what_comes_before_its_endings(name: str) -> None:
    assert stem(Path(name)) == "acme"


@pytest.mark.parametrize(
    ("company", "name"),
    [("Acme", "acme"), ("  A/B: ../c ", "a-b-c"), ("日本 AI", "日本-ai"), ("***", "company"), ("x" * 80, "x" * 60)],
)
def test_a_company_name_becomes_a_harmless_file_name(company: str, name: str) -> None:
    assert file_name(company) == name


@pytest.mark.parametrize("typed", ["my file.json", "'my file.json'", '"my file.json"', "my\\ file.json"])
def test_a_path_is_understood_as_terminals_write_it_when_a_file_is_dropped_on_them(tmp_path: Path, typed: str) -> None:
    (tmp_path / "my file.json").touch()
    assert typed_path(typed, tmp_path) == tmp_path / "my file.json"
    assert typed_path("it's gone", tmp_path) == tmp_path / "it's gone"
    assert typed_path("~nobody-of-this-name/x", tmp_path) == tmp_path / "~nobody-of-this-name" / "x"
