"""A letter's payload is canonical, keeps what it does not know, and is refused when it is anything else."""

import json
from datetime import timedelta

import pytest

from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.letters import read_letter
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import InvalidInput


def test_letter_payload_round_trips(write):
    letter = write(in_reply_to="letter-0")
    assert read_letter(letter.payload) == letter
    assert read_letter(letter.payload).hash == letter.hash


def test_letter_unknown_members_are_kept(write):
    body = {"version": 7, "invented_later": {"a": [1, None]}}
    letter = read_letter(write(body=body, more={"colour": "red"}, schema=7, lane=9).payload)
    assert letter.body == body
    assert (letter.more, letter.lane) == ({"colour": "red"}, 9)
    assert read_letter(letter.payload).hash == letter.hash


def test_letter_repr_does_not_show_the_body(write):
    assert "Invented Person" not in repr(write(body={"name": "Invented Person"}))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("id", ""),
        ("id", "a b"),
        ("kind", "x" * 81),
        ("sequence", 0),
        ("sequence", True),
        ("sequence", 1.0),
        ("sender", "KH"),
        ("receiver", "kh-focal-point"),
        ("previous", "0"),
        ("body", ["list"]),
        ("in_reply_to", "\n"),
        ("schema", 0),
    ],
)
def test_letter_wrong_field_is_refused(write, field, wrong):
    with pytest.raises(InvalidInput):
        write(**{field: wrong})


def test_letter_times_naive_or_reversed_are_refused(write, now):
    with pytest.raises(InvalidInput):
        write(written_at=now.replace(tzinfo=None))
    with pytest.raises(InvalidInput):
        write(expires_at=now - timedelta(seconds=1))


def _spoiled(write):
    members = json.loads(write().payload)
    text = write().payload.decode()
    yield b""
    yield b"[]"
    yield b"\xff\xfe"
    yield text.replace('"body":', ' "body":').encode()  # white space
    yield text.replace('{"body"', '{"id":"twice","body"').encode()  # repeated member
    yield text.replace('"sequence":1', '"sequence":1.0').encode()
    yield text.replace('"sex":"male"', '"age":NaN').encode()
    yield text.replace('"sex":"male"', '"sex":"\\ud800"').encode()
    yield b'{"a":' * 100_000
    yield canonical_bytes({key: member for key, member in members.items() if key != "kind"})
    yield canonical_bytes(members | {"written_at": "2026-11-04 09:00"})
    yield canonical_bytes(members | {"written_at": "2026-11-04T09:00:00.0Z"})
    yield canonical_bytes(members | {"body": "text"})
    yield canonical_bytes(members | {"in_reply_to": []})


def test_read_letter_not_canonical_or_wrong_is_malformed(write):
    for payload in _spoiled(write):
        with pytest.raises(ExchangeFailure) as caught:
            read_letter(payload)
        assert caught.value.reason is Reason.MALFORMED
