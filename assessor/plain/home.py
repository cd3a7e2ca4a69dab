"""The start without a file, line by line: what this is, the assessments there are, and the ways to begin."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from assessor.assessment import file
from assessor.errors import AssessorError
from assessor.interview.actions import Place
from assessor.interview.welcome import ABOUT, TITLE, welcome
from assessor.opening.listed import Found, choosable, found
from assessor.opening.opened import OpenAssessment, file_name, free_path, open_path, pdf_only, typed_path
from assessor.plain.commands import Command, Unknown, form, meant, offered, table
from assessor.plain.console import Console, TooLong
from assessor.questionnaire.library import find
from assessor.text import one_line

ABLE = {"new", "open", "import_pdf", "demo", "help", "quit"}
NOTHING_TO_OPEN = {"open_line", "move"}


class Home:
    """The choice of an assessment on `console`; `choose` returns what was opened, or None when the person leaves."""

    def __init__(
        self,
        console: Console,
        folder: Path,
        questionnaire: str | None,
        clock: Callable[[], datetime],
        recent_at: Path | None,
    ) -> None:
        self.console, self.folder, self.questionnaire, self.clock = console, folder, questionnaire, clock
        self._rows = [found(path, folder) for path in choosable(folder, recent_at)]

    def choose(self) -> OpenAssessment | None:
        """Offer and ask until something is open. EOFError: nothing more is typed."""
        self._greet()
        while True:
            try:
                line = self.console.read_line()
                typed = meant(line, Place.HOME, ABLE, NOTHING_TO_OPEN)
                match typed:
                    case Command(id="quit"):
                        return None
                    case Command(id="help"):
                        self._offer()
                        continue
                    case Unknown(word=word, hint=hint):
                        self.console.say(f'"{one_line(word, 40)}" is not a command here. {hint}')
                        continue
                opened = self._open(typed, line)
            except (TooLong, AssessorError) as error:
                self.console.say(error.line() if isinstance(error, AssessorError) else str(error))
                opened = None
            if opened is not None:
                return opened
            self.console.say(self._ways())

    def _greet(self) -> None:
        self.console.say(TITLE)
        self.console.say(ABOUT)
        if not self._rows:
            try:
                questionnaire = find(self.questionnaire)
            except AssessorError as error:
                questionnaire = None
                self.console.say(error.line())
            for said in welcome(questionnaire, str(self.folder), "Type quit, or just stop"):
                self.console.say(f"{said.heading}: {said.text}")
        self.console.say()
        self._offer()

    def _offer(self) -> None:
        if self._rows:
            self.console.say("Assessments:")
        for number, row in enumerate(self._rows, 1):
            self.console.say(in_words(row), mark=f"{number:>3}  ")
        for typed, does in table(offered(Place.HOME, ABLE)):
            self.console.say(does, mark=f"{typed}: ")
        self.console.say(self._ways())

    def _ways(self) -> str:
        number = f"1 to {len(self._rows)}" if len(self._rows) > 1 else "1" if self._rows else ""
        words = [form(action) for action in offered(Place.HOME, ABLE)]
        return f"({', '.join(([f'{number} to open that one'] if number else []) + words)})"

    def _open(self, command: Command | None, line: str) -> OpenAssessment | None:
        """What `line` asks for, open; None when it asks for nothing there is, which has been said."""
        rest = command.rest if command else ""
        match command.id if command else "":
            case "demo":
                from assessor.assessment.sample import write

                return self._opened(write(self.folder, self.clock()))
            case "new":
                name = rest or self._asked("The company's name?")
                return self._opened(free_path(self.folder, file_name(name), file.SUFFIX), name) if name else None
            case "open" | "import_pdf" as id:
                typed = rest or self._asked("The path?")
                path = typed_path(typed, self.folder)
                if not typed or not path.exists():
                    self.console.say(f"{one_line(typed)}: there is no such file." if typed else "Nothing was typed.")
                    return None
                return self._opened(pdf_only(path) if id == "import_pdf" else path)
        if line.isdigit() and 1 <= int(line) <= len(self._rows):
            return self._opened(self._rows[int(line) - 1].path)
        self.console.say("I did not understand that." if line else "Nothing was typed.")
        return None

    def _asked(self, question: str) -> str:
        self.console.say(question)
        return one_line(self.console.read_line())

    def _opened(self, path: Path, company: str = "") -> OpenAssessment:
        return open_path(path, self.questionnaire, self.clock(), company)


def in_words(row: Found) -> str:
    """One assessment on one line."""
    changed = f"last changed {row.changed}" if row.changed else ""
    parts = (row.company, row.progress, changed, f"in {row.where}" if row.where else "")
    return ", ".join(one_line(part, 100) for part in parts if part)
