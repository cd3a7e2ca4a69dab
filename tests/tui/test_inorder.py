"""Keys typed faster than the screen can follow do what they would have done one by one."""

import random
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key

from assessor.tui.app import AssessorApp
from tests.interview.sample import KNOWN
from tests.tui.company import company, on_disk, said
from tests.tui.test_results import until

KEYS = ["0", "1", "2", "3", "4", "d", "s", "u", "b", "down", "up", "enter", "f", "right", "e", "9"]


async def answered(folder: Path, keys: list[str], *, at_once: bool) -> Any:
    """The answers, in the order given, and the flags after `keys`."""
    folder.mkdir()
    app = company(folder, None, **KNOWN)
    async with app.run_test(size=(80, 30)) as pilot:
        if at_once:
            for key in keys:
                character = key if len(key) == 1 else None
                app.post_message(events.Key(_character_to_key(key) if character else key, character))
            await until(pilot.pause, lambda: idle(app))
            await pilot.pause()
        else:
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
        at = app.opened.session.at if app.opened is not None else None
    kept = on_disk(folder)
    return {id: answer["value"] for id, answer in kept["answers"].items()}, kept["flagged"], at


def idle(app: AssessorApp) -> bool:
    """Whether no key waits or is under way."""
    return not app._waiting and not app._under_way


@pytest.mark.parametrize("seed", range(2))
async def test_a_burst_is_the_same_as_slow_typing(tmp_path: Path, seed: int) -> None:
    keys = random.Random(seed).choices(KEYS, k=10)
    slowly = await answered(tmp_path / "slowly", keys, at_once=False)
    assert await answered(tmp_path / "at-once", keys, at_once=True) == slowly, keys


async def test_digits_of_the_list_and_keys_of_the_screen_do_not_overtake_each_other(tmp_path: Path) -> None:
    answers, _, _ = await answered(tmp_path / "x", ["1", "2", "d", "0", "d", "3"], at_once=True)
    assert list(answers.values()) == [1, 2, "dk", 0, "dk", 3]


async def test_letters_of_a_field_and_what_follows_its_enter_stay_in_order(tmp_path: Path) -> None:
    app = company(tmp_path)
    async with app.run_test(size=(80, 30)) as pilot:
        for key in ["A", "b", "enter", "2", "enter", "7", "enter", "4", "0", "enter", "y", "3", "1"]:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot.pause, lambda: idle(app))
        await pilot.pause()
    kept = on_disk(tmp_path)
    assert kept["profile"] == {"company": "Ab", "serving": ["self_hosted"], "gpus": 7, "spend": 40, "revenue": True}
    assert [answer["value"] for answer in kept["answers"].values()] == [3, 1]


async def test_a_paste_waits_for_the_keys_before_it_and_never_acts_as_keys(tmp_path: Path) -> None:
    app = company(tmp_path)
    async with app.run_test(size=(80, 30)) as pilot:
        app.post_message(events.Key("A", "A"))
        app.post_message(events.Paste("c\x1bme\x07 q\nd"))
        app.post_message(events.Key("enter", None))
        await until(pilot.pause, lambda: idle(app))
        await pilot.pause()
    assert on_disk(tmp_path)["profile"] == {"company": "Acme q d"}


async def test_a_key_whose_way_back_is_gone_does_not_stop_the_others(tmp_path: Path) -> None:
    app = company(tmp_path, None, **KNOWN)
    async with app.run_test(size=(80, 30)) as pilot:
        app._under_way = 99  # a marker that will never come back
        app._overdue = app.set_timer(0.05, lambda: app._done(99))
        app.post_message(events.Key("2", "2"))
        await until(pilot.pause, lambda: bool(on_disk(tmp_path)["answers"]))


async def test_a_digit_that_no_line_has_is_answered_with_what_is_possible(tmp_path: Path) -> None:
    app = company(tmp_path, None, **KNOWN)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        assert said(app) == "! The list goes from 0 to 4."
        await pilot.press("3")
        await pilot.pause()
        assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 3
        assert said(app) == ""
