"""Declares and runs `sampan agencies`: an offer checked against a published list, and the list published."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.starting import load

Told = dict[str, Any]
_ENGINE = "sampan.engines.screening.agencies"
_SLICE = "sampan.prevention.recruitment"
_ACTING = "sampan.portal.node.acting:acting"
_MEANS = {
    "licensed": "an agency of this name has a licence; that does not make the offer safe",
    "not_yet": "its licence is not valid yet",
    "expired": "its licence has expired",
    "suspended": "its licence is suspended",
    "revoked": "its licence was revoked",
    "no_licence": "no licence is known",
    "not_on_list": "not on the list",
    "number_of_another": "this licence number belongs to another agency",
    "contact_not_of_agency": "not one of the agency's contacts on the list",
}


def declare(parser: argparse.ArgumentParser, *, command: Any, at: Any) -> None:
    """Declare what follows `sampan agencies`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    check = command(group, "check", run_check, "say what an offer says of agencies, beside a published list")
    check.add_argument("file", metavar="FILE", help="the offer's text; - for standard input")
    check.add_argument(
        "--list", dest="listed", type=Path, required=True, metavar="FILE", help="the published list"
    )
    check.add_argument(
        "--on",
        type=_day,
        metavar="DAY",
        help="as of this day, such as 2026-11-23 (default: the list's own day)",
    )
    publish = command(group, "publish", run_publish, "write the register as a public file that check reads")
    publish.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write")
    publish.add_argument(
        "--as",
        dest="username",
        required=True,
        metavar="USERNAME",
        help="who acts: a labour inspector's account",
    )
    at(publish)


def run_check(asked: argparse.Namespace) -> Told:
    """Check one offer; no node and no database are needed."""
    octets = sys.stdin.buffer.read() if asked.file == "-" else Path(asked.file).read_bytes()
    agencies = load(f"{_ENGINE}.listed:AgencyList").read(asked.listed)
    on = asked.on or agencies.made_on
    found = agencies.find(octets.decode("utf-8-sig", "replace"), on=on)
    told = [_finding(one) for one in found]
    if asked.json:
        about = {"country": agencies.country, "made_on": agencies.made_on.isoformat(), "on": on.isoformat()}
        sys.stdout.write(json.dumps(about | {"findings": told}, ensure_ascii=False) + "\n")
        return {"printed": True}
    sys.stdout.write(f"List of {agencies.country}, {agencies.made_on.isoformat()}; as of {on.isoformat()}.\n")
    for one in told:
        holder = f" ({one['agency']})" if one["agency"] else ""
        sys.stdout.write(f"  {' '.join(one['words'].split())}: {_MEANS[one['kind']]}{holder}\n")
    if not told:
        sys.stdout.write("The text names no agency, no company and no licence. Ask who recruits.\n")
    return {"printed": True}


def run_publish(asked: argparse.Namespace) -> Told:
    """Write the public list; a file that is there is replaced at once or not at all."""
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "protection", attempted="recruiters.published") as reader,
    ):
        octets: bytes = load(f"{_SLICE}.commands:run_publish")(reader=reader)
    draft = asked.out.with_name(asked.out.name + ".new")
    draft.write_bytes(octets)
    draft.replace(asked.out)
    return {"ok": True, "file": str(asked.out), "octets": len(octets)}


def _finding(one: Any) -> Told:
    days = {
        name: day.isoformat() if day else None for name, day in (("since", one.since), ("until", one.until))
    }
    return {
        "kind": one.kind, "about": one.about, "words": one.words, "start": one.start, "end": one.end,
        "agency_id": one.agency_id, "agency": one.agency, **days,
    }  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("this is no day, such as 2026-11-23") from None
