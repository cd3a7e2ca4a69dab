"""The commands about questionnaires: list, show, copy, check, and the schema of the format."""

from pathlib import Path

import click

from assessor.cli.documents import now, print_json
from assessor.cli.options import AS_JSON, QUESTIONNAIRE
from assessor.errors import AssessorError


@click.group(name="questionnaire")
def questionnaire_group() -> None:
    """List, show, copy and check questionnaires."""


@questionnaire_group.command(name="list")
@AS_JSON
def list_questionnaires(as_json: bool) -> int:
    """The questionnaires that can be named by id; the first of an id is the one that is used."""
    from assessor.questionnaire.library import folders, user_folder
    from assessor.questionnaire.load import load

    found, broken = [], []
    for folder in folders():
        try:
            found.append((load(folder), folder))
        except AssessorError as error:
            broken.append(error.line())
    if as_json:
        rows = [{"id": q.id, "version": q.version, "title": q.title, "folder": str(folder)} for q, folder in found]
        print_json({"schema": "assessor.questionnaires/1", "questionnaires": rows})
    else:
        for q, folder in found:
            count = sum(len(area.questions) for area in q.areas)
            click.echo(f"{q.id}  {q.version}  {q.title}: {len(q.areas)} areas, {count} questions  ({folder})")
        click.echo(f"Put your own into {user_folder()}.", err=True)
    for line in broken:
        click.echo(f"assessor: {line}", err=True)
    return 1 if broken else 0


@questionnaire_group.command(name="copy")
@click.argument("source", metavar="DIR|ID")
@click.argument("folder", metavar="NEW", type=click.Path(path_type=Path))
def copy_questionnaire(source: str, folder: Path) -> None:
    """Copy a questionnaire to the folder NEW, with that name as its id, to change it."""
    from assessor.questionnaire.copying import copy_folder
    from assessor.questionnaire.library import find_folder

    id = copy_folder(find_folder(source), folder)
    click.echo(folder)
    click.echo(f'Its id is "{id}". Give it a title and a version of its own in questionnaire.yaml.', err=True)


@questionnaire_group.command(name="show")
@click.argument("id", metavar="ID")
@AS_JSON
@QUESTIONNAIRE
def show_questionnaire(id: str, as_json: bool, questionnaire: str | None) -> None:
    """Everything that a questionnaire asks; or one of its areas or questions."""
    from assessor.cli.tables import show

    click.echo(show(id, questionnaire, as_json=as_json))


@questionnaire_group.command(name="lint")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings fail too.")
@AS_JSON
def lint_questionnaire(folder: Path, strict: bool, as_json: bool) -> int:
    """Check a questionnaire's folder: each finding with file, line, rule and mend."""
    from assessor.questionnaire.lint import lint

    findings = lint(folder, today=now().date())
    if as_json:
        print_json({"schema": "assessor.lint/1", "findings": [finding.model_dump() for finding in findings]})
    else:
        for finding in findings:
            click.echo(f"{finding.place()}: {finding.severity} {finding.rule}: {finding.says}. {finding.mend}".rstrip())
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    counts = f"{errors} error{'' if errors == 1 else 's'}, {warnings} warning{'' if warnings == 1 else 's'}"
    click.echo(f"{counts}.", err=True)
    return 1 if errors or (strict and findings) else 0


@questionnaire_group.command(name="schema")
def questionnaire_schema() -> None:
    """The JSON Schema of the format, for editors."""
    from assessor.questionnaire.schema import schema

    print_json(schema())
