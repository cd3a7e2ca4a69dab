"""What to do first: the first 30 days of the roadmap, or the questions to answer where too little is known for one."""

from assessor.assessment.model import Answer
from assessor.plan.model import Action, Roadmap
from assessor.questionnaire.conditions import Profile, applies, worded_for
from assessor.questionnaire.model import Questionnaire
from assessor.scoring.model import Score

MOST = 3
MONTH = 30


def first_month(roadmap: Roadmap) -> list[Action]:
    """The steps of the first 30 days, which the people who are there can do (roadmap.py)."""
    return [
        Action(do=item.do, area=item.area, days=item.days, who=item.owner, seen_by=item.seen_by, question=item.question)
        for item in roadmap.items
        if item.by_day <= MONTH
    ]


def questions_to_answer(questionnaire: Questionnaire, profile: Profile, score: Score) -> list[Action]:
    """The open questions to answer first: critical and heavy ones, one per area in turn."""
    answers: dict[str, Answer | None] = {item.question: item.answer for area in score.areas for item in area.items}
    waiting: list[tuple[int, int, bool, float, str, str]] = []
    for position, area in enumerate(questionnaire.areas):
        open_ones = [
            question
            for question in area.questions
            if applies(question, profile) and question.id in answers and not _is_level(answers[question.id])
        ]
        open_ones.sort(key=lambda question: (not question.critical, -question.weight))
        for turn, question in enumerate(open_ones):
            ask = worded_for(question, profile).ask
            waiting.append((turn, position, not question.critical, -question.weight, area.id, f"Find out: {ask}"))
    waiting.sort(key=lambda entry: entry[:4])
    return [Action(do=do, area=area, days=None) for *_, area, do in waiting[:MOST]]


def _is_level(answer: Answer | None) -> bool:
    return answer is not None and answer.level is not None
