"""Declares and runs `sampan match link`: on this machine alone, or with the workers of Spark."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_SILENT_S = 5.0  # between two lines of progress
_DUCKDB_MB = 2_100
_SPARK = "sampan.portal.linkage_on_spark"
_OF_SPARK = ("master", "executor_mb", "driver_host", "worker_python", "secret_file")


def declare_link(group: Any, *, command: Any) -> None:
    """Declare the command in the group of `sampan match`."""
    link = command(group, "link", run_link, "link two registers, or find the duplicates in one")
    link.add_argument("a", type=Path, metavar="A.csv", help="a register")
    link.add_argument(
        "b", type=Path, nargs="?", metavar="B.csv", help="another one (default: A within itself)"
    )
    link.add_argument("--out", type=Path, required=True, metavar="FILE", help="id_a,id_b,score,reasons")
    link.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help="what people answered on pairs: id_a,id_b,decision,reviewer",
    )
    link.add_argument(
        "--about",
        type=Path,
        metavar="FILE",
        help="takes the versions of the weights and of the name rules, for who reviews the pairs",
    )
    link.add_argument(
        "--also",
        type=_columns,
        default=(),
        metavar="COLUMN[,COLUMN...]",
        help="further text columns of both files to compare: a suburb, an address",
    )
    link.add_argument("--clusters", type=Path, metavar="FILE", help="of one register: id,cluster")
    link.add_argument(
        "--engine", choices=("duckdb", "spark"), default="duckdb", help="(default: %(default)s)"
    )
    link.add_argument(
        "--memory-mb",
        type=int,
        help="what the whole run may take on this machine (default: 2100, from 1000; on Spark 4000, from 3000)",
    )
    _declare_spark(link)


def _declare_spark(link: argparse.ArgumentParser) -> None:
    link.add_argument(
        "--master", metavar="MASTER", help="Spark: local[*] (default), local[4], spark://HOST:PORT"
    )
    link.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="Spark: the secret of the cluster, for its owner alone",
    )
    link.add_argument(
        "--executor-mb",
        type=int,
        help="Spark: what each core of a worker may take (default: 2100, from 1500)",
    )
    link.add_argument(
        "--driver-host",
        metavar="ADDRESS",
        help="Spark: where workers reach this machine (default: 127.0.0.1)",
    )
    link.add_argument(
        "--worker-python", metavar="PATH", help="Spark: Python on the workers (default: as on this machine)"
    )


def _columns(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(","))


def run_link(asked: argparse.Namespace) -> Told:
    """Link registers; says how many pairs were found."""
    link: Callable[..., Told] = load("sampan.engines.matching.linkage.linking:link_files")
    given = {name: getattr(asked, name) for name in _OF_SPARK if getattr(asked, name) is not None}
    files = {
        "out": asked.out,
        "also": asked.also,
        "about": asked.about,
        "clusters_out": asked.clusters,
        "decisions": asked.decisions,
        "progress": progress_of(sys.stderr),
    }
    if asked.engine == "duckdb":
        if given:
            raise InvalidInput(
                f"--{next(iter(given)).replace('_', '-')} is for Spark.", remedy="Add --engine spark."
            )
        memory = _DUCKDB_MB if asked.memory_mb is None else asked.memory_mb
        return {"ok": True, **link(asked.a, asked.b, memory_mb=memory, **files)}
    load("sampan.engines.matching.result_file:require_writable")(
        asked.out, read=()
    )  # before a minute is spent
    how = load(f"{_SPARK}.asking:checked")(memory_mb=asked.memory_mb, **given)
    with load(f"{_SPARK}.starting:spark_running")(how, beside=asked.out) as spread:
        told = link(asked.a, asked.b, memory_mb=how.here_mb, spread=spread, **files)
    return {"ok": True, **told}


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
