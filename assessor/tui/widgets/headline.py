"""The first row: whose assessment, where in it, how far, how long still."""

import math

from textual.content import Content

from assessor.interview.flow import Progress
from assessor.text import one_line
from assessor.tui.widgets.wrapped import Wrapped


class Headline(Wrapped):
    """Company to the left, progress to the right; on a narrow terminal the progress comes first."""

    DEFAULT_CSS = """
    Headline { height: 1; padding: 0 1; background: $surface; dock: top; }
    """

    def __init__(self) -> None:
        super().__init__(id="headline")
        self._who, self._words = "", ""

    def tell(self, who: str, words: str) -> None:
        """Show `who` and the words on progress."""
        self._who, self._words = who, words
        self.redrawn()

    def rows(self, width: int) -> list[Content]:
        """The one row."""
        words = Content(one_line(self._words)).truncate(width, ellipsis=True)
        room = width - words.cell_length  # in cells: a letter may take two
        who = Content.styled(one_line(self._who) if room > 8 else "", "bold $primary")
        who = who.truncate(max(0, room - 3), ellipsis=True)
        return [who + Content(" " * (room - who.cell_length)) + words]


def progress_words(progress: Progress, area: str, *, scan: bool = False, by_worth: bool = False) -> str:
    """`Inference latency 3/7 · 12 of 59 · about 24 min left`; before it the way through the questionnaire."""
    of_what = "Quick scan · " if scan else "Best next · " if by_worth else ""
    here = f"{area} {progress.number}/{progress.of} · " if progress.number else ""
    left = (
        f"about {math.ceil(progress.minutes) if scan else round(progress.minutes)} min left"
        if progress.minutes >= 1
        else "nearly done"
        if progress.minutes
        else "all asked"
    )
    return f"{of_what}{here}{progress.answered} of {progress.applicable} · {left}"
