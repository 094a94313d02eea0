"""Tells the database who reads and for which purpose; row security decides by it and fails closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from sampan.registry.access.reader import Reader
from sampan.registry.asked_once import ask_again
from sampan.registry.clock.queries import seconds_ahead
from sampan.vocabulary.errors import Refusal

_TELL = """set_config('sampan.account', %s, true), set_config('sampan.purpose', %s, true),
    set_config('sampan.ahead', %s, true)"""
_SET = f"SELECT {_TELL}"
_EXCHANGE = f"""WITH before AS MATERIALIZED (
    SELECT current_setting('sampan.account', true) AS account, current_setting('sampan.purpose', true) AS purpose
) SELECT before.account, before.purpose, {_TELL} FROM before"""  # noqa: S608 - constants
_TELLING_SECONDS = 0.5


def enter(reader: Reader) -> None:
    """Set the reader for the rest of the open transaction; it vanishes at commit or rollback."""
    _set(str(reader.actor.account_id), reader.purpose.value)


def leave() -> None:
    """Forget the reader; every protected table is empty afterwards."""
    _set("", "")


@contextmanager
def reading_as(reader: Reader) -> Iterator[Reader]:
    """Run a block in a transaction as the reader, then restore whoever read before.

    A refusal undoes the block; what it leaves behind is written after that, before it goes further.
    """
    try:
        with _as(reader):
            yield reader
    except Refusal as refusal:
        leave_behind(refusal, reader)
        raise


def leave_behind(refusal: Refusal, reader: Reader) -> None:
    """Write what a refusal leaves behind, in a transaction of its own; nothing when it leaves nothing."""
    if refusal.leaves is not None:
        with _as(reader):
            refusal.leaves()


@contextmanager
def _as(reader: Reader) -> Iterator[Reader]:
    is_whole = not connection.in_atomic_block  # then the reader vanishes with the transaction
    with transaction.atomic():
        before = _exchange(str(reader.actor.account_id), reader.purpose.value)
        try:
            yield reader
        finally:
            if is_whole:
                ask_again()
            elif not connection.needs_rollback:
                _set(*before)


def _exchange(account: str, purpose: str) -> tuple[str, str]:
    """Set the reader and return who read before, in one question."""
    ask_again()
    with connection.cursor() as cursor:
        cursor.execute(_EXCHANGE, [account, purpose, _ahead()])
        account, purpose, *_told = cursor.fetchone()
    return account or "", purpose or ""


def _set(account: str, purpose: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("The reader is set for a transaction; open one first.")
    ask_again()
    with connection.cursor() as cursor:
        cursor.execute(_SET, [account, purpose, _ahead()])


def _ahead() -> str:
    """How far the machine's clock is ahead of the house's, by which row security ends what is lent."""
    ahead = seconds_ahead()
    return f"{ahead:.3f}" if abs(ahead) > _TELLING_SECONDS else ""
