"""`assessor milestone` keeps the state of a day under a name; `assessor compare` says what has changed since."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from assessor.cli.documents import now, print_json
from assessor.cli.options import AS_JSON, FILE, FORCE, PASSWORD, QUESTIONNAIRE
from assessor.errors import AssessorError, CommandError, ContentError, nearest

if TYPE_CHECKING:
    from assessor.assessment.model import Assessment
    from assessor.plan.compare_model import Record
    from assessor.questionnaire.model import Questionnaire
    from assessor.report.reopen import Opened


class _Then(NamedTuple):
    """The earlier side of a comparison, and the questionnaire of another file."""

    record: "Record"
    asked: "Questionnaire | None"


@click.command()
@FILE
@click.argument("name", metavar="[NAME]", required=False)
@QUESTIONNAIRE
@FORCE
@PASSWORD
def milestone(file: Path, name: str | None, questionnaire: str | None, force: bool, password: str) -> None:
    """Keep the profile and answers as they are now under NAME; without it, list the milestones."""
    from assessor.assessment import file as files
    from assessor.assessment.model import with_milestone
    from assessor.report.reopen import is_pdf
    from assessor.text import one_line

    if name is None:
        _list(_assessment(file, questionnaire, password))
        return
    if is_pdf(file):
        raise CommandError("this is a report", where=str(file), do=f"Restore its assessment first: assessor {file}")
    with files.locked(file):
        assessment = _assessment(file, questionnaire)
        name = one_line(name)
        if not force and any(each.name == name for each in assessment.milestones):
            do = "Choose another name, or add --force."
            raise ContentError(f'there is a milestone called "{name}" already', where=str(file), do=do)
        try:
            kept = with_milestone(assessment, name, now(), force=force)
        except ValueError as error:
            said = str(error)
            raise CommandError(f"{said[:1].lower()}{said[1:]}", do="See: assessor milestone --help") from error
        files.save(file, kept)
    click.echo(f'Kept {_counted(len(kept.answers))} as "{name}" in {file}.', err=True)


@click.command()
@FILE
@click.argument("other", metavar="NAME|OTHER")
@AS_JSON
@QUESTIONNAIRE
@PASSWORD
def compare(file: Path, other: str, as_json: bool, questionnaire: str | None, password: str) -> None:
    """Say what has changed since the milestone NAME, or since the file or report OTHER."""
    from assessor.cli.compare_text import compare_text
    from assessor.plan.again import again
    from assessor.plan.compare import compare as compared
    from assessor.plan.compare import of_assessment
    from assessor.plan.compare_model import to_json
    from assessor.report.reopen import open_file
    from assessor.scoring.score import score

    opened = open_file(file, questionnaire, password=password)
    chosen, assessment = opened.questionnaire, opened.assessment
    then = _then(opened, file, other, questionnaire, password)
    found = compared(chosen, then.record, of_assessment(assessment, file.name), asked_then=then.asked)
    scored = score(chosen, assessment.profile, assessment.answers)
    next_time = again(chosen, assessment.profile, scored, now().date())
    if as_json:
        print_json({**to_json(found), "again": next_time.model_dump(mode="json")})
    else:
        click.echo(compare_text(found, chosen, next_time))


def _then(opened: "Opened", file: Path, other: str, questionnaire: str | None, password: str) -> _Then:
    """What `other` means: a milestone of the file, else another assessment or report."""
    from assessor.plan.compare import of_assessment, of_milestone

    kept = {each.name: each for each in opened.assessment.milestones}
    if other in kept:
        return _Then(of_milestone(kept[other]), None)
    path = Path(other)
    if not path.exists() and path.suffix not in (".json", ".pdf"):
        known = f"Known here: {', '.join(kept)}." if kept else f"Keep one with: assessor milestone {file} NAME"
        do = nearest(other, kept) or known
        raise CommandError(f'there is no milestone and no file called "{other[:60]}"', where=str(file), do=do)
    earlier = _open_other(path, questionnaire, opened, password)
    if earlier.questionnaire.id != opened.questionnaire.id:
        what = f'it answers the questionnaire "{earlier.questionnaire.id}", {file} answers "{opened.questionnaire.id}"'
        raise ContentError(what, where=other, do="Only answers to the same questionnaire can be compared.")
    return _Then(of_assessment(earlier.assessment, path.name), earlier.questionnaire)


def _open_other(path: Path, questionnaire: str | None, opened: "Opened", password: str) -> "Opened":
    """The other file with the questionnaire it answers: the one that FILE has, when that is it."""
    from assessor.assessment import file as files
    from assessor.report.reopen import Opened, is_pdf, open_file

    if not is_pdf(path):
        assessment = files.read(path)
        if assessment.questionnaire.digest == opened.questionnaire.digest:
            files.check_profile(assessment, opened.questionnaire, str(path))
            return Opened(assessment=assessment, questionnaire=opened.questionnaire)
    try:
        return open_file(path, password=password)
    except AssessorError:
        if questionnaire is None:
            raise
    return open_file(path, questionnaire, password=password)


def _list(assessment: "Assessment") -> None:
    for each in assessment.milestones:
        click.echo(f"{each.name}  {each.at[:10]}  {_counted(len(each.answers))}")
    if not assessment.milestones:
        click.echo("No milestone is kept yet.", err=True)


def _assessment(file: Path, questionnaire: str | None, password: str = "") -> "Assessment":
    """The assessment in `file`. Only where one is named its questionnaire is needed: a state can always be kept."""
    from assessor.assessment import file as files
    from assessor.report.reopen import is_pdf, open_file

    if questionnaire is not None or is_pdf(file):
        return open_file(file, questionnaire, password=password).assessment
    return files.read(file)


def _counted(answers: int) -> str:
    return f"{answers} answer{'' if answers == 1 else 's'}"
