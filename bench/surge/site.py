"""What happens inside the node, in a process of its own: `python -m bench.surge.site DIR send|take|plain|join`.

`send` begins the operation, checks the sheet on standard input and confirms it; `take` takes it in, and can be
killed and called again; `plain` writes the same rows into a table without seal, audit or row security, in one
transaction: the floor; `join` looks for pairs and joins them. Each prints one JSON object.
"""

import csv
import io
import json
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.casework.copying import superuser_url
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

USER = "supervisor"


def _reader() -> Any:
    return load("sampan.portal.node.acting:reader_for")(USER, "protection")


def send(directory: Path) -> dict[str, Any]:
    """Begin an operation, check a sheet and confirm it; return their ids and the seconds of the check."""
    reader, content = _reader(), sys.stdin.buffer.read()
    with load("sampan.registry.access.context:reading_as")(reader):
        who = {"by": reader.actor, "purpose": reader.purpose}
        operation = load("sampan.protection.cases.services.operations:begin_operation")(
            name="Gate, 3 March", country="KH", province="", happened_on=date(2026, 3, 3),
            people_expected=10_000, **who,
        )  # fmt: skip
        receiver = load("sampan.protection.records.services.uploads:UploadReceiver")()
        receiver.take(content)
        began = time.perf_counter()
        receive = load("sampan.protection.surge.services.receiving:receive_sheet")
        sheet = receive(upload=receiver.done(), operation_id=operation, event="rescued", **who)
        seconds = time.perf_counter() - began
        load("sampan.protection.surge.services.receiving:confirm_sheet")(
            sheet_id=sheet, keeps_wrong=False, **who
        )
    return {"operation": str(operation), "sheet": str(sheet), "check_seconds": seconds}


def take(directory: Path, sheet: str) -> dict[str, Any]:
    """Take a confirmed sheet in, telling how many on standard error."""
    began = time.perf_counter()

    def told(taken: int) -> None:
        sys.stderr.write(f"{taken}\n")
        sys.stderr.flush()

    opened = load("sampan.protection.surge.services.taking:take_sheet")(
        sheet_id=UUID(sheet), reader=_reader(), progress=told
    )
    return {"opened": opened, "take_seconds": time.perf_counter() - began}


def plain(directory: Path) -> dict[str, Any]:
    """Write the rows of the sheet on standard input into one plain table, as bulk_create would."""
    rows = list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode())))[1:]
    connect = load("psycopg:connect")
    with connect(superuser_url(directory)) as database:
        database.execute("DROP TABLE IF EXISTS plain_people")
        database.execute(
            "CREATE TABLE plain_people (id bigserial PRIMARY KEY, name text, sex text, age int, nationality text,"
            " phone text, document text, language text, signs text)"
        )
        database.commit()
        began = time.perf_counter()
        with database.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO plain_people (name, sex, age, nationality, phone, document, language, signs)"
                " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
                rows,
            )
        database.commit()
        return {"plain_seconds": time.perf_counter() - began}


def join(directory: Path, operation: str, most: str) -> dict[str, Any]:
    """Look for pairs in the operation and join the strongest; no row of a case may be lost."""
    reader = _reader()
    with load("sampan.registry.access.context:reading_as")(reader):
        cases = load("sampan.protection.cases.models:Case").objects.filter(operation_id=operation)
        before = cases.count()
        began = time.perf_counter()
        pairs = load("sampan.protection.duplicates.services.finding:find_pairs")(
            reader=reader, operation_id=UUID(operation)
        )
        found_seconds = time.perf_counter() - began
        strongest = sorted(pairs, key=lambda one: -one.score)[: int(most)]
        began = time.perf_counter()
        merged = load("sampan.protection.duplicates.services.merging:merge_many")(
            pairs=[(one.first, one.second) for one in strongest],
            by=reader.actor,
            purpose=reader.purpose,
        )
        return {
            "pairs": len(pairs),
            "find_seconds": found_seconds,
            "joined": len(merged.done),
            "join_seconds": time.perf_counter() - began,
            "rows_lost": before - cases.count(),
        }


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    with at_node(folder):
        print(
            json.dumps(
                {"send": send, "take": take, "plain": plain, "join": join}[sys.argv[1]](folder, *sys.argv[3:])
            )
        )
