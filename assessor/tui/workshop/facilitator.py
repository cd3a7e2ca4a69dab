"""The facilitator's screen: the wall in the middle, the keys at its foot, and one line to type in when it is needed.

It takes the facilitator's steps and shows what the room may see; what a step means is decided in assessor/votes. People
without a phone vote in passing.py; what is typed is understood in saying.py.
"""

from collections.abc import Collection
from datetime import timedelta

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll

from assessor.assessment.model import DONT_KNOW, NOT_APPLICABLE, Answer
from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.opening.meeting import Door, OpenMeeting
from assessor.questionnaire.conditions import worded_for
from assessor.questionnaire.model import Question
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.workshop import pictures
from assessor.tui.workshop.board import Board, Rows
from assessor.tui.workshop.entry import Entry
from assessor.tui.workshop.saying import SayingScreen
from assessor.votes.aggregate import BY
from assessor.votes.model import (
    LAST_ROUND,
    Agreed,
    Clock,
    Opened,
    Ranking,
    Revealed,
    SetAside,
)
from assessor.votes.queue import Item, queue, room_for
from assessor.votes.spread import spread
from assessor.votes.stage import open_for, time_used

ALWAYS = {"take_back", "park", "private_note", "room", "results", "report", "promise", "consent", "end", "pause"}
AT: dict[str, set[str]] = {
    "waiting": ALWAYS | {"open_vote", "put_off", "priorities"},
    "voting": (ALWAYS - {"results"}) | {"reveal", "by_hand", "pass_on", "put_off"},
    "revealed": ALWAYS | {"agree", "again", "agree_dk", "agree_na", "stand", "put_off"},
    "ranking": (ALWAYS - {"results"}) | {"reveal", "pass_on"},
    "ranking_revealed": ALWAYS | {"priorities", "stand"},
    "paused": {"take_back", "pause", "room", "private_note", "park", "promise", "results", "report", "end"},
    "ended": {"take_back", "pause", "room", "private_note", "promise", "results", "report"},
}
"""What the facilitator can do in each phase."""
OURS = set().union(*AT.values())


