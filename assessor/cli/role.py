"""`assessor role ID`: a role of a questionnaire as a job description, a scorecard and an interview."""

from pathlib import Path

import click

from assessor.cli.documents import now
from assessor.cli.options import FORCE, QUESTIONNAIRE
from assessor.errors import CommandError, nearest


@click.command()
@click.argument("id", metavar="ID")
@click.option("--region", metavar="us|uk|eu", help="Whose pay and law to show; us when not given.")
@click.option("--format", "form", type=click.Choice(["md"]), default="md", show_default=True)
@click.option("-o", "--output", "out", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it.")
@QUESTIONNAIRE
@FORCE
def role(id: str, region: str | None, form: str, out: Path | None, questionnaire: str | None, force: bool) -> None:
    """Write a role's job description, scorecard and interview."""
    from assessor.assessment.file import refuse_existing, write_whole
    from assessor.questionnaire.library import find, find_folder
    from assessor.report.role_context import regions, role_context
    from assessor.report.role_md import role_markdown

    chosen = find(questionnaire)
    roles = {role.id: role for role in chosen.roles}
    if id not in roles:
        raise _unknown("role", id, list(roles))
    if region is not None and region not in (known := regions(chosen, roles[id])):
        raise _unknown("region", region, known)
    is_copy = questionnaire is not None and Path(questionnaire).is_file()
    files = chosen.beside if is_copy else find_folder(questionnaire)
    text = role_markdown(role_context(chosen, roles[id], files, region=region, today=now().date()))
    if out is None:
        click.echo(text, nl=False)
        return
    refuse_existing(out, force=force)
    write_whole(out, text.encode())
    click.echo(out)


def _unknown(kind: str, word: str, known: list[str]) -> CommandError:
    do = nearest(word, known) or f"Known here: {', '.join(known) or 'none'}."
    return CommandError(f'there is no {kind} "{word[:60]}"', do=do)
