"""Reports made once for all tests: they take a second each."""

import io
from pathlib import Path

import pypdf
import pytest

from assessor.assessment.answers import from_mapping, give
from assessor.assessment.model import Assessment, new
from assessor.assessment.profile import read_facts
from assessor.questionnaire.load import load
from assessor.questionnaire.model import Questionnaire
from assessor.questionnaire.yaml_reader import read_file
from assessor.report.model import ReportContext
from assessor.report.pdf import Rendered, render
from assessor.resources import data_folder
from tests.report import copies, sample


@pytest.fixture(scope="session")
def small() -> Questionnaire:
    """The small questionnaire."""
    return sample.questionnaire()


@pytest.fixture(scope="session")
def acme(small: Questionnaire) -> Assessment:
    """The small company."""
    return sample.assessment(small)


@pytest.fixture(scope="session")
def context(small: Questionnaire, acme: Assessment) -> ReportContext:
    """What a template gets for the small company."""
    return sample.context(small, acme)


@pytest.fixture(scope="session")
def told() -> list[tuple[str, float]]:
    """The progress that was told while `acme_report` was made."""
    return []


@pytest.fixture(scope="session")
def acme_report(small: Questionnaire, acme: Assessment, told: list[tuple[str, float]]) -> Rendered:
    """The small company's report."""
    return render(small, acme, today=sample.TODAY, progress=lambda stage, done: told.append((stage, done)))


@pytest.fixture(scope="session")
def acme_file(acme_report: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small company's report as a file."""
    path = tmp_path_factory.mktemp("report") / "acme.pdf"
    path.write_bytes(acme_report.pdf)
    return path


@pytest.fixture(scope="session")
def shipped() -> Questionnaire:
    """The shipped questionnaire."""
    return load(data_folder("questionnaires") / "ai_infrastructure")


@pytest.fixture(scope="session")
def demo(shipped: Questionnaire) -> Assessment:
    """The sample company that ships."""
    written = read_file(data_folder("questionnaires") / "ai_infrastructure" / "demo.yaml").data
    begun = new(shipped, sample.NOW, read_facts(written["profile"], shipped, "demo.yaml"))
    return give(begun, from_mapping(written["answers"], shipped, "demo.yaml"), sample.NOW)


@pytest.fixture(scope="session")
def demo_report(shipped: Questionnaire, demo: Assessment) -> Rendered:
    """The sample company's report."""
    return render(shipped, demo, today=sample.TODAY)


@pytest.fixture(scope="session")
def demo_letter(shipped: Questionnaire, demo: Assessment) -> Rendered:
    """The same on letter paper."""
    return render(shipped, demo, today=sample.TODAY, paper="letter")


@pytest.fixture(scope="session")
def demo_pages(demo_report: Rendered) -> list[str]:
    """The text of the sample company's report, page by page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(demo_report.pdf)).pages]


@pytest.fixture(scope="session")
def secretive(shipped: Questionnaire) -> Assessment:
    """The sample company with names, notes and prices that are easy to find again."""
    return copies.secretive(shipped)


@pytest.fixture(scope="session")
def secret_report(shipped: Questionnaire, secretive: Assessment) -> ReportContext:
    """What a template gets for it."""
    return copies.whole(shipped, secretive)


@pytest.fixture(scope="session")
def redacted_report(shipped: Questionnaire, secretive: Assessment) -> ReportContext:
    """What a template gets for its redacted copy."""
    return copies.whole(shipped, secretive, redact=True)
