"""Declares the commands about lines, letters, large files and alerts; `hand_over_exchange` runs them."""

import argparse
from pathlib import Path
from typing import Any

from sampan.portal import hand_over_exchange, hand_over_files


def declare_exchange(parser: argparse.ArgumentParser, *, command: Any, at: Any, acting: Any) -> None:
    """Declare what follows `sampan exchange`; the three words declare a command, its node and its account."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    status = command(
        group,
        "status",
        hand_over_exchange.status,
        "how each line stands; exit status 1 when something is wrong",
    )
    at(status)
    acting(status)
    prove = command(
        group, "prove", hand_over_exchange.prove, "write a proof of a letter that anybody can check offline"
    )
    prove.add_argument("letter", metavar="LETTER", help="the id in the address of the letter's page")
    at(prove)
    prove.add_argument("--out", type=Path, metavar="FILE", help="a new file (default: standard output)")
    prove.add_argument("--reveal", action="store_true", help="put the letter's content into the proof")
    prove.add_argument(
        "--verifier", type=Path, metavar="FILE", help="write the program that checks proofs, too"
    )
    acting(prove)
    _bundle_commands(group, command=command, at=at, acting=acting)
    hand_over_files.add_commands(group, command=command, at=at, acting=acting)


def _bundle_commands(group: Any, *, command: Any, at: Any, acting: Any) -> None:
    bundle = command(group, "bundle", hand_over_exchange.write_bundle, "write a member's letters to a file")
    bundle.add_argument("file", type=Path, metavar="FILE", help="a new file, to be carried to the member")
    bundle.add_argument("--to", required=True, metavar="MEMBER", help="id of the member's node")
    at(bundle)
    acting(bundle)
    take = command(group, "take", hand_over_exchange.take_bundle, "take in a file that a member's node wrote")
    take.add_argument("file", type=Path, metavar="FILE", help="as it was written there; twice does no harm")
    at(take)
    acting(take)


def declare_alerts(parser: argparse.ArgumentParser, *, command: Any, at: Any, acting: Any) -> None:
    """Declare what follows `sampan alerts`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    send = command(group, "send", hand_over_exchange.send_alert, "send an urgent message or an alert")
    at(send)
    send.add_argument("--kind", choices=("urgent", "alert"), default="urgent", help="(default: %(default)s)")
    send.add_argument("--to", nargs="+", required=True, metavar="MEMBER", help="ids of the members' nodes")
    send.add_argument("--subject", required=True, help="one line that names nobody")
    send.add_argument(
        "--text", type=Path, metavar="FILE", help="file with the words (default: standard input)"
    )
    send.add_argument(
        "--places", nargs="*", default=(), metavar="CODE", help="ISO 3166 codes, such as KH or MM-12"
    )
    send.add_argument(
        "--valid-hours", type=int, default=24, help="how long it matters (default: %(default)s)"
    )
    send.add_argument(
        "--read-within",
        type=int,
        metavar="MINUTES",
        help="by when somebody should read it (default: the node's)",
    )
    acting(send)
