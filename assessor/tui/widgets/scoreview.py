"""The score as a page: overall and its bands, every area as a bar with figures, caps and contradictions in words."""

from textual.content import Content

from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.scoring.model import AreaScore, Score
from assessor.text import one_line
from assessor.tui.bars import HIGHEST
from assessor.tui.widgets.areas import drawn
from assessor.tui.widgets.wrapped import Wrapped, hanging

_FIGURES = 28
"""Cells that the three columns of figures take."""
_SHORTEST_BAR = 12
"""A shorter bar goes below its title instead of beside it."""


class ScoreView(Wrapped):
    """Overall, areas, flags."""

    DEFAULT_CSS = """
    ScoreView { padding: 1 1 0 1; }
    """

    def __init__(self, questionnaire: Questionnaire, score: Score) -> None:
        super().__init__()
        self._questionnaire, self._score = questionnaire, score
        self._titles = {area.id: area.title or area.id for area in questionnaire.areas}

    def rows(self, width: int) -> list[Content]:
        """The page."""
        return [*self._overall(width), Content(""), *self._table(width), *self._flags(width)]

    def _overall(self, width: int) -> list[Content]:
        overall = self._score.overall
        figure = words.level(overall.stated) if overall.stated is not None else "no single figure yet"
        between = (
            f"between {words.level(overall.low)} and {words.level(overall.high)}" if overall.low is not None else ""
        )
        band = words.bands(overall.band) if overall.band else ""
        parts = [Content.styled("Overall  ", "bold"), Content.styled(figure, "bold $accent")]
        said = "   ".join(part for part in (between, band) if part)
        rows = hanging(parts[0] + parts[1], Content(f"   {said}" if said else ""), width)
        if overall.stated is None:
            why = "An overall figure needs six tenths of every area answered with a level."
            rows += [line.stylize("$quiet") for line in hanging(Content(" " * 9), Content(why), width)]
        return rows

    def _table(self, width: int) -> list[Content]:
        longest = max(len(title) for title in self._titles.values())
        beside = width - longest - _FIGURES - 2 >= _SHORTEST_BAR
        bar = width - longest - _FIGURES - 2 if beside else 0
        scale = f"{' ' * (longest + 2)}{_scale(bar)}" if beside else ""
        figures = f"{'stated':>7}  {'interval':>10}  {'target':>7}"
        rows = [Content.styled(f"{scale}{figures:>{width - len(scale)}}", "$quiet")]
        for area in self._score.areas:
            rows += self._area(area, longest if beside else min(longest, width - _FIGURES), bar, width)
        rows.append(Content.styled("█ certain  ▒ possible  │ target", "$quiet"))
        return rows

    def _area(self, area: AreaScore, name: int, bar: int, width: int) -> list[Content]:
        title = Content.styled(f"{one_line(self._titles[area.id], name):<{name}}", "bold")
        if not area.applicable:
            return [title + Content.styled("  does not apply", "$quiet")]
        target = words.level(area.target)
        figures = f"{words.level(area.stated):>7}  {words.interval(area.low, area.high):>10}  {target:>7}"
        if bar:
            rows = [title + Content("  ") + drawn(area, bar) + Content(f"{figures:>{_FIGURES}}")]
        else:
            rows = [title + Content(f"{figures:>{max(0, width - name)}}"), drawn(area, width)]
        if area.cap is not None:
            said = f"{area.cap.question} holds it to {words.level(area.cap.limit)} at most"
            rows += [line.stylize("$quiet") for line in hanging(Content("  "), Content(said), width)]
        return rows

    def _flags(self, width: int) -> list[Content]:
        if not self._score.flags:
            return []
        rows = [Content(""), Content.styled("Answers that speak against each other", "bold $accent")]
        for flag in self._score.flags:
            said = one_line(flag.says)
            rows += hanging(Content.styled(f"! {flag.question}  ", "$accent"), Content(f"{said}."), width)
        return rows


def _scale(width: int) -> str:
    """The levels 0 to 4 above a bar of `width` cells."""
    marks = [" "] * width
    for level in range(HIGHEST + 1):
        marks[min(width - 1, round(level / HIGHEST * width))] = str(level)
    return "".join(marks)
