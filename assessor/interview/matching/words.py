"""Texts as words and pieces of words: what the matcher compares where there is no sentence encoder, and beside it.

Decided here: what counts as the same word, and how much two texts share (tf-idf: a rare word weighs more). A word
after a negation also counts as "not" plus that word, so that "no alerts" and "alerts" differ.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Cut = Callable[[str], list[str]]
"""A way to cut a text into the pieces that are compared."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_NEGATION = re.compile(
    r"\b(?:no|not|none|never|nothing|nobody|nowhere|nope|without|neither|nor|cannot|hardly|lacks?|lacking"
    r"|\w+n't|dont|doesnt|didnt|isnt|arent|wasnt|havent|hasnt|cant|wont|aint)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[.;,:!?]|\b(?:but|and|so|though|because|just|only)\b", re.IGNORECASE)
_ENDINGS = ("ically", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "s")
_STEM = 3
_REACH = 3
"""How many words a negation reaches."""
_PIECES = (3, 4, 5)
_CLAUSE = 3
"""Words in the shortest clause that can stand alone."""
_LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in on at for and or is are was were be been it its that this these those we our us i my you he "
        "she they them with as by from have has had do does did so if then but there what which who just",
    )
)


_NAUGHT = re.compile(r"\b(?:nada|nil|zero|zilch)\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"\W*(?:no|nope|not)\W*", re.IGNORECASE)
_OF_THE_MATTER = (
    "we our us here they there it its this that these those any anything anyone anybody one thing things such "
    "like kind sort of at all about for on in to a an the is are was were be been has have had having got get do "
    "does did done doing ever yet so far really honestly frankly actually currently now today moment present "
    "place up still even and or just exist exists happen happens look looks looked looking at check checks "
    "checked checking measure measures measured measuring track tracks tracked tracking watch watches watched "
    "test tests tested testing try tries tried care cares bother bothers bothered number numbers figure figures"
)
"""Words that a reply may hold beside its negation and still say no more than that there is nothing."""


def words(text: str) -> list[str]:
    """The words of `text`: lower case, without endings, every negation as "not"."""
    lower = _NEGATION.sub(" not ", text.lower().replace("\u2019", "'"))
    return [_stem(word) for word in _WORD.findall(lower)]


def word_grams(text: str) -> list[str]:
    """Words, pairs of neighbours, and a negation with each of the words that it reaches."""
    found = words(text)
    pairs = [f"{one} {two}" for one, two in pairwise(found)]
    reached = [
        f"not {later}"
        for place, word in enumerate(found)
        if word == "not"
        for later in found[place + 2 : place + 1 + _REACH]
    ]
    return found + pairs + reached


def pieces(text: str) -> list[str]:
    """Runs of three to five letters: what is left of a word in a typo, and of a compound in its parts."""
    line = f" {' '.join(_WORD.findall(text.lower()))} "
    return [line[start : start + size] for size in _PIECES for start in range(len(line) - size + 1)]


def triples(text: str) -> list[str]:
    """The runs of three signs of each word of `text`, its ends included: what looks like language and what does not."""
    marked = [f" {word} " for word in _WORD.findall(text.lower())]
    return [word[start : start + 3] for word in marked for start in range(len(word) - 2)]


def asks(text: str) -> bool:
    """Whether `text` ends as a question does; Greek, Arabic and full-width signs count too."""
    return text.rstrip(" \"')]").endswith(("?", "\u037e", "\u061f", "\uff1f"))


def content_words(text: str) -> list[str]:
    """The words of `text` as they stand, without those that carry no meaning of their own."""
    return [word for word in _WORD.findall(text.lower().replace("\u2019", "'")) if word not in _LITTLE]


def clauses(text: str) -> list[str]:
    """The parts of `text` that can stand alone; the text itself where none can."""
    found = [clause.strip() for clause in _BREAK.split(text)]
    return [clause for clause in found if len(clause.split()) >= _CLAUSE] or [text]


def negated(text: str) -> list[str]:
    """The clauses of `text` that hold a negation, without it: what is said not to be there."""
    parts = _BREAK.split(text.replace("\u2019", "'"))
    bare = [_NEGATION.sub(" ", part).strip() for part in parts if _NEGATION.search(part)]
    return [clause for clause in bare if len(clause.split()) > 1]


def denies(text: str) -> bool:
    """Whether `text` holds a negation."""
    return _NEGATION.search(text.replace("\u2019", "'")) is not None


def only_denies(text: str) -> bool:
    """Whether `text` says that the matter of the question is not there, and nothing else: "we don't", "nothing yet".

    Not so a bare "no", which may answer anything, nor what one person says of themselves: "I never looked".
    """
    plain = _NAUGHT.sub(" none ", text)
    if _YES_OR_NO.fullmatch(plain) or not denies(plain):
        return False
    return all(word == "not" or word in _EMPTY for word in words(plain))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


_EMPTY = frozenset(words(_OF_THE_MATTER))


class Rarity:
    """How rare each piece is among all that a questionnaire teaches; what was never seen weighs nothing."""

    def __init__(self, texts: Iterable[str], cut: Cut) -> None:
        self.cut = cut
        counts: Counter[str] = Counter()
        number = 0
        for text in texts:
            counts.update(set(cut(text)))
            number += 1
        self._weights = {piece: math.log((1 + number) / (1 + count)) + 1 for piece, count in counts.items()}
        self._most = math.log(1 + number) + 1

    def of(self, piece: str) -> float:
        """How rare `piece` is; one that was never seen is as rare as can be."""
        return self._weights.get(piece, self._most)

    def weigh(self, text: str) -> dict[str, float]:
        """The pieces of `text` with their weights, of length one in all; empty where nothing was ever seen."""
        counted = Counter(piece for piece in self.cut(text) if piece in self._weights)
        raw = {piece: (1 + math.log(count)) * self._weights[piece] for piece, count in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values()))
        return {piece: weight / length for piece, weight in raw.items()}


