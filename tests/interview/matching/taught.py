"""A small questionnaire with examples, and an encoder that needs no package."""

import zlib
from collections.abc import Sequence

import numpy as np

from assessor.interview.matching.encoder import Vectors
from assessor.interview.matching.lessons import Lessons

LESSONS = Lessons(
    levels={
        "LAT-1": [
            ["Nothing is measured", "we never timed a request", "users complain and that is all"],
            ["Checked by hand now and then", "a developer times a request with a stopwatch", "somebody reads the log"],
            ["A dashboard without a target", "percentiles on a dashboard, no alerts", "we watch p95 charts in grafana"],
            ["A target with an alert", "someone is paged when p99 breaks the target", "an alarm fires on the target"],
            ["Error budgets gate releases", "the budget blocks a release", "burn rate decides what ships"],
        ],
        "COST-1": [
            ["Nobody looks at the bill", "we pay the invoice and forget it", "no idea what it costs us"],
            ["The invoice is read each month", "the founder reads the bill monthly", "we open the invoice"],
            ["Costs are split by product", "every product has a tag for its cost", "tags on the bill by product"],
            ["Budgets with alerts", "a mail comes at eighty percent of the budget", "budget alarms per team"],
            ["Each request is priced", "we price every single request", "margin per customer by request"],
        ],
    },
    specials={
        "dk": ["I don't know", "no clue, ask our engineers", "I would have to look it up", "not my area"],
        "na": ["this does not apply to us", "not relevant for our company", "we have no such thing, so n/a"],
        "unclear": [
            "what is meant by that?",
            "can you explain the question",
            "please rephrase that",
            "an example please",
        ],
    },
)


class Letters:
    """An encoder for tests: texts are near when they share runs of three letters."""

    name = identity = "letters"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One row for each of `texts`."""
        self.seen += texts
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for place, text in enumerate(texts):
            padded = f"  {text.lower()}  "
            for start in range(len(padded) - 2):
                rows[place, zlib.crc32(padded[start : start + 3].encode()) % 64] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / lengths, dtype=np.float32)
