"""Role packs: when they are read, what travels with a copy, and what is refused with which words."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assessor.errors import AssessorError
from assessor.questionnaire.library import find
from assessor.questionnaire.load import from_json, load, to_json
from assessor.questionnaire.role_pack import common, documents, role_pack
from assessor.resources import data_folder
from tests.questionnaire.planting import COMMON, PACK, drop, good, pack, packs_share, put

SHIPPED = data_folder("questionnaires") / "ai_infrastructure"
BACKGROUNDS = {"hyperscaler", "devops", "distributed_systems", "kubernetes_platform", "high_performance"}


def folder(root: Path, **packs: Any) -> Path:
    """A questionnaire whose role packs are `packs`, by the name of their file."""
    for name, content in {**good(), **{f"role_packs/{name}.yaml": data for name, data in packs.items()}}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content, indent=1)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_role_has_its_pack_and_a_role_without_one_has_none(tmp_path: Path) -> None:
    root = folder(tmp_path, sre=pack(), _common=packs_share())

    found = role_pack(root, "sre")

    assert found is not None
    assert [outcome.day for outcome in found.outcomes] == [30, 60, 90, 180]
    assert [stage.id for stage in common(root).stages] == ["call"]
    assert role_pack(root, "platform") is None


def test_without_any_pack_nothing_is_shared(tmp_path: Path) -> None:
    assert common(folder(tmp_path)).stages == []
    assert documents(tmp_path) == {}


def test_loading_does_not_read_packs_and_the_digest_leaves_them_out(tmp_path: Path) -> None:
    """A better question for an interview must not part an assessment from its questionnaire."""
    before = load(folder(tmp_path))
    folder(tmp_path, sre="not: [yaml", _common="- [")

    after = load(tmp_path)

    assert after.digest == before.digest
    assert to_json(after) == to_json(before)


def test_a_copy_can_carry_them_and_they_are_read_from_it_in_the_same_way(tmp_path: Path) -> None:
    root = folder(tmp_path, sre=pack(), _common=packs_share())
    loaded = load(root).model_copy(update={"beside": documents(root)})

    copy = from_json(json.loads(json.dumps(to_json(loaded))), "copy")

    assert list(copy.beside) == [COMMON, PACK]
    assert copy.digest == load(root).digest
    assert role_pack(copy.beside, "sre") == role_pack(root, "sre")
    assert common(copy.beside) == common(root)
    assert to_json(copy) == to_json(loaded)


def test_a_copy_still_ignores_other_names() -> None:
    copy = from_json({**good(), "notes.yaml": 1, "sounds_like/a.yaml": {}}, "copy")

    assert set(to_json(copy)) == set(good())


def test_a_copy_with_a_faulty_pack_loads_and_says_so_when_the_pack_is_wanted() -> None:
    copy = from_json({**good(), PACK: {"id": "sre", "must": "all"}}, "copy")

    with pytest.raises(AssessorError) as caught:
        role_pack(copy.beside, "sre")
    assert caught.value.line() == 'role_packs/sre.yaml must: expected a list; found "all". Write [all].'


@pytest.mark.parametrize(
    ("defect", "sentence"),
    [
        (put(PACK, "qestions", []), ' qestions: unknown key. Did you mean "questions"?'),
        (put(PACK, "id", "other"), ' id: expected "sre", as the file is called; found "other".'),
        (drop(PACK, "work_sample.scores.3"), " work_sample.scores: expected at least 4 items; found 3."),
        (put(PACK, "skills.0.level", 4), " skills[0].level: expected a number less than or equal to 3; found 4."),
        (put(PACK, "source_from", [{"id": "a", "fit": "bets"}]),
         " source_from[0].fit: expected 'best', 'good' or 'some'; found \"bets\". Did you mean \"best\"?"),
        (drop(PACK, "questions.0.good"), " questions[0].good: this field is missing."),
    ],
)  # fmt: skip
def test_a_faulty_file_is_one_line_with_file_line_and_field(
    defect: Callable[[dict[str, Any]], None], sentence: str, tmp_path: Path
) -> None:
    files = {PACK: pack()}
    defect(files)
    root = folder(tmp_path, sre=files[PACK])

    with pytest.raises(AssessorError) as caught:
        role_pack(root, "sre")

    place, _, said = caught.value.line().removeprefix(f"{root}/{PACK}:").partition(" ")
    assert place.isdigit()
    assert f" {said}" == sentence


@pytest.mark.parametrize("text", ["", "# nothing"])
def test_an_empty_file_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(AssessorError, match="the file is empty"):
        role_pack(folder(tmp_path, sre=text), "sre")


def test_texts_are_cleaned_and_in_the_language_of_the_questionnaire(tmp_path: Path) -> None:
    """Escape codes would act in a terminal."""
    root = folder(tmp_path, sre={**pack(), "must": ["a\x1b[31mb", {"en": "one", "de": "eins"}]})

    found = role_pack(root, "sre", "de")

    assert found is not None and found.must == ["a[31mb", "eins"]


@pytest.mark.parametrize("role", [role.id for role in find(None).roles])
def test_every_shipped_role_has_a_whole_pack(role: str) -> None:
    """Eight questions, four days, all five backgrounds with one best fit, three mistakes, a scale of four scores."""
    found = role_pack(SHIPPED, role)

    assert found is not None
    assert len(found.questions) == 8
    assert {len(question.good) for question in found.questions} == {3}
    assert [outcome.day for outcome in found.outcomes] == [30, 60, 90, 180]
    assert {source.id for source in found.source_from} == BACKGROUNDS
    assert [source.fit for source in found.source_from].count("best") == 1
    assert found.work_sample is not None and found.system_design is not None
    assert len(found.skills) == 12
    assert len(found.mistakes) >= 3
    assert len(found.not_yet) >= 3
    assert found.ways.full_time and found.ways.fractional and found.ways.buy


def test_the_shipped_loop_has_five_stages_and_says_what_is_known_of_interviews() -> None:
    shared = common(SHIPPED)

    assert [stage.minutes for stage in shared.stages] == [30, 60, 90, 60, 45]
    assert "structured interview .42" in shared.research[0].says
    assert "years of experience .07" in shared.research[0].says
    assert shared.research[0].sources == ["VALIDITY"]
    assert "does not score, rank or screen candidates" in shared.promise


def test_the_shipped_law_says_what_an_advert_must_and_may_not() -> None:
    """Range before the first interview, no question about earlier pay, contractors, in each region."""
    shared = common(SHIPPED)
    european = " ".join(note.says for note in shared.law if "eu" in note.regions)

    assert "before the first interview" in european
    assert "Asking about current or earlier pay is not allowed" in european
    assert {region for note in shared.law for region in note.regions} == {"us", "uk", "eu"}
    assert all(note.as_of for note in shared.law if note.regions)
