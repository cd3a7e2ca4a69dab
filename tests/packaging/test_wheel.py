"""The built wheel, alone in a virtual environment and run from another folder, does what the checkout does."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

# Building, installing and rendering two reports takes longer than a usual test.
pytestmark = pytest.mark.timeout(300)


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a stranger would: nothing of this process leads it to the checkout, and there is no terminal."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel, and the packages it needs, but not the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    offline = ["--no-index", "--no-deps"]
    built = run(*pip, "wheel", *offline, "--no-build-isolation", "-w", folder, CHECKOUT, cwd=folder)
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("assessor-*.whl")

    home = folder / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = sysconfig.get_paths("venv", {"base": str(home), "platbase": str(home)})
    python = Path(paths["scripts"]) / "python"
    put = run(*pip, "--python", python, "install", *offline, wheel, cwd=folder)
    assert put.returncode == 0, put.stderr

    # A folder named in a .pth file is searched, but its own .pth files are not read: so the packages we run with are
    # found, and the link through which we ourselves see the checkout is not. Written last, or pip would find it.
    (Path(paths["purelib"]) / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Path(paths["scripts"])


@pytest.fixture(scope="module")
def sample(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample assessment that `assessor demo` writes, beside its PDF."""
    folder = tmp_path_factory.mktemp("sample")
    done = run(installed / "assessor", "demo", "-o", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.assessment.json")
    return file


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    """Not the checkout, or the other tests here would prove nothing."""
    done = run(installed / "python", "-c", "import assessor; print(assessor.__file__)", cwd=tmp_path)

    assert Path(done.stdout.strip()).is_relative_to(installed.parent), done.stdout + done.stderr


def test_it_tells_its_version(installed: Path, tmp_path: Path) -> None:
    """The same version as the package says of itself."""
    from assessor import __version__

    done = run(installed / "assessor", "--version", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, f"{__version__}\n"), done.stderr


def test_its_questionnaire_is_listed_and_without_fault(installed: Path, tmp_path: Path) -> None:
    """The data folders travel inside the wheel."""
    listed = run(installed / "assessor", "questionnaire", "list", cwd=tmp_path)
    where = "from assessor.resources import data_folder as f; print(f('questionnaires') / 'ai_infrastructure')"
    folder = run(installed / "python", "-c", where, cwd=tmp_path).stdout.strip()

    linted = run(installed / "assessor", "questionnaire", "lint", folder, cwd=tmp_path)

    assert listed.returncode == 0, listed.stderr
    assert "ai_infrastructure" in listed.stdout
    assert Path(folder).is_relative_to(installed.parent)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_demo_leaves_an_assessment_and_its_report(sample: Path) -> None:
    """Without a terminal it writes both, the report with its real typeface and templates."""
    (report,) = sample.parent.glob("*.pdf")

    assert json.loads(sample.read_text(encoding="utf-8"))
    assert report.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("command", "schema"), [("score", "assessor.score/1"), ("plan", "assessor.plan/1")])
def test_figures_come_as_one_document(installed: Path, sample: Path, tmp_path: Path, command: str, schema: str) -> None:
    """Scripts read standard output whole."""
    done = run(installed / "assessor", command, sample, "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["schema"] == schema


def test_a_report_is_written_where_asked(installed: Path, sample: Path, tmp_path: Path) -> None:
    """A PDF, and the sample stays as it was."""
    before = sample.read_bytes()

    done = run(installed / "assessor", "report", sample, "-o", tmp_path / "out.pdf", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert sample.read_bytes() == before


def test_the_doctor_misses_nothing(installed: Path, tmp_path: Path) -> None:
    """On a machine where the tests run, everything is there."""
    done = run(installed / "assessor", "doctor", cwd=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
