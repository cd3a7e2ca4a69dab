"""What is wrong or doubtful in a questionnaire, as a value: where, by which rule, what, and the mend.

The form checker's own reports become such findings here, in words and at the place in the file; the rules about the
content are lint.py's.
"""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from assessor.errors import ContentError, nearest
from assessor.questionnaire.document import Document, Path_
from assessor.text import one_line

_Line = Annotated[str, AfterValidator(one_line)]


class Finding(BaseModel):
    """Something wrong or doubtful in a questionnaire: where, by which rule, and the mend."""

    model_config = ConfigDict(frozen=True)

    severity: Literal["error", "warning"] = "error"
    rule: str
    file: _Line
    line: int | None = None
    field: _Line = ""
    says: _Line
    mend: _Line = ""
    path: Path_ = Field(default=(), exclude=True, repr=False)
    """The field as keys and indexes, for those who work on the documents."""

    def error(self) -> ContentError:
        """This finding as the error that stops a command."""
        return ContentError(self.says, where=self.place(), do=self.mend)

    def place(self) -> str:
        """`file:line field`"""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place} {self.field}".rstrip()


def finding(document: Document, path: Path_, rule: str, says: str, mend: str = "") -> Finding:
    """An error at `path` of `document`."""
    return Finding(
        rule=rule,
        file=document.where,
        line=document.line(path),
        field=as_field(path),
        says=says,
        mend=mend,
        path=path,
    )


def as_field(path: Path_) -> str:
    """A path as people write it: `questions[0].needs[1].level`."""
    field = ""
    for step in path:
        field += f"[{step}]" if isinstance(step, int) else f".{step}" if field else str(step)
    return field


def from_checker(error: ValidationError, document: Document) -> Iterator[Finding]:
    """The form checker's report on `document`, one finding per place."""
    faults: dict[Path_, Any] = {}
    for details in error.errors(include_url=False):
        faults.setdefault(_path(details, document.data), details)
    # Where a value may have several shapes, each shape complains; the deepest complaint is the one that helps.
    around = {path[:end] for path in faults for end in range(len(path))}
    for path, details in faults.items():
        if path not in around:
            rule = details["type"].replace("_", "-")
            yield finding(document, path, rule, _sentence(details), _mend(details))


def _path(details: Any, data: Any) -> Path_:
    """The place of a fault in the data, without the names that the checker gives to the shapes it tried."""
    path: list[str | int] = []
    at = data
    for step in details["loc"]:
        if (isinstance(at, dict) and step in at) or (isinstance(at, list) and isinstance(step, int) and step < len(at)):
            at = at[step]
            path.append(step)
    last = details.get("ctx", {}).get("key") or (details["loc"][-1] if details["type"] == "missing" else None)
    if last is not None:
        path.append(last)
    return tuple(path)


_PLAINLY = {
    "bool_type": "expected true or false",
    "dict_type": "expected keys with values",
    "float_type": "expected a number",
    "int_from_float": "expected a whole number",
    "int_type": "expected a whole number",
    "list_type": "expected a list",
    "model_type": "expected keys with values",
    "string_pattern_mismatch": "expected an id: letters, digits, dots, dashes and underscores, at most 64",
    "string_type": "expected a word or a text; put it in quotes",
    "tuple_type": "expected a list",
}
_GROUPED = re.compile(r"[0-9]{1,3}([,_ '][0-9]{3})+")
"""A whole number with its thousands set apart."""
_COUNTED = re.compile(r"\w+ should have (.*) after validation, not (\d+)")


def _sentence(details: Any) -> str:
    """What was expected, in words, from the checker's own report."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        return "this field is missing"
    if kind in ("too_short", "too_long") and context.get("max_length", context.get("min_length")) == 5:
        return f"expected exactly five levels, level 0 first; found {context['actual_length']}"
    if kind == "unknown_key" or kind in ("text", "test", "need", "price"):
        return str(details["msg"])
    said = str(details["msg"])
    if counted := _COUNTED.match(said):
        return f"expected {counted[1]}; found {counted[2]}"
    said = said.replace("Input should be", "expected a number" if "than" in kind else "expected")
    return f"{_PLAINLY.get(kind, said)}; found {_shown(details.get('input'))}"


def _shown(found: Any) -> str:
    match found:
        case None:
            return "nothing"
        case dict():
            return "keys with values"
        case list():
            return "a list"
    return json.dumps(found, ensure_ascii=False)[:60]


def _mend(details: Any) -> str:
    """The nearest word that would do, where there is one."""
    kind, context, found = details["type"], details.get("ctx", {}), details.get("input")
    if kind == "literal_error":
        return nearest(str(found), re.findall(r"'(\w+)'", context["expected"]))
    if kind == "list_type" and isinstance(found, str):
        return f"Write [{found[:60]}]."
    if kind in ("float_type", "int_type") and isinstance(found, str) and _GROUPED.fullmatch(found):
        return f"Write {re.sub(r'[^0-9]', '', found)}."
    if kind == "bool_type" and found in ("yes", "no"):
        return f"Write {'true' if found == 'yes' else 'false'}."
    return str(context.get("hint", ""))
