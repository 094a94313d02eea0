"""Lets the database keep the plans of questions that are asked many times a second, as those of each letter are.

Row security makes planning such a question cost three times its execution. Elsewhere a plan for the very values asked
is worth its making: what lists and searches find differs by a thousand from one value to the next.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_ASKED_BEFORE = 5  # times in one connection; psycopg's own default


@contextmanager
def plans_kept() -> Iterator[None]:
    """Keep the plans of what is asked within this block; only for questions that an index answers whatever is asked."""
    connection.ensure_connection()
    link = connection.connection
    before = link.prepare_threshold
    link.prepare_threshold = _ASKED_BEFORE
    try:
        yield
    finally:
        link.prepare_threshold = before
