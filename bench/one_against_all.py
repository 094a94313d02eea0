"""`./dev bench one_against_all [DIR] [--people N] [--questions N]`: who of a million is this, asked over HTTP.

Invented registers with known truth (`sampan.portal.demo.registers`): one side's people are opened as cases by the
services, the other side's rows of the same people, written years later by another office, are the questions. The
registers are drawn from a seed that no weight was learnt from.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from bench._machine import heading
from bench._machine import load as busy
from bench._nodes import Node, free_port, scratch
from bench._timing import Timing, quantile, table
from bench.casework.copying import copy_as_superuser, link_audit
from bench.casework.visitor import Visitor
from sampan.portal.demo.registers.making import Row, registers
from sampan.portal.node.commands import at_node
from sampan.portal.node.config import read_config
from sampan.portal.node.starting import load

PEOPLE, QUESTIONS, WARM = 1_000_000, 2_000, 50
P50_MS, P99_MS, FIRST_FIVE = 5.0, 50.0, 0.95
SEED = 20_261_122  # not one of those on which weights were learnt
_CHUNK = 2_000
_MIB = 2**20
_MARK = "people.json"


def made_node(directory: Path, people: int) -> tuple[Node, dict[str, str]]:
    """Return the node of a folder and the cases of the people who will be asked about; fill it when it is new."""
    mark = directory / _MARK
    if not mark.exists():
        node = Node(directory, "vn-bench", "VN", free_port())
        node.make()
        # In a process of its own, which writes as the superuser: this one reads as the application does.
        words = [str(directory), "--people", str(people), "--fill"]
        subprocess.run([sys.executable, "-m", "bench.one_against_all", *words], check=True)
    port = int(read_config(directory).listen.rpartition(":")[2])
    return Node(directory, "vn-bench", "VN", port), json.loads(mark.read_text(encoding="utf-8"))


def _filled(directory: Path, people: int) -> dict[str, str]:
    """Open the people of one side as cases; return the case of each who stands on the other side too."""
    asked: dict[str, str] = {}
    began = time.monotonic()
    with at_node(directory):
        _open_supervisor()
        reader = load("sampan.portal.node.acting:reader_for")("supervisor", "protection")
        copy_as_superuser(directory)
        rows = (row for row in registers(people, seed=SEED) if row.side == "a")
        while chunk := list(islice(rows, _CHUNK)):
            ids = _opened(chunk, reader)
            asked |= {
                str(row.person): str(one)
                for row, one in zip(chunk, ids, strict=True)
                if row.person < people // 2
            }
            done = chunk[-1].person + 1
            sys.stderr.write(f"{done:,} people, {done / (time.monotonic() - began):.0f} a second\n")
        link_audit()
        with load("django.db:connection").cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
            cursor.execute(
                "SELECT count(*), pg_total_relation_size('people_matchkeyhash') / 2 ^ 20 FROM people_matchkeyhash"
            )
            keys, mib = cursor.fetchone()
    sys.stderr.write(f"{keys:,} hashes of match keys, {mib:.0f} MiB with their indexes\n")
    return asked


def _open_supervisor() -> None:
    service = load("sampan.portal.node.acting:reader_for")("", "administration")
    who = {"by": service.actor, "purpose": service.purpose}
    with load("sampan.registry.access.context:reading_as")(service):
        new_agency = load("sampan.registry.agencies.services:NewAgency")
        agency = load("sampan.registry.agencies.services:register_agency")(
            new=new_agency(name="Bench", kind="central_government_organisation"), **who
        )
        new = load("sampan.registry.accounts.services:NewAccount")(
            "supervisor", "Supervisor", agency_id=agency, roles=("supervisor",), language="en"
        )
        load("sampan.registry.accounts.services:open_account")(new=new, **who)


def _opened(rows: list[Row], reader: Any) -> list[UUID]:
    draft = load("sampan.protection.cases.services.opening:CaseDraft")
    identity_from = load("sampan.registry.people.identity:identity_from")
    drafts = [
        draft(record=record_of(row.fields), identity=identity_from(identity_of(row.fields))) for row in rows
    ]
    with load("sampan.registry.access.context:reading_as")(reader):
        ids: list[UUID] = load("sampan.protection.cases.services.opening:open_cases_in_bulk")(
            drafts=drafts, by=reader.actor, purpose=reader.purpose
        )
    return ids


def identity_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the identity fields of a register's row."""
    native = row["name_native"]
    name = {"full": native, "romanised": row["name"]} if native else row["name"]
    document = {"kind": "passport", "number": row["document"]}
    told = {
        "name": name,
        "birth_date": row["birth_date"],
        "phones": [row["phone"]] if row["phone"] else [],
        "documents": [document] if row["document"] else [],
        "handles": [row["handle"]] if row["handle"] else [],
    }
    return {field: kept for field, kept in told.items() if kept}


