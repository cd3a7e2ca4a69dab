"""A logo as a data address that can only show: a PNG as it is, an SVG rebuilt from what is known to be harmless.

Decided here: an SVG keeps shapes, gradients, clipping and text, and references inside itself. Scripts, event handlers,
style sheets, embedded pages and every address that leads out of it are left away; a document type is refused, because
entities could read files; so is a small file that would make a huge picture. Nothing is fetched.
"""

import base64
import re
from io import BytesIO
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

from assessor.errors import from_os_error

LARGEST = 500_000
"""Bytes."""
MOST_PIXELS = 16_000_000
MOST_SHAPES = 5_000
"""Drawn in all: a shape that is used again counts again."""
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
_DEEPEST, _USED_DEEPEST = 50, 100
_USED = re.compile(r"(?:^|url\(\s*['\"]?)#([^'\")\s]+)")
"""What an attribute uses of the same picture: `#id` or `url(#id)`."""


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
        _check_png(raw)
        return "data:image/png;base64," + base64.b64encode(raw).decode("ascii")
    if path.suffix.lower() != ".svg":
        raise ValueError("it is neither a PNG nor an SVG")
    return "data:image/svg+xml," + quote(sanitised(raw), safe=" =:/,;()'")


def _check_png(raw: bytes) -> None:
    """`ValueError` for what would show nothing, or take all the memory to show."""
    from PIL import Image

    width, height = (int.from_bytes(raw[at : at + 4]) for at in (16, 20))
    if width * height > MOST_PIXELS:  # Pillow would warn, or refuse, at a limit of its own
        raise ValueError(f"it has more than {MOST_PIXELS // 1_000_000} million pixels; save it smaller")
    try:
        with Image.open(BytesIO(raw), formats=["PNG"]) as image:
            image.verify()  # not `load`: WeasyPrint has Pillow load what is cut off, as far as it goes
    except (OSError, SyntaxError) as error:
        raise ValueError("it is not a whole PNG; save it again") from error


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
    kept = _harmless(tree, 0)
    _check_uses(kept)
    return ElementTree.tostring(kept, encoding="unicode")


def _check_uses(tree: ElementTree.Element) -> None:
    """`ValueError` where shapes that use shapes draw too much, go too deep or never end."""
    named = {element.get("id"): element for element in tree.iter() if element.get("id")}
    known: dict[ElementTree.Element, tuple[int, int]] = {}

    def drawn(element: ElementTree.Element, within: frozenset[ElementTree.Element]) -> tuple[int, int]:
        """How many shapes, and how deep they lie in one another."""
        if element in within:
            raise ValueError("a part of it uses itself")
        if element not in known and len(within) <= _USED_DEEPEST:
            used = [named[id] for value in element.attrib.values() for id in _USED.findall(value) if id in named]
            parts = [drawn(part, within | {element}) for part in (*element, *used)]
            known[element] = 1 + sum(count for count, _ in parts), 1 + max((depth for _, depth in parts), default=0)
        count, depth = known.get(element, (0, _USED_DEEPEST + 1))
        if count > MOST_SHAPES or depth > _USED_DEEPEST:
            raise ValueError(f"it draws more than {MOST_SHAPES:,} shapes, or one in another without end; simplify it")
        return count, depth

    drawn(tree, frozenset())


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
