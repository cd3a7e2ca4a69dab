"""Every error a person can meet, on one page.

    AssessorError             exit 1
    ├── ContentError          a file says something that cannot be used: file, line, field, what was expected
    ├── FileError             a file cannot be read or written: missing, locked, read-only, disk full
    ├── MachineError          something this machine lacks: Pango, a terminal
    └── CommandError          exit 2: the command line itself: an unknown id, format or value

Each error is one line: where, what, what to do. Exit status: 0 done, 1 content or machine, 2 the command line,
128+n for a signal. The same mistake earns the same sentence from every face.
"""

import difflib
import errno
from collections.abc import Iterable

OK, FAILED, USAGE = 0, 1, 2
"""The exit statuses; a signal n adds 128."""


class AssessorError(Exception):
    """What happened, where (file:line field, or nothing), and what to do about it."""

    exit_status = FAILED

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        from assessor.text import one_line  # loads pydantic, which `assessor --help` can do without

        self.what, self.where, self.do = one_line(what), one_line(where), one_line(do)
        super().__init__(self.line())

    def line(self) -> str:
        """The whole error on one line, safe to print to a terminal."""
        said = f"{self.where}: {self.what}" if self.where else self.what
        said = said if said.endswith((".", "?", "!")) else said + "."
        return f"{said} {self.do}" if self.do else said


class ContentError(AssessorError):
    """A questionnaire, an assessment or a facts file holds something that cannot be used."""


class FileError(AssessorError):
    """A file cannot be read or written; the user's file is as it was."""


class MachineError(AssessorError):
    """This machine lacks something the work needs."""


class CommandError(AssessorError):
    """The command line asks for something that does not exist."""

    exit_status = USAGE


def nearest(word: str, known: Iterable[str]) -> str:
    """`Did you mean "LAT-1"?` for the closest of `known`, or an empty string when nothing is close."""
    names = list(known)
    folded = {name.lower(): name for name in names}
    close = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    return f'Did you mean "{folded[close[0]]}"?' if close else ""


def from_os_error(error: OSError, path: object, verb: str) -> FileError:
    """The sentence for a failed file operation; `verb` is what was tried, such as "read" or "save"."""
    reasons = {
        FileNotFoundError: ("there is no such file", "Check the path."),
        PermissionError: (
            "this user may not do that here",
            "Choose a folder you can write to, or change its permissions.",
        ),
        IsADirectoryError: ("this is a folder, not a file", "Name a file."),
        NotADirectoryError: ("a part of the path is a file, not a folder", "Check the path."),
    }
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        reason, do = "the disk is full", "Free some space and try again; nothing was changed."
    elif error.errno == errno.EROFS:
        reason, do = "the file system is read-only", "Choose another folder."
    else:
        reason, do = next(
            (r for kind, r in reasons.items() if isinstance(error, kind)), (error.strerror or str(error), "")
        )
    return FileError(f"could not {verb}: {reason}", where=str(path), do=do)
