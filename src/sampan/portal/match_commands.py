"""Declares and runs `sampan match`: compare pairs of records, link registers, make invented registers."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_ENGINE = "sampan.engines.matching"
_SILENT_S = 5.0  # between two lines of progress


def declare_match(parser: argparse.ArgumentParser, *, command: Any) -> Any:
    """Declare what follows `sampan match`; returns the group, so that others may add theirs."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    compare = command(
        group, "compare", run_compare, "say of pairs of records whether they are of one person, and why"
    )
    compare.add_argument(
        "--jsonl", type=Path, required=True, metavar="FILE", help="one object a line, with records a and b"
    )
    link = command(group, "link", run_link, "link two registers, or find the duplicates in one")
    link.add_argument("a", type=Path, metavar="A.csv", help="a register")
    link.add_argument(
        "b", type=Path, nargs="?", metavar="B.csv", help="another one (default: A within itself)"
    )
    link.add_argument("--out", type=Path, required=True, metavar="FILE", help="id_a,id_b,score,reasons")
    link.add_argument("--clusters", type=Path, metavar="FILE", help="of one register: id,cluster")
    link.add_argument(
        "--engine", choices=("duckdb", "spark"), default="duckdb", help="(default: %(default)s)"
    )
    link.add_argument(
        "--memory-mb",
        type=int,
        default=2_100,
        help="what the whole run may take, from 1000 (default: %(default)s)",
    )
    generate = command(group, "generate", run_generate, "make two invented registers with known truth")
    generate.add_argument("--size", type=int, default=20_000, help="people a side (default: %(default)s)")
    generate.add_argument("--seed", type=int, default=1, help="(default: %(default)s)")
    generate.add_argument(
        "--dir", type=Path, required=True, metavar="DIR", help="takes a.csv, b.csv and truth.csv"
    )
    return group


def run_compare(asked: argparse.Namespace) -> Told:
    """Print one JSON object a line: score, same at the published threshold, reasons; a bad line says what is wrong."""
    bad = 0
    with asked.jsonl.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                told = _compared(line, number)
                bad += "error" in told
                sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return {"printed": True, "ok": not bad}


def _compared(line: str, number: int) -> Told:
    read, match, told = (
        load(f"{_ENGINE}.{name}") for name in ("records:read_record", "deciding:match", "explaining:told")
    )
    try:
        a, b = (read(_with_id(side), number=number) for side in _sides(line, number))
    except InvalidInput as error:
        return {"score": 0.0, "same": False, "reasons": [], "error": str(error), "field": error.field}
    answer: Told = told(match(a, b))
    return answer


def run_link(asked: argparse.Namespace) -> Told:
    """Link registers; says how many pairs were found."""
    link: Told = load(f"{_ENGINE}.linkage.linking:link_files")(
        asked.a,
        asked.b,
        out=asked.out,
        clusters_out=asked.clusters,
        engine=asked.engine,
        memory_mb=asked.memory_mb,
        progress=progress_of(sys.stderr),
    )
    return {"ok": True, **link}


def progress_of(
    out: TextIO, *, clock: Callable[[], float] = time.monotonic
) -> Callable[[str, int, int], None]:
    """Return what writes a line on a long run: the step it is at, at most every `_SILENT_S` seconds of `clock`."""
    said = clock()

    def say(step: str, done: int, of: int) -> None:
        nonlocal said
        now = clock()
        if now - said >= _SILENT_S:
            said = now
            much = f": {done:,} of {of:,}" if of else f": {done:,}" if done else ""
            out.write(f"{step}{much}\n")
            out.flush()

    return say


def run_generate(asked: argparse.Namespace) -> Told:
    """Write two invented registers and the true pairs."""
    asked.dir.mkdir(parents=True, exist_ok=True)
    a, b, truth = (asked.dir / f"{name}.csv" for name in ("a", "b", "truth"))
    load("sampan.portal.demo.registers.making:write_registers")(
        asked.size, seed=asked.seed, a=a, b=b, truth=truth
    )
    return {"ok": True, "a": str(a), "b": str(b), "truth": str(truth)}


def _sides(line: str, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        pair = json.loads(line)
        a, b = pair["a"], pair["b"]
    except (ValueError, KeyError, TypeError):
        a = b = None
    if not isinstance(a, dict) or not isinstance(b, dict):
        raise InvalidInput(
            f"Line {number} is not an object with two records, a and b.",
            remedy='Write {"a": {...}, "b": {...}} in one line.',
            row=number,
        )
    return a, b


def _with_id(record: dict[str, Any]) -> dict[str, str]:
    """Return the record as text; an id is not needed to compare."""
    return {"id": "-", **{name: "" if told is None else str(told) for name, told in record.items() if name}}
