"""Tests cannot connect beyond the machine, and those that need the database are marked."""

import socket

import pytest


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1"])
def test_connection_beyond_the_machine_is_refused(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as outward, pytest.raises(ConnectionRefusedError, match="beyond this machine"):
        outward.connect((host, 443))


def test_connection_to_loopback_is_made() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as made,
    ):
        assert made.getpeername() == server.getsockname()


def test_database_test_is_marked(request: pytest.FixtureRequest, db: None) -> None:
    assert request.node.get_closest_marker("database")


def test_other_test_is_not_marked(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database") is None
