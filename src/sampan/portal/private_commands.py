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
            help=f"takes the hits of side {side} by its own ids: id,pair,score,kinds (of --bulk: id,kinds)",
        )
    private.add_argument(
        "--bulk",
        choices=("ristretto", "spu"),
        help="compare telephones, documents and handles only, without a key-holder: each side learns its own raw hits",
    )
    private.add_argument(
        "--agreement",
        default="",
        metavar="WORDS",
        help="the agreement that allows --bulk spu; both must name the same",
    )
    private.add_argument(
        "--spu-python", type=Path, metavar="PYTHON", help="the Python of an environment that has spu 0.9.5"
    )


def run_private(asked: argparse.Namespace) -> Told:
    """Match the registers; says how many pairs there are and what it took."""
    running = "sampan.portal.private_matching.running:"
    outs = {"out_a": asked.out_a, "out_b": asked.out_b}
    if asked.bulk is None:
        match: Told = load(f"{running}match_private")(asked.a, asked.b, **outs)
        return match
    options = load(f"{running}BulkOptions")(asked.bulk, asked.agreement, asked.spu_python)
    compared: Told = load(f"{running}match_bulk")(asked.a, asked.b, **outs, options=options)
    return compared
