"""The list of replies: one key picks a line at once; or caret and Enter; or the mouse. Ticks and counts where asked.

Nothing has the caret on a fresh prompt, so that Enter gives nothing. On a prompt that was answered before the caret
stands on that answer, and Enter is deaf for a moment unless another key came first: a held Enter answers nothing.
"""

from collections.abc import Sequence
from time import monotonic

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from assessor.interview.prompt import Line, Prompt
from assessor.tui.widgets.wrapped import Wrapped, hanging

GRACE = 0.4
"""Seconds for which Enter is deaf after a prompt appears, unless another key is pressed first."""
MOST_PEOPLE = 9999


class Choices(Wrapped, can_focus=True):
    """The lines of a prompt. Posts `Picked` with the value of a line, `Given` with all ticks, or `Counted`."""

    DEFAULT_CSS = """
    Choices { padding: 0 1; }
    Choices:focus { background-tint: $background 0%; }
    """

    caret: reactive[int | None] = reactive(None, layout=False)

    class Picked(Message):
        """One line was picked."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Given(Message):
        """The ticked lines were given."""

        def __init__(self, values: list[str]) -> None:
            super().__init__()
            self.values = values

    class Counted(Message):
        """The figure of every line was given."""

        def __init__(self, counts: dict[str, int]) -> None:
            super().__init__()
            self.counts = counts

    class Moved(Message):
        """The caret is on another line, which starts at `row` and has `height` rows."""

        def __init__(self, choices: "Choices", row: int, height: int) -> None:
            super().__init__()
            self.choices, self.row, self.height = choices, row, height

    class Left(Message):
        """The caret went up beyond the first line."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.prompt = Prompt(way="one", label="", ask="")
        self.ticked: set[str] = set()
        self.counts: list[int] = []
        self._typing_into: int | None = None
        self._deaf_until = 0.0

    @property
    def lines(self) -> Sequence[Line]:
        """What can be picked."""
        return self.prompt.lines

    def offer(self, prompt: Prompt) -> None:
        """Show the lines of `prompt`, with what stands so far."""
        self.prompt = prompt
        self.ticked = set(prompt.chosen)
        self.counts = list(prompt.counts)
        self._typing_into = None
        values = [line.value for line in prompt.lines]
        first = prompt.chosen[0] if prompt.chosen else None
        self.caret = values.index(first) if first in values and prompt.way == "one" else None
        self._deaf_until = monotonic() + GRACE
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """Every line with its caret, key and mark."""
        return [row for number in range(len(self.lines)) for row in self._line(number, width)]

    def _line(self, number: int, width: int) -> list[Content]:
        line = self.lines[number]
        active = number == self.caret and self.has_focus
        chosen = line.value in self.prompt.chosen
        caret = Content.styled("› " if active else "  ", "bold $accent")
        key = Content.styled(self._sign(number), "bold $accent" if active else "$primary")
        says = Content.styled(line.says, "bold" if active else "")
        if chosen and self.prompt.way == "one":
            says = says + Content.styled("  ‹ your answer", "$quiet")
        rows = hanging(caret + key, says, width)
        if active:
            rows = [row.pad_right(max(0, width - row.cell_length)).stylize_before("on $panel") for row in rows]
        return rows

    def _sign(self, number: int) -> str:
        line = self.lines[number]
        if self.prompt.way == "counts":
            return f"{self.counts[number]:>4}  "
        tick = f"[{'x' if line.value in self.ticked else ' '}] " if self.prompt.way == "several" else ""
        widest = max(len(other.key) for other in self.lines)
        return f"{line.key:>{widest}} {tick}" + ("" if tick else " ") if widest else f"- {tick}"

    def watch_caret(self) -> None:
        """Draw the caret on its line and bring that into view."""
        self.redrawn()
        if self.caret is not None and self.is_mounted:
            width = self.content_size.width or 1
            row = sum(len(self._line(number, width)) for number in range(self.caret))
            self.post_message(self.Moved(self, row, len(self._line(self.caret, width))))

    def on_focus(self) -> None:
        """The caret is drawn only with the focus."""
        self.redrawn()

    def on_blur(self) -> None:
        """The caret is drawn only with the focus."""
        self.redrawn()

    def on_key(self, event: events.Key) -> None:
        """Digits and letters of lines, arrows, Space and Enter; all other keys are the screen's."""
        acted = self._act_on(event.key, event.character or "")
        if acted:
            event.stop()
            event.prevent_default()
        if event.key != "enter":
            self._deaf_until = 0.0

    def _act_on(self, key: str, character: str) -> bool:
        if key in ("up", "down"):
            self._move(-1 if key == "up" else 1)
        elif key in ("home", "end") and self.lines:
            self.caret = 0 if key == "home" else len(self.lines) - 1
        elif key == "enter":
            self.give()
        elif key == "space" and self.caret is not None:
            self._pick(self.caret)
        elif self.prompt.way == "counts":
            return self._count(key, character)
        else:
            keys = [line.key for line in self.lines]
            if not character or character not in keys:
                return False
            self._pick(keys.index(character))
        return True

    def _move(self, by: int) -> None:
        if self.prompt.way == "type" and by < 0 and not self.caret:
            self._leave()
            return
        if not self.lines:
            return
        start = self.caret if self.caret is not None else (-1 if by > 0 else len(self.lines))
        self.caret = min(len(self.lines) - 1, max(0, start + by))
        self._typing_into = None

    def _pick(self, number: int) -> None:
        value = self.lines[number].value
        if self.prompt.way == "several":
            self.ticked ^= {value}
            self.caret = number
            self.redrawn()
        elif self.prompt.way != "counts":
            self.post_message(self.Picked(value))

    def give(self) -> None:
        """Give what is ticked, counted or under the caret."""
        if monotonic() < self._deaf_until:
            self._deaf_until = monotonic() + GRACE  # a held key stays unheard
        elif self.prompt.way == "several":
            if self.ticked:
                self.post_message(self.Given([line.value for line in self.lines if line.value in self.ticked]))
            elif self.caret is not None:
                self._pick(self.caret)
        elif self.prompt.way == "counts":
            if self.caret is not None or any(self.counts):
                values = [line.value for line in self.lines]
                self.post_message(self.Counted(dict(zip(values, self.counts, strict=True))))
        elif self.caret is not None:
            self._pick(self.caret)
        elif self.prompt.way == "type":
            self._leave()

    def _leave(self) -> None:
        """Up to the field."""
        self.caret = None
        self.post_message(self.Left())

    def _count(self, key: str, character: str) -> bool:
        """A figure for the line with the caret; + and - change it by one."""
        if self.caret is None:
            return False
        now = self.counts[self.caret]
        if character.isdigit() and character.isascii():
            now = int(character) if self._typing_into != self.caret else now * 10 + int(character)
            self._typing_into = self.caret
        elif key == "backspace":
            now //= 10
        elif character in ("+", "-"):
            now += 1 if character == "+" else -1
        else:
            return False
        self.counts[self.caret] = min(MOST_PEOPLE, max(0, now))
        self.redrawn()
        return True

    def on_click(self, event: events.Click) -> None:
        """Pick the line under the mouse."""
        event.stop()
        self._deaf_until = 0.0
        width = self.content_size.width or 1
        row = event.y
        for number in range(len(self.lines)):
            row -= len(self._line(number, width))
            if row < 0:
                self.focus()
                if self.prompt.way == "counts":
                    self.caret = number
                else:
                    self._pick(number)
                return
