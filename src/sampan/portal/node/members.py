"""Hands `sampan members ...` over to the slice: the passphrase is asked for here, never given as an argument."""

import argparse
import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sampan.portal.node.commands import at_node
from sampan.portal.node.config import read_config
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
PASSPHRASE = "SAMPAN_PASSPHRASE"  # noqa: S105 - the name of a variable, for a machine without a keyboard
_COMMANDS = "sampan.partnership.members.commands"


def declare(
    parser: argparse.ArgumentParser,
    *,
    command: Callable[..., argparse.ArgumentParser],
    at: Callable[[argparse.ArgumentParser], None],
    acting: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Declare the commands and their arguments; the three functions are those of the command line."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    made = command(group, "key", key, "make the country's key for signing roots and directories")
    made.add_argument(
        "--node", dest="directory", type=Path, metavar="DIR", help="keep it beside this node's keys"
    )
    made.add_argument("--country", default="", help="ISO 3166-1 alpha-2 code (default: the node's)")
    made.add_argument(
        "--out", type=Path, metavar="FILE", help="keep it in this new file instead, such as on a stick"
    )
    signs = command(group, "sign", sign, "sign a root or directory in a file, without a node or a network")
    signs.add_argument("document", type=Path, metavar="FILE", help="as the page Directory gives it")
    signs.add_argument("--key", type=Path, required=True, metavar="FILE", help="the signing key")
    signs.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new file for the signature")
    takes = command(group, "take", take, "take a file of roots and directories")
    takes.add_argument("file", type=Path, metavar="FILE", help="from another node, by whatever way")
    at(takes)
    acting(takes)
    drills = command(group, "drill", drill, "ask every member to rehearse a compromised key")
    at(drills)
    drills.add_argument("--hours", type=int, default=24, help="to answer (default: %(default)s)")
    acting(drills)


def key(asked: argparse.Namespace) -> Told:
    """Make the country's signing key, beside a node's keys or in a file of its own."""
    if (asked.directory is None) == (asked.out is None):
        raise InvalidInput(
            "Say where the key is to be kept.", remedy="Give --node DIR or --out FILE.", field="out"
        )
    if asked.directory is None and not asked.country:
        raise InvalidInput("Say whose key it is.", remedy="Give --country, such as VN.", field="country")
    country = asked.country or read_config(asked.directory).country
    path = asked.out or asked.directory / "keys" / "directory.key"
    passphrase = _passphrase(twice=True)
    return _offline("make_signing_key")(path, country=country, passphrase=passphrase)


def sign(asked: argparse.Namespace) -> Told:
    """Sign a file where the key is kept."""
    passphrase = _passphrase()
    return _offline("sign_file")(asked.document, key=asked.key, out=asked.out, passphrase=passphrase)


def take(asked: argparse.Namespace) -> Told:
    """Take a file of documents into a node."""
    return _acting(
        asked.directory,
        asked.username,
        "members.take",
        lambda reader: _load("take_file")(asked.file, reader=reader),
    )


def drill(asked: argparse.Namespace) -> Told:
    """Begin a drill."""
    return _acting(
        asked.directory,
        asked.username,
        "members.drill",
        lambda reader: _load("drill")(hours=asked.hours, reader=reader),
    )


def _acting(directory: Path, username: str, attempted: str, act: Callable[[Any], Told]) -> Told:
    with (
        at_node(directory),
        load("sampan.portal.node.acting:acting")(username, "administration", attempted=attempted) as reader,
    ):
        return act(reader)


def _load(name: str) -> Callable[..., Told]:
    return load(f"{_COMMANDS}:{name}")


def _offline(name: str) -> Callable[..., Told]:
    """Return a command that needs no node."""
    return load(f"sampan.partnership.members.offline:{name}")


def _passphrase(*, twice: bool = False) -> str:
    given = os.environ.get(PASSPHRASE) or getpass.getpass("Passphrase of the signing key: ")
    again = given if PASSPHRASE in os.environ or not twice else getpass.getpass("Once more: ")
    if given != again:
        raise InvalidInput(
            "The two passphrases differ.", remedy="Type the same one twice.", field="passphrase"
        )
    return given
