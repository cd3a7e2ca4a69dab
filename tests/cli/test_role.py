"""`assessor role`: Markdown on stdout or in a file, pay of the region asked for, one line for what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from assessor.cli.run import run
from assessor.questionnaire.load import load, to_json
from assessor.questionnaire.role_pack import documents
from tests.questionnaire.planting import good, pack, packs_share


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run one command line in an empty folder on 23 November 2026: status, what it printed, what it said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")

    def _do(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return _do


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A questionnaire with one role, sre, and its pack."""
    files = {**good(), "role_packs/sre.yaml": pack(), "role_packs/_common.yaml": packs_share()}
    for name, content in files.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return tmp_path / "tiny"


def test_a_shipped_role_is_an_advert_and_a_part_for_those_who_hire(do: Any) -> None:
    status, out, err = do("role", "ai_sre", "--region", "uk")

    assert (status, err) == (0, "")
    assert out.startswith("# AI-focused site reliability engineer (SRE)\n")
    headings = [line.lstrip("# ") for line in out.splitlines() if line.startswith("#")]
    assert headings == [
        "AI-focused site reliability engineer (SRE)",
        "Part 1. Job description: a draft to publish",
        "AI-focused site reliability engineer (SRE) at \\[company\\]",
        "Part 2. For the people who hire",
        "Whether to hire at all",
        "Pay",
        "Where to look",
        "Skills",
        "Telling levels apart",
        "Interview loop",
        "Scorecard",
        "Questions",
        "Work sample, 45 minutes",
        "System design, 60 minutes",
        "Law: United Kingdom",
        "What this rests on",
    ]


@pytest.mark.parametrize(
    ("region", "pay", "law", "not_law"),
    [
        ("us", "USD 160,000 to 220,000 base a year, United States.", "California", "IR35"),
        ("uk", "GBP 80,000 to 130,000 base a year, United Kingdom.", "IR35", "California"),
        ("eu", "EUR 80,000 to 120,000 base a year, European Union.", "Directive 2023/970", "IR35"),
    ],
)
def test_pay_and_law_are_those_of_the_region(do: Any, region: str, pay: str, law: str, not_law: str) -> None:
    _, out, _ = do("role", "ai_sre", "--region", region)

    assert (
        f"{pay} As of 2026-11. Our planning band, plus or minus 20 percent; confidence medium; verify locally." in out
    )
    assert law in out
    assert not_law not in out
    assert "Warning" not in out.replace("Warning sign", "")


def test_a_band_of_more_than_a_year_carries_a_warning(do: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """1 December 2027, for a band of November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1827619200")

    _, out, _ = do("role", "ai_sre")

    assert "**Warning: This band is of 2026-11, more than 12 months old. Check it where you hire" in out


@pytest.mark.parametrize(
    "role",
    [
        "ai_platform_engineer",
        "inference_engineer",
        "ai_sre",
        "ml_infrastructure_engineer",
        "distributed_systems_specialist",
    ],
)
def test_every_shipped_role_is_written_whole_and_the_same_twice(do: Any, role: str) -> None:
    first, second = do("role", role), do("role", role)

    assert first == second
    assert first[1].count("A good answer has:") == 8
    assert [f"After {day} days:" in first[1] for day in (30, 60, 90, 180)] == [True] * 4
    assert "does not score, rank or screen candidates" in first[1]
    assert "\n\n\n" not in first[1]


def test_it_is_written_to_a_file_and_an_existing_one_is_refused(do: Any, tmp_path: Path) -> None:
    status, out, _ = do("role", "ai_sre", "-o", "sre.md")
    assert (status, out) == (0, "sre.md\n")
    written = (tmp_path / "sre.md").read_text(encoding="utf-8")
    assert written == do("role", "ai_sre")[1]

    status, out, err = do("role", "ai_sre", "-o", "sre.md")
    assert (status, out) == (1, "")
    assert "there is a file of this name already" in err
    assert do("role", "ai_sre", "-o", "sre.md", "--force")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ai_sr"], 'there is no role "ai_sr". Did you mean "ai_sre"?'),
        (["ai_sre", "--region", "mars"], 'there is no region "mars". Known here: us, uk, eu.'),
        (["../../etc/passwd"],
         'there is no role "../../etc/passwd". Known here: ai_platform_engineer, inference_engineer, ai_sre,'
         " ml_infrastructure_engineer, distributed_systems_specialist."),
    ],
)  # fmt: skip
def test_an_unknown_role_or_region_is_one_line_and_status_2(do: Any, arguments: list[str], sentence: str) -> None:
    assert do("role", *arguments) == (2, "", f"assessor: {sentence}\n")


def test_another_questionnaire_gives_its_own_roles_and_regions(do: Any, tiny: Path) -> None:
    _, out, _ = do("role", "sre", "--questionnaire", str(tiny), "--region", "eu")

    assert out.startswith("# sre\n")
    assert "EUR 100 to 200 base a year" in out
    assert "This band has no date that can be read." in out


def test_a_role_without_a_pack_says_so_and_shows_what_is_known(do: Any) -> None:
    _, out, _ = do("role", "it_generalist", "--questionnaire", "small_office_backup")

    assert "This role has no role pack in small\\_office\\_backup 1.0.0." in out
    assert "USD 60,000 to 80,000 base a year" in out
    assert "Questions" not in out


def test_a_copy_as_json_brings_its_packs_along(do: Any, tiny: Path) -> None:
    carried = load(tiny).model_copy(update={"beside": documents(tiny)})
    Path("copy.questionnaire.json").write_text(json.dumps(to_json(carried)), encoding="utf-8")

    assert do("role", "sre", "--questionnaire", "copy.questionnaire.json") == do(
        "role", "sre", "--questionnaire", str(tiny)
    )


def test_a_faulty_pack_is_one_line_with_its_file_and_line(do: Any, tiny: Path) -> None:
    (tiny / "role_packs" / "sre.yaml").write_text("id: sre\nmusts: []\n", encoding="utf-8")

    status, out, err = do("role", "sre", "--questionnaire", str(tiny))

    assert (status, out) == (1, "")
    assert err.endswith('/tiny/role_packs/sre.yaml:2 musts: unknown key. Did you mean "must"?\n')


@pytest.mark.parametrize(
    ("arguments", "name"),
    [(["--format", "pdf"], "ai_sre.pdf"), (["-o", "x.pdf"], "x.pdf"), (["--format", "pdf", "-o", "x"], "x")],
)
def test_a_pdf_is_a_file_and_never_takes_the_place_of_another(
    do: Any, tmp_path: Path, arguments: list[str], name: str
) -> None:
    assert do("role", "ai_sre", *arguments) == (0, f"{name}\n", "")
    first = (tmp_path / name).read_bytes()
    assert first.startswith(b"%PDF-1.7")

    status, out, err = do("role", "ai_sre", *arguments)
    assert (status, out) == (1, "")
    assert "there is a file of this name already" in err
    assert do("role", "ai_sre", *arguments, "--force")[0] == 0
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "md", "-o", "x.pdf"], '"x.pdf" ends like pdf, but --format says md.'),
        (["-o", "x.docx"], 'no format is known by the ending of "x.docx". Known endings: .pdf, .md.'),
    ],
)
def test_a_format_that_the_ending_denies_is_one_line(do: Any, arguments: list[str], sentence: str) -> None:
    status, out, err = do("role", "ai_sre", *arguments)
    assert (status, out) == (2, "")
    assert err.startswith(f"assessor: {sentence}")
