"""For all tests: which of them need the database, and no connection leaves the machine."""

import ipaddress
import sys
from collections.abc import Sequence

import pytest

DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark `database` what asks for the database, so that CI can run it again on another server."""
    for item in items:
        asks = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if asks or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)


def _is_here(address: object) -> bool:
    """Whether a socket's address is on this machine: a path, or a loopback address."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host.split("%", 1)[0]).is_loopback
    except ValueError:
        return host in ("localhost", "")


def _refuse_to_leave(event: str, arguments: Sequence[object]) -> None:
    if event == "socket.connect" and not _is_here(arguments[1]):
        raise ConnectionRefusedError("A test tried to connect beyond this machine.")


def pytest_configure() -> None:
    """Watch every connection that Python makes from here on."""
    sys.addaudithook(_refuse_to_leave)
