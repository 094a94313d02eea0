"""What people decided on pairs of a linkage: read from a file, obeyed, and fed back into its weights.

A decided pair is never asked again: `same` stands at the head of the pairs, `different` is in none, and whoever it
was taken for may be paired with the next best. Then the decisions are labels: the levels of their fields, as the
registers' own rows give them, move by the bounded step of `feedback`, and with them every pair that has such a level.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sampan.engines.matching.feedback import Adjusted, Label, adjust
from sampan.engines.matching.linkage.model import compared_columns, fields, level_in_sql
from sampan.engines.matching.weighing import Chance, Weights
from sampan.vocabulary.errors import InvalidInput

if TYPE_CHECKING:
    import duckdb

_COLUMNS = ("id_a", "id_b", "decision", "reviewer")
_ANSWERS = {"same": True, "different": False, "unsure": None}
_CERTAIN_BITS = 1_000.0  # above every pair that weights alone bring together
_MOST = 200_000  # decisions in a file


@dataclass(frozen=True, repr=False)
class Decision:
    """What one person answered on one pair; `same` is None where they could not tell. `row`: in the file, from 1."""

    id_a: str
    id_b: str
    same: bool | None
    reviewer: str
    row: int


def read_decisions(path: Path) -> list[Decision]:
    """Return the rows of a file with the columns id_a, id_b, decision and reviewer.

    InvalidInput with row and field for a missing column, an empty id or reviewer, another decision than same,
    different or unsure, and a reviewer who decides a pair twice; OSError as `open` does.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        for column in _COLUMNS:
            if column not in (reader.fieldnames or ()):
                raise InvalidInput(
                    f"The file of decisions has no column {column}.", remedy="Add it.", field=column
                )
        found = [_decision(row, number) for number, row in enumerate(reader, start=1)]
    _check_once(found)
    return found


def _decision(row: Mapping[str, str | None], number: int) -> Decision:
    told = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    empty = next((column for column, text in told.items() if not text), "")
    if empty:
        raise _wrong(number, empty, "Nothing stands here.", "Write it, or leave the row out.")
    if told["decision"] not in _ANSWERS:
        raise _wrong(number, "decision", "This is no decision.", "Write same, different or unsure.")
    return Decision(told["id_a"], told["id_b"], _ANSWERS[told["decision"]], told["reviewer"], number)


def _check_once(found: list[Decision]) -> None:
    if len(found) > _MOST:
        raise InvalidInput(f"There are more than {_MOST:,} decisions.", remedy="Split the linkage.")
    seen: set[tuple[str, ...]] = set()
    for one in found:
        who = (*sorted((one.id_a, one.id_b)), one.reviewer)
        if who in seen:
            raise _wrong(
                one.row, "reviewer", "The reviewer decided this pair already.", "Keep the last answer."
            )
        seen.add(who)


def _wrong(row: int, field: str, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(f"Decisions, row {row}, {field}: {what}", remedy=remedy, field=field, row=row)


def obey(connection: "duckdb.DuckDBPyConnection", decisions: Iterable[Decision], *, sides: int) -> None:
    """Change the table `scored`: decided pairs at its head, or out of it; where two people differ, as it was.

    Makes the table `decided` (first, second, same, reviewer, row). InvalidInput with row for an id that is in no
    register.
    """
    _keep(connection, list(decisions), sides=sides)
    connection.execute(
        "CREATE OR REPLACE TABLE agreed AS SELECT first, second, bool_and(same) AS same FROM decided "
        "WHERE same IS NOT NULL GROUP BY ALL HAVING count(DISTINCT same) = 1"
    )
    connection.execute(
        "DELETE FROM scored USING agreed WHERE scored.first = agreed.first AND scored.second = agreed.second"
    )
    connection.execute("INSERT INTO scored SELECT first, second, ? FROM agreed WHERE same", [_CERTAIN_BITS])


def _keep(connection: "duckdb.DuckDBPyConnection", decisions: list[Decision], *, sides: int) -> None:
    connection.execute(
        "CREATE OR REPLACE TABLE told (id_a VARCHAR, id_b VARCHAR, same BOOLEAN, reviewer VARCHAR, row INTEGER)"
    )
    if decisions:
        rows = [(one.id_a, one.id_b, one.same, one.reviewer, one.row) for one in decisions]
        connection.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?)", rows)
    second = "b" if sides == 2 else "a"
    connection.execute(
        f"CREATE OR REPLACE TABLE decided AS SELECT least(l.number, r.number) AS first, "  # noqa: S608 - a letter of ours
        f"greatest(l.number, r.number) AS second, same, reviewer, row, l.number AS l, r.number AS r FROM told "
        f"LEFT JOIN people l ON l.id = id_a AND l.side = 'a' LEFT JOIN people r ON r.id = id_b AND r.side = '{second}'"
    )
    for side, field in (("l", "id_a"), ("r", "id_b")):
        unknown = connection.execute(f"SELECT min(row) FROM decided WHERE {side} IS NULL").fetchall()[0][0]  # noqa: S608
        if unknown is not None:
            raise _wrong(unknown, field, "No register has this id.", "Give the decisions of these registers.")


