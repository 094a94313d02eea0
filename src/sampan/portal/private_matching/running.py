"""Starts the processes of a run, brings their ports together and returns what they report."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sampan.engines.matching.result_file import require_writable
from sampan.portal.private_matching.spu_compare import require_spu
from sampan.vocabulary.errors import InvalidInput, SampanError

Process = subprocess.Popen[str]


@dataclass(frozen=True)
class BulkOptions:
    """How selectors are compared: by `ristretto`; or by `spu`, with the agreement that allows it, and its Python."""

    way: str
    agreement: str = ""
    spu_python: Path | None = None

    def checked(self) -> dict[str, str]:
        """Return what the processes are told; InvalidInput for `spu` without an agreement or without its Python."""
        told = {"way": self.way, "agreement": self.agreement}
        if self.way != "spu":
            return told
        if not self.agreement.strip():
            raise InvalidInput(
                "spu needs an agreement: it is safe only where both sides keep to the protocol.",
                remedy="Name the agreement, or compare with ristretto.",
            )
        return told | {"spu_python": str(require_spu(self.spu_python))}


def match_private(a: Path, b: Path, *, out_a: Path, out_b: Path) -> dict[str, Any]:
    """Match two registers, each read by a process of its own; return the figures of the run.

    The files are checked first: InvalidInput when one cannot be read or written, and nothing is exchanged. Writes
    `out_a` and `out_b`: own ids with the pair's label, score and kinds. Raises what a process reports, and says which.
    """
    _check(a, b, out_a, out_b)
    told = _play("pair", {"a": (a, out_a), "b": (b, out_b), "keeper": ()})
    return {
        "ok": True,
        "records": [told["a"]["records"], told["b"]["records"]],
        "keys": [told["a"]["keys"], told["b"]["keys"]],
        "pairs": told["keeper"]["pairs"],
        **_used(told),
    }


def match_bulk(a: Path, b: Path, *, out_a: Path, out_b: Path, options: BulkOptions) -> dict[str, Any]:
    """Compare the telephones, documents and handles of two registers; return the figures of the run.

    Writes `out_a` and `out_b`: own ids with the kinds that the other side has too. InvalidInput as `match_private`,
    and for `spu` without an agreement or without a Python that has it; nothing is exchanged then.
    """
    _check(a, b, out_a, out_b)
    told = _play("bulk", {"a": (a, out_a), "b": (b, out_b)}, **options.checked())
    if told["a"]["common"] != told["b"]["common"]:
        raise SampanError(
            "The two sides found different numbers.", remedy="Throw both files away; start again."
        )
    return {
        "ok": True,
        "selectors": [told["a"]["selectors"], told["b"]["selectors"]],
        "common": told["a"]["common"],
        "hits": [told["a"]["hits"], told["b"]["hits"]],
        **_used(told),
    }


def _play(plan: str, files: Mapping[str, Sequence[Path]], **options: str) -> dict[str, dict[str, Any]]:
    started = {role: _start(plan, role, *map(str, paths)) for role, paths in files.items()}
    try:
        ready = {role: _answer(process, role) for role, process in started.items()}
        ports = {role: told["port"] for role, told in ready.items()}
        word = json.dumps({**ports, **options, "secret": os.urandom(32).hex()})
        for process in started.values():
            _write(process, word)
        return {role: _answer(process, role) for role, process in started.items()}
    finally:
        for process in started.values():
            _end(process)


def _check(a: Path, b: Path, out_a: Path, out_b: Path) -> None:
    for path in (a, b):
        with path.open("rb"):
            pass
    require_writable(out_a, out_b, read=[a, b])


def _start(*role: str) -> Process:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module, paths as arguments
        [sys.executable, "-m", "sampan.portal.private_matching.process", *role],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _answer(process: Process, role: str) -> dict[str, Any]:
    line = process.stdout.readline() if process.stdout else ""
    who = "The key-holder" if role == "keeper" else f"Register {role}"
    if not line:
        raise SampanError(f"{who}: its process ended early.", remedy="See what it wrote above.")
    told: dict[str, Any] = json.loads(line)
    if told["ok"]:
        return told
    kind = InvalidInput if told["code"] == InvalidInput.code else SampanError
    raise kind(f"{who}: {told['what']}", remedy=told["remedy"])


def _write(process: Process, line: str) -> None:
    if process.stdin:
        process.stdin.write(line + "\n")
        process.stdin.flush()


def _end(process: Process) -> None:
    if process.poll() is None:
        process.terminate()
    process.communicate()


def _used(told: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "cpu_seconds": round(sum(one["cpu_seconds"] for one in told.values()), 2),
        "peak_mib": {role: one["peak_mib"] for role, one in told.items()},
    }
