"""Each rule finds its defect, at its place, and nothing else; a questionnaire without defects has no findings."""

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assessor.questionnaire.finding import Finding
from assessor.questionnaire.lint import RULES, lint
from assessor.resources import data_folder
from tests.questionnaire.planted import PLANTED
from tests.questionnaire.planting import (
    COMMON,
    PACK,
    ROLES,
    SAID,
    TARGETS,
    A,
    Files,
    Planted,
    both,
    drop,
    good,
    packed,
    put,
    question,
    said,
    said_with,
)

TODAY = date(2026, 11, 23)


def write(root: Path, files: Files) -> Path:
    """`files` as a folder; JSON is YAML."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(content, indent=1), encoding="utf-8")
    return root


def found_in(root: Path, files: Files) -> list[Finding]:
    return lint(write(root, files), TODAY)


def test_a_questionnaire_without_defects_has_no_findings(tmp_path: Path) -> None:
    assert found_in(tmp_path, good()) == []


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{planted.found[0][0]}-{n}" for n, planted in enumerate(PLANTED)])
def test_a_planted_defect_is_found_at_its_place_and_nothing_else(planted: Planted, tmp_path: Path) -> None:
    """Rule, file, field and words; the line is that of the field; there is always a severity."""
    files = copy.deepcopy(good())
    planted.defect(files)

    findings = found_in(tmp_path, files)

    names = [(f.rule, str(Path(f.file).relative_to(tmp_path)), f.field, f.says) for f in findings]
    assert names == planted.found


def test_every_rule_has_a_planted_defect() -> None:
    assert {rule for planted in PLANTED for rule, *_ in planted.found} == {rule.id for rule in RULES}


def test_every_rule_has_its_own_id_and_one_sentence() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not rule.asks.endswith(".")] == []


def test_a_finding_names_line_severity_and_mend(tmp_path: Path) -> None:
    """What editors and CI need to point at it."""
    files = good()
    put(A, "questions.0.closed_by.0", "sres")(files)

    (finding,) = found_in(tmp_path, files)

    text = (tmp_path / A).read_text(encoding="utf-8").splitlines()
    assert '"sres"' in text[(finding.line or 0) - 1]
    assert finding.model_dump() == {
        "severity": "error",
        "rule": "unknown-role",
        "file": str(tmp_path / A),
        "line": finding.line,
        "field": "questions[0].closed_by[0]",
        "says": 'there is no role or option "sres"',
        "mend": 'Did you mean "sre"?',
    }


def test_a_source_is_good_for_its_months_to_the_day(tmp_path: Path) -> None:
    """Twelve months after 23 November 2025 are over on the 24th, not on the 23rd."""
    files = good()
    put("sources.yaml", "MLP.date", "2025-11-23")(files)
    write(tmp_path, files)

    assert lint(tmp_path, date(2026, 11, 23)) == []
    assert [finding.rule for finding in lint(tmp_path, date(2026, 11, 24))] == ["stale-source"]


@pytest.mark.parametrize(
    ("written", "last_good_day", "first_bad_day"),
    [("2025-11", date(2026, 11, 30), date(2026, 12, 1)), ("2025", date(2026, 12, 31), date(2027, 1, 1))],
)
def test_a_month_or_a_year_is_taken_at_its_end(
    written: str, last_good_day: date, first_bad_day: date, tmp_path: Path
) -> None:
    """A date less exact than a day has the benefit of the doubt."""
    files = good()
    put("sources.yaml", "MLP.date", written)(files)
    write(tmp_path, files)

    assert lint(tmp_path, last_good_day) == []
    assert [finding.rule for finding in lint(tmp_path, first_bad_day)] == ["stale-source"]


def test_form_and_content_are_told_in_one_run(tmp_path: Path) -> None:
    """A misspelt key, a missing level, a missing text and a wrong value do not hide what else is wrong."""
    files = good()
    both(
        put(A, "questions.0.wieght", 2),
        put(A, "questions.0.minuts", 2),
        put(A, "questions.0.weight", "heavy"),
        drop(A, "questions.1.levels.4"),
        drop(A, "questions.2.why"),
        put(A, "questions.2.levels.3.says", "Good charts."),
        put("areas/b.yaml", "questions.0.needs.0.any.0.question", "X"),
        put("areas/b.yaml", "questions.+", question("A-1")),
    )(files)

    findings = found_in(tmp_path, files)

    assert [(f.rule, f.field) for f in findings] == [
        ("unknown-key", "questions[0].wieght"),
        ("unknown-key", "questions[0].minuts"),
        ("float-type", "questions[0].weight"),
        ("too-short", "questions[1].levels"),
        ("missing", "questions[2].why"),
        ("opinion", "questions[2].levels[3].says"),
        ("unknown-question", "questions[0].needs[0].any[0].question"),
        ("duplicate-id", "questions[1].id"),
    ]


def test_every_file_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    """One broken file does not hide the next, and is not called missing."""
    write(tmp_path, good())
    (tmp_path / A).write_text("id: [1", encoding="utf-8")
    (tmp_path / ROLES).write_bytes(b"\xff")
    (tmp_path / TARGETS).write_text("targets: {b: 9}", encoding="utf-8")

    findings = lint(tmp_path, TODAY)

    assert [(f.rule, Path(f.file).name, f.line, f.says) for f in findings] == [
        ("unreadable", "a.yaml", 2, "not YAML: did not find expected ',' or ']'"),
        ("unreadable", "roles.yaml", 1, "not UTF-8 text"),
        ("less-than-equal", "targets.yaml", 1, "expected a number less than or equal to 4; found 9"),
    ]


def test_a_folder_without_a_questionnaire_is_one_finding(tmp_path: Path) -> None:
    (finding,) = lint(tmp_path, TODAY)

    assert (finding.rule, finding.says) == ("unreadable", "there is no questionnaire.yaml in this folder")


def test_a_file_that_looks_like_a_part_and_is_none_is_a_warning(tmp_path: Path) -> None:
    """An area that the head does not list, and misspelt names; other files are nobody's business."""
    write(tmp_path, good())
    for name in ("areas/c.yaml", "role.yaml", "profile.yml", "notes.yaml", "README.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    findings = lint(tmp_path, TODAY)

    assert [(f.severity, f.rule, str(Path(f.file).relative_to(tmp_path)), f.mend) for f in findings] == [
        ("warning", "stray-file", "areas/c.yaml", "List it there, or move it away."),
        ("warning", "stray-file", "profile.yml", "Call it profile.yaml, or move it away."),
        ("warning", "stray-file", "role.yaml", "Call it roles.yaml, or move it away."),
    ]


@pytest.mark.parametrize(
    ("defect", "rule", "field", "says"),
    [
        (drop(SAID, "A-1.4"), "too-short", "A-1", "expected exactly five levels, level 0 first; found 4"),
        (put(SAID, "A-1.2", None), "list-type", "A-1[2]", "expected a list; found nothing"),
        (put(SAID, "A-1.2.0", 7), "text", "A-1[2][0]", "expected a text; put it in quotes"),
        (put(SAID, "A-1.2.0", " "), "text", "A-1[2][0]", "expected a sentence; found an empty text"),
    ],
)
def test_a_file_of_sentences_has_five_lists_of_texts_for_each_question(
    defect: Callable[[Files], None], rule: str, field: str, says: str, tmp_path: Path
) -> None:
    """Told beside what is wrong with the words of another question, and not as sentences that are missing."""
    files = {**good(), SAID: said()}
    both(defect, put(SAID, "A-2.3.0", "fact number 3"))(files)

    findings = found_in(tmp_path, files)

    assert [(f.severity, f.rule, f.field, f.says) for f in findings] == [
        ("error", rule, field, says),
        ("warning", "copied-anchor", "A-2[3][0]", "this sentence is also the anchor of level 3"),
    ]


def test_a_file_of_sentences_without_an_area_is_a_stray(tmp_path: Path) -> None:
    files = {**good(), SAID: said(), "sounds_like/c.yaml": said()}

    (finding,) = found_in(tmp_path, files)

    assert (finding.severity, finding.rule, Path(finding.file).name) == ("warning", "stray-file", "c.yaml")


def test_a_file_of_sentences_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, {**good(), SAID: {}})
    (tmp_path / SAID).write_text("A-1: [", encoding="utf-8")

    assert [(f.rule, Path(f.file).name, f.line) for f in lint(tmp_path, TODAY)] == [("unreadable", "a.yaml", 2)]


