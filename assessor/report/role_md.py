"""A role as Markdown: the template report_templates/role/role.md.j2, filled in with every value escaped.

Texts of a questionnaire may come from strangers, so no value can start a heading, a list, a table, a link, HTML or a
formula; the template does not escape by hand. Only an http address is made a link, and shows where it leads.
"""

import re
from functools import lru_cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.report.format import FILTERS, FUNCTIONS
from assessor.report.role_model import RoleContext
from assessor.resources import data_folder
from assessor.text import one_line

TEMPLATE = "role.md.j2"

_ACTS = re.compile(r"[\\`*_\[\]<>|~&$]|:(?=//)|(?<=www)\.")
_STARTS = re.compile(r"^(?=[-+=#])|^\d+(?=[.)])")
_ADDRESS = re.compile(r"https?://[^\s<>\\|`]+")
_GAPS = re.compile(r"\n{3,}")


class _Markdown(str):
    """A value that is Markdown already."""


def role_markdown(context: RoleContext) -> str:
    """`context` as one Markdown document."""
    text = _environment().get_template(TEMPLATE).render(role=context)
    return _GAPS.sub("\n\n", text).strip() + "\n"


def escaped(value: Any) -> str:
    """`value` on one line, shown as it is written wherever it stands in a Markdown document."""
    if isinstance(value, _Markdown):
        return value
    text = _ACTS.sub(lambda found: "\\" + found[0], one_line("" if value is None else str(value)))
    return _STARTS.sub(lambda found: found[0] + "\\", text, count=1)


def link(address: str) -> str:
    """A web address that can be followed; anything else is text."""
    return _Markdown(f"<{address}>") if _ADDRESS.fullmatch(address) else address


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(data_folder("report_templates") / "role"),
        undefined=StrictUndefined,
        finalize=escaped,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS, link=link)
    made.globals.update(FUNCTIONS)
    return made
