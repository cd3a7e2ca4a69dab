"""The typeface: one file per weight, cut once; the variable files where HarfBuzz cannot cut."""

import io
import re
from collections.abc import Iterator

import pytest
from fontTools.ttLib import TTFont

from assessor.report import fonts


@pytest.fixture
def old_harfbuzz(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A HarfBuzz that cannot cut a weight out of a variable font."""

    def refuses(*_: object) -> bytes:
        raise fonts._TooOld

    fonts._faces.cache_clear()
    monkeypatch.setattr(fonts, "_cut", refuses)
    yield
    fonts._faces.cache_clear()


def addresses() -> list[str]:
    return re.findall(r'url\("([^"]*)"\)', fonts.font_faces())


def test_every_weight_is_a_font_of_its_own_with_all_characters() -> None:
    assert addresses() == [
        *(f"typeface:normal-{weight}" for weight in (300, 400, 500, 600, 700)),
        *(f"typeface:italic-{weight}" for weight in (400, 600)),
    ]
    for address in addresses():
        font = TTFont(io.BytesIO(fonts.content(address) or b""))
        assert "fvar" not in font
        assert {ord(letter) for letter in "Aéßжλ€−×…"} <= set(font.getBestCmap())


def test_with_an_old_harfbuzz_the_variable_fonts_are_used(old_harfbuzz: None) -> None:
    assert addresses() == ["typeface:normal-any", "typeface:italic-any"]
    assert "font-weight" not in fonts.font_faces()
    assert "fvar" in TTFont(io.BytesIO(fonts.content("typeface:normal-any") or b""))


@pytest.mark.parametrize("address", ["typeface:normal-350", "typeface:", "file:///etc/passwd", "normal-400"])
def test_any_other_address_is_no_font(address: str) -> None:
    assert fonts.content(address) is None
