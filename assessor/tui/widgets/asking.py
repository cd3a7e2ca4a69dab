"""What is being asked now: what came of the last reply, the words with their explanation, the field or the list.

One widget for every fact and question: its content is swapped, the screen stays. Hidden itself, so that its empty rows
are not drawn behind those of its parts.
"""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assessor.interview.prompt import Prompt
from assessor.text import one_line
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.wrapped import SIZED, Wrapped, hanging


class Words(Wrapped):
    """The question itself, what was answered before, its note, and the explanation when it is open."""

    DEFAULT_CSS = """
    Words { padding: 0 1 1 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="words")
        self._prompt = Prompt(way="one", label="", ask="")
        self._open = False

    def tell(self, prompt: Prompt, *, explained: bool) -> None:
        """Show `prompt`."""
        self._prompt, self._open = prompt, explained
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """The lines of the question."""
        prompt = self._prompt
        label = [Content.styled(prompt.label, "$accent")] if prompt.label else []
        rows = [*label, *hanging(Content(""), Content.styled(prompt.ask, "bold"), width)]
        if self._open:
            said = (("Why", prompt.why), ("Terms", prompt.explain), ("To show", prompt.evidence))
            for title, text in said:
                if text:
                    mark = Content.styled(f"{title:<9}", "$accent")
                    rows += [Content(""), *hanging(mark, Content(text), width)]
        for title, text in (("So far", prompt.so_far), ("Note", prompt.note)):
            if text:
                rows += hanging(Content.styled(f"{title}: ", "$quiet"), Content(one_line(text, 400)), width)
        return rows


class Asking(Vertical):
    """The prompt with its means of reply. Posts what Choices post, and `Typed` for a field."""

    DEFAULT_CSS = """
    Asking { height: auto; padding: 1 0; visibility: hidden; }
    Asking > * { visibility: visible; }
    Asking #hint { padding: 0 1; color: $quiet; height: auto; }
    Asking #said { padding: 0 1; margin-bottom: 1; height: auto; color: $accent; display: none; }
    Asking #field { margin: 0 1; }
    """

    virtual_size = SIZED

    class Typed(Message):
        """A reply was typed and given."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Hinted(Message):
        """The line below the list was clicked."""

    def __init__(self) -> None:
        super().__init__(id="asking")
        self.prompt = Prompt(way="one", label="", ask="")
        self.explained = False
        self._covered = False

    def compose(self) -> ComposeResult:
        """What came of a reply stands first: a long question begins at the top of the view and ends below it."""
        yield Static("", id="said", markup=False)
        yield Words()
        yield Field(id="field")
        yield Choices(id="choices")
        yield Static("", id="hint", markup=False)

    @property
    def field(self) -> Field:
        """Where a reply is typed."""
        return self.query_one("#field", Field)

    @property
    def choices(self) -> Choices:
        """Where a reply is picked."""
        return self.query_one("#choices", Choices)

    @property
    def typing(self) -> bool:
        """Whether letters go into the field now."""
        return self.screen.focused is self.field

    @property
    def idle(self) -> set[str]:
        """The list's own actions (interview/actions.py) that have nothing to act on now."""
        choices, keys = self.choices, {line.key for line in self.prompt.lines}
        if self._covered:
            return set()
        idle = {"pick"} if "y" in keys else {"yes_no"}
        if not any(key.isdigit() for key in keys):
            idle.add("pick")
        if self.prompt.way != "several":
            idle.add("tick")
        if self.prompt.way != "type" and choices.caret is None and not choices.ticked and not any(choices.counts):
            idle.add("give")
        return idle

    def ask(self, prompt: Prompt, said: str = "") -> None:
        """Ask `prompt`, with one line on what came of the last reply, and take the focus for the next one."""
        if (prompt.label, prompt.ask) != (self.prompt.label, self.prompt.ask):
            self.explained = False
        self.prompt = prompt
        self.query_one(Words).tell(prompt, explained=self.explained)
        self._show_parts()
        self.field.value = prompt.typed
        self.choices.offer(prompt)
        self.query_one("#hint", Static).update(prompt.hint)
        self.say(said)
        self.take_focus()

    def cover(self, covered: bool, *, words: bool = True) -> None:
        """Hide the means of reply while a form stands in their place, and the question too without `words`."""
        self._covered = covered
        self.query_one(Words).display = words
        self._show_parts()

    def _show_parts(self) -> None:
        """What this prompt has. Shown and hidden one by one: a class would have the styles of all parts worked out."""
        prompt, free = self.prompt, not self._covered
        self.field.display = free and prompt.way == "type"
        self.choices.display = free and bool(prompt.lines)
        self.query_one("#hint").display = free and bool(prompt.hint)

    def take_keys(self) -> None:
        """Out of the field: letters are keys now."""
        self.choices.display = True  # even without lines: something has to take the keys
        self.screen.set_focus(self.choices, scroll_visible=False)

    def take_focus(self) -> None:
        """Put the focus where the reply goes, at once: the next key may be waiting already."""
        self.screen.set_focus(self.field if self.prompt.way == "type" else self.choices, scroll_visible=False)

    def explain(self, *, always: bool = False) -> None:
        """Open or close the explanation; `always` opens it."""
        self.explained = always or not self.explained
        self.query_one(Words).tell(self.prompt, explained=self.explained)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """One line on what came of the last reply; `wrong` when it was not taken."""
        line = self.query_one("#said", Static)
        line.update(f"{'! ' if wrong else ''}{words}")
        line.display = bool(words)

    @on(Field.Submitted, "#field")
    def _typed(self, event: Field.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.post_message(self.Typed(event.value))
        else:
            self.say("Type it, or say unknown; esc, then d does the same.", wrong=True)

    @on(events.Click, "#hint")
    def _clicked(self) -> None:
        self.post_message(self.Hinted())

    @on(Field.Down)
    def _down(self, event: Field.Down) -> None:
        event.stop()
        if self.prompt.lines:
            self.choices.caret = 0
            self.choices.focus(scroll_visible=False)

    @on(Choices.Left)
    def _up(self, event: Choices.Left) -> None:
        event.stop()
        self.take_focus()
