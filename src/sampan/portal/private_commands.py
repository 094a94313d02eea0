"""Declares and runs `sampan match private`: two registers, neither of which sees the other."""

import argparse
from pathlib import Path
from typing import Any

from sampan.portal.node.starting import load

Told = dict[str, Any]


def declare_private(group: Any, *, command: Any) -> None:
    """Declare the command in the group of `sampan match`."""
    private = command(
        group, "private", run_private, "match two registers, each read by a process that never sees the other"
    )
    private.add_argument("a", type=Path, metavar="A.csv", help="the register of one side")
    private.add_argument("b", type=Path, metavar="B.csv", help="the register of the other side")
    for side in ("a", "b"):
        private.add_argument(
            f"--out-{side}",
            type=Path,
            required=True,
            metavar="FILE",
            help=f"takes the hits of side {side} by its own ids: id,pair,score,kinds",
        )


def run_private(asked: argparse.Namespace) -> Told:
    """Match the registers; says how many pairs there are and what it took."""
    match: Told = load("sampan.portal.private_matching.running:match_private")(
        asked.a, asked.b, out_a=asked.out_a, out_b=asked.out_b
    )
    return match
