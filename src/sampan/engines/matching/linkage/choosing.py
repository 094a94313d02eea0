"""From scored pairs to who is whom: the prior that the scores themselves support, and one partner a record."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_ROUNDS = 20
_MOST_IN_BOTH = 0.9  # of a register: nobody believes a prior that says that all are in both
_MOST_BITS = 200.0
_SURE_BITS = math.log2(0.99 / 0.01)
_CONTRARY_BITS = -10.0
_MOST_COPIES = 20  # of one record; what more are joined with is no record of one person


def settled_prior(histogram: Iterable[tuple[float, int]], *, all_pairs: int, start: float) -> float:
    """Return the prior in bits at which the scores add up to the share of pairs that they start from.

    `histogram`: (bits of a pair without a prior, how many pairs) of the pairs that keys brought together; `all_pairs`:
    how many there are in the registers, of which those that share no key are taken to be of two people; `start`:
    share, 0..1. Expectation maximisation for the prior alone.
    """
    pairs, share = list(histogram), start
    for _ in range(_ROUNDS):
        prior = _bits(share)
        same = sum(count / (1 + math.exp2(-min(60.0, bits + prior))) for bits, count in pairs)
        share = min(max(same / max(all_pairs, 1), 1e-12), 0.5)
    return _bits(share)


def _bits(share: float) -> float:
    return math.log2(share / (1 - share))


def alone(prior: float, *, of_a: int, of_b: int) -> float:
    """Return the bits by which a pair gains because nobody stands twice in one register: two that are left over pair.

    `prior`: of any pair, in bits. A pair is weighed against both having no partner, which is the rarer the more people
    stand in both registers; their share is what the prior says, 0.9 at most.
    """
    both = of_a * of_b / (1 + math.exp2(-prior))
    return -sum(math.log2(1 - min(both / max(of_one, 1), _MOST_IN_BOTH)) for of_one in (of_a, of_b))


def keep_mutual_best(connection: "duckdb.DuckDBPyConnection", *, more: float) -> None:
    """Keep in `scored` the pairs in which each is the other's best: a person stands once in each register.

    `more`: the bits that make those of `scored` the odds of a pair against nobody (a prior and `alone`). The bits of a
    pair that stays are its odds against nobody and against the others that either could be, less `more`.
    """
    weight = f"pow(2.0, least({_MOST_BITS}, bits + {more!r}))"
    connection.execute(
        f"""CREATE OR REPLACE TABLE scored AS
        SELECT first, second, round(log2(weight / (1 + greatest(0, of_first - weight)
            + greatest(0, of_second - weight))), 6) - {more!r} AS bits FROM (
            SELECT first, second, {weight} AS weight, sum({weight}) OVER (PARTITION BY first) AS of_first,
                sum({weight}) OVER (PARTITION BY second) AS of_second FROM scored
            QUALIFY row_number() OVER (PARTITION BY first ORDER BY bits DESC, second) = 1
            AND row_number() OVER (PARTITION BY second ORDER BY bits DESC, first) = 1)"""  # noqa: S608 - numbers
    )


def make_through(connection: "duckdb.DuckDBPyConnection") -> None:
    """Make the table `through` with nobody in it."""
    connection.execute(
        "CREATE OR REPLACE TABLE through (first INTEGER, second INTEGER, bits DOUBLE, third INTEGER)"
    )


def join_through_a_third(connection: "duckdb.DuckDBPyConnection", *, prior: float, least: float) -> None:
    """Fill the table `through` (first, second, bits, third): two bad copies that a good copy of the record joins.

    Of one register: both are the third's at odds that leave one doubt in a hundred, and what they say themselves is not
    enough (`least` bits) and not the contrary. Their odds are those of both pairs being right. `prior`: in bits, to be
    added to those of `scored`.
    """
    connection.execute(
        f"""INSERT INTO through
        WITH sure AS (SELECT first, second, bits + {prior!r} AS odds FROM scored
            WHERE bits + {prior!r} >= {_SURE_BITS}),
        ways AS (SELECT first AS one, second AS third, odds FROM sure UNION ALL SELECT second, first, odds FROM sure),
        few AS (SELECT * FROM ways QUALIFY count(*) OVER (PARTITION BY third) <= {_MOST_COPIES}),
        met AS (SELECT a.one AS first, b.one AS second, a.third,
            1 / (1 + pow(2.0, -a.odds)) / (1 + pow(2.0, -b.odds)) AS chance
            FROM few a JOIN few b ON a.third = b.third AND a.one < b.one)
        SELECT met.first, met.second, round(log2(chance / (1 - least(chance, 1 - 1e-12))), 6) - {prior!r} AS bits, third
        FROM met LEFT JOIN scored USING (first, second)
        WHERE scored.bits IS NULL OR (scored.bits < {least!r} AND scored.bits + {prior!r} >= {_CONTRARY_BITS})
        QUALIFY row_number() OVER (PARTITION BY met.first, met.second ORDER BY chance DESC, third) = 1"""  # noqa: S608
    )


def clusters(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return {id: the smallest id of its cluster}, by connected components; ids without a pair are left out."""
    parent: dict[str, str] = {}
    for one, other in pairs:
        first, second = sorted((_root(parent, one), _root(parent, other)))
        parent[second] = first
    return {one: _root(parent, one) for one in parent}


def _root(parent: dict[str, str], one: str) -> str:
    parent.setdefault(one, one)
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one
