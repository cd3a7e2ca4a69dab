"""What the conversation shows, and how a change of its session is saved and shown.

The screen is a thin reader of interview/: what is asked, said and allowed comes from there. Between two questions only
the content changes. What a person writes is writing.py's, what keys do interview.py's.
"""

from collections.abc import Collection

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from assessor.errors import AssessorError
from assessor.interview import effects, flow, review, turns
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.interview.prompt import ending, prompt
from assessor.interview.session import Session
from assessor.opening.opened import OpenAssessment
from assessor.questionnaire.conditions import FactValue
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.adviceline import AdviceLine
from assessor.tui.widgets.areas import AreaLine, AreaRail
from assessor.tui.widgets.asking import Asking
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.headline import Headline, progress_words
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.widgets.talk import Talk
from assessor.tui.widgets.transcript import Transcript

FIRST = 12
"""Turns in the first picture, more than there is room for above a question; the earlier ones follow at once."""
AREAS_AFTER = 0.1
"""Seconds without a change after which the areas beside the conversation follow it."""
FORMS = "#note, #reason, #evidence, #words-form, #command"


class TalkScreen(ActingScreen):
    """The conversation about one company, without its means of reply."""

    areas_after = AREAS_AFTER
    BINDINGS = [
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._form: Place | None = None
        self._doubted: FactValue | None = None
        self._beside: Session | None = None
        self._areas_wait: Timer | None = None
        self._more_below = False
        self._most = FIRST
        self.kept = ""
        """A sentence that fitted no level; it becomes the note of the level that is picked."""

    def compose(self) -> ComposeResult:
        """Headline, conversation, areas, keys."""
        yield Headline()
        with Horizontal(id="middle"):
            with Talk():
                yield Transcript()
                yield Asking()
            yield AreaRail()
        yield AdviceLine()
        yield AreaLine()
        yield ReportLine()
        yield KeyBar()

    async def on_mount(self) -> None:
        """Begin where the person was."""
        self.watch(self.query_one(Talk), "virtual_size", self._length_changed, init=False)
        await self.show_session(self.opened.said)
        self._most = turns.MOST
        self.call_after_refresh(self._show_earlier)

    def _show_earlier(self) -> None:
        """The turns above the first picture, which was not to wait for them."""
        self.query_one(Transcript).tell(turns.transcript(self.session, self.opened.score, self._most))

    def _length_changed(self) -> None:
        """The keys say whether there is more below, after the picture that is being made; that is no key press."""
        if self.query_one(Talk).more_below is not self._more_below:
            self._more_below = not self._more_below
            self.call_after_refresh(super().show_keys)

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
    def asked_place(self) -> Place:
        """What is asked, whatever form is open over it: a fact, a question or the end."""
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
            if not self.query_one(Talk).more_below:
                nothing.add("page")
        return nothing

    # --- Showing ---------------------------------------------------------------------------------------------------

    async def show_session(self, said: str = "") -> None:
        """Show the session as it is now, with one line on what the last reply changed."""
        self._doubted = None
        session, score = self.session, self.opened.score
        with self.app.batch_update():
            self.query_one(Transcript).tell(turns.transcript(session, score, self._most))
            asked = prompt(session)
            self.asking.ask(asked if asked is not None else ending(session), said)
            self._show_progress()
            self.show_keys()
        self._show_areas_later()

    def _show_progress(self) -> None:
        """Headline and the area being asked about."""
        session, score = self.session, self.opened.score
        progress = flow.progress(session.questionnaire, session.asked, session.assessment, session.at)
        titles = {area.id: area.title or area.id for area in session.questionnaire.areas}
        title = titles.get(progress.area, "The company")
        company = str(session.assessment.profile.get("company") or self.opened.path.name)
        words = progress_words(progress, title, scan=session.scan, by_worth=session.by_worth)
        self.query_one(Headline).tell(company, words)
        self.query_one(AreaLine).tell(title, score.area(progress.area) if progress.area in titles else None)

    def on_resize(self) -> None:
        """The areas come into sight only where there is room."""
        self._show_areas_later()

    def _show_areas_later(self) -> None:
        """All areas, in a pause after a change: whoever answers looks at the question, and may answer on."""
        if self._areas_wait is not None:
            self._areas_wait.stop()
        if self._beside is None or not self.areas_after:
            self.call_after_refresh(self._show_areas)
        else:
            self._areas_wait = self.set_timer(self.areas_after, self._show_areas)

    def _show_areas(self) -> None:
        session, rail = self.session, self.query_one(AreaRail)
        if rail.display and self._beside is not session:
            self._beside = session
            score, area = self.opened.score, session.at.area if session.at is not None else ""
            rail.tell(session.questionnaire, score, area, review.counts(review.review(session, score)))

    @on(Choices.Moved)
    def _caret_in_view(self, event: Choices.Moved) -> None:
        self.show_keys()
        talk, choices = self.query_one(Talk), event.choices
        top = choices.region.y - talk.region.y + talk.scroll_offset.y + event.row
        if top < talk.scroll_offset.y:
            talk.scroll_to(y=top, animate=False)
        elif top + event.height > talk.scroll_offset.y + talk.size.height:
            talk.scroll_to(y=top + event.height - talk.size.height, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the conversation."""
        talk = self.query_one(Talk)
        talk.scroll_to(y=talk.scroll_offset.y + by * max(1, talk.size.height - 2), animate=False, immediate=True)
        self.show_keys()

    def on_descendant_focus(self) -> None:
        """Which keys work depends on whether letters go into a field."""
        if self.is_mounted:
            self.show_keys()

    # --- Changing --------------------------------------------------------------------------------------------------

    async def change(self, session: Session, said: str = "") -> None:
        """Save `session`, then show it; a save that fails is said, and nothing else changes."""
        before, was = self.session, self.opened.score
        try:
            self.opened.keep(session)
        except AssessorError as error:
            self.asking.say(f"Not saved, so not taken. {error.line()}", wrong=True)
            return
        self.kept = ""
        await self.close_form()
        changed = effects.changed(before, session, was, self.opened.score)
        await self.show_session(" ".join(part for part in (said, changed) if part))

    async def look(self, session: Session, said: str = "") -> None:
        """Move without changing anything."""
        self.opened.keep(session)
        self.kept = ""
        await self.close_form()
        await self.show_session(said)

    # --- Forms -----------------------------------------------------------------------------------------------------

    async def open_form(self, place: Place, form: Widget) -> None:
        """Show `form` instead of the list of replies."""
        await self.close_form()
        self._form = place
        self.asking.cover(True, words=place is not Place.COMMAND)
        await self.asking.mount(form, before="#hint")
        self.asking.say("")
        if form.can_focus:
            form.focus(scroll_visible=False)
        self.show_keys()

    async def close_form(self) -> None:
        """The list of replies again."""
        if self._form is None:
            return
        self._form = None
        self.asking.cover(False)
        await self.asking.query(FORMS).remove()
        self.asking.take_focus()
