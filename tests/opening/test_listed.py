"""The list a person chooses from."""

import os
from pathlib import Path

from assessor.opening import recent
from assessor.opening.listed import choosable, found


def test_a_file_that_cannot_be_read_is_listed_as_such(tmp_path: Path) -> None:
    (tmp_path / "cut.assessment.json").write_text('{"schema": ', encoding="utf-8")
    row = found(tmp_path / "cut.assessment.json", tmp_path)
    assert (row.company, row.where) == ("cut.assessment.json", "")
    assert row.progress.startswith("cannot be opened: the file is damaged, or not an assessment")


def test_this_folder_and_recent_ones_are_listed_once_each_the_last_changed_first(tmp_path: Path) -> None:
    here, at = tmp_path / "here", tmp_path / "recent.json"
    here.mkdir()
    files = [here / "a.assessment.json", tmp_path / "other.json", here / "c.assessment.json"]
    for age, file in enumerate(files):
        file.touch()
        os.utime(file, (1000 - age, 1000 - age))
    recent.remember(at, files[1])
    recent.remember(at, files[0])
    assert choosable(here, at) == files
    assert choosable(here, None) == [files[0], files[2]]
