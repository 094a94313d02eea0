"""Comparison in bulk by `spu`, a program outside in a Python of its own: RR22, some twenty times cheaper than masking.

Only where both sides accept what ADR 0033 says: it is safe against a side that follows the protocol and looks at what
it gets, not against one that changes its program. Nothing of `spu` is imported here.
"""

import hashlib
import json
import os
import re
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sampan.engines.matching.private.bulk import MOST_SELECTORS, Selectors, Words, put_in_words
from sampan.engines.matching.private.failures import Reason, require
from sampan.engines.matching.private.group import RandomBytes
from sampan.portal.private_matching.channel import Channel
from sampan.portal.private_matching.pieces import swap
from sampan.portal.private_matching.spu_papers import make_papers
from sampan.vocabulary.errors import InvalidInput, SampanError

VERSION = "0.9.5"
WORKER = Path(__file__).with_name("spu_worker.py")
_MAKE_IT = (
    f"Make an environment of its own: python3.11 -m venv DIR, DIR/bin/pip install --no-deps spu=={VERSION}"
)
_HEADING = "key"
_LONGEST_S = (
    660.0  # the program waits ten minutes for the other side's; two million words take some ten seconds
)
_TRACES = re.compile(r"/tmp/psi_[\w-]+\.trace")  # noqa: S108 - spu writes it there, whatever TMPDIR says


def require_spu(python: Path | None) -> Path:
    """Return the Python that was named if it has `spu` 0.9.5; InvalidInput otherwise."""
    if python is None:
        raise InvalidInput("No Python with spu was named.", remedy=f"{_MAKE_IT}; name DIR/bin/python.")
    try:
        asked = subprocess.run(  # noqa: S603 - the program that the person named, our own script
            [str(python), "-I", str(WORKER), "--version"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise InvalidInput(f"{python} is no program that can be run.", remedy=f"{_MAKE_IT}.") from None
    found = asked.stdout.strip()
    if asked.returncode or found != VERSION:
        raise InvalidInput(f"{python} has no spu {VERSION} that can be loaded.", remedy=f"{_MAKE_IT}.")
    return python.absolute()


def compare(
    selectors: Selectors, *, line: Channel, begins: bool, python: Path, random_bytes: RandomBytes
) -> set[bytes]:
    """Return the inputs that both have. The side that begins learns them first and tells the other.

    Both draw the number that words are made with; lines between the programs are TLS with certificates of this run.
    PrivateMatchFailure: over_cap, wrong_size; SampanError when the program ends without a result.
    """
    salt = _salt(line, begins=begins, random_bytes=random_bytes)
    words = put_in_words(selectors, salt=salt, random_bytes=random_bytes)
    with TemporaryDirectory(prefix="sampan-bulk-") as made:
        folder = Path(made)
        plan = _plan(folder, words, line=line, begins=begins)
        _run(python, folder, plan | {"run": salt.hex()})
        if begins:
            found = _read(folder / "found.csv")
            line.send("\n".join(found).encode())
        else:
            found = line.receive().decode("ascii").split()
    return words.inputs_of(found)


def _salt(line: Channel, *, begins: bool, random_bytes: RandomBytes) -> bytes:
    ours = random_bytes(32)
    promised = swap(hashlib.sha256(ours).digest(), line=line, begins=begins)
    theirs = swap(ours, line=line, begins=begins)
    require(hashlib.sha256(theirs).digest() == promised, Reason.NOT_COMMITTED)
    return hashlib.sha256(ours + theirs if begins else theirs + ours).digest()


def _plan(folder: Path, words: Words, *, line: Channel, begins: bool) -> dict[str, Any]:
    """Write what the program reads, tell the other side where ours listens; return the plan for our program."""
    _write(folder / "words.csv", words.told)
    ours, port = make_papers(folder), _free_port()
    told = json.dumps({"port": port, "words": len(words.told), "certificate": ours}).encode()
    theirs = json.loads(swap(told, line=line, begins=begins))
    require(int(theirs["words"]) <= 2 * MOST_SELECTORS, Reason.OVER_CAP)
    (folder / "other.pem").write_text(str(theirs["certificate"]), encoding="ascii")
    ports = (port, int(theirs["port"]))
    return {"rank": 0 if begins else 1, "ports": ports if begins else ports[::-1], "folder": str(folder)}


def _run(python: Path, folder: Path, plan: dict[str, Any]) -> None:
    """Let the program compare; what it writes about its work is thrown away, its trace in the common folder too."""
    try:
        process = subprocess.run(  # noqa: S603 - checked by `require_spu`; no path of a person's choosing goes in
            [str(python), "-I", str(WORKER)],
            input=json.dumps(plan),
            env={"PATH": os.defpath, "TMPDIR": str(folder), "MALLOC_ARENA_MAX": "1"},
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SampanError(
            "spu did not end: the other side's program may be gone.",
            remedy="Look at the other side; start again.",
        ) from None
    remove_traces(process.stdout)
    if process.returncode:
        raise SampanError("spu ended without a result.", remedy="Start again, or compare with ristretto.")


def remove_traces(said: str) -> None:
    """Remove the traces of its work that spu says to have written."""
    for trace in _TRACES.findall(said):
        Path(trace).unlink(missing_ok=True)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


def _write(path: Path, words: Sequence[str]) -> None:
    path.write_text("\n".join((_HEADING, *words, "")), encoding="ascii")


def _read(path: Path) -> list[str]:
    return [word.strip('"') for word in path.read_text(encoding="ascii").split()[1:]]