def learn(
    connection: "duckdb.DuckDBPyConnection",
    model: Mapping[str, Any],
    *,
    prior_bits: float,
    further: tuple[str, ...] = (),
) -> Adjusted:
    """Move the bits of the pairs in `scored` by what the table `decided` teaches; return what moved.

    `model`: Splink's, as JSON; `prior_bits`: how likely any pair of the registers is of one person; `further`: what the
    database calls the further columns. Pairs that people decided stay where `obey` put them.
    """
    labels = [
        Label(tuple(levels), same, reviewer, of=fields(further))
        for same, reviewer, *levels in _labelled(connection, further)
    ]
    found = adjust(weights_of(model, prior_bits=prior_bits), labels)
    moved = found.weights.adjustments
    if moved:
        connection.execute(_moving(moved, further))
    return found


def weights_of(model: Mapping[str, Any], *, prior_bits: float) -> Weights:
    """Return what Splink learnt as weights: the chances of each level that both kinds of pairs taught."""
    chances: dict[str, dict[str, Chance]] = {}
    for comparison in model["comparisons"]:
        for level in comparison["comparison_levels"]:
            m, u = level.get("m_probability"), level.get("u_probability")
            if m and u:
                told = chances.setdefault(comparison["output_column_name"], {})
                told[level["label_for_charts"]] = Chance(float(m), float(u))
    return Weights(chances, prior_bits)


def _labelled(connection: "duckdb.DuckDBPyConnection", further: tuple[str, ...]) -> list[tuple[Any, ...]]:
    levels = ", ".join(level_in_sql(*one) for one in fields(further).items())
    return connection.execute(
        f"SELECT same, reviewer, {levels} FROM ({_paired('decided', 'same, reviewer, row', further)}) "  # noqa: S608 - ours
        "WHERE same IS NOT NULL ORDER BY row"
    ).fetchall()


def _moving(moved: Mapping[tuple[str, str], float], further: tuple[str, ...]) -> str:
    """Return the statement that adds the bits of each level to the pairs that have it."""
    cases = []
    for field in sorted({field for field, _ in moved}):
        whens = " ".join(
            f"WHEN '{level}' THEN {bits!r}" for (own, level), bits in sorted(moved.items()) if own == field
        )
        cases.append(f"CASE {level_in_sql(field, fields(further)[field])} {whens} ELSE 0.0 END")
    return (
        f"CREATE OR REPLACE TABLE scored AS SELECT first, second, CASE WHEN bits >= {_CERTAIN_BITS} THEN bits "  # noqa: S608
        f"ELSE bits + {' + '.join(cases)} END AS bits FROM ({_paired('scored', 'bits', further)})"
    )


def _paired(table: str, columns: str, further: tuple[str, ...]) -> str:
    """Return a query for the pairs of a table with the compared columns of both people."""
    sides = ", ".join(f"l.{one} AS {one}_l, r.{one} AS {one}_r" for one in (*compared_columns(), *further))
    return (
        f"SELECT first, second, {columns}, {sides} FROM {table} "  # noqa: S608 - names of ours
        "JOIN people l ON l.number = first JOIN people r ON r.number = second"
    )


def said(found: Adjusted, *, told_as: Mapping[str, str]) -> str:
    """Return one line for the person at the command line: what moved, or why nothing did.

    `told_as`: the names of the further columns, by what the database calls them.
    """
    if not found.changes:
        return (
            f"{found.labels} decisions were obeyed; no weight moved: a level needs 20 pairs by two reviewers, and "
            "answers that say something else than its weight does."
        )
    changes = (replace(one, field=told_as.get(one.field, one.field)) for one in found.changes)
    return f"{found.labels} decisions were obeyed. " + " ".join(one.in_words for one in changes)
