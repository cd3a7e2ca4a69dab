"""From one answer to the interval of levels that it leaves possible (docs/method.md, "Evidence")."""

from assessor.assessment.model import DONT_KNOW, Answer, Grade
from assessor.questionnaire.model import Question
from assessor.scoring.model import Interval

LOWEST, HIGHEST = 0.0, 4.0
ANYTHING = Interval(LOWEST, HIGHEST)
NOT_KNOWING = Interval(LOWEST, 1.0)
"""Don't know where knowing is itself the capability."""

# How far below and above the stated level the truth may lie. Self-reports err upwards, so the weak grades are lopsided.
MARGINS: dict[Grade, tuple[float, float]] = {
    Grade.MEASURED: (0.0, 0.0),
    Grade.SHOWN: (0.25, 0.25),
    Grade.SPECIFIC: (0.5, 0.0),
    Grade.ASSERTED: (1.0, 0.0),
}
CONTRADICTED: dict[Grade, tuple[float, float]] = {
    Grade.MEASURED: MARGINS[Grade.SHOWN],
    Grade.SHOWN: MARGINS[Grade.SPECIFIC],
    Grade.SPECIFIC: MARGINS[Grade.ASSERTED],
    Grade.ASSERTED: (2.0, 0.0),
}
"""One grade lower than given."""


def interval(question: Question, answer: Answer | None, *, contradicted: bool = False) -> Interval:
    """The levels that `answer` leaves possible, clipped to 0-4; None is a question that was not asked."""
    if answer is None or answer.level is None:
        unknown = answer is not None and answer.value == DONT_KNOW
        return NOT_KNOWING if unknown and question.knowing_is_capability else ANYTHING
    below, above = (CONTRADICTED if contradicted else MARGINS)[answer.grade]
    highest = max(answer.level + above, answer.up_to or LOWEST)  # votes that did not agree reach to their high median
    return Interval(max(LOWEST, answer.level - below), min(HIGHEST, highest))
