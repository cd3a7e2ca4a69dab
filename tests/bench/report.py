"""The report's speed, in the same run as its peers: `python -m tests.bench.report`, and part of `make bench`.

From the request to the written file, by a child that is cold, one that is warm, and one that rendered ahead; beside
headless Chromium printing the same HTML as a whole process, where it is installed. Then where the time of a report
goes, in processor seconds, and how it grows with the pages. Informative and never a test.
"""

import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assessor.assessment.model import Assessment
from assessor.assessment.sample import sample
from assessor.questionnaire.library import find, with_packs
from assessor.report import copy, fonts, glyphs, job, packing, pdf, tagging
from assessor.report.copy import WHOLE, Copy, copied
from assessor.report.html import render_html, standard_template

RUNS = 3
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")


def main() -> None:
    """Print the figures."""
    assessment = sample(NOW)
    with tempfile.TemporaryDirectory() as name:
        _children(assessment, Path(name))
    _shares(assessment)
    _growth(assessment)


def without_end() -> None:
    """One report after the other, for what is measured beside it; killed from outside."""
    while True:
        pdf.render(find(None), sample(NOW), today=NOW.date())


def _children(assessment: Assessment, folder: Path) -> None:
    ways: dict[str, Callable[[], float]] = {
        "cold child, from its start": lambda: _child(assessment, folder, warm=False, ahead=False),
        "warm child, from the request": lambda: _child(assessment, folder, warm=True, ahead=False),
        "child that rendered ahead, from the request": lambda: _child(assessment, folder, warm=True, ahead=True),
    }
    browser = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    if browser:
        page = _page(assessment, folder)
        ways["Chromium, the same HTML, whole process"] = lambda: _printed(browser, page, folder)
    taken: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(RUNS):
        for way, run in ways.items():
            taken[way].append(run())
    seconds = {way: statistics.median(times) for way, times in taken.items()}
    peer = list(seconds.values())[-1] if browser else seconds["cold child, from its start"]
    print(f"\nthe full report; ratio to {'Chromium' if browser else 'the cold child, for Chromium is not here'}")
    for way, one in seconds.items():
        print(f"  {way:<46} {one:7.2f} s   ratio {one / peer:5.2f}", flush=True)


def _child(assessment: Assessment, folder: Path, *, warm: bool, ahead: bool) -> float:
    """Seconds until the child says that the file is there."""
    questionnaire, today, path = find(None), NOW.date(), folder / "report.pdf"
    asked = job.request(questionnaire, assessment, path=path, today=today, force=True)
    started = time.perf_counter()
    with subprocess.Popen(job.command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        if ahead:
            child.stdin.write(job.ahead(questionnaire, assessment, today=today))
            child.stdin.flush()
        if warm:
            _settled(child.pid)
            started = time.perf_counter()
        child.stdin.write(asked)
        child.stdin.close()
        last = [job.parse_line(line) for line in child.stdout][-1]
        assert isinstance(last, job.Written), last
        return time.perf_counter() - started


def _settled(pid: int) -> None:
    """Wait until the process uses no processor any more."""
    before, quiet = -1, 0
    while quiet < 5:
        time.sleep(0.2)
        now = sum(map(int, Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]))
        quiet, before = (quiet + 1 if now == before else 0), now


def _page(assessment: Assessment, folder: Path) -> Path:
    """The HTML that the PDF engine gets, with its style sheets and typeface as files."""
    html = render_html(copied(with_packs(find(None)), assessment, NOW.date(), WHOLE))
    for sheet in standard_template().glob("*.css"):
        shutil.copy(sheet, folder)
    faces = fonts.font_faces()
    for address in re.findall(r'url\("([^"]*)"\)', faces):
        name = address.replace(":", "-") + ".ttf"
        (folder / name).write_bytes(fonts.content(address) or b"")
        faces = faces.replace(f'"{address}"', f'"{name}"')
    page = folder / "report.html"
    page.write_text(html.replace("</head>", f"<style>{faces}</style></head>", 1), encoding="utf-8")
    return page


