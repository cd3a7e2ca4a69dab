"""The home screen: the assessments of the current folder, and the ways to start."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assessor.assessment import file
from assessor.errors import AssessorError
from assessor.interview import flow
from assessor.interview.actions import Place
from assessor.interview.prompt import Line, Prompt
from assessor.text import one_line
from assessor.tui.acting import ActingScreen
from assessor.tui.opening import free_path, stem
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar

MOST = 40
"""Files listed; a folder may hold more, and each can be opened by its path."""


class Found(NamedTuple):
    """One assessment of the folder, in words."""

    path: Path
    company: str
    progress: str
    changed: str


def found(path: Path) -> Found:
    """What there is to say about the assessment at `path`; a file that cannot be read says so."""
    from assessor.report.reopen import open_file

    try:
        opened = open_file(path)
    except AssessorError as error:
        return Found(path, path.name, f"cannot be opened: {error.what}", "")
    assessment = opened.assessment
    asked = flow.steps(opened.questionnaire, assessment.profile)
    so_far = flow.progress(opened.questionnaire, asked, assessment, None)
    company = str(assessment.profile.get("company") or path.name)
    return Found(
        path, company, f"{so_far.answered} of {so_far.applicable} answered", assessment.changed[:16].replace("T", " ")
    )


class HomeScreen(ActingScreen):
    """Where the app begins without a file."""

    PLACES = (Place.HOME, Place.NAMING)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._naming = ""

    def compose(self) -> ComposeResult:
        """Title, what it is, the files, a field that appears when something is to be named."""
        yield Headline()
        with VerticalScroll(id="home", can_focus=False):
            yield Static("How well do you run AI in production?", id="title", markup=False)
            yield Static(
                "A conversation about eight areas, then a report: what to fix first, and whom to hire first or that "
                "nobody should be hired yet. Everything stays on this machine.",
                id="about",
                markup=False,
            )
            yield Static("", id="heading", markup=False)
            yield Choices(id="files")
            yield Field(id="name")
            yield Static("", id="said", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """List the folder; reading the files must not hold up the first picture."""
        self.query_one(Headline).tell("assessor", one_line(str(self._folder.name), 40))
        self.show_keys()
        paths = sorted(self._folder.glob(f"*{file.SUFFIX}"), key=_age)[:MOST]
        self._offer([Found(path, path.name, "", "") for path in paths])
        self.query_one("#files", Choices).focus()
        if paths:
            self._read(paths)

    @property
    def place(self) -> Place:
        """Choosing, or naming."""
        return Place.NAMING if self._naming else Place.HOME

    def unavailable(self) -> Collection[str]:
        """Without files there is no line to open."""
        return (
            ("page",) if self.is_mounted and self.query_one("#files", Choices).lines else ("page", "open_line", "move")
        )

    @work(thread=True, exclusive=True)
    def _read(self, paths: list[Path]) -> None:
        rows = [found(path) for path in paths]
        self.app.call_from_thread(self._offer, rows)

    def _offer(self, rows: list[Found]) -> None:
        heading = (
            "Assessments in this folder"
            if rows
            else "There is no assessment in this folder yet: n starts one, d shows a sample."
        )
        self.query_one("#heading", Static).update(heading)
        wide = max((len(row.company) for row in rows), default=0)
        lines = [Line(str(n) if n < 10 else "", str(row.path), _in_words(row, wide)) for n, row in enumerate(rows, 1)]
        files = self.query_one("#files", Choices)
        caret = files.caret
        files.offer(Prompt(way="one", label="", ask="", lines=tuple(lines)))
        files.caret = caret
        self.show_keys()

    # --- Actions ---------------------------------------------------------------------------------------------------

    def do_new(self) -> None:
        """Ask for the company's name; the file is called after it."""
        self._ask("new", "The company's name", "The file is called after it and lies in this folder.")

    def do_open(self) -> None:
        """Ask for a path."""
        self._ask(
            "open", "Path of an assessment or of a report PDF", "A report is restored to an assessment beside it."
        )

    def do_demo(self) -> None:
        """Open the sample company."""
        from assessor.assessment.sample import write

        try:
            self.face.open(write(self._folder, self.face.clock()), results_first=True)
        except AssessorError as error:
            self._say(error.line())

    def do_cancel(self) -> None:
        """Nothing is to be named after all."""
        self._naming = ""
        self.remove_class("-naming")
        self._say("")
        self.query_one("#files").focus()
        self.show_keys()

    def _ask(self, what: str, placeholder: str, said: str) -> None:
        self._naming = what
        self.add_class("-naming")
        field = self.query_one("#name", Field)
        field.border_title, field.value = placeholder, ""
        self.query_one("#said", Static).update(said)
        field.focus()
        self.show_keys()

    @on(Field.Submitted)
    def _named(self, event: Field.Submitted) -> None:
        event.stop()
        name = one_line(event.value)
        if not name:
            self._say("Type it, or press esc.")
        elif self._naming == "new":
            self._open(free_path(self._folder, file_name(name), file.SUFFIX), company=name)
        elif not (path := Path(name).expanduser()).exists():
            self._say(f"{path}: there is no such file. Press esc, then n to start an assessment.")
        else:
            self._open(path)

    @on(Choices.Picked)
    def _chosen(self, event: Choices.Picked) -> None:
        event.stop()
        self._open(Path(event.value))

    def _open(self, path: Path, company: str = "") -> None:
        try:
            self.face.open(path, company)
        except AssessorError as error:
            self._say(error.line())

    def _say(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(f"! {words}") if words else "")


def _in_words(row: Found, wide: int) -> str:
    name = "" if row.company == row.path.name else one_line(stem(row.path), 40)
    company = f"{one_line(row.company, 40):<{min(wide, 40)}}"
    return "   ".join(part for part in (company, one_line(row.progress, 60), row.changed, name) if part)


def file_name(company: str) -> str:
    """A company's name as the name of a file: letters and digits of any language, dashes between."""
    kept = "".join(letter if letter.isalnum() else " " for letter in company.lower())
    return "-".join(kept.split())[:60] or "company"


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0
