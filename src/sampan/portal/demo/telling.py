"""Says how the demonstration goes, and prints its calm table of addresses, people and what to look at first."""

import sys
import time
from typing import Any

from sampan.portal.demo.nodes import DemoNode
from sampan.portal.demo.site import DemoSite

_BEGAN = time.monotonic()


def tell(line: str) -> None:
    """Tell the person at the command line how it goes, with the seconds so far."""
    sys.stderr.write(f"{time.monotonic() - _BEGAN:6.1f} s  {line}\n")
    sys.stderr.flush()


def table(nodes: list[DemoNode], site: DemoSite) -> str:
    """Return the table that stays on the screen: each node with its people, their links and a first look."""
    lines = ["", "An invented region: nobody in it is real. Each link signs in once; Ctrl+C ends it all."]
    lines += [
        "",
        f"The public site, for anybody   {site.address}",
        "  First: paste an offer from a job group",
    ]
    for node in nodes:
        lines += ["", f"{node.plan.name}, {node.plan.country}   {node.address}"]
        for desk in node.links.values():
            lines += [
                f"  {desk['display_name']:<24} {', '.join(desk['roles'])}, {desk['agency']}",
                f"    {node.link_for_people(desk['username'])}",
                f"    First: {desk['look_first']}",
            ]
    return "\n".join(lines)


def as_json(nodes: list[DemoNode], site: DemoSite) -> dict[str, Any]:
    """Return the same table for machines."""
    return {
        "ok": True,
        "site": site.address,
        "nodes": [
            {
                "id": node.id,
                "address": node.address,
                "directory": str(node.directory),
                "people": [
                    {
                        "username": one["username"],
                        "roles": one["roles"],
                        "sign_in_link": node.link_for_people(one["username"]),
                    }
                    for one in node.links.values()
                ],
            }
            for node in nodes
        ],
    }
