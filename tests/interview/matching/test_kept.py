"""Vectors of lessons come back from the last start; whether they do changes no ranking."""

from pathlib import Path

import numpy as np
import pytest

from assessor.interview.matching.kept import FILES, Kept, kept
from assessor.interview.matching.matcher import Matcher
from tests.interview.matching.taught import LESSONS, Letters

TEXTS = ["a chart", "no alerts", "the bill"]
REPLIES = [("LAT-1", "charts but nobody is paged"), ("COST-1", "tags by product"), ("LAT-1", "we don't")]


def filled(folder: Path, texts: list[str] = TEXTS) -> Path:
    """The file that is left when all `texts` were prepared."""
    before = set(folder.glob("*"))
    made = Kept(Letters(), texts, folder)
    while made.prepare():
        pass
    (path,) = set(folder.glob("*")) - before
    return path


def test_what_was_prepared_is_not_encoded_again(tmp_path: Path) -> None:
    filled(tmp_path)
    encoder = Letters()
    again = Kept(encoder, TEXTS, tmp_path)

    assert np.array_equal(again(["the bill", "a chart", "new"]), Letters()(["the bill", "a chart", "new"]))
    assert encoder.seen == ["new"]
    assert not again.prepare()


@pytest.mark.parametrize("content", [b"", b"foreign", b"\0" * 800])
def test_a_foreign_file_is_passed_over_and_written_anew(tmp_path: Path, content: bytes) -> None:
    path = filled(tmp_path)
    right = path.read_bytes()
    path.write_bytes(content)
    encoder = Letters()
    again = Kept(encoder, TEXTS, tmp_path)

    while again.prepare():
        pass

    assert encoder.seen == TEXTS
    assert path.read_bytes() == right


def test_one_changed_bit_is_enough_to_pass_a_file_over(tmp_path: Path) -> None:
    path = filled(tmp_path)
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)
    encoder = Letters()

    Kept(encoder, TEXTS, tmp_path)(TEXTS)

    assert encoder.seen == TEXTS


def test_other_texts_and_another_encoder_have_files_of_their_own(tmp_path: Path) -> None:
    filled(tmp_path)
    other = Letters()
    other.identity = "newer letters"
    encoder = Letters()

    Kept(other, TEXTS, tmp_path)(TEXTS)
    Kept(encoder, [*TEXTS, "more"], tmp_path)(TEXTS)

    assert other.seen == encoder.seen == TEXTS


def test_only_the_newest_files_are_kept(tmp_path: Path) -> None:
    for number in range(FILES + 2):
        filled(tmp_path, [f"text {number}"])

    assert len(list(tmp_path.iterdir())) == FILES


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = Kept(Letters(), TEXTS, tmp_path / "file")

    while made.prepare():
        pass

    assert made(TEXTS).shape == (3, 64)


def test_the_ranking_is_the_same_with_and_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(tmp_path))
    plain = Matcher(LESSONS, Letters()).rank_all(REPLIES)
    first = kept(Letters(), LESSONS)
    assert Matcher(LESSONS, first).rank_all(REPLIES) == plain
    while first.prepare():
        pass
    encoder = Letters()

    assert Matcher(LESSONS, kept(encoder, LESSONS)).rank_all(REPLIES) == plain
    assert not set(encoder.seen) & set(LESSONS.every_text())
