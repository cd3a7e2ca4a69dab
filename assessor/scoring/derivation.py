"""Where a figure of the score comes from: a tree from the figure down to answers, facts and numbers of the method.

Every node has its value, the operation that gives it from its inputs, and the rule in words with its place in
docs/method.md. Nothing is scored here: the score is taken apart by the rules that the method names. A face prints
"1.6, because ..." from a node and its inputs, as deep as it likes. Levels run 0 to 4.
"""

from typing import NamedTuple

from assessor.questionnaire.conditions import Profile
from assessor.questionnaire.model import Questionnaire
from assessor.scoring import derive_area, words
from assessor.scoring.derivation_model import Derivation, in_method
from assessor.scoring.model import Score
from assessor.scoring.score import Answers

OVERALL = "overall"
OVERALL_FIGURES = ("stated", "low", "high", "adjusted", "band", "coverage")
SOURCE = in_method("overall")


class Figure(NamedTuple):
    """A figure of the score by its name; without an area, one of the overall figures."""

    name: str
    area: str | None = None


def figures(score: Score) -> list[Figure]:
    """Every figure that the score has, the overall ones first."""
    of_areas = [Figure(name, area.id) for area in score.areas for name in derive_area.FIGURES]
    return [Figure(name) for name in OVERALL_FIGURES] + of_areas


def derive(
    questionnaire: Questionnaire, profile: Profile, answers: Answers, score: Score, figure: Figure
) -> Derivation:
    """How `figure` of `score` follows from the answers and the profile. KeyError: there is no such figure."""
    if figure.name not in (OVERALL_FIGURES if figure.area is None else derive_area.FIGURES):
        raise KeyError(figure.name)
    flags = {flag.question: flag.says for flag in score.flags}
    if figure.area is not None:
        area = score.area(figure.area)
        return derive_area.derive_area(figure.name, area, questionnaire, profile, answers, flags)
    if figure.name == "band":
        ends = [derive(questionnaire, profile, answers, score, Figure(name)) for name in ("low", "high")]
        says = words.bands(score.overall.band)
        rule = "Every band that low and high lie in or that lies between them: under 1, under 2, under 3, and from 3."
        return Derivation(
            figure="band", of=OVERALL, value=None, by="bands", rule=rule, source=SOURCE, says=says, inputs=ends
        )
    weights = {area.id: area.weight for area in questionnaire.areas}
    inputs = [
        derive_area.derive_area(figure.name, area, questionnaire, profile, answers, flags).model_copy(
            update={"weight": 1.0 if figure.name == "coverage" else weights[area.id]}
        )
        for area in score.areas
        if area.applicable
    ]
    return _overall(figure.name, score, inputs)


def because(derivation: Derivation) -> str:
    """The figure and its rule as one sentence: `1.6, because: The weighted mean of 5 answered levels.`"""
    if derivation.says:
        return f"{derivation.says}, because: {derivation.rule}"
    if derivation.figure == "coverage":
        return f"{words.share(derivation.value)}, because: {derivation.rule}"
    return f"{words.level(derivation.value)}, because: {derivation.rule}"


def _overall(name: str, score: Score, inputs: list[Derivation]) -> Derivation:
    value = score.coverage if name == "coverage" else getattr(score.overall, name)
    if value is None:
        lacking = [node for node in inputs if node.value is None]
        names = ", ".join(node.of for node in lacking)
        rule = f"Needs this figure of every area that applies; missing: {names}." if names else "No area applies."
        return Derivation(figure=name, of=OVERALL, value=None, by="not_known", rule=rule, source=SOURCE, inputs=lacking)
    if name == "coverage":
        rule = f"The plain mean over {len(inputs)} areas that apply."
        return Derivation(
            figure=name, of=OVERALL, value=value, by="weighted_mean", rule=rule, source=SOURCE, inputs=inputs
        )
    rule = f"The shifted geometric mean of {len(inputs)} areas: a mean in which a zero is not hidden by the others."
    return Derivation(
        figure=name, of=OVERALL, value=value, by="shifted_geometric_mean", rule=rule, source=SOURCE, inputs=inputs
    )
