"""Files of several people become votes; nothing is lost, every conflict is told."""

from assessor.assessment.model import Answer, Assessment, Grade
from assessor.assessment.workshop import Respondent
from assessor.questionnaire.conditions import FactValue
from assessor.votes.merge import Merged, Other, merged
from assessor.votes.model import Meeting
from tests import tiny
from tests.interview.sample import LATER, NOW, assessment, sample
from tests.votes.votes import meeting


def person(name: str, answers: dict[str, Answer], /, **facts: FactValue) -> Other:
    made = assessment(answers, **facts)
    return Other(f"{name}.assessment.json", made.model_copy(update={"respondent": Respondent(name=name)}))


def merge(company: Assessment, *others: Other, held: Meeting | None = None) -> Merged:
    return merged(sample(), Other("co.assessment.json", company), held or meeting(), others, NOW)


def test_answers_become_votes_and_the_low_median_the_answer() -> None:
    found = merge(
        assessment(),
        person("ann", {"LAT-1": tiny.level(3), "LAT-2": Answer(value="dk"), "COST-1": Answer(value="skipped")}),
        person("bob", {"LAT-1": tiny.level(1), "LAT-2": Answer(value="dk")}),
    )
    answers = found.assessment.answers
    assert (answers["LAT-1"].value, answers["LAT-1"].up_to, answers["LAT-2"].value) == (1, 3, "dk")
    assert "COST-1" not in answers
    assert next((one.question, one.counts) for one in found.spreads) == ("LAT-1", (0, 1, 0, 1, 0))
    assert (found.conflicts, found.facts) == ([], [])


def test_merging_the_same_file_again_replaces_its_votes() -> None:
    first = merge(assessment(), person("ann", {"LAT-1": tiny.level(3), "LAT-2": tiny.level(1)}))
    again = merge(first.assessment, person("ann", {"LAT-1": tiny.level(2)}), held=first.meeting)
    assert len(again.meeting.voters) == 1
    assert again.assessment.answers["LAT-1"].value == 2
    assert "LAT-2" not in again.assessment.answers


def test_an_answer_that_was_typed_stays_until_it_is_cleared() -> None:
    typed = Answer(value=4, grade=Grade.SHOWN)
    found = merge(assessment({"LAT-1": typed}), person("ann", {"LAT-1": tiny.level(1)}))
    assert found.assessment.answers["LAT-1"] == typed
    assert [(c.question, c.stands.value, c.votes_say.value) for c in found.conflicts] == [("LAT-1", 4, 1)]
    cleared = found.assessment.model_copy(update={"answers": {}})
    assert (
        merge(cleared, person("ann", {"LAT-1": tiny.level(1)}), held=found.meeting).assessment.answers["LAT-1"].value
        == 1
    )


def test_a_company_file_that_was_one_persons_counts_as_that_persons_votes() -> None:
    founder = assessment({"LAT-1": tiny.level(4)}).model_copy(update={"respondent": Respondent(name="eve")})
    found = merge(founder, person("ann", {"LAT-1": tiny.level(2)}))
    assert found.assessment.respondent is None
    assert (found.assessment.answers["LAT-1"].value, found.assessment.answers["LAT-1"].up_to) == (2, 4)
    again = merge(found.assessment, person("ann", {"LAT-1": tiny.level(2)}), held=found.meeting)
    assert again.assessment.answers == found.assessment.answers
    assert len(again.meeting.voters) == 2


def test_facts_are_taken_where_all_agree_and_told_where_they_do_not() -> None:
    found = merge(
        assessment(company="Acme"),
        person("ann", {}, company="ACME Inc", gpus=8, spend=100),
        person("bob", {}, gpus=8, spend=200),
    )
    assert (found.assessment.profile["gpus"], found.facts_taken) == (8, ["gpus"])
    told = {fact.fact: (fact.stands, dict(fact.others)) for fact in found.facts}
    assert told == {
        "company": ("Acme", {"ann (ann.assessment.json)": "ACME Inc"}),
        "spend": (None, {"ann (ann.assessment.json)": 100, "bob (bob.assessment.json)": 200}),
    }
    assert "spend" not in found.assessment.profile


def test_evidence_and_what_is_said_not_to_apply_are_told_not_lost() -> None:
    found = merge(
        assessment(),
        person("ann", {"LAT-1": Answer(value=2, grade=Grade.SHOWN), "LAT-2": Answer(value="na", reason="x")}),
    )
    assert [(id, name, answer.grade) for id, name, answer in found.evidence] == [
        ("LAT-1", "ann (ann.assessment.json)", Grade.SHOWN)
    ]
    assert found.not_votes == [("LAT-2", "ann (ann.assessment.json)", "not applicable")]
    assert "LAT-2" not in found.assessment.answers


def test_a_long_note_becomes_the_first_line_of_reason() -> None:
    found = merge(assessment(), person("ann", {"LAT-1": Answer(value=2, note="x" * 400 + "\nsecond")}))
    reason = found.meeting.votes["LAT-1"][0]["v1"].reason
    assert len(reason) == 280 and reason.endswith("…") and "second" not in reason


def test_answers_to_questions_that_are_not_asked_any_more_are_no_votes() -> None:
    found = merge(assessment(), person("ann", {"GONE-1": tiny.level(3)}))
    assert found.meeting.votes == {}
    assert merge(found.assessment, held=found.meeting).meeting.votes == {}
    assert LATER > NOW
