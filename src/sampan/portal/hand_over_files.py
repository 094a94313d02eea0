"""Hands the commands about large files over to their slice, as `hand_over` does for all others."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.starting import load

Told = dict[str, Any]
Add = Callable[[argparse.ArgumentParser], None]
Make = Callable[..., argparse.ArgumentParser]
_FILES = "sampan.partnership.parcels.commands"


def add_commands(group: Any, *, command: Make, at: Add, acting: Add) -> None:
    """Add `send-file` and `parcels` to a group of commands, with the options that every command of a node has."""
    send = command(group, "send-file", send_file, "offer a large file to a member")
    send.add_argument("file", type=Path, metavar="FILE", help="the file, of any size")
    at(send)
    send.add_argument("--to", required=True, metavar="MEMBER", help="id of the member's node")
    send.add_argument("--label", required=True, help="what it is, in a few words that name nobody")
    send.add_argument("--kind", default="file", help="who takes it over there (default: %(default)s)")
    acting(send)
    shown = command(group, "parcels", show_parcels, "show how far each large file is")
    at(shown)
    acting(shown)


def send_file(asked: argparse.Namespace) -> Told:
    """Offer a file on this machine to a member."""
    with _acting(asked, "parcels.send") as reader:
        told = {"path": asked.file, "member": asked.to, "label": asked.label, "kind": asked.kind}
        return load(f"{_FILES}:run_send")(**told, reader=reader)


def show_parcels(asked: argparse.Namespace) -> Told:
    """Show the large files under way and kept."""
    with _acting(asked, "parcels.list") as reader:
        return load(f"{_FILES}:run_parcels")(reader=reader)


@contextmanager
def _acting(asked: argparse.Namespace, attempted: str) -> Iterator[Any]:
    with (
        commands.at_node(asked.directory),
        load("sampan.portal.node.acting:acting")(asked.username, "referral", attempted=attempted) as reader,
    ):
        yield reader
