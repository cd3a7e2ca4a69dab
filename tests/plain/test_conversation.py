"""The conversation line by line: what a line does, what is said to a wrong one, and what is in the file."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from assessor.assessment import file
from assessor.assessment.model import Answer
from assessor.errors import FileError
from assessor.interview.understanding import Heard, Meaning
from assessor.opening.opened import open_path
from assessor.plain.console import Console
from assessor.plain.conversation import Conversation
from assessor.questionnaire.conditions import FactValue
from tests import tiny
from tests.interview.sample import KNOWN, NOW, assessment
from tests.tui.company import on_disk, questionnaire_folder

NAME = "acme.assessment.json"


def hears(question: str, text: str) -> Heard:
    """A matcher that knows three sentences."""
    if "what" in text:
        return Heard([Meaning("unclear", 0.9)], "one")
    if "unsure" in text:
        return Heard([Meaning(1, 0.3), Meaning(2, 0.3)], "ask")
    return Heard([Meaning(3, 0.8), Meaning(2, 0.1)], "one")


def talk(folder: Path, lines: Sequence[str], answers: dict[str, Answer] | None = None, /, **facts: FactValue) -> str:
    """What is said while `lines` are typed into the conversation about a company; they may end at any point."""
    content = str(questionnaire_folder(folder))
    if not (folder / NAME).exists():
        file.save(folder / NAME, assessment(answers, **facts))
    opened = open_path(folder / NAME, content, NOW)
    out = io.StringIO()
    typed = "".join(f"{line}\n" for line in lines).encode()
    try:
        Conversation(Console(io.BytesIO(typed), out), opened, lambda: NOW, lambda: hears).hold()
    except EOFError:
        out.write("(end)\n")
    finally:
        opened.close()
    return out.getvalue()


def values(folder: Path) -> dict[str, object]:
    """Question to value, as it is on disk."""
    return {id: answer["value"] for id, answer in on_disk(folder)["answers"].items()}


def test_facts_and_levels_are_taken_line_by_line_and_said_back(tmp_path: Path) -> None:
    said = talk(tmp_path, ["Acme", "2", "about 12", "4k a month", "yes", "3", "level 2", "quit"])
    assert on_disk(tmp_path)["profile"] == {
        "company": "Acme", "serving": ["self_hosted"], "gpus": 12, "spend": 4000, "revenue": True,
    }  # fmt: skip
    assert values(tmp_path) == {"LAT-1": 3, "LAT-2": 2}
    assert "All of" not in said
    assert "about 11 minutes in all" in said
    assert "LAT-1, Inference latency 1 of 3: Ask LAT-1\n  0  What level 0 looks like\n" in said
    assert "> 3\nLevel 3: What level 3 looks like\n" in said


def test_enter_alone_answers_nothing_and_has_the_question_read_out_again(tmp_path: Path) -> None:
    said = talk(tmp_path, ["", "", "quit"], **KNOWN)
    assert values(tmp_path) == {}
    assert said.count("  0  What level 0 looks like") == 3


def test_an_unknown_fact_needs_a_word_and_not_an_empty_line(tmp_path: Path) -> None:
    talk(tmp_path, ["", "dk", "quit"], company="Acme", serving=["self_hosted"])
    assert on_disk(tmp_path)["profile"]["gpus"] == ""


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("5", "The levels are 0 to 4."),
        ("-1", "The levels are 0 to 4."),
        ("na", "It needs a reason, as in: na batch jobs only."),
        ("note\n.", "Only a dot leaves it as it is. > . The note stays as it is. LAT-1,"),
        ("/why nothing", "No figure of the results has that name. /why all lists them."),
        ("/what-if", "Write /what-if and one change or several with semicolons between"),
        ("/what-if LAT-1 9", "LAT-1 takes a level from 0 to 4. Nothing was tried."),
        ("/what-if LAT-11 2", '"LAT-11" cannot be tried. Did you mean "LAT-1"? Nothing was tried.'),
        ("evidence", "Write: evidence specific, evidence shown, or evidence measured"),
        ("evidence shwon", 'Did you mean "shown"?'),
        ("evidence measured grafana", "Measured needs the name of what was measured with"),
        ("go", "Write: go LAT-2, or go latency."),
        ("go nowhere", 'Nothing is called "nowhere".'),
        ("search zebra", '"zebra" is nowhere in the questions, answers and notes.'),
        ("/frobnicate", '"frobnicate" is not a command here.'),
        ("milestone", "name"),
        ("what do you mean", "so nothing was taken; the question is explained."),
    ],
)
def test_a_wrong_line_is_told_what_is_possible_and_asked_again(tmp_path: Path, line: str, words: str) -> None:
    said = " ".join(talk(tmp_path, [line, "quit"], **KNOWN).split())
    assert words in said
    assert said.count("Ask LAT-1") >= 2
    assert "(0 to 4, your own words, or: dk, na REASON, skip, back, explain, help)" in said
    assert values(tmp_path) == {}


def test_a_fact_that_is_not_understood_says_why(tmp_path: Path) -> None:
    said = talk(tmp_path, ["many", "quit"], company="Acme", serving=["self_hosted"])
    assert "I need a number here (GPUs), such as 12, 1.5 or 40k; or say unknown." in said
    assert "gpus" not in on_disk(tmp_path)["profile"]


def test_a_figure_outside_the_usual_is_taken_only_with_a_yes(tmp_path: Path) -> None:
    said = talk(tmp_path, ["5000", "maybe", "no"], company="Acme", serving=["self_hosted"])
    assert "5,000 is outside the usual" in said and "Type yes or no." in said and "Not taken." in said
    assert "gpus" not in on_disk(tmp_path)["profile"]
    talk(tmp_path, ["5000", "y"])
    assert on_disk(tmp_path)["profile"]["gpus"] == 5000


def test_a_name_that_is_a_command_can_be_put_in_quotes(tmp_path: Path) -> None:
    talk(tmp_path, ['"Report"', "quit"])
    assert on_disk(tmp_path)["profile"]["company"] == "Report"


def test_own_words_are_taken_only_with_a_yes_and_kept_as_the_note(tmp_path: Path) -> None:
    said = talk(tmp_path, ["a dashboard for each route"], **KNOWN)
    assert "I understood level 3. Is that right?" in said and said.endswith("(end)\n")
    assert values(tmp_path) == {}
    talk(tmp_path, ["a dashboard for each route", "n", "a dashboard for each route", "y"])
    answer = on_disk(tmp_path)["answers"]["LAT-1"]
    assert (answer["value"], answer["note"]) == (3, "a dashboard for each route")


def test_the_runner_up_can_be_taken_or_a_level_said_instead(tmp_path: Path) -> None:
    talk(tmp_path, ["a dashboard", "2", "a dashboard", "0"], **KNOWN)
    answers = on_disk(tmp_path)["answers"]
    assert (answers["LAT-1"]["value"], answers["LAT-1"]["note"]) == (2, "a dashboard")
    assert (answers["LAT-2"]["value"], answers["LAT-2"]["note"]) == (0, "")


def test_when_unsure_more_words_are_asked_for_and_a_command_still_works(tmp_path: Path) -> None:
    said = talk(tmp_path, ["unsure", "skip", "unsure", "1"], **KNOWN)
    assert "Say more, or pick one." in " ".join(said.split())
    assert values(tmp_path) == {"LAT-1": "skipped", "LAT-2": 1}


def test_dont_know_not_applicable_note_evidence_flag_and_milestone_are_in_the_file(tmp_path: Path) -> None:
    lines = ["dk", "na batch only", "note seen by the CTO", "evidence measured grafana; 2026-11-12; p95 410 ms", "2"]
    said = talk(tmp_path, [*lines, "back", "flag", "milestone before the round", "quit"], **KNOWN)
    document = on_disk(tmp_path)
    assert values(tmp_path) == {"LAT-1": "dk", "LAT-2": "na", "LAT-3": 2}
    assert document["answers"]["LAT-2"]["reason"] == "batch only"
    third = document["answers"]["LAT-3"]
    assert (third["note"], third["grade"], third["artefact"]["figure"]) == ("seen by the CTO", "measured", "p95 410 ms")
    assert document["flagged"] == ["LAT-3"]
    assert document["milestones"][0]["name"] == "before the round"
    assert "Inference latency" in said


def test_undo_goes_back_as_often_as_one_likes(tmp_path: Path) -> None:
    talk(tmp_path, ["3", "2", "undo", "undo", "1", "quit"], **KNOWN)
    assert values(tmp_path) == {"LAT-1": 1}


def test_going_back_to_change_an_answer_says_what_that_changes_and_nothing_of_what_lies_between(tmp_path: Path) -> None:
    answers = {"LAT-1": tiny.level(3), "LAT-2": tiny.level(3), "LAT-3": tiny.level(3), "GPU-1": tiny.level(2)}
    said = talk(tmp_path, ["go lat-1", "1", "quit"], answers, **KNOWN)
    assert "Inference latency 2.3 of a target of 3, was 3.0, the target is 3" in " ".join(said.split())
    assert said.count("3 What level 3 looks like") == 0


def test_review_search_and_help_list_what_there_is(tmp_path: Path) -> None:
    said = talk(
        tmp_path,
        ["review", "search GPU-2", "/company how many", "go lat-1", "/facts", "help", "quit"],
        {"LAT-1": tiny.DONT_KNOW},
        **KNOWN,
    )
    assert "- LAT-1 (not known): Ask LAT-1" in said
    assert "GPU-2" in said
    assert "\nna REASON: Say that the question does not apply to you, and why.\n" in said
    assert "\nHow many GPUs do you pay for?\nYour answer so far: 10\n" in said
    assert "\n- gpus: How many GPUs do you pay for?" in said


def test_results_are_read_from_top_to_bottom(tmp_path: Path) -> None:
    said = talk(tmp_path, ["results", "quit"], {"LAT-1": tiny.level(3)}, **KNOWN)
    for section in ("Scores:", "Plan:", "Money:", "Roadmap:"):
        assert f"\n{section}\n" in said
    assert "Inference latency: stated not known, interval" in said


def test_a_save_that_fails_is_said_and_nothing_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise FileError("the disk is full", do="Free some space.")

    file.save(tmp_path / NAME, assessment(**KNOWN))
    monkeypatch.setattr(file, "save", full)
    said = talk(tmp_path, ["3", "quit"])
    assert "Not saved, so not taken. the disk is full. Free some space." in " ".join(said.split())
    assert values(tmp_path) == {}


def test_who_comes_back_hears_where_they_are(tmp_path: Path) -> None:
    said = talk(tmp_path, ["quit"], {"LAT-1": tiny.level(3)}, **KNOWN)
    assert said.startswith("Acme: 1 of 6 questions are answered, about 9 minutes are left.\n")
    assert "LAT-2, Inference latency 2 of 3" in said


def test_at_the_end_it_says_what_can_be_done(tmp_path: Path) -> None:
    done = {id: tiny.level(2) for id in ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1")}
    said = talk(tmp_path, ["3", "quit"], done, **KNOWN)
    assert "That was the last question" in said
    assert "\n  results: Show the results\n  report: Write the report (PDF)\n" in said
    assert "I did not understand that." in said


def test_hostile_text_is_said_without_anything_that_acts(tmp_path: Path) -> None:
    said = talk(tmp_path, ["Ev\x1b]52;c;QUFB\x07il \x9b31m\u202e", "quit"])
    assert "Ev]52;c;QUFBil 31m" in said
    assert all(sign == "\n" or sign.isprintable() for sign in said)


def test_a_note_of_several_lines_ends_with_a_single_dot_or_with_the_input(tmp_path: Path) -> None:
    said = talk(tmp_path, ["note", "One.", "", "Two.", ".", "2", "note", "Only this"], **KNOWN)
    assert on_disk(tmp_path)["answers"]["LAT-1"]["note"] == "One.\n\nTwo."
    assert on_disk(tmp_path)["answers"]["LAT-2"]["note"] == "Only this"
    assert "Noted." in said


def test_what_if_tells_what_would_move_and_keeps_nothing(tmp_path: Path) -> None:
    ids = ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1")
    answers = {id: tiny.level(1) for id in ids}
    said = talk(tmp_path, ["/what-if LAT-1 4; LAT-2 = 4", "quit"], answers, **KNOWN)
    assert "Inference latency: 3.0 of 3.0, now 1.0 of 3.0\n" in said
    assert "Your real answers stay as they are." in said
    assert values(tmp_path) == dict.fromkeys(ids, 1)


def test_why_tells_where_a_figure_comes_from_by_its_name_or_number(tmp_path: Path) -> None:
    answers = {"LAT-1": tiny.level(1), "LAT-2": tiny.level(1), "LAT-3": tiny.level(4)}
    said = talk(tmp_path, ["/why latency", "/why latency stated", "why", "quit"], answers, **KNOWN)
    assert "Inference latency, stated: 2.0\n" in said
    assert "sum of weight x value / sum of weights" in said
    assert "For a figure of the results, write: /why FIGURE" in said


def test_a_changed_fact_is_said_back_with_what_it_moves_however_long_ago_it_was_given(tmp_path: Path) -> None:
    answers = {id: tiny.level(2) for id in ("LAT-1", "LAT-2", "LAT-3", "GPU-1", "GPU-2", "COST-1")}
    said = " ".join(talk(tmp_path, ["/company serving", "1", "quit"], answers, **KNOWN).split())
    assert "> 1 Hosted API: we pay per token" in said
    assert "2 questions (GPU-1, GPU-2) no longer apply" in said


def test_a_new_company_that_is_named_already_is_greeted(tmp_path: Path) -> None:
    said = talk(tmp_path, ["quit"], company="Acme")
    assert said.startswith("\nTiny. First 5 short facts about the company")


def test_a_reply_given_further_on_is_said_back_before_one_returns_to_what_was_left(tmp_path: Path) -> None:
    said = talk(tmp_path, ["go COST-1", "3", "quit"], {"COST-1": tiny.level(1)}, **KNOWN)
    assert "> 3\nLevel 3: What level 3 looks like\n" in said
    assert said.count("We look at how GPUs are handed out.") == 0
