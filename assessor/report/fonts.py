"""The report's typeface: IBM Plex Sans (OFL-1.1), out of its package, so that nothing is fetched and nothing copied.

The package holds two variable files, upright and italic. The weights that a report uses are cut out of them once, in
memory, by HarfBuzz (hundredths of a second); left to itself the PDF engine cuts them anew at every report. Where
HarfBuzz is too old to do that, the variable files are used as they are and the report looks the same.
"""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

FAMILY = "IBM Plex Sans"
ADDRESS = "typeface:"
"""How the addresses of the weights begin; `content` knows them."""
_PACKAGE = "fontpkg_ibm_plex_sans"
_STYLES = {"normal": "IBMPlexSans[wdth,wght].ttf", "italic": "IBMPlexSans-Italic[wdth,wght].ttf"}
_WEIGHTS = {"normal": (300, 400, 500, 600, 700), "italic": (400, 600)}
_ANY = "any"
"""In place of the weight of a variable file."""

# What WeasyPrint's own binding of HarfBuzz leaves out.
_MORE_OF_HARFBUZZ = """
hb_blob_t * hb_blob_create (const char *data, unsigned int length, int mode, void *user_data, void *destroy);
hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
void hb_set_add (hb_set_t *set, hb_codepoint_t codepoint);
void hb_set_clear (hb_set_t *set);
void hb_set_invert (hb_set_t *set);
hb_set_t * hb_subset_input_unicode_set (hb_subset_input_t *input);
hb_bool_t hb_subset_input_pin_axis_location (
    hb_subset_input_t *input, hb_face_t *face, hb_tag_t axis_tag, float axis_value);
"""
_READ_ONLY = 1


def font_faces() -> str:
    """The style sheet that makes the typeface known under its own name."""
    return "\n".join(_font_face(style, weight) for style, weight in _faces())


def content(address: str) -> bytes | None:
    """The font file at one of the addresses of `font_faces`; None for any other address."""
    style, _, weight = address.removeprefix(ADDRESS).partition("-")
    return _faces().get((style, weight)) if address.startswith(ADDRESS) else None


def some_characters(style: str, characters: frozenset[str]) -> bytes:
    """The variable file of a style at the normal width, with `characters` only: what one page needs, in all weights."""
    variable = (Path(str(files(_PACKAGE) / "files")) / _STYLES[style]).read_bytes()
    try:
        return _cut(variable, {b"wdth": 100}, characters)
    except _TooOld:
        return variable


def _font_face(style: str, weight: str) -> str:
    bound = "" if weight == _ANY else f" font-weight: {weight};"
    address = f"{ADDRESS}{style}-{weight}"
    return f'@font-face {{ font-family: "{FAMILY}"; font-style: {style};{bound} src: url("{address}"); }}'


@lru_cache(maxsize=1)
def _faces() -> dict[tuple[str, str], bytes]:
    """Style and weight to font file."""
    folder = Path(str(files(_PACKAGE) / "files"))
    variable = {style: (folder / name).read_bytes() for style, name in _STYLES.items()}
    try:
        return {
            (style, str(weight)): _cut(variable[style], {b"wght": weight, b"wdth": 100})
            for style in _STYLES
            for weight in _WEIGHTS[style]
        }
    except _TooOld:
        return {(style, _ANY): data for style, data in variable.items()}


class _TooOld(Exception):
    """This HarfBuzz cannot cut one weight out of a variable font."""


def _cut(variable: bytes, axes: dict[bytes, int], characters: frozenset[str] | None = None) -> bytes:
    """The font with `axes` fixed, of all characters or some, without hinting, which the PDF engine drops anyway."""
    ffi, harfbuzz, subset = _harfbuzz()

    def owned(made: Any, free: Any) -> Any:
        return ffi.gc(made, free)

    blob = owned(
        harfbuzz.hb_blob_create(variable, len(variable), _READ_ONLY, ffi.NULL, ffi.NULL), harfbuzz.hb_blob_destroy
    )
    face = owned(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    wanted = owned(subset.hb_subset_input_create_or_fail(), subset.hb_subset_input_destroy)
    flags = subset.HB_SUBSET_FLAGS_NO_HINTING
    if characters is None:
        everything = (
            subset.hb_subset_input_unicode_set(wanted),
            subset.hb_subset_input_glyph_set(wanted),
            subset.hb_subset_input_set(wanted, subset.HB_SUBSET_SETS_LAYOUT_FEATURE_TAG),
            subset.hb_subset_input_set(wanted, subset.HB_SUBSET_SETS_NAME_ID),
        )
        for each in everything:
            harfbuzz.hb_set_clear(each)
            harfbuzz.hb_set_invert(each)
        flags |= subset.HB_SUBSET_FLAGS_RETAIN_GIDS
    else:
        for character in sorted(characters):
            harfbuzz.hb_set_add(subset.hb_subset_input_unicode_set(wanted), ord(character))
    subset.hb_subset_input_set_flags(wanted, flags)
    for axis, value in axes.items():
        subset.hb_subset_input_pin_axis_location(wanted, face, harfbuzz.hb_tag_from_string(axis, len(axis)), value)
    made = subset.hb_subset_or_fail(face, wanted)
    if made == ffi.NULL:
        raise _TooOld
    result = owned(harfbuzz.hb_face_reference_blob(owned(made, harfbuzz.hb_face_destroy)), harfbuzz.hb_blob_destroy)
    length = ffi.new("unsigned int *")
    data = harfbuzz.hb_blob_get_data(result, length)
    return bytes(ffi.buffer(data, length[0]))


@lru_cache(maxsize=1)
def _harfbuzz() -> tuple[Any, Any, Any]:
    """WeasyPrint's binding of HarfBuzz with what it leaves out: how to call, the library, and its part for subsets."""
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset

    ffi.cdef(_MORE_OF_HARFBUZZ)
    if harfbuzz_subset is None or not hasattr(harfbuzz_subset, "hb_subset_input_pin_axis_location"):
        raise _TooOld
    return ffi, harfbuzz, harfbuzz_subset
