"""What loads, what is refused and with which words: file, line, field, what was expected, and the nearest spelling."""

import json
import os
from pathlib import Path

import pytest

from assessor.errors import AssessorError
from assessor.questionnaire.load import load

HEAD = """\
id: tiny
version: "1.0.0"
title: Tiny
areas:
  - latency
"""
LATENCY = """\
id: latency
questions:
  - id: LAT-1
    ask: Is latency measured?
    why: Users leave.
    levels:
      - says: zero
      - says: one
      - says: two
      - says: three
      - says: four
"""
PROFILE = """\
facts:
  - id: stage
    ask: Which stage?
    kind: choice
    choices: [{id: seed}, {id: growth}]
"""
ROLES = """\
- id: sre
  covers: {latency: [0.5, 3]}
  fill_months: 3
  ramp_months: 3
  yearly: 100000
"""


def write(root: Path, **changed: str) -> Path:
    """A questionnaire in block style; `changed` holds other text by name: head, latency, profile, targets and so on."""
    given = {"head": HEAD, "latency": LATENCY, **changed}
    names = {"head": "questionnaire.yaml", "latency": "areas/latency.yaml"}
    (root / "areas").mkdir(exist_ok=True)
    for name, text in given.items():
        (root / names.get(name, f"{name}.yaml")).write_text(text, encoding="utf-8")
    return root


def refusal(root: Path) -> str:
    """The line that refuses the questionnaire in `root`, its folder written as DIR."""
    with pytest.raises(AssessorError) as caught:
        load(root)
    return caught.value.line().replace(str(root), "DIR")


def test_two_files_are_a_questionnaire(tmp_path: Path) -> None:
    """Everything else is optional, and has a default."""
    loaded = load(write(tmp_path))
    asked = loaded.areas[0].questions[0]

    assert (loaded.id, loaded.version, loaded.title, loaded.language) == ("tiny", "1.0.0", "Tiny", "en")
    assert [(a.id, a.weight) for a in loaded.areas] == [("latency", 1)]
    assert (asked.weight, asked.critical, asked.knowing_is_capability, asked.minutes) == (1, False, False, 0.7)
    assert [level.says for level in asked.levels] == ["zero", "one", "two", "three", "four"]
    assert (loaded.facts, loaded.roles, loaded.options, loaded.sources) == ([], [], [], {})
    assert (loaded.economics.load, loaded.economics.horizon_months, loaded.economics.max_options) == (1.25, 24, 4)


