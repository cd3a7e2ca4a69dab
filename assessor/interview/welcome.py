"""What is said before anything is asked, on one screen: what this is, how long it takes, what leaves the machine.

Times come from the questionnaire that would be asked; where it cannot be read, the sentence about them is left out.
"""

from typing import NamedTuple

from assessor.interview import flow
from assessor.interview.quick_scan import time_needed
from assessor.questionnaire.model import Questionnaire

TITLE = "How well do you run AI in production?"
ABOUT = (
    "A conversation about eight areas, then a report: what to fix first, and whom to hire first or that nobody should "
    "be hired yet."
)


class Said(NamedTuple):
    """One heading and what is said under it."""

    heading: str
    text: str


def welcome(questionnaire: Questionnaire | None, folder: str, leaving: str) -> list[Said]:
    """The page; `folder` is where files will lie, `leaving` how one leaves this face."""
    said = [] if questionnaire is None else [Said("How long", how_long(questionnaire))]
    return [
        *said,
        Said("What leaves this machine", "Nothing: no account, no network."),
        Said("Where it is kept", f"One file for each company in {folder}, readable by you only."),
        Said("Stop and resume", f"{leaving}; every answer is saved. Open the file again and you go on there."),
    ]


def how_long(questionnaire: Questionnaire) -> str:
    """How long all of it takes, and the quick scan where there is one that is shorter."""
    steps = flow.steps(questionnaire, {})
    questions = sum(step.kind == "question" for step in steps)
    whole = f"All {questions} questions take about {flow.minutes(questionnaire, steps):.0f} minutes"
    scan = time_needed(questionnaire, {})
    if not 0 < scan.questions < questions:
        return f"{whole}, less where some do not apply."
    return (
        f"{whole}, less where some do not apply; the quick scan asks {scan.questions} of them in about {scan.minutes}."
    )
