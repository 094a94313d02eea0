"""`./dev bench duplicates`: ten thousand files of one operation, a thousand pairs of one person found, joined, parted.

Rows of every table of a case are counted before and after joining; after undoing, every row is hashed again.
"""

import argparse
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from bench._machine import heading
from bench._machine import load as busy
from bench._nodes import new_node, scratch
from bench._people import invented
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

CASES, PAIRS = 10_000, 1_000


@contextmanager
def _timed(what: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    print(f"{what:52}{time.perf_counter() - began:9.2f} s")


def measure(directory: Path, *, cases: int, pairs: int) -> None:
    """Open the files, find the pairs, join them, undo it; print the times and whether any row was lost."""
    with at_node(directory):
        reader = load("sampan.portal.node.acting:reader_for")("", "protection")
        who = {"by": reader.actor, "purpose": reader.purpose}
        with load("sampan.registry.access.context:reading_as")(reader):
            operation = load("sampan.protection.cases.services.operations:begin_operation")(
                name="Rescue",
                country="VN",
                province="",
                happened_on=date.today(),
                people_expected=cases,
                **who,
            )
            with _timed(f"open {cases:,} files of one operation"):
                ids = _opened(operation, cases, pairs, who)
            with _timed(f"find the pairs among {cases:,}"):
                find = load("sampan.protection.duplicates.services.finding:find_pairs")
                found = find(reader=reader, operation_id=operation)
            true = {tuple(sorted((ids[number], ids[cases - pairs + number]))) for number in range(pairs)}
            hit = true & {(one.first, one.second) for one in found}
            print(f"{len(found):,} pairs to look at; {len(hit):,} of {pairs:,} true ones among them")
            _made_up_of([one for one in found if (one.first, one.second) not in true])
            _joined_and_parted(sorted(true), who)


def _made_up_of(others: list[Any]) -> None:
    """Print what the pairs of two people share, and how far apart their ages are."""
    points = [{reason.code: reason.points for reason in one.reasons} for one in others]
    shared = {
        kind: sum(kind in one for one in points) for kind in ("name", "phone", "document", "citizenship")
    }
    close = sum(one.get("age", 0) > 0 for one in points)  # points for at most one year, none for two or three
    print(f"{len(others):,} others share: {shared}; {close:,} are at most a year apart")


def _opened(operation: UUID, cases: int, pairs: int, who: dict[str, object]) -> list[UUID]:
    """Open the files; the last `pairs` are the first people again, each with a slip in age."""
    draft = load("sampan.protection.cases.services.opening:CaseDraft")
    drafts = []
    for number in [*range(cases - pairs), *range(pairs)]:
        told, identity = invented(number)
        slip = random.Random(number).randrange(2) if len(drafts) >= cases - pairs else 0
        drafts.append(draft(record=told | {"age": told["age"] + slip}, identity=identity))
    opened = load("sampan.protection.cases.services.opening:open_cases_in_bulk")
    ids: list[UUID] = opened(drafts=drafts, operation_id=operation, **who)
    return ids


def _joined_and_parted(pairs: list[tuple[UUID, UUID]], who: dict[str, object]) -> None:
    counted, kept, hashed, keys_of = (
        load(f"tests.protection.duplicates.kept_rows:{name}")
        for name in ("counted", "kept", "hashed", "keys_of")
    )
    everybody = [one for pair in pairs for one in pair]
    before, rows = kept(everybody), counted()
    with _timed(f"join {len(pairs):,} pairs"):
        done = load("sampan.protection.duplicates.services.merging:merge_many")(pairs=pairs, **who)
    after = counted()
    lost = {table: rows[table] - after[table] for table in rows if after[table] < rows[table]}
    print(
        f"{len(done.done):,} joined, {len(done.refused):,} refused; {len(rows)} tables, rows lost: {lost or 'none'}"
    )
    with _timed(f"undo {len(done.done):,} joinings"):
        for merge_id in reversed(done.done):
            load("sampan.protection.duplicates.services.undoing:unmerge")(merge_id=merge_id, **who)
    same = hashed(kept(everybody, only=keys_of(before))) == hashed(before)
    print(f"every row of the {len(everybody):,} files as before: {'yes' if same else 'NO'}")


def main() -> None:
    """Make a node, measure in it, remove it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    asked = parser.parse_args()
    with scratch() as folder, new_node(folder) as node:
        print(heading())
        measure(node.directory, cases=asked.cases, pairs=asked.pairs)
        print(f"load      {busy():.2f} at the end")


if __name__ == "__main__":
    main()
