"""The whole page of results, in the order in which it is read."""

from assessor.interview.results.changes import changes
from assessor.interview.results.money import money
from assessor.interview.results.page import Section
from assessor.interview.results.plan import plan
from assessor.interview.results.roadmap import roadmap
from assessor.interview.results.scores import scores
from assessor.interview.results.state import Results

TABS = ("Scores", "Plan", "Changes", "Money", "Roadmap")
"""Short names of the sections, in their order: their keys are 1, 2, 3 ..."""


def sections(results: Results) -> tuple[Section, ...]:
    """Every section; `TABS` names them."""
    return scores(results), plan(results), changes(results), money(results), roadmap(results)
