"""`assessor votes`: the votes beside an assessment, without the facilitator's screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessor.cli.documents import now
from assessor.cli.options import FILE, FORCE, QUESTIONNAIRE
from assessor.errors import CommandError, ContentError

if TYPE_CHECKING:
    from assessor.votes.model import Meeting


@click.command()
@FILE
@click.option("--import", "source", metavar="CSV", type=click.Path(path_type=Path), help="Add the votes of a table.")
@click.option("--export", "out", metavar="CSV", type=click.Path(path_type=Path), help="Write the votes as a table.")
@click.option("--notes", is_flag=True, help="Print actions, parking lot and your private notes.")
@click.option("--delete", is_flag=True, help="Delete every single vote and private note for good.")
@QUESTIONNAIRE
@FORCE
def votes(
    file: Path,
    *,
    source: Path | None,
    out: Path | None,
    notes: bool,
    delete: bool,
    questionnaire: str | None,
    force: bool,
) -> None:
    """The votes of a workshop over FILE, which lie beside it in NAME.votes.json: import, export, notes, deletion."""
    if sum((source is not None, out is not None, notes, delete)) != 1:
        raise CommandError("say what to do", do="One of --import CSV, --export CSV, --notes and --delete.")
    if delete:
        _delete(file)
    elif source is not None:
        _import(file, source, questionnaire)
    elif out is not None:
        _export(file, out, force=force)
    else:
        _notes(file)


def _delete(file: Path) -> None:
    from assessor.opening.meeting import delete_votes

    if not file.exists():
        raise ContentError("there is no such file", where=str(file))
    if delete_votes(file):
        click.echo(
            "Deleted the votes and notes. What they made of the answers stays; backups of yours may hold them.",
            err=True,
        )
    else:
        click.echo(f"There are no votes beside {file}.", err=True)


def _import(file: Path, source: Path, questionnaire: str | None) -> None:
    from assessor.assessment import file as files
    from assessor.errors import from_os_error
    from assessor.report.reopen import open_file
    from assessor.votes import file as votes_file
    from assessor.votes import table
    from assessor.votes.aggregate import settled
    from assessor.votes.model import new

    try:
        with source.open("rb") as stream:
            raw = stream.read(table.LARGEST + 1)
    except OSError as error:
        raise from_os_error(error, source, "read it") from error
    with files.locked(file):
        opened, at = open_file(file, questionnaire), votes_file.beside(file)
        meeting = votes_file.read(at) or new(now())
        meeting = table.read(raw, meeting, opened.questionnaire, now(), str(source))
        assessment, meeting = settled(opened.assessment, meeting, now())
        files.save(file, assessment)
        votes_file.save(at, meeting)
    count = sum(len(votes) for rounds in meeting.votes.values() for votes in rounds.values())
    click.echo(f"{file} now has {count} vote{'' if count == 1 else 's'} beside it.", err=True)


def _export(file: Path, out: Path, *, force: bool) -> None:
    from assessor.assessment.file import refuse_existing, write_whole
    from assessor.votes import table

    refuse_existing(out, force=force)
    write_whole(out, table.written(_meeting(file)).encode())
    click.echo(f"Wrote {out}. It holds single votes: keep it as safe as {file}.", err=True)


def _notes(file: Path) -> None:
    from assessor.votes.stage import stage

    now_is = stage(_meeting(file))
    for title, lines in (
        ("Actions", [" · ".join(part for part in (p.do, p.owner, p.by) if part) for p in now_is.promises]),
        ("Parking lot", [f"{p.question}: {p.text}" if p.question else p.text for p in now_is.parked]),
        ("Private notes", [f"{n.question}: {n.text}" if n.question else n.text for n in now_is.notes]),
    ):
        click.echo(title)
        for line in lines or ["none"]:
            click.echo(f"  {line}")


def _meeting(file: Path) -> "Meeting":
    from assessor.votes.file import beside, read

    meeting = read(beside(file))
    if meeting is None:
        raise ContentError(
            "there are no votes beside this file", where=str(file), do=f"Begin with: assessor workshop {file}"
        )
    return meeting
