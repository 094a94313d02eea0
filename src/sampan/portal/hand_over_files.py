"""Hands the commands about large files over to their slice, as `hand_over` does for all others."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.starting import load

Told = dict[str, Any]
_FILES = "sampan.partnership.parcels.commands"


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
