"""brand.yaml: what it may say, where its errors lie, and that our own name is nowhere beside it."""

import struct
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest

from assessor.assessment.model import Assessment
from assessor.errors import ContentError
from assessor.questionnaire.model import Questionnaire
from assessor.report.brand import contrast_with_white, read_brand
from assessor.report.copy import Copy
from assessor.report.data import to_json
from assessor.report.logo import logo, sanitised
from assessor.report.markdown import render_markdown
from assessor.report.pdf import render
from assessor.report.screen import render_screen
from tests.report import copies, sample

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4"><rect width="4" height="4" fill="#0b3d91"/></svg>'
WHOLE = """name: Northwind Advisory
logo: {file: logo.svg, alt: Northwind}
colours: {main: "#5b2a86", accent: "#A30"}
footer: Northwind Advisory BV
confidentiality: Strictly confidential
recipients: [The board, The CTO]
contact: advice@northwind.example
disclosure: Northwind earns a fee from hires
"""


def brand(folder: Path, text: str) -> Path:
    """A brand file with a logo beside it."""
    (folder / "logo.svg").write_text(SVG, encoding="utf-8")
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_brand_is_read(tmp_path: Path) -> None:
    found = read_brand(brand(tmp_path, WHOLE))
    assert (found.name, found.main, found.accent) == ("Northwind Advisory", "#5b2a86", "#aa3300")
    assert found.recipients == ["The board", "The CTO"]
    assert unquote(found.logo).startswith("data:image/svg+xml,<svg ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("- a\n", "brand.yaml:1: expected `key: value` lines."),
        ("footer: x\n", "brand.yaml:1 name: a brand needs a name."),
        ("name: N\nlogos: x\n", 'brand.yaml:2 logos: no such key. Did you mean "logo"?'),
        ("name: N\nname2: x\n", 'brand.yaml:2 name2: no such key. Did you mean "name"?'),
        ("name: [N]\n", "brand.yaml:1 name: expected a text. Put it in quotes."),
        (
            'name: N\ncolours:\n  main: "#ffcc00"\n',
            "brand.yaml:3 colours.main: #ffcc00 has a contrast of 1",
        ),
        (
            'name: N\ncolours:\n  main: "#000"\n  accent: "#777777"\n',
            "brand.yaml:4 colours.accent: #777777 has a contrast of 4.47",
        ),
        ("name: N\ncolours: {main: blue}\n", "brand.yaml:2 colours.main: expected a colour."),
        ("name: N\ncolours:\n  main: #123456\n", "brand.yaml:3 colours.main: expected a colour."),
        ("name: N\ncolours: blue\n", "brand.yaml:2 colours: expected two colours"),
        ("name: N\nlogo: logo.svg\n", "brand.yaml:2 logo: expected a file and its alternative text."),
        ("name: N\nlogo: {file: logo.svg}\n", "brand.yaml:2 logo.alt: a logo needs an alternative text."),
        (
            "name: N\nlogo: {file: ../l.svg, alt: x}\n",
            'brand.yaml:2 logo.file: the logo "../l.svg" cannot be used: it lies',
        ),
        ("name: N\nlogo: {file: /etc/passwd, alt: x}\n", "cannot be used: it lies outside this file's folder."),
        ("name: N\nlogo: {file: none.svg, alt: x}\n", "cannot be used: could not read it: there is no such file."),
        ("name: N\nlogo: {file: brand.yaml, alt: x}\n", "cannot be used: it is neither a PNG nor an SVG."),
        ("name: N\nrecipients: The board\n", "brand.yaml:2 recipients: expected a list."),
        (f"name: {'N' * 81}\n", "brand.yaml:1 name: 81 characters; there is room for 80. Shorten it."),
    ],
)
def test_an_error_is_one_line_with_file_line_and_field(tmp_path: Path, text: str, line: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_brand(brand(tmp_path, text))
    assert line in caught.value.line()
    assert "\n" not in caught.value.line()


def test_a_link_out_of_the_folder_is_followed_before_it_is_judged(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text(SVG, encoding="utf-8")
    inner = tmp_path / "brand"
    inner.mkdir()
    path = brand(inner, "name: N\nlogo: {file: linked.svg, alt: x}\n")
    (inner / "linked.svg").symlink_to(tmp_path / "secret.svg")
    with pytest.raises(ContentError, match="outside this file's folder"):
        read_brand(path)


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_an_svg_keeps_its_shapes_and_loses_what_acts_or_reaches_out() -> None:
    raw = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" '
        'onload="a()"><script>a()</script><style>@import url(http://evil.example/a.css)</style>'
        '<image xlink:href="file:///etc/passwd"/><use xlink:href="http://evil.example/#a"/><use href="#b"/>'
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">x</body></foreignObject><a href="javascript:a()"/>'
        '<rect id="b" onclick="a()" width="4" height="4" style="fill:#123456;filter:url(http://evil.example)" '
        'clip-path="url(http://evil.example/#c)"/><text>Northwind</text><animate/></svg>'
    )
    made = sanitised(raw.encode())
    for word in ("script", "evil", "onload", "onclick", "passwd", "foreign", "style", "image", "javascript", "animate"):
        assert word not in made
    assert 'fill="#123456"' in made
    assert 'href="#b"' in made
    assert "Northwind" in made


@pytest.mark.parametrize(
    "raw",
    [
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b"<svg",
        b"<html></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_what_is_no_plain_svg_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError, match="it "):
        sanitised(raw)


TENFOLD = {
    "use": "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)),
    "mask": "".join(f'<mask id="a{n}">' + f'<rect mask="url(#a{n - 1})"/>' * 10 + "</mask>" for n in range(1, 9)),
    "pattern": "".join(
        f'<pattern id="a{n}">' + f"<rect fill=\"url('#a{n - 1}')\"/>" * 10 + "</pattern>" for n in range(1, 9)
    ),
}


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        *((f'<rect id="a0"/>{shapes}<use href="#a8"/>', "5,000 shapes") for shapes in TENFOLD.values()),
        ('<g id="a"><use href="#a"/></g>', "uses itself"),
        ('<g id="a"><use href="#b"/></g><g id="b"><rect fill="url(#a)"/></g>', "uses itself"),
        ("".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(900)), "without end"),
        ("".join(f'<g id="a{n + 1}"><use href="#a{n}"/></g>' for n in range(900)), "without end"),
    ],
    ids=["use", "mask", "pattern", "itself", "each other", "a chain", "a chain from its end"],
)
def test_a_small_svg_that_makes_a_huge_picture_is_refused(inside: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        sanitised(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode())


def test_shapes_that_are_used_again_and_deep_groups_are_no_harm() -> None:
    inside = '<defs><g id="a"><rect id="r"/><use href="#r"/></g></defs>' + '<use href="#a"/>' * 20 + "<g>" * 3_000
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}{"</g>" * 3_000}</svg>'
    assert sanitised(svg.encode()).count("<use") == 21


