"""How near a text is to each level of its question, and how much it reads like each kind of answer.

Figures only; what they are worth is decided in matcher.py. Levels are compared within one question, kinds (a level,
don't know, not applicable, unclear) over all that the questionnaire teaches. What the examples of one level differ in
(voice, length, names) counts less than what parts the levels: that spread is measured over all questions.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np

from assessor.interview.matching.encoder import Encoder, Vectors
from assessor.interview.matching.lessons import LEVELS, SPECIALS, Lessons
from assessor.interview.matching.words import (
    Floats,
    Overlap,
    Rarity,
    Votes,
    clauses,
    content_words,
    negated,
    pieces,
    word_grams,
)

KINDS = ("level", *SPECIALS)
_SHARE_KEPT = 0.5
"""How much of the measured spread is believed; the rest is taken as equal in all directions."""
_CENTRED, _WORD_CENTRED = 0.5, 0.7
_STEPS = 100
_ENOUGH = 1_000
"""Sentences of levels from which is learnt what all questions share; more teach little and take time."""


class ByWords:
    """Nearness by the words that texts share."""

    def __init__(self, taught: Lessons) -> None:
        self._taught = taught
        self._phrases = [Overlap(taught.specials[special], self._by_word) for special in SPECIALS]
        self._of: dict[str, Overlap] = {}
        self._more_of: dict[str, tuple[Overlap, Votes]] = {}

    def shared(self, id: str, text: str) -> Floats:
        """One row for each level: the words shared with its sentences, the mean of all."""
        found = self._question(id).with_each(self._by_word.weigh(text))
        return np.array([[_mean(found[row])] for row in _rows(self._taught, id)])

    def levels(self, id: str, text: str) -> Floats:
        """One row for each level: shared words (all, best two), shared pieces of words (the same), votes."""
        if id not in self._more_of:
            by_level = self._taught.levels[id]
            flat = [text for texts in by_level for text in texts]
            self._more_of[id] = (Overlap(flat, self._by_piece), Votes(by_level, word_grams))
        in_pieces, votes = self._more_of[id]
        rows = _rows(self._taught, id)
        word = self._question(id).with_each(self._by_word.weigh(text))
        piece = in_pieces.with_each(self._by_piece.weigh(text))
        columns = [
            [_mean(word[row]) for row in rows],
            [_best(word[row], 2) for row in rows],
            [_mean(piece[row]) for row in rows],
            [_best(piece[row], 2) for row in rows],
            votes.of(text),
        ]
        return np.array(columns).T

    def shared_by_kind(self, id: str, text: str) -> Floats:
        """One row for each kind: the words shared with its sentences, the mean of the best two."""
        weighed = self._by_word.weigh(text)
        return np.array([[_best(known.with_each(weighed), 2)] for known in (self._question(id), *self._phrases)])

    def kinds(self, id: str, text: str) -> Floats:
        """One row for each kind: shared words with the best two, and votes."""
        return np.column_stack([self.shared_by_kind(id, text), self._votes.of(text)])

    def _question(self, id: str) -> Overlap:
        if id not in self._of:
            self._of[id] = Overlap([text for texts in self._taught.levels[id] for text in texts], self._by_word)
        return self._of[id]

    @cached_property
    def _by_word(self) -> Rarity:
        return Rarity(self._taught.every_text(), word_grams)

    @cached_property
    def _by_piece(self) -> Rarity:
        return Rarity(self._taught.every_text(), pieces)

    @cached_property
    def _votes(self) -> Votes:
        phrases = [self._taught.specials[special] for special in SPECIALS]
        return Votes([self._taught.level_texts(), *phrases], word_grams)


class ByMeaning:
    """Nearness by the vectors of a sentence encoder: of whole texts, of their clauses and of their words.

    What all questions share is learnt from a sample; a question's own sentences are encoded when it is first asked.
    """

    def __init__(self, taught: Lessons, encoder: Encoder) -> None:
        self._taught, self._encoder = taught, encoder
        self._rarity = Rarity(taught.every_text(), content_words)
        self._known: dict[str, Vectors] = {}
        self._of: dict[str, _Question] = {}
        self._sample = _sample(taught)
        phrases = [text for special in SPECIALS for text in taught.specials[special]]
        words = list(dict.fromkeys(word for text in phrases for word in content_words(text)))
        self._learn([text for level in self._sample for text in level] + phrases + words)
        self._centre = self._stack([t for level in self._sample for t in level] + phrases).mean(axis=0)
        self._word_centre = _WORD_CENTRED * self._stack(words or phrases or [""]).mean(axis=0)

    def vectors(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of `texts` and of all their parts that are looked at; all at once is faster than one by one."""
        self._learn([word for text in texts for word in content_words(text)])
        wanted = list(dict.fromkeys(part for text in texts for part in (text, *clauses(text), *negated(text))))
        return dict(zip(wanted, self._encoder(wanted), strict=True))

    def levels(self, id: str, text: str, vectors: Mapping[str, Vectors]) -> Floats:
        """One row for each level: best three sentences, the level as a whole, what is denied, clauses, words."""
        taught, centre, wholes, words = self._question(id)
        rows = _rows(self._taught, id)

        def near(part: str) -> Floats:
            nearness: Floats = taught @ _unit(vectors[part] - _CENTRED * centre)
            return nearness

        whole = wholes @ _unit((vectors[text] - centre) @ self._spread)
        by_clause = [near(clause) for clause in clauses(text)]
        denied = [near(part) for part in negated(text)]
        columns = [
            [_best(near(text)[row], 3) for row in rows],
            whole,
            [max((_best(part[row], 1) for part in denied), default=0.0) for row in rows],
            [float(np.mean([_best(clause[row], 2) for clause in by_clause])) for row in rows],
            self._met(text, words),
        ]
        return np.array(columns, dtype=np.float64).T

    def kinds(self, id: str, text: str, vectors: Mapping[str, Vectors]) -> Floats:
        """One row for each kind: best three sentences, a classifier over all that is taught, words."""
        vector = vectors[text]
        taught = [self._stack([t for level in self._taught.levels[id] for t in level]), *self._phrases]
        near = [_best(_unit(known) @ _unit(vector), 3) for known in taught]
        learnt = np.append((vector - self._centre) * _SCALE, 1.0) @ self._classifier
        words = [np.concatenate(self._question(id)[3]), *self._phrase_words]
        return np.array([near, learnt, self._met(text, words)]).T

    def _met(self, text: str, groups: Sequence[Floats]) -> Floats:
        """How much of `text`, rare words first, meets a word of like meaning in each of the groups of words."""
        said = content_words(text)
        if not said:
            return np.zeros(len(groups))
        stack = self._word_vectors(said)
        weights = np.array([self._rarity.of(word) for word in said])
        nearest = [(stack @ group.T).max(axis=1) if len(group) else np.zeros(len(said)) for group in groups]
        return np.array([(np.maximum(found, 0) ** 2 @ weights) / weights.sum() for found in nearest])

    def _vocabulary(self, texts: Sequence[str]) -> Floats:
        return self._word_vectors(list(dict.fromkeys(word for text in texts for word in content_words(text))))

    def _word_vectors(self, words: Sequence[str]) -> Floats:
        return _unit(self._stack(words) - self._word_centre)

    @cached_property
    def _phrase_words(self) -> list[Floats]:
        return [self._vocabulary(self._taught.specials[special]) for special in SPECIALS]

    @cached_property
    def _phrases(self) -> list[Vectors]:
        return [self._stack(self._taught.specials[special]) for special in SPECIALS]

    def _learn(self, texts: Sequence[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder(new), strict=True))

    def _stack(self, texts: Sequence[str]) -> Vectors:
        self._learn(texts)
        known = [self._known[text] for text in texts]
        return np.array(known, dtype=np.float32) if known else np.zeros((0, self._centre.size), dtype=np.float32)

    @cached_property
    def _spread(self) -> Floats:
        """Turns vectors so that sentences of one level spread equally in all directions."""
        off = []
        for level in self._sample:
            stack = self._stack(level)
            off.append((stack - stack.mean(axis=0)) * np.sqrt(len(stack) / max(1, len(stack) - 1)))
        every = np.concatenate(off).astype(np.float64)
        size = every.shape[1]
        measured = every.T @ every / len(every)
        even = np.eye(size) * (np.trace(measured) / size + 1e-9)
        believed = _SHARE_KEPT * measured + (1 - _SHARE_KEPT) * even
        turned: Floats = np.linalg.inv(np.linalg.cholesky(believed)).T
        return turned

    def _question(self, id: str) -> "_Question":
        if id not in self._of:
            by_level = self._taught.levels[id]
            texts = [text for level in by_level for text in level]
            self._learn(texts + [word for text in texts for word in content_words(text)])
            stack = self._stack(texts).astype(np.float64)
            centre = stack.mean(axis=0)
            turned = (stack - centre) @ self._spread
            wholes = np.array([turned[row].sum(axis=0) / max(1, len(turned[row])) for row in _rows(self._taught, id)])
            words = [self._vocabulary(level) for level in by_level]
            self._of[id] = _Question(_unit(stack - _CENTRED * centre), centre, _unit(wholes), words)
        return self._of[id]

    @cached_property
    def _classifier(self) -> Floats:
        """Multinomial logistic regression over the kinds, each counted as if it had equally many sentences."""
        stacks = [self._stack([text for level in self._sample for text in level]), *self._phrases]
        kind = np.repeat(np.arange(len(KINDS)), [len(stack) for stack in stacks])
        every = np.concatenate([stack for stack in stacks if len(stack)]).astype(np.float64)
        inputs = np.column_stack([(every - self._centre) * _SCALE, np.ones(len(every))])
        present = np.bincount(kind, minlength=len(KINDS))
        counts = len(every) / len(KINDS) / np.maximum(present, 1)
        return _regression(inputs, np.eye(len(KINDS))[kind], counts[kind])


