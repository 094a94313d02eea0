"""What leans on the name: of two strangers with one name, sex, nationality and province agree far more often by chance.

Splink takes the fields for independent. In a large register that makes thousands of strangers one person: a Burmese
woman's name says already that both are women, of Myanmar, and often from where. Here the surplus is taken back, by what
the register itself shows of people with one name and birth years that no one person has.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.linkage.decided import weights_of
from sampan.engines.matching.linkage.model import FIELDS, RAREST_NAME, level_in_sql
from sampan.engines.matching.weighing import Chance

if TYPE_CHECKING:
    import duckdb

LEANING = ("sex", "nationality", "province")
_SAME_NAME, _SAME_BONES = "name", "bones"
_ALIKE = ("romanisation", "part", "typing_slip", "similar")  # levels of the name that lean as its bones do
_CONDITIONS = {
    _SAME_NAME: "name_l = name_r",
    _SAME_BONES: f"{level_in_sql('name', FIELDS['name'])} IN {_ALIKE}",
}
_FEWEST = 500  # pairs of strangers who say something of a field; below, nothing is taken back
_MOST_PEOPLE = 2_000_000  # whose names are looked at: one name in so many of a larger register
_LEAST_SHARE = 1e-4  # of strangers, that is believed: what was never seen in the register may still be
_COMPARED = ("name", "bones", "marked", "parts", *LEANING)

Surplus = dict[str, dict[tuple[str, str], float]]
"""By what two people share, the bits to add for (field, level); below 0 where agreement says less than it seemed."""


def take_back(connection: "duckdb.DuckDBPyConnection", model: Mapping[str, Any]) -> Surplus:
    """Change the bits in `scored` by what leans on the name, and by how common the bones of a spelling are.

    `model`: Splink's, as JSON. Nothing leans where the register shows too little. Returns what was added for leaning.
    """
    surplus = {shared: found for shared in _CONDITIONS if (found := _surplus(connection, model, shared))}
    connection.execute(
        "CREATE OR REPLACE TABLE bones_share AS SELECT bones, count(*) / sum(count(*)) OVER () AS share "
        "FROM people WHERE bones IS NOT NULL GROUP BY bones"
    )
    connection.execute(_changing(surplus))
    connection.execute("DROP TABLE bones_share")
    return surplus


def _surplus(
    connection: "duckdb.DuckDBPyConnection", model: Mapping[str, Any], shared: str
) -> dict[tuple[str, str], float]:
    chances = weights_of(model, prior_bits=0.0).chances
    found: dict[tuple[str, str], float] = {}
    for field, seen, agreeing in _strangers(connection, shared):
        if seen < _FEWEST or not {"same", "different"} <= chances.get(field, {}).keys():
            continue
        for level, share in (("same", agreeing), ("different", 1 - agreeing)):
            found[field, level] = _moved(chances[field][level], share)
    return found


def _moved(chance: Chance, share: float) -> float:
    """Return the bits to add to a level, of which strangers with one name have this share; no level changes sides."""
    bits = math.log2(chance.m / chance.u)
    leaning = math.log2(chance.m / min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE))
    return (max(0.0, leaning) if bits > 0 else min(0.0, leaning)) - bits


def _strangers(connection: "duckdb.DuckDBPyConnection", shared: str) -> list[tuple[str, int, float]]:
    """Return (field, pairs that tell, share of them that agree) of strangers who share a name or its bones.

    Each person is paired with the next one of the same name, in no order; a pair counts as often as there are others of
    the name, which is how often chance brings two of them together.
    """
    columns = ", ".join(
        f"{one}, lead({one}) OVER beside AS {one}_next" for one in (*LEANING, "birth_year", "name")
    )
    apart = "" if shared == _SAME_NAME else "AND name <> name_next"
    fields = " UNION ALL ".join(
        f"SELECT '{one}', count(*), coalesce(sum(others) FILTER ({one} = {one}_next) / sum(others), 0) FROM strangers "  # noqa: S608
        f"WHERE {one} IS NOT NULL AND {one}_next IS NOT NULL"
        for one in LEANING
    )
    people = connection.execute("SELECT count(*) FROM people").fetchall()[0][0]
    one_in = 1 + people // _MOST_PEOPLE
    return connection.execute(
        f"WITH named AS (SELECT {columns}, count(*) OVER (PARTITION BY {shared}) - 1 AS others FROM people "  # noqa: S608
        f"WHERE {shared} IS NOT NULL AND hash({shared}) % {one_in} = 0 "
        f"WINDOW beside AS (PARTITION BY {shared} ORDER BY hash(number), number)), "
        f"strangers AS (SELECT * FROM named WHERE abs(birth_year - birth_year_next) > 1 {apart}) {fields}"
    ).fetchall()


def _changing(surplus: Surplus) -> str:
    whens = []
    for shared, bits in surplus.items():
        told = " + ".join(
            f"CASE WHEN {field}_l IS NULL OR {field}_r IS NULL THEN 0.0 WHEN {field}_l = {field}_r "
            f"THEN {bits[field, 'same']!r} ELSE {bits[field, 'different']!r} END"
            for field in dict.fromkeys(field for field, _ in bits)
        )
        whens.append(f"WHEN {_CONDITIONS[shared]} THEN {told}")
    leaning = f"CASE {' '.join(whens)} ELSE 0.0 END" if whens else "0.0"
    common = (
        "CASE WHEN bones_l = bones_r AND name_l <> name_r "  # noqa: S608 - names of ours
        f"THEN log2((SELECT sum(share * share) FROM bones_share) / greatest(share, {RAREST_NAME})) ELSE 0.0 END"
    )
    sides = ", ".join(f"l.{one} AS {one}_l, r.{one} AS {one}_r" for one in _COMPARED)
    return (
        f"CREATE OR REPLACE TABLE scored AS SELECT first, second, bits + {leaning} + {common} AS bits FROM "  # noqa: S608
        f"(SELECT first, second, bits, share, {sides} FROM scored JOIN people l ON l.number = first "
        "JOIN people r ON r.number = second LEFT JOIN bones_share ON bones_share.bones = l.bones)"
    )
