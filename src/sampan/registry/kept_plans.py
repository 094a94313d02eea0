"""Lets the database keep the plans of questions that are asked many times a second, as those of each letter are.

Row security makes planning such a question cost three times its execution. Elsewhere a plan for the very values asked
is worth its making: what lists and searches find differs by a thousand from one value to the next.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import F, Lookup
from django.db.models.sql.compiler import SQLCompiler

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


class AnyOf(Lookup):  # type: ignore[type-arg]  # cannot be written with its kind while running
    """As `in`, but the statement is the same however many are asked for, so that its plan fits; see `any_of`."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition and its values; the values are one array."""
        column, named = self.process_lhs(compiler, connection)
        kind = self.lhs.output_field.db_type(connection)
        return f"{column} = ANY(%s::{kind}[])", (*named, self.rhs)


def any_of(field: str, asked: Collection[Any]) -> AnyOf:
    """Return the condition for `filter` that a field is one of these."""
    return AnyOf(F(field), list(asked))
