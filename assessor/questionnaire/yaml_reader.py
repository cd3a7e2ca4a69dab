"""YAML to plain data with a line number for every value: the 1.2 words (`no` is a word), no aliases, bounded.

PyYAML's C parser gives events; the tree is built here without recursion, so that a bomb of aliases, a file a hundred
levels deep or a duplicate key is one clear error with its line and never a crash.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from assessor.errors import ContentError, from_os_error

LARGEST = 1_000_000
"""Bytes in one file."""
DEEPEST = 20
"""Levels of nesting in one file."""

Path_ = tuple[str | int, ...]

_INT = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_A_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass
class Document:
    """The data of one file and the line (from 1) on which each value starts, by its path of keys and indexes."""

    where: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)

    def place(self, path: Path_) -> str:
        """`file:line` of the value at `path`, or of the nearest thing around it that is there."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.lines:
                return f"{self.where}:{self.lines[path[:end]]}"
        return self.where


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
        _build(_events(text), document)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(f"not YAML: {error.problem or error.context}", where=f"{where}:{line}") from error
    except yaml.YAMLError as error:
        raise ContentError(f"not YAML: {error}", where=where) from error
    return document


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _build(events: Iterator[Any], document: Document) -> None:
    """Fold the events into `document.data`, keeping the open containers on a stack of our own."""
    stack: list[Any] = []
    keys: list[Any] = []  # per open container: the key a mapping waits for, or the index a sequence has reached
    documents = 0

    def fail(what: str, event: yaml.Event | Any, do: str = "") -> ContentError:
        return ContentError(what, where=f"{document.where}:{event.start_mark.line + 1}", do=do)

    def place(value: Any, event: Any) -> None:
        if stack and isinstance(stack[-1], list):
            stack[-1].append(value)
            keys[-1] += 1
        elif stack:
            stack[-1][keys[-1]] = value
        else:
            document.data = value
        document.lines.setdefault(tuple(keys), event.start_mark.line + 1)

    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise fail("a second document starts here", event, "Keep one document in a file.")
        elif isinstance(event, yaml.AliasEvent):
            raise fail(f"an alias (*{event.anchor}) is not read here", event, "Write the value out.")
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if stack and isinstance(stack[-1], dict) and keys[-1] is None:
                raise fail("a key must be a word", event)
            if len(stack) >= DEEPEST:
                raise fail(f"nested deeper than {DEEPEST} levels", event)
            _refuse_tag(event, fail)
            is_list = isinstance(event, yaml.SequenceStartEvent)
            value: Any = [] if is_list else {}
            place(value, event)
            stack.append(value)
            keys.append(-1 if is_list else None)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
            keys.pop()
            _key_done(stack, keys)
        elif isinstance(event, yaml.ScalarEvent):
            _refuse_tag(event, fail)
            if stack and isinstance(stack[-1], dict) and keys[-1] is None:
                if event.value in stack[-1]:
                    raise fail(f'the key "{event.value}" is here a second time', event, "Remove one of them.")
                keys[-1] = event.value
                document.lines[tuple(keys)] = event.start_mark.line + 1
                continue
            try:
                place(event.value if event.style else _plain(event.value), event)
            except ValueError as error:
                raise fail(str(error), event) from error
            _key_done(stack, keys)


def _key_done(stack: list[Any], keys: list[Any]) -> None:
    if stack and isinstance(stack[-1], dict):
        keys[-1] = None


def _refuse_tag(event: Any, fail: Any) -> None:
    if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
        raise fail(f"the tag {event.tag} is not read here", event, "Write plain values.")


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
