"""`./dev bench witness`: the log of 2,000,000 letters in PostgreSQL beside pymerkle's tree in SQLite.

Both commit what they append before they go on: one letter a transaction, then a hundred. A letter of ours is in the
log once it was noted (in the letter's transaction) and placed (by the next head): both are timed, and added up.
Proofs are made for random letters under the newest head, each checked; caches are as cold as a new request's.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pymerkle import SqliteTree

from bench._machine import heading
from bench._machine import load as busy
from bench._nodes import new_node, scratch
from bench._timing import Timing, quantile
from sampan.engines.exchange import merkle
from sampan.portal.node.commands import at_node
from sampan.portal.node.starting import load

LETTERS, BATCH, SINGLES, PROOFS = 2_000_000, 100, 500, 300
_WITNESS = "sampan.partnership.witness"


def hashes(first: int, count: int) -> Iterator[bytes]:
    """Return the hashes of invented letters."""
    return (hashlib.sha256(b"%d" % number).digest() for number in range(first, first + count))


def measure(directory: Path, *, letters: int) -> dict[str, float]:
    """Fill the node's log; print and return the rates and the time of a proof."""
    with at_node(directory):
        note, leaf = load(f"{_WITNESS}.services.noting:note_letters"), _leaf()
        place = load(f"{_WITNESS}.services.noting:place_all_notes")
        single = _timed(lambda: [note([leaf(1, number)]) for number in range(SINGLES)]) + _timed(place)
        atomic, batched, inside, placed = load("django.db.transaction:atomic"), 0.0, 0.0, 0.0
        for first in range(0, letters, BATCH):
            batch = [leaf(3, first + number) for number in range(BATCH)]
            began = time.perf_counter()
            with atomic():
                note(batch)
                inside += time.perf_counter() - began
            batched += time.perf_counter() - began
            if first % 50_000 == 0:
                placed += _timed(place)
        placed += _timed(place)
        size = load(f"{_WITNESS}.services.heading:own_size")()
        told = {
            "single": SINGLES / single,
            "batch": letters / (batched + placed),
            "note": inside / letters * BATCH,
        }
        return told | _proofs(size)


def _leaf() -> Callable[[int, int], object]:
    """Return what makes an invented leaf of a line to one of six members."""
    kind = load("sampan.partnership.exchange.services.witnessing:Leaf")
    out = load("sampan.partnership.exchange.facts:Way").OUT

    def make(lane: int, number: int) -> object:
        member, place = number // BATCH % 6, number // (BATCH * 6) * BATCH + number % BATCH + 1
        return kind(out, f"member-{member}", lane, place, hashlib.sha256(b"%d" % number).hexdigest())

    return make


def _proofs(size: int) -> dict[str, float]:
    """Return the median and 95th percentile of an inclusion and a consistency proof, in milliseconds."""
    tree, draw = load(f"{_WITNESS}.tree:StoredTree"), random.Random(1)
    between, root = load(f"{_WITNESS}.tree:leaves_between"), merkle.root_at(size, subtree=tree())
    included, consistent = [], []
    for _ in range(PROOFS):
        index, first = draw.randrange(size), draw.randrange(1, size)
        began = time.perf_counter()
        path = merkle.inclusion_path(index, size, subtree=tree())
        included.append((time.perf_counter() - began) * 1e3)
        (leaf,) = between(index, index + 1)
        if not merkle.is_included(leaf, index, size, path=path, root=root):
            raise RuntimeError("A proof does not hold.")
        began = time.perf_counter()
        merkle.consistency_path(first, size, subtree=tree())
        consistent.append((time.perf_counter() - began) * 1e3)
    for what, times in (("inclusion", included), ("consistency", consistent)):
        print(Timing(f"{what} proof at {size:,} letters", tuple(times)).line())
    return {"inclusion": quantile(included, 0.5), "consistency": quantile(consistent, 0.5)}


def peer(folder: Path, *, letters: int) -> dict[str, float]:
    """Do the same with pymerkle's SQLite tree."""
    tree = SqliteTree(str(folder / "pymerkle.db"), algorithm="sha256")
    single = _timed(lambda: [tree.append_entry(one) for one in hashes(0, SINGLES)])
    batched = 0.0
    for first in range(SINGLES, letters, BATCH):
        batch = list(hashes(first, BATCH))
        batched += _timed(lambda batch=batch: tree.append_entries(batch))
    size, draw = tree.get_size(), random.Random(1)
    times = {"inclusion": [], "consistency": []}
    for _ in range(10):
        tree.cache_clear()
        times["inclusion"].append(_timed(lambda: tree.prove_inclusion(draw.randrange(1, size + 1), size)))
        tree.cache_clear()
        times["consistency"].append(_timed(lambda: tree.prove_consistency(draw.randrange(1, size), size)))
    medians = {name: quantile(found, 0.5) * 1e3 for name, found in times.items()}
    return {"single": SINGLES / single, "batch": (letters - SINGLES) / batched, **medians}


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _row(what: str, ours: float, theirs: float, *, is_time: bool) -> str:
    ratio = theirs / ours if is_time else ours / theirs
    return f"{what:46}{ours:14,.1f}{theirs:14,.1f}{ratio:10.1f} x"


def main() -> None:
    """Read the arguments, measure both, print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=LETTERS)
    letters = parser.parse_args().letters
    print(heading())
    with scratch() as folder, new_node(folder) as node:
        ours, theirs = measure(node.directory, letters=letters), peer(folder, letters=letters)
    print(f"{f'{letters:,} letters':46}{'Sampan':>14}{'pymerkle':>14}{'ratio':>12}")
    print(_row("letters/s, one a transaction", ours["single"], theirs["single"], is_time=False))
    print(_row(f"letters/s, {BATCH} a transaction", ours["batch"], theirs["batch"], is_time=False))
    print(_row("inclusion proof, median ms", ours["inclusion"], theirs["inclusion"], is_time=True))
    print(_row("consistency proof, median ms", ours["consistency"], theirs["consistency"], is_time=True))
    print(f"{f'noting {BATCH} letters, without the commit, ms':46}{ours['note'] * 1e3:14.2f}")
    print(f"load at the end: {busy():.2f}")


if __name__ == "__main__":
    main()
