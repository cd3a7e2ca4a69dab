"""The two themes of the app. Colour only supports what words, marks and the caret say already."""

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
