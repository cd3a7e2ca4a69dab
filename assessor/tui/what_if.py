"""What if: other answers, figures and hires, with scores, money and plan beside the real ones. Leaving forgets it all.

Nothing is decided here and nothing is saved: what can be tried is interview/trying.py's, what follows from it is
plan/what_if.py's.
It is worked out in a thread, one at a time; the last thing tried wins.
"""

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.worker import get_current_worker

from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.interview.parse import NotUnderstood
from assessor.interview.results.state import Results
from assessor.interview.trying import at_level, comparison, moved, stands, typed
from assessor.plan.what_if import Outcome, Tried, what_if
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.trying import Comparison, TryList

ABOUT = "nothing here is saved"


class WhatIfScreen(ActingScreen):
    """What can be tried, and what follows."""

    class Known(Message):
        """What follows from `tried`, or why it cannot be worked out."""

        def __init__(self, tried: Tried, outcome: Outcome | str) -> None:
            super().__init__()
            self.tried, self.outcome = tried, outcome

    CSS_PATH = "what_if.tcss"
    PLACES = (Place.WHAT_IF, Place.TRYING)
    BINDINGS = [
        Binding("up,k", "caret(-1)", show=False),
        Binding("down,j", "caret(1)", show=False),
        Binding("pageup", "caret(-8)", show=False),
        Binding("pagedown", "caret(8)", show=False),
        Binding("home", "caret(-1000)", show=False),
        Binding("end", "caret(1000)", show=False),
        Binding("left,minus", "change(-1)", show=False),
        Binding("right,plus", "change(1)", show=False),
        *(Binding(str(level), f"level({level})", show=False) for level in range(5)),
    ]

    def __init__(self, results: Results) -> None:
        super().__init__()
        self._results = results
        self._tried, self._working = Tried(), False
        self._real: Outcome | None = None

    def compose(self) -> ComposeResult:
        """What follows, what can be tried, keys."""
        yield Headline()
        with Vertical(id="what"):
            with VerticalScroll(id="follows", can_focus=False):
                yield Comparison()
            with VerticalScroll(id="tries", can_focus=False):
                yield TryList(self._results)
        field = Field(id="figure")
        field.disabled = True  # until a figure is typed
        yield field
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with what is real."""
        self.query_one(Headline).tell("What if", ABOUT)
        self._work_out()
        self.show_keys()

    @property
    def _list(self) -> TryList:
        return self.query_one(TryList)

    @property
    def place(self) -> Place:
        """Among the lines, or typing a figure."""
        return Place.TRYING if self.is_mounted and self.focused is self.query_one(Field) else Place.WHAT_IF

    def unavailable(self) -> Collection[str]:
        """A level is for answers, typing for figures, and reset needs something tried."""
        entry = self._list.entry if self.is_mounted else None
        nothing = {"page"}
        if entry is None or entry.kind != "question":
            nothing.add("try_level")
        if entry is None or entry.kind != "fact":
            nothing.add("type_figure")
        if self._tried == Tried():
            nothing.add("reset")
        return nothing

    # --- What follows ----------------------------------------------------------------------------------------------

    def _try(self, tried: Tried) -> None:
        """Show `tried` at once, and work out what follows."""
        if tried == self._tried:
            return
        self._tried = tried
        self._list.tell(tried)
        self.show_keys()
        self._work_out()

    def _work_out(self) -> None:
        if self._working:
            return  # what is tried now is worked out as soon as that has ended
        self._working = True
        tried, known = self._tried, self._results

        def work() -> None:
            outcome: Outcome | str
            try:
                outcome = what_if(known.questionnaire, known.profile, known.answers, tried)
            except AssessorError as error:
                outcome = error.line()
            if not get_current_worker().is_cancelled:
                self.post_message(self.Known(tried, outcome))

        self.run_worker(work, name="what if", thread=True, exit_on_error=False)

    def on_what_if_screen_known(self, event: Known) -> None:
        """Show what follows; go on with what was tried in the meantime."""
        self._working = False
        outcome = event.outcome
        if isinstance(outcome, str):
            self.query_one(Comparison).tell((), [outcome])
        else:
            self._real = self._real or outcome
            rows = comparison(self._real, outcome, self._results)
            self.query_one(Comparison).tell(rows, outcome.refused)
        if event.tried != self._tried:
            self._work_out()

    # --- Keys ------------------------------------------------------------------------------------------------------

    def action_caret(self, by: int) -> None:
        """Move the caret."""
        if self.place is Place.WHAT_IF:
            self._list.move(by)

    def action_change(self, by: int) -> None:
        """Lower or raise what the caret is on."""
        entry = self._list.entry
        if entry is not None and self.place is Place.WHAT_IF:
            self._try(moved(entry, by, self._tried, self._results))

    def action_level(self, level: int) -> None:
        """Try a level of an answer."""
        entry = self._list.entry
        if entry is not None and self.place is Place.WHAT_IF:
            self._try(at_level(entry, level, self._tried, self._results))

    @on(TryList.Moved)
    def _caret_in_view(self) -> None:
        tries, row = self.query_one("#tries", VerticalScroll), self._list.row
        top, height = tries.scroll_offset.y, tries.size.height
        if row - 1 < top:
            tries.scroll_to(y=max(0, row - 1), animate=False, immediate=True)
        elif row + 1 >= top + height:
            tries.scroll_to(y=row + 2 - height, animate=False, immediate=True)
        self.show_keys()

    def do_type_figure(self) -> None:
        """Type the figure of the line with the caret."""
        entry = self._list.entry
        if entry is None or entry.kind != "fact":
            return
        field = self.query_one(Field)
        field.border_title = entry.title
        now, _ = stands(entry, self._tried, self._results)
        field.value = "" if now == "not known" else now.split(" ")[0]
        self.add_class("-typing")
        field.disabled = False
        field.focus()
        field.select_all()
        self.show_keys()

    @on(Field.Submitted, "#figure")
    def _given(self, event: Field.Submitted) -> None:
        event.stop()
        entry = self._list.entry
        if entry is None:
            return
        try:
            tried = typed(entry, event.value, self._tried, self._results)
        except NotUnderstood as error:
            self.query_one(ReportLine).tell(f"! {error}")
            return
        self.do_cancel()
        self._try(tried)

    def do_cancel(self) -> None:
        """Back to the lines."""
        self.remove_class("-typing")
        self.query_one(Field).disabled = True
        self.query_one(ReportLine).tell("")
        self.set_focus(None)
        self.show_keys()

    def do_reset(self) -> None:
        """Nothing tried."""
        self._try(Tried())

    def do_leave(self) -> None:
        """Back to the real results."""
        self.dismiss()
