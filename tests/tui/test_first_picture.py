"""The first picture of the conversation: the question in view at once, the turns above it and the areas right after."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from assessor.interview import session as sessions
from assessor.interview.turns import Turn
from assessor.opening.opened import open_path
from assessor.tui.app import AssessorApp
from assessor.tui.themes import DARK
from assessor.tui.widgets.areas import AreaRail
from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.talk import Talk
from assessor.tui.widgets.transcript import Transcript
from assessor.tui.widgets.turn import TurnView
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


def said(*texts: str) -> list[Turn]:
    return [Turn("asked", text) for text in texts]


def views(app: App[None]) -> list[TurnView]:
    return list(app.query(TurnView))


async def test_earlier_turns_go_above_those_that_are_there_already() -> None:
    app = Told()
    async with app.run_test():
        transcript = app.query_one(Transcript)
        await transcript.tell(said("c", "d"))
        kept = views(app)
        await transcript.tell(said("a", "b", "c", "d"))
        assert [view.turn.text for view in views(app)] == ["a", "b", "c", "d"]
        assert views(app)[2:] == kept
        await transcript.tell(said("a", "b", "c", "e"))
        assert [view.turn.text for view in views(app)] == ["a", "b", "c", "e"]
        await transcript.tell(said("b", "c", "e", "f"))
        assert [view.turn.text for view in views(app)] == ["b", "c", "e", "f"]


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
        talk, asking = app.screen.query_one(Talk), app.screen.query_one(Asking)
        assert asking.region.bottom == talk.region.bottom
        assert not talk.more_below
        assert app.screen.query_one(AreaRail).display is (size[0] >= 100)
        await pilot.press("pageup")
        assert talk.more_below
        await pilot.press("2")
        await pilot.pause()
        assert not talk.more_below
