"""A session accepts exactly the next message of the other side."""

import pytest

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.sessions import Session, pack_elements, unpack_elements

NONCES = (b"a" * 32, b"b" * 32)


def both(terms: bytes = b"terms") -> tuple[Session, Session]:
    first, second = (Session(terms_digest=terms, nonces=NONCES, place=place) for place in (0, 1))
    return first, second


def refused(session: Session, octets: bytes) -> Reason:
    with pytest.raises(PrivateMatchFailure) as failure:
        session.receive(octets)
    with pytest.raises(PrivateMatchFailure):  # a session that refused once is over
        session.receive(octets)
    return failure.value.reason


def test_session_messages_in_turn_arrive() -> None:
    first, second = both()
    assert second.receive(first.send(b"one")) == b"one"
    assert second.receive(first.send(b"")) == b""
    assert first.receive(second.send(b"three")) == b"three"


def test_session_replayed_message_is_refused() -> None:
    first, second = both()
    message = first.send(b"one")
    second.receive(message)
    assert refused(second, message) is Reason.OUT_OF_TURN


def test_session_messages_changed_over_are_refused() -> None:
    first, second = both()
    first.send(b"one")
    assert refused(second, first.send(b"two")) is Reason.OUT_OF_TURN


def test_session_own_message_sent_back_is_refused() -> None:
    first, _ = both()
    other = Session(terms_digest=b"terms", nonces=NONCES, place=0)
    assert refused(first, other.send(b"one")) is Reason.OUT_OF_TURN


def test_session_message_of_another_session_is_refused() -> None:
    first, _ = both(b"other terms")
    _, second = both()
    assert refused(second, first.send(b"one")) is Reason.OTHER_SESSION


@pytest.mark.parametrize("kept", [0, 10, 44, 46, -1])
def test_session_message_cut_is_refused(kept: int) -> None:
    first, second = both()
    assert refused(second, first.send(b"body")[:kept]) is Reason.MALFORMED


def test_session_message_with_more_behind_is_refused() -> None:
    first, second = both()
    assert refused(second, first.send(b"body") + b"x") is Reason.MALFORMED


def test_session_changed_history_shows_at_the_next_message() -> None:
    first, second = both()
    bent = bytearray(first.send(b"one"))
    bent[-1] ^= 1
    second.receive(bytes(bent))
    assert refused(second, first.send(b"two")) is Reason.OTHER_SESSION


def test_unpack_elements_other_number_is_refused() -> None:
    body = pack_elements([b"e" * 32, b"f" * 32])
    assert unpack_elements(body, count=2) == [b"e" * 32, b"f" * 32]
    for bent, count in ((body, 3), (body[:-1], None)):
        with pytest.raises(PrivateMatchFailure):
            unpack_elements(bent, count=count)
    with pytest.raises(PrivateMatchFailure):
        unpack_elements(body, most=1)
