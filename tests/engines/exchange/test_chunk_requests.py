"""Requests about chunks: only who holds the file's key asks, for exactly one thing, and only they are answered."""

from dataclasses import replace

import pytest

from sampan.engines.exchange.chunk_requests import (
    SKEW_SECONDS,
    ChunkRequest,
    Side,
    answer_header,
    answers,
)

KEY, NOW = bytes(range(32)), 1_790_000_000
REQUEST = ChunkRequest(bytes(16), Side.SENDER, "PUT", 3)
HEADER = REQUEST.header(key=KEY, at=NOW)


def test_own_header_is_authentic_within_the_hour():
    for drift in (0, SKEW_SECONDS, -SKEW_SECONDS):
        assert REQUEST.is_authentic(HEADER, key=KEY, now=NOW + drift)


@pytest.mark.parametrize("drift", [SKEW_SECONDS + 1, -SKEW_SECONDS - 1, 10**9])
def test_recorded_header_is_of_no_use_later(drift):
    assert not REQUEST.is_authentic(HEADER, key=KEY, now=NOW + drift)


@pytest.mark.parametrize(
    "changes",
    [
        {"file_id": bytes(15) + b"1"},
        {"side": Side.RECEIVER},
        {"method": "GET"},
        {"index": 4},
        {"index": None},
    ],
)
def test_header_counts_for_nothing_else(changes):
    assert not replace(REQUEST, **changes).is_authentic(HEADER, key=KEY, now=NOW)


def test_header_of_another_key_is_refused():
    assert not REQUEST.is_authentic(HEADER, key=bytes(32), now=NOW)


@pytest.mark.parametrize("place", range(0, len(HEADER), 3))
def test_changed_header_is_refused(place):
    letter = "0" if HEADER[place] != "0" else "1"
    assert not REQUEST.is_authentic(HEADER[:place] + letter + HEADER[place + 1 :], key=KEY, now=NOW)


@pytest.mark.parametrize(
    "header",
    ["", " ", "1", "1 sender", "1 sender x y", "1 sender -5 aa", "1 sender ٣ aa", "é é é é", "1 " * 99],
)
def test_malformed_header_is_refused(header):
    assert not REQUEST.is_authentic(header, key=KEY, now=NOW)


def test_answer_is_believed_from_the_other_end_alone():
    told = {"file_id": bytes(16), "key": KEY, "status": 200, "body": b"there"}
    mac = answer_header(HEADER, **told)
    assert answers(mac, HEADER, **told)
    for bent in ({"status": 404}, {"body": b"Here"}, {"key": bytes(32)}, {"file_id": bytes(15) + b"1"}):
        assert not answers(mac, HEADER, **(told | bent))
    assert not answers(mac, HEADER + "0", **told)
    assert not answers("", HEADER, **told) and not answers("é", HEADER, **told)
