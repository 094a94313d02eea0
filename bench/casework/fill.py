"""Fills a node with cases through the services, a range of them in each process.

`python -m bench.casework.fill DIR FIRST COUNT` runs in a process of its own, so that two cores fill at once.
Most cases come as an import does (what a country had before), the rest as intakes with their clocks; every
row is built by `open_cases_in_bulk`: sealed identity, search hashes, timeline, team, clocks, audit. They are
written by COPY (see `copying`).
"""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from bench._people import invented
from bench.casework.copying import copy_as_superuser
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

CHUNK = 4_000  # cases of one agency opened in one transaction
_CHUNKS = 50  # at least, so that every agency gets some of a small number of cases
IMPORTED_OF_FIVE = 4


def fill(directory: Path, *, first: int, count: int) -> None:
    """Open `count` cases numbered from `first`, spread over the node's agencies as work is: a few have most."""
    with at_node(directory):
        copy_as_superuser(directory)
        agencies = [agency_id for agency_id, _ in load("sampan.registry.agencies.queries:agencies")()]
        began, chunk = time.monotonic(), min(CHUNK, max(1, count // _CHUNKS))
        for number, start in enumerate(range(first, first + count, chunk)):
            size = min(chunk, first + count - start)
            source = "import" if number % 5 < IMPORTED_OF_FIVE else "intake"
            _open(range(start, start + size), agency_id=_agency(agencies, start), source=source)
            done = start + size - first
            sys.stderr.write(
                f"{done:,} of {count:,} cases, {done / (time.monotonic() - began):.0f} a second\n"
            )


def _open(numbers: range, *, agency_id: UUID, source: str) -> None:
    reader = load("sampan.portal.node.acting:reader_for")("", "protection")
    with load("sampan.registry.access.context:reading_as")(reader):
        load("sampan.protection.cases.services.opening:open_cases_in_bulk")(
            drafts=_drafts(numbers),
            by=reader.actor,
            purpose=reader.purpose,
            source=source,
            agency_id=agency_id,
        )


def _drafts(numbers: range) -> Iterator[object]:
    draft = load("sampan.protection.cases.services.opening:CaseDraft")
    for number in numbers:
        told, identity = invented(number)
        yield draft(record=told, identity=identity)


def _agency(agencies: list[UUID], start: int) -> UUID:
    chance = random.Random(start)
    return chance.choices(agencies, [1 / (place + 1) for place in range(len(agencies))])[0]


if __name__ == "__main__":
    fill(Path(sys.argv[1]), first=int(sys.argv[2]), count=int(sys.argv[3]))
