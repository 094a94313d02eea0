"""Declares and runs `sampan match`: compare pairs, link registers, make invented ones, make a node's keys anew."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from sampan.portal import link_commands
from sampan.portal.link_commands import progress_of
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_ENGINE = "sampan.engines.matching"


def declare_match(parser: argparse.ArgumentParser, *, command: Any, at: Any) -> Any:
    """Declare what follows `sampan match`; returns the group, so that others may add theirs."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    compare = command(
        group, "compare", run_compare, "say of pairs of records whether they are of one person, and why"
    )
    compare.add_argument(
        "--jsonl", type=Path, required=True, metavar="FILE", help="one object a line, with records a and b"
    )
    compare.add_argument(
        "--weights",
        type=Path,
        metavar="FILE",
        help="weights that a node has taken over, downloaded from its page (default: the shipped ones)",
    )
    link_commands.declare_link(group, command=command)
    _declare_entities(group, command=command)
    _declare_generate(group, command=command)
    at(command(group, "rebuild", run_rebuild, "make a node's match keys anew after an upgrade or a new key"))
    return group


def _declare_entities(group: Any, *, command: Any) -> None:
    entities = command(
        group,
        "entities",
        run_entities,
        "group records by the phones, accounts, wallets and addresses they share",
    )
    entities.add_argument(
        "file", type=Path, metavar="FILE.csv", help="id,kind,text; an empty kind is guessed"
    )
    entities.add_argument("--out", type=Path, required=True, metavar="FILE", help="id,group,path")
    entities.add_argument("--links", type=Path, metavar="FILE", help="id_a,id_b,key,level,reason,bits,joins")
    entities.add_argument(
        "--region", default="", metavar="CC", help="country of telephone numbers without a code: VN, KH, ..."
    )


def _declare_generate(group: Any, *, command: Any) -> None:
    generate = command(group, "generate", run_generate, "make two invented registers with known truth")
    generate.add_argument(
        "--size", type=int, default=20_000, help="people a side, 1 or more (default: %(default)s)"
    )
    generate.add_argument(
        "--seed", type=int, default=1, help="the same seed makes the same registers (default: %(default)s)"
    )
    generate.add_argument(
        "--dir", type=Path, required=True, metavar="DIR", help="takes a.csv, b.csv and truth.csv"
    )


def run_compare(asked: argparse.Namespace) -> Told:
    """Print one JSON object a line: score, same at the published threshold, reasons.

    A bad line says what is wrong with which record and field, the others are compared; then the status is 1. With
    weights of a file each answer names their version; InvalidInput for a file that holds none.
    """
    weights, version = _weights(asked.weights) if asked.weights else (None, "")
    bad = 0
    with asked.jsonl.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                told = _compared(line, number, weights=weights) | ({"weights": version} if version else {})
                bad += "error" in told
                sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return {"printed": True, "ok": not bad}


def _weights(path: Path) -> tuple[Any, str]:
    """Return the weights of a file and their version; InvalidInput, which repeats nothing of the file."""
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        told = None
    weights: tuple[Any, str] = load(f"{_ENGINE}.weights_file:weights_of")(told)
    return weights


def _compared(line: bytes, number: int, *, weights: Any) -> Told:
    match, told = (load(f"{_ENGINE}.{name}") for name in ("deciding:match", "explaining:told"))
    side = ""
    try:
        sides, records = _sides(line), []
        for side in sides:
            records.append(_record(sides[side]))
    except InvalidInput as error:
        where = f"Line {number}, record {side}" if side else f"Line {number}"
        wrong = {"error": f"{where}: {error}", "row": number, "record": side or None, "field": error.field}
        return {"score": 0.0, "same": False, "reasons": [], **wrong}
    answer: Told = told(match(*records, weights=weights))
    return answer


def run_entities(asked: argparse.Namespace) -> Told:
    """Group records by what they share; says how many groups there are, and how many records in them."""
    group = load(f"{_ENGINE}.entities.files:group_file")
    region = asked.region.upper()
    told = group(
        asked.file, out=asked.out, links_out=asked.links, region=region, progress=progress_of(sys.stderr)
    )
    return {"ok": True, **told}


def run_generate(asked: argparse.Namespace) -> Told:
    """Write two invented registers and the true pairs."""
    if asked.size < 1:
        raise InvalidInput("The size is below 1.", remedy="Give the number of people a side.", field="size")
    asked.dir.mkdir(parents=True, exist_ok=True)
    a, b, truth = (asked.dir / f"{name}.csv" for name in ("a", "b", "truth"))
    load("sampan.portal.demo.registers.making:write_registers")(
        asked.size, seed=asked.seed, a=a, b=b, truth=truth
    )
    return {"ok": True, "a": str(a), "b": str(b), "truth": str(truth)}


def run_rebuild(asked: argparse.Namespace) -> Told:
    """Make the match keys of a node anew until nobody waits; says how many were made and how many are left."""
    with load("sampan.portal.node.commands:at_node")(asked.directory):
        rebuild = load("sampan.protection.recognition.commands:run_rebuild")
        told: Told = rebuild(progress=progress_of(sys.stderr))
    return told


def _sides(line: bytes) -> dict[str, dict[str, Any]]:
    """Return records a and b of a line; InvalidInput for anything else, NaN and the like included."""
    try:
        pair = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
        sides = {side: pair[side] for side in ("a", "b")}
    except (ValueError, KeyError, TypeError, RecursionError):
        sides = {}
    if not sides or not all(isinstance(record, dict) for record in sides.values()):
        raise InvalidInput(
            "This is not an object with two records, a and b.",
            remedy='Write {"a": {...}, "b": {...}} in one line.',
        )
    return sides


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _record(told: dict[str, Any]) -> Any:
    """Return the record; an id is not needed to compare. InvalidInput for what is neither text nor a whole number."""
    row = {"id": "-"}
    for column in load(f"{_ENGINE}.records:COLUMNS"):
        each = told.get(column)
        if isinstance(each, bool) or not isinstance(each, str | int | None):
            raise InvalidInput(
                f"{column}: This is neither text nor a whole number.",
                remedy="Write it as text.",
                field=column,
            )
        row[column] = row.get(column, "") if each is None else str(each)
    return load(f"{_ENGINE}.records:read_record")(row)
