"""The conversation on the screen: what keys do, and what is in the file when the screen shows it."""

import shutil
from pathlib import Path

import pytest
from textual import events
from textual.content import Content

from assessor.interview import session as sessions
from assessor.opening.opened import open_path
from assessor.tui.app import AssessorApp
from assessor.tui.widgets.areas import AreaRail
from assessor.tui.widgets.asking import Words
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.note import NoteField
from assessor.tui.widgets.transcript import Transcript
from tests import tiny
from tests.interview.sample import KNOWN, NOW
from tests.tui.company import asked, company, keys, on_disk, said, shown, type_in


async def test_facts_are_given_one_at_a_time_each_in_its_way(tmp_path: Path) -> None:
    """Typed, ticked by digit, a figure with its unit, yes by its letter."""
    app = company(tmp_path)
    async with app.run_test() as pilot:
        await type_in(pilot, "Acme")
        await pilot.press("2", "enter")
        await type_in(pilot, "about 12 GPUs")
        await type_in(pilot, "4k a month")
        await pilot.press("y")
        assert asked(app) == "LAT-1"
        assert on_disk(tmp_path)["profile"] == {
            "company": "Acme", "serving": ["self_hosted"], "gpus": 12, "spend": 4000, "revenue": True,
        }  # fmt: skip


async def test_a_fact_may_stay_unknown_by_key_or_by_word(tmp_path: Path) -> None:
    app = company(tmp_path, company="Acme", serving=["self_hosted"])
    async with app.run_test() as pilot:
        await type_in(pilot, "unknown")
        await pilot.press("escape", "d")
        await pilot.press("d")
        assert asked(app) == "LAT-1"
        profile = on_disk(tmp_path)["profile"]
        assert (profile["gpus"], profile["spend"], profile["revenue"]) == ("", "", "")


async def test_a_figure_outside_the_usual_is_asked_about_once_and_then_taken(tmp_path: Path) -> None:
    app = company(tmp_path, company="Acme", serving=["self_hosted"])
    async with app.run_test() as pilot:
        await type_in(pilot, "5000")
        assert "5,000 is outside the usual" in asked(app)
        assert "gpus" not in on_disk(tmp_path)["profile"]
        await pilot.press("enter")
        assert "gpus" not in on_disk(tmp_path)["profile"]  # Enter alone gives nothing here either
        await pilot.press("y")
        assert on_disk(tmp_path)["profile"]["gpus"] == 5000


async def test_a_reply_that_is_not_understood_is_asked_again_in_words(tmp_path: Path) -> None:
    app = company(tmp_path, company="Acme", serving=["self_hosted"])
    async with app.run_test() as pilot:
        await type_in(pilot, "10 to 20")
        assert said(app) == "! That is a range; give one figure, the middle will do."
        assert asked(app) == "How many GPUs do you pay for?"


