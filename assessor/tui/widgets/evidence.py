"""The form for the grade of evidence; measured asks for the artefact's name, date and figure."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from assessor.assessment.model import Answer, Artefact, Grade
from assessor.interview.prompt import Line, Prompt
from assessor.interview.replies import GRADES
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field

_PARTS = (
    ("name", "What was it read from? (such as a dashboard or a file)"),
    ("date", "Of which day? (such as 2026-11-12)"),
    ("figure", "Which figure? (such as p95 410 ms)"),
)


class EvidenceForm(Vertical):
    """Four grades; the last one goes on to three fields."""

    DEFAULT_CSS = """
    EvidenceForm { height: auto; }
    EvidenceForm Field { display: none; }
    EvidenceForm.-measured Field { display: block; }
    EvidenceForm.-measured Choices { display: none; }
    EvidenceForm > Static { padding: 0 1; }
    """

    class Supported(Message):
        """A grade was given, with its artefact where it has one."""

        def __init__(self, grade: Grade, artefact: Artefact | None) -> None:
            super().__init__()
            self.grade, self.artefact = grade, artefact

    def __init__(self, answer: Answer | None) -> None:
        super().__init__(id="evidence")
        self._before = answer

    def compose(self) -> ComposeResult:
        """The grades, and the fields for an artefact."""
        yield Static("How is this answer supported?", markup=False)
        yield Choices(id="grades")
        for part, asked in _PARTS:
            yield Field(placeholder=asked, id=f"artefact-{part}")

    def on_mount(self) -> None:
        """Offer the grades, on the one that stands."""
        lines = tuple(Line(str(n), grade.value, says) for n, (grade, says) in enumerate(GRADES.items(), 1))
        chosen = (self._before.grade.value,) if self._before else ()
        choices = self.query_one("#grades", Choices)
        choices.offer(Prompt(way="one", label="", ask="", lines=lines, chosen=chosen))
        choices.focus()
        known = self._before.artefact if self._before else None
        for part, _ in _PARTS:
            self.query_one(f"#artefact-{part}", Field).value = getattr(known, part, "")

    @on(Choices.Picked)
    def _graded(self, event: Choices.Picked) -> None:
        event.stop()
        grade = Grade(event.value)
        if grade is not Grade.MEASURED:
            self.post_message(self.Supported(grade, None))
            return
        self.add_class("-measured")
        self.query_one("#artefact-name", Field).focus()

    @on(Field.Submitted)
    def _next_field(self, event: Field.Submitted) -> None:
        """Enter goes to the first field that is still empty, and gives them all when there is none."""
        event.stop()
        fields = [self.query_one(f"#artefact-{part}", Field) for part, _ in _PARTS]
        empty = next((field for field in fields if not field.value.strip()), None)
        if empty is not None:
            empty.focus()
            return
        values = {part: field.value for (part, _), field in zip(_PARTS, fields, strict=True)}
        self.post_message(self.Supported(Grade.MEASURED, Artefact.model_validate(values)))

    @on(Field.Down)
    def _down(self, event: Field.Down) -> None:
        event.stop()
        self.screen.focus_next()
