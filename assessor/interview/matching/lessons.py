"""What a questionnaire teaches the matcher: its anchors, its example sentences and its generic phrases, nothing else.

Decided here: which texts stand for which answer. Anchors of all wordings of a question are taken, since the examples
are written for all of them too.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from assessor.questionnaire.model import Question, Questionnaire
from assessor.questionnaire.sentences import ByLevel, sentences, unique

Special = Literal["dk", "na", "unclear"]
Meaning = Literal[0, 1, 2, 3, 4] | Special
Say = Literal["one", "pair", "ask"]
"""How many answers to offer: the first, the first two, or none, when a follow-up question serves better."""
SPECIALS: tuple[Special, ...] = ("dk", "na", "unclear")
"""The answers that are no level: don't know, not applicable, not clear."""
LEVELS = 5


class Lessons(NamedTuple):
    """`levels`: question id to five lists of texts, level 0 first. `specials`: the phrases of each special answer."""

    levels: Mapping[str, ByLevel]
    specials: Mapping[Special, list[str]]

    def level_texts(self) -> list[str]:
        """What stands for any level of any question, in order, with its repetitions."""
        return [text for by_level in self.levels.values() for texts in by_level for text in texts]

    def every_text(self) -> list[str]:
        """The same, then what stands for the special answers."""
        return self.level_texts() + [text for special in SPECIALS for text in self.specials[special]]


def taught_by(questionnaire: Questionnaire, folder: Path | None) -> Lessons:
    """What `questionnaire` teaches; its example sentences lie in `folder` (library.folder_of), None for a copy."""
    return lessons(questionnaire, sentences(folder, questionnaire))


def lessons(questionnaire: Questionnaire, examples: Mapping[str, ByLevel]) -> Lessons:
    """Everything that `questionnaire` and its example sentences (questionnaire/sentences.py) teach."""
    questions = [question for area in questionnaire.areas for question in area.questions]
    phrases = questionnaire.phrases
    specials = {"dk": phrases.dont_know, "na": phrases.not_applicable, "unclear": phrases.unclear}
    return Lessons(
        levels={question.id: _of_question(question, examples.get(question.id, [])) for question in questions},
        specials={special: unique(list(specials[special])) for special in SPECIALS},
    )


def _of_question(question: Question, sentences: ByLevel) -> ByLevel:
    wordings = [question.levels, *(variant.levels for variant in question.variants if variant.levels)]
    anchors = [[levels[n].says for levels in wordings] for n in range(LEVELS)]
    given = sentences or [[] for _ in range(LEVELS)]
    return [unique([*anchors[n], *given[n]]) for n in range(LEVELS)]
