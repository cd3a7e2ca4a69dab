"""The page on a workshop: how the room saw it, and only what it agreed to show."""

from assessor.assessment.model import Answer, Assessment
from assessor.assessment.workshop import AreaRank, AreaViews, Finding, GroupView, Promise, WorkshopFindings
from assessor.questionnaire.model import Questionnaire
from assessor.report.board_model import BoardContext
from assessor.report.copy import Copy, copied
from assessor.report.html import render_html
from assessor.report.model import ReportContext
from assessor.report.perception import perception
from tests.report import sample


def page(report: ReportContext | BoardContext) -> str:
    return render_html(report)


def view(group: str, votes: int, median: float, low: int, high: int) -> GroupView:
    return GroupView.model_validate({"group": group, "votes": votes, "median": median, "low": low, "high": high})


def held(dissent: str = "not on weekends") -> WorkshopFindings:
    """A workshop of nine: far apart on REL-1, of one mind on LAT-1, nobody knows COST-1."""
    return WorkshopFindings(
        held="2026-11-20T10:00:00+00:00",
        voters=9,
        findings=[
            Finding(question="LAT-1", rounds=1, counts=(0, 0, 9, 0, 0), agreement=1.0),
            Finding(
                question="REL-1",
                rounds=2,
                counts=(0, 4, 1, 3, 0),
                dont_know=1,
                agreement=0.396,
                agreed=True,
                dissent=dissent,
                groups=[view("leadership", 3, 3, 2, 3), view("hands_on", 5, 1, 1, 2)],
            ),
            Finding(question="COST-1", rounds=1, counts=(0, 0, 0, 0, 0), dont_know=9),
            Finding(question="GONE-1", rounds=1, counts=(1, 0, 0, 0, 0), agreement=1.0),
        ],
        areas=[
            AreaViews(area="reliability", groups=[view("leadership", 3, 3, 2, 3), view("hands_on", 5, 1, 0, 4)]),
            AreaViews(area="latency", groups=[view("leadership", 3, 2, 2, 3), view("hands_on", 5, 2, 0, 4)]),
            AreaViews(area="gone", groups=[]),
        ],
        alpha=0.41,
        alpha_says="far apart",
        priorities=[AreaRank(area="reliability", mean_rank=1.4), AreaRank(area="gone", mean_rank=2)],
        concordance=0.62,
        promises=[Promise(do="Alert on slow answers", owner="Sam", by="15 December")],
    )


def with_workshop(assessment: Assessment, dissent: str = "not on weekends") -> Assessment:
    return assessment.model_copy(update={"workshop": held(dissent)})


def test_without_a_workshop_there_is_no_page(small: Questionnaire, acme: Assessment) -> None:
    assert perception(small, acme) is None
    assert "perception" not in page(copied(small, acme, sample.TODAY, Copy()))


def test_the_least_agreed_comes_first_and_what_the_questionnaire_dropped_is_left_out(
    small: Questionnaire, acme: Assessment
) -> None:
    found = perception(small, with_workshop(acme))
    assert found is not None
    assert [one.question for one in found.voted] == ["REL-1", "LAT-1", "COST-1"]
    assert [(one.low, one.high) for one in found.voted] == [(1, 2), (2, 2), (None, None)]
    assert found.apart == 2  # REL-1 is apart, and nobody knows COST-1
    assert [priority.title for priority in found.priorities] == ["Reliability engineering"]


def test_two_groups_that_see_a_question_differently_are_set_beside_each_other(
    small: Questionnaire, acme: Assessment
) -> None:
    found = perception(small, with_workshop(acme))
    assert found is not None
    assert [(one.question, one.leadership.median, one.hands_on.median) for one in found.seen_apart] == [("REL-1", 3, 1)]
    assert [(one.title, one.leadership.median) for one in found.areas_apart] == [("Reliability engineering", 3)]


def test_an_answer_that_follows_from_votes_says_how_far_up_it_may_lie(small: Questionnaire, acme: Assessment) -> None:
    answers = {**acme.answers, "LAT-1": Answer(value=1, up_to=3)}
    found = perception(small, with_workshop(acme.model_copy(update={"answers": answers})))
    assert found is not None
    assert next(one.stands for one in found.voted if one.question == "LAT-1") == "1 to 3"


def test_the_full_edition_has_the_page_the_board_has_nothing_of_it(small: Questionnaire, acme: Assessment) -> None:
    assessment = with_workshop(acme, "a view that stayed apart")
    full = page(copied(small, assessment, sample.TODAY, Copy()))
    board = page(copied(small, assessment, sample.TODAY, Copy(edition="board")))
    assert "The room saw 2 questions of 3 differently" in full
    assert "a view that stayed apart" in full and "Alert on slow answers, Sam, by 15 December" in full
    for words in ("The room saw", "a view that stayed apart", "Alert on slow answers", "voted", "Krippendorff"):
        assert words not in board


def test_a_redacted_copy_has_the_sums_and_nobodys_words(small: Questionnaire, acme: Assessment) -> None:
    copy = page(copied(small, with_workshop(acme, "Sam from Acme disagrees"), sample.TODAY, Copy(redact=True)))
    assert "The room saw 2 questions of 3 differently" in copy
    assert "disagrees" not in copy and "Sam" not in copy


def test_what_was_typed_is_text(small: Questionnaire, acme: Assessment) -> None:
    shown = page(copied(small, with_workshop(acme, "<script>alert(1)</script>"), sample.TODAY, Copy()))
    assert "<script>alert" not in shown and "&lt;script&gt;" in shown