def _png(width: int, height: int, rows: int) -> bytes:
    """Black, and cut off after `rows`."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress(bytes((width + 1) * rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def test_a_whole_png_of_a_sensible_size_is_a_logo_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(_png(20, 10, 10))
    assert logo(path).startswith("data:image/png;base64,")
    for raw, why in (
        (_png(60_000, 60_000, 1), "16 million pixels"),
        (_png(20, 10, 10)[:45], "not a whole PNG"),
        (_png(20, 10, 10)[:8], "not a whole PNG"),
    ):
        path.write_bytes(raw)
        with pytest.raises(ValueError, match=why):
            logo(path)


def test_our_own_name_is_nowhere_in_a_branded_file(small: Questionnaire, acme: Assessment, tmp_path: Path) -> None:
    given = read_brand(brand(tmp_path, WHOLE))
    for edition in ("full", "board"):
        made = render(small, acme, today=sample.TODAY, copy=Copy(edition=edition, brand=given))
        assert made.complaints == []
        found = copies.everything(made.pdf, attachments=False)
        assert b"assessor" not in found.lower()
        assert b"NorthwindAdvisoryBV" in found
        assert b"Strictlyconfidential" in found
    full = copies.whole(small, acme, brand=given)
    for text in (render_screen(full), render_markdown(full)):
        assert "assessor" not in text.lower()
        assert "Northwind earns a fee from hires." in text
    assert "assessor 0" not in to_json(full)


def test_both_colours_are_those_of_the_brand_in_pages_and_drawings(
    small: Questionnaire, acme: Assessment, tmp_path: Path
) -> None:
    page = render_screen(copies.whole(small, acme, brand=read_brand(brand(tmp_path, WHOLE))))
    assert "--teal: #5b2a86" in page
    assert 'fill="#aa3300"' in page
    assert 'fill="#b4451a"' not in page
