"""The commands and their options. Each one loads what it needs when it runs, so that `--help` stays light."""

from pathlib import Path
from typing import Any, NamedTuple

import click

from assessor import __version__
from assessor.cli.documents import now, print_json, read_json
from assessor.cli.interpret import interpret
from assessor.cli.merge import merge
from assessor.cli.open_app import open_app, terminal_problem
from assessor.cli.options import AS_JSON, FILE, FORCE, PASSWORD, PLAIN, QUESTIONNAIRE, password_of
from assessor.cli.over_time import compare, milestone
from assessor.cli.questionnaires import questionnaire_group
from assessor.cli.report import report
from assessor.cli.role import role
from assessor.cli.votes import votes
from assessor.cli.workshop import workshop
from assessor.errors import CommandError, nearest

GROUPS = ["leadership", "hands_on", "finance", "other"]
"""Where a respondent stands (assessment/workshop.py; written out so that --help loads no model)."""
DRAWS = 300
"""Resamples behind the confidence words."""

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Before(NamedTuple):
    """The options that were given before the command."""

    questionnaire: str | None = None
    plain: bool = False


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
@PLAIN
@click.pass_context
def assessor(context: click.Context, questionnaire: str | None, plain: bool) -> int | None:
    """Tells an AI start-up the truth about its infrastructure.

    \b
    assessor                the app: home screen
    assessor FILE           the app: create or resume FILE, or open a report PDF
    assessor COMMAND        the same work without the app

    Without a terminal, or with --plain, the app is a conversation line by line.
    """
    context.obj = Before(questionnaire, plain)
    if context.invoked_subcommand is None:
        return open_app(None, questionnaire, plain=plain)
    return None


@assessor.command(hidden=True)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--password-file", metavar="F", type=click.Path(path_type=Path), help="Holds the password of an encrypted report."
)
@QUESTIONNAIRE
@PLAIN
@click.pass_obj
def app(before: Before, file: Path, password_file: Path | None, questionnaire: str | None, plain: bool) -> int:
    """Open the app with FILE."""
    if password_file is not None:
        from assessor.opening.opened import pdf_only, restore

        file, said = restore(pdf_only(file), password_of(password_file))
        click.echo(said, err=True)
    return open_app(file, questionnaire or before.questionnaire, plain=plain or before.plain)


@assessor.command()
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Where to write.")
@PLAIN
@click.pass_obj
def demo(before: Before, folder: Path | None, plain: bool) -> int:
    """Show a complete sample company; without a terminal, write its file and PDF."""
    from assessor.assessment import sample

    folder = folder or Path("assessor-demo")
    path = sample.write(folder, now())
    if plain or before.plain:
        from assessor.plain.run import run as run_plain

        return run_plain(path, None, results_first=True)
    if terminal_problem() is None:
        from assessor.tui.app import run

        return run(path, None, demo=True)
    from assessor.report.pdf import write_report
    from assessor.report.reopen import open_file

    opened = open_file(path)
    out = path.with_name(path.name.replace(".assessment.json", ".pdf"))
    write_report(out, opened.questionnaire, opened.assessment, today=now().date())
    click.echo(path)
    click.echo(out)
    return 0


