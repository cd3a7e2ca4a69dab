"""Where questionnaires are found: a folder named by the user, the user's own folder, the shipped ones."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from assessor.errors import AssessorError, CommandError, ContentError, nearest
from assessor.questionnaire.load import HEAD, digest, from_json, read_folder, read_head
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.parsed import load
from assessor.resources import data_folder
from assessor.text import one_line

DEFAULT = "ai_infrastructure"
COPY_SUFFIX = ".questionnaire.json"
"""A report's questionnaire, laid beside the assessment that was restored from it."""


def user_folder() -> Path:
    """The folder of a user's own questionnaires; it need not exist."""
    return Path(platformdirs.user_data_dir("assessor", appauthor=False)) / "questionnaires"


def folders() -> list[Path]:
    """Every questionnaire folder that can be named by its id: the user's own first, then the shipped ones."""
    roots = [user_folder(), data_folder("questionnaires")]
    return [folder for root in roots if root.is_dir() for folder in sorted(root.iterdir()) if (folder / HEAD).is_file()]


def find(name: str | None) -> Questionnaire:
    """The questionnaire that `name` means: a folder, a JSON copy, or an id; the default one for None."""
    if name and Path(name).is_file():
        return read_copy(Path(name))
    return load(find_folder(name))


def find_folder(name: str | None) -> Path:
    """The folder that `name` means: itself, or the first with this name or id; the default one for None."""
    path = Path(name or DEFAULT)
    if name and path.is_dir():
        return path
    if found := next(with_id(str(path)), None):
        return found
    known = sorted({word for folder in folders() for word in (_id_of(folder), folder.name) if word})
    hint = nearest(str(name), known) or f"Known here: {', '.join(known)}; or name a folder."
    raise CommandError(f'there is no questionnaire "{one_line(str(name), 80)}"', do=hint)


def with_id(id: str) -> Iterator[Path]:
    """The folders called `id`, then those that are called something else and have this id inside."""
    known = folders()
    yield from (folder for folder in known if folder.name == id)
    yield from (folder for folder in known if folder.name != id and _id_of(folder) == id)


def _id_of(folder: Path) -> str:
    """The id that the questionnaire in `folder` gives itself, empty where it cannot be read."""
    try:
        head = read_head(folder).data
    except AssessorError:
        return ""
    id = head.get("id") if isinstance(head, dict) else None
    return id if isinstance(id, str) else ""


def folder_of(questionnaire: Questionnaire, named: str | None = None) -> Path | None:
    """The folder with this very content: the one that the user `named`, or one that has its id; None for a copy.

    For what lies beside the content, such as example sentences.
    """
    candidates = [Path(named)] if named and (Path(named) / HEAD).is_file() else []
    candidates += [folder for id in (questionnaire.id, named) if id for folder in with_id(id)]
    return next((folder for folder in candidates if _digest_of(folder) == questionnaire.digest), None)


def with_packs(questionnaire: Questionnaire, named: str | None = None) -> Questionnaire:
    """`questionnaire` with the role packs of its folder (`folder_of`); those that it carries already stay."""
    if questionnaire.beside or (folder := folder_of(questionnaire, named)) is None:
        return questionnaire
    from assessor.questionnaire.role_pack import documents

    return questionnaire.model_copy(update={"beside": documents(folder)})


def _digest_of(folder: Path) -> str:
    """The digest of what lies in `folder`, empty where it cannot be read."""
    try:
        return digest({name: document.data for name, document in read_folder(folder).items()})
    except AssessorError:
        return ""


def read_copy(path: Path) -> Questionnaire:
    """The questionnaire in a JSON copy of its files."""
    try:
        return from_json(json.loads(path.read_bytes()), str(path))
    except (ValueError, RecursionError, OSError) as error:
        raise ContentError("this is not a questionnaire", where=str(path), do="Name its folder.") from error


def find_for(
    id: str, version: str, digest: str, *, option: str | None, beside: Path, adopt: bool = False
) -> Questionnaire:
    """The questionnaire that an assessment's answers belong to, told by its digest.

    Looked for in: `option` (what the user named), the copy beside the file, the user's folder, the shipped ones. With
    `adopt` the one named by `option` is taken in its present state. `ContentError` says how to go on.
    """
    where = str(beside)
    changed = f'the questionnaire "{id}" has changed since version {version} was answered'
    if option is not None:
        named = find(option)
        if named.digest == digest or (adopt and named.id == id):
            return named
        if named.id != id:
            raise ContentError(f'answers belong to the questionnaire "{id}", not "{named.id}"', where=where)
        raise ContentError(changed, where=where, do=_adopting(where, option))
    copy = beside.with_name(beside.name.removesuffix(".assessment.json") + COPY_SUFFIX)
    if copy.is_file() and (copied := read_copy(copy)).digest == digest:
        return copied
    known = False
    for folder in with_id(id):
        known = True
        try:
            found = load(folder)
        except AssessorError:
            if _digest_of(folder) == digest:
                raise  # the right content, which is not taken any more
            continue
        if found.digest == digest:
            return found
    if known:
        do = f"Name the one it was made with by --questionnaire DIR, or: {_adopting(where, id)}"
        raise ContentError(changed, where=where, do=do)
    do = "Name its folder with --questionnaire DIR."
    raise ContentError(f'its questionnaire "{id}" {version} is not installed here', where=where, do=do)


def _adopting(file: str, name: str) -> str:
    """How to move the answers in `file` to the present state of the questionnaire that `name` means."""
    words = f"assessor answer {shlex.quote(file)} --questionnaire {shlex.quote(name)} --adopt"
    return f"{one_line(words, 300)} moves the answers to it; none is lost."
