"""Opens the region: fills its nodes once, pairs them, starts referrals, and gives everybody a fresh link."""

import csv
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sampan.portal.demo.journeys import start_journeys
from sampan.portal.demo.nodes import DemoNode, Desk, Say, read_mark, write_mark
from sampan.portal.demo.pairing import pair_all
from sampan.portal.demo.person import Person
from sampan.portal.demo.rescue import COLUMNS, rescue_rows
from sampan.portal.demo.site import write_warnings
from sampan.portal.node.init import ADMINISTRATOR
from sampan.vocabulary.errors import Unavailable

RESCUE_FILE = "rescue.csv"
_ARRIVAL_SECONDS = 60


def open_region(directory: Path, nodes: list[DemoNode], at: dict[str, Desk], *, say: Say) -> None:
    """Make the served nodes ready for people; what was done in an earlier run is not done again."""
    mark = read_mark(directory)
    if not mark["is_open"]:
        _open_once(directory, mark, nodes, at, say=say)
        write_mark(directory, mark | {"is_open": True})
    for node in nodes:
        node.links = _links(at[node.id])


def _open_once(
    directory: Path, mark: dict[str, Any], nodes: list[DemoNode], at: dict[str, Desk], *, say: Say
) -> None:
    say("Filling the nodes with agencies, accounts and invented people.")
    asked = {"seed": mark["seed"], "today": mark["today"]}
    with ThreadPoolExecutor(len(at)) as pool:
        filled = dict(zip(at, pool.map(lambda desk: desk.ask("fill", **asked), at.values()), strict=True))
    say(
        ", ".join(f"{node}: {told['past'] + len(told['present'])} cases" for node, told in filled.items())
        + "."
    )
    say("Pairing them by their fingerprints.")
    for node in nodes:
        node.links = _links(at[node.id])
    pair_all(nodes, {node.id: Person.signed_in(node.link(ADMINISTRATOR)) for node in nodes})
    _start_referrals(at, filled)
    say("Grouping posts, and warning the public of a campaign.")
    first = nodes[0]
    told = at[first.id].ask("warn", country=first.plan.country, today=mark["today"])
    write_warnings(directory, told["warnings"])
    say("Bringing people on their way home.")
    start_journeys(at, {node: told["parts"] for node, told in filled.items()})
    _write_rescue(directory / RESCUE_FILE, seed=mark["seed"])


def _links(desk: Desk) -> dict[str, dict[str, Any]]:
    return {one["username"]: one for one in desk.ask("links")["desks"]}


def _start_referrals(at: dict[str, Desk], filled: dict[str, Any]) -> None:
    """Leave referrals in several states: asked, declined, handed over with feedback, urgent and waiting."""
    case = {node: told["present"] for node, told in filled.items()}
    handed = _refer(at["vn"], case["vn"]["4"], member="th", urgency="normal")
    declined = _refer(at["kh"], case["kh"]["2"], member="th", urgency="normal")
    _refer(at["kh"], case["kh"]["1"], member="vn", urgency="urgent")
    _refer(at["th"], case["th"]["0"], member="vn", urgency="urgent")
    _await(at["th"], declined, "previewed")
    at["th"].ask("step", username="focal", referral=declined, act="decline", reason="more_information")
    _await(at["th"], handed, "previewed")
    at["th"].ask("step", username="focal", referral=handed, act="accept", worker="shelter")
    _await(at["vn"], handed, "accepted", username="officer")
    groups = ["identity", "profile", "trafficking"]
    at["vn"].ask("step", username="officer", referral=handed, act="release_identity", groups=groups)
    at["vn"].ask("step", username="officer", referral=handed, act="hand_over")
    _await(at["th"], handed, "handed_over")
    at["th"].ask(
        "step", username="shelter", referral=handed, act="report_back", outcome="arrived_safely", note=""
    )


def _refer(desk: Desk, case: str, *, member: str, urgency: str) -> str:
    return str(desk.ask("refer", username="officer", case=case, member=member, urgency=urgency)["referral"])


def _await(desk: Desk, referral: str, phase: str, *, username: str = "focal") -> None:
    deadline = time.monotonic() + _ARRIVAL_SECONDS
    while desk.ask("phase", username=username, referral_id=referral)["phase"] != phase:
        if time.monotonic() > deadline:
            raise Unavailable(f"A letter did not arrive: {phase}.", remedy="Read the nodes' logs.")
        time.sleep(0.1)


def _write_rescue(path: Path, *, seed: str) -> None:
    with open(
        path, "w", encoding="utf-8-sig", newline=""
    ) as file:  # with a mark, so that spreadsheets read it
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(rescue_rows(seed=seed))