def record_of(row: Mapping[str, str]) -> dict[str, object]:
    """Return the coded fields of a register's row: sex, citizenship, and the province where it is one of ours."""
    told: dict[str, object] = {
        "registered": "2025-07",
        "sex": row["sex"],
        "citizenship": [row["nationality"]],
    }
    told["residence_province"] = row["province"] if row["province"] in _provinces() else ""
    return {field: kept for field, kept in told.items() if kept not in ("", [""])}


def _provinces() -> frozenset[str]:
    known = load("sampan.vocabulary.territories:provinces")
    if not _KNOWN:
        _KNOWN.update(
            one.code for country in ("VN", "KH", "MM", "LA", "TH", "CN", "ID") for one in known(country)
        )
    return frozenset(_KNOWN)


_KNOWN: set[str] = set()


def questions(people: int, asked: Mapping[str, str], most: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield what is asked and the true case, for people drawn from all over the register."""
    chosen = set(Random(SEED).sample(sorted(asked, key=int), min(most, len(asked))))
    for row in registers(people, seed=SEED):
        if row.side == "b" and str(row.person) in chosen:
            yield question_of(row.fields), asked[str(row.person)]
        if row.person >= people // 2:
            return


def question_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Return the body that asks who the person of a register's row is."""
    told = {field: row[field] for field in ("sex", "nationality", "province")}
    return {"identity": identity_of(row), **told}


def measure(node: Node, people: int, asked: Mapping[str, str], most: int) -> None:
    """Serve the node, ask one question after the other, print times, recall and the limits."""
    with at_node(node.directory):
        reader = load("sampan.portal.node.acting:reader_for")("supervisor", "protection")
        service = load("sampan.portal.node.acting:reader_for")("", "administration")
        with load("sampan.registry.access.context:reading_as")(service):
            token = load("sampan.registry.accounts.services:issue_sign_in_link")(
                account_id=reader.actor.account_id, by=service.actor, purpose=service.purpose
            )
    _read_once(node.directory / "pgdata" / "base")
    node.serve()
    try:
        told = _asked(node.port, token, list(questions(people, asked, most + WARM)))
    finally:
        node.stop()
    times, places = [one for one, _ in told[WARM:]], [place for _, place in told[WARM:]]
    print(table([Timing("one against all", tuple(times))]))
    print(
        f"p50 {quantile(times, 0.5):.1f} ms (limit {P50_MS:g}), p99 {quantile(times, 0.99):.1f} ms (limit {P99_MS:g})"
    )
    first = sum(place == 0 for place in places) / len(places)
    five = sum(place is not None for place in places) / len(places)
    print(f"true match first {first:.3f}, among the first five {five:.3f} (wanted {FIRST_FIVE})")


def _read_once(folder: Path) -> None:
    """Read the database's files, as a node that has been at work for a while has them in memory."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                while file.read(_MIB):
                    pass


def _asked(port: int, token: str, bodies: list[tuple[dict[str, Any], str]]) -> list[tuple[float, int | None]]:
    visitor = Visitor(port)
    visitor.sign_in(token)
    told: list[tuple[float, int | None]] = []
    for body, true in bodies:
        page = visitor.ask_api("/api/people/like", body)
        if page.status != 200:
            raise RuntimeError(f"The question was answered {page.status}.")
        ids = [one["case_id"] for one in json.loads(page.body)["candidates"]]
        told.append((page.milliseconds, ids.index(true) if true in ids else None))
    return told


def main() -> None:
    """Read the arguments; without a folder the node is made in a temporary one and removed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "directory", type=Path, nargs="?", help="keeps the filled node (default: none is kept)"
    )
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--fill", action="store_true", help="fill the node of the folder, and no more")
    asked = parser.parse_args()
    if asked.fill:
        told = json.dumps(_filled(asked.directory, asked.people))
        (asked.directory / _MARK).write_text(told, encoding="utf-8")
        return
    with scratch() as folder:
        node, cases = made_node((asked.directory or folder / "node").absolute(), asked.people)
        print(f"{heading()}\npeople    {asked.people:,}")
        measure(node, asked.people, cases, asked.questions)
        print(f"load      {busy():.2f} at the end")


if __name__ == "__main__":
    main()
