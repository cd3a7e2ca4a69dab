"""A copy of a questionnaire under an id of its own, to be changed by its new owner.

The new id is the new folder's name, so that the copy and the original are never taken for each other. The sample
company (demo.yaml) stays behind: its answers belong to the original.
"""

import re
import shutil
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assessor.errors import CommandError, ContentError, from_os_error
from assessor.questionnaire.load import HEAD, load
from assessor.questionnaire.yaml_reader import read_text
from assessor.text import Id

LEFT_BEHIND = shutil.ignore_patterns("demo.yaml", ".*", "__pycache__")


def copy_folder(source: Path, target: Path) -> str:
    """Copy the questionnaire in `source` to the new folder `target`; its new id."""
    try:
        id = TypeAdapter(Id).validate_python(target.absolute().name)
    except ValidationError as error:
        do = "The folder's name becomes the id: letters, digits, dots, dashes and underscores, at most 64."
        raise CommandError("this name cannot be an id", where=str(target), do=do) from error
    if target.exists() or target.is_symlink():
        raise ContentError("there is something of this name already", where=str(target), do="Choose another name.")
    old = load(source).id
    try:
        head = _renamed((source / HEAD).read_text(encoding="utf-8-sig"), old, id, str(source / HEAD))
        shutil.copytree(source, target, ignore=LEFT_BEHIND, copy_function=shutil.copyfile)
        (target / HEAD).write_text(head, encoding="utf-8")
    except shutil.Error as error:
        raise ContentError("could not copy every file", where=str(source)) from error
    except OSError as error:
        raise from_os_error(error, error.filename or target, "copy it") from error
    return id


def _renamed(head: str, old: str, new: str, where: str) -> str:
    """The text of questionnaire.yaml with the new id and everything else, comments included, as it was."""
    text = re.sub(rf"""(\bid["']?\s*:\s*)(["']?){re.escape(old)}\2""", rf"\g<1>{new}", head, count=1)
    if read_text(text, where).data.get("id") != new:
        raise ContentError(f'the id "{old}" could not be replaced', where=where, do="Copy the folder, then change it.")
    return text
