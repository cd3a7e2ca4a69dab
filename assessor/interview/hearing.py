"""The matcher of sentences as the conversation needs it. Loaded in a thread, after the first picture."""

from assessor.errors import ContentError
from assessor.interview.matching.lessons import Lessons, lessons
from assessor.interview.matching.loading import GrowingMatcher, taught_by
from assessor.interview.understanding import Heard, Hears, Meaning
from assessor.questionnaire.library import folder_of
from assessor.questionnaire.model import Questionnaire


def hearing(questionnaire: Questionnaire, named: str | None, *, patient: bool = False) -> Hears:
    """How sentences are heard in `questionnaire`, which the user may have `named`; it becomes better for a while.

    `patient`: every sentence waits until it is as good as it gets, so that a script is understood the same each time.
    """

    def teach() -> Lessons:
        try:
            return taught_by(questionnaire, folder_of(questionnaire, named))
        except ContentError:  # lint says what is wrong with the examples; the anchors still teach something
            return lessons(questionnaire, {})

    growing = GrowingMatcher(teach)
    growing.start()

    def hears(question: str, text: str) -> Heard:
        if patient:
            growing.wait()
        while growing.matcher is None and not growing.wait(0.05):
            pass
        if growing.matcher is None:
            return Heard((), "ask")
        ranking = growing.matcher.rank(question, text)
        return Heard([Meaning(one.answer, one.confidence) for one in ranking.ranking], ranking.say)

    return hears