@assessor.command()
@FILE
@click.option("--profile", metavar="FACTS.yaml", type=click.Path(path_type=Path), help="Facts about the company.")
@click.option("--respondent", metavar="NAME", help="Whose answers these will be, for assessor merge.")
@click.option("--group", type=click.Choice(GROUPS), default="other", show_default=True, help="Where NAME stands.")
@QUESTIONNAIRE
@FORCE
def new(
    file: Path, *, profile: Path | None, respondent: str | None, group: str, questionnaire: str | None, force: bool
) -> None:
    """Create an assessment."""
    from assessor.assessment import file as files
    from assessor.assessment import model
    from assessor.assessment.profile import doubt, read_facts
    from assessor.assessment.workshop import Respondent
    from assessor.economics.consistency import doubts
    from assessor.questionnaire.library import find
    from assessor.questionnaire.yaml_reader import read_file
    from assessor.text import one_line

    files.refuse_existing(file, force=force)
    chosen = find(questionnaire)
    facts = read_facts(read_file(profile).data or {}, chosen, str(profile)) if profile else {}
    assessment = model.new(chosen, now(), facts)
    if respondent is not None:
        if not one_line(respondent):
            raise CommandError("--respondent needs a name")
        whose = Respondent.model_validate({"name": one_line(respondent, 60), "group": group})
        assessment = assessment.model_copy(update={"respondent": whose})
    with files.locked(file):
        files.create(file, assessment, force=force)
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
        given_to = give(opened.assessment, given, now())
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
@click.option("--why", metavar="AREA[.FIGURE]", help="Where a figure comes from: costs, costs.low, overall.adjusted.")
@AS_JSON
@QUESTIONNAIRE
@PASSWORD
def score(file: Path, why: str | None, as_json: bool, questionnaire: str | None, password: str) -> None:
    """Score the areas."""
    from assessor.cli.tables import score_table
    from assessor.report.reopen import open_file
    from assessor.scoring.score import score as score_of
    from assessor.scoring.score import to_json

    opened = open_file(file, questionnaire, password=password)
    if why is not None:
        from assessor.cli.reasons import of_score, told

        click.echo(told(opened, lambda results: of_score(why, results), now().date()))
        return
    found = score_of(opened.questionnaire, opened.assessment.profile, opened.assessment.answers)
    if as_json:
        print_json(to_json(found, opened.questionnaire))
    else:
        click.echo(score_table(opened.questionnaire, opened.assessment, found))


@assessor.command()
@click.argument("file", metavar="[FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--input", "case", metavar="CASE.json", type=click.Path(path_type=Path), help="Plan a case made by hand.")
@click.option(
    "--why", metavar="FIGURE", help="Where a figure comes from: net, 1.cost, 1.confidence, or an area's money."
)
@AS_JSON
@QUESTIONNAIRE
@PASSWORD
def plan(
    file: Path | None, case: Path | None, why: str | None, as_json: bool, questionnaire: str | None, password: str
) -> None:
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
        made = plan_of_case(read_case(read_json(case), str(case)))
    else:
        opened = open_file(file or Path(), questionnaire, password=password)
        if why is not None:
            from assessor.cli.reasons import of_plan, told

            click.echo(told(opened, lambda results: of_plan(why, results), now().date()))
            return
        found = score_of(opened.questionnaire, opened.assessment.profile, opened.assessment.answers)
        made = make_plan(
            opened.questionnaire, opened.assessment.profile, found, draws=DRAWS, today=now().date(), what_if=True
        )
        titles = {area.id: area.title or area.id for area in opened.questionnaire.areas}
        titles |= {option.id: option.title or option.id for option in opened.questionnaire.all_options}
    if as_json:
        print_json(to_json(made))
    else:
        click.echo(plan_text(titles, made))


@assessor.command()
@AS_JSON
def doctor(as_json: bool) -> int:
    """Check that this machine has what assessor needs."""
    from assessor.cli.doctor import checks, table

    found = checks()
    if as_json:
        print_json({"schema": "assessor.doctor/1", "checks": [check._asdict() for check in found]})
    else:
        click.echo(table(found))
    return 1 if any(not check.ok for check in found) else 0


def _names_a_file(word: str) -> bool:
    return "." in word or "/" in word or "\\" in word or Path(word).exists()


assessor.add_command(milestone)
assessor.add_command(compare)
assessor.add_command(report)
assessor.add_command(role)
assessor.add_command(workshop)
assessor.add_command(votes)
assessor.add_command(merge)
assessor.add_command(interpret)
assessor.add_command(questionnaire_group)
