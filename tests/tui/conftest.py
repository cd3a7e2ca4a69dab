"""Nothing happens by itself in these tests: what waits for a pause of the person is tried where a test asks for it."""

import pytest

from assessor.tui.interview import InterviewScreen


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(InterviewScreen, "advise_after", None)
    monkeypatch.setattr(InterviewScreen, "areas_after", 0.0)
    monkeypatch.setattr(InterviewScreen, "_listen", lambda screen: None)
