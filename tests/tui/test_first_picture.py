"""The first picture of the conversation: the question in view at once, the turns above it and the areas right after."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from assessor.interview import session as sessions
from assessor.interview.flow import Step
from assessor.interview.turns import Turn
from assessor.opening.opened import open_path
from assessor.tui.app import AssessorApp
from assessor.tui.themes import DARK
from assessor.tui.widgets.areas import AreaRail
from assessor.tui.widgets.talk import Talk
from assessor.tui.widgets.transcript import Transcript
from tests import tiny
from tests.interview.sample import NOW


class Told(App[None]):
    """A transcript and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield Transcript()


def rows(app: App[None]) -> list[str]:
    """What is painted, without what is empty."""
    transcript = app.query_one(Transcript)
    lines = (transcript.render_line(y).text.strip() for y in range(transcript.size.height))
    return [line for line in lines if line]


def said(*texts: str) -> list[Turn]:
    return [Turn("asked", text) for text in texts]


async def test_the_turns_shown_are_those_told_last() -> None:
    app = Told()
    async with app.run_test() as pilot:
        transcript = app.query_one(Transcript)
        for texts in ("cd", "abcd", "abce", "bcef"):
            transcript.tell(said(*texts))
            await pilot.pause()
            assert rows(app) == list(texts)


async def test_a_turn_that_was_clicked_is_returned_to_and_an_empty_row_is_not() -> None:
    """Every turn has an empty row above it."""
    chosen: list[Step] = []

    class Clicked(Told):
        def on_transcript_chosen(self, event: Transcript.Chosen) -> None:
            chosen.append(event.step)

    steps = [Step("question", f"LAT-{n}", "latency") for n in (1, 2)]
    app = Clicked()
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Transcript).tell(
            [
                Turn("greeting", "hello"),
                *(Turn("asked", f"What about {step.id}, in words " * 3, step=step) for step in steps),
            ]
        )
        await pilot.pause()
        await pilot.click(Transcript, offset=(3, 1))  # the greeting belongs to no question
        await pilot.click(Transcript, offset=(3, 8))  # the last row of the second one
        assert chosen == [steps[1]]


async def test_what_is_selected_in_the_transcript_can_be_copied() -> None:
    app = Told()
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Transcript).tell(said("first", "second", "third"))
        await pilot.pause()
        await pilot.mouse_down(Transcript, offset=(1, 3))
        await pilot.hover(Transcript, offset=(7, 5))
        await pilot.mouse_up(Transcript, offset=(7, 5))
        assert app.screen.get_selected_text() == "second\n\nthird"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_question_is_in_view_whatever_was_said_before(tmp_path: Path, size: tuple[int, int]) -> None:
    """Its end where it fits; and the areas are drawn for the size of the terminal."""
    forty = [tiny.question(f"LAT-{n}") for n in range(1, 42)]
    content = str(tiny.folder(tmp_path / "long", tiny.area("latency", *forty)))
    opened = open_path(tmp_path / "long.assessment.json", content, NOW)
    for n in range(1, 41):
        opened.session = sessions.give_level(opened.session, n % 5, NOW)
    app = AssessorApp(opened, folder=tmp_path, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        talk = app.screen.query_one(Talk)
        assert talk.scroll_offset.y + talk.size.height == talk.virtual_size.height
        assert not talk.more_below
        assert app.screen.query_one(AreaRail).display is (size[0] >= 100)
        await pilot.press("pageup")
        assert talk.more_below
        await pilot.press("2")
        await pilot.pause()
        assert not talk.more_below
