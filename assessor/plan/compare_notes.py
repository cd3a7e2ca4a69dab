"""What a reader must know before trusting a comparison, in sentences; the changes themselves are in compare.py."""

from collections.abc import Sequence

from assessor.plan.compare_model import Comparison

MOST_NAMED = 8
"""Ids in one sentence; more are counted."""


def notes(found: Comparison, unread: Sequence[str], both_at_hand: bool) -> list[str]:
    """The sentences. `unread` are facts of then that mean nothing now; `both_at_hand`: both versions could be read."""
    said = []
    then, now = found.then, found.now
    if found.common.only_now or found.common.only_then or then.version != now.version:
        said.append(_versions(found, both_at_hand=both_at_hand))
    if then.at[:10] > now.at[:10] > "":
        said.append(
            f"{then.name} was last changed after {now.name}; the comparison runs from {then.name} to {now.name}."
        )
    names = [change for change in found.facts if change.fact == "company"]
    if names and names[0].then and names[0].now:
        said.append(f"The two name different companies: {names[0].then} and {names[0].now}.")
    if unread:
        said.append(f"Facts of {then.name} that cannot be read now, so they are not known: {_listed(unread)}.")
    moved = {change.area for change in found.answers if change.moved in ("joined", "left")}
    titles = [area.title for area in found.areas if area.area in moved]
    if titles:
        said.append(f"Other questions count than before in {_listed(titles)}; a change there may come from that.")
    if found.money.change == "not_comparable":
        said.append(
            f"Money is in {found.money.currency_then} on one side and in {found.money.currency_now} on the other, "
            "so no amounts are compared."
        )
    if found.plan.may_be_noise:
        said.append(
            "The plan changed although no area moved beyond its interval and no fact changed, so its change may be "
            "noise as well."
        )
    return said


def _versions(found: Comparison, *, both_at_hand: bool) -> str:
    then, now, common = found.then, found.now, found.common
    if then.version == now.version and not common.only_now:
        return f"Answers to questions that are not asked any more are left out: {_listed(common.only_then)}."
    if then.version == now.version:
        what = f"The questionnaire's content has changed under the same version, {now.version}."
    else:
        what = f"The questionnaire was version {then.version} then and is version {now.version} now."
    count = "1 question is" if common.questions == 1 else f"{common.questions} questions are"
    if both_at_hand:
        which = f"{count} compared: those that both ask, with the same levels."
    else:
        which = f"The earlier one is not at hand, so {count} compared: those that had an answer then."
    left = [*common.only_now, *(id for id in common.only_then if id not in common.only_now)]
    out = f" Left out: {_listed(left)}." if left else ""
    return f"{what} {which}{out} Both sides are scored, priced and planned by version {now.version}."


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return shown if len(names) <= MOST_NAMED else f"{shown} and {len(names) - MOST_NAMED} more"
