"""What every test can rely on: one time zone, no settings from outside, async tests, one way to record pictures."""

import asyncio
import inspect
import os
import re
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES_PYTHON = (3, 11)
"""The Python that pictures are recorded with: the oldest we support, so that everyone can."""

# Whatever would change a screen, a help page or a date, here and in the processes that tests start. (Textual read its
# own TEXTUAL_* already when the snapshot plug-in imported it: `make test` removes those before Python starts. The
# plug-in's own TEXTUAL_SNAPSHOT_* stay.)
UNWANTED = re.compile(r"NO_COLOR|FORCE_COLOR|COLUMNS|LINES|SOURCE_DATE_EPOCH|TEXTUAL_(?!SNAPSHOT_).*")
for name in filter(UNWANTED.fullmatch, list(os.environ)):
    del os.environ[name]
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):  # not on Windows
    time.tzset()


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to record pictures that would differ for everyone else."""
    if config.getoption("update_snapshots", default=False) and (reason := _unfit_for_pictures()):
        raise pytest.UsageError(f"--snapshot-update: {reason}")


def _unfit_for_pictures() -> str:
    from importlib.metadata import version

    lock = (CHECKOUT / "requirements-dev.lock").read_text(encoding="utf-8")
    locked = re.findall(r"^textual==(\S+)", lock, re.MULTILINE)
    if sys.version_info[:2] != PICTURES_PYTHON:
        wanted, found = (".".join(map(str, parts[:2])) for parts in (PICTURES_PYTHON, sys.version_info))
        return f"pictures are recorded with Python {wanted}, this is {found}"
    if [version("textual")] != locked:
        return f"pictures are recorded with textual {' '.join(locked)}, this is {version('textual')}: make setup-dev"
    return ""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an async test to its end, 30 seconds at most."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    asyncio.run(asyncio.wait_for(pyfuncitem.obj(**wanted), 30))
    return True


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A developer's own questionnaires and logs stay out of the tests, and the tests out of them (Linux)."""
    home = tmp_path_factory.mktemp("user")
    fonts = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fontconfig"
    (home / "cache").mkdir()
    (home / "cache" / "fontconfig").symlink_to(fonts)  # or it would be built anew
    for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(home / kind.lower())
