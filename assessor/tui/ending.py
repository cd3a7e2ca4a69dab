"""How the app ends from outside: SIGTERM, SIGHUP, or a terminal that is gone without a signal.

Every answer is on disk before it is shown, so there is nothing to rescue: the terminal is restored where there still is
one, and the process ends with 128+n, whatever state the drawing is in. (With the terminal gone, Textual's writer thread
dies and its queue can hold the main thread for ever; hence the last resort.)
"""

import asyncio
import os
import select
import signal
import threading
from collections.abc import Callable
from types import FrameType

PATIENCE = 2.0
"""Seconds for an orderly end before the process is ended as it is."""


def listen(end: Callable[[int], None], terminal: int) -> None:
    """Call `end` with 128+n, when a signal comes or the terminal of this number hangs up."""
    loop = asyncio.get_running_loop()

    def ended(number: int, _: FrameType | None) -> None:
        last_resort = threading.Timer(PATIENCE, os._exit, (128 + number,))
        last_resort.daemon = True
        last_resort.start()
        loop.call_soon_threadsafe(end, 128 + number)

    # Not the loop's own handlers: those wait for the loop, which may be held by a write that never ends.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ended)
    threading.Thread(target=_watch, args=(terminal,), name="terminal-watch", daemon=True).start()


def _watch(terminal: int) -> None:
    """Wait until the terminal hangs up, then say so as the system would have."""
    poll = select.poll()
    poll.register(terminal, 0)  # a hang-up is reported without being asked for
    while not any(state & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, state in poll.poll()):
        pass
    os.kill(os.getpid(), signal.SIGHUP)
