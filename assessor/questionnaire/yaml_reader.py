"""YAML to plain data with a line number for every value: the 1.2 words (`no` is a word), no aliases, bounded.

PyYAML's C parser gives events; the tree is built here without recursion, so that a bomb of aliases, a file a hundred
levels deep or a duplicate key is one clear error with its line and never a crash.
"""

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from assessor.errors import ContentError, from_os_error
from assessor.questionnaire.document import Document

LARGEST = 1_000_000
"""Bytes in one file."""
DEEPEST = 20
"""Levels of nesting in one file."""

_INT = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}

_OPEN = "A bracket may be open here or above; inside brackets a text with a comma needs quotes."
_MENDS = (
    ("mapping values are not allowed", 'Put a text that has ": " in it in quotes, or mend the indent.'),
    ("tab character", "Indent with spaces."),
    ("cannot start any token", "Indent with spaces; put a text that starts with a sign in quotes."),
    ("expected ','", _OPEN),
    ("expected node content", _OPEN),
    ("expected key", "Look here and above: a quote or bracket left open, or an indent unlike its neighbours'."),
    ("expected '-'", "This line is indented unlike its neighbours; give it the same number of spaces."),
    ("unexpected end of stream", "A quote is opened and not closed."),
)
"""What usually lies behind a problem that the parser names in its own words."""


def read_file(path: Path) -> Document:
    """The document in `path`; `ContentError` or `FileError` says what is wrong with it."""
    try:
        if path.exists() and not path.is_file():
            raise ContentError("this is not a file", where=str(path))
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    if len(raw) > LARGEST:
        raise ContentError("larger than 1 MB", where=str(path), do="Split it, or take out what is not needed.")
    try:
        return read_text(raw.decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ContentError("not UTF-8 text", where=f"{path}:{line}", do="Save it as UTF-8.") from error


def read_text(text: str, where: str) -> Document:
    """The document in `text`; `where` names it in errors."""
    document = Document(where)
    try:
        tree = _Tree(document)
        for event in _events(text):
            tree.take(event)
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark) if error.problem_mark else 1
        problem = error.problem or error.context or ""
        do = next((mend for words, mend in _MENDS if words in problem), "")
        raise ContentError(f"not YAML: {problem}", where=f"{where}:{line}", do=do) from error
    except yaml.YAMLError as error:
        raise ContentError(f"not YAML: {error}", where=where) from error
    return document


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


class _Tree:
    """The data of a document as it grows, event by event, on a stack of our own.

    Beside each open container stands the key that a mapping waits for (None: a key comes next), or the index that a
    sequence has reached.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[Any] = []
        self.keys: list[Any] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self.scalar(event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self.open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self.stack.pop()
                self.keys.pop()
                self.key_done()
            case yaml.AliasEvent():
                raise self.error(f"an alias (*{event.anchor}) is not read here", event, "Write the value out.")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self.error("a second document starts here", event, "Keep one document in a file.")

    def open(self, event: Any) -> None:
        if self.awaits_key():
            raise self.error("a key must be a word", event)
        if len(self.stack) >= DEEPEST:
            raise self.error(f"nested deeper than {DEEPEST} levels", event)
        if event.tag not in (None, "!"):
            raise self.error(f"the tag {event.tag} is not read here", event, "Write plain values.")
        is_list = isinstance(event, yaml.SequenceStartEvent)
        value: Any = [] if is_list else {}
        self.place(value, event)
        self.stack.append(value)
        self.keys.append(-1 if is_list else None)

    def scalar(self, event: Any) -> None:
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            raise self.error(f"the tag {event.tag} is not read here", event, "Write plain values.")
        if self.awaits_key():
            if event.value in self.stack[-1]:
                raise self.error(f'the key "{event.value}" is here a second time', event, "Remove one of them.")
            self.keys[-1] = event.value
            self.document.lines[tuple(self.keys)] = _line(event.start_mark)
            return
        try:
            self.place(event.value if event.style or event.tag else _plain(event.value), event)
        except ValueError as error:
            raise self.error(str(error), event) from error
        self.key_done()

    def place(self, value: Any, event: Any) -> None:
        if not self.stack:
            self.document.data = value
        elif isinstance(self.stack[-1], list):
            self.stack[-1].append(value)
            self.keys[-1] += 1
        else:
            self.stack[-1][self.keys[-1]] = value
        self.document.lines.setdefault(tuple(self.keys), _line(event.start_mark))

    def awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], dict) and self.keys[-1] is None

    def key_done(self) -> None:
        if self.stack and isinstance(self.stack[-1], dict):
            self.keys[-1] = None

    def error(self, what: str, event: Any, do: str = "") -> ContentError:
        return ContentError(what, where=f"{self.document.where}:{_line(event.start_mark)}", do=do)


def _line(mark: Any) -> int:
    return int(mark.line) + 1


def _plain(value: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2."""
    if value in _WORDS:
        return _WORDS[value]
    if _INT.fullmatch(value):
        return int(value, 0) if value.startswith("0") and value[1:2] in ("o", "x") else int(value)
    if _FLOAT.fullmatch(value):
        number = float(value)
        if math.isinf(number):
            raise ValueError(f"{value[:40]} is not a number that can be counted with")
        return number
    if _NOT_A_NUMBER.fullmatch(value):
        raise ValueError(f"{value} is not a number that can be counted with")
    return value
