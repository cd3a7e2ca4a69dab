"""Whether the questions still open can change the first hire (docs/method.md, "What can still change").

Certain is said only when it is: because no hire is open to this company whatever the scores are; or because every
combination of answers was tried and gave the same first hire. Combinations are counted, not timed, and what cannot
matter is left out by bounds: an area counts in the plan by its stated score and its gap, so an area that even the
lowest answers leave without a gap, and answers that lead to the same stated score, need no plan of their own.
Where there are too many, the resamples may still say that a change is unlikely.

An open question may come to be answered with any level, with don't know, or as not applicable. Facts of the profile
stay as they are; so do the answers given.
"""

import math
from collections.abc import Iterator
from itertools import product
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assessor.assessment.model import DONT_KNOW, NOT_APPLICABLE, SKIPPED, Answer
from assessor.plan.decide import CONFIDENCE
from assessor.plan.flips import Between, go_on
from assessor.plan.gates import ENOUGH_COVERAGE, SCALING, open_options
from assessor.plan.hiring import decided
from assessor.plan.model import Plan
from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Area, Questionnaire
from assessor.scoring.intervals import HIGHEST
from assessor.scoring.model import AreaScore, Score
from assessor.scoring.score import Answers
from assessor.scoring.score import score as score_of

MOST_PLANS = 250
"""Plans that are tried at most; beyond that nothing is said to be certain."""
MOST_OPEN = 3
"""Open questions of one area whose answers are all tried: 7 to the power of 3 are 343."""
CLEAR = {word: least for least, word in CONFIDENCE}["clear"]

ANSWERS = (*(Answer(value=level) for level in range(5)), Answer(value=DONT_KNOW), Answer(value=NOT_APPLICABLE))

Verdict = Literal["certain", "unlikely", "open"]


class FirstHire(BaseModel):
    """Today's first hire (None: nobody) and how firm it is; `plans` tried to be certain, `share` of the resamples."""

    model_config = ConfigDict(frozen=True)

    option: str | None
    verdict: Verdict
    says: str = ""
    plans: int = 0
    share: float | None = None


def firmness(
    questionnaire: Questionnaire,
    profile: Profile,
    answers: Answers,
    score: Score,
    plan: Plan,
    between: Between = go_on,
) -> FirstHire:
    """Whether the open questions can change the first hire of `plan`, the plan of `score`, with or without draws.

    `between` is called before every combination that is tried; what it raises ends the work.
    """
    option = first_hire(plan)
    share = share_of(plan)
    plans = _plans_that_agree(questionnaire, profile, answers, score, option, between)
    verdict: Verdict = "certain" if plans is not None else "open"
    if verdict == "open" and share is not None and share >= CLEAR:
        verdict = "unlikely"
    says = {"certain": "can no longer change", "unlikely": "are unlikely to change", "open": ""}[verdict]
    what = "the first hire." if option else "that nobody should be hired yet."
    return FirstHire(
        option=option,
        verdict=verdict,
        says=f"The remaining questions {says} {what}" if says else "",
        plans=plans or 0,
        share=share,
    )


def first_hire(plan: Plan) -> str | None:
    """The hire whose search comes first, if the plan has one."""
    return next((step.option for step in plan.steps if step.kind == "hire"), None)


def share_of(plan: Plan) -> float | None:
    """How often, over the resamples, the plan's first hire (or nobody) came first; None where nothing was drawn."""
    if plan.first_hire is None or plan.decision == "assess_first":
        return None
    option = first_hire(plan)
    return plan.first_hire.get(option, 0.0) if option else max(0.0, 1.0 - sum(plan.first_hire.values()))


def _plans_that_agree(
    questionnaire: Questionnaire,
    profile: Profile,
    answers: Answers,
    score: Score,
    option: str | None,
    between: Between,
) -> int | None:
    """How many plans it took to know that the first hire stays; None where it changes, or where that is not known."""
    if not _any_hire_possible(questionnaire, profile):
        return 0
    if (score.coverage or 0.0) < ENOUGH_COVERAGE:
        return None  # gate G5 looks at the low bounds too, which the outcomes below do not tell apart
    outcomes = []
    for area in _areas_that_count(questionnaire, profile, answers, score):
        between()
        found = _outcomes(area, questionnaire, profile, answers)
        if found is None:
            return None
        outcomes.append(found)
    number = math.prod(len(found) for found in outcomes)
    if number > MOST_PLANS:
        return None
    for chosen in product(*outcomes):
        between()
        given = {**answers, **{id: answer for part in chosen for id, answer in part.items()}}
        plan = decided(questionnaire, profile, score_of(questionnaire, profile, given))
        if first_hire(plan) != option:
            return None
    return number


def _any_hire_possible(questionnaire: Questionnaire, profile: Profile) -> bool:
    """Whether any hire is open at all; the gate on the scaling gap is taken at its widest."""
    kept, _ = open_options(questionnaire.all_options, profile, {SCALING: HIGHEST})
    most = profile.get("max_hires")
    return any(option.kind == "hire" for option in kept) and most != 0 and questionnaire.economics.max_options > 0


def _areas_that_count(questionnaire: Questionnaire, profile: Profile, answers: Answers, score: Score) -> Iterator[Area]:
    """The areas whose open questions could matter to the plan."""
    for area, now in zip(questionnaire.areas, score.areas, strict=True):
        open_ones = open_questions(now)
        if not open_ones:
            continue
        lowest = _scored(area, questionnaire, profile, {**answers, **dict.fromkeys(open_ones, ANSWERS[0])})
        stays = len(open_ones) < len(now.items)  # answered as not applicable throughout, it would leave the plan
        if lowest.gap or not stays:
            yield area


def _outcomes(
    area: Area, questionnaire: Questionnaire, profile: Profile, answers: Answers
) -> list[dict[str, Answer]] | None:
    """Answers to the open questions of `area`, one set for every way in which they can matter; None: too many open."""
    open_ones = open_questions(_scored(area, questionnaire, profile, answers))
    if len(open_ones) > MOST_OPEN:
        return None
    found: dict[tuple[bool, float | None], dict[str, Answer]] = {}
    for given in product(ANSWERS, repeat=len(open_ones)):
        these = dict(zip(open_ones, given, strict=True))
        scored = _scored(area, questionnaire, profile, {**answers, **these})
        found.setdefault((scored.applicable, round(scored.stated or 0.0, 9) if scored.gap else None), these)
    return list(found.values())


def open_questions(area: AreaScore) -> list[str]:
    """The questions of `area` that were not asked or were skipped."""
    return [item.question for item in area.items if item.answer is None or item.answer.value == SKIPPED]


def _scored(area: Area, questionnaire: Questionnaire, profile: Profile, answers: Answers) -> AreaScore:
    """The score of one area by itself. Contradictions across areas move its bounds only, never its stated score."""
    return score_of(questionnaire.model_copy(update={"areas": [area]}), profile, answers).areas[0]