def _printed(browser: str, page: Path, folder: Path) -> float:
    out = folder / "chromium.pdf"
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    command += ["--no-pdf-header-footer", f"--print-to-pdf={out}", page.as_uri()]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    taken = time.perf_counter() - started
    assert out.stat().st_size > 100_000
    return taken


def _shares(assessment: Assessment) -> None:
    """Where the processor's time goes in one warm rendering."""
    import weasyprint.document as engine
    import weasyprint.pdf as writer

    spent: dict[str, float] = {}
    parts: list[tuple[str, Any, str]] = [
        ("ours: scores and plan", copy, "score"),
        ("ours: scores and plan", copy, "make_plan"),
        ("ours: context", copy, "report_context"),
        ("ours: templates", pdf, "render_html"),
        ("ours: signs without a glyph", glyphs, "_lost"),
        ("ours: parsing HTML", pdf, "_page"),
        ("engine: styles", engine, "get_all_computed_styles"),
        ("engine: boxes", engine, "build_formatting_structure"),
        ("engine: painting", engine.Page, "paint"),
        ("engine: embedding fonts", writer, "build_fonts_dictionary"),
        ("engine: tags", writer, "add_tags"),
        ("ours: mending tags", tagging, "mend"),
        ("ours: packing", packing, "pack"),
        ("_laid out", engine.Document, "_render"),
        ("_written", engine.Document, "write_pdf"),
    ]
    pdf.render(find(None), assessment, today=NOW.date())
    kept = [(where, name, getattr(where, name)) for _, where, name in parts]
    try:
        for part, where, name in parts:
            setattr(where, name, _timed(spent, part, getattr(where, name)))
        started = time.process_time()
        made = pdf.render(find(None), assessment, today=NOW.date())
        total = time.process_time() - started
    finally:
        for where, name, before in kept:
            setattr(where, name, before)
    inner = {part: seconds for part, seconds in spent.items() if not part.startswith("_")}
    inner["engine: layout"] = spent["_laid out"] - spent["engine: styles"] - spent["engine: boxes"]
    inside = ("engine: painting", "engine: embedding fonts", "engine: tags", "ours: mending tags", "ours: packing")
    inner["engine: writing"] = spent["_written"] - sum(spent[part] for part in inside)
    inner["the rest"] = total - sum(inner.values())
    print(f"\nwhere the time goes: {made.pages} pages, {total:.2f} s of a processor")
    for part, seconds in sorted(inner.items(), key=lambda one: -one[1]):
        print(f"  {part:<46} {seconds:7.2f} s   {seconds / total:6.1%}")


def _timed(spent: dict[str, float], part: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*given: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[part] = spent.get(part, 0.0) + time.process_time() - started

    return timed


def _growth(assessment: Assessment) -> None:
    """Seconds of a processor for documents of several lengths, without scores and plan."""
    some = dict(list(assessment.answers.items())[::4])
    cases = [
        ("the board's edition", assessment, Copy(edition="board")),
        ("a quarter of the answers", assessment.model_copy(update={"answers": some}), WHOLE),
        ("all answers", assessment, WHOLE),
    ]
    print("\nhow it grows with the pages")
    for name, one, asked in cases:
        spent: dict[str, float] = {}
        before = copied
        setattr(pdf, "copied", _timed(spent, "before", before))  # noqa: B010
        try:
            started = time.process_time()
            made = pdf.render(find(None), one, today=NOW.date(), copy=asked)
            taken = time.process_time() - started - spent["before"]
        finally:
            setattr(pdf, "copied", before)  # noqa: B010
        print(
            f"  {name:<30} {made.pages:3} pages {taken:7.2f} s   {taken / made.pages * 1000:6.0f} ms a page", flush=True
        )


if __name__ == "__main__":
    main()
