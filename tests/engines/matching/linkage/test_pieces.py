"""Pieces of a linkage job, each worked on alone: every pair once, however many parts; nothing of a row told."""

import contextlib
from collections.abc import Mapping
from typing import Any

import pyarrow
import pytest

from sampan.engines.matching.linkage import pieces
from sampan.engines.matching.linkage.database import compared_alone, connect, take_in
from sampan.engines.matching.linkage.model import RAREST_NAME
from sampan.engines.matching.linkage.pieces import Desk, Refused
from sampan.engines.matching.linkage.scoring import learnt, trained
from sampan.engines.matching.register_file import read_rows
from sampan.portal.demo.registers.making import write_registers

SIZE = 400


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    return Desk(300, lambda: folder / "spill")


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(SIZE, seed=3, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    found = []
    for first, side in ((0, "a"), (SIZE, "b")):
        rows = list(read_rows(folder / f"{side}.csv"))
        for start in range(0, SIZE, 200):
            some = rows[start : start + 200]
            piece = pieces.prepare(pieces.written(some, side=side, first=first + start, row=start + 1))
            assert isinstance(piece, bytes)
            found.append(piece)
    return found


@pytest.fixture(scope="module")
def model(people: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    spill = tmp_path_factory.mktemp("model") / "spill"
    with contextlib.closing(connect(memory_mb=500, threads=1, spill=spill)) as connection:
        for piece in people:
            take_in(connection, "people", compared_alone(pieces.table(piece)))
        settings, names = learnt(trained(connection, prior=1e-5))
        return {"settings": settings, "names": pieces.octets(names)}


def scored(
    people: list[bytes], model: Mapping[str, Any], desk: Desk, *, parts: int, sides: int = 2
) -> tuple[list[int], list[tuple[int, int, float]]]:
    """Do all steps as a cluster does them; return how many pairs each part compared, and the pairs."""
    told = {"parts": parts, "desk": desk}
    keys = [each for piece in people for each in pieces.keys_by_part(piece, **told)]
    homes = [each for piece in people for each in pieces.people_by_part(piece, **told)]
    telling = [
        each
        for part in range(parts)
        for each in pieces.telling_by_part([one for at, one in keys if at == part], sides=sides, **told)
    ]
    meeting = [
        each
        for part in range(parts)
        for each in pieces.meetings_by_part(
            [one for at, one in homes if at == part], [one for at, one in telling if at == part], **told
        )
    ]
    found = [
        pieces.scored((one for at, one in meeting if at == part), part=part, sides=sides, model=model, **told)
        for part in range(parts)
    ]
    rows = [row for _, piece in found if piece is not None for row in pieces.table(piece).to_pylist()]
    return [compared for compared, _ in found], sorted(
        (row["first"], row["second"], row["bits"]) for row in rows
    )


@pytest.mark.parametrize("sides", [1, 2])
def test_scored_every_pair_is_in_one_part_whatever_their_number(
    people: list[bytes], model: Mapping[str, Any], desk: Desk, sides: int
) -> None:
    (alone,), pairs = scored(people, model, desk, parts=1, sides=sides)
    by_part, same = scored(people, model, desk, parts=3, sides=sides)
    assert same == pairs and len({(first, second) for first, second, _ in pairs}) == len(pairs) > 100
    assert sum(by_part) == alone and min(by_part) > 0
    assert all(first < second for first, second, _ in pairs)


def test_scored_name_that_is_not_told_counts_as_the_rarest(
    people: list[bytes], model: Mapping[str, Any], desk: Desk
) -> None:
    names = pieces.table(model["names"])
    rarest = names.set_column(1, "tf_name", pyarrow.array([RAREST_NAME] * len(names)))
    told, untold = (
        scored(people, {**model, "names": pieces.octets(each)}, desk, parts=1)[1]
        for each in (rarest, names.slice(0, 0))
    )
    assert told == untold != scored(people, model, desk, parts=1)[1]


def test_scored_nobody_meets_is_nothing(model: Mapping[str, Any], desk: Desk) -> None:
    assert pieces.scored(iter(()), part=0, parts=3, sides=2, model=model, desk=desk) == (0, None)
    assert pieces.meetings_by_part([], [], parts=3, desk=desk) == []


def test_prepare_row_that_cannot_be_read_is_named_and_not_repeated() -> None:
    rows = [{"id": str(number), "name": "Sok Dara"} for number in range(3)]
    rows[1]["birth_date"] = "someday"
    refused = pieces.prepare(pieces.written(rows, side="b", first=40, row=11))
    assert isinstance(refused, Refused) and refused.number == 41
    error = refused.error()
    assert (error.row, error.field) == (12, "birth_date")
    assert "someday" not in str(error) and "someday" not in repr(refused) and "Sok" not in repr(refused)


def test_octets_are_the_table_again() -> None:
    block = pyarrow.table({"number": [1, 2], "keys": [[3], []], "name": ["Sok", None]})
    assert pieces.table(pieces.octets(block.slice(1))).to_pylist() == block.slice(1).to_pylist()