_SCALE = 5.0


class _Question(NamedTuple):
    """The sentences of a question, their centre, its levels as wholes, and the words of each level."""

    sentences: Floats
    centre: Floats
    wholes: Floats
    words: list[Floats]


def _sample(taught: Lessons) -> list[list[str]]:
    """Levels of questions with all their sentences, taken evenly, until there are enough sentences."""
    levels = [level for by_level in taught.levels.values() for level in by_level if level]
    every = max(1, round(len(taught.level_texts()) / _ENOUGH))
    if every % LEVELS == 0:  # or it would meet the same level in every question
        every += 1
    return levels[::every]


def _regression(inputs: Floats, wanted: Floats, counts: Floats) -> Floats:
    """Weights of a logistic regression held near zero (L2), by accelerated gradient steps: the same every time."""
    curve = 0.5 * np.linalg.norm(inputs * np.sqrt(counts)[:, None], 2) ** 2 + 1.0
    weights = np.zeros((inputs.shape[1], wanted.shape[1]))
    ahead, pace = weights, 1.0
    for _ in range(_STEPS):
        error = (softmax(inputs @ ahead) - wanted) * counts[:, None]
        stepped = ahead - (inputs.T @ error + ahead) / curve
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = stepped + (pace - 1) / faster * (stepped - weights)
        weights, pace = stepped, faster
    return weights


def softmax(scores: Floats) -> Floats:
    """`scores` as shares of one, along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def _rows(taught: Lessons, id: str) -> list[slice]:
    """Where the texts of each level stand when all texts of a question stand one after the other."""
    ends = np.cumsum([len(texts) for texts in taught.levels[id]]).tolist()
    return [slice(start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _mean(figures: Floats) -> float:
    return _best(figures, len(figures))


def _best(figures: Floats, most: int) -> float:
    """The mean of the `most` largest; 0 where there is nothing."""
    return float(np.sort(figures)[-most:].mean()) if len(figures) else 0.0


def _unit(vectors: Floats | Vectors) -> Floats:
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    long: Floats = vectors / lengths
    return long
