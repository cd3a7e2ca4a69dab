"""The voting page's server: a handful of routes over one meeting, in the same event loop as the facilitator's screen.

A vote is answered when it is on disk. Nothing here leads the meeting: that is done in the terminal only. Whatever was
not asked for by one of our own pages is refused; whatever is wrong is said in one sentence, without anything inside.
"""

import asyncio
import ipaddress
import json
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs

import uvicorn
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessor.errors import AssessorError
from assessor.opening.meeting import OpenMeeting
from assessor.text import one_line
from assessor.votes.model import GROUPS, LONGEST_REASON, MOST_RESPONDENTS, Vote, Voter, next_voter
from assessor.workshop.security import HEADERS, Tries, digest, from_here, known_host, new_token, same_code
from assessor.workshop.view import MOST_RANKED, titles, turnout, view

PAGES = Path(__file__).with_name("pages")
LARGEST = 8_192
"""Bytes of a request's body: a vote with the longest reason has under two thousand."""
MOST_FIELDS = 12
COOKIE, CODE_COOKIE = "participant", "code"
STREAMS_EACH = 4
"""Open streams of one participant: a phone, a forgotten tab, and one that is just being replaced."""
STILL_HERE = 15.0
"""Seconds of silence after which a stream says that it is alive."""
TOGETHER = 0.1
"""Seconds in which changes are told together: a hundred people who vote at once are not a hundred pieces of news."""
CONNECTIONS = 4 * MOST_RESPONDENTS

LATE = "That round is over. Your vote was not counted; what was saved before stands."
NOT_SAVED = "Your vote could not be saved. Tell the facilitator, then try again."
WRONG_CODE = "That is not the code on the screen."
TOO_MANY = "Too many wrong codes. Wait a minute, then try again."


