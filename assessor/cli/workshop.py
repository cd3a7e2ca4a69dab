"""`assessor workshop`: the facilitator's screen and the voting page beside it, put together here."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessor.cli.options import FILE, QUESTIONNAIRE
from assessor.errors import FileError

if TYPE_CHECKING:
    from assessor.opening.meeting import OpenMeeting
    from assessor.tui.workshop.app import Page

HERE_ONLY = "Only this computer reaches the page. Let phones in with --host 0.0.0.0, in a network you trust."


@click.command()
@FILE
@click.option("--minutes", default=90, show_default=True, type=click.IntRange(1, 1440), help="How long the room has.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="0.0.0.0 lets phones in.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="The page's port; 0 takes a free one.")
@click.option("--no-page", is_flag=True, help="Without the voting page: votes from keyboard, paper or a table.")
@QUESTIONNAIRE
def workshop(
    file: Path,
    minutes: int,
    host: str,
    port: int,
    no_page: bool,
    questionnaire: str | None,
) -> int:
    """Hold a workshop over FILE: blind votes, a shared reveal, an agreed answer.

    The votes lie beside it in NAME.votes.json, readable by you alone. Run it again to go on another day.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        do = "Votes can come without one: assessor votes FILE --import CSV, or assessor merge FILE OTHER..."
        raise FileError("a workshop needs a terminal", where=str(file), do=do)
    from assessor.tui.workshop.app import run

    return run(file, questionnaire, minutes, None if no_page else _page(host, port))


def _page(host: str, port: int) -> "Callable[[OpenMeeting], Page]":
    """What opens the voting page of a meeting. `FileError`: the extra is missing, or the port is taken."""

    def opened(meeting: "OpenMeeting") -> "Page":
        from assessor.opening.meeting import Door
        from assessor.tui.workshop.app import Page

        try:
            from assessor.workshop import qr, security, server
        except ModuleNotFoundError as error:
            do = "Install it: pip install 'assessor[workshop]'. Or go on without phones: --no-page."
            raise FileError(f"the voting page needs {error.name}, which is not installed", do=do) from error
        if not meeting.meeting.code:
            meeting.replaced(meeting.meeting.model_copy(update={"code": security.new_code()}))
        try:
            at = server.listen(host, port)
        except OSError as error:
            do = "Choose another --port or --host, or --no-page."
            raise FileError(
                f"the page cannot listen there ({error.strerror})", where=f"{host}:{port}", do=do
            ) from error
        taken, code = at.getsockname()[1], meeting.meeting.code
        address = f"http://{server.reachable(host)}:{taken}"
        here_only = server.loopback(host)
        door = Door(
            address, code, () if here_only else qr.rows(f"{address}/?code={code}"), HERE_ONLY if here_only else ""
        )
        first = [at]

        async def serve() -> None:
            await server.serve(meeting, first.pop() if first else server.listen(host, taken))

        return Page(door, serve)

    return opened
