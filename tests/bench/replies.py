"""How well words are matched to levels: `python -m tests.bench.replies [LABELLED.jsonl QUESTIONNAIRE]`.

Without arguments: the shipped questionnaire, with one sentence of every level and every sixth phrase held back from
teaching, twice. With a file of lines {"question", "text", "answer"}: the whole questionnaire teaches, and the lines are
judged. Each for the sentence encoder and for words alone. Informative and never a test.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from assessor.interview.matching.encoder import load_encoder
from assessor.interview.matching.lessons import LEVELS, SPECIALS, Lessons, Meaning, taught_by
from assessor.interview.matching.matcher import Matcher, Ranking
from assessor.questionnaire.library import find, folder_of

FOLDS, PHRASES = 2, 6


class Labelled(NamedTuple):
    """What was said, and what it means."""

    question: str
    text: str
    answer: Meaning


def main() -> None:
    """Print the figures."""
    if len(sys.argv) == 3:
        chosen = find(sys.argv[2])
        rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines() if line]
        said = [Labelled(row["question"], row["text"], row["answer"]) for row in rows]
        rounds = [(taught_by(chosen, folder_of(chosen, sys.argv[2])), said)]
    else:
        chosen = find(None)
        taught = taught_by(chosen, folder_of(chosen))
        rounds = [held_back(taught, fold) for fold in range(FOLDS)]
    encoder = load_encoder()
    if encoder is not None:
        _judge("sentence encoder", rounds, lambda taught: Matcher(taught, encoder))
    _judge("words alone", rounds, Matcher)


def held_back(taught: Lessons, fold: int) -> tuple[Lessons, list[Labelled]]:
    """`taught` without one sentence of every level (never the anchor) and every sixth phrase; and those."""
    said: list[Labelled] = []
    levels = {}
    for id, by_level in taught.levels.items():
        left = []
        for level, texts in zip(range(LEVELS), by_level, strict=True):
            out = len(texts) - 1 - fold if len(texts) > fold + 2 else None
            left.append([text for place, text in enumerate(texts) if place != out])
            if out is not None:
                said.append(Labelled(id, texts[out], level))  # type: ignore[arg-type]  # 0 to 4
        levels[id] = left
    ids = list(levels)
    specials = {}
    for special in SPECIALS:
        phrases = taught.specials[special]
        specials[special] = [text for place, text in enumerate(phrases) if place % PHRASES != fold]
        out_of = [text for place, text in enumerate(phrases) if place % PHRASES == fold]
        said += [Labelled(ids[7 * place % len(ids)], text, special) for place, text in enumerate(out_of)]
    return Lessons(levels, specials), said


def _judge(name: str, rounds: list[tuple[Lessons, list[Labelled]]], taught: Callable[[Lessons], Matcher]) -> None:
    found: list[tuple[Meaning, Ranking]] = []
    started = time.perf_counter()
    for lessons, said in rounds:
        rankings = taught(lessons).rank_all([(reply.question, reply.text) for reply in said])
        found += [(reply.answer, ranking) for reply, ranking in zip(said, rankings, strict=True)]
    seconds = time.perf_counter() - started
    print(f"{name}: {len(found)} replies in {seconds:.1f} s")
    levels = [pair for pair in found if isinstance(pair[0], int)]
    groups = {"all": found, "levels": levels}
    groups |= {special: [pair for pair in found if pair[0] == special] for special in SPECIALS}
    for group, pairs in groups.items():
        print(f"  {group:<10} n {len(pairs):5}  first {_share(pairs, 1):.3f}  in the first two {_share(pairs, 2):.3f}")
    for say, most in (("one", 1), ("pair", 2), ("ask", 2)):
        pairs = [pair for pair in found if pair[1].say == say]
        print(f"  says {say:<5} share {len(pairs) / len(found):.3f}  right {_share(pairs, most):.3f}")
    sure = sum(ranking.ranking[0].confidence for _, ranking in found) / len(found)
    print(f"  mean confidence of the first {sure:.3f}")


def _share(pairs: list[tuple[Meaning, Ranking]], most: int) -> float:
    """The share of `pairs` whose answer is among the first `most`."""
    hit = sum(any(ranked.answer == answer for ranked in ranking.ranking[:most]) for answer, ranking in pairs)
    return hit / len(pairs) if pairs else float("nan")


if __name__ == "__main__":
    main()
