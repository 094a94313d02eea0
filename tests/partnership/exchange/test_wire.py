"""The wire over a real socket: what certainly did not arrive is told apart from what may have."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from sampan.partnership.exchange.wire import NoAnswer, NotDelivered, Wire

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@pytest.fixture
def serving() -> Iterator[Callable[[list[bytes]], str]]:
    """Serves the given answers, one a connection, which is closed after it; returns the address."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve(answers: list[bytes]) -> str:
        def run() -> None:
            for answer in answers:
                connection, _ = server.accept()
                with connection:
                    connection.recv(65_536)
                    connection.sendall(answer)

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{server.getsockname()[1]}"

    yield serve
    server.close()


def test_answer_is_returned(serving):
    with Wire(serving([OK])) as wire:
        answer = wire.post(b"blob")
    assert (answer.status, answer.body) == (200, b"ok")


def test_nobody_there_is_not_delivered():
    with Wire("http://127.0.0.1:9") as wire, pytest.raises(NotDelivered):
        wire.post(b"blob")


@pytest.mark.parametrize(
    "answer", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"]
)
def test_broken_answer_is_no_answer(serving, answer):
    with Wire(serving([answer])) as wire, pytest.raises(NoAnswer):
        wire.post(b"blob")


def test_connection_closed_meanwhile_is_opened_again(serving):
    with Wire(serving([OK, OK])) as wire:
        assert [wire.post(b"first").status, wire.post(b"second").status] == [200, 200]


def test_redirect_is_an_answer_and_not_followed(serving):
    moved = b"HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
    with Wire(serving([moved])) as wire:
        assert wire.post(b"blob").status == 307


def test_endless_answer_is_cut(serving):
    with Wire(serving([b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 500_000])) as wire:
        assert len(wire.post(b"blob").body) == 64 * 1024
