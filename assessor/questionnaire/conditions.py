"""When a condition holds for a profile: decides which questions apply, which wording, which target adjustments.

All keys must hold; a list means any of; {min, max} are inclusive; `true` holds for yes, true or anything known except
no, none, false and 0; `false` holds for those four. A fact that is not known leaves the condition open (None):
questions are then asked, variants and adjustments are not made.
"""

from collections.abc import Iterable, Mapping

from assessor.questionnaire.model import Condition, Question, Range, Test

FactValue = bool | int | float | str | list[str] | dict[str, int]
Profile = Mapping[str, FactValue]
"""Fact id to value; a fact that is absent is not known."""

NO_WORDS = ("no", "none", "false", "0")


def holds(condition: Condition, profile: Profile) -> bool | None:
    """True, False, or None where an unknown fact leaves it open; one key known to fail decides."""
    results = [_holds_one(test, profile.get(fact)) for fact, test in condition.items()]
    if False in results:
        return False
    return None if None in results else True


def applies(question: Question, profile: Profile) -> bool:
    """Whether `question` is asked: unless `applies_when` is known not to hold."""
    return holds(question.applies_when, profile) is not False


def worded_for(question: Question, profile: Profile) -> Question:
    """`question` in the wording of its first variant whose condition holds."""
    for variant in question.variants:
        if holds(variant.when, profile) is True:
            changes = {name: getattr(variant, name) for name in ("ask", "why", "explain", "evidence", "levels")}
            return question.model_copy(update={name: value for name, value in changes.items() if value is not None})
    return question


def is_known(value: FactValue | None) -> bool:
    """An absent fact, an empty list and empty counts are not known."""
    return value is not None and value not in ([], {}, "")


def _holds_one(test: Test, value: FactValue | None) -> bool | None:
    if value is None or not is_known(value):
        return None
    if isinstance(test, bool):
        return _means_yes(value) is test
    if isinstance(test, Range):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return (test.min is None or value >= test.min) and (test.max is None or value <= test.max)
    wanted = {as_word(item) for item in test}
    return any(as_word(item) in wanted for item in _named(value))


def _named(value: FactValue) -> Iterable[bool | int | float | str]:
    """What a list of values is compared with: each choice made, each role with somebody in it, or the value itself."""
    if isinstance(value, dict):
        return [key for key, count in value.items() if count]
    return value if isinstance(value, list) else [value]


def _means_yes(value: FactValue) -> bool:
    if isinstance(value, dict):
        return any(value.values())
    if isinstance(value, list):
        return any(as_word(item) not in NO_WORDS for item in value)
    return as_word(value) not in NO_WORDS


def as_word(value: bool | int | float | str) -> str:
    """A value as one comparable word: yes and true are the same, 1 and 1.0 too."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    word = value.strip().lower()
    return {"yes": "true", "no": "false"}.get(word, word)
