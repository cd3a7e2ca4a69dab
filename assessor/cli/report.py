"""`assessor report`: one result as PDF, HTML, Markdown, JSON or CSV; which options go together is decided here."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from assessor.cli.documents import now, print_json
from assessor.cli.options import FORCE, QUESTIONNAIRE, password_of
from assessor.errors import CommandError

if TYPE_CHECKING:
    from assessor.report.copy import Copy
    from assessor.report.reopen import Opened

FORMATS = ("pdf", "html", "md", "json", "csv")
ENDINGS = {
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".md": "md",
    ".markdown": "md",
    ".json": "json",
    ".csv": "csv",
}
ONLY_FOR = {
    "--edition board": ("pdf", "html", "md"),
    "--brand": ("pdf", "html", "md"),
    "--template": ("pdf", "html", "md"),
    "--paper": ("pdf", "html"),
    "--no-attachment": ("pdf",),
    "--password-file": ("pdf",),
}
"""The options that make sense for some formats only."""


class Wanted(NamedTuple):
    """The options of one call."""

    out: Path | None
    form: str | None
    edition: str
    brand: Path | None
    template: Path | None
    paper: str | None
    redact: bool
    no_attachment: bool
    password_file: Path | None


def _print_schema(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from assessor.report.data import json_schema

        print_json(json_schema())
        context.exit()


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-o", "--output", "out", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="What to write; by the ending of OUT, or pdf, when not given."
)
@click.option(
    "--edition", type=click.Choice(["full", "board"]), default="full", show_default=True, help="board: 2 to 3 pages."
)
@click.option(
    "--brand", metavar="BRAND.yaml", type=click.Path(path_type=Path), help="The issuer's name, logo, colours."
)
@click.option("--template", metavar="DIR", type=click.Path(path_type=Path), help="A folder of your own templates.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="a4 when not given.")
@click.option("--redact", is_flag=True, help="Leave names, notes and prices out.")
@click.option("--no-attachment", is_flag=True, help="Leave the attached assessment out of the PDF.")
@click.option(
    "--password-file", metavar="F", type=click.Path(path_type=Path), help="Encrypt the PDF; also opens such a FILE."
)
@click.option("--open", "show", is_flag=True, help="Open it when it is written.")
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema, help="Print the JSON's schema."
)
@QUESTIONNAIRE
@FORCE
def report(file: Path, questionnaire: str | None, force: bool, show: bool, **options: Any) -> None:
    """Write the report."""
    from assessor.assessment.file import refuse_existing, write_whole
    from assessor.questionnaire.library import with_packs
    from assessor.report.brand import read_brand
    from assessor.report.copy import Copy
    from assessor.report.reopen import open_file

    wanted = Wanted(**options)
    form = _format(wanted, file)
    out = wanted.out or _beside(file, wanted, form)
    if out.exists() and file.exists() and out.samefile(file):
        raise CommandError("a report cannot take the place of what it is made from", do="Choose another -o OUT.")
    refuse_existing(out, force=force)
    if wanted.template is not None and not wanted.template.is_dir():
        raise CommandError(f"there is no folder {wanted.template}", do="Name a copy of report_templates/standard.")
    password = password_of(wanted.password_file)
    opened = open_file(file, questionnaire, password=password)
    copy = Copy(
        edition="board" if wanted.edition == "board" else "full",
        brand=read_brand(wanted.brand) if wanted.brand else None,
        redact=wanted.redact,
        attach=not wanted.no_attachment,
    )
    opened = opened._replace(questionnaire=with_packs(opened.questionnaire, questionnaire))
    content, said = _made(opened, wanted, form, copy, password)
    write_whole(out, content)
    click.echo(out)
    click.echo(said, err=True)
    if show and click.launch(str(out)) != 0:
        click.echo("No program was found to open it with.", err=True)


def _format(wanted: Wanted, file: Path) -> str:
    """The format of the call; `CommandError` where options contradict each other."""
    by_ending = ENDINGS.get(wanted.out.suffix.lower()) if wanted.out else None
    if wanted.form and by_ending and wanted.form != by_ending:
        do = "Give one of the two, or make them agree."
        raise CommandError(f'"{wanted.out}" ends like {by_ending}, but --format says {wanted.form}', do=do)
    if wanted.out and wanted.out.suffix and not by_ending and not wanted.form:
        do = f"Known endings: {', '.join(f'.{form}' for form in FORMATS)}. Or say --format."
        raise CommandError(f'no format is known by the ending of "{wanted.out}"', do=do)
    form = wanted.form or by_ending or "pdf"
    given = {
        "--edition board": wanted.edition == "board",
        "--brand": wanted.brand is not None,
        "--template": wanted.template is not None,
        "--paper": wanted.paper is not None,
        "--no-attachment": wanted.no_attachment,
        "--password-file": wanted.password_file is not None and file.suffix.lower() != ".pdf",
    }
    for option, formats in ONLY_FOR.items():
        if given[option] and form not in formats:
            allowed = formats[0] if len(formats) == 1 else f"{', '.join(formats[:-1])} or {formats[-1]}"
            raise CommandError(f"{option} goes with {allowed}, not with {form}", do="Leave it away.")
    return form


def _beside(file: Path, wanted: Wanted, form: str) -> Path:
    """Where a report goes when nobody says: beside its assessment, named after it and what kind of copy it is."""
    from assessor.assessment.file import SUFFIX

    stem = file.name.removesuffix(SUFFIX).removesuffix(".json").removesuffix(".pdf")
    kind = ("-board" if wanted.edition == "board" else "") + ("-redacted" if wanted.redact else "")
    return file.with_name(f"{stem}{kind}{'.report' if form == 'json' else ''}.{form}")


def _made(opened: "Opened", wanted: Wanted, form: str, copy: "Copy", password: str) -> tuple[bytes, str]:
    """The file, and a line about it."""
    from assessor.report.copy import copied, whole_report

    questionnaire = opened.questionnaire
    today = now().date()
    paper = wanted.paper or "a4"
    if form == "pdf":
        from assessor.report.encrypt import encrypted
        from assessor.report.pdf import render

        made = render(questionnaire, opened.assessment, today=today, template=wanted.template, paper=paper, copy=copy)
        pdf = encrypted(made.pdf, password) if password else made.pdf
        return pdf, f"{made.pages} pages, {len(pdf) // 1024} KB."
    if form in ("json", "csv"):
        from assessor.report import data

        whole = whole_report(questionnaire, opened.assessment, today, copy)
        text = data.to_json(whole) if form == "json" else data.to_csv(whole)
    else:
        context = copied(questionnaire, opened.assessment, today, copy)
        if form == "html":
            from assessor.report.screen import render_screen

            text = render_screen(context, template=wanted.template, paper=paper)
        else:
            from assessor.report.markdown import render_markdown

            text = render_markdown(context, template=wanted.template)
    content = text.encode("utf-8", "replace")
    return content, f"{max(1, len(content) // 1024)} KB."
