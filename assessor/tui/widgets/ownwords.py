"""The field for an answer in one's own words, and what was understood. Loaded only when someone writes one."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from assessor.interview.prompt import Prompt
from assessor.interview.understanding import NONE, Reading
from assessor.text import one_line
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field


class OwnWords(Vertical):
    """Posts `Said` for a sentence, `Taken` for a yes to a meaning, `NoneOfThese` when nothing fits.

    When more words are asked for, they are added to those said before.
    """

    DEFAULT_CSS = """
    OwnWords { height: auto; }
    OwnWords Field { margin: 0 1; }
    OwnWords #heard { padding: 0 1; height: auto; color: $accent; display: none; }
    OwnWords #reading { display: none; }
    OwnWords.-heard #heard, OwnWords.-heard #reading { display: block; }
    OwnWords.-settled Field { display: none; }
    """

    class Said(Message):
        """A sentence was given, with those before it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Taken(Message):
        """The person said yes to a meaning."""

        def __init__(self, meaning: str) -> None:
            super().__init__()
            self.meaning = meaning

    class NoneOfThese(Message):
        """Nothing that was understood is meant."""

    def __init__(self) -> None:
        super().__init__(id="words-form")
        self.text = ""
        self._reading: Reading | None = None

    def compose(self) -> ComposeResult:
        """The field, what is said back, the lines to choose from."""
        yield Field(placeholder="such as: we read p95 on one dashboard", id="say")
        yield Static("", id="heard", markup=False)
        yield Choices(id="reading")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.field.border_title = "Say it in your own words"
        self.field.focus(scroll_visible=False)

    @property
    def field(self) -> Field:
        """Where the sentence is typed."""
        return self.query_one("#say", Field)

    @property
    def choosing(self) -> bool:
        """Whether keys choose among what was understood."""
        return self._reading is not None and self.query_one("#reading", Choices).has_focus

    @property
    def favourite(self) -> str:
        """What a yes takes; empty where there is none."""
        return self._reading.first if self._reading is not None else ""

    def answer(self, reading: Reading) -> None:
        """Show what was understood."""
        self._reading = reading
        self.query_one("#heard", Static).update(f'"{one_line(self.text, 300)}"\n{reading.says}')
        self.query_one("#reading", Choices).offer(Prompt(way="one", label="", ask="", lines=reading.lines))
        self.add_class("-heard")
        self.set_class(not reading.asks, "-settled")
        self.field.value = ""
        if reading.asks:
            self.field.border_title = "Say more; down goes to the list"
        (self.field if reading.asks else self.query_one("#reading", Choices)).focus(scroll_visible=False)

    @on(Field.Submitted)
    def _given(self, event: Field.Submitted) -> None:
        event.stop()
        said = one_line(event.value)
        if said:
            self.text = f"{self.text.rstrip('.')}. {said}" if self.text else said
            self.post_message(self.Said(self.text))

    @on(Field.Down)
    def _down(self, event: Field.Down) -> None:
        event.stop()
        if self._reading is not None:
            self.query_one("#reading", Choices).focus(scroll_visible=False)

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self.post_message(self.NoneOfThese() if event.value == NONE else self.Taken(event.value))
