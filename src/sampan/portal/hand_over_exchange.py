"""Hands the commands about lines and alerts over to their slices, as `hand_over` does for all others."""

import argparse
import sys
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_ACTING = "sampan.portal.node.acting:acting"


def status(asked: argparse.Namespace) -> Told:
    """Say how each line stands; `ok` is False when something is wrong."""
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "referral", attempted="exchange.status") as reader,
    ):
        return load("sampan.partnership.corridors.commands:run_status")(reader=reader)


def prove(asked: argparse.Namespace) -> Told:
    """Write the proof of a letter to the file named, else to standard output."""
    witness = "sampan.partnership.witness.commands"
    if asked.out is not None and asked.out.exists():
        raise InvalidInput("That file exists already.", remedy="Name a new one.", field="out")
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "referral", attempted="exchange.prove") as reader,
    ):
        content, told = load(f"{witness}:run_prove")(asked.letter, reader=reader, reveal=asked.reveal)
        verifier: bytes = load(f"{witness}:verifier_source")()
    if asked.verifier is not None:
        asked.verifier.write_bytes(verifier)
    if asked.out is None:
        sys.stdout.write(content.decode())
        return {"ok": True, "printed": True}
    asked.out.write_bytes(content)
    return {"ok": True, "file": str(asked.out), **told}


def send_alert(asked: argparse.Namespace) -> Told:
    """Send a message whose words come from a file or standard input, never from the command line itself."""
    text = asked.text.read_text(encoding="utf-8") if asked.text else sys.stdin.read()
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "referral", attempted="alerts.send") as reader,
    ):
        return load("sampan.partnership.alerts.commands:run_send")(
            reader=reader,
            kind=asked.kind,
            members=tuple(asked.to),
            subject=asked.subject,
            text=text,
            places=tuple(asked.places),
            valid_hours=asked.valid_hours,
            read_within=asked.read_within,
        )


def write_bundle(asked: argparse.Namespace) -> Told:
    """Write all letters that wait for a member, and our signed words on its own, to a file."""
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "administration", attempted="exchange.bundle") as reader,
    ):
        octets: bytes = load("sampan.partnership.exchange.services.bundling:write_bundle")(
            member=asked.to, by=reader.actor, purpose=reader.purpose
        )
    with open(asked.file, "xb") as file:
        file.write(octets)
    return {"ok": True, "file": str(asked.file), "octets": len(octets)}


def take_bundle(asked: argparse.Namespace) -> Told:
    """Take in a file that another node wrote."""
    octets = asked.file.read_bytes()
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "administration", attempted="exchange.take") as reader,
    ):
        report = load("sampan.partnership.exchange.services.bundling:take_bundle")(
            octets, by=reader.actor, purpose=reader.purpose
        )
    return {"ok": True, "member": report.member, "letters": report.letters, "settled": report.settled}
