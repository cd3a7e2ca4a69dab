"""What a typed reply to a fact means: numbers with units, yes and no, choices by number or word, or not known.

Decided here: how words become a value, and the sentence when they do not. Whether a value is allowed for its fact is
decided by assessment/profile.py. A figure given for another period than the one asked is converted between month and
year and for nothing else, a length of time from milliseconds to days; a figure in another currency is not taken.
"""

import re
from datetime import date
from math import prod

from assessor.assessment.profile import fact_value
from assessor.errors import nearest
from assessor.questionnaire.conditions import FactValue
from assessor.questionnaire.model import Choice, Fact, Questionnaire
from assessor.text import one_line

NOT_KNOWN = ("", "unknown", "not known", "don't know", "dont know", "do not know", "no idea", "dk", "?")
YES = ("yes", "y", "yep", "yeah", "true", "we do", "sure")
NO = ("no", "n", "nope", "false", "we do not", "we don't", "never")
NONE = ("none", "nothing", "nobody", "zero", "nil")

_SCALES = {"dozen": 12.0, "hundred": 100.0,
           "k": 1e3, "thousand": 1e3, "grand": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
           "bn": 1e9, "b": 1e9, "billion": 1e9}  # fmt: skip
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
          "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
          "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}
_LENGTHS = {"ms": 0.001, "millisecond": 0.001, "milliseconds": 0.001, "s": 1.0, "sec": 1.0, "secs": 1.0, "second": 1.0,
            "seconds": 1.0, "min": 60.0, "mins": 60.0, "minute": 60.0, "minutes": 60.0, "h": 3600.0, "hr": 3600.0,
            "hrs": 3600.0, "hour": 3600.0, "hours": 3600.0, "day": 86400.0, "days": 86400.0}  # fmt: skip
_PERIODS = {"second": "second", "sec": "second", "s": "second", "minute": "minute", "min": "minute",
            "hour": "hour", "hourly": "hour", "h": "hour", "hr": "hour", "day": "day", "daily": "day", "week": "week",
            "weekly": "week", "month": "month", "months": "month", "monthly": "month", "mo": "month", "year": "year",
            "years": "year", "yearly": "year", "annum": "year", "annually": "year", "yr": "year"}  # fmt: skip
