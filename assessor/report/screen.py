"""The report as one HTML file that needs nothing else: style sheets, typeface and pictures inside, no script.

Decided here: what a template's page refers to in its own folder is put into the page; what it refers to elsewhere is
refused, so the file opens offline and tells nobody that it was opened; a policy in the page has the browser hold to
that too, whatever a foreign template wrote. The typeface is cut down to the characters that
the page has. How the page looks is the template's.
"""

import base64
import html as entities
import mimetypes
import re
from pathlib import Path
from urllib.parse import unquote

from assessor.errors import ContentError, from_os_error
from assessor.report import fonts
from assessor.report.board_model import BoardContext
from assessor.report.html import render_html, standard_template
from assessor.report.model import ReportContext
from assessor.text import one_line

POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
)
"""What a browser may do for the page: show what is in it, and neither run nor fetch anything."""
LARGEST = 5_000_000
"""Bytes of one file that a page refers to."""
_SHEET = re.compile(r"<link\b(?=[^>]*\brel=[\"']?stylesheet)[^>]*\bhref=[\"']([^\"']*)[\"'][^>]*>", re.IGNORECASE)
_DRAWING = re.compile(
    r'<img class="(?P<class>figure[^"]*)" alt="(?P<alt>[^"]*)" src="data:image/svg\+xml,(?P<source>[^"]*)"/?>'
)
_SOURCE = re.compile(r"(<(?:img|source|image)\b[^>]*?\b(?:src|href)=)([\"'])(.*?)\2", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b", re.IGNORECASE)
_HEAD = re.compile(r"(?s:\A.*?<head\b[^>]*>)|\A(?:\s*<!doctype[^>]*>)?", re.IGNORECASE)
"""Up to where a page's own words on itself begin."""
_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_ACTS = re.compile(
    r"<(script|i?frame|object|embed|applet|portal|video|audio|base|form|meta\b[^>]*http-equiv)\b", re.IGNORECASE
)
"""Elements with which a page does something or shows another one; what a person typed is escaped and has none."""
_PARTS = re.compile(r"(<style\b[^>]*>.*?</style>|<[^>]*>)", re.IGNORECASE | re.DOTALL)


def render_screen(context: ReportContext | BoardContext, *, template: Path | None = None, paper: str = "a4") -> str:
    """`context` as one self-contained HTML document; `paper` is what it prints on."""
    folder = (template or standard_template()).resolve()
    page = render_html(context, template=folder, paper=paper, form="screen")
    if found := _ACTS.search(page):
        what, do = f"<{found[1].split()[0].lower()}>", "Take it out: a report runs nothing and embeds no other page."
        raise _refused(what, folder, "it acts, or shows another page", do)
    page = _DRAWING.sub(_drawn, page)
    page = _SHEET.sub(lambda found: f"<style>\n{_sheet(entities.unescape(found[1]), folder)}</style>", page)
    page = _SOURCE.sub(lambda found: found[1] + found[2] + _inside(found[3], folder) + found[2], page)
    page = _PARTS.sub(lambda found: _styles_inside(found[0], folder), page)
    faces = f"<style>\n{_typeface(page)}</style>\n</head>"
    return _HEAD.sub(lambda found: found[0] + _POLICY, page.replace("</head>", faces, 1), 1)


def _drawn(found: re.Match[str]) -> str:
    """A drawing of a template as part of the page, where its words have the page's typeface; it stays one picture."""
    drawing = unquote(entities.unescape(found["source"]))
    start, end = f'<svg class="{found["class"]}" role="img" aria-label="{found["alt"]}"', "</svg>"
    return start + drawing.removeprefix("<svg") if drawing.startswith("<svg ") and drawing.endswith(end) else found[0]


def _styles_inside(tag: str, folder: Path) -> str:
    """A tag, or a whole style element, with the addresses of its styles put inside."""
    if tag[:6].lower() != "<style" and " style=" not in tag:
        return tag
    return _URL.sub(lambda found: f"url({found[1]}{_inside(found[2], folder)}{found[1]})", tag)


def _sheet(address: str, folder: Path) -> str:
    text = _read(address, folder).decode("utf-8", "replace")
    if _IMPORT.search(text):
        raise _refused(address, folder, "it imports another style sheet", "Put what it needs into one file.")
    return text.replace("</", "<\\/")


def _inside(address: str, folder: Path) -> str:
    """The address of something in the page itself: it is there already, or comes out of the template's folder."""
    plain = entities.unescape(address).strip("\"' ")
    if plain.startswith(("data:", "#")) or not plain:
        return address
    kind = mimetypes.guess_type(plain)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(_read(plain, folder)).decode('ascii')}"


def _read(address: str, folder: Path) -> bytes:
    path = (folder / address).resolve()
    if "://" in address or address.startswith("//") or not path.is_relative_to(folder):
        raise _refused(address, folder, "it lies outside the template's folder", "Put the file beside the template.")
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    if len(content) > LARGEST:
        raise _refused(address, folder, f"it is larger than {LARGEST // 1_000_000} MB", "Make it smaller.")
    return content


def _refused(address: str, folder: Path, why: str, do: str) -> ContentError:
    return ContentError(f'the report template uses "{one_line(address, 80)}": {why}', where=str(folder), do=do)


def _typeface(page: str) -> str:
    """The typeface's two variable files with the characters of `page`, as style rules."""
    shown = re.sub(r"data:[^\"')\s]*", "", page)
    used = frozenset(character for character in shown + entities.unescape(shown) if character.isprintable())
    return "\n".join(
        f'@font-face {{ font-family: "{fonts.FAMILY}"; font-style: {style}; font-weight: 300 700; font-display: swap; '
        f'src: url("data:font/ttf;base64,{base64.b64encode(fonts.some_characters(style, used)).decode("ascii")}"); }}'
        for style in ("normal", "italic")
    )
