"""The agencies and the people who work: a supervisor, case workers, a focal point, an analyst.

`python -m bench.casework.staff DIR open` makes them once, before the cases; `... DIR teams` puts each case
worker on the team of forty cases spread over all; `... DIR links` prints a one-time sign-in link for each.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

AGENCIES = 24
CASES_A_WORKER = 40
LARGEST = "Agency 01"
STAFF = {
    "supervisor": ("supervisor", LARGEST),
    "small-supervisor": ("supervisor", f"Agency {AGENCIES:02}"),
    "worker-1": ("case_worker", LARGEST),
    "worker-2": ("case_worker", "Agency 05"),
    "focal": ("focal_point", LARGEST),
    "analyst": ("analyst", LARGEST),
}
"""Sign-in name: role and agency. The first four and the focal point are measured."""


@contextmanager
def _as_service(purpose: str) -> Iterator[dict[str, Any]]:
    reader = load("sampan.portal.node.acting:reader_for")("", purpose)
    with load("sampan.registry.access.context:reading_as")(reader):
        yield {"by": reader.actor, "purpose": reader.purpose}


def open_staff() -> dict[str, str]:
    """Make the agencies and accounts; the node's first agency is one more, with no cases."""
    register, new_agency = (
        load(f"sampan.registry.agencies.services:{name}") for name in ("register_agency", "NewAgency")
    )
    account, new_account = (
        load(f"sampan.registry.accounts.services:{name}") for name in ("open_account", "NewAccount")
    )
    with _as_service("administration") as who:
        ids = {}
        for number in range(1, AGENCIES + 1):
            name = f"Agency {number:02}"
            ids[name] = register(new=new_agency(name=name, kind="central_government_organisation"), **who)
        for username, (role, agency) in STAFF.items():
            told = new_account(
                username, username.capitalize(), agency_id=ids[agency], roles=(role,), language="en"
            )
            account(new=told, **who)
    return {name: str(one) for name, one in ids.items()}


def join_teams() -> dict[str, int]:
    """Put each case worker and the focal point on the teams of forty cases, spread over all of them."""
    joined = {}
    for place, username in enumerate(("worker-1", "worker-2", "focal")):
        purpose = "referral" if username == "focal" else "protection"
        actor = load("sampan.portal.node.acting:reader_for")(username, purpose).actor
        with _as_service("protection") as who:
            for case_id, agency_id in _spread(place):
                load("sampan.registry.access.services:join_team")(
                    case_id=case_id, account_id=actor.account_id, agency_id=agency_id, **who
                )
        joined[username] = CASES_A_WORKER
    return joined


def _spread(place: int) -> list[tuple[Any, Any]]:
    rows = load("sampan.protection.cases.models:Case").objects.order_by("id").values_list("id", "agency_id")
    step = rows.count() // CASES_A_WORKER
    return [rows[number * step + place] for number in range(CASES_A_WORKER)]


def issue_links() -> dict[str, str]:
    """Return a one-time sign-in token for each account."""
    tokens = {}
    with _as_service("administration") as who:
        for username in STAFF:
            purpose = "statistics" if username == "analyst" else "referral"
            actor = load("sampan.portal.node.acting:reader_for")(username, purpose).actor
            issue = load("sampan.registry.accounts.services:issue_sign_in_link")
            tokens[username] = issue(account_id=actor.account_id, **who)
    return tokens


_TASKS = {"open": open_staff, "teams": join_teams, "links": issue_links}

if __name__ == "__main__":
    with at_node(Path(sys.argv[1])):
        print(json.dumps(_TASKS[sys.argv[2]]()))
