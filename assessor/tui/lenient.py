"""Bytes from the terminal that are no UTF-8 become marks: Textual reads strictly, and one of them would end the app.

A terminal set to another encoding sends such bytes for every umlaut, and some do for alt with a letter.
"""

import codecs
from importlib import import_module

from textual.driver import Driver


def read_leniently(driver: type[Driver]) -> None:
    """Have `driver` read so; one that does not decode bytes itself stays as it is."""
    module = import_module(driver.__module__)
    if hasattr(module, "getincrementaldecoder"):
        module.getincrementaldecoder = _lenient  # type: ignore[attr-defined]


def _lenient(encoding: str) -> "type[codecs.IncrementalDecoder]":
    strict = codecs.getincrementaldecoder(encoding)

    class Lenient(strict):  # type: ignore[misc, valid-type]
        def __init__(self, errors: str = "replace") -> None:
            super().__init__(errors)

    return Lenient
