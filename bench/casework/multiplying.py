"""Makes many cases of few: a seed opened by the services, repeated by one statement a table.

`python -m bench.casework.multiplying DIR TIMES` repeats every case so often. Ids keep their order in time, one day
earlier each time; numbers, phones and documents become others, names stay as common as they were. What is
sealed in a repeated case opens nobody's (it is bound to the first one's key), and its audit is not repeated: good
for counting, listing and searching among half a million others in minutes, not for opening them.
"""

import json
import sys
import time
from pathlib import Path

from bench.casework.copying import copy_as_superuser
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

# UUID version 7: the first 48 bits are milliseconds; the random rest stays, so that no two become one.
_EARLIER = """
CREATE OR REPLACE FUNCTION pg_temp.earlier(id uuid, days bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint - days * 86400000),
        12, '0') || substr(replace(id::text, '-', ''), 13))::uuid $$
"""
_OF_CASES = """
SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.column_name = 'case_id'
AND c.table_name NOT LIKE 'audit_%'
"""
_COLUMNS = """
SELECT column_name, data_type, is_identity FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""
_INDEXES = """
SELECT indexname, indexdef FROM pg_indexes i WHERE schemaname = 'public' AND tablename = %s
AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conname = i.indexname)
"""
_SHARED = {"agency_id", "operation_id", "account_id", "worker_id"}
_ANOTHER = {
    ("cases_case", "number"): "upper(substr(md5(number || n), 1, 16))",
    ("people_searchhash", "digest"): """CASE WHEN kind IN ('phone', 'document')
        THEN substring(sha256(digest || n::text::bytea) FOR 16) ELSE digest END""",
}


def multiply(directory: Path, times: int) -> dict[str, float]:
    """Repeat every case of a node so often; return how many there are then, and the seconds."""
    began = time.perf_counter()
    with at_node(directory):
        copy_as_superuser(directory)
        with load("django.db:connection").cursor() as cursor:
            cursor.execute("SET maintenance_work_mem = '256MB'")
            cursor.execute(_EARLIER)
            cursor.execute(_OF_CASES)
            for table in ["cases_case", *sorted({name for (name,) in cursor.fetchall()})]:
                _repeat(cursor, table, times)
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT count(*) FROM cases_case")
            return {"cases": cursor.fetchone()[0], "seconds": round(time.perf_counter() - began, 1)}


def _repeat(cursor: object, table: str, times: int) -> None:
    """Repeat the rows of a table; its indexes are made anew behind them, which takes half the time."""
    run, rows = cursor.execute, cursor.fetchall  # type: ignore[attr-defined]
    run(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own names, here and below
    if not rows():
        return
    run(_COLUMNS, [table])
    told = [(name, _expression(table, name, kind)) for name, kind, identity in rows() if identity == "NO"]
    run(_INDEXES, [table])
    indexes = rows()
    for name, _definition in indexes:
        run(f'DROP INDEX "{name}"')
    names, expressions = (
        ", ".join(part) for part in zip(*((f'"{name}"', one) for name, one in told), strict=True)
    )
    run(
        f"INSERT INTO {table} ({names}) SELECT {expressions} FROM {table}, generate_series(1, %s) n",  # noqa: S608
        [times - 1],
    )
    for _name, definition in indexes:
        run(definition)


def _expression(table: str, column: str, kind: str) -> str:
    if (table, column) in _ANOTHER:
        return _ANOTHER[table, column]
    if kind == "uuid" and column not in _SHARED and not column.endswith("by_id"):
        return f'pg_temp.earlier("{column}", n)'
    if kind == "timestamp with time zone":
        return f"\"{column}\" - n * interval '1 day'"
    return f'"{column}"'


if __name__ == "__main__":
    print(json.dumps(multiply(Path(sys.argv[1]), int(sys.argv[2]))))
