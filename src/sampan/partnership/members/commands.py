"""What `sampan members ...` does: make the country's signing key, sign a file with it, take a file, begin a drill."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sampan.engines.exchange.directory import sign_directory
from sampan.engines.exchange.notation import write_key
from sampan.engines.exchange.roots import Root, sign_root
from sampan.partnership.members.directory.documents import read_document
from sampan.partnership.members.directory.keyfile import keep_key_file, new_key_file, read_key_file
from sampan.partnership.members.directory.services.taking import take_documents
from sampan.partnership.members.drills.services import begin_drill
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]


def make_signing_key(path: Path, *, country: str, passphrase: str) -> Told:
    """Make a country's signing key in a new file; the answer holds the line that a root needs."""
    made = new_key_file(country, passphrase=passphrase)
    keep_key_file(made, path)
    line = f"{made.country} {write_key(made.public)}"
    return {"ok": True, "file": str(path), "public_key": line, "next": "Keep a copy of the file and the passphrase apart."}


def sign_file(document: Path, *, key: Path, out: Path, passphrase: str) -> Told:
    """Sign the root or directory in a file, without a node or a network; the signature goes to a new file."""
    told = _read(document)
    made = read_document(told.get("kind"), told.get("document"))
    seed = read_key_file(key.read_bytes()).opened(passphrase)
    signed = sign_root(made, seed=seed) if isinstance(made, Root) else sign_directory(made, seed=seed)
    with out.open("x", encoding="utf-8") as file:
        json.dump(signed.signatures[-1].to_json(), file)
    return {"ok": True, "file": str(out), "kind": str(told["kind"]), "version": made.version, "digest": made.digest}


def take_file(path: Path, *, reader: Reader) -> Told:
    """Take a file of roots and directories into the node."""
    taken = take_documents(told=_read(path), by=reader.actor, purpose=reader.purpose)
    shown = [f"{one.kind} {one.version}: {one.state}, {one.signed} of {one.needed} signatures" for one in taken]
    return {"ok": True, "taken": shown}


def drill(*, hours: int, reader: Reader) -> Told:
    """Ask every active member to rehearse a compromise."""
    conversation = begin_drill(by=reader.actor, purpose=reader.purpose, hours=hours)
    return {"ok": True, "drill": str(conversation), "next": "The page Drills shows who has answered."}


def _read(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The file holds no document.", remedy="Ask for the file again.", field="file") from error
    if not isinstance(told, dict):
        raise InvalidInput("The file holds no document.", remedy="Ask for the file again.", field="file")
    return told
