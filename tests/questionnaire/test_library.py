"""Questionnaires are found by the name of their folder and by the id inside; a copy gets an id of its own."""

from pathlib import Path

import pytest

from assessor.errors import AssessorError, ContentError
from assessor.questionnaire import library
from assessor.questionnaire.copying import copy_folder
from assessor.questionnaire.load import load
from tests.tiny import area, folder, question


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for the user's own questionnaires."""
    monkeypatch.setattr(library, "user_folder", lambda: tmp_path / "own")
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def test_a_questionnaire_is_found_by_its_id_whatever_its_folder_is_called(own: Path) -> None:
    """A list that shows an id has to mean it."""
    digest = load(folder(own / "theirs", area("latency", question("LAT-1")))).digest

    assert library.find("tiny").digest == digest
    assert library.find("theirs").digest == digest
    found = library.find_for("tiny", "1.0.0", digest, option=None, beside=own / "a.assessment.json")
    assert found.digest == digest


def test_the_folder_that_is_called_as_the_id_comes_first(own: Path) -> None:
    folder(own / "a_copy", area("latency", question("LAT-1")))
    folder(own / "tiny", area("latency", question("LAT-2")))

    assert list(library.with_id("tiny")) == [own / "tiny", own / "a_copy"]


def test_a_broken_questionnaire_does_not_hide_the_shipped_ones(own: Path) -> None:
    (own / "broken").mkdir()
    (own / "broken" / "questionnaire.yaml").write_text("id: [")

    assert library.find(None).id == "ai_infrastructure"


def test_how_to_adopt_names_the_file_and_can_be_pasted(own: Path) -> None:
    """A name with blanks or braces stays one word for the shell."""
    folder(own / "tiny", area("latency", question("LAT-1")))

    with pytest.raises(ContentError) as caught:
        library.find_for("tiny", "1.0.0", "another", option=None, beside=Path("our {new} file.json"))
    assert caught.value.line() == (
        'our {new} file.json: the questionnaire "tiny" has changed since version 1.0.0 was answered. '
        "Name the one it was made with by --questionnaire DIR, or: "
        "assessor answer 'our {new} file.json' --questionnaire tiny --adopt moves the answers to it; none is lost."
    )


@pytest.mark.parametrize(
    ("head", "copied"),
    [
        ("# ours\nid: tiny   # short\ntitle: Tiny\n", "# ours\nid: other   # short\ntitle: Tiny\n"),
        ("{'id': 'tiny', title: Tiny, ", "{'id': other, title: Tiny, "),
        ('{"id":"tiny", title: Tiny, ', '{"id":other, title: Tiny, '),
    ],
)
def test_a_copy_has_the_id_of_its_folder_and_keeps_every_comment(head: str, copied: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "tiny", area("latency", question("LAT-1")))
    rest = 'version: "1", areas: [latency]}' if head.startswith("{") else 'version: "1"\nareas: [latency]\n'
    (source / "questionnaire.yaml").write_text(head + rest)
    (source / "demo.yaml").write_text("{}")

    assert copy_folder(source, tmp_path / "other") == "other"
    assert (tmp_path / "other" / "questionnaire.yaml").read_text() == copied + rest
    assert load(tmp_path / "other").id == "other"
    assert not (tmp_path / "other" / "demo.yaml").exists()


def test_a_copy_replaces_nothing(tmp_path: Path) -> None:
    source = folder(tmp_path / "tiny", area("latency", question("LAT-1")))
    (tmp_path / "other").mkdir()

    with pytest.raises(ContentError, match="there is something of this name already"):
        copy_folder(source, tmp_path / "other")


def test_a_copy_needs_a_name_that_can_be_an_id(tmp_path: Path) -> None:
    source = folder(tmp_path / "tiny", area("latency", question("LAT-1")))

    with pytest.raises(AssessorError) as caught:
        copy_folder(source, tmp_path / "our questions")
    assert caught.value.what == "this name cannot be an id"
    assert caught.value.exit_status == 2
