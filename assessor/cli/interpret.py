"""`assessor interpret`: which level a person's own words mean, for one reply or for a file of them.

Decided here: how replies come in and rankings go out. What words mean is decided in interview/matching. A batch is
read whole before anything is printed, so that a wrong line leaves no half output.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from assessor.cli.options import QUESTIONNAIRE
from assessor.errors import CommandError, ContentError, from_os_error, nearest

if TYPE_CHECKING:
    from assessor.interview.matching.kept import Kept
    from assessor.interview.matching.matcher import Matcher, Ranking
    from assessor.questionnaire.model import Questionnaire

LINE = 100_000
"""Bytes in one line of a batch; a reply of the longest text allowed fits."""
LINES = 100_000
KEYS = {"question", "text"}

_SAYS = {"one": "Offer this one:", "pair": "Offer these two:", "ask": "Not sure; ask a follow-up. The nearest:"}
_SHOWN = {"one": 2, "pair": 2, "ask": 3}
_SUREST = 0.99
"""Never shown as certain: a person confirms."""
_SPECIAL = {"dk": "Don't know", "na": "Does not apply", "unclear": "Not an answer yet"}


class Reply(NamedTuple):
    """What somebody said to a question."""

    question: str
    text: str


@click.command()
@click.argument("question", metavar="[QUESTION", required=False)
@click.argument("text", metavar="TEXT]", required=False)
@click.option("--batch", metavar="FILE.jsonl", type=click.Path(path_type=Path), help="Replies, one JSON object a line.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line, and nothing else.")
@QUESTIONNAIRE
@click.option("--words-only", is_flag=True, help="Leave the sentence encoder out.")
def interpret(
    question: str | None,
    text: str | None,
    batch: Path | None,
    as_json: bool,
    questionnaire: str | None,
    words_only: bool,
) -> None:
    """Say which answers to QUESTION the words of TEXT mean, the most probable first. Nothing is recorded.

    \b
    A batch holds lines of {"question": ID, "text": TEXT}; each is answered by a line of
    {"question", "ranking": [{"answer", "confidence"}], "say": "one" | "pair" | "ask"}.
    """
    if (batch is None) == (question is None) or (batch is None and text is None):
        raise CommandError("give a QUESTION and a TEXT, or --batch FILE.jsonl", do="See: assessor interpret --help")
    from assessor.questionnaire.library import find

    chosen = find(questionnaire)
    replies = read_batch(batch, chosen) if batch is not None else [_single(question or "", text or "", chosen)]
    matcher, prepared = _matcher(chosen, questionnaire, words_only=words_only)
    rankings = matcher.rank_all(replies)
    if as_json or batch is not None:
        _print("".join(f"{json.dumps(as_data(ranking), ensure_ascii=False)}\n" for ranking in rankings))
    else:
        _print(in_words(rankings[0], chosen) + "\n")
    while batch is not None and prepared is not None and prepared.prepare():
        pass  # for the next batch; the rankings of this one are out


def read_batch(path: Path, questionnaire: "Questionnaire") -> list[Reply]:
    """The replies in `path`; empty lines are passed over. ContentError names the first line that is wrong."""
    replies = []
    try:
        with path.open("rb") as stream:
            number = 0
            while raw := stream.readline(LINE + 1):
                number += 1
                where = f"{path}:{number}"
                if len(raw) > LINE or number > LINES:
                    what = f"longer than {LINE:,} bytes" if len(raw) > LINE else f"more than {LINES:,} lines"
                    raise ContentError(what, where=where, do="Split it.")
                if raw.strip():
                    replies.append(_reply(raw, where, questionnaire))
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    return replies


def as_data(ranking: "Ranking") -> dict[str, object]:
    """One line of output, as data."""
    ranked = [{"answer": answer, "confidence": confidence} for answer, confidence in ranking.ranking]
    return {"question": ranking.question, "ranking": ranked, "say": ranking.say}


def in_words(ranking: "Ranking", questionnaire: "Questionnaire") -> str:
    """The first answers of a ranking with the words of their levels."""
    from assessor.text import one_line

    question = questionnaire.question(ranking.question)
    lines = [_SAYS[ranking.say]]
    for answer, confidence in ranking.ranking[: _SHOWN[ranking.say]]:
        level = question.levels[answer].says if question is not None and isinstance(answer, int) else ""
        says = f"{answer}  {one_line(level)}" if level else f"{answer}  {_SPECIAL.get(str(answer), '')}"
        lines.append(f"  {min(confidence, _SUREST):4.0%}  {says}")
    return "\n".join(lines)


def _matcher(questionnaire: "Questionnaire", named: str | None, *, words_only: bool) -> "tuple[Matcher, Kept | None]":
    from assessor.interview.matching.encoder import load_encoder
    from assessor.interview.matching.kept import kept
    from assessor.interview.matching.lessons import taught_by
    from assessor.interview.matching.matcher import Matcher
    from assessor.questionnaire.library import folder_of

    taught = taught_by(questionnaire, folder_of(questionnaire, named))
    encoder = None if words_only else load_encoder()
    prepared = kept(encoder, taught) if encoder is not None else None
    return Matcher(taught, prepared), prepared


def _single(id: str, text: str, questionnaire: "Questionnaire") -> Reply:
    from assessor.text import LONGEST, clean, one_line

    if questionnaire.question(id) is None:
        raise CommandError(f'there is no question "{one_line(id, 60)}"', do=_known(id, questionnaire))
    if len(text) > LONGEST:
        raise CommandError(f"the text is longer than {LONGEST:,} characters")
    if not clean(text):
        raise CommandError("the text is empty")
    return Reply(id, clean(text))


def _reply(raw: bytes, where: str, questionnaire: "Questionnaire") -> Reply:
    """One line of a batch; every text is cleaned here, at the edge."""
    from assessor.text import LONGEST, clean, one_line

    shape = 'Each line is {"question": ID, "text": TEXT}.'
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ContentError("not JSON", where=where, do=shape) from error
    if not isinstance(data, dict) or not all(isinstance(data.get(key), str) for key in KEYS):
        raise ContentError("a question and a text were expected", where=where, do=shape)
    if more := sorted(data.keys() - KEYS):
        raise ContentError(f'unknown key "{one_line(more[0], 60)}"', where=where, do=shape)
    id, text = data["question"], clean(data["text"])
    if questionnaire.question(id) is None:
        do = _known(id, questionnaire)
        raise ContentError(f'there is no question "{one_line(id, 60)}"', where=f"{where} question", do=do)
    if not text:
        raise ContentError("the text is empty", where=f"{where} text")
    if len(text) > LONGEST:
        raise ContentError(f"longer than {LONGEST:,} characters", where=f"{where} text")
    return Reply(id, text)


def _known(id: str, questionnaire: "Questionnaire") -> str:
    ids: Sequence[str] = [question.id for area in questionnaire.areas for question in area.questions]
    return nearest(id, ids) or f"It asks {', '.join(ids[:3])} and so on. See: assessor questionnaire show ID"


def _print(text: str) -> None:
    """UTF-8 whatever the terminal, since scripts read it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
