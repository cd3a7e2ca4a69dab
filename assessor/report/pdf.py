"""HTML to a tagged PDF (PDF/UA-1), with the assessment and its questionnaire attached. WeasyPrint is known only here.

The same input on the same day gives the same bytes: dates and the identifier come from what goes in. Nothing is fetched
but data addresses, files of the template's folder and the font's. What WeasyPrint complains about is handed back.
"""

import gc
import hashlib
import json
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, date, datetime, time
from functools import partial
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import ParseError, fromstring

from assessor.assessment.file import refuse_existing, write_whole
from assessor.assessment.model import Assessment
from assessor.errors import MachineError
from assessor.questionnaire.library import with_packs
from assessor.questionnaire.load import to_json
from assessor.questionnaire.model import Questionnaire
from assessor.report import fonts
from assessor.report.copy import WHOLE, Copy, carried, copied
from assessor.report.glyphs import spelled
from assessor.report.html import environment, render_html, standard_template
from assessor.report.reopen import ASSESSMENT_NAME, QUESTIONNAIRE_NAME

Progress = Callable[[str, float], None]
"""Told the stage in words and the share that is done, 0 to 1; never goes back."""

_DESCRIPTIONS = {
    ASSESSMENT_NAME: "The answers that this report is made from; they can be restored from this file",
    QUESTIONNAIRE_NAME: "The questionnaire that the answers belong to",
}
MISSING = "the PDF needs the library Pango, which this machine lacks"
INSTALL = (
    "Debian, Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "Fedora: dnf install pango; macOS: brew install pango."
)


class Rendered(NamedTuple):
    """A report, the number of its pages, and what the PDF engine complained about (nothing, in a sound report)."""

    pdf: bytes
    pages: int
    complaints: list[str]


def render_pdf(
    questionnaire: Questionnaire,
    assessment: Assessment,
    *,
    today: date,
    template: Path | None = None,
    paper: str = "a4",
) -> bytes:
    """The full report as of `today`."""
    return render(questionnaire, assessment, today=today, template=template, paper=paper).pdf


def write_report(
    path: Path,
    questionnaire: Questionnaire,
    assessment: Assessment,
    *,
    today: date,
    template: Path | None = None,
    paper: str = "a4",
    force: bool = False,
    progress: Progress = lambda stage, done: None,
) -> Rendered:
    """The full report written to `path` in one step, readable by its owner only; an existing file needs `force`."""
    refuse_existing(path, force=force)
    rendered = render(questionnaire, assessment, today=today, template=template, paper=paper, progress=progress)
    write_whole(path, rendered.pdf)
    return rendered


def render(
    questionnaire: Questionnaire,
    assessment: Assessment,
    *,
    today: date,
    template: Path | None = None,
    paper: str = "a4",
    copy: Copy = WHOLE,
    progress: Progress = lambda stage, done: None,
) -> Rendered:
    """A copy of the report, the full one unless asked otherwise, with its page count and complaints."""
    engine()  # what it lacks is said before anything is worked out
    progress("Scoring", 0.0)
    questionnaire = with_packs(questionnaire)
    context = copied(questionnaire, assessment, today, copy)
    progress("Writing the text", 0.05)
    folder = (template or standard_template()).resolve()
    html = render_html(context, template=folder, paper=paper)
    attached = attachments(questionnaire, assessment, copy) if copy.carries else {}
    return paint(html, folder, today=today, attached=attached, progress=progress)


def paint(
    html: str,
    folder: Path,
    *,
    today: date,
    attached: Mapping[str, str] = MappingProxyType({}),
    progress: Progress = lambda stage, done: None,
) -> Rendered:
    """`html`, whose addresses are relative to `folder`, as a tagged PDF that carries `attached` (name to content)."""
    weasyprint = engine()
    identifier = hashlib.sha256(repr((html, sorted(attached.items()))).encode()).digest()[:16]
    fetch = _fetcher(weasyprint, folder)
    faces, typeface = _typeface(weasyprint, fetch)
    html = spelled(html, partial(_painted, weasyprint, faces, typeface))
    with _listening(progress) as complaints, _clock_at(today), _no_collecting():
        document = _page(weasyprint, html, f"{folder.as_uri()}/", fetch).render(
            font_config=typeface, stylesheets=[faces], pdf_variant="pdf/ua-1"
        )
        midnight = datetime.combine(today, time(), UTC)
        files = [
            weasyprint.Attachment(
                string=content,
                name=name,
                description=_DESCRIPTIONS[name],
                created=midnight,
                modified=midnight,
                relationship="Data",
            )
            for name, content in attached.items()
        ]
        pdf = document.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_version="1.7",
            pdf_tags=True,
            pdf_identifier=identifier,
            attachments=files,
            finisher=_finish,
        )
    progress("Done", 1.0)
    return Rendered(pdf, len(document.pages), complaints)