class FacilitatorScreen(SayingScreen):
    """A workshop from the first vote to the last action."""

    CSS_PATH = "workshop.tcss"
    BINDINGS = [
        Binding("up", "caret(-1)", show=False),
        Binding("down", "caret(1)", show=False),
        Binding("pageup", "page(-0.9)", show=False),
        Binding("pagedown", "page(0.9)", show=False),
        *(Binding(str(level), f"agree({level})", show=False) for level in range(5)),
    ]

    def __init__(self, meeting: OpenMeeting, door: Door) -> None:
        super().__init__(meeting)
        self.door = door
        self._caret = 0
        self._room = False
        self._queue: list[Item] = []

    def compose(self) -> ComposeResult:
        """The wall, a line to type in, keys."""
        yield Headline()
        with VerticalScroll(id="wall", can_focus=False):
            yield Board()
        yield Entry()
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show where the meeting stands, and follow it."""
        self.changed()
        self.run_worker(self._follow(), name="news", exit_on_error=False)
        self.set_interval(1, self._tick)

    async def _follow(self) -> None:
        """Draw again whenever somebody joins or votes."""
        since = self.meeting.changes
        while True:
            since = await self.meeting.news(since)
            self._draw()

    def _tick(self) -> None:
        """A second has passed."""
        if self.meeting.stage.phase not in ("paused", "ended"):
            self._draw()

    # --- What is shown ---------------------------------------------------------------------------------------------

    def unavailable(self) -> Collection[str]:
        """What the phase does not allow."""
        stage = self.meeting.stage
        nothing = OURS - AT[stage.phase] | {"page"}
        if not self.meeting.meeting.steps:
            nothing.add("take_back")
        if stage.round >= LAST_ROUND:
            nothing.add("again")
        if stage.phase == "waiting" and not self._queue:
            nothing |= {"open_vote", "put_off"}
        nothing |= {"report"} if self.face.rendering else {"stop_report"}
        return nothing

    def changed(self) -> None:
        """The meeting is somewhere else: work out the queue anew and draw."""
        opened = self.meeting.opened
        self._queue = queue(opened.session.questionnaire, opened.session.assessment, opened.score, self.meeting.meeting)
        self._room = False
        self._caret = min(self._caret, max(0, len(self._queue) - 1))
        self._draw()
        self.query_one("#wall", VerticalScroll).scroll_home(animate=False)
        self.show_keys()

    def _draw(self) -> None:
        self.query_one(Headline).tell(self._company, self._headline())
        self.query_one(Board).tell(self._picture)

    @property
    def _company(self) -> str:
        return str(self.meeting.opened.session.assessment.profile.get("company") or self.meeting.opened.path.name)

    def _headline(self) -> str:
        stage, meeting = self.meeting.stage, self.meeting.meeting
        if stage.phase == "paused":
            return "Workshop · paused"
        if stage.phase == "ended":
            return "Workshop · ended"
        left = timedelta(minutes=meeting.minutes) - time_used(meeting, self.face.clock())
        minutes = round(left.total_seconds() / 60)
        time = f"{minutes} min left" if minutes >= 0 else f"{-minutes} min over"
        room = room_for(minutes)
        return f"Workshop · {len(stage.shown)} done · {len(self._queue)} to go, time for {room} · {time}"

    def _picture(self, width: int) -> Rows:
        stage, meeting = self.meeting.stage, self.meeting.meeting
        present = len(meeting.voters)
        if self._room or stage.phase == "paused":
            return pictures.notes_page(stage, meeting, self.door, width)
        if stage.phase == "ended":
            return pictures.ended(stage, len(self._queue), width)
        if stage.phase == "ranking":
            return pictures.ranking(self._areas, len(meeting.rankings), present, width)
        if stage.phase == "ranking_revealed":
            return pictures.ranking_shown(meeting, self._areas, width)
        if stage.question is None:
            return pictures.waiting(stage, meeting, self.door, self._queue, self._caret, width)
        question = self._question(stage.question)
        passed = open_for(stage, self.face.clock())
        if stage.phase == "voting":
            clock = pictures.clock_words(passed, pictures.VOTE_SECONDS[stage.round])
            return pictures.ballot(question, stage.round, meeting, clock, width)
        clock = f"Talk: {pictures.clock_words(passed, pictures.TALK_SECONDS)}"
        return pictures.shown(question, spread(meeting, stage.question, stage.round), clock, width)

    def _question(self, id: str) -> Question:
        session = self.meeting.opened.session
        found = session.questionnaire.question(id)
        if found is None:  # a newer questionnaire dropped it while the meeting was paused
            raise AssessorError(f"the questionnaire has no question {id} any more")
        return worded_for(found, session.assessment.profile)

    @property
    def _areas(self) -> dict[str, str]:
        opened = self.meeting.opened
        applicable = {area.id for area in opened.score.areas if area.applicable}
        return {a.id: a.title or a.id for a in opened.session.questionnaire.areas if a.id in applicable}

    # --- Steps -----------------------------------------------------------------------------------------------------

    def do_open_vote(self) -> None:
        """Open the vote on the question with the caret; consent comes before the first."""
        if self.meeting.stage.consent is None:
            self.do_consent()
        elif self._queue:
            self.take(Opened(question=self._queue[self._caret].question, round=1))

    def do_reveal(self) -> None:
        """Show the votes."""
        stage = self.meeting.stage
        if stage.phase == "ranking":
            self.take(Ranking(kind="ranking_revealed"))
        elif stage.question is not None:
            self.take(Revealed(question=stage.question, round=stage.round))

    def do_again(self) -> None:
        """One more round."""
        stage = self.meeting.stage
        if stage.question is not None:
            self.take(Opened(question=stage.question, round=stage.round + 1))

    def action_agree(self, level: int) -> None:
        """The room agreed on a level."""
        if self.meeting.stage.phase == "revealed" and self.place is Place.WORKSHOP:
            self._agree(Answer(value=level, by=BY))

    def do_agree_dk(self) -> None:
        """The room does not know."""
        self._agree(Answer(value=DONT_KNOW, by=BY))

    def do_agree_na(self) -> None:
        """It does not apply, for a reason."""

        def then(text: str) -> str:
            if not text.strip():
                return "A reason is needed: it stands in the report."
            self._agree(Answer(value=NOT_APPLICABLE, reason=text, by=BY))
            return ""

        self._ask("Why does it not apply?", then)

    def _agree(self, answer: Answer) -> None:
        """Write the answer down; where somebody voted otherwise, ask for what they would say."""
        stage = self.meeting.stage
        if stage.question is None:
            return
        question, known = stage.question, self._supported(stage.question, answer)
        found = spread(self.meeting.meeting, question, stage.round)
        if found.voted and any(count and level != answer.level for level, count in enumerate(found.counts)):

            def then(text: str) -> str:
                self.take(Agreed(question=question, answer=known, dissent=text))
                return ""

            self._ask("Who sees it differently, and why? No names. Enter for nobody.", then)
        else:
            self.take(Agreed(question=question, answer=known))

    def _supported(self, question: str, answer: Answer) -> Answer:
        """The answer with the evidence that stood there before for the same level."""
        kept = self.meeting.meeting.kept.get(question)
        before = kept.before if kept is not None else self.meeting.opened.session.assessment.answers.get(question)
        if before is None or before.level is None or before.level != answer.level:
            return answer
        return before.model_copy(update={"by": BY, "at": "", "up_to": None})

    def do_stand(self) -> None:
        """The answer stays as the votes stand; after the priorities, back to the queue."""
        if self.meeting.stage.phase == "ranking_revealed":
            self.take(Ranking(kind="ranking_closed"))
        else:
            self._set_aside("left")

    def do_put_off(self) -> None:
        """Later, if there is time."""
        self._set_aside("put_off")

    def _set_aside(self, kind: str) -> None:
        at = self.meeting.stage.question or (self._queue[self._caret].question if self._queue else None)
        if at is not None:
            self.take(SetAside(kind="left" if kind == "left" else "put_off", question=at))

    def do_take_back(self) -> None:
        """The last step is taken back."""
        try:
            step = self.meeting.undo()
        except AssessorError as error:
            self._say(f"! {error.line()}")
            return
        self._say(f"Taken back: {step.kind.replace('_', ' ')}." if step is not None else "")
        self.changed()

    def do_pause(self) -> None:
        """Pause, or go on."""
        paused = self.meeting.stage.phase in ("paused", "ended")
        self.take(Clock(kind="resumed" if paused else "paused"))

    def do_priorities(self) -> None:
        """Everybody ranks three areas."""
        self.take(Ranking(kind="ranking_opened"))

    def do_end(self) -> None:
        """The end, after a yes."""

        def then(text: str) -> str:
            if text.strip().lower() not in ("y", "yes"):
                return "Type yes to end it, or press esc."
            self.take(Clock(kind="ended"))
            return ""

        self._ask("End the workshop? The page stops; everything stays saved. yes ends it.", then)

    def do_pass_on(self) -> None:
        """Somebody votes at this keyboard."""
        from assessor.tui.workshop.passing import PassingScreen

        self.app.push_screen(PassingScreen(self.meeting, self._areas))

    # --- Moving and other screens ----------------------------------------------------------------------------------

    def action_caret(self, by: int) -> None:
        """The caret in the queue, or the page where there is no queue."""
        if self.meeting.stage.phase == "waiting" and not self._room and self._queue:
            self._caret = min(len(self._queue) - 1, max(0, self._caret + by))
            self._draw()
            self.call_after_refresh(self._caret_in_view)
        else:
            self.action_page(0.1 * by)

    def action_page(self, by: float) -> None:
        """Scroll by a share of the wall."""
        wall = self.query_one("#wall", VerticalScroll)
        wall.scroll_to(y=wall.scroll_offset.y + by * wall.size.height, animate=False)

    def _caret_in_view(self) -> None:
        wall, board = self.query_one("#wall", VerticalScroll), self.query_one(Board)
        row = next((n for n, line in enumerate(board.rows(board.content_size.width)) if line.plain.startswith("›")), 0)
        if not wall.scroll_offset.y < row < wall.scroll_offset.y + wall.size.height - 3:
            wall.scroll_to(y=row - wall.size.height // 2, animate=False)

    def do_room(self) -> None:
        """Who is in, the address, the parking lot; or back."""
        self._room = not self._room
        self._draw()

    def do_results(self) -> None:
        """Scores, money and plan; what-if is there."""
        self.face.show_results()

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()
