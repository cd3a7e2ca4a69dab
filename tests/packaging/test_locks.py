"""The two lock files: every package at one version with its hashes, and no word about where they were made."""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)( ; [^\\]+)?( \\)?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(name: str) -> dict[str, str]:
    """Package to version in a lock file."""
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := PINNED.fullmatch(line))]
    return {match["name"]: match["version"] for match in found}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_nothing_but_versions_and_hashes(name: str) -> None:
    """So no host, no path and no option can hide in it."""
    lines = (CHECKOUT / name).read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not (PINNED.fullmatch(line) or HASH.fullmatch(line))] == []


def test_the_lock_for_development_repeats_the_one_for_running() -> None:
    """What is tested is what people run."""
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_a_lock_holds_all_that_the_project_names() -> None:
    """Who adds a package and forgets `make lock` hears it here, not from a user."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]

    def names(wanted: list[object]) -> set[str]:
        found = [re.match(r"[\w-]+", item) for item in wanted if isinstance(item, str)]
        return {match[0].lower() for match in found if match}

    extras = [item for extra in project["project"]["optional-dependencies"].values() for item in extra]
    running = names(project["project"]["dependencies"]) | names(extras) | names(groups["install"])
    assert running - pins("requirements.lock").keys() == set()
    assert names(groups["dev"]) - pins("requirements-dev.lock").keys() == set()


def test_the_lock_for_running_holds_no_test_tool() -> None:
    """People who run assessor do not install what tests it."""
    assert pins("requirements.lock").keys().isdisjoint({"pytest", "mypy", "ruff", "hypothesis", "import-linter"})