class Overlap:
    """How much a text shares with each of some texts, 0 to 1."""

    def __init__(self, texts: Sequence[str], rarity: Rarity) -> None:
        self._size = len(texts)
        found: dict[str, tuple[list[int], list[float]]] = {}
        for place, text in enumerate(texts):
            for piece, weight in rarity.weigh(text).items():
                places, weights = found.setdefault(piece, ([], []))
                places.append(place)
                weights.append(weight)
        self._where = found

    def with_each(self, weighed: dict[str, float]) -> Floats:
        """The share with each of the texts, for a text that `Rarity.weigh` weighed."""
        shares = [0.0] * self._size  # a list: each piece is in few texts, which NumPy is slow at
        for piece, weight in weighed.items():
            if piece in self._where:
                for place, other in zip(*self._where[piece], strict=True):
                    shares[place] += weight * other
        return np.array(shares)


class Votes:
    """Which of some classes the words of a text speak for: naive Bayes, every class equally likely before."""

    _SMOOTHING, _FLOOR = 0.3, 0.05

    def __init__(self, classes: Sequence[Sequence[str]], cut: Cut) -> None:
        self._cut = cut
        counts = [Counter(piece for text in texts for piece in set(cut(text))) for texts in classes]
        sizes = np.array([len(texts) for texts in classes], dtype=float)
        self._logs: dict[str, Floats] = {}
        for piece in dict.fromkeys(piece for counted in counts for piece in counted):
            share = (np.array([counted[piece] for counted in counts]) + self._SMOOTHING * self._FLOOR) / (
                sizes + self._SMOOTHING
            )
            self._logs[piece] = np.log(share / share.mean())
        self._none = np.zeros(len(classes))

    def of(self, text: str) -> Floats:
        """The sum of the votes of the pieces of `text`; zeros where none was ever seen."""
        return sum((self._logs[piece] for piece in sorted(set(self._cut(text))) if piece in self._logs), self._none)
