"""Starts the three processes, brings their ports together and returns what they report."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from sampan.vocabulary.errors import InvalidInput, SampanError

Process = subprocess.Popen[str]


def match_private(a: Path, b: Path, *, out_a: Path, out_b: Path) -> dict[str, Any]:
    """Match two registers, each read by a process of its own; return the figures of the run.

    The files are checked first: InvalidInput when one cannot be read or written, and nothing is exchanged. Writes
    `out_a` and `out_b`: own ids with the pair's label, score and kinds. Raises what a process reports, and says which.
    """
    _check(a, b, out_a, out_b)
    started = {
        "a": _start("a", str(a), str(out_a)), "b": _start("b", str(b), str(out_b)), "keeper": _start("keeper"),
    }  # fmt: skip
    try:
        ready = {role: _answer(process, role) for role, process in started.items()}
        word = json.dumps(
            {role: told["port"] for role, told in ready.items()} | {"secret": os.urandom(32).hex()}
        )
        for process in started.values():
            _write(process, word)
        told = {role: _answer(process, role) for role, process in started.items()}
    finally:
        for process in started.values():
            _end(process)
    return _figures(told)


def _check(*paths: Path) -> None:
    if len({path.resolve() for path in paths}) < len(paths):
        raise InvalidInput("Two of the files are the same.", remedy="Name four different files.")
    for path in paths[:2]:
        with path.open("rb"):
            pass
    for path in paths[2:]:
        if path.is_dir() or not path.parent.is_dir():
            raise InvalidInput(
                f"{path} cannot be written: it is a folder, or its folder is not there.",
                remedy="Name a file in a folder that is there.",
            )


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


def _figures(told: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "ok": True,
        "records": [told["a"]["records"], told["b"]["records"]],
        "keys": [told["a"]["keys"], told["b"]["keys"]],
        "pairs": told["keeper"]["pairs"],
        "cpu_seconds": round(sum(one["cpu_seconds"] for one in told.values()), 2),
        "peak_mib": {role: one["peak_mib"] for role, one in told.items()},
    }
