"""What safety costs: the same questions to Sampan's own queries and to plain tables with names in clear.

`python -m bench.casework.plain DIR` on a filled node. The plain side is a schema of its own with the same
cases, names and phones unsealed, no row security, no audit, an index for each question, and the limits of the
reader written into the SQL. Both sides run in this process, in turns; no HTTP, no page.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench._machine import heading, load
from bench._people import RARE, invented
from bench._timing import Timing
from bench.casework.copying import superuser_url
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load as late

ROUNDS = 60
_PAGE = 50
_TABLES = """
DROP SCHEMA IF EXISTS plain CASCADE; CREATE SCHEMA plain;
CREATE TABLE plain.cases AS SELECT c.id, c.agency_id, c.number, c.trafficking_status, c.opened_at, c.closed_at,
    p.record, ''::text AS name, '{}'::text[] AS parts FROM cases_case c JOIN cases_profile p ON p.case_id = c.id;
"""
_NAMES = """
UPDATE plain.cases c SET name = n.name, parts = string_to_array(lower(n.name), ' ') FROM
    (SELECT id, row_number() OVER (ORDER BY id) AS place FROM plain.cases) o JOIN plain_names n USING (place)
    WHERE o.id = c.id;
ALTER TABLE plain.cases ADD PRIMARY KEY (id);
CREATE INDEX ON plain.cases (agency_id, id DESC); CREATE INDEX ON plain.cases USING gin (parts);
GRANT USAGE ON SCHEMA plain TO PUBLIC; GRANT SELECT ON plain.cases TO PUBLIC;
VACUUM ANALYZE plain.cases;
"""
_FIND = "SELECT id, number, name, record FROM plain.cases WHERE parts @> %s AND {} ORDER BY id DESC LIMIT 50"


def make_plain(directory: Path) -> None:
    """Make the plain table from the node's cases, with names drawn as theirs were."""
    connect = late("psycopg:connect")
    with connect(superuser_url(directory), autocommit=True) as database:
        database.execute(_TABLES)
        (count,) = database.execute("SELECT count(*) FROM plain.cases").fetchone()
        database.execute("CREATE TEMP TABLE plain_names (place bigint, name text)")
        with database.cursor().copy("COPY plain_names FROM STDIN") as copy:
            for place in range(1, count + 1):
                name = invented(place)[1].name
                copy.write_row((place, name.full if name else ""))
        for statement in _NAMES.split(";\n"):
            if statement.strip():
                database.execute(statement)


def compare(username: str) -> None:
    """Ask both sides in turns as one reader, and print medians and their ratio."""
    reader = late("sampan.portal.node.acting:reader_for")(username, "referral")
    sight = late("sampan.registry.access.sight:sight_of")
    with late("sampan.registry.access.context:reading_as")(reader):
        seen = sight(reader, late("sampan.registry.access.roles:Realm").CASES)
    wide = seen.scope == "agency"
    limit, given = ("agency_id = %s", seen.agency_id) if wide else ("id = ANY(%s)", list(seen.case_ids))
    print(f"\n{username}\n{'question (ms, median)':46}{'Sampan':>9}{'plain':>9}{'ratio':>9}")
    for name, sampan, plain in _questions(reader, limit, given):
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            for place, act in enumerate((sampan, plain)):
                times[place].append(_spent(act, reader))
        ours, theirs = (Timing(name, tuple(one)).p50 for one in times)
        print(f"{name:46}{ours:9.2f}{theirs:9.2f}{ours / theirs:9.1f}")


def _questions(
    reader: Any, limit: str, given: Any
) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    cases = late("sampan.protection.cases.queries:cases")
    open_names = late("sampan.registry.people.services.opening:open_names")
    find = late("sampan.registry.people.queries:find_cases")
    one_case = late("sampan.protection.cases.queries:case")
    first = _as(reader, lambda: cases(reader=reader, limit=_PAGE))
    ids = [one.id for one in first]
    listing = f"SELECT id, number, name, record FROM plain.cases WHERE {limit} ORDER BY id DESC LIMIT 50"  # noqa: S608
    searches = [("Nguyễn", "one common name"), ("Nguyễn Thị Lan", "whole common name"), (RARE, "rare name")]
    return [
        ("list, 50 cases", lambda: cases(reader=reader, limit=_PAGE), lambda: _rows(listing, [given])),
        ("list, 50 cases with their names", lambda: open_names(
            case_ids=[one.id for one in cases(reader=reader, limit=_PAGE)], reader=reader),
         lambda: _rows(listing, [given])),
        ("one case", lambda: one_case(case_id=ids[7], reader=reader),
         lambda: _rows("SELECT * FROM plain.cases WHERE id = %s", [ids[7]])),
        *((f"search: {kind}", lambda text=text: cases(
            reader=reader, only=find(text=text, reader=reader, limit=_PAGE), limit=_PAGE),
           lambda text=text: _rows(_FIND.format(limit), [text.lower().split(), given]))
          for text, kind in searches),
    ]  # fmt: skip


def _spent(act: Callable[[], object], reader: Any) -> float:
    began = time.perf_counter()
    _as(reader, act)
    return 1000 * (time.perf_counter() - began)


def _as(reader: Any, act: Callable[[], Any]) -> Any:
    with late("sampan.registry.access.context:reading_as")(reader):
        return act()


def _rows(statement: str, given: list[Any]) -> list[Any]:
    with late("django.db:connection").cursor() as cursor:
        cursor.execute(statement, given)
        rows: list[Any] = cursor.fetchall()
        return rows


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with at_node(folder):
        make_plain(folder)
        print(heading())
        for user in ("supervisor", "worker-1"):
            compare(user)
        print(f"\nload {load():.2f} at the end")