class Page:
    """The voting page of `meeting`, joined with the meeting's code; `seconds` and `machine` are for tests."""

    def __init__(
        self, meeting: OpenMeeting, seconds: Callable[[], float] = time.monotonic, machine: str | None = None
    ) -> None:
        self.meeting = meeting
        self.ending = asyncio.Event()
        self._seconds = seconds
        self._tries = Tries()
        self._streams: Counter[str] = Counter()
        self._templates = Environment(
            loader=FileSystemLoader(PAGES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        routes = [
            Route("/", self.show),
            Route("/join", self.join, methods=["POST"]),
            Route("/vote", self.vote, methods=["POST"]),
            Route("/rank", self.rank, methods=["POST"]),
            Route("/news", self.news),
            Route("/page.css", _file("page.css", "text/css")),
            Route("/page.js", _file("page.js", "text/javascript")),
        ]
        wrong = {404: self.refuse, 405: self.refuse, 500: self.fail, HTTPException: self.refuse}
        starlette = Starlette(routes=routes, exception_handlers=wrong)
        self.app: ASGIApp = Guard(starlette, machine if machine is not None else socket.gethostname())

    # --- Pages -----------------------------------------------------------------------------------------------------

    def shown(self, request: Request, said: str = "", status: int = 200) -> HTMLResponse:
        """The page for whoever asks, with `said` above it."""
        seen = view(self.meeting, self.voter(request))
        data = {**seen.data, "key": seen.key, "said": said, "code": request.cookies.get(CODE_COOKIE, "")[:12]}
        return HTMLResponse(self._templates.get_template(f"{seen.page}.html.j2").render(data), status)

    def voter(self, request: Request) -> Voter | None:
        """Who asks, by the cookie."""
        token = request.cookies.get(COOKIE, "")
        if not token:
            return None
        kept = digest(token)
        return next((v for v in self.meeting.meeting.voters.values() if v.token == kept), None)

    async def show(self, request: Request) -> Response:
        """The page; an address with the code in it, as in the QR code, keeps the code and loses it from the address."""
        if "code" not in request.query_params:
            return self.shown(request)
        response = RedirectResponse("/", 303)
        code = "".join(sign for sign in request.query_params["code"] if sign.isalnum())[:12]
        response.set_cookie(CODE_COOKIE, code, max_age=3600, httponly=True, samesite="lax")
        return response

    async def refuse(self, request: Request, error: Exception) -> Response:
        """What is not there, or not allowed."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return HTMLResponse(
            self._templates.get_template("gone.html.j2").render(company="", key="gone", said=""), status
        )

    async def fail(self, request: Request, error: Exception) -> Response:
        """A mistake of ours: nothing of it is told."""
        return HTMLResponse(self._templates.get_template("gone.html.j2").render(company="", key="gone", said=""), 500)

    # --- What people send ------------------------------------------------------------------------------------------

    async def join(self, request: Request) -> Response:
        """Come in with the code."""
        if self.voter(request) is not None:
            return RedirectResponse("/", 303)
        address = request.client.host if request.client else ""
        given = await form(request)
        if not self._tries.allowed(address, self._seconds()):
            return self.shown(request, TOO_MANY, 429)
        if not same_code(given.get("code", ""), self.meeting.meeting.code):
            self._tries.failed(address, self._seconds())
            return self.shown(request, WRONG_CODE, 403)
        group = given.get("group", "")
        if group not in GROUPS:
            return self.shown(request, "Choose one of the four.", 400)
        token = new_token()
        new = Voter.model_validate({"id": next_voter(self.meeting.meeting), "group": group, "token": digest(token)})
        try:
            await self.meeting.join(new)
        except ValueError as error:
            return self.shown(request, str(error), 503)
        except AssessorError:
            return self.shown(request, NOT_SAVED, 503)
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, token, max_age=30 * 86400, httponly=True, samesite="strict")
        response.delete_cookie(CODE_COOKIE, httponly=True, samesite="lax")
        return response

    async def vote(self, request: Request) -> Response:
        """Take a vote; the answer comes when it is on disk."""
        given, voter = await form(request), self.voter(request)
        if voter is None:
            return self.shown(request, "Join first.", 403)
        value, reason = given.get("value", ""), one_line(given.get("reason", ""))
        if value not in ("0", "1", "2", "3", "4", "dk"):
            return self.shown(request, "Choose a level, or say that you don't know.", 400)
        if len(reason) > LONGEST_REASON:
            return self.shown(request, f"At most {LONGEST_REASON} characters, please.", 400)
        try:
            vote = Vote.model_validate({"value": "dk" if value == "dk" else int(value), "reason": reason})
            number = int(given.get("round", ""))
            taken = await self.meeting.vote(voter.id, given.get("question", ""), number, vote)
        except (ValidationError, ValueError):
            return self.shown(request, "That could not be read.", 400)
        except AssessorError:
            return self.shown(request, NOT_SAVED, 503)
        return RedirectResponse("/", 303) if taken else self.shown(request, LATE, 409)

    async def rank(self, request: Request) -> Response:
        """Take an order of priorities."""
        given, voter = await form(request), self.voter(request)
        if voter is None:
            return self.shown(request, "Join first.", 403)
        named = [given.get(f"place{place}", "") for place in range(1, MOST_RANKED + 1)]
        order = [area for area in named if area]
        if not order or len(set(order)) < len(order) or not set(order) <= set(titles(self.meeting)):
            return self.shown(request, "Choose up to three different areas.", 400)
        try:
            taken = await self.meeting.rank(voter.id, order)
        except AssessorError:
            return self.shown(request, NOT_SAVED, 503)
        return RedirectResponse("/", 303) if taken else self.shown(request, LATE, 409)

    # --- News ------------------------------------------------------------------------------------------------------

    async def news(self, request: Request) -> Response:
        """A stream of what changed: the key of the page to show, and how many have voted."""
        voter = self.voter(request)
        if voter is None:
            return Response(status_code=403)
        if self._streams[voter.id] >= STREAMS_EACH:
            return Response(status_code=429)
        return StreamingResponse(self._stream(voter), media_type="text/event-stream")

    async def _stream(self, voter: Voter) -> AsyncIterator[str]:
        self._streams[voter.id] += 1
        try:
            yield "retry: 1000\n\n"
            seen, told = -1, ""
            while not self.ending.is_set():
                if self.meeting.changes != seen:
                    seen = self.meeting.changes
                    voted, present = turnout(self.meeting)
                    now = json.dumps({"key": view(self.meeting, voter).key, "voted": voted, "present": present})
                    if now != told:
                        told = now
                        yield f"data: {now}\n\n"
                        await asyncio.sleep(TOGETHER)
                elif not await self._changed(seen):
                    yield ": still here\n\n"
        finally:
            self._streams[voter.id] -= 1

    async def _changed(self, seen: int) -> bool:
        """Wait for a change, the end, or some seconds; False after seconds of nothing."""
        waits: list[Awaitable[object]] = [self.meeting.news(seen), self.ending.wait()]
        tasks = [asyncio.ensure_future(wait) for wait in waits]
        try:
            done, _ = await asyncio.wait(tasks, timeout=STILL_HERE, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
        return bool(done)


class Guard:
    """Around everything: hosts and origins that are not ours are refused, and every answer carries the headers."""

    def __init__(self, app: ASGIApp, machine: str) -> None:
        self._app, self._machine = app, machine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                names = {name for name, _ in added}
                message["headers"] = [*(h for h in message["headers"] if h[0].lower() not in names), *added]
            await send(message)

        status = 0
        if not known_host(headers.get("host", ""), self._machine):
            status = 421
        elif scope["method"] == "POST" and not from_here(headers, scope.get("scheme", "http")):
            status = 403
        elif not headers.get("content-length", "0").isdecimal() or int(headers.get("content-length", "0")) > LARGEST:
            status = 413
        if status:
            await Response(status_code=status, headers={"Connection": "close"})(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


async def form(request: Request) -> dict[str, str]:
    """The fields of a form, each once; a body that is too large is refused while it is read."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise HTTPException(413)
    except ClientDisconnect as error:
        raise HTTPException(400) from error
    try:
        read = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    return {name: values[0] for name, values in read.items()}


def _file(name: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    content = (PAGES / name).read_bytes()

    async def give(request: Request) -> Response:
        return Response(content, media_type=kind)

    return give


class _Beside(uvicorn.Server):
    """A server that leaves signals to the app around it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """The socket that the page is served on; OSError when the address or the port is not to be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=256)


async def serve(meeting: OpenMeeting, at: socket.socket) -> None:
    """Serve the page until this is cancelled; open streams end with it."""
    page = Page(meeting)
    config = uvicorn.Config(
        page.app,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        http="h11",
        loop="none",
        h11_max_incomplete_event_size=16_384,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=1,
    )
    server = _Beside(config)
    running = asyncio.create_task(server.serve(sockets=[at]))
    try:
        await asyncio.shield(running)
    except asyncio.CancelledError:
        page.ending.set()
        server.should_exit = True
        await running
        raise


def reachable(host: str) -> str:
    """The address under which other machines reach a server on `host`; asks the system's routes and sends nothing."""
    if host not in ("0.0.0.0", "::", ""):
        return host
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # an address for documentation: a datagram socket only looks up the route
            return str(probe.getsockname()[0])
    except OSError:
        return "127.0.0.1"


def loopback(host: str) -> bool:
    """Whether only this machine reaches a server on `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
