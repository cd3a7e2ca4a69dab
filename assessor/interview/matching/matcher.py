"""Which answer a person's own words mean, how sure that is, and whether to offer one, two or to ask.

Decided here: what each kind of nearness (nearness.py) is worth, and the confidence below which no single answer is
offered. Never decided here: an answer. The person confirms every one.

The weights are the same for every questionnaire. They were fitted so that a confidence of 0.8 is right in about 80 of
100 cases, on example sentences that were held back from teaching and on labelled replies to other questions.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from assessor.interview.matching.encoder import Encoder, Vectors
from assessor.interview.matching.lessons import SPECIALS, Lessons, Meaning, Say
from assessor.interview.matching.nearness import KINDS, ByMeaning, ByWords, softmax
from assessor.interview.matching.words import Floats, asks, only_denies
from assessor.text import one_line

MEANINGS: tuple[Meaning, ...] = (0, 1, 2, 3, 4, *SPECIALS)

READ = 1_000
"""Characters of a reply that are read; people answer in fewer, and the rest would only cost time."""

_ONE, _PAIR = 0.66, 0.75
_DIGITS = 4
_STRANGE = 30.0
"""What a text in no language adds to "unclear", for each part that is strange."""
_ELSEWHERE = 20.0
"""What a text that answers another question adds to "unclear" and takes from the levels, for each cosine."""
_DENIAL = 0.6
"""How much of the belief goes to level 0 where a text says that there is nothing, and nothing else: enough to put it
first, and too little to offer it alone where all else speaks for another answer, such as "does not apply"."""
_UNCLEAR = KINDS.index("unclear")


class Ranked(NamedTuple):
    """One answer and the probability that it is what was meant."""

    answer: Meaning
    confidence: float


class Ranking(NamedTuple):
    """All answers to a question, the most probable first, and how many of them to offer.

    `say`: "one" the first; "pair" the first two; "ask" none, a follow-up question serves better.
    """

    question: str
    ranking: tuple[Ranked, ...]
    say: Say


class _Worth(NamedTuple):
    """What each column of nearness.py adds to the score of a level or a kind; `word` a level gains with length."""

    levels: Floats
    kinds: Floats
    level: float
    length: float
    unclear: float
    asks: float


_WORDS = _Worth(np.array([23.8, 4.5, 9.0, 11.8, 0.032]), np.array([16.1, 0.043]), -3.6, 2.4, 0.4, 2.0)
_MEANING = _Worth(
    np.array([21.0, 2.5, 8.0, -7.5, 4.0, 5.0, -3.0, 5.3]), np.array([8.4, 9.3, 0.3, 1.2]), -1.35, 1.45, 0.6, 3.0
)
"""With an encoder, of the columns by words only the first of each still adds something."""


class Matcher:
    """Taught once by a questionnaire; the same text then always gets the same ranking.

    Without an `encoder` it goes by the words alone. Teaching with one takes about two seconds for 3,000 sentences.
    """

    def __init__(self, taught: Lessons, encoder: Encoder | None = None) -> None:
        self._by_words = ByWords(taught)
        self._by_meaning = ByMeaning(taught, encoder) if encoder is not None else None
        self._untaught = np.array([False, *(not taught.specials[special] for special in SPECIALS)])

    @property
    def understands_meaning(self) -> bool:
        """Whether a sentence encoder is at work, not words alone."""
        return self._by_meaning is not None

    def rank(self, question: str, text: str) -> Ranking:
        """What `text` means as an answer to `question`; KeyError for an id that was not taught."""
        return self.rank_all([(question, text)])[0]

    def rank_all(self, replies: Sequence[tuple[str, str]]) -> list[Ranking]:
        """The same for many pairs of question id and text."""
        read = [(question, one_line(text[:READ])) for question, text in replies]
        vectors = self._by_meaning.vectors(read) if self._by_meaning else {}
        return [self._rank(question, text, vectors) for question, text in read]

    def _rank(self, question: str, text: str, vectors: Mapping[str, Vectors]) -> Ranking:
        by_words, by_meaning = self._by_words, self._by_meaning
        if by_meaning is None:
            worth, elsewhere = _WORDS, 0.0
            levels, kinds = by_words.levels(question, text), by_words.kinds(question, text)
        else:
            worth = _MEANING
            shared, shared_by_kind = by_words.shared(question, text)
            found = by_meaning.figures(question, text, vectors)
            levels, elsewhere = np.hstack([shared, found.levels]), found.elsewhere
            kinds = np.hstack([shared_by_kind, found.kinds])
        scores = kinds @ worth.kinds
        scores[0] -= _ELSEWHERE * elsewhere
        scores[_UNCLEAR] += _ELSEWHERE * elsewhere
        scores[0] += worth.level + worth.length * np.log(1 + len(text.split()))
        scores[_UNCLEAR] += worth.unclear + worth.asks * asks(text) + _STRANGE * by_words.strange(text)
        scores[self._untaught] = -np.inf
        kind = softmax(scores)
        shares = np.concatenate([kind[0] * softmax(levels @ worth.levels), kind[1:]])
        if only_denies(text):
            shares *= 1 - _DENIAL
            shares[0] += _DENIAL
        return _ranked(question, shares)


def _ranked(question: str, shares: Floats) -> Ranking:
    """Ties in the order of `MEANINGS`; rounded, so that a last bit never changes what is shown."""
    rounded = [round(float(share), _DIGITS) for share in shares]
    order = sorted(range(len(MEANINGS)), key=lambda place: -rounded[place])
    ranking = tuple(Ranked(MEANINGS[place], rounded[place]) for place in order)
    first, second = ranking[0].confidence, ranking[1].confidence
    say: Say = "one" if first >= _ONE else "pair" if first + second >= _PAIR else "ask"
    return Ranking(question, ranking, say)
