"""Which command lines are plainly a start of the app, and what such a start does not load."""

import subprocess
import sys
from pathlib import Path

import pytest

from assessor.cli.open_app import plainly_a_start


@pytest.mark.parametrize("arguments", [[], ["acme.assessment.json"], ["clients/acme.assessment.json"]])
def test_nothing_or_one_assessment_is_plainly_a_start(arguments: list[str]) -> None:
    assert plainly_a_start(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "acme.assessment.json"],
        ["acme.assessment.json", "--plain"],
        ["--help"],
        ["-.assessment.json"],
        ["acme.pdf"],
        ["scroe"],
        [""],
    ],
)
def test_everything_else_goes_through_the_commands(arguments: list[str]) -> None:
    assert not plainly_a_start(arguments)


def test_a_plain_start_loads_no_commands_and_says_why_it_is_plain(tmp_path: Path) -> None:
    """Without a terminal it ends at the end of its input; click would have been loaded by the commands."""
    file = tmp_path / "acme.assessment.json"
    code = (
        "import sys; from assessor.cli.run import run; status = run(sys.argv[1:]);"
        "print('click' in sys.modules, 'assessor.cli.commands' in sys.modules); sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)], input="", capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "False False"
    assert done.stderr.splitlines()[0] == "assessor: plain mode, because there is no terminal."
    assert file.exists()