async def test_a_digit_answers_at_once_and_moves_on(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("3")
        assert asked(app) == "LAT-2"
        assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 3
        await pilot.press("0")
        assert on_disk(tmp_path)["answers"]["LAT-2"]["value"] == 0


async def test_enter_on_a_fresh_question_gives_nothing(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "enter")
        assert asked(app) == "LAT-1"
        assert on_disk(tmp_path)["answers"] == {}
        assert "enter" not in keys(app)


async def test_arrows_and_enter_answer_too(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        assert "enter give" in keys(app)
        await pilot.press("enter")
        assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 1


async def test_a_click_on_a_level_answers_too(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#choices", offset=(8, 2))
        assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 2


async def test_several_choices_can_be_ticked_and_given_by_the_mouse_alone(tmp_path: Path) -> None:
    app = company(tmp_path, company="Acme")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#choices", offset=(8, 1))
        await pilot.click("#keys", offset=(1 + keys(app).index("enter give"), 0))
        assert on_disk(tmp_path)["profile"]["serving"] == ["self_hosted"]


async def test_enter_is_deaf_for_a_moment_when_the_caret_stands_on_an_old_answer(tmp_path: Path) -> None:
    """A held Enter must not run through what was answered; any other key ends the moment."""
    app = company(tmp_path, {"LAT-1": tiny.level(2)}, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("b", "enter")
        assert asked(app) == "LAT-1"
        await pilot.press("down", "up", "enter")
        assert asked(app) == "LAT-2"


async def test_dont_know_skip_and_not_applicable_have_keys(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("d", "s", "x")
        await type_in(pilot, "", "#reason")
        assert said(app) == "! It needs a reason, such as: batch only."
        await type_in(pilot, "batch only", "#reason")
        answers = on_disk(tmp_path)["answers"]
        assert [answers[id]["value"] for id in ("LAT-1", "LAT-2", "LAT-3")] == ["dk", "skipped", "na"]
        assert answers["LAT-3"]["reason"] == "batch only"


async def test_escape_leaves_a_form_without_changing_anything(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("x", "escape", "g", "escape")
        assert (asked(app), on_disk(tmp_path)["answers"]) == ("LAT-1", {})
        await pilot.press("2")
        assert asked(app) == "LAT-2"


async def test_back_and_undo_lead_to_the_answer_before(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("3", "1", "b")
        assert asked(app) == "LAT-2"
        await pilot.press("u", "u")
        assert asked(app) == "LAT-1"
        assert on_disk(tmp_path)["answers"] == {}


async def test_a_note_of_several_lines_is_kept_by_escape(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("n")
        app.screen.query_one(NoteField).text = "Grafana,\nsince May\x1b]52;c;AAAA\x07"
        await pilot.press("escape")
        assert on_disk(tmp_path)["answers"]["LAT-1"]["note"] == "Grafana,\nsince May]52;c;AAAA"
        await pilot.press("3")
        assert on_disk(tmp_path)["answers"]["LAT-1"]["value"] == 3


@pytest.mark.parametrize(("key", "field", "cleaned"), [("x", "#reason", "a]52;c;AA c"), ("n", "#note", "a]52;c;AA\nc")])
async def test_what_is_pasted_is_clean_before_it_is_shown(tmp_path: Path, key: str, field: str, cleaned: str) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press(key)
        app.post_message(events.Paste("a\x1b]52;c;AA\x07\r\n\u202ec\x9b"))
        await pilot.pause()
        widget = app.screen.query_one(field)
        assert (widget.text if isinstance(widget, NoteField) else getattr(widget, "value", "")) == cleaned


async def test_measured_asks_for_the_artefact(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("g", "4")
        for part, text in (("name", "grafana.png"), ("date", "2026-11-12"), ("figure", "p95 410 ms")):
            await type_in(pilot, text, f"#artefact-{part}")
        await pilot.press("3")
        answer = on_disk(tmp_path)["answers"]["LAT-1"]
        assert (answer["value"], answer["grade"]) == (3, "measured")
        assert answer["artefact"] == {"name": "grafana.png", "date": "2026-11-12", "figure": "p95 410 ms"}


async def test_explain_opens_in_place_and_closes(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert "Why LAT-1" in shown(app, Words)
        await pilot.press("e")
        assert "Why LAT-1" not in shown(app, Words)


async def test_progress_and_scores_move_with_each_answer(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Inference latency 1/3 · 0 of 6 · about 10 min left" in shown(app, Headline)
        await pilot.press("3", "3")
        assert "Inference latency 3/3 · 2 of 6 · about 8 min left" in shown(app, Headline)
        rail = shown(app, AreaRail)
        assert "2/3" in rail and " 3.0" in rail
        assert "│" in rail


async def test_the_areas_stand_beside_the_conversation_only_where_there_is_room(tmp_path: Path) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.screen.query_one(AreaRail).display
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert app.screen.query_one(AreaRail).display


async def test_a_save_that_fails_is_said_and_the_answer_is_not_taken(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    app = company(folder, **KNOWN)
    async with app.run_test() as pilot:
        shutil.rmtree(folder)
        await pilot.press("3")
        assert asked(app) == "LAT-1"
        assert said(app).startswith("! Not saved, so not taken. ")
        assert "could not save it: there is no such file" in said(app)


async def test_at_most_twenty_four_turns_are_shown(tmp_path: Path) -> None:
    """Forty questions answered are eighty turns; a long conversation stays as quick as a short one."""
    forty = [tiny.question(f"LAT-{n}") for n in range(1, 42)]
    content = str(tiny.folder(tmp_path / "long", tiny.area("latency", *forty)))
    opened = open_path(tmp_path / "long.assessment.json", content, NOW)
    for n in range(1, 41):
        opened.session = sessions.give_level(opened.session, n % 5, NOW)
    app = AssessorApp(opened, folder=tmp_path, clock=lambda: NOW)
    async with app.run_test() as pilot:
        assert asked(app) == "LAT-41"
        await pilot.pause()  # the earlier ones follow the first picture
        assert len(app.screen.query_one(Transcript).turns) == 24
        await pilot.press("b")
        assert asked(app) == "LAT-40"
        assert len(app.screen.query_one(Transcript).turns) == 24


async def test_the_end_offers_what_is_left(tmp_path: Path) -> None:
    ids = ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2")
    app = company(tmp_path, {id: tiny.level(2) for id in ids}, **KNOWN)
    async with app.run_test() as pilot:
        await pilot.press("s")
        assert asked(app) == "What next?"
        assert "s skipped ones" in keys(app)
        await pilot.press("s")
        assert asked(app) == "COST-1"
        await pilot.press("1")
        assert asked(app) == "What next?"
        assert "skipped" not in keys(app)


@pytest.mark.parametrize(("size", "there"), [((60, 20), "0-4 answer"), ((120, 40), "/ command")])
async def test_the_footer_keeps_help_and_quit_however_narrow_it_is(
    tmp_path: Path, size: tuple[int, int], there: str
) -> None:
    app = company(tmp_path, **KNOWN)
    async with app.run_test(size=size):
        rows = app.screen.query_one("#keys").rows(size[0] - 2)  # type: ignore[attr-defined]
        assert there in rows[0].plain
        assert rows[0].plain.endswith("q quit") and "? help" in rows[0].plain
        assert rows[0].cell_length <= size[0] - 2


async def test_a_name_of_wide_letters_leaves_the_progress_whole(tmp_path: Path) -> None:
    app = company(tmp_path, **{**KNOWN, "company": "\u682a\u5f0f\u4f1a\u793e\U0001f642" * 20})
    async with app.run_test():
        row = Content(app.screen.query_one(Headline).rows(80)[0].plain)
        assert row.cell_length == 80
        assert row.plain.endswith("Inference latency 1/3 \u00b7 0 of 6 \u00b7 about 10 min left")
