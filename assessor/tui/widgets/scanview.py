"""What a quick scan can say, as a page: the areas to look at, what was answered there, and what to answer next."""

from textual.content import Content

from assessor.interview.quick_scan import Told, Triage
from assessor.questionnaire.conditions import Profile, worded_for
from assessor.questionnaire.model import Questionnaire
from assessor.tui.widgets.wrapped import Wrapped, hanging

MOST_NEXT = 8
"""Questions to answer next that are named with their wording."""


class ScanView(Wrapped):
    """The triage in words."""

    DEFAULT_CSS = """
    ScanView { padding: 1 1 1 1; }
    """

    def __init__(self, questionnaire: Questionnaire, profile: Profile, triage: Triage, key: str) -> None:
        super().__init__()
        self._triage, self._key = triage, key
        questions = (question for area in questionnaire.areas for question in area.questions)
        self._ask = {question.id: worded_for(question, profile).ask for question in questions}

    def rows(self, width: int) -> list[Content]:
        """The page."""
        rows = [Content.styled("Quick scan: what it can say", "bold $accent")]
        rows += hanging(Content(""), Content(self._triage.cannot_say), width)
        rows += [Content(""), Content.styled("Look here first", "bold $accent")]
        for number, look in enumerate(self._triage.areas, 1):
            told = ", ".join(map(_told, look.told)) or "nothing asked yet"
            rows += hanging(Content(f"{number:>2}  "), Content.styled(look.title, "bold") + Content(f"  {told}"), width)
        if self._triage.questions:
            rows += [Content(""), Content.styled("Answer these next", "bold $accent")]
        for one in self._triage.questions[:MOST_NEXT]:
            again = " (nobody knew; ask somebody else)" if one.asked_before else ""
            mark = Content.styled(f"{one.question:<8}", "$accent")
            rows += hanging(mark, Content(f"{self._ask[one.question]}{again}"), width)
        said = f"Back at the questions, {self._key} goes on with the full questionnaire; every answer counts there too."
        return [*rows, Content(""), *hanging(Content(""), Content.styled(said, "$quiet"), width)]


def _told(told: Told) -> str:
    return f"{told.question} not known" if told.level is None else f"{told.question} level {told.level}"
