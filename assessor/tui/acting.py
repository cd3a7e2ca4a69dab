"""A screen whose keys, footer and palette come from the one page of actions."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from assessor.interview.actions import ACTIONS, BY_ID, Place, key_words, keys_at, working, works
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from assessor.tui.app import AssessorApp

_KEYS = {"?": "question_mark", "/": "slash", ">": "greater_than_sign", "<": "less_than_sign"}


def bindings(*places: Place) -> list[BindingType]:
    """The keys of everything that works at `places`, but what lists and fields act on themselves."""
    made: dict[tuple[str, str], BindingType] = {}
    for place in places:
        for action in ACTIONS:
            if place in action.where and not action.in_list and action.id != "palette":
                for key in keys_at(action, place):
                    if key != "ctrl+q":  # the app's own, so that it works even under a dialog
                        name = _KEYS.get(key, key)
                        made[name, action.id] = Binding(name, f"do('{action.id}')", action.title, show=False)
    return list(made.values())


PAGING = [
    Binding("up", "page(-0.1)", show=False),
    Binding("down", "page(0.1)", show=False),
    Binding("pageup", "page(-0.9)", show=False),
    Binding("pagedown,space", "page(0.9)", show=False),
    Binding("home", "page(-1000)", show=False),
    Binding("end", "page(1000)", show=False),
]
"""The keys of a page that is only read."""


class ActingScreen(Screen[None]):
    """A screen that does the actions of its place: `do_<id>` for each of them."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    AUTO_FOCUS = None

    def __init_subclass__(cls) -> None:
        cls.BINDINGS = [*bindings(*cls.PLACES), *cls.__dict__.get("BINDINGS", [])]
        super().__init_subclass__()

    @property
    def face(self) -> "AssessorApp":
        """The app, as what it is."""
        return cast("AssessorApp", self.app)

    @property
    def place(self) -> Place:
        """Where the person is now."""
        return self.PLACES[0]

    def unavailable(self) -> Collection[str]:
        """The actions that have nothing to act on now."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what works now is done."""
        if action != "do":
            return True
        return works(str(parameters[0]), self.place, self.unavailable())

    async def action_do(self, id: str) -> None:
        """Do the action called `id`."""
        result = getattr(self, f"do_{id}")()
        if result is not None:
            await result

    @on(KeyBar.Pressed)
    async def _pressed(self, event: KeyBar.Pressed) -> None:
        event.stop()
        if event.action == "palette":
            self.app.action_command_palette()
        elif event.action == "give":
            await self._enter()
        elif not BY_ID[event.action].in_list:
            await self.action_do(event.action)

    async def _enter(self) -> None:
        """What Enter would do where the focus is: for the mouse."""
        if isinstance(self.focused, Choices):
            self.focused.give()
        elif isinstance(self.focused, Input):
            await self.focused.action_submit()

    def show_keys(self) -> None:
        """Bring the footer up to date."""
        self.query_one(KeyBar).tell(self.place, working(self.place, self.unavailable()))

    def commands(self) -> Iterable[SystemCommand]:
        """What the palette offers here."""
        for action in working(self.place, self.unavailable()):
            if action.palette:
                key = key_words(action, self.place)
                title = action.title[:1].upper() + action.title[1:]
                yield SystemCommand(
                    title,
                    f"{action.help}{f'  [{key}]' if key else ''}",
                    lambda id=action.id: self.run_worker(self.action_do(id)),
                )

    def do_help(self) -> None:
        """Show every key."""
        self.face.show_help(self.place)

    def do_theme(self) -> None:
        """The next theme."""
        self.face.next_theme()

    def do_dark(self) -> None:
        """Light letters on dark."""
        self.face.wear("dark")

    def do_light(self) -> None:
        """Dark letters on light."""
        self.face.wear("light")

    def do_contrast(self) -> None:
        """High contrast."""
        self.face.wear("contrast")

    def do_ansi(self) -> None:
        """The terminal's own colours."""
        self.face.wear("ansi")

    def do_motion(self) -> None:
        """Less motion, or as much as before."""
        self.face.change_motion()

    def do_quit(self) -> None:
        """Leave."""
        self.face.leave()
