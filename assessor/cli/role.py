"""`assessor role ID`: a role of a questionnaire as a job description, a scorecard and an interview."""

from pathlib import Path

import click

from assessor.cli.documents import now
from assessor.cli.options import FORCE, QUESTIONNAIRE
from assessor.errors import CommandError, nearest

ENDINGS = {".pdf": "pdf", ".md": "md", ".markdown": "md"}


@click.command()
@click.argument("id", metavar="ID")
@click.option("--region", metavar="us|uk|eu", help="Whose pay and law to show; us when not given.")
@click.option("--format", "form", type=click.Choice(["pdf", "md"]), help="By the ending of OUT, or md, when not given.")
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="Where to write it. Without it Markdown is printed, and a PDF is ID.pdf.",
)
@QUESTIONNAIRE
@FORCE
def role(
    id: str, region: str | None, form: str | None, out: Path | None, questionnaire: str | None, force: bool
) -> None:
    """Write a role's job description, scorecard and interview."""
    from assessor.assessment.file import refuse_existing, write_whole
    from assessor.questionnaire.library import find, find_folder
    from assessor.report.role_context import regions, role_context

    form = _format(out, form)
    chosen = find(questionnaire)
    roles = {role.id: role for role in chosen.roles}
    if id not in roles:
        raise _unknown("role", id, list(roles))
    if region is not None and region not in (known := regions(chosen, roles[id])):
        raise _unknown("region", region, known)
    if form == "pdf":
        out = out or Path(f"{id}.pdf")
    if out is not None:
        refuse_existing(out, force=force)
    is_copy = questionnaire is not None and Path(questionnaire).is_file()
    files = chosen.beside if is_copy else find_folder(questionnaire)
    context = role_context(chosen, roles[id], files, region=region, today=now().date())
    if form == "pdf":
        from assessor.report.role_pdf import role_pdf

        content = role_pdf(context).pdf
    else:
        from assessor.report.role_md import role_markdown

        content = role_markdown(context).encode()
    if out is None:
        click.echo(content.decode(), nl=False)
        return
    write_whole(out, content)
    click.echo(out)


def _format(out: Path | None, form: str | None) -> str:
    by_ending = ENDINGS.get(out.suffix.lower()) if out else None
    if form and by_ending and form != by_ending:
        do = "Give one of the two, or make them agree."
        raise CommandError(f'"{out}" ends like {by_ending}, but --format says {form}', do=do)
    if out and out.suffix and not by_ending and not form:
        do = "Known endings: .pdf, .md. Or say --format."
        raise CommandError(f'no format is known by the ending of "{out}"', do=do)
    return form or by_ending or "md"


def _unknown(kind: str, word: str, known: list[str]) -> CommandError:
    do = nearest(word, known) or f"Known here: {', '.join(known) or 'none'}."
    return CommandError(f'there is no {kind} "{word[:60]}"', do=do)
