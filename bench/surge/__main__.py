"""`./dev bench surge [DIR] [--people N] [--others N] [--rounds N]`: a sheet, a kill, a board, lists, duplicates."""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench._machine import heading, load
from bench._nodes import Node, free_port, scratch
from bench._timing import Timing, table
from bench.casework.visitor import Visitor
from bench.surge.people import sheet_of
from sampan.portal.node.config import read_config

LIMIT_MS, LOAD_SECONDS = 200.0, 300.0
SEED = 12_500  # cases that the services open; the others repeat them
_FILLERS = 2


def main() -> None:
    """Read the arguments, make the node, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path, nargs="?", help="a node that `bench casework` has filled")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--pairs", type=int, default=1_000)
    parser.add_argument(
        "--others", type=int, default=500_000, help="other cases, in a node that is made here"
    )
    parser.add_argument("--rounds", type=int, default=60)
    asked = parser.parse_args()
    with scratch() as folder:
        node = _node(asked.directory.absolute()) if asked.directory else _made(folder / "node", asked.others)
        print(f"{heading()}\nothers    {asked.others:,} other cases" if not asked.directory else heading())
        node.serve()
        try:
            operation = _take_in(node, asked.people, asked.pairs)
            _look(node, operation, asked.rounds)
            _show(_site(node, "join", operation, str(asked.pairs)))
        finally:
            node.stop()
    print(f"load      {load():.2f} at the end")


def _node(directory: Path) -> Node:
    return Node(directory, "vn-bench", "VN", int(read_config(directory).listen.rpartition(":")[2]))


def _made(directory: Path, others: int) -> Node:
    """Make a node with so many other cases: a seed of them by the services, repeated (see `multiplying`)."""
    node = Node(directory, "vn-bench", "VN", free_port())
    node.make()
    _module("bench.casework.staff", directory, "open")
    seed = min(others, SEED)
    share = seed // _FILLERS
    words = [sys.executable, "-m", "bench.casework.fill", str(directory)]
    fillers = [subprocess.Popen([*words, str(at * share), str(share)]) for at in range(_FILLERS) if share]
    if any(one.wait() for one in fillers):
        raise RuntimeError("The node could not be filled.")
    if others > seed:
        _module("bench.casework.multiplying", directory, str(others // seed))
    _module("bench.casework.ageing", directory)
    return node


def _take_in(node: Node, people: int, pairs: int) -> str:
    """Send a sheet, kill the first taking half-way, take it in, and print the times beside the limit."""
    sheet = sheet_of(people, twice=pairs)
    sent = _site(node, "send", told=sheet)
    killed = _killed_at(node, sent["sheet"], people // 2)
    taken = _site(node, "take", sent["sheet"])
    floor = _site(node, "plain", told=sheet)
    again = people - killed["taken"]
    whole = people * taken["take_seconds"] / taken["opened"]
    _show({
        "rows": people,
        "check_seconds": sent["check_seconds"],
        "killed_after": killed["taken"],
        "doubles": taken["opened"] - again,
        "take_seconds_of_all": whole,
        "people_a_second": people / whole,
        "ratio_to_limit": (sent["check_seconds"] + whole) / LOAD_SECONDS,
        "plain_seconds": floor["plain_seconds"],
        "ratio_to_plain": whole / floor["plain_seconds"],
    })  # fmt: skip
    return str(sent["operation"])


def _killed_at(node: Node, sheet: str, people: int) -> dict[str, int]:
    """Take a sheet in and kill the process (SIGKILL) once so many people are in; return how many were told."""
    words = [sys.executable, "-m", "bench.surge.site", "take", str(node.directory), sheet]
    taking = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    told = 0
    for line in taking.stderr or ():
        told = int(line) if line.strip().isdigit() else told
        if told >= people:
            taking.kill()
            break
    taking.wait()
    return {"taken": told}


def _look(node: Node, operation: str, rounds: int) -> None:
    """Ask for the board and lists over HTTP, many times, and print p50 and p95 beside the limit."""
    visitor = Visitor(node.port)
    visitor.sign_in(_module("bench.casework.staff", node.directory, "links")["supervisor"])
    at = f"/surge/{operation}"
    first = visitor.ask("GET", f"{at}/people/")
    acts = {
        "operations with progress": "/surge/",
        "board": f"{at}/",
        "list: everybody": f"{at}/people/",
        "list: by nationality": f"{at}/people/?nationality=MM",
        "list: needed now, not screened": f"{at}/people/?level=now&missing=screened",
        "list: by sign": f"{at}/people/?sign=asylum",
        "list: second page (keyset)": f"{at}/people/{_second(first.body)}",
        "next person: the queue": f"{at}/next/",
        "quick form": f"{at}/quick/",
        "ask 25 people": f"{at}/ask/",
    }
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(-2, rounds):
        for name, spent in visitor.see(acts).items():
            if number >= 0:
                times[name].append(spent)
        kept = visitor.ask("POST", f"{at}/quick/", {"sex": "male", "nationality": "MM"})
        if number >= 0 and kept.status == 302:
            times["quick form: save and next"].append(kept.milliseconds)
    print(f"one user, {rounds} rounds, load {load():.2f}")
    print(table([Timing(name, tuple(spent), LIMIT_MS) for name, spent in times.items()]))


def _second(body: str) -> str:
    """Return the question of the next page's address."""
    before = body.partition('rel="next"')[0].rpartition('href="')[2] or body.partition("after=")[0]
    query = before.partition('"')[0].replace("&amp;", "&")
    return query if query.startswith("?") else ""


def _site(node: Node, act: str, *words: str, told: bytes = b"") -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.surge.site", act, str(node.directory), *words]
    ran = subprocess.run(command, input=told, capture_output=True, check=False)
    if ran.returncode:
        raise RuntimeError(ran.stderr.decode()[-2000:])
    answer: dict[str, Any] = json.loads(ran.stdout.decode().strip().splitlines()[-1])
    return answer


def _module(module: str, directory: Path, *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", module, str(directory), *words]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    answer: dict[str, Any] = json.loads(said.strip().splitlines()[-1])
    return answer


def _show(told: dict[str, Any]) -> None:
    for name, number in told.items():
        print(f"{name:24}{number:,.2f}" if isinstance(number, float) else f"{name:24}{number:,}")


if __name__ == "__main__":
    main()
