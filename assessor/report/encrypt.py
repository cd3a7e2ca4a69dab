"""A PDF that opens only with a password: AES-256 by pikepdf. The password comes from a file, never the command line.

An encrypted file differs each time it is written: its keys are drawn anew, as they must be.
"""

import io
import stat
from pathlib import Path

from assessor.errors import ContentError, from_os_error

LONGEST = 127
"""Bytes that the format takes into account; a longer password would be cut in silence."""


def read_password(path: Path) -> str:
    """The first line of `path`, which must be its only one."""
    try:
        if path.exists() and not path.is_file():
            raise ContentError("this is not a file", where=str(path), do="Name a file that holds the password.")
        with path.open("rb") as stream:
            raw = stream.read(10_001)
    except OSError as error:
        raise from_os_error(error, path, "read it") from error
    try:
        word = raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        raise ContentError("the password is not UTF-8 text", where=str(path)) from error
    if not word.strip():
        raise ContentError("the password is empty", where=str(path), do="Write the password as its only line.")
    if "\n" in word or "\r" in word or len(word.encode()) > LONGEST:
        raise ContentError(f"expected one line of at most {LONGEST} bytes", where=str(path))
    return word


def open_to_others(path: Path) -> bool:
    """Whether other users of this machine may read the file."""
    return bool(path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def encrypted(pdf: bytes, password: str) -> bytes:
    """`pdf`, readable only with `password`; screen readers may read it, and whoever can open it may do everything."""
    import pikepdf  # slow to load, and only needed here

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(made, encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True))
    return made.getvalue()
