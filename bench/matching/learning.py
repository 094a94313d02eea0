"""Learns the shipped weights from generated registers with known truth; prints the two tables to be committed.

`python -m bench.matching.learning levels|keys [--size N]`. The seed is another than that of any measurement.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random

from sampan.engines.matching.comparing import LEVELS, compare
from sampan.engines.matching.keys import key_kinds, match_keys
from sampan.engines.matching.records import MatchRecord, read_record
from sampan.engines.matching.weighing import learn
from sampan.portal.demo.registers.making import registers

_SEED = 4_711
_OTHERS = 5  # random pairs of two people for each pair of one person
# Offices disagree more often than invented ones: the least share of pairs of one person at these levels.
_LEAST = {
    ("name", "different"): 0.02, ("birth_date", "different"): 0.02, ("sex", "different"): 0.01,
    ("nationality", "different"): 0.03, ("document", "different"): 0.15, ("handle", "different"): 0.3,
}  # fmt: skip
# Namesakes are commoner in a district than among invented people of seven countries.
_LEAST_U = {"name": 0.0005}
_SOURCE = "learnt from generated registers (bench/matching/learning.py),2026-11"


def sides(size: int) -> tuple[dict[int, MatchRecord], dict[int, MatchRecord]]:
    """Return both registers by the number of the true person."""
    found: dict[str, dict[int, MatchRecord]] = {"a": {}, "b": {}}
    for row in registers(size, seed=_SEED):
        found[row.side][row.person] = read_record(row.fields)
    return found["a"], found["b"]


def levels(size: int) -> Iterator[str]:
    """Yield the lines of levels.csv: shares among true pairs and among random pairs of two people."""
    a, b = sides(size)
    same = Counter(compare(a[person], b[person]).levels for person in a.keys() & b.keys())
    other = Counter(compare(first, second).levels for first, second in _strangers(a, b, size * _OTHERS))
    learnt = learn(
        [
            *((each, count, 0.0) for each, count in same.items()),
            *((each, 0.0, n) for each, n in other.items()),
        ],
        prior_bits=0.0,
    )
    yield "field,level,m,u,source,as_of"
    for field in LEVELS:
        for level, chance in learnt.chances[field].items():
            u = max(chance.u, _LEAST_U.get(field, 0.0))
            m = max(chance.m, _LEAST.get((field, level), 0.0))
            yield f"{field},{level},{m:.6f},{u:.7f},{_SOURCE}"


def keys(size: int) -> Iterator[str]:
    """Yield the lines of key_weights.csv: log2 of the odds that an equal key is of one person, over the prior's.

    Kinds for a pairing alone are not learnt here and keep their lines: their weights come from pairs that share
    nothing else.
    """
    a, b = sides(size)
    held = Counter(key.kind for record in a.values() for key in match_keys(record))
    by_value: dict[bytes, list[int]] = {}
    for person, record in a.items():
        for key in match_keys(record):
            by_value.setdefault(key.value, []).append(person)
    right, wrong = Counter[str](), Counter[str]()
    for person, record in b.items():
        for key in match_keys(record):
            people = by_value.get(key.value, [])
            right[key.kind] += person in people
            wrong[key.kind] += len(people) - (person in people)
    yield "kind,weight_bits,source,as_of"
    shared = len(a.keys() & b.keys())
    for kind in (kind for kind in key_kinds() if not kind.for_pairing):
        m = (right[kind.code] + 0.5) / (shared + 1)
        u = (wrong[kind.code] + 0.5) / (len(a) * len(b) + 1)
        yield f"{kind.code},{math.log2(m / u):.1f},{_SOURCE}"
    print(f"# {sum(held.values()) / len(a):.1f} keys a record; right {dict(right)}; wrong {dict(wrong)}")


def _strangers(
    a: dict[int, MatchRecord], b: dict[int, MatchRecord], count: int
) -> Iterable[tuple[MatchRecord, MatchRecord]]:
    chance = Random(_SEED)
    first, second = list(a), list(b)
    for _ in range(count):
        one, other = chance.choice(first), chance.choice(second)
        if one != other:
            yield a[one], b[other]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=("levels", "keys"))
    parser.add_argument("--size", type=int, default=20_000)
    asked = parser.parse_args()
    for line in {"levels": levels, "keys": keys}[asked.table](asked.size):
        print(line)
