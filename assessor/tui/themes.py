"""The themes of the app: dark, light, high contrast, and the terminal's own colours.

Colour only supports what words, marks and the caret say already. A theme is remembered by its id, the key of THEMES.
"""

from textual.theme import Theme

DARK = Theme(
    name="assessor-dark",
    dark=True,
    primary="#7fb4b0",
    secondary="#8fa3b8",
    accent="#e3b268",
    warning="#e3b268",
    error="#e08577",
    success="#8fb98b",
    foreground="#d9dce1",
    background="#14171b",
    surface="#1b1f25",
    panel="#242a32",
    variables={
        "quiet": "#8d95a1",
        "line": "#333b45",
        "bar": "#7fb4b0",
        "bar-open": "#4a6a6d",
        "bar-empty": "#363e48",
        "input-cursor-background": "#e3b268",
        "input-selection-background": "#7fb4b0 35%",
        "scrollbar": "#333b45",
        "scrollbar-background": "#14171b",
    },
)

LIGHT = Theme(
    name="assessor-light",
    dark=False,
    primary="#1f6e6a",
    secondary="#4b6077",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a5382a",
    success="#2f6a34",
    foreground="#23282e",
    background="#faf9f6",
    surface="#f1efea",
    panel="#e6e3dc",
    variables={
        "quiet": "#666d76",
        "line": "#d3cfc6",
        "bar": "#1f6e6a",
        "bar-open": "#93b9b5",
        "bar-empty": "#d8d4cb",
        "input-cursor-background": "#8a5a00",
        "input-selection-background": "#1f6e6a 30%",
        "scrollbar": "#d3cfc6",
        "scrollbar-background": "#faf9f6",
    },
)

CONTRAST = Theme(
    name="assessor-contrast",
    dark=True,
    primary="#7fffff",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ff9d9d",
    success="#9dff9d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#003a70",
    variables={
        "quiet": "#e0e0e0",
        "line": "#ffffff",
        "bar": "#7fffff",
        "bar-open": "#b8b8b8",
        "bar-empty": "#8a8a8a",
        "input-cursor-background": "#ffff00",
        "input-cursor-foreground": "#000000",
        "input-selection-background": "#ffff00",
        "input-selection-foreground": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

ANSI = Theme(
    name="assessor-ansi",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "quiet": "ansi_default",
        "line": "ansi_default",
        "bar": "ansi_cyan",
        "bar-open": "ansi_default",
        "bar-empty": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_yellow",
        "input-cursor-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "scrollbar": "ansi_default",
        "scrollbar-background": "ansi_default",
    },
)
"""Sixteen colours, or fewer: for terminals whose own colours suit their reader better than any of ours."""

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "ansi": ANSI}
"""In the order in which one key goes through them."""


def next_after(id: str) -> str:
    """The id of the theme that follows `id`."""
    ids = list(THEMES)
    return ids[(ids.index(id) + 1) % len(ids)] if id in ids else ids[0]
