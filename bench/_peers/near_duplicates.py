"""Groups of near-identical posts by MinHash and union-find.

`near_duplicates.py datasketch|rensa|gaoya POSTS.jsonl OUT.json THRESHOLD`
The same runs of five letters as ours (digits as 0), 128 permutations; everything whose estimated similarity reaches the
threshold is one group: the usual recipe. What meets in a band alone would be one group of nearly everything (F1 .01 at
100,000 posts). CPU time and memory are told without reading the file.
"""

import importlib
import json
import re
import resource
import sys
import time
from typing import Any

_DIGITS = re.compile(r"\d+(?:[\s.,:/-]*\d+)*")
_NO_LETTER = re.compile(r"\W+")


def grams(text: str) -> set[str]:
    """Return the runs of five letters of a text."""
    plain = _NO_LETTER.sub(" ", _DIGITS.sub("0", text.lower())).strip()
    return {plain[at : at + 5] for at in range(max(1, len(plain) - 4))}


class Groups:
    """Union-find over numbers."""

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))

    def root(self, one: int) -> int:
        while self.parents[one] != one:
            self.parents[one] = self.parents[self.parents[one]]
            one = self.parents[one]
        return one

    def unite(self, a: int, b: int) -> None:
        a, b = self.root(a), self.root(b)
        self.parents[max(a, b)] = min(a, b)


def by_datasketch(texts: list[str], groups: Groups, threshold: float) -> None:
    datasketch = importlib.import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=threshold, num_perm=128)
    sketches: list[Any] = []
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([gram.encode() for gram in grams(text)])
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= threshold:
                groups.unite(number, other)
        index.insert(number, sketch)
        sketches.append(sketch)


def by_rensa(texts: list[str], groups: Groups, threshold: float) -> None:
    rensa = importlib.import_module("rensa")
    index = rensa.RMinHashLSH(threshold=threshold, num_perm=128, num_bands=32)
    sketches: list[Any] = []
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=128, seed=1)
        sketch.update(list(grams(text)))
        for other in index.query(sketch):
            if sketches[other].jaccard(sketch) >= threshold:
                groups.unite(number, other)
        index.insert(number, sketch)
        sketches.append(sketch)


def by_gaoya(texts: list[str], groups: Groups, threshold: float) -> None:
    index = importlib.import_module("gaoya.minhash").MinHashStringIndex(
        hash_size=32, jaccard_threshold=threshold, num_bands=42, band_size=3, num_hashes=126, analyzer="char",
        lowercase=True, ngram_range=(5, 5),
    )  # fmt: skip
    for number, text in enumerate(texts):
        plain = _NO_LETTER.sub(" ", _DIGITS.sub("0", text.lower())).strip()
        for other in index.query(plain):
            groups.unite(number, other)
        index.insert_document(number, plain)


def main(peer: str, path: str, out: str, threshold: str) -> None:
    """Write the group of each post; print CPU time and memory."""
    with open(path, encoding="utf-8") as file:
        posts: list[Any] = [json.loads(line) for line in file]
    texts = [post["text"] for post in posts]
    groups = Groups(len(texts))
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    {"datasketch": by_datasketch, "rensa": by_rensa, "gaoya": by_gaoya}[peer](texts, groups, float(threshold))
    cpu = time.process_time() - began
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    with open(out, "w", encoding="utf-8") as file:
        json.dump({post["id"]: groups.root(number) for number, post in enumerate(posts)}, file)
    print(json.dumps({"cpu": cpu, "mib": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:5])
