"""The report as Markdown, for a wiki or an issue tracker: the template report.md.j2 or board.md.j2, values escaped.

Every value passes `escaped` (role_md.py) on its way out, so what a person typed can start no heading, list, table,
link, HTML or formula; templates do not escape by hand. A foreign template runs in the same sandbox as one for HTML.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.report.board_model import BoardContext
from assessor.report.format import FILTERS, FUNCTIONS
from assessor.report.html import FAULTS, Inside, Sandbox, broken, filled, standard_template
from assessor.report.model import ReportContext
from assessor.report.role_md import escaped, link

ENTRY, BOARD_ENTRY = "report.md.j2", "board.md.j2"

_FIGURE = re.compile(r"\d[\d.,–]*\d")
_GAPS = re.compile(r"\n{3,}")


def render_markdown(context: ReportContext | BoardContext, *, template: Path | None = None) -> str:
    """`context` as one Markdown document."""
    folder = (template or standard_template()).resolve()
    try:
        entry = _environment(folder).get_template(BOARD_ENTRY if isinstance(context, BoardContext) else ENTRY)
        text = filled(entry, report=context)
    except FAULTS as error:
        raise broken(error, folder) from error
    return _GAPS.sub("\n\n", text).strip() + "\n"


def _shown(value: Any) -> str:
    """A value as text that can do nothing, with the space at its ends that a template's own separators have."""
    text = "" if value is None else str(value)
    if _FIGURE.fullmatch(text):
        return text  # digits with a point between them start no list
    made = escaped(value)
    return (" " if made and text[0] == " " else "") + made + (" " if made and text[-1] == " " else "")


@lru_cache(maxsize=2)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    made = Sandbox(
        counted=folder != standard_template().resolve(),
        loader=Inside(folder),
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS, link=link)
    made.globals.update(FUNCTIONS)
    return made