def test_an_area_weighs_its_weight_in_the_head_times_its_own(tmp_path: Path) -> None:
    head = HEAD.replace("- latency", "- {id: latency, weight: 2}")

    assert load(write(tmp_path, head=head, latency=LATENCY + "weight: 1.5\n")).areas[0].weight == 3


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        (
            {"latency": LATENCY.replace("      - says: four\n", "")},
            "DIR/areas/latency.yaml:6 questions[0].levels: expected exactly five levels, level 0 first; found 4.",
        ),
        (
            {"latency": LATENCY + "      - says: five\n"},
            "DIR/areas/latency.yaml:6 questions[0].levels: expected exactly five levels, level 0 first; found 6.",
        ),
        (
            {"latency": LATENCY.replace("    why:", "    whi:")},
            'DIR/areas/latency.yaml:5 questions[0].whi: unknown key. Did you mean "why"?',
        ),
        (
            {"latency": LATENCY.replace("- says: two", "- says: two\n        next_step: {days: 3, effort: 2}")},
            "DIR/areas/latency.yaml:10 questions[0].levels[2].next_step.effort: unknown key. "
            "Known here: do, days, who, seen_by.",
        ),
        (
            {"latency": LATENCY.replace("    why: Users leave.\n", "")},
            "DIR/areas/latency.yaml:3 questions[0].why: this field is missing.",
        ),
        (
            {"latency": LATENCY.replace("says: one", "sounds_like: [x]")},
            "DIR/areas/latency.yaml:8 questions[0].levels[1].says: this field is missing.",
        ),
        (
            {"latency": LATENCY + "    weight: heavy\n"},
            'DIR/areas/latency.yaml:12 questions[0].weight: expected a number; found "heavy".',
        ),
        (
            {"latency": LATENCY + "    weight: 0\n"},
            "DIR/areas/latency.yaml:12 questions[0].weight: expected a number greater than 0; found 0.",
        ),
        (
            {"latency": LATENCY + "    critical: no\n"},
            'DIR/areas/latency.yaml:12 questions[0].critical: expected true or false; found "no". Write false.',
        ),
        (
            {"latency": LATENCY + "    closed_by: sre\n"},
            'DIR/areas/latency.yaml:12 questions[0].closed_by: expected a list; found "sre". Write [sre].',
        ),
        (
            {"latency": LATENCY + "    needs: [{question: LAT-2, level: 5}]\n"},
            "DIR/areas/latency.yaml:12 questions[0].needs[0].level: "
            "expected a number less than or equal to 4; found 5.",
        ),
        (
            {"latency": LATENCY + "    needs: [{level: 2}]\n"},
            "DIR/areas/latency.yaml:12 questions[0].needs[0]: "
            "expected either `question` (with `level`) or `any` with a list.",
        ),
        (
            {"latency": LATENCY + "    applies_when: {stage: []}\n"},
            "DIR/areas/latency.yaml:12 questions[0].applies_when.stage: "
            "expected true, false, a value, a list of values, or {min: ..., max: ...}.",
        ),
        (
            {"latency": LATENCY + "    applies_when: {gpus: {least: 8}}\n"},
            "DIR/areas/latency.yaml:12 questions[0].applies_when.gpus.least: unknown key. Known here: min, max.",
        ),
        (
            {"latency": LATENCY.replace("ask: Is latency measured?", "ask: 7")},
            "DIR/areas/latency.yaml:4 questions[0].ask: expected a text; put it in quotes.",
        ),
        (
            {"latency": LATENCY.replace("ask: Is latency measured?", "ask: {en: 7}")},
            "DIR/areas/latency.yaml:4 questions[0].ask: "
            "expected a text, or one text per language such as {en: ..., de: ...}.",
        ),
        (
            {"latency": LATENCY.replace("LAT-1", "LAT 1")},
            "DIR/areas/latency.yaml:3 questions[0].id: "
            'expected an id: letters, digits, dots, dashes and underscores, at most 64; found "LAT 1".',
        ),
        (
            {"latency": LATENCY.replace("id: latency", "id: Latency")},
            'DIR/areas/latency.yaml:1 id: expected "latency", as the file is called; found "Latency".',
        ),
        (
            {"latency": LATENCY + LATENCY.split("questions:\n")[1]},
            'DIR/areas/latency.yaml:12 questions[1].id: the question "LAT-1" is here a second time. '
            "Give each its own id.",
        ),
        (
            {"latency": "id: latency\nquestions: []\n"},
            "DIR/areas/latency.yaml:2 questions: expected at least 1 item; found 0.",
        ),
        ({"latency": "- id: latency\n"}, "DIR/areas/latency.yaml:1: expected keys with values; found a list."),
        ({"latency": "# nothing yet\n"}, "DIR/areas/latency.yaml: the file is empty."),
        (
            {"latency": "id: [1"},
            "DIR/areas/latency.yaml:2: not YAML: did not find expected ',' or ']'. "
            "A bracket may be open here or above; inside brackets a text with a comma needs quotes.",
        ),
        (
            {"head": HEAD + "  - costs\n"},
            "DIR/questionnaire.yaml:6 areas[1]: there is no areas/costs.yaml. "
            "Write areas/costs.yaml, or take the area out of questionnaire.yaml.",
        ),
        (
            {"head": HEAD + "  - {id: latency}\n"},
            'DIR/questionnaire.yaml:6 areas[1]: the area "latency" is here a second time. Give each its own id.',
        ),
        (
            {"head": HEAD.replace('"1.0.0"', "1.0")},
            "DIR/questionnaire.yaml:2 version: expected a text; put it in quotes.",
        ),
        ({"head": HEAD.replace("title: Tiny\n", "")}, "DIR/questionnaire.yaml:1 title: this field is missing."),
        (
            {"head": HEAD.split("areas:", maxsplit=1)[0] + "areas: 5\n"},
            "DIR/questionnaire.yaml:4 areas: expected a list; found 5.",
        ),
        (
            {"head": HEAD.split("areas:", maxsplit=1)[0] + "areas: []\n"},
            "DIR/questionnaire.yaml:4 areas: expected at least 1 item; found 0.",
        ),
        (
            {"profile": PROFILE.replace("kind: choice\n", "kind: choise\n")},
            "DIR/profile.yaml:4 facts[0].kind: expected 'choice', 'choices', 'number', 'money', 'yes_no', 'text', "
            "'date' or 'counts'; found \"choise\". Did you mean \"choice\"?",
        ),
        (
            {"profile": PROFILE + PROFILE.split("facts:\n")[1]},
            'DIR/profile.yaml:6 facts[1].id: the fact "stage" is here a second time. Give each its own id.',
        ),
        ({"profile": PROFILE.replace("facts", "fact")}, 'DIR/profile.yaml:1 fact: unknown key. Did you mean "facts"?'),
        (
            {"roles": ROLES.replace("[0.5, 3]", "[1.5, 3]")},
            "DIR/roles.yaml:2 [0].covers.latency[0]: expected a number less than or equal to 1; found 1.5.",
        ),
        (
            {"roles": ROLES.replace("[0.5, 3]", "0.5")},
            "DIR/roles.yaml:2 [0].covers.latency: expected a list; found 0.5.",
        ),
        (
            {"roles": ROLES.replace("  yearly: 100000\n", "")},
            "DIR/roles.yaml:1 [0]: expected `pay` by region, or `yearly`.",
        ),
        (
            {"roles": ROLES.replace("100000", "{USD: lots}")},
            'DIR/roles.yaml:5 [0].yearly.USD: expected a number; found "lots".',
        ),
        (
            {"roles": ROLES, "options": ROLES},
            'DIR/options.yaml:1 [0].id: the option "sre" is here a second time. Give each its own id.',
        ),
        (
            {"targets": "targets:\n  latency: 7\n"},
            "DIR/targets.yaml:2 targets.latency: expected a number less than or equal to 4; found 7.",
        ),
        (
            {"targets": "targets:\n  latency:\n    own: [1, 2,\n      -1]\n"},
            "DIR/targets.yaml:4 targets.latency.own[2]: expected a number greater than or equal to 0; found -1.",
        ),
        (
            {"economics": "levers: {engine: [0.1, 0.2]}\n"},
            "DIR/economics.yaml:1 levers.engine[2]: this field is missing.",
        ),
        (
            {"sources": "MLP: {address: x}\nOTEL: {title: y, dated: z}\n"},
            "DIR/sources.yaml:1 MLP.title: this field is missing. (1 more: assessor questionnaire lint)",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_place_and_reason(
    changed: dict[str, str], line: str, tmp_path: Path
) -> None:
    """One line: file, line, field, what was expected, and the nearest spelling where there is one."""
    assert refusal(write(tmp_path, **changed)) == line


@pytest.mark.parametrize("name", ["nothing here", "DIR/questionnaire.yaml"])
def test_what_is_no_questionnaire_folder_is_named_as_such(name: str, tmp_path: Path) -> None:
    write(tmp_path)
    path = Path(name.replace("DIR", str(tmp_path)))

    with pytest.raises(AssessorError) as caught:
        load(path)

    assert (
        caught.value.line() == f"{path}: there is no questionnaire.yaml in this folder. Name a questionnaire's folder."
    )


@pytest.mark.parametrize(
    "id", ["../../etc/passwd", "/etc/passwd", "..", ".hidden", "a/b", "a\\b", "con:", "x" * 65, ""]
)
def test_an_area_id_never_leads_out_of_the_folder(id: str, tmp_path: Path) -> None:
    """It is refused as an id; no file is opened."""
    head = HEAD.replace("- latency", f"- {json.dumps(id)}")

    assert "areas[0]" in refusal(write(tmp_path, head=head))
    assert "expected an id: letters, digits, dots" in refusal(tmp_path)


def test_a_pipe_a_folder_and_a_broken_link_are_no_files(tmp_path: Path) -> None:
    write(tmp_path)
    os.mkfifo(tmp_path / "roles.yaml")
    assert refusal(tmp_path) == "DIR/roles.yaml: this is not a file."

    (tmp_path / "roles.yaml").unlink()
    (tmp_path / "roles.yaml").mkdir()
    assert refusal(tmp_path) == "DIR/roles.yaml: this is not a file."

    (tmp_path / "roles.yaml").rmdir()
    (tmp_path / "roles.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert refusal(tmp_path) == "DIR/roles.yaml: could not read it: there is no such file. Check the path."


def test_a_file_that_may_not_be_looked_at_is_an_error_and_no_surprise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without permission must not look like one without a questionnaire."""

    def refuse(self: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "lstat", refuse)

    assert refusal(tmp_path).startswith("DIR/questionnaire.yaml: could not read it: this user may not do that here.")


def test_files_that_the_format_does_not_name_are_ignored(tmp_path: Path) -> None:
    before = load(write(tmp_path))
    (tmp_path / "notes.yaml").write_text("[not even yaml")
    (tmp_path / "areas" / "draft.yaml").write_text("x: y")

    assert load(tmp_path).digest == before.digest


def test_escape_codes_in_a_text_do_not_get_in(tmp_path: Path) -> None:
    """Nothing that a file says can write to someone's terminal, not even through an error."""
    hostile = r'"\e]52;c;aGk=\aIs it measured\u202e?"'

    loaded = load(write(tmp_path, latency=LATENCY.replace("Is latency measured?", hostile)))
    assert loaded.areas[0].questions[0].ask == "]52;c;aGk=Is it measured?"

    refused = refusal(write(tmp_path, latency=LATENCY + '    "\\e[2J": 1\n'))
    assert refused.startswith("DIR/areas/latency.yaml:12 questions[0].[2J: unknown key.")


def test_a_text_is_read_in_the_language_asked_for_then_english_then_the_first(tmp_path: Path) -> None:
    title = "{de: Winzig, fr: Menu, en: Tiny}"
    write(tmp_path, head=HEAD.replace("title: Tiny", f"title: {title}") + "language: de\n")

    assert [load(tmp_path, language).title for language in (None, "fr", "it")] == ["Winzig", "Menu", "Tiny"]

    write(tmp_path, head=HEAD.replace("title: Tiny", "title: {de: Winzig, fr: Menu}"))
    assert load(tmp_path).title == "Winzig"
