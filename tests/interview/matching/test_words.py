"""What counts as the same word, and how much texts share."""

import pytest

from assessor.interview.matching.words import (
    Overlap,
    Rarity,
    Votes,
    asks,
    clauses,
    content_words,
    denies,
    negated,
    only_denies,
    pieces,
    triples,
    word_grams,
    words,
)


def test_endings_case_and_kinds_of_negation_make_no_difference() -> None:
    assert words("We don\u2019t know") == words("we never know") == ["we", "not", "know"]
    assert words("alerts") == words("Alert") == ["alert"]


def test_a_negation_reaches_the_words_behind_it() -> None:
    assert "not alert" in word_grams("no p95 alerts")
    assert "not alert" not in word_grams("p95 alerts")


def test_a_typo_still_shares_pieces() -> None:
    assert set(pieces("dashbord")) & set(pieces("dashboard"))


def test_what_is_said_not_to_be_there_is_the_clause_without_its_negation() -> None:
    assert negated("we have charts, but no alerts on them") == ["alerts on them"]
    assert negated("we have charts") == []


def test_a_text_without_full_clauses_is_one_clause() -> None:
    assert clauses("slurm, nothing clever") == ["slurm, nothing clever"]
    assert clauses("we watch charts every day, and nobody is paged by it") == [
        "we watch charts every day",
        "nobody is paged by it",
    ]


def test_little_words_carry_no_meaning_of_their_own() -> None:
    assert content_words("We have a p95 chart") == ["p95", "chart"]


def test_a_rare_word_in_common_weighs_more_than_a_frequent_one() -> None:
    texts = ["we watch the cluster", "we watch the bill", "we watch the kettle"]
    rarity = Rarity(texts, words)

    shared = Overlap(texts, rarity).with_each(rarity.weigh("they watch a kettle"))

    assert shared.argmax() == 2
    assert shared[0] == pytest.approx(shared[1])
    assert 0 < shared[0] < shared[2] <= 1


def test_words_never_seen_share_nothing_and_vote_for_nothing() -> None:
    rarity = Rarity(["a chart"], words)

    assert rarity.weigh("zebra") == {}
    assert Overlap(["a chart"], rarity).with_each({}).tolist() == [0.0]
    assert Votes([["a chart"], ["a bill"]], words).of("zebra").tolist() == [0.0, 0.0]


def test_words_vote_for_the_class_that_uses_them() -> None:
    votes = Votes([["a chart", "two charts"], ["the bill"]], words).of("our charts")

    assert votes[0] > votes[1]


def test_a_text_that_ends_with_a_question_mark_asks() -> None:
    assert asks('does "edge" count? ')
    assert asks("\u0645\u0627\u0630\u0627\u061f")
    assert not asks("streaming? we have that")


def test_a_word_is_cut_into_runs_of_three_with_its_ends() -> None:
    assert triples("We do!") == [" we", "we ", " do", "do "]
    assert triples("?!") == []


def test_what_denies_holds_a_negation() -> None:
    assert denies("we don\u2019t look")
    assert not denies("we note it")


@pytest.mark.parametrize(
    "text", ["we don\u2019t", "nothing yet", "Never looked.", "there is none", "nada", "not at all"]
)
def test_a_bare_denial_says_that_there_is_nothing(text: str) -> None:
    assert only_denies(text)


@pytest.mark.parametrize(
    "text", ["no", "Nope.", "I never looked", "we don't know", "nothing formal", "no alerts", "we do", "", "n/a", "?"]
)
def test_more_than_a_denial_or_one_that_may_answer_anything_is_no_bare_denial(text: str) -> None:
    assert not only_denies(text)
