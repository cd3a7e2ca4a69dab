"""`assessor report`: which options go together, where it writes, and what it never overwrites."""

import json
from pathlib import Path

import pikepdf
import pytest

from assessor.cli.run import run
from tests.report import sample


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An assessment of the shipped questionnaire with one answer, in the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(sample.NOW.timestamp())))
    (tmp_path / "facts.yaml").write_text("{company: Acme, stage: seed, serving: [hosted_api]}\n", encoding="utf-8")
    assert run(["new", "acme.assessment.json", "--profile", "facts.yaml"]) == 0
    assert run(["answer", "acme.assessment.json", "LAT-1=2"]) == 0
    return tmp_path / "acme.assessment.json"


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    status = run(["report", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["-o", "x.pdf", "--format", "html"], '"x.pdf" ends like pdf, but --format says html.'),
        (
            ["-o", "x.docx"],
            'no format is known by the ending of "x.docx". Known endings: .pdf, .html, .md, .json, .csv.',
        ),
        (["--format", "json", "--edition", "board"], "--edition board goes with pdf, html or md, not with json."),
        (["--format", "csv", "--brand", "b.yaml"], "--brand goes with pdf, html or md, not with csv."),
        (["--format", "csv", "--template", "t"], "--template goes with pdf, html or md, not with csv."),
        (["-o", "x.md", "--paper", "letter"], "--paper goes with pdf or html, not with md."),
        (["-o", "x.html", "--no-attachment"], "--no-attachment goes with pdf, not with html."),
        (["-o", "x.html", "--password-file", "p"], "--password-file goes with pdf, not with html."),
        (["-o", "acme.assessment.json", "--force"], "a report cannot take the place of what it is made from."),
        (["--template", "nowhere"], "there is no folder nowhere."),
    ],
)
def test_what_does_not_go_together_is_one_line(
    acme: Path, capsys: pytest.CaptureFixture[str], options: list[str], says: str
) -> None:
    before = acme.read_bytes()
    status, out, err = said([acme.name, *options], capsys)
    assert (status, out) == (2, "")
    assert err.startswith(f"assessor: {says}")
    assert err.count("\n") == 1
    assert acme.read_bytes() == before


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--format", "md"], "acme.md"),
        (["--format", "md", "--edition", "board"], "acme-board.md"),
        (["--format", "md", "--redact"], "acme-redacted.md"),
        (["--format", "json"], "acme.report.json"),
        (["--format", "csv"], "acme.csv"),
        (["-o", "x.markdown"], "x.markdown"),
        (["-o", "x.htm", "--edition", "board"], "x.htm"),
    ],
)
def test_it_is_named_after_what_it_is(
    acme: Path, capsys: pytest.CaptureFixture[str], options: list[str], name: str
) -> None:
    status, out, err = said([acme.name, *options], capsys)
    assert (status, out) == (0, f"{name}\n"), err
    assert (acme.parent / name).stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_replaced_only_by_force(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (acme.parent / "x.md").write_text("mine", encoding="utf-8")
    assert said([acme.name, "-o", "x.md"], capsys)[0] == 1
    assert (acme.parent / "x.md").read_text(encoding="utf-8") == "mine"
    assert said([acme.name, "-o", "x.md", "--force"], capsys)[0] == 0


def test_a_password_locks_the_pdf_and_opens_it_again(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = acme.parent / "word"
    word.write_text("open sesame\n", encoding="utf-8")
    word.chmod(0o644)
    status, _, err = said([acme.name, "-o", "x.pdf", "--password-file", "word"], capsys)
    assert status == 0
    assert "word: other users of this machine can read it; chmod 600 word" in err
    with pikepdf.open(acme.parent / "x.pdf", password="open sesame") as file:
        assert sorted(file.attachments) == ["assessment.json", "questionnaire.json"]
    status, _, err = said(["x.pdf", "-o", "y.md"], capsys)
    assert said(["x.pdf", "-o", "y.md", "--password-file", "word"], capsys)[0] == 0
    assert (status, err) == (
        1,
        "assessor: x.pdf: this report is encrypted. Add --password-file F, where the file F holds the password: "
        "assessor x.pdf --password-file F\n",
    )


@pytest.mark.parametrize(
    "command", [["score", "x.pdf"], ["plan", "x.pdf"], ["compare", "x.pdf", "x.pdf"], ["milestone", "x.pdf"]]
)
def test_every_command_that_reads_a_file_takes_the_password(
    acme: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (acme.parent / "word").write_text("open sesame\n", encoding="utf-8")
    (acme.parent / "word").chmod(0o600)
    (acme.parent / "wrong").write_text("no\n", encoding="utf-8")
    (acme.parent / "wrong").chmod(0o600)
    assert said([acme.name, "-o", "x.pdf", "--password-file", "word"], capsys)[0] == 0
    assert run([*command, "--password-file", "word"]) == 0
    capsys.readouterr()
    assert run([*command, "--password-file", "wrong"]) == 1
    assert capsys.readouterr().err == (
        "assessor: x.pdf: the password does not open this report. Look at the file that --password-file F names.\n"
    )


def test_without_attachment_the_pdf_carries_nothing(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said([acme.name, "-o", "x.pdf", "--no-attachment"], capsys)[0] == 0
    with pikepdf.open(acme.parent / "x.pdf") as file:
        assert list(file.attachments) == []


def test_an_empty_password_and_a_wrong_brand_are_one_line(acme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (acme.parent / "word").write_text("\n", encoding="utf-8")
    (acme.parent / "brand.yaml").write_text("name: N\nlogo: {file: ../x.png, alt: x}\n", encoding="utf-8")
    for option, file, says in (
        ("--password-file", "word", "word: the password is empty."),
        ("--brand", "brand.yaml", 'brand.yaml:2 logo.file: the logo "../x.png" cannot be used: it lies outside'),
    ):
        status, _, err = said([acme.name, option, file], capsys)
        assert status == 1
        assert err.startswith(f"assessor: {says}")
    assert not (acme.parent / "acme.pdf").exists()


def test_the_schema_is_printed_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(["--schema"], capsys)
    assert status == 0
    assert json.loads(out)["title"] == "assessor.report/1"
