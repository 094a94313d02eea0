"""Looks for somebody's name in every column of a node's database, as text and as bytes."""

import psycopg
from psycopg import sql

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"


def tables_holding(connection: psycopg.Connection, *words: str) -> list[str]:
    """Return the tables of which some row holds one of the words: plain, or as bytes of UTF-8 or UTF-16.

    A table that the connection's role may not read is left out; the superuser's look misses none.
    """
    marks = [mark for word in words for mark in _marks(word)]
    return [table for (table,) in connection.execute(TABLES).fetchall() if _holds(connection, table, marks)]


def _holds(connection: psycopg.Connection, table: str, marks: list[str]) -> bool:
    asked = sql.SQL("SELECT EXISTS (SELECT 1 FROM {0} WHERE EXISTS (SELECT 1 FROM unnest(%s::text[]) AS mark"
                    " WHERE strpos(lower({0}::text), mark) > 0))").format(sql.Identifier(table))  # fmt: skip
    try:
        return bool(connection.execute(asked, [marks]).fetchone()[0])  # type: ignore[index]
    except psycopg.errors.InsufficientPrivilege:
        return False


def _marks(word: str) -> list[str]:
    escaped = word.encode("ascii", "backslashreplace").decode()
    return [word.lower(), word.encode().hex(), word.encode("utf-16-le").hex(), escaped.lower()]
