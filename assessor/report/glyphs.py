"""Signs that no font of this machine can show, spelled out: a rocket becomes "[rocket]" instead of an empty box.

An empty box says nothing to who sees it and less to a screen reader. Which signs those are only the PDF engine knows;
it is asked on a page of their own. Letters stay as they are: a name for each of them would be no text either.
"""

import logging
import re
import unicodedata
from collections.abc import Callable
from urllib.parse import quote

_CODE = re.compile(r"U\+([0-9A-F]{4,6})")
_JOINED = "[\ufe0e\ufe0f\u200d]*"
"""What makes a picture of several signs; it means nothing between words."""


def spelled(html: str, paint: Callable[[str], object]) -> str:
    """`html` without the signs for which `paint`, which makes a PDF of a page, finds no glyph."""
    special = sorted({sign for sign in html if not sign.isascii() and unicodedata.category(sign)[0] in "NPS"})
    if not special:
        return html
    lost = _lost("".join(f"<p>{sign}</p>" for sign in special), paint)
    for sign in (sign for sign in special if sign in lost):
        name = unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
        html = re.sub(sign + _JOINED, f"[{name}]", html).replace(quote(sign), f"[{name}]")
    return html


def _lost(html: str, paint: Callable[[str], object]) -> set[str]:
    """The signs about which the engine complains."""
    lost: set[str] = set()
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lost.update(  # type: ignore[method-assign]
        chr(int(code, 16)) for code in _CODE.findall(record.getMessage()) if "notdef" in record.getMessage()
    )
    log = logging.getLogger("weasyprint")
    log.addHandler(handler)
    passes_on, log.propagate = log.propagate, False
    try:
        paint(f"<!DOCTYPE html><title>Signs</title><style>p {{ font: 9pt 'IBM Plex Sans' }}</style>{html}")
    finally:
        log.removeHandler(handler)
        log.propagate = passes_on
    return lost
