"""A report behind a password: AES-256, opened by the password only."""

import io
from pathlib import Path

import pikepdf
import pytest

from assessor.assessment.model import Assessment
from assessor.errors import AssessorError
from assessor.report.encrypt import encrypted, read_password
from assessor.report.pdf import Rendered
from assessor.report.reopen import open_file

WORD = "pässwört 1"


@pytest.fixture(scope="module")
def locked(acme_report: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted report."""
    path = tmp_path_factory.mktemp("locked") / "acme.pdf"
    path.write_bytes(encrypted(acme_report.pdf, WORD))
    return path


def test_the_file_is_encrypted_with_aes_256(locked: Path) -> None:
    with pikepdf.open(locked, password=WORD) as file:
        assert file.encryption.R == 6
        assert file.encryption.bits == 256
        assert file.allow.accessibility
    assert b"Acme" not in locked.read_bytes()


def test_its_assessment_is_restored_with_the_password(locked: Path, acme: Assessment) -> None:
    assert open_file(locked, password=WORD).assessment.answers == acme.answers


@pytest.mark.parametrize(
    ("word", "says"), [("", "this report is encrypted"), ("no", "the password does not open this")]
)
def test_without_the_right_password_one_line_says_what_to_do(locked: Path, word: str, says: str) -> None:
    with pytest.raises(AssessorError) as caught:
        open_file(locked, password=word)
    assert says in caught.value.line()
    assert "--password-file F" in caught.value.line()


@pytest.mark.parametrize("raw", [b"word\n", b"word\r\n", b"word"])
def test_the_line_end_is_no_part_of_the_password(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "p"
    path.write_bytes(raw)
    assert read_password(path) == "word"


@pytest.mark.parametrize("raw", [b"", b"\n", b"  \n", b"a\nb\n", b"x" * 200, b"\xff\xfe"])
def test_no_password_is_made_of_nothing_or_of_more_than_a_line(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "p"
    path.write_bytes(raw)
    with pytest.raises(AssessorError):
        read_password(path)


def test_the_content_is_that_of_the_report(locked: Path, acme_report: Rendered) -> None:
    with pikepdf.open(locked, password=WORD) as file, pikepdf.open(io.BytesIO(acme_report.pdf)) as plain:
        assert len(file.pages) == len(plain.pages)
        assert bool(file.Root.MarkInfo.Marked)
