"""The QR code of an address as rows of text: half blocks, two rows of dots in one of letters."""

import segno

QUIET = 2
"""Dots of white around the code; readers need them."""
BLOCKS = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
"""Dark above and below: the terminal's own dark shows where a dot is dark, so light is what is drawn."""


def rows(address: str) -> tuple[str, ...]:
    """The code of `address`, to be shown light on dark."""
    dots = [[bool(dot) for dot in row] for row in segno.make(address, error="m", micro=False).matrix]
    width = len(dots[0]) + 2 * QUIET
    light = [False] * width
    padded = [light] * QUIET + [[False] * QUIET + row + [False] * QUIET for row in dots] + [light] * QUIET
    if len(padded) % 2:
        padded.append(light)
    pairs = zip(padded[::2], padded[1::2], strict=True)
    return tuple("".join(BLOCKS[above, below] for above, below in zip(*pair, strict=True)) for pair in pairs)