def _painted(weasyprint: Any, faces: Any, typeface: Any, html: str) -> bytes:
    """A page of its own with the report's typeface."""
    made: bytes = weasyprint.HTML(string=html).write_pdf(font_config=typeface, stylesheets=[faces])
    return made


def _finish(document: Any, made: Any) -> None:
    """The last hand on the file before it is written; both parts need the engine's libraries, loaded by now."""
    from assessor.report.packing import pack
    from assessor.report.tagging import mend

    mend(document, made)
    pack(made)


def attachments(questionnaire: Questionnaire, assessment: Assessment, copy: Copy = WHOLE) -> dict[str, str]:
    """What the report carries along: the assessment without what was superseded, and its questionnaire."""
    kept = carried(assessment, questionnaire, copy)
    return {
        ASSESSMENT_NAME: kept.model_dump_json(by_alias=True, indent=1) + "\n",
        QUESTIONNAIRE_NAME: json.dumps(to_json(questionnaire), ensure_ascii=False, indent=1) + "\n",
    }


def engine() -> Any:
    """WeasyPrint, loaded (half a second the first time); `MachineError` where its system libraries are missing."""
    try:
        # It prints its advice to stdout and warns of old libraries; both belong to `assessor doctor`.
        with redirect_stdout(StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint
            import weasyprint.text.fonts
    except OSError as error:
        raise MachineError(MISSING, do=INSTALL) from error
    return weasyprint


def warm_up() -> None:
    """Do all that takes time and needs no assessment: load the engine and the typeface, compile the templates."""
    weasyprint = engine()
    folder = standard_template()
    made = environment(folder)
    for name in made.list_templates(filter_func=lambda name: name.endswith((".html.j2", ".svg.j2"))):
        made.get_template(name)
    _, typeface = _typeface(weasyprint, _fetcher(weasyprint, folder))
    weasyprint.HTML(string="<title>Warm</title>").render(font_config=typeface)


def _typeface(weasyprint: Any, fetch: Any) -> tuple[Any, Any]:
    """The style sheet that names the report's typeface, and the configuration that knows it."""
    known = weasyprint.text.fonts.FontConfiguration()
    return weasyprint.CSS(string=fonts.font_faces(), font_config=known, url_fetcher=fetch), known


def _page(weasyprint: Any, html: str, base_url: str, fetch: Any) -> Any:
    """`html` for the engine. Where it is XML as well, as the templates that ship are, parsing takes a fortieth."""
    try:
        tree = fromstring(html)
    except ParseError:
        tree = None
    if tree is None or tree.tag != "html":  # not XML, or XML with names of its own
        return weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetch)

    class Page(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self) -> None:  # what weasyprint.HTML sets, without its slow parser
            self.base_url, self.url_fetcher, self.media_type = base_url, fetch, "print"
            self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

    return Page()


def _fetcher(weasyprint: Any, folder: Path) -> Any:
    """A fetcher that knows data addresses, the typeface, and the files below `folder`, links followed first."""
    root = folder.resolve()

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if (font := fonts.content(url)) is not None:
                return weasyprint.urls.URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})
            parts = urlsplit(url)
            path = Path(url2pathname(parts.path)).resolve()
            inside = parts.scheme == "file" and not parts.netloc and path.is_relative_to(root)
            if parts.scheme != "data" and not inside:
                raise PermissionError("a report fetches nothing outside its template's folder")
            return super().fetch(url, headers)

    return Fetcher()


@contextmanager
def _listening(progress: Progress) -> Iterator[list[str]]:
    """The complaints of WeasyPrint while this is open; its steps go to `progress`."""
    complaints: list[str] = []
    log = logging.getLogger("weasyprint")
    steps = logging.getLogger("weasyprint.progress")
    done = 0.1

    def hear(record: logging.LogRecord) -> None:
        nonlocal done
        message = record.getMessage()
        if record.name == steps.name:
            if "Step 6" in message:
                done = 0.75
            elif "Step 5" in message:
                done += (0.7 - done) / 20  # how many pages will come is not known before they are laid out
            progress("Writing the file" if done >= 0.75 else "Laying out the pages", done)
        elif record.levelno >= logging.WARNING and "HarfBuzz-Subset" not in message:  # that one is about the machine
            complaints.append(message)

    handler = logging.Handler()
    handler.emit = hear  # type: ignore[method-assign]
    level, passes_on = steps.level, steps.propagate
    steps.setLevel(logging.INFO)
    steps.propagate = False  # its steps are ours to tell, not for whoever logs in this process
    for each in (log, steps):
        each.addHandler(handler)
    try:
        yield complaints
    finally:
        for each in (log, steps):
            each.removeHandler(handler)
        steps.setLevel(level)
        steps.propagate = passes_on


@contextmanager
def _no_collecting() -> Iterator[None]:
    """No search for cycles while this is open: a layout is all live objects, and looking through them costs a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _clock_at(today: date) -> Iterator[None]:
    """SOURCE_DATE_EPOCH at the start of `today` while this is open: fontTools writes the time into embedded fonts."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(today, time(), UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