def test_people_may_say_todo_in_a_file_of_sentences_too(tmp_path: Path) -> None:
    files = good()
    both(said_with("A-1.0.0", "n/a"), put(SAID, "A-1.1.0", "well, that is a TODO ..."))(files)

    assert found_in(tmp_path, files) == []


def test_four_sentences_may_stand_in_two_places(tmp_path: Path) -> None:
    """Two in the level, two in the file; a question whose sentences all stand in its levels needs no entry."""
    files = good()
    both(
        said_with("A-1.2", ["we do", "it does"]),
        put(A, "questions.0.levels.2.sounds_like", ["a", "b", "c", "d"]),
        put(A, "questions.1.levels.2.sounds_like", ["a", "b", "c", "d"]),
        drop(SAID, "A-2"),
    )(files)

    assert found_in(tmp_path, files) == []


def test_sentences_in_one_language_of_two_are_counted_once(tmp_path: Path) -> None:
    """The sentences of a level may be texts in several languages; those that are not are told in one warning."""
    files = good()
    said_with("A-1.0.0", {"en": "never", "de": "nie"})(files)

    findings = [f for f in found_in(tmp_path, files) if f.file.endswith(SAID)]

    assert [(f.rule, f.field, f.says) for f in findings] == [
        ("missing-language", "A-1[0][1]", "59 texts in this file have no de; this is the first")
    ]


