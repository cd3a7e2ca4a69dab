"""The assessments that were opened last."""

import stat
from pathlib import Path

import pytest

from assessor.opening import recent


def made(folder: Path, *names: str) -> list[Path]:
    """Empty files of these names."""
    files = [folder / name for name in names]
    for file in files:
        file.touch()
    return files


def test_the_last_opened_comes_first_and_stands_there_once(tmp_path: Path) -> None:
    one, two = made(tmp_path, "one", "two")
    at = tmp_path / "state" / "recent.json"
    for path in (one, two, tmp_path / "x" / ".." / "one"):
        recent.remember(at, path)
    assert recent.paths(at) == [one, two]
    assert stat.S_IMODE(at.stat().st_mode) == 0o600


def test_twenty_are_kept(tmp_path: Path) -> None:
    at = tmp_path / "recent.json"
    for file in made(tmp_path, *(f"{number:02}" for number in range(23))):
        recent.remember(at, file)
    kept = recent.paths(at)
    assert (len(kept), kept[0].name, kept[-1].name) == (20, "22", "03")


def test_what_no_longer_exists_is_forgotten(tmp_path: Path) -> None:
    one, two = made(tmp_path, "one", "two")
    at = tmp_path / "recent.json"
    recent.remember(at, one)
    recent.remember(at, two)
    two.unlink()
    assert recent.there(at) == [one]
    assert recent.paths(at) == [one]


@pytest.mark.parametrize("damaged", ["", "[", "{}", '[1, null, "relative", "/a\\u0000b"]', "[" * 100_000])
def test_a_damaged_list_is_an_empty_one(tmp_path: Path, damaged: str) -> None:
    at = tmp_path / "recent.json"
    at.write_text(damaged, encoding="utf-8")
    assert recent.paths(at) == []


def test_a_list_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    recent.remember(tmp_path / "file" / "recent.json", tmp_path / "file")
