"""The commands and their options. Each one loads what it needs when it runs, so that `--help` stays light."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from assessor import __version__
from assessor.errors import AssessorError, CommandError, nearest

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
QUESTIONNAIRE = click.option("--questionnaire", metavar="DIR|ID", help="The questionnaire to use: a folder or an id.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
FORCE = click.option("--force", is_flag=True, help="Replace what is there.")

DRAWS = 300
"""Resamples behind the confidence words."""

MOST_BYTES = 1_000_000

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class CommandsOrFile(click.Group):
    """The commands; a first word that names a file instead opens the app with it."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word means."""
        word = args[0]
        if word not in self.commands and _names_a_file(word):
            return "app", self.commands["app"], args
        if word not in self.commands:
            known = [name for name, command in self.commands.items() if not command.hidden]
            hint = nearest(word, known) or "An assessment's name ends in .assessment.json. See: assessor --help"
            raise CommandError(f'there is no command "{word[:60]}"', do=hint)
        return super().resolve_command(context, args)


@click.group(cls=CommandsOrFile, invoke_without_command=True, context_settings=SETTINGS)
@click.version_option(__version__, message="%(version)s")
@click.option("--questionnaire", metavar="DIR|ID", help="The questionnaire for a new assessment in the app.")
@click.pass_context
def assessor(context: click.Context, questionnaire: str | None) -> int | None:
    """Tells an AI start-up the truth about its infrastructure.

    \b
    assessor                the app: home screen
    assessor FILE           the app: create or resume FILE, or open a report PDF
    assessor COMMAND        the same work without the app
    """
    context.obj = questionnaire
    if context.invoked_subcommand is None:
        return _open_app(None, questionnaire)
    return None


