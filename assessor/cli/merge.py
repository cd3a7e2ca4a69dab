"""`assessor merge`: the answers of several people, a file each, become votes of the company's file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assessor.cli.documents import now, print_json
from assessor.cli.options import AS_JSON, FILE, QUESTIONNAIRE
from assessor.errors import CommandError, ContentError

if TYPE_CHECKING:
    from assessor.assessment.model import Answer
    from assessor.votes.merge import FactConflict, Merged
    from assessor.votes.spread import Spread

HEADING = "Question   0 1 2 3 4 dk  agreement  answer"


@click.command()
@FILE
@click.argument("others", metavar="OTHER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@AS_JSON
@QUESTIONNAIRE
def merge(file: Path, others: tuple[Path, ...], as_json: bool, questionnaire: str | None) -> None:
    """Take the answers of several people, a file each, as votes into FILE. The others are only read."""
    from assessor.assessment import file as files
    from assessor.report.reopen import open_file
    from assessor.votes import file as votes_file
    from assessor.votes.merge import Other, merged
    from assessor.votes.model import new

    if file.resolve() in {other.resolve() for other in others}:
        raise CommandError("the file is merged into itself", where=str(file))
    with files.locked(file):
        opened = open_file(file, questionnaire)
        wanted = opened.assessment.questionnaire
        read = []
        for other in others:
            each = open_file(other, questionnaire)
            if (each.assessment.questionnaire.id, each.assessment.questionnaire.digest) != (wanted.id, wanted.digest):
                do = f"It was answered for {each.assessment.questionnaire.id} {each.assessment.questionnaire.version}."
                raise ContentError("this file has another questionnaire; nothing was merged", where=str(other), do=do)
            read.append(Other(other.name, each.assessment))
        at = votes_file.beside(file)
        meeting = votes_file.read(at) or new(now())
        found = merged(opened.questionnaire, Other(file.name, opened.assessment), meeting, read, now())
        files.save(file, found.assessment)
        votes_file.save(at, found.meeting)
    if as_json:
        print_json(_document(found))
    else:
        click.echo(_told(found, file))


def _document(found: "Merged") -> dict[str, object]:
    return {
        "schema": "assessor.merge/1",
        "voters": len(found.meeting.voters),
        "questions": [
            {
                "question": each.question,
                "counts": list(each.counts),
                "dont_know": each.dont_know,
                "agreement": each.agreement,
                "range": each.range,
                "answer": _short(found.assessment.answers.get(each.question)),
            }
            for each in found.spreads
        ],
        "conflicts": [
            {"question": c.question, "stands": _short(c.stands), "votes_say": _short(c.votes_say)}
            for c in found.conflicts
        ],
        "facts": [{"fact": c.fact, "stands": c.stands, "others": dict(c.others)} for c in found.facts],
        "facts_taken": found.facts_taken,
        "evidence": [{"question": id, "from": name, "grade": a.grade.value} for id, name, a in found.evidence],
        "not_votes": [{"question": id, "from": name, "value": value} for id, name, value in found.not_votes],
    }


def _short(answer: "Answer | None") -> str | None:
    if answer is None:
        return None
    if answer.level is None:
        return {"dk": "don't know", "na": "not applicable"}.get(str(answer.value), str(answer.value))
    return f"{answer.level} to {answer.up_to}" if answer.up_to is not None else str(answer.level)


def _told(found: "Merged", file: Path) -> str:
    lines = [f"{len(found.meeting.voters)} people, {len(found.spreads)} questions", "", HEADING]
    lines += [_row(each, found.assessment.answers) for each in found.spreads]
    lines += _listed(
        f"Typed into {file.name} and kept. To take the votes: assessor answer {file} ID=clear, then merge again",
        [f"{c.question}: {_short(c.stands)} stands, the votes say {_short(c.votes_say)}" for c in found.conflicts],
    )
    lines += _listed("Facts that are not the same everywhere", [_fact(each) for each in found.facts])
    lines += _listed("Facts taken over, because all who know them agree", found.facts_taken)
    lines += _listed(
        "Evidence to look at together", [f"{id}: {name}, {a.grade.value}" for id, name, a in found.evidence]
    )
    lines += _listed("Said not to apply", [f"{id}: {name}" for id, name, _ in found.not_votes])
    return "\n".join(lines)


def _row(each: "Spread", answers: "Mapping[str, Answer]") -> str:
    counts = " ".join(str(count or "·") for count in each.counts)
    close = "–" if each.agreement is None else f"{each.agreement:.2f}"
    talk = "  talk about it" if each.talk else ""
    stands = _short(answers.get(each.question)) or "–"
    return f"{each.question:<9}  {counts} {each.dont_know or '·':>2}  {close:>9}  {stands}{talk}"


def _fact(each: "FactConflict") -> str:
    others = "; ".join(f"{name} says {_value(value)}" for name, value in each.others.items())
    return f"{each.fact}: {_value(each.stands)} stands; {others}"


def _listed(title: str, entries: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {entry}" for entry in entries)] if entries else []


def _value(value: object) -> str:
    return "not known" if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
