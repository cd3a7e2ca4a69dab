"""The section on the roadmap: what to do in 30, 60, 90 and 180 days, who does it, how it is seen, and what waits.

Decided here: how a step is told. The steps and their order are plan/roadmap.py's.
"""

from itertools import groupby

from assessor.interview.flow import Step
from assessor.interview.results.page import GAP, Link, Part, Row, Section, line, title
from assessor.interview.results.state import Results
from assessor.interview.results.words import effort
from assessor.plan.derive_plan import value_of_item
from assessor.plan.model import RoadmapItem

NOTHING = "Nothing has to be done that anything here shows."
TOO_LITTLE = "Too little is answered for a roadmap; the questions to answer first stand in the plan."
FROM = {30: 1, 60: 31, 90: 61, 180: 91}


def roadmap(results: Results) -> Section:
    """The section."""
    way = results.plan.roadmap
    if way is None:
        return Section("roadmap", "Roadmap", (line(TOO_LITTLE),))
    rows: list[Row] = []
    for by_day, items in groupby(way.items, key=lambda item: item.by_day):
        rows += [GAP, title(f"Days {FROM.get(by_day, 1)} to {by_day}")]
        for item in items:
            rows += _item(item, results)
    if not way.items:
        rows += [GAP, line(NOTHING)]
    if way.waiting:
        rows += [GAP, title("What waits")]
        rows += [
            line(Link(wait.question, Step("question", wait.question)), f"  {wait.reason}.", mark="- ")
            for wait in way.waiting
        ]
    return Section("roadmap", "Roadmap", tuple(rows[1:]))


def _item(item: RoadmapItem, results: Results) -> list[Row]:
    place = Link(item.question, value_of_item(item, results.plan.currency))
    details: list[Part] = [place]
    said = [item.owner, effort(item.days), f"days {item.start_day} to {item.end_day}"]
    if item.due is not None:
        said.insert(0, f"due {item.due.isoformat()}")
    details.append(f"  {' · '.join(part for part in said if part)}")
    rows: list[Row] = [line(item.do, mark="- "), line(*details, mark="  ", tone="quiet")]
    if item.seen_by:
        rows.append(line(f"Seen by: {item.seen_by}", mark="  ", tone="quiet"))
    return rows
