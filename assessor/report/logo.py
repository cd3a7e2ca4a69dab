"""A logo as a data address that can only show: a PNG as it is, an SVG rebuilt from what is known to be harmless.

Decided here: an SVG keeps shapes, gradients, clipping and text, and references inside itself. Scripts, event handlers,
style sheets, embedded pages and every address that leads out of it are left away; a document type is refused, because
entities could read files. Nothing is fetched.
"""

import base64
import re
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from assessor.errors import from_os_error

LARGEST = 500_000
"""Bytes."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPE_NAMES = (
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan linearGradient "
    "radialGradient stop clipPath mask pattern"
)
_LOOK_NAMES = (
    "id x y x1 x2 y1 y2 cx cy r rx ry fx fy dx dy d points width height viewBox preserveAspectRatio transform version "
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule mask offset stop-color "
    "stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits "
    "patternContentUnits patternTransform font-family font-size font-style font-weight letter-spacing text-anchor "
    "dominant-baseline"
)
_SHAPES, _LOOK = frozenset(_SHAPE_NAMES.split()), frozenset(_LOOK_NAMES.split())
_ADDRESS = re.compile(r"url\s*\(\s*(?!['\"]?#)|\\|:\s*//|@|expression|javascript", re.IGNORECASE)
_DEEPEST = 50


def logo(path: Path) -> str:
    """The data address of the PNG or SVG in `path`; `ValueError` says why it cannot be used."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except OSError as error:
        raise ValueError(from_os_error(error, path, "read it").what) from error
    if len(raw) > LARGEST:
        raise ValueError(f"it is larger than {LARGEST // 1000} KB")
    if raw.startswith(_PNG):
        return "data:image/png;base64," + base64.b64encode(raw).decode("ascii")
    if path.suffix.lower() != ".svg":
        raise ValueError("it is neither a PNG nor an SVG")
    return "data:image/svg+xml," + quote(sanitised(raw), safe=" =:/,;()'")


def sanitised(raw: bytes) -> str:
    """The SVG in `raw` with nothing left in it that could act or reach out."""
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", raw, re.IGNORECASE) or b"\x00" in raw:
        raise ValueError("it has a document type, which could read other files; save it as plain SVG")
    try:
        tree = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise ValueError(f"it is not well-formed SVG ({error})") from error
    if tree.tag != f"{_SVG}svg":
        raise ValueError("it is not an SVG")
    if "viewBox" not in tree.attrib and not {"width", "height"} <= tree.attrib.keys():
        raise ValueError("it has no size; give it a viewBox")
    ElementTree.register_namespace("", _SVG[1:-1])
    return ElementTree.tostring(_harmless(tree, 0), encoding="unicode")


def _harmless(element: ElementTree.Element, depth: int) -> ElementTree.Element:
    made = ElementTree.Element(element.tag)
    for name, value in (*_styled(element.get("style", "")), *element.attrib.items()):
        if name in _LOOK and not _ADDRESS.search(value):
            made.set(name, value)
        elif name in _LINKS and value.startswith("#"):
            made.set("href", value)
    if element.tag in (f"{_SVG}{kind}" for kind in ("text", "tspan", "title", "desc")):
        made.text = element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag.removeprefix(_SVG) in _SHAPES and depth < _DEEPEST:
            kept = _harmless(child, depth + 1)
            kept.tail = child.tail if element.tag in (f"{_SVG}text", f"{_SVG}tspan") else None
            made.append(kept)
    return made


def _styled(style: str) -> list[tuple[str, str]]:
    """What `style` says, as attributes; drawing programs write it so."""
    parts = [part.partition(":") for part in style.split(";")]
    return [(name.strip(), value.strip()) for name, _, value in parts if value.strip()]
