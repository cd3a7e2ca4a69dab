"""What a fresh process has really loaded: the proof beside the import contracts of pyproject.toml."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCREEN_AND_PDF = {"textual", "weasyprint", "jinja2"}
ABOVE_SCORING = {"assessor.tui", "assessor.cli", "assessor.workshop", "assessor.report", "assessor.interview"}

RUN_A_COMMAND = """
import json, sys
from assessor.__main__ import main
into, sys.argv[1:] = sys.argv[1], sys.argv[2:]
try:
    main()
except SystemExit as end:
    status = end.code
with open(into, "w") as stream:
    json.dump([status, sorted(sys.modules)], stream)
"""


def loaded_by(folder: Path, *arguments: str | Path) -> set[str]:
    """The modules that one successful `assessor` command has loaded by its end."""
    listing = folder / "modules.json"
    command = [sys.executable, "-c", RUN_A_COMMAND, str(listing), *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    status, modules = json.loads(listing.read_text()) if listing.exists() else (None, [])
    assert modules, done.stderr
    assert not status, done.stderr
    return set(modules)


def test_the_help_loads_neither_screen_nor_pdf(tmp_path: Path) -> None:
    """Nor the rooms: a help page needs only the command line."""
    modules = loaded_by(tmp_path, "--help")

    assert not modules & (SCREEN_AND_PDF | {"pydantic", "yaml", "pikepdf"})


def test_a_score_loads_neither_screen_nor_pdf(tmp_path: Path) -> None:
    """A script that scores a hundred files does not pay for what it never shows."""
    file = tmp_path / "acme.assessment.json"
    loaded_by(tmp_path, "new", file)

    modules = loaded_by(tmp_path, "score", file, "--json")

    assert "assessor.scoring.score" in modules
    assert not modules & (SCREEN_AND_PDF | {"numpy"})


def test_scoring_alone_loads_no_room_above_it() -> None:
    """The rules can be used, and judged, without any face."""
    program = "import json, sys, assessor.scoring.score; print(json.dumps(sorted(sys.modules)))"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    modules = set(json.loads(done.stdout))

    assert not modules & (SCREEN_AND_PDF | ABOVE_SCORING | {"click", "numpy", "assessor.plan", "assessor.economics"})
