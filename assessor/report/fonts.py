"""The report's typeface: IBM Plex Sans (OFL-1.1), out of its package, so that nothing is fetched and nothing copied.

Two variable files, upright and italic, each with the weights 100 to 700.
"""

from importlib.resources import files
from pathlib import Path

FAMILY = "IBM Plex Sans"
_PACKAGE = "fontpkg_ibm_plex_sans"
_STYLES = {"normal": "IBMPlexSans[wdth,wght].ttf", "italic": "IBMPlexSans-Italic[wdth,wght].ttf"}


def folder() -> Path:
    """Where the font files are."""
    return Path(str(files(_PACKAGE) / "files"))


def font_faces() -> str:
    """The style sheet that makes the typeface known under its own name."""
    return "\n".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-style: {style}; src: url("{(folder() / name).as_uri()}"); }}'
        for style, name in _STYLES.items()
    )
