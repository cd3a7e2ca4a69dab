"""The conversation so far: a bounded number of turns, reconciled with what is there instead of built anew."""

from collections.abc import Sequence

from textual.containers import Vertical

from assessor.interview.turns import Turn
from assessor.tui.widgets.turn import TurnView


class Transcript(Vertical):
    """The turns before what is being asked; the caller bounds their number."""

    DEFAULT_CSS = """
    Transcript { height: auto; }
    """

    async def tell(self, turns: Sequence[Turn]) -> None:
        """Show `turns`, keeping the widgets of those that are there already."""
        views = [child for child in self.children if isinstance(child, TurnView)]
        shown = [view.turn for view in views]
        if shown and shown[0] in turns:
            earlier = list(turns[: turns.index(shown[0])])
            if earlier:
                await self.mount_all([TurnView(turn) for turn in earlier], before=0)
            turns = turns[len(earlier) :]
        dropped = _dropped(shown, turns)
        kept = len(shown) - dropped
        common = next(
            (i for i in range(min(kept, len(turns))) if shown[dropped + i] != turns[i]), min(kept, len(turns))
        )
        gone = [*views[:dropped], *views[dropped + common :]]
        if gone:
            await self.remove_children(gone)
        if turns[common:]:
            await self.mount_all([TurnView(turn) for turn in turns[common:]])


def _dropped(shown: Sequence[Turn], turns: Sequence[Turn]) -> int:
    """How many of the oldest `shown` turns have moved out at the top."""
    if not turns or turns[0] not in shown:
        return len(shown)
    return shown.index(turns[0])
