"""The conversation: one screen for all facts and questions. Keys become changes of the session; each is saved first.

The screen is a thin reader of interview/: what is asked, said and allowed comes from there. Between two questions only
the content changes.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from assessor.errors import AssessorError
from assessor.interview import flow, turns
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.interview.parse import NotUnderstood, value_of
from assessor.interview.prompt import YES, Line, ending, prompt
from assessor.interview.session import Session
from assessor.questionnaire.conditions import FactValue
from assessor.text import clean, one_line
from assessor.tui.acting import ActingScreen
from assessor.tui.opening import OpenAssessment
from assessor.tui.widgets.areas import AreaLine, AreaRail
from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.headline import Headline, progress_words
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.transcript import Transcript
from assessor.tui.widgets.turn import TurnView

if TYPE_CHECKING:
    from assessor.tui.widgets.evidence import EvidenceForm

TAKE, CHANGE = "take", "change"


class InterviewScreen(ActingScreen):
    """The conversation about one company."""

    PLACES = tuple(
        place for place in Place if place not in (Place.HOME, Place.NAMING, Place.RESULTS, Place.TARGETS, Place.HELP)
    )
    BINDINGS = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._form: Place | None = None
        self._doubted: FactValue | None = None

    def compose(self) -> ComposeResult:
        """Headline, conversation, areas, keys."""
        yield Headline()
        with Horizontal(id="middle"):
            with VerticalScroll(id="talk", can_focus=False):
                yield Transcript()
                yield Asking()
            yield AreaRail()
        yield AreaLine()
        yield ReportLine()
        yield KeyBar()

    async def on_mount(self) -> None:
        """Begin where the person was."""
        self.watch(self.query_one("#talk"), "virtual_size", self._settle, init=False)
        await self.show_session(self.opened.said)

    @property
    def opened(self) -> OpenAssessment:
        """The assessment that is open."""
        opened = self.face.opened
        if opened is None:
            raise RuntimeError("the conversation needs an open assessment")
        return opened

    @property
    def session(self) -> Session:
        """The session as it is on disk."""
        return self.opened.session

    @property
    def asking(self) -> Asking:
        """Where the present question stands."""
        return self.query_one(Asking)

    @property
    def place(self) -> Place:
        """Where the person is: a form, the end, a question or a fact."""
        if self._form is not None:
            return Place.ARTEFACT if isinstance(self.focused, Field) and self._form is Place.EVIDENCE else self._form
        if self.session.at is None:
            return Place.END
        if self.session.fact is None:
            return Place.QUESTION
        return Place.TYPING if self.is_mounted and self.asking.typing else Place.FACT

    def unavailable(self) -> Collection[str]:
        """What has nothing to act on now."""
        nothing = sessions.unavailable(self.session)
        if self._doubted is not None:
            nothing |= {"dont_know", "skip"}
        if not self.face.rendering:
            nothing.add("stop_report")
        if self.is_mounted:
            nothing |= self.asking.idle
            if not self._more_below:
                nothing.add("page")
        return nothing

    # --- Showing ---------------------------------------------------------------------------------------------------

    async def show_session(self, said: str = "") -> None:
        """Show the session as it is now, with one line on what the last reply changed."""
        self._doubted = None
        session, score = self.session, self.opened.score
        with self.app.batch_update():
            await self.query_one(Transcript).tell(turns.transcript(session, score))
            asked = prompt(session)
            self.asking.ask(asked if asked is not None else ending(session))
            self.asking.say(said)
            self._show_progress()
            self.show_keys()

    def _show_progress(self) -> None:
        """Headline and areas."""
        session, score = self.session, self.opened.score
        progress = flow.progress(session.questionnaire, session.asked, session.assessment, session.at)
        titles = {area.id: area.title or area.id for area in session.questionnaire.areas}
        title = titles.get(progress.area, "The company")
        company = str(session.assessment.profile.get("company") or self.opened.path.name)
        self.query_one(Headline).tell(company, progress_words(progress, title, scan=session.scan))
        self.query_one(AreaRail).tell(session.questionnaire, score, progress.area)
        self.query_one(AreaLine).tell(title, score.area(progress.area) if progress.area in titles else None)

    def _settle(self) -> None:
        """Scroll so that the question is in view: its end when it fits, else its start. Called at every new length."""
        talk = self.query_one("#talk", VerticalScroll)
        top = self.asking.region.y - talk.region.y + talk.scroll_offset.y
        talk.scroll_to(y=min(talk.max_scroll_y, top), animate=False, immediate=True)
        self.show_keys()

    @on(Choices.Moved)
    def _caret_in_view(self, event: Choices.Moved) -> None:
        self.show_keys()
        talk, choices = self.query_one("#talk", VerticalScroll), self.asking.choices
        top = choices.region.y - talk.region.y + talk.scroll_offset.y + event.row
        if top < talk.scroll_offset.y:
            talk.scroll_to(y=top, animate=False)
        elif top + event.height > talk.scroll_offset.y + talk.size.height:
            talk.scroll_to(y=top + event.height - talk.size.height, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the conversation."""
        talk = self.query_one("#talk", VerticalScroll)
        talk.scroll_to(y=talk.scroll_offset.y + by * max(1, talk.size.height - 2), animate=False, immediate=True)
        self.show_keys()

    def on_descendant_focus(self) -> None:
        """Which keys work depends on whether letters go into a field."""
        if self.is_mounted:
            self.show_keys()

    @property
    def _more_below(self) -> bool:
        talk = self.query_one("#talk", VerticalScroll)
        return talk.scroll_offset.y < talk.max_scroll_y

    # --- Replies ---------------------------------------------------------------------------------------------------

    async def change(self, session: Session) -> None:
        """Save `session`, then show it; a save that fails is said, and nothing else changes."""
        before = self.session
        try:
            self.opened.keep(session)
        except AssessorError as error:
            self.asking.say(f"Not saved, so not taken. {error.line()}", wrong=True)
            return
        await self._close_form()
        await self.show_session(turns.changed(before, session))

    @on(Choices.Picked)
    async def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        if self.session.at is None:
            await self.action_do(event.value)
        elif self._doubted is not None:
            await self._settle_doubt(event.value)
        elif self.session.fact is None:
            await self.change(sessions.give_level(self.session, int(event.value), self.face.clock()))
        elif self.session.fact.kind == "yes_no":
            await self._give(event.value == YES)
        else:
            await self._give(event.value)

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

    @on(TurnView.Chosen)
    async def _returned(self, event: TurnView.Chosen) -> None:
        event.stop()
        if self._form is None:
            await self._look(sessions.go(self.session, event.step))

    # --- Actions ---------------------------------------------------------------------------------------------------

    async def _look(self, session: Session) -> None:
        """Move without changing anything."""
        self.opened.keep(session)
        await self.show_session()

    async def do_dont_know(self) -> None:
        """Not known."""
        await self.change(sessions.dont_know(self.session, self.face.clock()))

    async def do_skip(self) -> None:
        """Later."""
        await self.change(sessions.skip(self.session, self.face.clock()))

    async def do_back(self) -> None:
        """To what was asked before; out of a doubt, to its figure."""
        await (self.show_session() if self._doubted is not None else self._look(sessions.back(self.session)))

    async def do_forward(self) -> None:
        """On, with nothing changed."""
        await self._look(sessions.forward(self.session))

    async def do_undo(self) -> None:
        """The last change taken back."""
        await self.change(sessions.undo(self.session, self.face.clock()))

    async def do_scan(self) -> None:
        """From the full questionnaire to the quick scan, or back."""
        await self._look(sessions.change_length(self.session))

    async def do_skipped(self) -> None:
        """Through what was left for later."""
        await self._look(sessions.to_skipped(self.session))

    def do_explain(self) -> None:
        """Why, what the terms mean, what would show it."""
        self.asking.explain()

    def do_commands(self) -> None:
        """Out of the field."""
        self.asking.remove_class("-bare")
        self.asking.choices.focus(scroll_visible=False)
        self.asking.say("The letters are keys now; Enter goes back to typing.")

    def do_results(self) -> None:
        """The scores and the plan."""
        self.face.show_results()

    def do_report(self) -> None:
        """The PDF."""
        self.face.start_report()

    def do_stop_report(self) -> None:
        """No PDF."""
        self.face.stop_report()

    # --- Forms: a note, a reason, evidence -------------------------------------------------------------------------

    async def do_note(self) -> None:
        """Write a note."""
        from assessor.tui.widgets.note import NoteField

        note = self.session.answer.note if self.session.answer else ""
        await self._open_form(Place.NOTE, NoteField(note))

    async def do_not_applicable(self) -> None:
        """Ask for the reason."""
        field = Field(placeholder="such as: batch jobs only", id="reason")
        field.border_title = "Why does it not apply to you?"
        await self._open_form(Place.REASON, field)

    async def do_evidence(self) -> None:
        """Ask for the grade of evidence."""
        from assessor.tui.widgets.evidence import EvidenceForm

        await self._open_form(Place.EVIDENCE, EvidenceForm(self.session.answer))

    async def do_keep(self) -> None:
        """Keep the note."""
        from assessor.tui.widgets.note import NoteField

        text = clean(self.query_one(NoteField).text)
        try:
            session = sessions.take_note(self.session, text, self.face.clock())
        except ValueError:
            self.asking.say("That is longer than a note can be (20,000 characters).", wrong=True)
            return
        await self.change(session)

    async def do_cancel(self) -> None:
        """Close the form."""
        await self._close_form()
        await self.show_session()

    @on(Field.Submitted, "#reason")
    async def _reasoned(self, event: Field.Submitted) -> None:
        event.stop()
        reason = one_line(event.value)
        if reason:
            await self.change(sessions.not_applicable(self.session, reason, self.face.clock()))
        else:
            self.asking.say("It needs a reason, such as: batch only.", wrong=True)

    async def on_evidence_form_supported(self, event: "EvidenceForm.Supported") -> None:
        """The form gave a grade."""
        event.stop()
        try:
            session = sessions.support(self.session, event.grade, event.artefact, self.face.clock())
        except ValueError as error:
            self.asking.say(str(error), wrong=True)
            return
        await self.change(session)

    async def _open_form(self, place: Place, form: Widget) -> None:
        self._form = place
        self.asking.add_class("-form")
        await self.asking.mount(form, before="#said")
        self.asking.say("")
        if form.can_focus:
            form.focus(scroll_visible=False)
        self.show_keys()

    async def _close_form(self) -> None:
        if self._form is None:
            return
        self._form = None
        self.asking.remove_class("-form")
        await self.asking.query("#note, #reason, #evidence").remove()
