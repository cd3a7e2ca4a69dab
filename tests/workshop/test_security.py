"""Who may do what on the voting page."""

import pytest

from assessor.workshop.security import (
    CODE_LENGTH,
    LETTERS,
    TRIES_ALL,
    TRIES_EACH,
    Tries,
    digest,
    from_here,
    known_host,
    new_code,
    new_token,
    same_code,
)


def test_a_code_has_six_signs_none_of_which_is_mistaken_for_another() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == CODE_LENGTH == 6 for code in codes)
    assert not set("01ILO") & set("".join(codes))
    assert not set("01ILO") & set(LETTERS)


@pytest.mark.parametrize("typed", ["ABC234", "abc234", " abc 234 ", "abc-234"])
def test_a_code_is_recognised_however_it_is_typed(typed: str) -> None:
    assert same_code(typed, "ABC234")


@pytest.mark.parametrize("typed", ["", "ABC235", "ABC23", "ABC2344", "ÄBC234", "A" * 100_000])
def test_another_code_is_not(typed: str) -> None:
    assert not same_code(typed, "ABC234")


def test_a_meeting_without_a_code_lets_nobody_in() -> None:
    assert not same_code("", "")


def test_a_token_is_long_and_only_its_digest_is_kept() -> None:
    token = new_token()
    assert len(token) == 43
    assert len(digest(token)) == 64
    assert token not in digest(token)


def test_ten_wrong_codes_a_minute_from_one_address_and_no_more() -> None:
    tries = Tries()
    for second in range(TRIES_EACH):
        assert tries.allowed("10.0.0.5", float(second))
        tries.failed("10.0.0.5", float(second))
    assert not tries.allowed("10.0.0.5", 10.0)
    assert tries.allowed("10.0.0.6", 10.0)
    assert tries.allowed("10.0.0.5", 60.5)


def test_many_addresses_together_are_limited_too() -> None:
    tries = Tries()
    for number in range(TRIES_ALL):
        tries.failed(f"10.0.{number}.1", 0.0)
    assert not tries.allowed("10.9.9.9", 1.0)
    assert tries.allowed("10.9.9.9", 61.0)
    assert tries.by_address == {}


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "192.168.1.5:80", "[::1]:8000", "desk:99", "DESK", "desk.local:8000"]
)
def test_addresses_and_the_own_name_are_known_hosts(host: str) -> None:
    assert known_host(host, "desk")


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "desk.evil.example", "a b", "::", "[evil.example]"]
)
def test_any_other_name_may_be_somebody_elses(host: str) -> None:
    assert not known_host(host, "desk")


def test_a_form_counts_only_when_one_of_our_pages_sent_it() -> None:
    assert from_here({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"})
    assert from_here({"host": "127.0.0.1:8000"})
    assert not from_here({"host": "127.0.0.1:8000", "origin": "http://evil.example"})
    assert not from_here({"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:9000"})
    assert not from_here({"host": "127.0.0.1:8000", "origin": "null"})
    assert not from_here({"host": "127.0.0.1:8000", "sec-fetch-site": "cross-site"})
    assert not from_here({"host": "127.0.0.1:8000", "sec-fetch-site": "same-site"})
