"""The copy of a questionnaire's parsed files: it saves time, and nothing else ever depends on it."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from assessor.errors import AssessorError
from assessor.questionnaire import load as from_files
from assessor.questionnaire import parsed, yaml_reader
from tests.tiny import area, folder, question


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache folder for every test."""
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda *_args, **_more: str(tmp_path / "cache"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A questionnaire's folder that was loaded once."""
    made = folder(tmp_path / "tiny", area("latency", question("LAT-1")))
    parsed.load(made)
    return made


@pytest.fixture
def no_yaml(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, reading any YAML file fails."""

    def refuse(_path: Path) -> None:
        raise AssertionError("a YAML file was read")

    return lambda: monkeypatch.setattr(yaml_reader, "read_file", refuse)


def test_the_second_load_reads_no_yaml_and_gives_the_same(tiny: Path, no_yaml: Callable[[], None]) -> None:
    expected = from_files.load(tiny)
    no_yaml()

    assert parsed.load(tiny) == expected


def test_the_copy_is_for_its_owner_only_and_lies_in_the_cache(tiny: Path, tmp_path: Path) -> None:
    at = parsed.place(tiny)

    assert at.parent == tmp_path / "cache" / "questionnaires"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (at.parent, at)] == [0o700, 0o600]
    assert list(at.parent.iterdir()) == [at]


def test_a_changed_file_is_read_again_even_with_the_same_size_and_date(tiny: Path) -> None:
    file = tiny / "areas" / "latency.yaml"
    before = file.stat()
    file.write_text(file.read_text().replace("Ask LAT-1", "Ask LAT-2"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert parsed.load(tiny).areas[0].questions[0].ask == "Ask LAT-2"


def test_a_file_that_comes_or_goes_is_noticed(tiny: Path) -> None:
    (tiny / "phrases.yaml").write_text("unclear: [maybe]")
    assert parsed.load(tiny).phrases.unclear == ["maybe"]

    (tiny / "phrases.yaml").unlink()
    assert parsed.load(tiny).phrases.unclear == []


def test_a_fault_is_told_with_its_line_though_there_is_a_copy(tiny: Path) -> None:
    (tiny / "phrases.yaml").write_text("unclear: [maybe]\nothers: []\n")

    with pytest.raises(AssessorError) as caught:
        parsed.load(tiny)
    assert f"{tiny}/phrases.yaml:2" in caught.value.line()


def _changed(at: Path, change: Callable[[dict[str, Any]], None]) -> None:
    copy = json.loads(at.read_bytes())
    change(copy)
    at.write_text(json.dumps(copy))


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"state": 1}', b'"state"'])
def test_a_broken_copy_is_passed_over_and_mended(tiny: Path, raw: bytes, no_yaml: Callable[[], None]) -> None:
    parsed.place(tiny).write_bytes(raw)

    assert parsed.load(tiny).areas[0].questions[0].id == "LAT-1"
    no_yaml()
    assert parsed.load(tiny).areas[0].questions[0].id == "LAT-1"


@pytest.mark.parametrize("documents", [None, [], {}, {"questionnaire.yaml": None}, {"questionnaire.yaml": {"id": 7}}])
def test_a_copy_that_the_check_refuses_is_passed_over(tiny: Path, documents: Any) -> None:
    _changed(parsed.place(tiny), lambda copy: copy.update(documents=documents))

    assert parsed.load(tiny).areas[0].questions[0].id == "LAT-1"


def test_the_digest_is_taken_over_what_the_copy_holds(tiny: Path) -> None:
    """So that a copy with other content is never taken for the questionnaire of an assessment."""
    right = from_files.load(tiny).digest
    _changed(parsed.place(tiny), lambda copy: copy["documents"]["areas/latency.yaml"].update(title="Another"))

    assert parsed.load(tiny).digest != right


def test_a_copy_of_another_release_is_passed_over(tiny: Path) -> None:
    def older(copy: dict[str, Any]) -> None:
        copy["state"]["version"] = "0.0.1"
        copy["documents"]["areas/latency.yaml"]["title"] = "As it was read then"

    _changed(parsed.place(tiny), older)

    assert parsed.load(tiny).areas[0].title == ""


def test_where_nothing_can_be_written_the_files_are_read_every_time(tmp_path: Path) -> None:
    made = folder(tmp_path / "tiny", area("latency", question("LAT-1")))
    (tmp_path / "cache").write_text("in the way")

    assert parsed.load(made).id == "tiny"
    assert parsed.load(made).id == "tiny"
