"""brand.yaml: the issuer's name, logo, two colours and lines, read and checked. Every error names file:line and field.

Decided here: what a brand may say, that a logo lies in the brand file's folder, and that both colours can be read as
text on white (WCAG 2.2, 1.4.3: at least 4.5 to 1). How it looks is the template's.
"""

import re
from pathlib import Path
from typing import Any

from assessor.errors import ContentError, nearest
from assessor.questionnaire.document import Document
from assessor.questionnaire.yaml_reader import read_file
from assessor.report.brand_model import Brand
from assessor.report.logo import logo
from assessor.text import one_line

LEAST_CONTRAST = 4.5
LONGEST = {"name": 80, "footer": 120, "confidentiality": 40, "contact": 200, "disclosure": 600}
"""The texts of a brand, with the most characters that have room where they stand."""
MOST_RECIPIENTS = 12
LONGEST_RECIPIENT = 60
KEYS = (*LONGEST, "logo", "colours", "recipients")

_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def read_brand(path: Path) -> Brand:
    """The brand in `path`; `ContentError` says where it cannot be used, and why."""
    document = read_file(path)
    given = document.data
    if not isinstance(given, dict):
        raise _error(document, (), "expected `key: value` lines", "The least is a name: `name: Northwind Advisory`.")
    _known(document, (), given, KEYS)
    texts = {key: _text(document, (key,), longest) for key, longest in LONGEST.items() if key in given}
    if not texts.get("name"):
        raise _error(document, ("name",), "a brand needs a name", "Write `name:` and who issues the report.")
    address, alternative = _logo(document, path.parent) if given.get("logo") is not None else ("", "")
    main, accent = _colours(document) if given.get("colours") is not None else ("", "")
    return Brand(
        **texts,
        logo=address,
        logo_alt=alternative,
        main=main,
        accent=accent,
        recipients=_recipients(document) if given.get("recipients") is not None else [],
    )


def contrast_with_white(colour: str) -> float:
    """How much a #rrggbb colour stands out from white, 1 to 21."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _logo(document: Document, folder: Path) -> tuple[str, str]:
    given = document.data["logo"]
    if not isinstance(given, dict):
        do = "Write `logo: {file: logo.svg, alt: Northwind Advisory}`."
        raise _error(document, ("logo",), "expected a file and its alternative text", do)
    _known(document, ("logo",), given, ("file", "alt"))
    alternative = _text(document, ("logo", "alt"), 120) if "alt" in given else ""
    if not alternative:
        do = "Say in `alt` what a reader hears instead, such as the issuer's name."
        raise _error(document, ("logo", "alt"), "a logo needs an alternative text", do)
    name = _text(document, ("logo", "file"), 200) if "file" in given else ""
    if not name:
        raise _error(document, ("logo", "file"), "a logo needs a file", "Name an SVG or PNG beside this file.")
    root = folder.resolve()
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise ValueError("it lies outside this file's folder")
        return logo(path), alternative
    except (ValueError, OSError, RuntimeError) as error:
        do = "Put an SVG or PNG into the folder of this file."
        raise _error(document, ("logo", "file"), f'the logo "{name}" cannot be used: {error}', do) from error


def _colours(document: Document) -> tuple[str, str]:
    given = document.data["colours"]
    if not isinstance(given, dict):
        do = 'Write `colours: {main: "#0b3d91", accent: "#a23b00"}`.'
        raise _error(document, ("colours",), "expected two colours, main and accent", do)
    _known(document, ("colours",), given, ("main", "accent"))
    return _colour(document, "main"), _colour(document, "accent")


def _colour(document: Document, key: str) -> str:
    place = ("colours", key)
    if key not in document.data["colours"]:
        return ""
    given = document.data["colours"][key]
    if not isinstance(given, str) or not _COLOUR.fullmatch(given.strip()):
        raise _error(
            document, place, "expected a colour", 'Write it as "#0b3d91", in quotes: a bare # begins a comment.'
        )
    digits = given.strip()[1:].lower()
    colour = "#" + (digits if len(digits) == 6 else "".join(c + c for c in digits))
    ratio = contrast_with_white(colour)
    if ratio < LEAST_CONTRAST:
        shown = int(ratio * 100) / 100  # cut, so that 4.499 is not shown as 4.5
        said = f"{colour} has a contrast of {shown:g} to 1 with white, so words in it are hard to read"
        raise _error(document, place, said, f"Choose a darker one, with at least {LEAST_CONTRAST:g} to 1.")
    return colour


def _recipients(document: Document) -> list[str]:
    given = document.data["recipients"]
    if not isinstance(given, list):
        raise _error(document, ("recipients",), "expected a list", "Write `recipients: [The board, The CTO]`.")
    if len(given) > MOST_RECIPIENTS:
        raise _error(document, ("recipients",), f"there is room for {MOST_RECIPIENTS} recipients", "Name a group.")
    return [_text(document, ("recipients", n), LONGEST_RECIPIENT) for n in range(len(given))]


def _known(document: Document, place: tuple[str, ...], given: dict[Any, Any], keys: tuple[str, ...]) -> None:
    for key in given:
        if key not in keys:
            do = nearest(str(key), keys) or f"Known here: {', '.join(keys)}."
            raise _error(document, (*place, str(key)), "no such key", do)


def _text(document: Document, place: tuple[str | int, ...], longest: int) -> str:
    value = document.data
    for step in place:
        value = value[step]
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _error(document, place, "expected a text", "Put it in quotes.")
    text = one_line(value)
    if len(text) > longest:
        raise _error(document, place, f"{len(text)} characters; there is room for {longest}", "Shorten it.")
    return text


def _error(document: Document, place: tuple[str | int, ...], what: str, do: str) -> ContentError:
    field = ".".join(str(step) for step in place)
    return ContentError(what, where=f"{document.place(place)} {one_line(field, 80)}".strip(), do=do)
