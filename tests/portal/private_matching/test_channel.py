"""The line between two processes: opened with the run's secret only, and ended by what does not belong."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.portal.private_matching import channel

SECRET, TERMS = b"s" * 32, b"t" * 32
Line = channel.Channel | PrivateMatchFailure


@pytest.fixture
def server() -> Iterator[socket.socket]:
    with channel.listen() as listening:
        yield listening


def both(server: socket.socket, *, secret: bytes = SECRET, terms: bytes = TERMS) -> tuple[Line, Line]:
    """Return both ends, or what either was refused with; the caller has the given secret and terms."""
    ends: dict[str, Any] = {}

    def answer() -> None:
        try:
            ends["answered"] = channel.accept(server, secret=SECRET, nonce=b"b" * 32, terms=TERMS)[1]
        except PrivateMatchFailure as failure:
            ends["answered"] = failure

    thread = threading.Thread(target=answer)
    thread.start()
    port = server.getsockname()[1]
    try:
        ends["called"] = channel.connect(port, name="a", secret=secret, nonce=b"a" * 32, terms=terms)
    except PrivateMatchFailure as failure:
        ends["called"] = failure
    thread.join()
    return ends["called"], ends["answered"]


def hang_up(*ends: Line) -> None:
    for end in ends:
        if isinstance(end, channel.Channel):
            end.close()


def test_channel_messages_arrive_both_ways(server: socket.socket) -> None:
    one, other = both(server)
    assert isinstance(one, channel.Channel) and isinstance(other, channel.Channel)
    one.send(b"question" * 10_000)
    assert other.receive() == b"question" * 10_000
    other.send(b"")
    assert one.receive() == b""
    hang_up(one, other)


def test_channel_caller_without_the_secret_is_refused(server: socket.socket) -> None:
    one, other = both(server, secret=b"x" * 32)
    assert isinstance(one, PrivateMatchFailure) and isinstance(other, PrivateMatchFailure)
    assert other.reason is Reason.OTHER_SESSION


def test_channel_sides_with_other_rules_cannot_talk(server: socket.socket) -> None:
    one, other = both(server, terms=b"u" * 32)
    assert isinstance(one, channel.Channel) and isinstance(other, channel.Channel)
    one.send(b"question")
    with pytest.raises(PrivateMatchFailure, match="another session"):
        other.receive()
    hang_up(one, other)


def test_channel_line_that_breaks_is_refused(server: socket.socket) -> None:
    one, other = both(server)
    assert isinstance(other, channel.Channel)
    hang_up(one)
    with pytest.raises(PrivateMatchFailure, match="cannot be read"):
        other.receive()
    hang_up(other)
