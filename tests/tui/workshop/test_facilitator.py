"""The facilitator's screen: a workshop led from the keyboard."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from assessor.assessment.model import Answer, Grade
from assessor.opening.meeting import Door, OpenMeeting
from assessor.opening.opened import OpenAssessment
from assessor.report.pdf import write_report
from assessor.tui.results import ResultsScreen
from assessor.tui.widgets.headline import Headline
from assessor.tui.widgets.keybar import KeyBar
from assessor.tui.widgets.reportline import ReportLine
from assessor.tui.workshop.app import WorkshopApp
from assessor.tui.workshop.board import Board
from assessor.tui.workshop.entry import Entry
from assessor.tui.workshop.facilitator import FacilitatorScreen
from assessor.tui.workshop.passing import PassingScreen
from tests.interview.sample import NOW
from tests.tui.company import shown
from tests.tui.test_results import until
from tests.workshop.room import on_disk, opened


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def on(self, minutes: float) -> None:
        """Let time pass."""
        self.now += timedelta(minutes=minutes)


def room(folder: Path, clock: Clock | None = None, company: OpenAssessment | None = None) -> WorkshopApp:
    """The app with a workshop over a small questionnaire, without a page."""
    clock = clock or Clock()
    return WorkshopApp(OpenMeeting(company or opened(folder), clock), folder=folder, clock=clock)


def wall(app: WorkshopApp) -> str:
    """What the room sees."""
    return shown(app, Board)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Put a line into the field and press Enter."""
    pilot.app.screen.query_one(Entry).value = text
    await pilot.press("enter")
    await pilot.pause()


async def consented(pilot: Pilot[Any], report: str = "y", small: str = "n") -> None:
    """Write down what the room agreed to."""
    await pilot.press("c")
    await typed(pilot, report)
    await typed(pilot, small)


async def paper(pilot: Pilot[Any], line: str) -> None:
    """Type votes from paper."""
    await pilot.press("h")
    await typed(pilot, line)


def answers(folder: Path) -> dict[str, Any]:
    """The answers as they stand on disk."""
    import json

    return json.loads((folder / "acme.assessment.json").read_text(encoding="utf-8"))["answers"]  # type: ignore[no-any-return]


