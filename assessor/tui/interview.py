"""The conversation: one screen for all facts and questions. Keys and commands become changes of the session.

What is asked, said and allowed comes from interview/. Showing and saving are in talking.py, the forms in writing.py.
"""

import asyncio
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.timer import Timer

from assessor.interview import flow
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.interview.parse import NotUnderstood, value_of
from assessor.interview.prompt import YES, Line, prompt
from assessor.interview.session import Session
from assessor.questionnaire.conditions import FactValue
from assessor.text import one_line
from assessor.tui.advising import Adviser
from assessor.tui.widgets.adviceline import AdviceLine
from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.transcript import Transcript
from assessor.tui.writing import WritingScreen

if TYPE_CHECKING:
    from assessor.interview.commands import Command, Offer
    from assessor.interview.lookup import Hit
    from assessor.tui.widgets.commandline import CommandLine

TAKE, CHANGE = "take", "change"
ADVISE_AFTER = 0.8
"""Seconds without a key after which it is worked out what to say about going on."""
EXPECT_AFTER = 4.0
"""Seconds more after which the report is rendered ahead, so that it is there when it is asked for."""
ELSEWHERE = frozenset(
    {
        Place.HOME, Place.NAMING, Place.RESULTS, Place.TARGETS, Place.BECAUSE, Place.WHAT_IF, Place.TRYING,
        Place.REVIEW, Place.HELP,
    }
)  # fmt: skip
"""The places of other screens."""


