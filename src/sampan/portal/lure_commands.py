"""Declares and runs `sampan lures`: posts of a file by campaign, and the confirmed campaigns published."""

import argparse
import contextlib
import functools
import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sampan.portal.link_commands import progress_of
from sampan.portal.node import commands
from sampan.portal.node.starting import load
from sampan.vocabulary.errors import InvalidInput

Told = dict[str, Any]
_CAMPAIGNS = "sampan.engines.screening.campaigns"
_STEP = {"alone": 1_024, "spark": 65_536}  # posts that are read before they are grouped


def declare(parser: argparse.ArgumentParser, *, command: Any, at: Any) -> None:
    """Declare what follows `sampan lures`."""
    group = parser.add_subparsers(required=True, metavar="COMMAND")
    cluster = command(
        group, "cluster", run_cluster, "group adverts and messages that are made from one template"
    )
    cluster.add_argument("file", type=Path, metavar="FILE.jsonl", help="one object a line: id and text")
    cluster.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="one object a line: id and campaign"
    )
    cluster.add_argument(
        "--engine", choices=("alone", "spark"), default="alone",
        help="spark: workers read the posts, this machine groups them; the same campaigns (default: %(default)s)",
    )  # fmt: skip
    cluster.add_argument(
        "--master", metavar="MASTER", help="Spark: local[*] (default), local[4], spark://HOST:PORT"
    )
    cluster.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="Spark: the secret of the cluster, for its owner alone",
    )
    cluster.add_argument(
        "--driver-host", metavar="HOST", help="Spark: where workers reach this machine (default: 127.0.0.1)"
    )

    publish = command(
        group, "publish", run_publish, "write the confirmed campaigns as a public file that a site reads"
    )
    publish.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write")
    publish.add_argument(
        "--as",
        dest="username",
        required=True,
        metavar="USERNAME",
        help="who acts: the account of an analyst of lures",
    )
    at(publish)


def run_publish(asked: argparse.Namespace) -> Told:
    """Write the public file; one that is there is replaced at once or not at all."""
    with (
        commands.at_node(asked.directory),
        load("sampan.portal.node.acting:acting")(
            asked.username, "protection", attempted="lures.published"
        ) as reader,
    ):
        octets: bytes = load("sampan.prevention.lures.commands:run_publish")(reader=reader)
    draft = asked.out.with_name(asked.out.name + ".new")
    draft.write_bytes(octets)
    draft.replace(asked.out)
    return {"ok": True, "file": str(asked.out), "octets": len(octets)}


def run_cluster(asked: argparse.Namespace) -> Told:
    """Write the campaign of each post: the id of its first post. Says how many there are and the largest ones.

    InvalidInput names the line that is no post or whose id was there before; then nothing is written.
    """
    campaigns = load(f"{_CAMPAIGNS}.streaming:Campaigns")()
    progress, names = progress_of(sys.stderr), []
    with asked.file.open("rb") as file, _sketching(asked) as sketched:
        posts = _posts(file)
        while block := list(islice(posts, _STEP[asked.engine])):
            for (name, _), sketch in zip(block, sketched([text for _, text in block]), strict=True):
                campaigns.take(str(name), sketch)
                names.append(name)
            progress("grouping posts", len(names), 0)
    labels = list(campaigns.labels())
    with asked.out.open("w", encoding="utf-8") as out:
        for name, (_, campaign) in zip(names, labels, strict=True):
            out.write(json.dumps({"id": name, "campaign": names[campaign]}, ensure_ascii=False) + "\n")
    sizes: dict[int, int] = {}
    for _, campaign in labels:
        sizes[campaign] = sizes.get(campaign, 0) + 1
    return {
        "ok": True, "posts": len(labels), "campaigns": sum(size > 1 for size in sizes.values()),
        "alone": sum(size == 1 for size in sizes.values()), "largest": max(sizes.values(), default=0),
        "out": str(asked.out),
    }  # fmt: skip


@contextlib.contextmanager
def _sketching(asked: argparse.Namespace) -> Iterator[Callable[[list[str]], list[Any]]]:
    """Give what tells the sketch of each text: on this machine, or on the workers of a Spark that runs meanwhile."""
    options = ("master", "secret_file", "driver_host")
    given = {name: getattr(asked, name) for name in options if getattr(asked, name) is not None}
    if asked.engine == "spark":
        how = load("sampan.portal.linkage_on_spark.asking:checked")(**given)
        with load("sampan.portal.linkage_on_spark.starting:spark_running")(how, beside=asked.out) as spread:
            yield functools.partial(load(f"{_CAMPAIGNS}.spreading:sketches_on"), spread.context)
    elif given:
        raise InvalidInput(
            f"--{next(iter(given)).replace('_', '-')} is for Spark.", remedy="Add --engine spark."
        )
    else:
        yield load(f"{_CAMPAIGNS}.shingles:sketches_of")


def _posts(lines: Iterator[bytes]) -> Iterator[tuple[str | int, str]]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise _refused(number, "is no JSON object", "Write one object a line, in UTF-8.", field=None)
        if not isinstance(told.get("text"), str):
            raise _refused(number, "has no text", "Give an object with id and text.", field="text")
        name = told.get("id")
        if not isinstance(name, str | int) or isinstance(name, bool) or not str(name):
            raise _refused(number, "has no id", "Give each post an id of its own.", field="id")
        if str(name) in seen:
            raise _refused(
                number, "has an id that was there before", "Give each post an id of its own.", field="id"
            )
        seen.add(str(name))
        yield name, told["text"]


def _refused(number: int, what: str, remedy: str, *, field: str | None) -> InvalidInput:
    return InvalidInput(f"Line {number} {what}.", remedy=remedy, row=number, field=field)
