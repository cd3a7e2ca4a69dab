"""docs/questionnaire-format.md is true: its examples load and lint, its tables name every key with its default."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from assessor.questionnaire import model, role_pack
from assessor.questionnaire.lint import RULES, lint
from assessor.questionnaire.lint_words import TEXT_KEYS
from assessor.questionnaire.load import Facts, load
from assessor.questionnaire.yaml_reader import read_text
from assessor.text import Words

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaire-format.md").read_text(encoding="utf-8")
TABLES: dict[str, type[BaseModel]] = {
    "questionnaire.yaml": model.Head,
    "Area entry": model.AreaEntry,
    "areas/&lt;id&gt;.yaml": model.Area,
    "Question": model.Question,
    "Level": model.Level,
    "Next step": model.NextStep,
    "Variant": model.Variant,
    "Need": model.Need,
    "profile.yaml": model.Fact,
    "Choice": model.Choice,
    "targets.yaml": model.Targets,
    "Adjustment": model.Adjustment,
    "roles.yaml and options.yaml": model.Option,
    "Pay": model.Pay,
    "Background": model.Background,
    "economics.yaml": model.Economics,
    "sources.yaml": model.Source,
    "phrases.yaml": model.Phrases,
    "role_packs/&lt;role&gt;.yaml": role_pack.RolePack,
    "Outcome": role_pack.Outcome,
    "Skill level": role_pack.SkillLevel,
    "Source of people": role_pack.SourceFrom,
    "Seniority": role_pack.Seniority,
    "Stage note": role_pack.StageNote,
    "Interview question": role_pack.InterviewQuestion,
    "Exercise": role_pack.Exercise,
    "Criterion": role_pack.Criterion,
    "Ways": role_pack.Ways,
    "Case against hiring": role_pack.NotYet,
    "role_packs/\\_common.yaml": role_pack.Common,
    "Stage": role_pack.Stage,
    "Skill": role_pack.Skill,
    "Note": role_pack.Note,
}


def examples(text: str) -> dict[str, str]:
    """File name to content of every YAML block that starts with its name as a comment."""
    return dict(re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", text, re.DOTALL))


def section(heading: str) -> str:
    """The text under a heading, up to the next one."""
    found = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found, heading
    return found[1]


def write(root: Path, contents: dict[str, str]) -> Path:
    for name, text in contents.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_the_complete_example_uses_every_file_and_has_no_findings(tmp_path: Path) -> None:
    contents = examples(section("A complete example"))
    write(tmp_path, contents)

    assert lint(tmp_path, date(2026, 11, 23)) == []
    assert [area.id for area in load(tmp_path).areas] == ["restore", "access"]
    assert {name.split("/")[0] for name in contents} == {
        "questionnaire.yaml",
        "areas",
        "profile.yaml",
        "targets.yaml",
        "roles.yaml",
        "options.yaml",
        "economics.yaml",
        "sources.yaml",
        "phrases.yaml",
        "sounds_like",
        "role_packs",
    }


def test_the_smallest_example_loads(tmp_path: Path) -> None:
    """Lint has only advice for it: next steps are missing."""
    write(tmp_path, examples(section("Files")))

    assert load(tmp_path).areas[0].questions[0].id == "BAK-1"
    assert [finding.severity for finding in lint(tmp_path, date(2026, 11, 23))] == ["warning"]


def test_every_yaml_block_of_the_page_is_yaml() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)

    assert [block for block in blocks if read_text(block, "page").data is None] == []


@pytest.mark.parametrize("heading", TABLES)
def test_a_table_names_every_key_with_its_default(heading: str) -> None:
    """In the order of the model; a default that moves without the page is a lie to authors."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]*) \|", section(heading), re.MULTILINE)
    shown = {key: None if default == "required" else json.loads(default.strip("`")) for key, default in rows}

    fields = TABLES[heading].model_fields
    assert shown == {key: as_json(field.get_default()) for key, field in fields.items()}
    assert [key for key, default in rows if default == "required"] == [
        key for key, field in fields.items() if field.is_required()
    ]


def as_json(default: Any) -> Any:
    """A default as an author would write it; a required field has none."""
    if isinstance(default, BaseModel):
        return default.model_dump(exclude_defaults=True)
    return None if default is PydanticUndefined else default


def test_every_model_of_the_format_has_its_table() -> None:
    """Two are too small for one: a range of numbers, and the one key of profile.yaml."""
    models = {
        value
        for part in (model, role_pack)
        for value in vars(part).values()
        if isinstance(value, type) and issubclass(value, model.Content)
    }

    assert models - set(TABLES.values()) == {model.Content, model.Range}
    assert list(Facts.model_fields) == ["facts"]


def test_the_page_lists_the_rules_of_the_lint_in_their_words() -> None:
    listed = re.findall(
        r"^\| `([\w-]+)` \| (error|warning) \| (.*) \|$", section("Checking a questionnaire"), re.MULTILINE
    )

    assert listed == [(rule.id, rule.severity, rule.asks) for rule in RULES]


def test_every_key_with_text_for_people_is_known_to_the_rules_on_languages() -> None:
    """Keys that hold words of another sort, such as a version or a date, are named here."""
    words = {
        key
        for value in TABLES.values()
        for key, field in value.model_fields.items()
        if holds_words(field.annotation, field.metadata)
    }

    assert words - set(TEXT_KEYS) == {"version", "as_of", "source", "address", "date", "kind", "rates"}
    assert set(TEXT_KEYS) <= words


def holds_words(annotation: Any, metadata: list[Any]) -> bool:
    """Whether the type of a field is Words, or a list or mapping with Words in it."""
    if any(part in metadata for part in get_args(Words)[1:]):
        return True
    return any(part == Words or holds_words(part, []) for part in get_args(annotation))
