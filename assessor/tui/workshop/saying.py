"""What the facilitator types in a workshop: consent, remarks, notes, actions, votes from paper. One line at a time.

Each step that is taken is on disk before the next key; what goes wrong is said, and nothing has happened then.
"""

from collections.abc import Callable

from textual import on

from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.opening.meeting import OpenMeeting
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.workshop.entry import Entry
from assessor.votes.model import Consent, FacilitatorStep, Noted, Parked, Promised
from assessor.votes.paper import NotRead, read_line

Then = Callable[[str], str]
"""Takes what was typed; returns what is wrong with it, or nothing."""


class SayingScreen(ActingScreen):
    """A screen over a meeting with a line to type in; `changed` shows where a step leads."""

    PLACES = (Place.WORKSHOP, Place.SAYING)

    def __init__(self, meeting: OpenMeeting) -> None:
        super().__init__()
        self.meeting = meeting

    def changed(self) -> None:
        """The meeting is somewhere else."""
        raise NotImplementedError

    @property
    def place(self) -> Place:
        """Where the screen's own keys act, or typing a line."""
        return Place.SAYING if self.is_mounted and self.query_one(Entry).open else self.PLACES[0]

    def take(self, step: FacilitatorStep) -> None:
        """Take a step and show where it leads; what goes wrong is said, and nothing has happened then."""
        try:
            self.meeting.take(step)
        except AssessorError as error:
            self._say(f"! {error.line()}")
            return
        self._say("")
        self.changed()

    def _say(self, words: str) -> None:
        self.query_one(ReportLine).tell(words)

    def _ask(self, title: str, then: Then, placeholder: str = "", text: str = "") -> None:
        self.query_one(Entry).ask(title, then, placeholder, text)
        self.show_keys()

    def do_consent(self) -> None:
        """Two questions to the room, then they are written down."""

        def report(text: str) -> str:
            if (said := _yes(text)) is None:
                return "Type yes or no."

            def small(text: str) -> str:
                if (also := _yes(text)) is None:
                    return "Type yes or no."
                self.take(Consent(report=said, small_groups=also))
                return ""

            self._ask("May groups of one or two people be shown apart? Everybody can then tell who voted what.", small)
            return ""

        self._ask("May the report show how the votes were spread: sums and medians, no single vote?", report)

    def do_park(self) -> None:
        """Into the parking lot."""
        self._write_down("For the parking lot", lambda text: Parked(text=text, question=self.meeting.stage.question))

    def do_private_note(self) -> None:
        """For the facilitator alone."""
        self._write_down(
            "Your note; it is never printed", lambda text: Noted(text=text, question=self.meeting.stage.question)
        )

    def _write_down(self, title: str, step: Callable[[str], FacilitatorStep]) -> None:
        def then(text: str) -> str:
            if text.strip():
                self.take(step(text))
            return ""

        self._ask(title, then)

    def do_promise(self) -> None:
        """What, who, by when: in one line with commas at the end, or asked one after the other."""

        def what(do: str) -> str:
            if not do.strip():
                return "Say what will be done."

            def who(owner: str) -> str:
                def when(by: str) -> str:
                    self.take(Promised(do=do, owner=owner, by=by))
                    return ""

                self._ask("By when?", when)
                return ""

            self._ask("Who takes it on?", who)
            return ""

        self._ask("What will be done?", what)

    def do_by_hand(self) -> None:
        """Votes from paper."""
        stage = self.meeting.stage

        def then(text: str) -> str:
            if stage.question is None:
                return ""
            try:
                self.meeting.replaced(
                    read_line(text, self.meeting.meeting, stage.question, stage.round, self.face.clock())
                )
            except NotRead as error:
                return str(error)
            except AssessorError as error:
                return error.line()
            return ""

        self._ask("Votes from paper: a word for the person, then the level or dk", then, "ana 3, cto 1, sam dk")

    @on(Field.Submitted, "#entry")
    def _given(self, event: Field.Submitted) -> None:
        event.stop()
        self.query_one(Entry).give()

    @on(Entry.Closed)
    def _entry_closed(self) -> None:
        self.set_focus(None)
        self.show_keys()

    def do_drop(self) -> None:
        """Nothing is written down."""
        self.query_one(Entry).close()


def _yes(text: str) -> bool | None:
    """Yes or no, or None."""
    said = text.strip().lower()
    return True if said in ("y", "yes") else False if said in ("n", "no") else None
