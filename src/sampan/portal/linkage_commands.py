"""Declares and runs `sampan linkages`: the pairs that people review are loaded, told and closed at the command line."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sampan.portal.node import commands
from sampan.portal.node.starting import load

Told = dict[str, Any]
_SLICE = "sampan.prevention.linkages"
_ACTING = "sampan.portal.node.acting:acting"
_LOW, _HIGH, _MOST = 0.5, 0.95, 2_000


def declare_linkages(parser: argparse.ArgumentParser, *, command: Any, at: Any) -> None:
    """Declare what follows `sampan linkages`; each is done as a named person, whose agency the linkage is of."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    _declare_load(group, command=command, at=at)
    lists = command(group, "list", run_list, "the linkages of the agency, the newest first")
    takes = command(
        group, "decisions", run_decisions, "write the decisions for `sampan match link --decisions`"
    )
    closes = command(
        group, "close", run_close, "destroy the records of a linkage; nobody can bring them back"
    )
    for one in (takes, closes):
        one.add_argument("linkage", metavar="ID", help="as `sampan linkages list` says it")
    takes.add_argument("--out", type=Path, required=True, metavar="FILE", help="for its owner alone to read")
    for one in (lists, takes, closes):
        at(one)
        _as(one)


def _declare_load(group: Any, *, command: Any, at: Any) -> None:
    loads = command(group, "load", run_load, "load the pairs of `sampan match link` for review")
    loads.add_argument("pairs", type=Path, metavar="PAIRS.csv", help="what link wrote")
    loads.add_argument("a", type=Path, metavar="A.csv", help="the first register")
    loads.add_argument(
        "b", type=Path, nargs="?", metavar="B.csv", help="the second one (default: A was linked with itself)"
    )
    loads.add_argument("--name", required=True, help="name of the linkage")
    loads.add_argument("--ground", required=True, help="the law or the agreement, in a word")
    loads.add_argument("--about", type=Path, metavar="FILE", help="what link wrote with --about")
    for name, default, said in (("low", _LOW, "from"), ("high", _HIGH, "below")):
        loads.add_argument(
            f"--{name}",
            type=float,
            default=default,
            help=f"doubtful {said} this score (default: %(default)s)",
        )
    loads.add_argument("--most", type=int, default=_MOST, help="pairs at most (default: %(default)s)")
    at(loads)
    _as(loads)


def _as(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as", dest="username", required=True, metavar="USERNAME", help="who acts: a supervisor's account"
    )


def run_load(asked: argparse.Namespace) -> Told:
    """Load a linkage; the whole of it or nothing."""
    with _at(asked, "load") as reader:
        files = load(f"{_SLICE}.services.loading:Files")(asked.pairs, asked.a, asked.b, asked.about)
        bounds = load(f"{_SLICE}.services.choosing:Bounds")(asked.low, asked.high, asked.most)
        told: Told = load(f"{_SLICE}.commands:run_load")(
            reader=reader, files=files, name=asked.name, ground=asked.ground, bounds=bounds
        )
    return told


def run_list(asked: argparse.Namespace) -> Told:
    """Say which linkages there are; a line each, unless a machine asks."""
    with _at(asked, "list") as reader:
        told: Told = load(f"{_SLICE}.commands:run_list")(reader=reader)
    if asked.json:
        return told
    for one in told["linkages"]:
        until = "closed" if one["is_closed"] else f"until {one['keep_until']}"
        sys.stdout.write(f"{one['id']}  {until}  {one['kept']} of {one['found']} pairs  {one['name']}\n")
    return {"ok": True, "printed": True}


def run_decisions(asked: argparse.Namespace) -> Told:
    """Write the decisions to a file that its owner alone can read."""
    load("sampan.engines.matching.result_file:require_writable")(asked.out, read=())
    with _at(asked, "decisions") as reader:
        told, count = load(f"{_SLICE}.commands:run_decisions")(asked.linkage, reader=reader)
    with load("sampan.engines.matching.result_file:new_file")(asked.out) as file:
        file.write(told)
    return {"ok": True, "file": str(asked.out), "decisions": count}


def run_close(asked: argparse.Namespace) -> Told:
    """Close a linkage."""
    with _at(asked, "close") as reader:
        told: Told = load(f"{_SLICE}.commands:run_close")(asked.linkage, reader=reader)
    return told


@contextmanager
def _at(asked: argparse.Namespace, act: str) -> Iterator[Any]:
    with (
        commands.at_node(asked.directory),
        load(_ACTING)(asked.username, "protection", attempted=f"linkages.{act}") as reader,
    ):
        yield reader
