"""What the PDF engine leaves undone for a screen reader, mended before the file is written (PDF/UA-1, ISO 14289-1).

Header cells say what they head, headings skip no level, links carry the Print flag and speak their own words, running
heads and page numbers leave the reading order, drawings say where they stand. Works on the engine's own objects, in
place, so that nothing is written and read again. Texts and alternative texts are the templates' matter.
"""

import re
from collections.abc import Iterator
from typing import Any

import pydyf

_ROW_GROUPS = ("/THead", "/TBody", "/TFoot")
_HEADING = re.compile("/H[1-6]")
_PRINTED = 4
"""The Print flag of an annotation."""
_POINTS = 0.75
"""Points in a pixel of the engine."""


def mend(document: Any, pdf: Any) -> None:
    """Mend the tags of `pdf`, a pydyf.PDF made from `document`; the signature is that of the engine's finisher."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    reached: set[int] = set()
    above: list[int] = []
    heights = dict(zip(pdf.page_references, (page.height for page in document.pages), strict=True))
    for element in _elements(pdf, root):
        reached.add(element.number)
        if element["S"] == "/Table":
            _name_headers(pdf, element)
        elif _HEADING.fullmatch(element["S"]):
            _close_up(element, above)
        elif element["S"] == "/Figure":
            _place(element, heights[element["Pg"]])
    _leave_out_what_runs(pdf, _at(pdf, root["ParentTree"])["Nums"], reached)
    _speak_links(document)


def _at(pdf: Any, reference: bytes) -> Any:
    """The object that `reference` ("12 0 R") means."""
    return pdf.objects[int(reference.split()[0])]


def _children(pdf: Any, element: Any) -> Iterator[Any]:
    """The structure elements right below `element`; pieces of content and references to links are passed over."""
    for kid in element["K"]:
        if isinstance(kid, bytes):
            child = _at(pdf, kid)
            if "S" in child:
                yield child


def _elements(pdf: Any, element: Any) -> Iterator[Any]:
    for child in _children(pdf, element):
        yield child
        yield from _elements(pdf, child)


def _close_up(heading: Any, above: list[int]) -> None:
    """Bring a heading right below the one it belongs to; `above` are the written levels on the way down to it."""
    level = int(heading["S"][2:])
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    heading["S"] = f"/H{len(above)}"


def _name_headers(pdf: Any, table: Any) -> None:
    """Give each header cell its scope.

    A row of nothing but headers below the head is the heading of the rows that follow it: those name it, because a
    scope alone would have them name the headings of other groups as well. In a table with more header cells than data,
    which is one of names and values, the names become data: the head of the columns says what they are.
    """
    rows = list(_rows(pdf, table, in_head=False))
    cells = [cell for _, row in rows for cell in row]
    has_head = any(in_head for in_head, _ in rows)
    names = [cell for in_head, row in rows if not in_head and not _is_heading(row) for cell in row if _is_header(cell)]
    if has_head and 2 * sum(map(_is_header, cells)) > len(cells):
        for cell in names:
            cell["S"] = "/TD"
            cell.pop("ID", None)
    heading: list[Any] = []
    columns: dict[int, list[Any]] = {}
    for in_head, row in rows:
        across = in_head or _is_heading(row)
        if across and not in_head:
            heading = [cell["ID"] for cell in row]
        own = [cell["ID"] for cell in row if _is_header(cell)] if not across else []
        column = 0
        for cell in row:
            cell["A"].pop("Headers", None)
            if _is_header(cell):
                cell["A"]["Scope"] = "/Column" if across else "/Row"
                if in_head:
                    for place in range(column, column + cell["A"].get("ColSpan", 1)):
                        columns.setdefault(place, []).append(cell["ID"])
            elif heading:
                cell["A"]["Headers"] = pydyf.Array([*columns.get(column, []), *heading, *own])
            column += cell["A"].get("ColSpan", 1)


def _rows(pdf: Any, parent: Any, *, in_head: bool) -> Iterator[tuple[bool, list[Any]]]:
    """The rows of a table from top to bottom, each with whether it is in the head."""
    for child in _children(pdf, parent):
        if child["S"] == "/TR":
            yield in_head, [cell for cell in _children(pdf, child) if cell["S"] in ("/TH", "/TD")]
        elif child["S"] in _ROW_GROUPS:
            yield from _rows(pdf, child, in_head=child["S"] == "/THead")


def _is_header(cell: Any) -> bool:
    return bool(cell["S"] == "/TH")


def _is_heading(row: list[Any]) -> bool:
    return bool(row) and all(map(_is_header, row))


def _place(figure: Any, height: float) -> None:
    """Where a drawing stands, in points from the lower left corner; the engine says it in pixels from the upper."""
    left, top, right, bottom = figure["A"]["BBox"]
    figure["A"]["BBox"] = pydyf.Array(
        [left * _POINTS, (height - bottom) * _POINTS, right * _POINTS, (height - top) * _POINTS]
    )


def _leave_out_what_runs(pdf: Any, numbers: Any, reached: set[int]) -> None:
    """Mark as artefacts the pieces of content whose element hangs nowhere in the tree: they stand in page margins."""
    for index, page in enumerate(pdf.page_references):
        owners = numbers[2 * index + 1]
        loose = {mcid for mcid, owner in enumerate(owners) if int(owner.split()[0]) not in reached}
        if not loose:
            continue
        for mcid in loose:
            owners[mcid] = b"null"
        stream = _at(pdf, _at(pdf, page)["Contents"]).stream
        for place, item in enumerate(stream):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in loose:
                stream[place - 1] = "/Artifact"
                stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


def _speak_links(document: Any) -> None:
    """Links print as they show on screen, and are announced by their own words instead of an inner address."""
    for page in document.pages:
        for kind, target, _, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None:
                continue
            annotation["F"] = _PRINTED
            words = " ".join("".join(box.element.itertext()).split()) if box.element is not None else ""
            if words:
                far = kind == "external" and words != target
                annotation["Contents"] = pydyf.String(f"{words} ({target})" if far else words)