_CURRENCIES = {"$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
               "euros": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP"}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_NUMBER = re.compile(r"(?<![\w.,])-?\d[\d.,' ]*(?<=\d)|(?<![\w.,])-?[.,]\d+", re.ASCII)
_RANGE = re.compile(r"\d\s*[a-z€$£%]*\s*(-|to|or)\s*[€$£]?\s*\d")
_LOOKALIKES = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2019": "'"})


class NotUnderstood(ValueError):
    """The reply could not be understood; the message says what would be."""


def value_of(fact: Fact, reply: str, questionnaire: Questionnaire, currency: str = "") -> FactValue | None:
    """`reply` as a value of `fact`; None where it says that this is not known. NotUnderstood otherwise."""
    word = _plain(reply)
    if word in NOT_KNOWN:
        return None
    value: FactValue
    match fact.kind:
        case "text":
            value = one_line(reply)
        case "yes_no":
            value = _yes_no(word)
        case "choice":
            value = _choice(word, fact.choices)
        case "choices":
            value = [_choice(part, fact.choices) for part in _parts(word)]
        case "number" | "money":
            value = _amount(fact, word, currency)
        case "date":
            value = _date(word)
        case "counts":
            value = _counts(word, roles(fact, questionnaire))
    try:
        return fact_value(fact, value, questionnaire)
    except ValueError as error:
        said = one_line(str(error))
        raise NotUnderstood(f"{said[:1].upper()}{said[1:]}.") from error


def roles(fact: Fact, questionnaire: Questionnaire) -> list[Choice]:
    """What a fact of kind counts counts: its own choices, else the roles of the questionnaire."""
    return fact.choices or [Choice(id=role.id, says=role.title) for role in questionnaire.roles]


def _yes_no(word: str) -> bool:
    if word in YES or word.startswith(("yes ", "yes,")):
        return True
    if word in (*NO, *NONE) or word.startswith(("no ", "no,")):
        return False
    raise NotUnderstood("Answer yes or no; or say unknown.")


def _choice(word: str, choices: list[Choice]) -> str:
    """The choice that `word` means: its number in the list, its id, or words of its text that no other has."""
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(choices):
        return choices[int(word) - 1].id
    names = {choice.id: (_plain(choice.id.replace("_", " ")), _plain(choice.says)) for choice in choices}
    exact = [id for id, (name, says) in names.items() if word.replace("_", " ") in (name, says, says.split(":")[0])]
    if len(exact) == 1:
        return exact[0]
    found = re.compile(rf"\b{re.escape(word.replace('-', ' '))}")
    close = [id for id, pair in names.items() if any(found.search(text.replace("-", " ")) for text in pair)]
    if len(close) == 1:
        return close[0]
    if len(close) > 1:
        raise NotUnderstood(f'"{one_line(word, 40)}" could be {" or ".join(_listed(choices, close))}.')
    hint = nearest(word, [choice.id for choice in choices]) or f"Choose from 1 to {len(choices)}."
    raise NotUnderstood(f'"{one_line(word, 40)}" is none of these. {hint}')


def _listed(choices: list[Choice], ids: list[str]) -> list[str]:
    return [f"{number} ({choice.id})" for number, choice in enumerate(choices, 1) if choice.id in ids]


def _amount(fact: Fact, word: str, currency: str) -> float | int | str:
    """A number with what people write around it, in the unit that `fact` asks for."""
    for choice in fact.choices:
        if word in (choice.id, _plain(choice.says)):
            return choice.id
    if _RANGE.search(word):
        raise NotUnderstood("That is a range; give one figure, the middle will do.")
    named = {_CURRENCIES[token] for token in _tokens(word) if token in _CURRENCIES}
    if fact.kind == "money" and currency and named - {currency}:
        raise NotUnderstood(f"You count in {currency} here; give the figure in {currency}.")
    found = _NUMBER.findall(word)
    if len(found) > 1 or re.search(r"\de[-+]?\d", word):
        raise NotUnderstood(f"There are {len(found)} figures in that; give one.")
    if found:
        amount, rest = _figure(found[0]), word.split(found[0], 1)[1]
        tokens = _tokens(rest)
        if set(_tokens(word)) & (_WORDS.keys() - {"one"}) or "dozen" in _tokens(word.split(found[0], 1)[0]):
            raise NotUnderstood("There are 2 figures in that; give one.")
        if re.search(r"\b(minus|negative)\s*$", word.split(found[0], 1)[0]):
            amount = -amount
        counts_months = tokens[:1] == ["m"] and "month" in fact.unit and fact.kind == "number"
        amount *= _SCALES.get(tokens[0], 1.0) if tokens and not counts_months else 1.0
    else:
        amount = _in_words(fact, word)
    if "%" in word or "percent" in word or "per cent" in word:
        amount = amount / 100 if fact.max is not None and fact.max <= 1 else amount
    return _tidy(_per(fact, amount, word))


def _figure(written: str) -> float:
    """`1,5` and `1.5`, `12 000`, `1,200`, `1.200.000,50`; what could be two numbers is asked again."""
    digits = re.sub(r"['\s]", "", written)
    marks = [mark for mark in digits if mark in ".,"]
    if len(set(marks)) == 2:  # both are used: the last one is the decimal mark
        thousands = marks[0]
        if marks.count(marks[-1]) > 1:
            raise NotUnderstood(f'"{written.strip()}" is not one number.')
        digits = digits.replace(thousands, "").replace(",", ".")
    elif len(marks) > 1:
        digits = digits.replace(marks[0], "")
    elif marks:
        whole, _, end = digits.partition(marks[0])
        if len(end) == 3 and whole.lstrip("-") not in ("", "0"):
            if marks[0] == ".":
                raise NotUnderstood(
                    f'"{digits}" could be {whole}{end} or {float(digits):g}; write {whole}k or {whole}.'
                )
            digits = whole + end
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        raise NotUnderstood(f'"{one_line(written, 40)}" is not one number.') from None


def _in_words(fact: Fact, word: str) -> float:
    tokens = _tokens(word)
    if any(token in NONE for token in tokens) or word in NO:
        return 0.0
    parts = [_PARTS[token] for token in tokens if token in _PARTS]
    if fact.max is not None and fact.max <= 1 and len(parts) == 1 and not set(tokens) & {*_WORDS, "quarters"}:
        return round(parts[0], 2)
    counted = [_WORDS[token] for token in tokens if token in _WORDS]
    counted = counted or [1] * (tokens.count("dozen") + tokens.count("hundred"))
    if len(counted) != 1 or {"and", "minus", "negative"} & set(tokens):  # such as two and a half
        unit = f" ({fact.unit})" if fact.unit else ""
        also = "".join(f", or {choice.id}" for choice in fact.choices)
        raise NotUnderstood(f"I need a number here{unit}, such as 12, 1.5 or 40k{also}; or say unknown.")
    if "nines" in tokens:  # of availability: three are 99.9
        if fact.unit != "percent":
            raise NotUnderstood(f"I need a number here ({fact.unit}), such as 12 or 1.5; or say unknown.")
        return 100.0 - 10.0 ** (2 - counted[0])
    return counted[0] * prod(_SCALES[token] for token in tokens if token in _SCALES)


def _per(fact: Fact, amount: float, word: str) -> float:
    """`amount` in the period that the fact's unit names, when the reply names another one.

    A rate (per month) becomes larger with the period, a length of time (months) smaller.
    """
    if (length := _LENGTHS.get(fact.unit.lower().strip())) is not None:
        lengths = {_LENGTHS[token] for token in _tokens(word) if token in _LENGTHS}
        if len(lengths) > 1:
            raise NotUnderstood(f"Give one figure, in {fact.unit}.")
        return amount * next(iter(lengths), length) / length
    asked = {_PERIODS[token] for token in _tokens(fact.unit.lower()) if token in _PERIODS}
    said = {_PERIODS[token] for token in _tokens(word) if token in _PERIODS}
    if len(asked) != 1 or len(said) != 1 or asked == said:
        return amount
    if asked | said != {"month", "year"}:
        raise NotUnderstood(f"Give the figure {fact.unit if 'per' in fact.unit else 'in ' + fact.unit}.")
    is_rate = bool({"per", "a", "an", "each"} & set(_tokens(fact.unit.lower())))
    return amount * 12 if is_rate == (asked == {"year"}) else amount / 12


def _date(word: str) -> str:
    """2026-11-12, 12.11.2026, 12 Nov 2026."""
    numbers = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", word)
    named = re.fullmatch(r"(\d{1,2})\.? ([a-z]{3})[a-z]*\.? (\d{4})", word)
    try:
        if numbers and "/" not in word:
            return date(int(numbers[3]), int(numbers[2]), int(numbers[1])).isoformat()
        if named and named[2] in _MONTHS:
            return date(int(named[3]), _MONTHS.index(named[2]) + 1, int(named[1])).isoformat()
        return date.fromisoformat(word).isoformat()
    except ValueError:
        raise NotUnderstood("I need a date here, such as 2026-11-23 or 23 Nov 2026.") from None


def _counts(word: str, counted: list[Choice]) -> dict[str, int]:
    """`2 sre, 1 platform`, or none."""
    counts = dict.fromkeys((choice.id for choice in counted), 0)
    if word in (*NONE, *NO):
        return counts
    for part in _parts(word):
        match = re.fullmatch(r"(\d{1,5})\s*(?:x|times)?\s*(.+)|(.+?)\s*[:=]\s*(\d{1,5})", part)
        if match is None:
            raise NotUnderstood("Write how many of whom, such as 2 SRE, 1 platform engineer; or none.")
        counts[_choice(match[2] or match[3], counted)] = int(match[1] or match[4])
    return counts


def _plain(text: str) -> str:
    """Lower case on one line, without the marks people put round a reply."""
    return one_line(text).lower().strip(" !~").rstrip(" .").translate(_LOOKALIKES)


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"\s*(?:,|;|\+|&|\band\b)\s*", word) if part]


def _tokens(word: str) -> list[str]:
    return re.findall(r"[a-z]+|[$€£%]", word)


def _tidy(amount: float) -> float | int:
    rounded = round(amount, 6)
    return int(rounded) if rounded == int(rounded) else rounded
