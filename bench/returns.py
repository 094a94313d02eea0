"""`./dev bench returns [--people N] [--rounds N]`: the departure board and the pages of a large group, over HTTP.

The people's returns are written in bulk, as far along as people of a group usually are; the pages are asked for by
one signed-in supervisor, and p50 and p95 stand beside the limit.
"""

import argparse
import random
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from bench._machine import heading
from bench._machine import load as busy
from bench._nodes import Node, new_node, scratch
from bench._timing import Timing, table
from bench.casework.visitor import Visitor
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

PEOPLE, ROUNDS, LIMIT_MS = 1_000, 60, 200.0
_PROVINCES = 20
_SEED = 20_260_303


def fill(directory: Path, people: int) -> tuple[UUID, str]:
    """Open a supervisor and a group return of so many people; return its id and the token of a sign-in link."""
    with at_node(directory):
        service = load("sampan.portal.node.acting:reader_for")("", "administration")
        who = {"by": service.actor, "purpose": service.purpose}
        with load("sampan.registry.access.context:reading_as")(service):
            agency = load("sampan.registry.agencies.services:register_agency")(
                new=load("sampan.registry.agencies.services:NewAgency")(
                    name="Bench", kind="central_government_organisation"
                ), **who,
            )  # fmt: skip
            new = load("sampan.registry.accounts.services:NewAccount")(
                "supervisor", "Supervisor", agency_id=agency, roles=("supervisor",), language="en"
            )
            load("sampan.registry.accounts.services:open_account")(new=new, **who)
        reader = load("sampan.portal.node.acting:reader_for")("supervisor", "protection")
        with load("sampan.registry.access.context:reading_as")(service):
            issue = load("sampan.registry.accounts.services:issue_sign_in_link")
            token: str = issue(account_id=reader.actor.account_id, **who)
        return _group(reader, people), token


def _group(reader: Any, people: int) -> UUID:
    with load("sampan.registry.access.context:reading_as")(reader):
        begin = load("sampan.protection.movements.services.grouping:begin_movement")
        group: UUID = begin(name="Bench", by=reader.actor, purpose=reader.purpose)
    service = load("sampan.portal.node.acting:reader_for")("", "return")
    kept = load("sampan.protection.returns.models:Return")
    with load("sampan.registry.access.context:reading_as")(service):
        kept.objects.bulk_create(_row(kept, group, number, reader.actor) for number in range(people))
    return group


def _row(kept: Any, group: UUID, number: int, actor: Any) -> Any:
    chance, now = random.Random(_SEED + number), datetime.now(UTC)
    is_known, waits = chance.random() < 0.6, ["plan_unapproved", "document_missing", "asylum_unchecked"]
    return kept(
        side="host", agency_id=actor.agency_id, member="kh-bench", group=group, phase="accepted", citizenship="KH",
        province=f"KH-{1 + number % _PROVINCES}", nationality="confirmed" if is_known else "asked",
        host_risk="go" if is_known else "", waits_for=chance.sample(waits, chance.randrange(4)),
        opened_by_id=actor.account_id, opened_at=now, changed_at=now,
    )  # fmt: skip


def look(node: Node, group: UUID, token: str, rounds: int) -> list[Timing]:
    """Ask for each page so many times as somebody signed in."""
    visitor = Visitor(node.port)
    visitor.sign_in(token)
    at = f"/returns/groups/{group}"
    pages = {
        "group returns: the list": "/returns/groups/",
        "departure board": f"{at}/",
        "confirm: send the plans": f"{at}/everybody/send/",
        "at the border: everybody": f"{at}/border/",
    }
    limits = {"departure board": LIMIT_MS, "group returns: the list": LIMIT_MS}
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(-2, rounds):  # the first two warm the process
        for name, spent in visitor.see(pages).items():
            if number >= 0:
                times[name].append(spent)
    return [Timing(name, tuple(spent), limits.get(name, 0.0)) for name, spent in times.items()]


def main() -> None:
    """Make a node, fill a group, measure its pages, remove everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    with scratch() as folder, new_node(folder) as node:
        group, token = fill(node.directory, asked.people)
        print(f"{heading()}\ngroup     {asked.people:,} people, {asked.rounds} rounds")
        node.serve()
        try:
            print(table(look(node, group, token, asked.rounds)))
        finally:
            node.stop()
    print(f"load      {busy():.2f} at the end")


if __name__ == "__main__":
    main()
