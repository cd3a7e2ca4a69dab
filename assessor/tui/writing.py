"""What a person writes in the conversation: an answer in their own words, a note, a reason, evidence for an answer.

Each has a form of its own that is loaded when it is wanted; what it gives becomes a change of the session.
"""

from typing import TYPE_CHECKING, Literal, cast

from textual import on, work
from textual.app import SuspendNotSupported

from assessor.assessment.model import Artefact, Grade
from assessor.errors import nearest
from assessor.interview import session as sessions
from assessor.interview.actions import Place
from assessor.questionnaire.conditions import worded_for
from assessor.text import clean, one_line
from assessor.tui.talking import TalkScreen
from assessor.tui.widgets.fields import Field

if TYPE_CHECKING:
    from assessor.interview.understanding import Hears, Reading
    from assessor.tui.widgets.evidence import EvidenceForm
    from assessor.tui.widgets.ownwords import OwnWords

TOO_LONG = "That is longer than a note can be (20,000 characters)."


class WritingScreen(TalkScreen):
    """The conversation with its forms."""

    def __init__(self) -> None:
        super().__init__()
        self.hears: Hears | None = None

    def _listen(self) -> None:
        """Have the matcher load while the person is typing."""
        from assessor.interview.hearing import hearing

        heard = hearing(self.session.questionnaire, self.face.questionnaire)
        self.hears = heard
        self.run_worker(heard.get_ready, group="listening", thread=True, exit_on_error=False)

    @property
    def place(self) -> Place:
        """Where the person is: a form, the end, a question or a fact."""
        if self._form is Place.EVIDENCE and isinstance(self.focused, Field):
            return Place.ARTEFACT
        if self._form is Place.WORDS and not isinstance(self.focused, Field):
            return Place.UNDERSTOOD
        return self._form or self.asked_place

    # --- Own words -------------------------------------------------------------------------------------------------

    async def do_words(self, text: str = "") -> None:
        """Say it in one's own words."""
        from assessor.tui.widgets.ownwords import OwnWords

        form = OwnWords()
        await self.open_form(Place.WORDS, form)
        if self.hears is None:
            self._listen()
        if text:
            form.text = text
            self._understand(form)

    async def on_own_words_said(self, event: "OwnWords.Said") -> None:
        """A sentence was given."""
        from assessor.tui.widgets.ownwords import OwnWords

        event.stop()
        self._understand(self.query_one(OwnWords))

    @work(exclusive=True, group="understanding")
    async def _understand(self, form: "OwnWords") -> None:
        """Find out what was said, in a thread: the first sentence may have to wait for the matcher."""
        self.asking.say("One moment.")
        reading = await self.run_worker(lambda: self._read(form.text), thread=True, exit_on_error=False).wait()
        if not form.is_mounted:
            return
        self.asking.say("")
        if reading.explain:
            await self.close_form()
            self.asking.explain(always=True)
            self.asking.say(reading.says)
        else:
            form.answer(reading)
        self.show_keys()

    def _read(self, text: str) -> "Reading":
        from assessor.interview.hearing import hearing
        from assessor.interview.understanding import read

        if self.hears is None:
            self.hears = hearing(self.session.questionnaire, self.face.questionnaire)
        question = self.session.question
        if question is None:
            raise RuntimeError("only questions are answered in words")
        return read(worded_for(question, self.session.assessment.profile), text, self.hears)

    async def do_accept(self) -> None:
        """Yes to what was understood."""
        from assessor.tui.widgets.ownwords import OwnWords

        form = self.query_one(OwnWords)
        if form.favourite:
            await self.take_meaning(form.text, form.favourite)

    async def on_own_words_taken(self, event: "OwnWords.Taken") -> None:
        """Yes to one line of what was understood."""
        from assessor.tui.widgets.ownwords import OwnWords

        event.stop()
        await self.take_meaning(self.query_one(OwnWords).text, event.meaning)

    async def take_meaning(self, said: str, meaning: str) -> None:
        """Take a meaning; a bare level is no sentence and no note."""
        from assessor.interview.understanding import bare_level

        value = int(meaning) if meaning.isdigit() else cast(Literal["dk", "na"], meaning)
        if isinstance(value, int) and bare_level(said) is not None:
            await self.change(sessions.give_level(self.session, value, self.face.clock()))
            return
        try:
            session = sessions.give_in_words(self.session, value, said, self.face.clock())
        except ValueError:
            self.asking.say(TOO_LONG, wrong=True)
            return
        await self.change(session)

    async def on_own_words_none_of_these(self) -> None:
        """The list of levels again; the sentence waits for the level that is picked."""
        from assessor.interview.understanding import bare_level
        from assessor.tui.widgets.ownwords import OwnWords

        said = self.query_one(OwnWords).text
        await self.close_form()
        self.kept = "" if bare_level(said) is not None else said
        note = " Your words become its note." if self.kept else ""
        await self.show_session(f"Pick the level yourself, 0 to 4.{note}")

    # --- Notes -----------------------------------------------------------------------------------------------------

    async def do_note(self, text: str = "") -> None:
        """Write a note, or add `text` to it."""
        note = self.session.answer.note if self.session.answer else ""
        if text:
            await self._take_note(f"{note}\n{text}".strip())
            return
        from assessor.tui.widgets.note import NoteField

        await self.open_form(Place.NOTE, NoteField(note))

    async def do_keep(self) -> None:
        """Keep the note."""
        from assessor.tui.widgets.note import NoteField

        await self._take_note(clean(self.query_one(NoteField).text))

    def do_editor(self) -> None:
        """The note in the person's own editor; when that fails it stays as it was."""
        from assessor.tui.editor import EditorFailed, edited
        from assessor.tui.widgets.note import NoteField

        field = self.query_one(NoteField)
        try:
            with self.app.suspend():
                text = edited(field.text)
        except SuspendNotSupported:
            self.asking.say("This terminal cannot be handed to an editor.", wrong=True)
        except EditorFailed as error:
            self.asking.say(str(error), wrong=True)
        else:
            field.text = text
            field.move_cursor(field.document.end)

    async def _take_note(self, text: str) -> None:
        try:
            session = sessions.take_note(self.session, text, self.face.clock())
        except ValueError:
            self.asking.say(TOO_LONG, wrong=True)
            return
        await self.change(session)

    # --- Reasons and evidence --------------------------------------------------------------------------------------

    async def do_not_applicable(self, reason: str = "") -> None:
        """Take the reason, or ask for it."""
        if reason:
            await self.change(sessions.not_applicable(self.session, reason, self.face.clock()))
            return
        field = Field(placeholder="such as: batch jobs only", id="reason")
        field.border_title = "Why does it not apply to you?"
        await self.open_form(Place.REASON, field)

    @on(Field.Submitted, "#reason")
    async def _reasoned(self, event: Field.Submitted) -> None:
        event.stop()
        reason = one_line(event.value)
        if reason:
            await self.do_not_applicable(reason)
        else:
            self.asking.say("It needs a reason, such as: batch only.", wrong=True)

    async def do_evidence(self, grade: str = "") -> None:
        """Take the grade of evidence, or ask for it; measured always asks for its artefact."""
        from assessor.tui.widgets.evidence import EvidenceForm

        if grade and grade not in list(Grade):
            names = [name.value for name in Grade]
            hint = nearest(grade, names) or f"Choose from {', '.join(names)}."
            self.asking.say(f'"{one_line(grade, 40)}" is no grade of evidence. {hint}', wrong=True)
        elif grade and grade != Grade.MEASURED:
            await self._support(Grade(grade), None)
        else:
            await self.open_form(Place.EVIDENCE, EvidenceForm(self.session.answer))

    async def on_evidence_form_supported(self, event: "EvidenceForm.Supported") -> None:
        """The form gave a grade."""
        event.stop()
        await self._support(event.grade, event.artefact)

    async def _support(self, grade: Grade, artefact: Artefact | None) -> None:
        try:
            session = sessions.support(self.session, grade, artefact, self.face.clock())
        except ValueError as error:
            self.asking.say(str(error), wrong=True)
            return
        await self.change(session)

    async def do_cancel(self) -> None:
        """Close the form."""
        await self.close_form()
        await self.show_session()