def test_each_language_is_looked_at(tmp_path: Path) -> None:
    """A defect in the German text only is found; the English word list is for English."""
    files = good()
    texts = {n: {"en": f"Fact {n}.", "de": "Gleich." if n in (1, 3) else f"Nett {n}."} for n in range(5)}
    for n, text in texts.items():
        put("areas/b.yaml", f"questions.0.levels.{n}.says", text)(files)

    findings = [f for f in found_in(tmp_path, files) if f.rule != "missing-language"]

    assert [(f.rule, f.field) for f in findings] == [("same-anchor", "questions[0].levels[3].says")]


def test_people_may_say_todo_and_not_applicable(tmp_path: Path) -> None:
    """What is a placeholder in our words is an answer in theirs."""
    files = good()
    put(A, "questions.0.levels.0.sounds_like", ["that is still a TODO", "n/a", "well ...", "..."])(files)

    assert found_in(tmp_path, files) == []


def test_a_number_fact_with_words_takes_conditions_on_both(tmp_path: Path) -> None:
    """No false alarm: `sla` is a number or none."""
    files = good()
    for n, test in enumerate([{"min": 99}, ["none"], [99.9], True, False]):
        put(A, "questions.+", question(f"A-1{n}", applies_when={"sla": test}))(files)

    assert found_in(tmp_path, files) == []


def test_hybrid_serving_can_meet_two_lists_at_once(tmp_path: Path) -> None:
    """No false alarm: a fact of kind choices may have both values."""
    files = good()
    put(A, "questions.1.variants", [{"when": {"serving": ["api"]}, "ask": "Beside the API?"}])(files)

    assert found_in(tmp_path, files) == []


def test_the_shipped_questionnaire_has_no_errors() -> None:
    """Warnings about sources come with time and by themselves."""
    findings = lint(data_folder("questionnaires") / "ai_infrastructure", TODAY)

    assert [f for f in findings if f.rule != "stale-source"] == []


def test_two_runs_say_the_same(tmp_path: Path) -> None:
    """Also where Python shuffles its sets: circles start at the first question of the file."""
    files = good()
    for a, b in [("A-1", "A-2"), ("A-2", "A-3"), ("A-3", "A-1"), ("B-1", "B-1")]:
        file, n = ("areas/b.yaml", 0) if a == "B-1" else (A, int(a[-1]) - 1)
        put(file, f"questions.{n}.needs", [{"question": b}, {"question": "A-1" if a != "A-1" else "B-1"}])(files)
    write(tmp_path, files)
    code = (
        "import sys, datetime, pathlib; from assessor.questionnaire.lint import lint\n"
        "for f in lint(pathlib.Path(sys.argv[1]), datetime.date(2026, 11, 23)): print(f.rule, f.field, f.says)"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip

    assert len(runs) == 1
    assert "A-1 needs" in runs.pop()


def test_a_role_pack_with_another_ending_or_no_id_for_a_name_is_a_stray(tmp_path: Path) -> None:
    packs: Files = {"role_packs/sre.yml": {}, "role_packs/two words.yaml": {}}

    found = [(f.severity, f.rule, Path(f.file).name) for f in found_in(tmp_path, {**good(), **packs})]

    assert found == [("warning", "stray-file", "sre.yml"), ("warning", "stray-file", "two words.yaml")]


def test_a_role_pack_is_read_in_every_language_of_the_questionnaire(tmp_path: Path) -> None:
    """A note without sources has only one key, and is no text in a language of that name."""
    files = good()
    packed(put(COMMON, "research", [{"says": "Ask the same."}]), put(PACK, "must.0", {"en": "Leads", "de": ""}))(files)

    found = [(f.rule, f.field) for f in found_in(tmp_path, files) if Path(f.file).name == "sre.yaml"]

    assert found == [("missing-language", "outcomes[0].says[0]"), ("missing-language", "must[0]")]
