"""Passing the keyboard: somebody without a phone votes here, unseen, and what they voted leaves the screen with them.

A word of their own finds them again for the next vote. Nobody's vote is shown, not even to the one who gave it.
"""

from collections.abc import Awaitable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.opening.meeting import OpenMeeting
from assessor.questionnaire.conditions import worded_for
from assessor.text import one_line
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.workshop.board import BLANK, Board, Rows, anchors, asked, heading, quiet
from assessor.tui.workshop.entry import Entry
from assessor.tui.workshop.saying import SayingScreen
from assessor.votes.model import GROUPS, LONGEST_REASON, Vote, Voter, next_voter

GROUP_KEYS = dict(zip("1234", GROUPS, strict=True))


class PassingScreen(SayingScreen):
    """One person's vote at the facilitator's keyboard."""

    CSS_PATH = "workshop.tcss"
    PLACES = (Place.VOTING, Place.SAYING)
    BINDINGS = [*(Binding(key, f"digit('{key}')", show=False) for key in "01234d")]

    def __init__(self, meeting: OpenMeeting, areas: dict[str, str]) -> None:
        super().__init__(meeting)
        self._areas = areas
        self._stage = meeting.stage
        self._voter: Voter | None = None
        self._name = ""
        self._value: int | str | None = None

    def compose(self) -> ComposeResult:
        """The question, a line to type in, keys."""
        yield Headline()
        with VerticalScroll(id="wall", can_focus=False):
            yield Board()
        yield Entry()
        yield ReportLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask who votes."""
        self.query_one(Headline).tell("Your vote", "nobody else should look now")
        self._ask("A word that is yours, for the next vote too", self._named)

    # --- One thing after the other ---------------------------------------------------------------------------------

    def _named(self, text: str) -> str:
        self._name = one_line(text, 40)
        if not self._name:
            return "Any word will do."
        voters = self.meeting.meeting.voters.values()
        self._voter = next((v for v in voters if v.via == "keyboard" and v.name.lower() == self._name.lower()), None)
        self._draw()
        if self._voter is not None and self._stage.phase == "ranking":
            self._ask_ranking()
        return ""

    async def action_digit(self, key: str) -> None:
        """A group for who is new, else a level."""
        if self.place is not Place.VOTING:
            return
        if self._voter is None:
            if key in GROUP_KEYS:
                id = next_voter(self.meeting.meeting)
                new = Voter(id=id, group=GROUP_KEYS[key], name=self._name, via="keyboard")
                try:
                    self._voter = await self.meeting.join(new)
                except (AssessorError, ValueError) as error:
                    self.query_one(ReportLine).tell(f"! {error}")
                    return
                self._draw()
                if self._stage.phase == "ranking":
                    self._ask_ranking()
            return
        self._value = "dk" if key == "d" else int(key)
        self._ask("One line of reason, shown without your name. Enter for none.", self._reasoned)

    def _reasoned(self, text: str) -> str:
        if len(one_line(text)) > LONGEST_REASON:
            return f"At most {LONGEST_REASON} characters."
        self.run_worker(self._give(one_line(text)), exit_on_error=False)
        return ""

    async def _give(self, reason: str) -> None:
        if self._voter is None or self._stage.question is None or self._value is None:
            return
        vote = Vote.model_validate({"value": self._value, "reason": reason})
        await self._finish(self.meeting.vote(self._voter.id, self._stage.question, self._stage.round, vote))

    def _ask_ranking(self) -> None:
        listed = ", ".join(f"{number} {title}" for number, title in enumerate(self._areas.values(), 1))
        self._ask("Three numbers, the most pressing first", self._ranked, one_line(listed, 200))

    def _ranked(self, text: str) -> str:
        ids, words = list(self._areas), text.replace(",", " ").split()
        numbers = [int(word) for word in words if word.isdecimal() and 1 <= int(word) <= len(ids)]
        if len(numbers) != len(words) or not numbers or len(set(numbers)) != len(numbers) or len(numbers) > 3:
            return f"Up to three different numbers from 1 to {len(ids)}."
        if self._voter is not None:
            self.run_worker(self._finish(self.meeting.rank(self._voter.id, [ids[n - 1] for n in numbers])))
        return ""

    async def _finish(self, giving: Awaitable[bool]) -> None:
        try:
            taken = await giving
        except AssessorError as error:
            self.query_one(ReportLine).tell(f"! {error.line()}")
            return
        if taken:
            self.dismiss()
        else:
            self.query_one(ReportLine).tell("! This round is over; nothing was taken. esc goes back.")

    # --- What is shown ---------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        self.query_one(Board).tell(self._picture)
        self.show_keys()

    def _picture(self, width: int) -> Rows:
        if self._voter is None and self._name:
            rows = heading("Who are you here?", width)
            rows += [Content.styled(f" {k}  ", "bold $accent") + Content(GROUPS[g]) for k, g in GROUP_KEYS.items()]
            return [*rows, BLANK, *quiet("It is shown only together with others, as the room agreed.", width)]
        session = self.meeting.opened.session
        found = session.questionnaire.question(self._stage.question or "")
        if found is None:
            return [Content(f"{n}  {title}") for n, title in enumerate(self._areas.values(), 1)]
        question = worded_for(found, session.assessment.profile)
        rows = asked(question.id, question.ask, width) + anchors([a.says for a in question.levels], width, roomy=False)
        return [*rows, Content.styled(" d  ", "bold $accent") + Content("I don't know")]

    def do_drop(self) -> None:
        """Back to the wall; nothing was given."""
        self.dismiss()
