"""The peer: a bare Textual app with the widgets of the interview and nothing behind them.

A transcript of Statics in a scroll, a question with five levels, a headline, a key bar, and the eight areas beside it.
A digit adds a bubble to the transcript and shows the next question, as the interview does.
"""

import sys

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Key
from textual.widgets import Static

LEVELS = [f"{n}  What this level looks like, in about as many words as an anchor of the real one has" for n in range(5)]


class Bare(App[None]):
    """`python -m tests.bench.bare N` shows the question after N earlier turns."""

    CSS = """
    #rail { width: 36; }
    Static { height: auto; }
    #headline, #keys { height: 1; }
    """

    def __init__(self, turns: int) -> None:
        super().__init__()
        self.turns = turns

    def compose(self) -> ComposeResult:
        """The same shape as the interview."""
        yield Static("Company", id="headline")
        with Horizontal():
            with VerticalScroll(id="transcript"):
                for n in range(self.turns):
                    yield Static(f"Q-{n}  What was asked here?\n    {LEVELS[n % 5]}", markup=False)
                yield Static(f"Question {self.turns}: what is asked now?", id="ask", markup=False)
                for level in LEVELS:
                    yield Static(level, markup=False)
            with Vertical(id="rail"):
                for n in range(8):
                    yield Static(f"Area {n}\n{'█' * n}", markup=False)
        yield Static("0-4 answer  d don't know  q quit", id="keys")

    def on_mount(self) -> None:
        """Start at the question."""
        self.query_one("#transcript", VerticalScroll).scroll_end(animate=False)

    @on(Key)
    def answered(self, event: Key) -> None:
        """A digit answers; q leaves."""
        if event.key == "q":
            self.exit()
        elif event.key in "01234":
            self.turns += 1
            ask = self.query_one("#ask", Static)
            scroll = self.query_one("#transcript", VerticalScroll)
            scroll.mount(Static(f"Q-{self.turns}  answered {event.key}", markup=False), before=ask)
            ask.update(f"Question {self.turns}: what is asked now?")
            scroll.scroll_end(animate=False)


if __name__ == "__main__":
    Bare(int(sys.argv[1])).run()