async def test_consent_comes_before_the_first_vote(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        assert "Before the first vote" in wall(app)
        await pilot.press("enter")
        assert app.screen.query_one(Entry).open
        await typed(pilot, "perhaps")
        assert "Type yes or no" in str(app.screen.query_one(Entry).border_subtitle)
        await typed(pilot, "yes")
        await typed(pilot, "no")
        assert "sums in the report; groups under three not apart" in wall(app)
        assert on_disk(tmp_path)["steps"][0]["kind"] == "consent"


async def test_before_the_reveal_the_wall_shows_who_many_voted_and_never_what(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        await pilot.press("enter")
        await paper(pilot, "ana 3, cto 1, sam dk")
        assert "●●●  3 of 3 voted" in wall(app) and "others 3 of 3" in wall(app)
        assert "█" not in wall(app) and "median" not in wall(app)
        await pilot.press("v")
        assert "From 1 to 3: the ends are 2 levels apart." in wall(app)
        assert "The lowest speak first, then the highest" in wall(app)
        assert "1 of 3 does not know." in wall(app)
        assert "█" in wall(app)


async def test_votes_make_the_answer_the_room_agrees_on_another_and_undo_gives_back_what_stood_there(
    tmp_path: Path,
) -> None:
    company = opened(tmp_path)
    before = Answer(value=4, grade=Grade.SHOWN, note="seen", at="2026-11-01T00:00:00+00:00")
    session = company.session
    from dataclasses import replace

    given = dict.fromkeys(["COST-1", "LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2"], before)
    with_answer = session.assessment.model_copy(update={"answers": given})
    company.keep(replace(session, assessment=with_answer))
    app = room(tmp_path, company=company)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        question = app.screen._queue[0].question  # type: ignore[attr-defined]
        await pilot.press("enter")
        await paper(pilot, "ana 3, cto 1")
        await pilot.press("v")
        assert (answers(tmp_path)[question]["value"], answers(tmp_path)[question]["up_to"]) == (1, 3)
        await pilot.press("2")
        await typed(pilot, "the queue is older than that")
        assert (answers(tmp_path)[question]["value"], answers(tmp_path)[question]["up_to"]) == (2, None)
        await pilot.press("u")
        assert answers(tmp_path)[question]["value"] == 1
        await pilot.press("u")
        assert answers(tmp_path)[question]["value"] == 4
        assert answers(tmp_path)[question]["note"] == "seen"
        assert len(on_disk(tmp_path)["votes"][question]["1"]) == 2


async def test_a_level_agreed_that_stood_there_with_evidence_keeps_the_evidence(tmp_path: Path) -> None:
    company = opened(tmp_path)
    from dataclasses import replace

    given = Answer(value=2, grade=Grade.SHOWN, note="seen")
    before = dict.fromkeys(["COST-1", "LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2"], given)
    company.keep(replace(company.session, assessment=company.session.assessment.model_copy(update={"answers": before})))
    app = room(tmp_path, company=company)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        await pilot.press("enter")
        await paper(pilot, "ana 2, cto 2")
        question = str(app.meeting.stage.question)
        await pilot.press("v", "2")
        await pilot.pause()
        assert (answers(tmp_path)[question]["grade"], answers(tmp_path)[question]["note"]) == ("shown", "seen")


async def test_a_line_from_paper_with_a_mistake_changes_nothing_and_says_what_is_wrong(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        await pilot.press("enter")
        await paper(pilot, "ana 3, cto 9")
        assert '"9" is no vote' in str(app.screen.query_one(Entry).border_subtitle)
        await pilot.press("escape")
        assert "nobody is in yet" in wall(app)


async def test_the_keyboard_is_passed_and_nobodys_vote_stays_on_the_screen(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        await pilot.press("enter", "j")
        await pilot.pause()
        assert isinstance(app.screen, PassingScreen)
        await typed(pilot, "blue")
        await pilot.press("2", "3")
        await typed(pilot, "it broke on Tuesday")
        await until(pilot.pause, lambda: isinstance(app.screen, FacilitatorScreen))
        assert "1 of 1 voted" in wall(app)
        assert "Tuesday" not in wall(app)
        vote = on_disk(tmp_path)["votes"]["COST-1"]["1"]["v1"]
        assert (vote["value"], vote["reason"]) == (3, "it broke on Tuesday")
        assert on_disk(tmp_path)["voters"]["v1"]["group"] == "hands_on"
        await pilot.press("j")
        await typed(pilot, "Blue")  # the same person: no group is asked for
        await pilot.press("d")
        await typed(pilot, "")
        await until(pilot.pause, lambda: isinstance(app.screen, FacilitatorScreen))
        assert on_disk(tmp_path)["votes"]["COST-1"]["1"]["v1"]["value"] == "dk"
        assert len(on_disk(tmp_path)["voters"]) == 1


async def test_a_private_note_is_never_on_the_wall(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("n")
        await typed(pilot, "the CTO looks away")
        await pilot.press("g")
        await typed(pilot, "contract with the reseller")
        await pilot.press("m")
        assert "contract with the reseller" in wall(app)
        assert "looks away" not in wall(app)
        assert on_disk(tmp_path)["steps"][0]["text"] == "the CTO looks away"


async def test_what_is_typed_is_text(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("g")
        await typed(pilot, "[bold]x[/] \x1b]0;evil\x07")
        await pilot.press("m")
        assert "[bold]x[/] ]0;evil" in wall(app)


async def test_the_footer_shows_only_what_the_phase_allows(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(140, 40)) as pilot:
        await consented(pilot)
        assert "open the vote" in shown(app, KeyBar) and "reveal" not in shown(app, KeyBar)
        await pilot.press("enter")
        assert "reveal" in shown(app, KeyBar) and "agree" not in shown(app, KeyBar)
        await pilot.press("r", "a", "2", "d", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FacilitatorScreen)
        assert app.meeting.stage.phase == "voting"
        await pilot.press("v", "a", "v", "a", "v", "a")
        assert app.meeting.stage.round == 3
        assert "vote again" not in shown(app, KeyBar)


async def test_the_end_needs_a_yes_and_a_pause_comes_back_to_the_same_vote(tmp_path: Path) -> None:
    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)
        await pilot.press("enter", "space")
        assert "paused" in shown(app, Headline)
        await pilot.press("space")
        assert (app.meeting.stage.phase, app.meeting.stage.question) == ("voting", "COST-1")
        await pilot.press("z")
        await typed(pilot, "no")
        await pilot.press("escape")
        assert app.meeting.stage.phase == "voting"


async def test_a_disk_error_is_said_and_the_step_is_not_taken(tmp_path: Path, monkeypatch: Any) -> None:
    from assessor.errors import FileError
    from assessor.votes import file

    app = room(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await consented(pilot)

        def full(*_: object) -> None:
            raise FileError("no space left", where="acme.votes.json")

        monkeypatch.setattr(file, "save", full)
        await pilot.press("enter")
        assert "no space left" in shown(app, ReportLine)
        assert app.meeting.stage.phase == "waiting"


async def test_ninety_minutes_end_in_a_saved_file_a_resumed_session_and_a_pdf(tmp_path: Path) -> None:
    """The script of a workshop: frame, votes in two rounds, priorities, actions, the end; then another day."""
    clock = Clock()
    app = room(tmp_path, clock)
    async with app.run_test(size=(100, 40)) as pilot:
        assert "90 min left" in shown(app, Headline)
        await consented(pilot)
        asked = []
        for votes in ("ana 3, cto 1, sam 1", "ana 2, cto 2, sam 3"):
            await pilot.press("enter")
            asked.append(app.meeting.stage.question)
            clock.on(1.5)
            await paper(pilot, votes)
            await pilot.press("v")
            clock.on(2)
            await pilot.press("a")
            await paper(pilot, "ana 2, cto 1, sam 2")
            clock.on(0.5)
            await pilot.press("v", "2")
            await typed(pilot, "not on weekends")
            clock.on(1)
        await pilot.press("down")
        assert "80 min left" in shown(app, Headline)
        await pilot.press("i")
        for word, order in (("ana", "1 2"), ("cto", "1")):
            await pilot.press("j")
            await typed(pilot, word)
            await pilot.press("1")
            await typed(pilot, order)
            await until(pilot.pause, lambda: isinstance(app.screen, FacilitatorScreen))
        await pilot.press("v")
        assert "Where the room would begin" in wall(app)
        await pilot.press("f", "t")
        await typed(pilot, "Put a dashboard on the wall")
        await typed(pilot, "Sam")
        await typed(pilot, "15 December")
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ResultsScreen)
        await pilot.press("escape", "z")
        await typed(pilot, "yes")
        assert "2 questions voted on, 2 agreed" in wall(app)
        assert "Put a dashboard on the wall · Sam · 15 December" in wall(app)
    app.meeting.opened.close()

    again = room(tmp_path, clock, opened(tmp_path))
    async with again.run_test(size=(100, 40)) as pilot:
        assert "ended" in shown(again, Headline)
        await pilot.press("space")
        assert again.meeting.stage.phase == "waiting"
        assert set(again.meeting.stage.agreed) == set(asked)
        assert answers(tmp_path)[str(asked[0])]["value"] == 2
    again.meeting.opened.close()

    company = opened(tmp_path)
    pdf = tmp_path / "acme.pdf"
    write_report(pdf, company.session.questionnaire, company.session.assessment, today=NOW.date())
    assert pdf.read_bytes().startswith(b"%PDF")
    found = company.session.assessment.workshop
    assert found is not None
    assert {finding.question for finding in found.findings} == set(asked)
    assert found.findings[0].dissent == "not on weekends"
    assert found.promises[0].owner == "Sam"


async def test_the_page_ends_with_the_workshop_and_is_served_again_when_it_goes_on(
    tmp_path: Path, monkeypatch: Any
) -> None:
    import asyncio

    from assessor.tui.workshop import app as workshop_app

    monkeypatch.setattr(workshop_app, "LAST_LOOK", 0.0)
    served: list[str] = []

    async def serve() -> None:
        served.append("begun")
        try:
            await asyncio.Event().wait()
        finally:
            served.append("ended")

    app = WorkshopApp(
        OpenMeeting(opened(tmp_path), Clock()),
        workshop_app.Page(Door("http://127.0.0.1:1", "ABC234"), serve),
        folder=tmp_path,
        clock=Clock(),
    )
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot.pause, lambda: served == ["begun"])
        await pilot.press("z")
        await typed(pilot, "yes")
        await until(pilot.pause, lambda: served == ["begun", "ended"])
        await pilot.press("space")
        await until(pilot.pause, lambda: served == ["begun", "ended", "begun"])
    await until(asyncio.sleep, lambda: served == ["begun", "ended", "begun", "ended"])


async def test_the_door_shows_address_code_and_qr_code(tmp_path: Path) -> None:
    from assessor.tui.workshop.app import Page
    from assessor.workshop.qr import rows

    async def serve() -> None:
        import asyncio

        await asyncio.Event().wait()

    address = "http://192.168.1.20:8080"
    door = Door(address, "ABC234", rows(f"{address}/?code=ABC234"))
    app = WorkshopApp(OpenMeeting(opened(tmp_path), Clock()), Page(door, serve), folder=tmp_path, clock=Clock())
    async with app.run_test(size=(80, 24)):
        assert address in wall(app) and "ABC234" in wall(app)
        assert "▀" in wall(app)
    async with WorkshopApp(app.meeting, Page(door, serve), folder=tmp_path, clock=Clock()).run_test(size=(60, 20)) as p:
        narrow = "\n".join(line.plain for line in p.app.screen.query_one(Board).rows(56))
        assert "▀" not in narrow and address in narrow
