"""Keys in the order in which they were typed, however fast: one is done with before the next is handed on.

Textual hands every key to whatever has the focus at once. What a list or a field makes of a key reaches the screen as a
message of its own, later; a key that the screen acts on itself would overtake it, and answer the wrong question. So
keys wait here while one is under way. It is done when a marker has followed it from the focus up to the app three
times: behind the key, behind the message that the key led to, and behind what a widget in between made of that.
"""

from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

PASSES = 3
LONGEST_WAIT = 0.5
"""Seconds after which the next key is handed on although a marker is missing: what had the focus is gone."""


class InOrder(App[None]):
    """An app whose keys and pastes are done one after the other."""

    class Passed(Message):
        """A marker that goes the way a key goes."""

        def __init__(self, key: int, left: int) -> None:
            super().__init__()
            self.key, self.left = key, left

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._under_way = 0
        self._count = 0
        self._overdue: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes wait for the one before them; all else goes on."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting.append(event)
            await self._hand_on()
        else:
            await super().on_event(event)

    async def on_in_order_passed(self, event: Passed) -> None:
        """The marker is back: send it once more, or hand on the next key."""
        event.stop()
        if event.key != self._under_way:
            return  # it was given up
        if event.left:
            (self.focused or self.screen).post_message(self.Passed(event.key, event.left - 1))
        else:
            await self._done(event.key)

    async def _done(self, key: int) -> None:
        if key == self._under_way:
            self._under_way = 0
            if self._overdue is not None:
                self._overdue.stop()
            await self._hand_on()

    async def _hand_on(self) -> None:
        if self._under_way or not self._waiting:
            return
        self._count += 1
        self._under_way = number = self._count
        self._overdue = self.set_timer(LONGEST_WAIT, lambda: self._done(number))
        target = self.focused or self.screen
        await super().on_event(self._waiting.popleft())
        target.post_message(self.Passed(number, PASSES - 1))
