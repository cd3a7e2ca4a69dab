"""The JSON Schema accepts whatever loads and refuses unknown keys, so that an editor is right about a file."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from assessor.errors import AssessorError
from assessor.questionnaire.load import OPTIONAL, from_json, read_folder
from assessor.questionnaire.role_pack import pack_files
from assessor.questionnaire.schema import AREA, PACK, PACKS_SHARE, SENTENCES, schema
from assessor.questionnaire.yaml_reader import read_file
from assessor.resources import data_folder
from tests.questionnaire.planting import COMMON, Files, good, pack
from tests.questionnaire.planting import PACK as PACK_FILE
from tests.tiny import area, files, question

SCHEMA = schema()
SHIPPED = sorted(path for path in data_folder("questionnaires").iterdir() if path.is_dir())


def complaints(name: str, data: Any) -> list[str]:
    """What the schema of the file called `name` says about `data`, and what the schema of any file says."""
    key = {"areas": AREA, "sounds_like": SENTENCES, "role_packs": PACK}.get(name.partition("/")[0], name)
    key = PACKS_SHARE if name == COMMON else key
    own = Draft202012Validator({"$ref": f"#/$defs/{key}", "$defs": SCHEMA["$defs"]})
    any_file = Draft202012Validator(SCHEMA)
    found = [error.message for error in own.iter_errors(data)]
    return found + [error.message for error in any_file.iter_errors(data)]


def test_it_is_a_valid_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_it_names_every_file_of_the_format() -> None:
    assert {"questionnaire.yaml", AREA, SENTENCES, PACK, PACKS_SHARE, *OPTIONAL} <= set(SCHEMA["$defs"])
    assert [SCHEMA["$defs"][name]["title"] for name in ("questionnaire.yaml", AREA, SENTENCES, PACK, PACKS_SHARE)] == [
        "questionnaire.yaml",
        "areas/<id>.yaml",
        "sounds_like/<area>.yaml",
        "role_packs/<role>.yaml",
        "role_packs/_common.yaml",
    ]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_it_accepts_every_file_of_the_shipped_questionnaires(folder: Path) -> None:
    """As our own YAML reader reads them: a date stays a word."""
    spoken = {f"sounds_like/{path.name}": read_file(path) for path in (folder / "sounds_like").glob("*.yaml")}
    packs = {name: read_file(path) for name, path in pack_files(folder)}
    documents = {**read_folder(folder), **spoken, **packs}

    assert [said for name, document in documents.items() for said in complaints(name, document.data)] == []


@pytest.mark.parametrize(
    "content",
    [{}, {**pack(), "qestions": []}, {**pack(), "must": "all"}, {**pack(), "outcomes": [{"day": 0, "says": []}]}],
)
def test_it_refuses_a_wrong_role_pack(content: Any) -> None:
    assert complaints(PACK_FILE, pack()) == []
    assert complaints(PACK_FILE, content) != []


def test_it_accepts_a_questionnaire_that_uses_most_of_the_format() -> None:
    assert [complaint for name, data in good().items() for complaint in complaints(name, data)] == []


def every_mapping(data: Any) -> list[dict[str, Any]]:
    """Every mapping in `data`, itself included, that holds named keys of the format."""
    found = [data] if isinstance(data, dict) else []
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        found += every_mapping(inner)
    return found


@pytest.mark.parametrize("name", sorted(good()))
def test_it_refuses_an_unknown_key_wherever_the_loader_does(name: str) -> None:
    """At every depth; where keys are ids of one's own, such as facts in a condition, neither objects."""
    count = len(every_mapping(good()[name]))
    judged = []
    for n in range(count):
        planted = good()
        every_mapping(planted[name])[n]["surprise key!"] = 1
        judged.append(loads(planted))
        assert bool(complaints(name, planted[name])) is not judged[-1]

    assert False in judged


def loads(given: Files) -> bool:
    """Whether the loader takes these files."""
    try:
        from_json(given, "copy")
    except AssessorError:
        return False
    return True


@pytest.mark.parametrize(
    "change",
    [
        lambda q: q["levels"].pop(),
        lambda q: q.pop("why"),
        lambda q: q.update(weight=0),
        lambda q: q.update(weight="1"),
        lambda q: q.update(needs=["A-1"]),
        lambda q: q.update(needs=[{"level": 2}]),
        lambda q: q.update(applies_when={"gpus": []}),
        lambda q: q.update(applies_when={"gpus": None}),
        lambda q: q.update(ask=7),
        lambda q: q.update(ask={}),
        lambda q: q.update(id="not an id"),
    ],
)
def test_it_refuses_a_wrong_question(change: Callable[[dict[str, Any]], Any]) -> None:
    content = copy.deepcopy(area("a", question("A-1")))
    change(content["questions"][0])

    assert complaints("areas/a.yaml", content) != []


@pytest.mark.parametrize(
    "content", [{"A-1": [["a"]] * 4}, {"A-1": [["a"]] * 6}, {"A-1": [["a"]] * 4 + [[7]]}, {"no id": [["a"]] * 5}, []]
)
def test_it_refuses_wrong_sentences(content: Any) -> None:
    assert complaints("sounds_like/a.yaml", content) != []


WORDS = st.text("abc", min_size=1, max_size=4)
KEYS = WORDS | st.sampled_from(["min", "max", "any", "question", "en", "says"])
ODD = st.none() | st.booleans() | st.integers(-1, 9) | st.floats(0, 5, width=16) | WORDS
ANYTHING = st.recursive(
    ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
TESTS = ODD | st.lists(ODD, max_size=2) | st.dictionaries(st.sampled_from(["min", "max"]), ODD)
NEEDS = st.fixed_dictionaries({}, optional={"question": WORDS | st.none(), "level": ODD, "any": ANYTHING})
MORE = {
    "applies_when": st.dictionaries(WORDS, TESTS, min_size=1, max_size=2),
    "needs": st.lists(NEEDS, min_size=1, max_size=2),
    "variants": st.lists(st.fixed_dictionaries({"when": st.just({})}, optional={"ask": ANYTHING}), min_size=1),
    "explain": ANYTHING,
    "closed_by": st.lists(WORDS) | ANYTHING,
    "minutes": ODD,
    "critical": ODD,
}
LIKELY = st.one_of(*(st.fixed_dictionaries({key: value}) for key, value in MORE.items()))
"""One key at a time: more than a quarter of these load."""


@given(LIKELY)
def test_whatever_question_loads_the_schema_accepts_it(more: dict[str, Any]) -> None:
    """An editor never calls wrong what works."""
    content = area("a", question("A-1", **more))

    assert complaints("areas/a.yaml", content) == [] or not loads(files(content))


@given(st.dictionaries(WORDS, ANYTHING, max_size=3), st.sampled_from(["targets", "risk_floor", "rates", "areas"]))
def test_whatever_table_loads_the_schema_accepts_it(table: dict[str, Any], key: str) -> None:
    """Targets by rows and columns, money by area, and the two ways to write an area's entry."""
    given_files = files(area("a", question("A-1")))
    name = {"targets": "targets.yaml", "areas": "questionnaire.yaml"}.get(key, "economics.yaml")
    if key == "areas":
        given_files[name]["areas"] = ["a", {"id": "a", **table}]
    else:
        given_files[name] = {key: table}

    assert complaints(name, given_files[name]) == [] or not loads(given_files)
