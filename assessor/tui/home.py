"""The home screen: the assessments of this folder and those opened before, and the ways to start.

What is listed is decided in opening/listed.py, what is said on the first start in interview/welcome.py. Both are read
in a thread, so that neither a slow disk nor a long list holds up the first picture.
"""

from collections.abc import Collection
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assessor.assessment import file
from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.interview.prompt import Line, Prompt
from assessor.interview.welcome import ABOUT, TITLE, Said, welcome
from assessor.opening.listed import Found, choosable, found
from assessor.opening.opened import file_name, free_path, pdf_only, stem, typed_path
from assessor.text import one_line
from assessor.tui.acting import ActingScreen
from assessor.tui.widgets.choices import Choices
from assessor.tui.widgets.fields import Field
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.wrapped import Wrapped, hanging

WIDEST_NAME = 40
APART = 45
"""Columns below which it stands beside the list, where there are rows enough for a heading each."""


class Welcome(Wrapped):
    """What a person should know before the first start; beside the list where there is room, else only then."""

    DEFAULT_CSS = """
    Welcome { padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(id="welcome")
        self._said: list[Said] = []

    def tell(self, said: list[Said]) -> None:
        """Show these headings and texts."""
        self._said = said
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """Heading and text, one after the other."""
        rows: list[Content] = []
        for each in self._said:
            heading = Content.styled(each.heading, "bold $primary")
            if width < APART:
                rows += [heading, *hanging(Content("  "), Content(each.text), width), Content("")]
            else:
                rows += hanging(Content(""), heading + Content(f". {each.text}"), width)
        return rows


class Files(Choices):
    """The list of assessments: columns where there is room, one wrapped line each where there is not."""

    def tell(self, rows: list[Found]) -> None:
        """Offer these, and keep the caret where it is."""
        caret = self.caret
        self._found = rows
        keys = [str(number) if number < 10 else "" for number in range(1, len(rows) + 1)]
        lines = tuple(Line(key, str(row.path), row.company) for key, row in zip(keys, rows, strict=True))
        self.offer(Prompt(way="one", label="", ask="", lines=lines))
        self.caret = caret if caret is not None and caret < len(rows) else None

    def _line(self, number: int, width: int) -> list[Content]:
        row = self._found[number]
        line = self.lines[number]._replace(says=in_words(row, self._found, width - 5))
        self.prompt = self.prompt._replace(lines=(*self.lines[:number], line, *self.lines[number + 1 :]))
        return super()._line(number, width)


class HomeScreen(ActingScreen):
    """Where the app begins without a file."""

    PLACES = (Place.HOME, Place.NAMING)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._naming = ""

    def compose(self) -> ComposeResult:
        """Title, what it is, what one should know, the files, a field that appears when something is to be named."""
        yield Headline()
        with VerticalScroll(id="home", can_focus=False):
            yield Static(TITLE, id="title", markup=False)
            yield Static(ABOUT, id="about", markup=False)
            with Horizontal(id="columns"):
                with Vertical(id="start"):
                    yield Static("Looking for your assessments.", id="heading", markup=False)
                    yield Files(id="files")
                    yield Field(id="name")
                    yield Static("", id="said", markup=False)
                yield Welcome()
        yield KeyBar()

    def on_mount(self) -> None:
        """The first picture; then the list and the times, as they come."""
        self.query_one(Headline).tell("assessor", one_line(str(self._folder.name), 40))
        self.show_keys()
        self.query_one("#files", Files).focus()
        self._read()

    @property
    def place(self) -> Place:
        """Choosing, or naming."""
        return Place.NAMING if self._naming else Place.HOME

    def unavailable(self) -> Collection[str]:
        """Without files there is no line to open."""
        return ("page",) if self.is_mounted and self.query_one("#files", Files).lines else ("page", "open_line", "move")

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        """What there is, by name; then each with its progress; then what to say at the start."""
        from assessor.questionnaire.library import find

        tell = self.app.call_from_thread
        rows = [Found(path, path.name) for path in choosable(self._folder, self.face.recent_at)]
        tell(self._offer, list(rows))
        for number, row in enumerate(rows):
            rows[number] = found(row.path, self._folder)
            tell(self._offer, list(rows))
        try:
            questionnaire = find(self.face.questionnaire)
        except AssessorError as error:
            questionnaire = None
            tell(self._say, error.line())
        tell(self._welcome, welcome(questionnaire, "this folder", "Press q, or close the window"))

    def _welcome(self, said: list[Said]) -> None:
        for place in self.query(Welcome):  # none once the screen is being left
            place.tell(said)

    def _offer(self, rows: list[Found]) -> None:
        if not self.query(Files):
            return  # the screen is being left
        heading = "Your assessments" if rows else "There is no assessment yet: n starts one, d shows a sample."
        self.query_one("#heading", Static).update(heading)
        self.query_one("#files", Files).tell(rows)
        self.set_class(not rows, "-first")
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

    def do_import_pdf(self) -> None:
        """Ask for the path of a report."""
        self._ask(
            "import_pdf", "Path of a report PDF", "Its assessment is restored beside it; nothing there is replaced."
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
        self._show_said(said)
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
        elif not (path := typed_path(name, self._folder)).exists():
            self._say(f"{path}: there is no such file. Press esc, then n to start an assessment.")
        else:
            self._open(path)

    @on(Choices.Picked)
    def _chosen(self, event: Choices.Picked) -> None:
        event.stop()
        self._open(Path(event.value))

    def _open(self, path: Path, company: str = "") -> None:
        try:
            self.face.open(pdf_only(path) if self._naming == "import_pdf" else path, company)
        except AssessorError as error:
            self._say(error.line())

    def _say(self, words: str) -> None:
        self._show_said(f"! {words}" if words else "")

    def _show_said(self, words: str) -> None:
        self.query_one("#said", Static).update(Content(words))
        self.set_class(bool(words), "-said")


def in_words(row: Found, among: list[Found], width: int) -> str:
    """`row` in columns as wide as the widest of `among`; where `width` is too little, only what matters most."""
    if row.progress and not row.changed:
        return f"{one_line(row.company, WIDEST_NAME)}: {one_line(row.progress, 200)}"  # why it cannot be opened
    name = "" if row.company == row.path.name else one_line(stem(row.path), WIDEST_NAME)
    where = " in ".join(part for part in (name, row.where) if part)
    usual = [each for each in among if each.changed] or [row]
    company = max(len(one_line(each.company, WIDEST_NAME)) for each in usual)
    progress = max(len(each.progress) for each in usual)
    cells = [f"{one_line(row.company, WIDEST_NAME):<{company}}", f"{row.progress:<{progress}}", row.changed]
    cells.append(one_line(where, 200))
    while len(cells) > 2 and sum(map(len, cells)) + 3 * (len(cells) - 1) > width:
        cells.pop()
    return "   ".join(cell for cell in cells if cell.strip()).rstrip()
