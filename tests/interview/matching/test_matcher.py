"""What a sentence is understood to mean: ranked, with a confidence, and never beyond what was taught."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor.interview.matching.encoder import Encoder, load_encoder
from assessor.interview.matching.lessons import Lessons, lessons
from assessor.interview.matching.matcher import READ, Matcher
from tests import tiny
from tests.interview.matching.taught import LESSONS, Letters

WORDS = Matcher(LESSONS)
MEANING = Matcher(LESSONS, Letters())
BOTH = pytest.mark.parametrize("matcher", [WORDS, MEANING], ids=["words", "meaning"])


@BOTH
@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("LAT-1", "nobody ever timed a request, users complain", 0),
        ("LAT-1", "we watch percentiles on a dashboard in grafana, no alerts", 2),
        ("LAT-1", "someone is paged when the target breaks", 3),
        ("COST-1", "the founder opens the invoice each month", 1),
        ("COST-1", "we price every request", 4),
        ("COST-1", "no clue, ask our engineers please", "dk"),
        ("COST-1", "can you explain what you mean with that question?", "unclear"),
    ],
)
def test_a_sentence_near_the_examples_is_understood(matcher: Matcher, question: str, text: str, answer: object) -> None:
    assert matcher.rank(question, text).ranking[0].answer == answer


@BOTH
def test_all_eight_answers_are_ranked_and_their_confidence_adds_up(matcher: Matcher) -> None:
    found = matcher.rank("LAT-1", "we look at a chart")

    assert found.question == "LAT-1"
    assert {ranked.answer for ranked in found.ranking} == {0, 1, 2, 3, 4, "dk", "na", "unclear"}
    assert [r.confidence for r in found.ranking] == sorted((r.confidence for r in found.ranking), reverse=True)
    assert sum(ranked.confidence for ranked in found.ranking) == pytest.approx(1, abs=0.001)


@BOTH
def test_the_same_text_means_the_same_alone_in_a_batch_and_in_a_new_matcher(matcher: Matcher) -> None:
    replies = [("LAT-1", "charts but no alert"), ("COST-1", "tags by product"), ("LAT-1", "charts but no alert")]
    again = Matcher(LESSONS, Letters() if matcher.understands_meaning else None)

    together = matcher.rank_all(replies)

    assert together == [matcher.rank(*reply) for reply in replies] == again.rank_all(replies)


@BOTH
def test_words_that_nobody_taught_are_no_level(matcher: Matcher) -> None:
    found = matcher.rank("LAT-1", "zyx qwv")

    assert found.ranking[0].answer == "unclear" or found.say != "one"


@BOTH
@pytest.mark.parametrize("text", ["asdkjh qwe", "xxxxxxx", "hjkl;", "...", "\u00a7$%&"])
def test_keys_struck_at_random_are_no_answer(matcher: Matcher, text: str) -> None:
    assert matcher.rank("COST-1", text).ranking[0].answer == "unclear"


@BOTH
@pytest.mark.parametrize("text", ["we don't", "nothing yet", "never did", "no one looks at it"])
def test_a_bare_denial_is_level_0_before_all_else(matcher: Matcher, text: str) -> None:
    found = matcher.rank("COST-1", text)

    assert found.ranking[0].answer == 0
    assert found.ranking[0].confidence >= 0.6


@BOTH
def test_a_question_back_is_less_of_an_answer_than_the_same_words_said(matcher: Matcher) -> None:
    said, asked = (
        {one.answer: one.confidence for one in matcher.rank("LAT-1", text).ranking}["unclear"]
        for text in ("a dashboard", "a dashboard?")
    )

    assert asked > said


@BOTH
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_gets_a_ranking(matcher: Matcher, text: str) -> None:
    found = matcher.rank("LAT-1", text)

    assert found.say in ("one", "pair", "ask")
    assert all(0 <= ranked.confidence <= 1 for ranked in found.ranking)


def test_only_the_beginning_of_a_very_long_text_is_read() -> None:
    encoder = Letters()
    matcher = Matcher(LESSONS, encoder)

    matcher.rank("LAT-1", "chart " * 100_000)

    assert max(map(len, encoder.seen)) <= READ


def test_a_special_answer_without_phrases_is_never_meant() -> None:
    taught = Lessons(LESSONS.levels, {"dk": [], "na": [], "unclear": []})

    for matcher in (Matcher(taught), Matcher(taught, Letters())):
        ranked = {one.answer: one.confidence for one in matcher.rank("LAT-1", "I don't know").ranking}
        assert (ranked["dk"], ranked["na"], ranked["unclear"]) == (0, 0, 0)


def test_anchors_alone_are_enough_to_begin_with() -> None:
    taught = lessons(tiny.questionnaire(tiny.area("latency", tiny.question("LAT-1"))), {})

    for matcher in (Matcher(taught), Matcher(taught, Letters())):
        assert matcher.rank("LAT-1", "what level 3 looks like").ranking[0].answer == 3


def test_a_level_with_nothing_to_go_by_does_no_harm() -> None:
    taught = Lessons({"LAT-1": [["no request was ever timed"], [], [], [], ["it gates releases"]]}, LESSONS.specials)

    for matcher in (Matcher(taught), Matcher(taught, Letters())):
        assert matcher.rank("LAT-1", "never timed").ranking[0].answer == 0


def test_a_question_that_was_not_taught_is_an_error() -> None:
    with pytest.raises(KeyError):
        WORDS.rank("LAT-9", "anything")


def test_every_wording_and_every_example_of_a_question_is_taught() -> None:
    levels = [{"says": f"Hosted {n}"} for n in range(5)]
    question = tiny.question("LAT-1", variants=[{"when": {"serving": ["hosted_api"]}, "levels": levels}])
    profile = {"facts": [{"id": "serving", "ask": "?", "kind": "choices", "choices": [{"id": "hosted_api"}]}]}
    made = tiny.questionnaire(tiny.area("latency", question), profile=profile, phrases={"dont_know": ["dunno"]})

    taught = lessons(made, {"LAT-1": [["said"], [], [], [], []]})

    assert taught.levels["LAT-1"][0] == ["What level 0 looks like", "Hosted 0", "said"]
    assert taught.levels["LAT-1"][4] == ["What level 4 looks like", "Hosted 4"]
    assert taught.specials == {"dk": ["dunno"], "na": [], "unclear": []}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = load_encoder()
    if found is None:
        pytest.skip("the sentence encoder is not installed")
    return found


def test_the_encoder_gives_the_same_vector_alone_and_in_a_batch(encoder: Encoder) -> None:
    texts = ["we watch p95 charts", "", "\u4f60\u597d \U0001f600", "no alerts " * 50]

    together = encoder(texts)

    assert together.shape == (4, 512)
    assert np.allclose(together, np.concatenate([encoder([text]) for text in texts]), atol=1e-5)
    assert encoder([]).shape == (0, 512)


def test_with_the_encoder_other_words_for_the_same_thing_are_understood(encoder: Encoder) -> None:
    found = Matcher(LESSONS, encoder).rank(
        "LAT-1", "the engineer on call gets a phone call as soon as we miss our goal"
    )

    assert found.ranking[0].answer == 3
