"""Signs without a glyph are spelled out; everything else stays."""

import logging

import pytest

from assessor.report.glyphs import spelled


def paint(html: str) -> None:
    """An engine that knows no rocket, no laptop and no Hebrew letter."""
    for sign in "🚀💻ש":
        if sign in html:
            logging.getLogger("weasyprint").warning(
                '.notdef glyph rendered for Unicode string unsupported by fonts: "%s" (U+%04X)', sign, ord(sign)
            )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Up 🚀 we go – “soon”</p>", "<p>Up [rocket] we go – “soon”</p>"),
        ("🧑\u200d💻\ufe0f!", "🧑\u200d[personal computer]!"),
        ("💻\u200d🚀", "[personal computer][rocket]"),
        ("שלום é 50 €", "שלום é 50 €"),
        ("plain", "plain"),
        ('src="a%F0%9F%9A%80b" 🚀', 'src="a[rocket]b" [rocket]'),
    ],
)
def test_only_signs_without_a_glyph_are_spelled_out(before: str, after: str) -> None:
    assert spelled(before, paint) == after


def test_the_engine_is_not_asked_about_plain_text() -> None:
    def never(html: str) -> None:
        raise AssertionError(html)

    assert spelled("<p>Letters: é, ж, ש</p>", never) == "<p>Letters: é, ж, ש</p>"
