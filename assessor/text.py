"""The one text type: every string that comes from a file or a person passes through `clean`.

Textual hands escape sequences inside a text straight to the terminal, so a questionnaire or a note could write the
reader's clipboard or redraw the screen. What is dropped here can do nothing in a terminal, a PDF, HTML or CSV later.
Escaping for HTML is the template engine's work and never done by hand.
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

LONGEST = 20_000
"""Characters in one text; longer input is refused, never cut in silence."""

# C0 but tab and newline, DEL, C1, bidirectional overrides and isolates, interlinear marks, byte order mark, surrogates.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufeff\ud800-\udfff]")
_NEWLINES = re.compile("\r\n|\r|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """`text` without anything that acts instead of showing; line ends become newlines, outer white space goes."""
    if text.isprintable():  # most texts, and none of what is dropped
        return text.strip()
    return _HARMFUL.sub("", _NEWLINES.sub("\n", text)).strip()


def one_line(text: str, width: int | None = None) -> str:
    """`text` cleaned and folded onto one line; with `width`, cut there with an ellipsis."""
    folded = " ".join(clean(text).split())
    return folded if width is None or len(folded) <= width else folded[: max(0, width - 1)].rstrip() + "…"


def _choose_language(value: Any, info: ValidationInfo) -> Any:
    """A text may be a string or one string per language; the context's language wins, then English, then the first."""
    if isinstance(value, dict):
        if not value or not all(isinstance(k, str) and isinstance(v, str) for k, v in value.items()):
            raise PydanticCustomError("text", "expected a text, or one text per language such as {en: ..., de: ...}")
        wanted = (info.context or {}).get("language", "en")
        value = value.get(wanted) or value.get("en") or next(iter(value.values()))
    return _clean_string(value)


def _clean_string(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("text", "expected a text; put it in quotes")
    if len(value) > LONGEST:
        raise PydanticCustomError("text", "longer than {longest} characters", {"longest": LONGEST})
    return clean(value)


_TEXT_SCHEMA: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
_WORDS_SCHEMA: dict[str, Any] = {
    "anyOf": [_TEXT_SCHEMA, {"type": "object", "additionalProperties": _TEXT_SCHEMA, "minProperties": 1}]
}

Text = Annotated[str, BeforeValidator(_clean_string), WithJsonSchema(_TEXT_SCHEMA)]
"""A cleaned string: notes, names, anything typed."""

Words = Annotated[str, BeforeValidator(_choose_language), WithJsonSchema(_WORDS_SCHEMA)]
"""A text for people in a questionnaire: a string, or one per language; cleaned, in the language asked for."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
"""A name that scripts use: no spaces, nothing a file system or a terminal could mistake."""
