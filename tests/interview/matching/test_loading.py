"""Words serve until the encoder is there; nobody waits for it."""

from threading import Event

from assessor.interview.matching.encoder import Encoder
from assessor.interview.matching.loading import GrowingMatcher, taught_by
from tests import tiny
from tests.interview.matching.taught import LESSONS, Letters


def test_words_alone_serve_until_the_encoder_is_loaded() -> None:
    asked, there = Event(), Event()

    def slow() -> Encoder:
        asked.set()
        there.wait(10)
        return Letters()

    growing = GrowingMatcher(lambda: LESSONS, slow)
    assert (growing.matcher, growing.ready) == (None, False)
    growing.start()
    asked.wait(10)
    early = growing.matcher
    assert early is not None
    assert not early.understands_meaning
    assert not growing.ready

    there.set()

    assert growing.wait(10)
    assert growing.matcher is not None
    assert growing.matcher.understands_meaning


def test_without_the_package_words_alone_are_as_good_as_it_gets() -> None:
    growing = GrowingMatcher(lambda: LESSONS, lambda: None)
    growing.start()
    growing.start()

    assert growing.wait(10)
    assert growing.matcher is not None
    assert not growing.matcher.understands_meaning


def test_an_encoder_that_breaks_leaves_the_words() -> None:
    def broken() -> Encoder:
        raise OSError("the weights cannot be read")

    growing = GrowingMatcher(lambda: LESSONS, broken)
    growing.start()

    assert growing.wait(10)
    assert growing.matcher is not None
    assert not growing.matcher.understands_meaning


def test_waiting_for_what_was_never_started_ends_at_once() -> None:
    assert not GrowingMatcher(lambda: LESSONS, lambda: None).wait(10)


def test_a_copy_teaches_what_stands_in_its_levels() -> None:
    levels = [{"says": f"L{n}", "sounds_like": [f"like {n}"]} for n in range(5)]
    made = tiny.questionnaire(tiny.area("latency", tiny.question("LAT-1", levels=levels)))

    assert taught_by(made, None).levels["LAT-1"][3] == ["L3", "like 3"]