@assessor.command(hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
@QUESTIONNAIRE
@click.pass_obj
def app(named_before: str | None, file: Path, questionnaire: str | None) -> int:
    """Open the app with FILE."""
    return _open_app(file, questionnaire or named_before)


@assessor.command()
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to write.")
def demo(folder: Path | None) -> int:
    """Show a complete sample company; without a terminal, write its file and PDF."""
    from assessor.assessment import sample

    folder = folder or Path("assessor-demo")
    path = sample.write(folder, _now())
    if _terminal_problem() is None:
        from assessor.tui.app import run

        return run(path, None, demo=True)
    from assessor.report.pdf import write_report
    from assessor.report.reopen import open_file

    opened = open_file(path)
    out = path.with_name(path.name.replace(".assessment.json", ".pdf"))
    write_report(out, opened.questionnaire, opened.assessment, today=_now().date())
    click.echo(path)
    click.echo(out)
    return 0


@assessor.command()
@FILE
@click.option("--profile", metavar="FACTS.yaml", type=click.Path(path_type=Path), help="Facts about the company.")
@QUESTIONNAIRE
@FORCE
def new(file: Path, profile: Path | None, questionnaire: str | None, force: bool) -> None:
    """Create an assessment."""
    from assessor.assessment import file as files
    from assessor.assessment import model
    from assessor.assessment.profile import doubt, read_facts
    from assessor.economics.consistency import doubts
    from assessor.questionnaire.library import find
    from assessor.questionnaire.yaml_reader import read_file

    files.refuse_existing(file, force=force)
    chosen = find(questionnaire)
    facts = read_facts(read_file(profile).data or {}, chosen, str(profile)) if profile else {}
    with files.locked(file):
        files.create(file, model.new(chosen, _now(), facts), force=force)
    for fact in chosen.facts:
        if fact.id in facts and (sentence := doubt(fact, facts[fact.id])):
            click.echo(f"{fact.id}: {sentence}", err=True)
    for id, sentence in doubts(facts).items():
        click.echo(f"{id}: {sentence}", err=True)
    count = sum(len(area.questions) for area in chosen.areas)
    click.echo(f"Created {file}: {chosen.title} {chosen.version}, {count} questions, {len(facts)} facts.", err=True)


@assessor.command()
@FILE
@click.argument("answers", metavar="[ID=VALUE]...", nargs=-1)
@click.option("--from", "source", metavar="ANSWERS.yaml", type=click.Path(path_type=Path), help="Answers in a file.")
@QUESTIONNAIRE
@click.option("--adopt", is_flag=True, help="Move the answers to the present state of --questionnaire.")
def answer(file: Path, answers: tuple[str, ...], source: Path | None, questionnaire: str | None, adopt: bool) -> None:
    """Record answers, all or none: ID=3, ID=3:shown, ID=dk, ID=na:REASON, ID=clear."""
    from assessor.assessment import file as files
    from assessor.assessment.answers import FORMS, from_arguments, from_mapping, give
    from assessor.questionnaire.yaml_reader import read_file
    from assessor.report.reopen import is_pdf, open_file

    if not answers and source is None and not adopt:
        raise CommandError("there is no answer to record", do=f"Give ID=VALUE or --from ANSWERS.yaml. {FORMS}")
    if adopt and questionnaire is None:
        raise CommandError("--adopt needs --questionnaire DIR|ID")
    if is_pdf(file):
        raise CommandError("this is a report", where=str(file), do=f"Restore its assessment first: assessor {file}")
    with files.locked(file):
        opened = open_file(file, questionnaire, adopt=adopt)
        given = {}
        if source is not None:
            given.update(from_mapping(read_file(source).data or {}, opened.questionnaire, str(source)))
        given.update(from_arguments(answers, opened.questionnaire))
        given_to = give(opened.assessment, given, _now())
        files.save(file, given_to)
    if adopt:
        asked = sum(opened.questionnaire.question(id) is not None for id in given_to.answers)
        kept = len(given_to.answers) - asked
        moved = f"Moved to {opened.questionnaire.title} {opened.questionnaire.version}"
        click.echo(f"{moved}. Answers to questions it asks: {asked}; to others, kept: {kept}.", err=True)
    if adopt and not given:
        return
    click.echo(f"Recorded {len(given)} answer{'' if len(given) == 1 else 's'} in {file}.", err=True)


@assessor.command()
@FILE
@AS_JSON
@QUESTIONNAIRE
def score(file: Path, as_json: bool, questionnaire: str | None) -> None:
    """Score the areas."""
    from assessor.cli.tables import score_table
    from assessor.report.reopen import open_file
    from assessor.scoring.score import score as score_of
    from assessor.scoring.score import to_json

    opened = open_file(file, questionnaire)
    found = score_of(opened.questionnaire, opened.assessment.profile, opened.assessment.answers)
    if as_json:
        _print_json(to_json(found, opened.questionnaire))
    else:
        click.echo(score_table(opened.questionnaire, opened.assessment, found))


@assessor.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--input", "case", metavar="CASE.json", type=click.Path(path_type=Path), help="Plan a case made by hand.")
@AS_JSON
@QUESTIONNAIRE
def plan(file: Path | None, case: Path | None, as_json: bool, questionnaire: str | None) -> None:
    """Say what to fix first and whom to hire first, or that nobody should be hired yet."""
    from assessor.cli.tables import plan_text
    from assessor.plan.case import read_case
    from assessor.plan.hiring import make_plan, plan_of_case
    from assessor.plan.model import to_json
    from assessor.report.reopen import open_file
    from assessor.scoring.score import score as score_of

    if (file is None) == (case is None):
        raise CommandError("name an assessment FILE, or a case with --input CASE.json")
    titles: dict[str, str] = {}
    if case is not None:
        made = plan_of_case(read_case(_read_json(case), str(case)))
    else:
        opened = open_file(file or Path(), questionnaire)
        found = score_of(opened.questionnaire, opened.assessment.profile, opened.assessment.answers)
        made = make_plan(
            opened.questionnaire, opened.assessment.profile, found, draws=DRAWS, today=_now().date(), what_if=True
        )
        titles = {area.id: area.title or area.id for area in opened.questionnaire.areas}
    if as_json:
        _print_json(to_json(made))
    else:
        click.echo(plan_text(titles, made))


@assessor.command()
@FILE
@click.option("-o", "--output", "out", metavar="OUT", type=click.Path(path_type=Path), help="Where to write it.")
@click.option("--format", "form", type=click.Choice(["pdf"]), default="pdf", show_default=True)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@QUESTIONNAIRE
@FORCE
def report(file: Path, out: Path | None, form: str, paper: str, questionnaire: str | None, force: bool) -> None:
    """Write the report."""
    from assessor.assessment.file import SUFFIX, refuse_existing
    from assessor.report.pdf import write_report
    from assessor.report.reopen import open_file

    opened = open_file(file, questionnaire)
    out = out or file.with_name(f"{file.name.removesuffix(SUFFIX).removesuffix('.json')}.{form}")
    refuse_existing(out, force=force)
    made = write_report(out, opened.questionnaire, opened.assessment, today=_now().date(), paper=paper, force=force)
    click.echo(out)
    click.echo(f"{made.pages} pages, {len(made.pdf) // 1024} KB.", err=True)


@assessor.command()
@AS_JSON
def doctor(as_json: bool) -> int:
    """Check that this machine has what assessor needs."""
    from assessor.cli.doctor import checks, table

    found = checks()
    if as_json:
        _print_json({"schema": "assessor.doctor/1", "checks": [check._asdict() for check in found]})
    else:
        click.echo(table(found))
    return 1 if any(not check.ok for check in found) else 0


@assessor.group(name="questionnaire")
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
        _print_json({"schema": "assessor.questionnaires/1", "questionnaires": rows})
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

    findings = lint(folder, today=_now().date())
    if as_json:
        _print_json({"schema": "assessor.lint/1", "findings": [finding.model_dump() for finding in findings]})
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

    _print_json(schema())


def _open_app(file: Path | None, questionnaire: str | None) -> int:
    problem = _terminal_problem()
    if problem:
        do = "Without it: assessor new, answer, score, plan and report do the same work. See: assessor --help"
        from assessor.errors import MachineError

        raise MachineError(f"the app cannot run here: {problem}", do=do)
    from assessor.tui.app import run

    return run(file, questionnaire)


def _terminal_problem() -> str | None:
    """What keeps the app from running in this terminal, in words; None when nothing does."""
    import locale
    import os

    if not (sys.stdin.isatty() and sys.stderr.isatty() and sys.stdout.isatty()):
        return "there is no terminal"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return f'the terminal says it is "{os.environ.get("TERM", "")}" and cannot draw a screen'
    if locale.getpreferredencoding(False).lower().replace("-", "") != "utf8":
        return "the terminal is not set to UTF-8 (set LANG=C.UTF-8)"
    return None


def _names_a_file(word: str) -> bool:
    return "." in word or "/" in word or "\\" in word or Path(word).exists()


def _read_json(path: Path) -> Any:
    """The JSON in `path`, of at most a megabyte."""
    from pydantic_core import from_json

    from assessor.errors import ContentError, from_os_error

    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ContentError("larger than 1 MB", where=str(path))
        return from_json(raw, allow_inf_nan=False)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    except ValueError as error:
        raise ContentError(f"not JSON ({error})", where=str(path)) from error


def _print_json(document: Any) -> None:
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def _now() -> datetime:
    """The time; SOURCE_DATE_EPOCH fixes it, for output that is the same twice."""
    import os

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)
