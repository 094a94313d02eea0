"""How a node's processes agree about its lines through the database: locks on members, and notices of letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from django.db import connection

_LOCK_SPACE = 7_291_402  # an arbitrary number of our own for the advisory locks of lines
_CHANNEL = "sampan_letters"


@contextmanager
def alone_on(member: str) -> Iterator[bool]:
    """Hold the member's advisory lock on this connection; a killed process loses it with its connection."""
    taken = _ask_lock("pg_try_advisory_lock", member)
    try:
        yield taken
    finally:
        if taken:
            _ask_lock("pg_advisory_unlock", member)


def give_notice(words: str) -> None:
    """Tell every process of the node that listens, once the open transaction commits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [_CHANNEL, words])


def listen() -> None:
    """Let this thread's connection hear notices from now on."""
    with connection.cursor() as cursor:
        cursor.execute(f"LISTEN {_CHANNEL}")


def notices(*, seconds: float) -> Iterator[str]:
    """Yield what is heard, at once when there is something, at the latest after `seconds`."""
    for heard in connection.connection.notifies(timeout=seconds, stop_after=1):
        yield heard.payload


def _ask_lock(function: str, member: str) -> bool:
    key = crc32(member.encode()) - 2**31  # pg's two-key locks take signed 32-bit numbers
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s, %s)", [_LOCK_SPACE, key])
        return bool(cursor.fetchone()[0])
