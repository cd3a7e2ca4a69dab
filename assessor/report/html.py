"""A report's context through a folder of templates to HTML. Jinja is known here and nowhere else.

Templates may come from strangers: they run in Jinja's sandbox, escape everything, may not guess at names that do not
exist, and see the context and the functions of format.py. A broken template is one line with file, line and cause.
"""

import re
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from time import process_time
from typing import Any, Literal
from urllib.parse import quote

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assessor.errors import CommandError, ContentError, nearest
from assessor.report.board_model import BoardContext
from assessor.report.format import FILTERS, FUNCTIONS
from assessor.report.model import ReportContext
from assessor.resources import data_folder
from assessor.text import one_line

ENTRY = "report.html.j2"
"""The template that a folder of templates must have."""
BOARD_ENTRY = "board.html.j2"
"""The one that it must have for the board edition."""
LARGEST = 20_000_000
"""Characters of a report's text; the largest that ship have a fiftieth."""
MOST_STEPS = 1_000_000
"""Turns of loops and calls of macros in one document; the templates that ship need a hundredth."""
LONGEST = 60.0
"""Seconds of work of a foreign template; the templates that ship take a tenth of one."""
ROOM = 1_000_000_000
"""Bytes of memory that a foreign template may take, where the system can hold it to that: not on Windows."""
_STEP = "_turn_taken"
_STRETCHING_FILTERS = ("center", "format", "indent", "pprint", "xmlattr")
_STRETCHING_METHODS = ("center", "expandtabs", "join", "ljust", "replace", "rjust", "translate", "zfill")
FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a broken or hostile template may end with."""
PAPERS = {"a4": "A4", "letter": "letter"}

# What XML 1.0 cannot hold: a drawing with one such character would not be drawn at all, and no font has them.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Sandbox(ImmutableSandboxedEnvironment):
    """What a template may do: read the context's fields, and work out nothing that fills the memory.

    A foreign template's loops and macros are counted, because only a count ends a loop that writes nothing.
    """

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *, counted: bool, **options: Any) -> None:
        super().__init__(**options)
        self.counted = counted
        self.begin()
        self.globals[_STEP] = self.step
        del self.globals["lipsum"]
        for name in _STRETCHING_FILTERS:
            del self.filters[name]

    def begin(self) -> None:
        """A new document: count from nothing."""
        self.steps, self.ends = 0, process_time() + LONGEST

    def step(self) -> None:
        """One turn of a loop, or one call of a macro."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise SecurityError(f"its loops and macros take more than {MOST_STEPS:,} turns")
        if process_time() > self.ends:
            raise SecurityError(f"it takes longer than {LONGEST:g} seconds")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if not self.counted:
            return tree
        if _STEP in unicodedata.normalize("NFKC", source):
            raise TemplateSyntaxError(f'the name "{_STEP}" is taken', 1, name, filename)
        repeated: list[nodes.For | nodes.Macro | nodes.CallBlock] = [
            *tree.find_all(nodes.For),
            *tree.find_all(nodes.Macro),
            *tree.find_all(nodes.CallBlock),
        ]
        for node in repeated:
            call = nodes.Call(nodes.Name(_STEP, "load"), [], [], None, None)
            node.body.insert(0, nodes.ExprStmt(call).set_lineno(node.lineno))
        tree.set_environment(self)  # the added nodes need it too
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Templates call nothing of Pydantic's own, and nothing that makes a text longer than its parts."""
        if isinstance(obj, str) and attr in _STRETCHING_METHODS:
            return False
        return not attr.startswith("model_") and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers with numbers, powers of a size that a report can have, sums of texts or lists as long as a report."""
        if operator == "+" and not isinstance(left, int | float):
            if len(left) + len(right) > LARGEST:
                raise SecurityError(f"it makes more than {LARGEST:,} characters")
        elif not all(isinstance(each, int | float) for each in (left, right)) or (operator == "**" and abs(right) > 64):
            raise SecurityError(f"{operator} is for numbers that a report can show")
        return super().call_binop(context, operator, left, right)


class Inside(FileSystemLoader):
    """Templates out of one folder, and through no link out of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._root = folder.resolve()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, with its path and whether it is still the same."""
        if not (self._root / template).resolve().is_relative_to(self._root):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


def standard_template() -> Path:
    """The folder of the templates that ship with the product."""
    return data_folder("report_templates") / "standard"


def render_html(
    context: ReportContext | BoardContext,
    *,
    template: Path | None = None,
    paper: str = "a4",
    form: Literal["print", "screen"] = "print",
) -> str:
    """`context` as one HTML document, for the PDF engine or a browser; addresses are relative to `template`."""
    folder = template or standard_template()
    if paper not in PAPERS:
        hint = nearest(paper, PAPERS) or f"Known here: {', '.join(PAPERS)}."
        raise CommandError(f'there is no paper "{one_line(paper, 40)}"', do=hint)
    try:
        entry = environment(folder).get_template(BOARD_ENTRY if isinstance(context, BoardContext) else ENTRY)
        return _NOT_XML.sub("", filled(entry, report=context, paper=PAPERS[paper], form=form))
    except FAULTS as error:
        raise broken(error, folder) from error


def filled(template: Template, **values: object) -> str:
    """What `template` makes of `values`; a loop that writes and writes ends at LARGEST."""
    pieces, size = [], 0
    foreign = isinstance(template.environment, Sandbox) and template.environment.counted
    if isinstance(template.environment, Sandbox):
        template.environment.begin()
    with held_to(ROOM) if foreign else nullcontext():
        for piece in template.generate(**values):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise SecurityError(f"it writes more than {LARGEST:,} characters")
        return "".join(pieces)


@contextmanager
def held_to(room: int) -> Iterator[None]:
    """At most `room` more bytes of memory while this is open; whoever wants more gets a MemoryError."""
    try:
        import resource
    except ImportError:  # Windows has nothing of the kind
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    pages = Path("/proc/self/statm")
    now = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 0
    wanted = min(limit for limit in (now + room, before, most) if limit != resource.RLIM_INFINITY)
    try:
        if now:  # elsewhere the limit counts what is only reserved, and would stop a template that does no harm
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


@lru_cache(maxsize=2)
def environment(folder: Path) -> Sandbox:
    """Jinja over the templates in `folder`; kept, because compiling them takes longer than filling them in."""
    made = Sandbox(
        counted=folder != standard_template().resolve(),
        loader=Inside(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS, picture=picture)
    made.globals.update(FUNCTIONS)
    return made


def picture(svg: str) -> str:
    """A drawing as an address, for `<img src>`: an image keeps its alternative text where inline SVG loses it."""
    return "data:image/svg+xml," + quote(_NOT_XML.sub("", svg), safe=" =:/,;()'")


def broken(error: Exception, folder: Path) -> ContentError:
    """The error with the place in the template where it happened."""
    where = str(folder)
    if isinstance(error, TemplateSyntaxError):
        where = f"{folder / (error.name or ENTRY)}:{error.lineno}"
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if Path(frame.filename).is_relative_to(folder):
                where = f"{frame.filename}:{frame.lineno}"
    cause = error if not isinstance(error, MemoryError) else f"it takes more than {ROOM // 1_000_000:,} MB of memory"
    return ContentError(
        f"the report template is broken ({cause})", where=where, do="Mend it, or leave --template away."
    )
