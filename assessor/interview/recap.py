"""What is said when an area is finished: its score beside its target, what holds it down, and what stands out.

Stands out: what contradicts another answer, then what is not known, then levels at least one below the target, lowest
first; at most two. The words say what is, never whether it is good.
"""

from assessor.questionnaire.model import Area
from assessor.scoring import words
from assessor.scoring.model import AreaScore, Item

MOST = 2


def recap(area: Area, score: AreaScore) -> str:
    """The recap of `area` in one to three sentences."""
    title = area.title or area.id
    if not score.applicable:
        return f"{title}: nothing here applies to you, so it counts for nothing."
    said = f"{title} {standing(score)}"
    outstanding = [_named(item) for item in standing_out(score)]
    if outstanding:
        number = "one answer stands" if len(outstanding) == 1 else "two answers stand"
        said += f"; {number} out: {' and '.join(outstanding)}"
    capped = f" {score.cap.question} limits it to {words.level(score.cap.limit)}." if score.cap else ""
    return f"{said}.{capped}"


def standing(score: AreaScore) -> str:
    """Where an area stands: "1.9 of a target of 3", or its interval when too little is answered for a point."""
    if score.stated is None:
        return f"between {words.level(score.low)} and {words.level(score.high)}, as too little is known for one figure"
    if score.target is None:
        return words.level(score.stated)
    if score.stated >= score.target:
        return f"{words.level(score.stated)}, the target is {score.target:g}"
    return f"{words.level(score.stated)} of a target of {score.target:g}"


def standing_out(score: AreaScore) -> list[Item]:
    """The items to name, at most two."""
    ranked = []
    for place, item in enumerate(score.items):
        if item.contradicted:
            ranked.append((0, 0, place, item))
        elif item.answer is not None and item.answer.value == "dk":
            ranked.append((1, 0, place, item))
        elif item.level is not None and score.target is not None and item.level <= score.target - 1:
            ranked.append((2, item.level, place, item))
    return [item for *_, item in sorted(ranked, key=lambda entry: entry[:3])][:MOST]


def _named(item: Item) -> str:
    if item.contradicted:
        return f"{item.question} (level {item.level} does not fit another answer)"
    return f"{item.question} ({'not known' if item.level is None else f'level {item.level}'})"
