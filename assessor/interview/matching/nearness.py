"""How near a text is to each level of its question, and how much it reads like each kind of answer.

Figures only; what they are worth is decided in matcher.py. Levels are compared within one question, kinds (a level,
don't know, not applicable, unclear) over all that the questionnaire teaches. What the examples of one level differ in
(voice, length, names) counts less than what parts the levels: that spread is measured over all questions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assessor.interview.matching.encoder import Encoder, Vectors
from assessor.interview.matching.lessons import LEVELS, SPECIALS, Lessons
from assessor.interview.matching.words import (
    Floats,
    Overlap,
    Rarity,
    Votes,
    clauses,
    content_words,
    denies,
    negated,
    pieces,
    triples,
    word_grams,
)
from assessor.questionnaire.sentences import ByLevel

KINDS = ("level", *SPECIALS)
_SHARE_KEPT = 0.5
"""How much of the measured spread is believed; the rest is taken as equal in all directions."""
_CENTRED, _WORD_CENTRED = 0.5, 0.7
_ELSEWHERE_ALLOWED = 0.2
"""In cosines; nearly all replies to a question are within it."""
_UNSEEN_ALLOWED = 0.25
"""Names and other languages bring new runs of letters too."""
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

    def shared(self, id: str, text: str) -> tuple[Floats, Floats]:
        """One row for each level: the words shared with its sentences, the mean of all; and `shared_by_kind`."""
        weighed = self._by_word.weigh(text)
        found = self._question(id).with_each(weighed)
        by_level = np.array([[_mean(found[row])] for row in _rows(self._taught, id)])
        return by_level, np.array([[_best(each, 2)] for each in (found, *self._with_phrases(weighed))])

    def strange(self, text: str) -> float:
        """How far `text` is from being written in words at all, 0 to 1: keys struck at random are, a typo is not.

        Runs of three letters that no taught text holds, beyond what a new sentence in the same language would bring.
        """
        runs = triples(text)
        unseen = sum(run not in self._runs for run in runs) / len(runs) if runs else 1.0
        return max(0.0, unseen - self._unseen_usually - _UNSEEN_ALLOWED)

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
        found = self._question(id).with_each(weighed)
        return np.array([[_best(each, 2)] for each in (found, *self._with_phrases(weighed))])

    def _with_phrases(self, weighed: dict[str, float]) -> list[Floats]:
        return [known.with_each(weighed) for known in self._phrases]

    def kinds(self, id: str, text: str) -> Floats:
        """One row for each kind: shared words with the best two, and votes."""
        return np.column_stack([self.shared_by_kind(id, text), self._votes.of(text)])

    def _question(self, id: str) -> Overlap:
        if id not in self._of:
            self._of[id] = Overlap([text for texts in self._taught.levels[id] for text in texts], self._by_word)
        return self._of[id]

    @cached_property
    def _runs(self) -> Counter[str]:
        return Counter(run for text in self._taught.every_text() for run in triples(text))

    @cached_property
    def _unseen_usually(self) -> float:
        """The share of new runs to expect in a new text: that of runs seen once so far (Good and Turing)."""
        once = sum(count == 1 for count in self._runs.values())
        return once / max(1, self._runs.total())

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


class Figures(NamedTuple):
    """One row for each level, one for each kind, and how much nearer a text is to answers to other questions."""

    levels: Floats
    kinds: Floats
    elsewhere: float


class ByMeaning:
    """Nearness by the vectors of a sentence encoder: of whole texts, of their clauses and of their words.

    What all questions share is learnt from a sample; a question's own sentences are encoded when it is first asked.
    """

    def __init__(self, taught: Lessons, encoder: Encoder) -> None:
        self._taught, self._encoder = taught, encoder
        self._rarity = Rarity(taught.every_text(), content_words)
        self._words: dict[str, Vectors] = {}
        self._spoken: dict[str, Floats] = {}
        self._of: dict[str, _Question] = {}
        phrases = [taught.specials[special] for special in SPECIALS]
        sample = _sample(taught)
        words = _vocabulary([text for texts in phrases for text in texts])
        self._word_centre = _WORD_CENTRED * encoder(words or ["word"]).mean(axis=0)
        self._phrases = [encoder(texts) for texts in phrases]
        self._phrase_words = self._by_group([_vocabulary(texts) for texts in phrases])
        texts = [text for _, level in sample for text in level]
        self._sample = encoder(texts)
        self._sample_levels = [len(level) for _, level in sample]
        self._sample_of = np.repeat([id for id, _ in sample], self._sample_levels)
        self._centre = np.concatenate([self._sample, *self._phrases]).mean(axis=0)

    def vectors(self, replies: Sequence[tuple[str, str]]) -> dict[str, Vectors]:
        """The vectors of all parts that are looked at in pairs of question and text; all at once is fastest."""
        self._learn_questions(dict.fromkeys(id for id, _ in replies))
        texts = [text for _, text in replies]
        self._learn_spoken([word for text in texts for word in content_words(text)])
        wanted = list(dict.fromkeys(part for text in texts for part in (text, *clauses(text), *negated(text))))
        return dict(zip(wanted, self._encoder(wanted), strict=True))

    def figures(self, id: str, text: str, vectors: Mapping[str, Vectors]) -> Figures:
        """How near `text` is to each level of `id`, to each kind of answer, and to answers to other questions."""
        asked, vector = self._of[id], vectors[text]
        said, weights = self._said(text)
        met = _met(said, weights, asked.words)
        spoken = self._in_phrases(text, weights)
        here = _best(asked.sentences @ vector, 3)
        near = [here, *(_best(known @ vector, 3) for known in self._phrases)]
        learnt = np.append((vector - self._centre) * _SCALE, 1.0) @ self._classifier
        kinds = np.array([near, learnt, [met.max(), *spoken]]).T
        there = _best((self._sample @ vector)[self._sample_of != id], 3)
        elsewhere = max(0.0, there - here - _ELSEWHERE_ALLOWED)
        return Figures(np.column_stack([self._levels(id, text, vectors), met]), kinds, elsewhere)

    def _levels(self, id: str, text: str, vectors: Mapping[str, Vectors]) -> Floats:
        """One row for each level.

        Best three sentences, the level as a whole, what is denied, clauses; then how near what is denied, and what is
        not, comes to what the level's own sentences deny.
        """
        asked = self._of[id]
        rows = _rows(self._taught, id)
        said, denied = clauses(text), negated(text)
        stack = np.array([vectors[part] for part in (text, *said, *denied)])
        stack = _unit(stack - _CENTRED * asked.centre)
        near = stack @ asked.off_centre.T
        by_clause, by_denied = near[1 : 1 + len(said)], near[1 + len(said) :]
        there = [(stack[1:] @ level.T).max(axis=1, initial=0) for level in asked.denied]
        affirmed = np.array([not denies(clause) for clause in said] + [False] * len(denied))
        columns = [
            [_best(near[0][row], 3) for row in rows],
            asked.wholes @ _unit((vectors[text] - asked.centre) @ self._spread),
            [max((_best(part[row], 1) for part in by_denied), default=0.0) for row in rows],
            [float(np.mean([_best(clause[row], 2) for clause in by_clause])) for row in rows],
            [each[len(said) :].max(initial=0) for each in there],
            [each[affirmed].max(initial=0) for each in there],
        ]
        return np.array(columns, dtype=np.float64).T

    def _said(self, text: str) -> tuple[Vectors, Floats]:
        """The vectors of the words of `text`, and how rare each is."""
        said = content_words(text)
        return self._stack(said), np.array([self._rarity.of(word) for word in said])

    def _learn(self, words: Sequence[str]) -> None:
        """Keep the vectors of `words`, turned so that what all words share does not count."""
        new = [word for word in dict.fromkeys(words) if word not in self._words]
        self._words.update(zip(new, _unit(self._encoder(new) - self._word_centre), strict=True))

    def _learn_spoken(self, words: Sequence[str]) -> None:
        """Keep how near the phrases come to each of `words`, which does not depend on the question."""
        new = [word for word in dict.fromkeys(words) if word not in self._spoken]
        if new:
            self._spoken.update(zip(new, _nearest(self._stack(new), self._phrase_words).T, strict=True))

    def _in_phrases(self, text: str, weights: Floats) -> Floats:
        said = content_words(text)
        self._learn_spoken(said)
        near = [self._spoken[word] for word in said]
        return _weighed(np.array(near).T, weights) if near else np.zeros(len(SPECIALS))

    def _stack(self, words: Sequence[str]) -> Vectors:
        self._learn(words)
        return np.array([self._words[word] for word in words], dtype=np.float32).reshape(-1, self._word_centre.size)

    def _by_group(self, groups: Sequence[list[str]]) -> "_Groups":
        words = self._stack([word for group in groups for word in group])
        return _Groups(words, np.cumsum([len(group) for group in groups])[:-1])

    @cached_property
    def _spread(self) -> Floats:
        """Turns vectors so that sentences of one level spread equally in all directions."""
        levels = np.split(self._sample, np.cumsum(self._sample_levels)[:-1])
        off = [(level - level.mean(axis=0)) * np.sqrt(len(level) / max(1, len(level) - 1)) for level in levels]
        every = np.concatenate(off).astype(np.float64)
        size = every.shape[1]
        measured = every.T @ every / len(every)
        even = np.eye(size) * (np.trace(measured) / size + 1e-9)
        believed = _SHARE_KEPT * measured + (1 - _SHARE_KEPT) * even
        turned: Floats = np.linalg.inv(np.linalg.cholesky(believed)).T
        return turned

    def _learn_questions(self, ids: Iterable[str]) -> None:
        new = {id: self._taught.levels[id] for id in ids if id not in self._of}
        self._learn([word for by_level in new.values() for level in by_level for word in _vocabulary(level)])
        denied = {id: [[part for text in level for part in negated(text)] for level in new[id]] for id in new}
        texts = [text for id in new for levels in (new[id], denied[id]) for level in levels for text in level]
        vectors, start = self._encoder(texts), 0
        for id, by_level in new.items():
            ends = start + np.cumsum([len(level) for level in (*by_level, *denied[id])])
            self._of[id] = self._question(by_level, np.split(vectors[start : ends[-1]], ends[:-1] - start))
            start = ends[-1]

    def _question(self, by_level: ByLevel, vectors: list[Vectors]) -> "_Question":
        """`vectors`: those of the sentences of each level, then those of what each level denies."""
        sentences = np.concatenate(vectors[:LEVELS])
        centre = sentences.mean(axis=0)
        wholes = [((level - centre) @ self._spread).sum(axis=0) / max(1, len(level)) for level in vectors[:LEVELS]]
        return _Question(
            sentences=sentences,
            off_centre=_unit(sentences - _CENTRED * centre),
            centre=centre,
            wholes=_unit(np.array(wholes)),
            denied=[_unit(level - _CENTRED * centre) for level in vectors[LEVELS:]],
            words=self._by_group([_vocabulary(level) for level in by_level]),
        )

    @cached_property
    def _classifier(self) -> Floats:
        """Multinomial logistic regression over the kinds, each counted as if it had equally many sentences."""
        stacks = [self._sample, *self._phrases]
        kind = np.repeat(np.arange(len(KINDS)), [len(stack) for stack in stacks])
        every = np.concatenate(stacks).astype(np.float64)
        inputs = np.column_stack([(every - self._centre) * _SCALE, np.ones(len(every))])
        present = np.bincount(kind, minlength=len(KINDS))
        counts = len(every) / len(KINDS) / np.maximum(present, 1)
        return _regression(inputs, np.eye(len(KINDS))[kind], counts[kind])


_SCALE = 5.0


class _Groups(NamedTuple):
    """The vectors of words in groups, one after the other, and where each group but the first begins."""

    words: Vectors
    begin: npt.NDArray[np.int_]


class _Question(NamedTuple):
    """The sentences of a question, as they are and seen from near their centre, and that centre.

    Then for each level: the level as a whole, what its sentences say not to be there, and its words.
    """

    sentences: Vectors
    off_centre: Vectors
    centre: Vectors
    wholes: Vectors
    denied: list[Vectors]
    words: _Groups


def _met(said: Vectors, weights: Floats, groups: _Groups) -> Floats:
    """How much of what is said, rare words first, meets a word of like meaning in each of the groups of words."""
    if not len(said):
        return np.zeros(len(groups.begin) + 1)
    return _weighed(_nearest(said, groups), weights)


def _nearest(said: Vectors, groups: _Groups) -> Floats:
    """One row for each group, one column for each word said: how near the nearest word of the group is, at least 0."""
    begins, ends = np.append(0, groups.begin), np.append(groups.begin, len(groups.words))
    filled = ends > begins
    best = np.zeros((len(ends), len(said)))
    if filled.any():
        best[filled] = np.maximum.reduceat(groups.words @ said.T, begins[filled])
    return np.maximum(best, 0)


def _weighed(near: Floats, weights: Floats) -> Floats:
    met: Floats = near**2 @ weights / weights.sum()
    return met


def _vocabulary(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(word for text in texts for word in content_words(text)))


def _sample(taught: Lessons) -> list[tuple[str, list[str]]]:
    """Levels of questions with all their sentences, taken evenly, until there are enough sentences."""
    levels = [(id, level) for id, by_level in taught.levels.items() for level in by_level if level]
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
    return float(np.add.reduce(figures)) / len(figures) if len(figures) else 0.0


def _best(figures: Floats | Vectors, most: int) -> float:
    """The mean of the `most` largest; 0 where there is nothing."""
    return float(np.add.reduce(np.sort(figures)[-most:])) / min(most, len(figures)) if len(figures) else 0.0


def _unit(vectors: Floats | Vectors) -> Vectors:
    lengths = np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-9)
    return np.asarray(vectors / lengths, dtype=np.float32)
