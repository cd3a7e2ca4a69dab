"""The areas beside the conversation: a bar, the score or its interval, the target and how much is answered."""

from textual.content import Content

from assessor.questionnaire.model import Questionnaire
from assessor.scoring import words
from assessor.scoring.model import AreaScore, Score
from assessor.text import one_line
from assessor.tui.bars import bar
from assessor.tui.widgets.wrapped import Wrapped, hanging


def drawn(score: AreaScore, width: int) -> Content:
    """The bar of one area."""
    cells = bar(score.low, score.high, score.target, width)
    return Content.assemble(*((cell.sign, f"${cell.part}") for cell in cells))


def figure(score: AreaScore) -> str:
    """The stated score, or its interval where there is no point."""
    return words.level(score.stated) if score.stated is not None else words.interval(score.low, score.high)


class AreaRail(Wrapped):
    """All areas, for wide terminals."""

    DEFAULT_CSS = """
    AreaRail { width: 36; padding: 1 1 0 1; border-left: solid $line; height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__(id="rail")
        self._questionnaire: Questionnaire | None = None
        self._score: Score | None = None
        self._current, self._below = "", ""

    def tell(self, questionnaire: Questionnaire, score: Score, current: str, below: str = "") -> None:
        """Show `score`, with a caret at the area `current`, and below it what to look at again."""
        self._questionnaire, self._score, self._current, self._below = questionnaire, score, current, below
        self.redrawn()

    def rows(self, width: int) -> list[Content]:
        """Two rows an area, and one between them where there is room."""
        if self._questionnaire is None or self._score is None:
            return []
        roomy = self.size.height >= 3 * len(self._score.areas) + 2
        rows: list[Content] = []
        for area, score in zip(self._questionnaire.areas, self._score.areas, strict=True):
            rows += self._area(area.title or area.id, score, area.id == self._current, width)
            rows += [Content("")] if roomy else []
        to_review = hanging(Content("  "), Content(self._below), width) if self._below else []
        return [*rows, *_legend(), *(row.stylize("$quiet") for row in to_review)]

    def _area(self, title: str, score: AreaScore, current: bool, width: int) -> list[Content]:
        caret = Content.styled("› " if current else "  ", "bold $accent")
        covered = f"{sum(item.level is not None for item in score.items)}/{len(score.items)}" if score.items else ""
        name = Content.styled(one_line(title, width - 3 - len(covered)), "bold" if current else "")
        head = (caret + name).pad_right(max(0, width - 2 - name.cell_length - len(covered)))
        if not score.applicable:
            return [caret + name, Content.styled("  does not apply", "$quiet")]
        number = figure(score)
        wide = max(8, width - 3 - 10)
        body = Content("  ") + drawn(score, wide) + Content.styled(f" {number:>10}", "$foreground")
        return [head + Content.styled(covered, "$quiet"), body]


def _legend() -> list[Content]:
    signs = "█ certain ▒ possible │ target"
    return [Content.styled(f"  {signs}", "$quiet")]


class AreaLine(Wrapped):
    """The area being asked about, on one row, for narrow terminals."""

    DEFAULT_CSS = """
    AreaLine { padding: 0 1; height: 1; color: $quiet; display: none; }
    AreaLine.-told { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="area-line")
        self._title, self._score = "", AreaScore(id="", applicable=False)

    def tell(self, title: str, score: AreaScore | None) -> None:
        """Show `score`; nothing while facts are asked."""
        self._title, self._score = title, score or AreaScore(id="", applicable=False)
        self.set_class(score is not None, "-told")
        self.changed()

    def rows(self, width: int) -> list[Content]:
        """Title, bar, figure, target."""
        score = self._score
        if not score.applicable:
            return [Content("")]
        target = f" of a target of {score.target:g}" if score.target is not None else ""
        said = f" {figure(score)}{target}"
        wide = min(24, width - len(said) - len(self._title) - 1)
        if wide < 8:
            return [Content(one_line(f"{self._title} {said}", width))]
        return [Content(f"{self._title} ") + drawn(score, wide) + Content(said)]
