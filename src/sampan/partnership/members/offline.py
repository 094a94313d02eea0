"""What `sampan members key` and `sign` do: no node, no network, no database."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sampan.engines.exchange.directory import Directory, sign_directory
from sampan.engines.exchange.notation import write_key
from sampan.engines.exchange.roots import Root, sign_root
from sampan.partnership.members.directory.keyfile import keep_key_file, new_key_file, read_key_file
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]


def make_signing_key(path: Path, *, country: str, passphrase: str) -> Told:
    """Make a country's signing key in a new file; the answer holds the line that a root needs."""
    made = new_key_file(country, passphrase=passphrase)
    keep_key_file(made, path)
    line = f"{made.country} {write_key(made.public)}"
    keep = "Keep a copy of the file and the passphrase apart."
    return {"ok": True, "file": str(path), "public_key": line, "next": keep}


def sign_file(document: Path, *, key: Path, out: Path, passphrase: str) -> Told:
    """Sign the root or directory in a file; the signature goes to a new file."""
    told = read_json(document)
    inner = told.get("document")
    if told.get("kind") not in ("root", "directory") or not isinstance(inner, Mapping):
        raise InvalidInput(
            "The file holds no root and no directory.", remedy="Ask for it again.", field="file"
        )
    seed = read_key_file(key.read_bytes()).opened(passphrase)
    signed: Root | Directory
    if told["kind"] == "root":
        signed = sign_root(Root.from_json(inner), seed=seed)
    else:
        signed = sign_directory(Directory.from_json(inner), seed=seed)
    with out.open("x", encoding="utf-8") as file:
        json.dump(signed.signatures[-1].to_json(), file)
    return {
        "ok": True, "file": str(out), "kind": told["kind"], "version": signed.version, "digest": signed.digest
    }  # fmt: skip


def read_json(path: Path) -> Mapping[str, Any]:
    """Return the JSON object in a file; InvalidInput when it holds none."""
    try:
        told = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("The file holds no document.", remedy="Ask for it again.", field="file") from error
    if not isinstance(told, dict):
        raise InvalidInput("The file holds no document.", remedy="Ask for it again.", field="file")
    return told
