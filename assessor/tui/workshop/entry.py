"""One line to type in: a remark, a note, a dissent, votes from paper. What is typed is for, its title says."""

from collections.abc import Callable

from textual.message import Message

from assessor.tui.widgets.fields import Field


class Entry(Field):
    """The field at the foot of the wall; hidden until something is to be typed."""

    DEFAULT_CSS = """
    Entry { display: none; margin: 0 1; }
    Entry.-open { display: block; }
    """

    class Closed(Message):
        """Nothing is typed any more."""

    def __init__(self) -> None:
        super().__init__(id="entry")
        self.disabled = True
        self._then: Callable[[str], str] = lambda text: ""

    @property
    def open(self) -> bool:
        """Whether something is being typed."""
        return self.has_class("-open")

    def ask(self, title: str, then: Callable[[str], str], placeholder: str = "", text: str = "") -> None:
        """Ask for a line; `then` takes it and returns what is wrong with it, or nothing."""
        self._then = then
        self.border_title, self.placeholder, self.value = title, placeholder, text
        self.border_subtitle = ""
        self.disabled = False
        self.add_class("-open")
        self.focus()

    def give(self) -> None:
        """Hand over what stands there; what is wrong with it is said below it."""
        asked = self._then
        wrong = asked(self.value)
        if wrong:
            self.border_subtitle = f"! {wrong}"
        elif self._then is asked:  # else one line has asked for the next
            self.close()

    def close(self) -> None:
        """Hide the field."""
        self.remove_class("-open")
        self.disabled = True
        self.value = ""
        self.post_message(self.Closed())