class InterviewScreen(WritingScreen):
    """The conversation about one company."""

    PLACES = tuple(place for place in Place if place not in ELSEWHERE)
    advise_after: float | None = ADVISE_AFTER

    def __init__(self) -> None:
        super().__init__()
        self._advised: Session | None = None
        self._expected: Session | None = None
        self._pause: Timer | None = None
        self._adviser = Adviser()
        self._sought = ""

    def unavailable(self) -> Collection[str]:
        """Without a text that was looked for there is no next place."""
        nothing = super().unavailable()
        return nothing if self._sought else {*nothing, "next_hit", "previous_hit"}

    # --- Replies ---------------------------------------------------------------------------------------------------

    @on(Choices.Picked)
    async def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        if self.session.at is None:
            await self.action_do(event.value)
        elif self._doubted is not None:
            await self._settle_doubt(event.value)
        elif self.session.fact is None:
            await self._give_level(int(event.value))
        elif self.session.fact.kind == "yes_no":
            await self._give(event.value == YES)
        else:
            await self._give(event.value)

    async def _give_level(self, level: int) -> None:
        """Take a level, with the sentence that fitted none before."""
        if self.kept:
            await self.take_meaning(self.kept, str(level))
        else:
            await self.change(sessions.give_level(self.session, level, self.face.clock()))

    @on(Choices.Given)
    async def _given(self, event: Choices.Given) -> None:
        event.stop()
        await self._give(list(event.values))

    @on(Choices.Counted)
    async def _counted(self, event: Choices.Counted) -> None:
        event.stop()
        await self._give(event.counts)

    @on(Asking.Typed)
    async def _typed(self, event: Asking.Typed) -> None:
        """A typed fact."""
        event.stop()
        fact = self.session.fact
        if fact is None:
            return
        currency = str(self.session.assessment.profile.get("currency") or "")
        try:
            value = value_of(fact, event.text, self.session.questionnaire, currency)
        except NotUnderstood as error:
            self.asking.say(str(error), wrong=True)
            return
        await self._give(value)

    async def _give(self, value: FactValue | None) -> None:
        """Take a fact; one that is in doubt is asked about once before."""
        sentence = sessions.doubt_about(self.session, value) if value is not None and self._doubted is None else ""
        if sentence:
            self._ask_about(value, sentence)
            return
        await self.change(sessions.give_fact(self.session, value, self.face.clock()))

    def _ask_about(self, value: FactValue | None, sentence: str) -> None:
        """Ask once whether a figure outside the usual is meant."""
        lines = (Line("y", TAKE, "Yes, take it"), Line("n", CHANGE, "No, let me change it"))
        asked = prompt(self.session)
        if asked is not None:
            self.asking.ask(asked._replace(way="one", ask=sentence, lines=lines, chosen=(), hint=""))
            self._doubted = value
            self.show_keys()

    async def _settle_doubt(self, choice: str) -> None:
        if choice == TAKE:
            await self._give(self._doubted)
        else:
            await self.show_session()

    @on(Transcript.Chosen)
    async def _returned(self, event: Transcript.Chosen) -> None:
        event.stop()
        if self._form is None:
            await self.look(sessions.go(self.session, event.step))

    @on(Asking.Hinted)
    async def _hinted(self, event: Asking.Hinted) -> None:
        """A click on the line below the levels."""
        event.stop()
        if self._form is None and self.place is Place.QUESTION:
            await self.do_words()

    # --- Actions ---------------------------------------------------------------------------------------------------

    async def do_dont_know(self) -> None:
        """Not known."""
        await self.change(sessions.dont_know(self.session, self.face.clock()))

    async def do_skip(self) -> None:
        """Later."""
        await self.change(sessions.skip(self.session, self.face.clock()))

    async def do_back(self) -> None:
        """To what was asked before; out of a doubt, to its figure."""
        await (self.show_session() if self._doubted is not None else self.look(sessions.back(self.session)))

    async def do_forward(self) -> None:
        """On, with nothing changed."""
        await self.look(sessions.forward(self.session))

    async def do_undo(self) -> None:
        """The last change taken back."""
        await self.change(sessions.undo(self.session, self.face.clock()))

    async def do_flag(self) -> None:
        """A flag, or none."""
        session = sessions.flag(self.session, self.face.clock())
        await self.change(session, "Flagged for follow-up." if session.flagged else "The flag is taken away.")

    async def do_scan(self) -> None:
        """From the full questionnaire to the quick scan, or back."""
        await self.look(sessions.change_length(self.session))

    async def do_most_valuable(self) -> None:
        """The most valuable question first, or the order of the questionnaire again."""
        session = sessions.change_order(self.session)
        by_worth = "The question whose answer tells most comes next from now on."
        await self.look(session, by_worth if session.by_worth else "The usual order again.")

    async def do_skipped(self) -> None:
        """Through what was left for later."""
        await self.look(sessions.to_skipped(self.session))

    async def do_milestone(self, name: str = "") -> None:
        """Keep the answers of now under a name."""
        if not name:
            await self._open_line("/milestone ")
            return
        try:
            session = sessions.milestone(self.session, name, self.face.clock())
        except ValueError as error:
            self.asking.say(str(error), wrong=True)
            return
        await self.change(session, f'The answers as they are now are kept as "{one_line(name, 60)}".')

    def do_explain(self) -> None:
        """Why, what the terms mean, what would show it."""
        self.asking.explain()

    def do_commands(self) -> None:
        """Out of the field."""
        self.asking.take_keys()
        self.asking.say("The letters are keys now; Enter goes back to typing.")

    def do_review(self) -> None:
        """What to look at again."""
        from assessor.tui.reviewing import ReviewScreen

        self.app.push_screen(ReviewScreen(self.opened))

    def do_results(self) -> None:
        """The scores and the plan."""
        self.face.show_results()

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()

    # --- Commands --------------------------------------------------------------------------------------------------

    async def do_command(self) -> None:
        """Type a command."""
        await self._open_line("/")

    @on(Field.Changed, "#field")
    async def _slash(self, event: Field.Changed) -> None:
        """A slash at the start of a field begins a command there too."""
        event.stop()
        if event.value == "/" and self._form is None and self.asked_place is Place.TYPING:
            self.asking.field.value = ""
            await self._open_line("/")

    async def do_go(self, words: str = "") -> None:
        """To an area or a question."""
        from assessor.interview import lookup

        await self._go_to("go", words, lookup.places(self.session, words) if words else ())

    async def do_search(self, words: str = "") -> None:
        """To where a text stands: here, or the next place."""
        if words:
            self._sought = words
            await self._to_hit(self.session, 0)
        else:
            await self._open_line("/search ")

    async def do_next_hit(self) -> None:
        """On among the places that hold what was looked for."""
        await self._to_hit(self.session, 1)

    async def do_previous_hit(self) -> None:
        """Back among them."""
        await self._to_hit(self.session, -1)

    async def _to_hit(self, session: Session, by: int) -> None:
        """`by` places on from where `session` is among those that hold what was looked for."""
        from assessor.interview import lookup

        found = lookup.found_from(session, self._sought, by)
        if found is None:
            self.asking.say(f'Nothing is found for "{one_line(self._sought, 60)}".', wrong=True)
        else:
            await self.look(sessions.visit(session, found.step), found.words(self._sought))

    async def do_company(self, words: str = "") -> None:
        """To a fact of the company."""
        from assessor.interview import lookup

        await self._go_to("company", words, lookup.facts(self.session, words) if words else ())

    def do_complete(self) -> None:
        """Complete what is typed."""
        from assessor.tui.widgets.commandline import CommandLine

        self.query_one(CommandLine).complete()

    async def _go_to(self, name: str, words: str, hits: "Sequence[Hit]") -> None:
        """To the first of `hits`; without words, ask for some."""
        if not words:
            await self._open_line(f"/{name} ")
        elif hits:
            await self._go(hits[0].step)
        else:
            self.asking.say(f'Nothing is found for "{one_line(words, 60)}".', wrong=True)

    async def _go(self, step: flow.Step) -> None:
        await self.look(sessions.visit(self.session, step))

    async def _open_line(self, start: str) -> None:
        """A line for a command, which begins with `start`."""
        from assessor.interview.commands import offers
        from assessor.tui.widgets.commandline import CommandLine

        place, unavailable = self.asked_place, frozenset(self.unavailable())

        def found(line: str) -> "Sequence[Offer]":
            return offers(line, self.session, place, unavailable)

        self._line_at = place
        await self.open_form(Place.COMMAND, CommandLine(start, found))

    async def on_command_line_typed(self, event: "CommandLine.Typed") -> None:
        """A command was given."""
        event.stop()
        await self._command(event.line)

    async def on_command_line_chosen(self, event: "CommandLine.Chosen") -> None:
        """A place was given."""
        event.stop()
        from assessor.interview.commands import parse

        command = parse(event.line, self._line_at, self.unavailable())
        if command.action == "search":
            self._sought = command.argument
            await self._to_hit(sessions.visit(self.session, event.step), 0)
        else:
            await self._go(event.step)

    async def _command(self, line: str) -> None:
        from assessor.interview.commands import NoCommand, parse

        place = self._line_at if self._form is Place.COMMAND else self.asked_place
        try:
            command = parse(line, place, self.unavailable())
        except NoCommand as error:
            self.asking.say(str(error), wrong=True)
            return
        await self._run(command)

    async def _run(self, command: "Command") -> None:
        """Do what was typed; what it says stays in sight."""
        if command.argument or command.action not in ("go", "search", "company", "milestone"):
            await self.close_form()
        do = getattr(self, f"do_{command.action}")
        result = do(command.argument) if command.argument else do()
        if result is not None:
            await result

    # --- What to say about going on --------------------------------------------------------------------------------

    async def show_session(self, said: str = "") -> None:
        """Advice is for the answers as they are: another session makes it old."""
        if self._advised is not self.session:
            self.query_one(AdviceLine).tell("")
        await super().show_session(said)
        self._think_later()

    def show_keys(self) -> None:
        """Called at every key that does something: thinking waits for a pause."""
        super().show_keys()
        self._think_later()

    def on_key(self, event: events.Key) -> None:
        """Called for the other keys; a digit that no line has is not passed over in silence."""
        self._think_later()
        digits = [line.key for line in self.asking.prompt.lines if line.key.isdigit()]
        if digits and (event.character or "").isdigit() and self.place in (Place.QUESTION, Place.FACT):
            self.asking.say(f"The list goes from {digits[0]} to {digits[-1]}.", wrong=True)

    def _think_later(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self.workers.cancel_group(self, "advice")
        if self.advise_after is not None and self._expected is not self.session:
            self._pause = self.set_timer(self.advise_after, self._think)

    @work(group="advice", exit_on_error=False)
    async def _think(self) -> None:
        session = self.session
        if self._advised is not session:
            said = await self._adviser.advise(session, self.face.clock().date())
            self._advised = session
            self.query_one(AdviceLine).tell(said)
        await asyncio.sleep(EXPECT_AFTER)
        if session.assessment.answers:
            self._expected = session
            self.face.expect_report()

    def on_unmount(self) -> None:
        """The child that thinks is not needed any more."""
        self._adviser.close()
