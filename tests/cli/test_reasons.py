"""`--why`: any printed figure leads down to answers, facts and numbers of the method; what is no figure is one line."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assessor.assessment.sample import write
from tests.cli.test_commands import do, one_line

__all__ = ["do"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample company's file."""
    return str(write(Path(tmp_path_factory.mktemp("demo")), datetime(2026, 11, 23, tzinfo=UTC)))


def test_a_score_leads_to_its_answers(do: Any, demo: str) -> None:
    done = do("score", demo, "--why", "costs")

    assert done.status == 0
    assert "COST-4 is critical: the area is at most one level above it" in done.out
    assert "COST-4 is answered with level 0, asserted. The truth may lie from 0 to 0." in done.out


def test_money_leads_to_what_the_company_gave_and_to_defaults(do: Any, demo: str) -> None:
    done = do("plan", demo, "--why", "gpu")

    assert "because: max(0, 1 - U / U*)" in done.out
    assert "Gpu load: 20%, given by you" in done.out
    assert "a default that you may replace" in done.out


def test_the_net_of_a_step_leads_to_the_stakes_of_its_areas(do: Any, demo: str) -> None:
    done = do("plan", demo, "--why", "1.net")

    assert "because: brought - paid" in done.out
    assert "Likely stake of Reliability engineering" in done.out


@pytest.mark.parametrize(
    ("command", "what", "says"),
    [
        ("score", "cost", 'Did you mean "costs"?'),
        ("score", "costs.net", "Known here: stated"),
        ("score", "", "Known here: latency"),
        ("plan", "9.net", "such as 1.net"),
        ("plan", "1.stated", "such as 1.net"),
        ("plan", "\x1b[31m", "such as 1.net"),
    ],
)
def test_what_is_no_figure_is_one_line(do: Any, demo: str, command: str, what: str, says: str) -> None:
    done = do(command, demo, "--why", what)

    assert says in one_line(done, 2) and "\x1b" not in done.err
