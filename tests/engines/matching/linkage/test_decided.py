"""Decisions on pairs: obeyed whatever the weights say, and taught to them within bounds."""

import csv
import json
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

import pytest

from sampan.engines.matching import feedback
from sampan.engines.matching.linkage.decided import read_decisions
from sampan.engines.matching.linkage.linking import link_files
from sampan.engines.matching.names.specification import DIGEST, SPECIFICATION
from sampan.portal.demo.registers.making import write_registers
from sampan.vocabulary.errors import InvalidInput

Pair = tuple[str, str]
SIZE = 1_500
REVIEWERS = ("r1", "r2", "r3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(SIZE, seed=3, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    link_files(folder / "a.csv", folder / "b.csv", out=folder / "pairs.csv")
    return folder


def pairs(path: Path) -> dict[Pair, float]:
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["id_a"], row["id_b"]): float(row.get("score") or 1) for row in csv.DictReader(file)}


def write(path: Path, *rows: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id_a", "id_b", "decision", "reviewer"), *rows])
    return path


def again(folder: Path, to: Path, *rows: Iterable[str]) -> tuple[dict[Pair, float], str]:
    """Link with these decisions; return the pairs and what was said."""
    decisions = write(to / "decisions.csv", *rows)
    told = link_files(folder / "a.csv", folder / "b.csv", out=to / "again.csv", decisions=decisions)
    return pairs(to / "again.csv"), told["taught"]


def test_different_is_paired_no_more_and_same_stands_first(folder: Path, tmp_path: Path) -> None:
    found = pairs(folder / "pairs.csv")
    (a, b), (other_a, other_b) = list(found)[:2]
    after, said = again(folder, tmp_path, (a, b, "different", "r1"), (other_a, b, "same", "r1"))
    assert after[other_a, b] == 1.0 == next(iter(after.values()))
    assert (a, b) not in after and (other_a, other_b) not in after
    assert "no weight moved" in said
    untouched = found.keys() - {(a, b), (other_a, other_b)}
    assert untouched <= after.keys()


def test_who_is_not_the_one_may_be_the_next_best(folder: Path, tmp_path: Path) -> None:
    truth, found = pairs(folder / "truth.csv"), pairs(folder / "pairs.csv")
    a, b = next(pair for pair in found if pair in truth)
    twin = tmp_path / "b.csv"
    rows = (folder / "b.csv").read_text(encoding="utf-8").splitlines()
    (own,) = [row for row in rows if row.startswith(b)]
    twin.write_text("\n".join([*rows, own.replace(b, "twin", 1)]) + "\n", encoding="utf-8")
    decisions = write(tmp_path / "d.csv", (a, b, "different", "r1"))
    link_files(folder / "a.csv", twin, out=tmp_path / "pairs.csv", decisions=decisions)
    assert (a, "twin") in pairs(tmp_path / "pairs.csv")


def test_two_people_who_differ_and_who_cannot_tell_change_nothing(folder: Path, tmp_path: Path) -> None:
    found = pairs(folder / "pairs.csv")
    one, other = list(found)[:2]
    after, _ = again(
        folder, tmp_path, (*one, "different", "r1"), (*one, "same", "r2"), (*other, "unsure", "r1")
    )
    assert after == found


def test_many_decisions_of_several_people_move_weights_within_bounds_and_alike_each_time(
    folder: Path, tmp_path: Path
) -> None:
    true = pairs(folder / "truth.csv")
    shown = sorted(pairs(folder / "pairs.csv"))
    # people who take everybody of one province for two: wrong, and all of one mind
    rows = [
        (*pair, "same" if pair in true and place % 2 else "different", who)
        for place, (pair, who) in enumerate(zip(shown[:400], cycle(REVIEWERS), strict=False))
    ]
    first, said = again(folder, tmp_path, *rows)
    assert "decisions were obeyed." in said and "bits)" in said
    assert again(folder, tmp_path, *rows) == (first, said)
    decided = {row[:2] for row in rows}
    kept = [pair for pair in shown if pair in true and pair not in decided]
    assert sum(pair in first for pair in kept) > 0.8 * len(kept)


def test_file_about_a_run_tells_its_weights_and_name_rules(folder: Path, tmp_path: Path) -> None:
    told = []
    rows = [(*pair, "different", "r1") for pair in sorted(pairs(folder / "pairs.csv"))[:2]]
    for place, decisions in enumerate((None, write(tmp_path / "d.csv", *rows))):
        about = tmp_path / f"about{place}.json"
        out = tmp_path / "again.csv"
        link_files(folder / "a.csv", folder / "b.csv", out=out, decisions=decisions, about=about)
        assert about.stat().st_mode & 0o077 == 0
        told.append(json.loads(about.read_text()))
    assert told[0]["keys"] == f"{SPECIFICATION}/{DIGEST}" and told[0]["sampan"]
    assert told[0]["model"] == told[1]["model"]  # nothing moved
    assert told[0]["model"].startswith(f"{feedback.SPECIFICATION}/")


def test_one_person_alone_moves_nothing(folder: Path, tmp_path: Path) -> None:
    rows = [(*pair, "different", "r1") for pair in sorted(pairs(folder / "pairs.csv"))[:200]]
    assert "no weight moved" in again(folder, tmp_path, *rows)[1]


@pytest.mark.parametrize(
    ("rows", "field", "row"),
    [
        ([("nobody", "b", "same", "r1")], "id_a", 1),
        ([("{a}", "nobody", "same", "r1")], "id_b", 1),
        ([("{a}", "{b}", "perhaps", "r1")], "decision", 1),
        ([("{a}", "{b}", "same", "r1"), ("{a}", "{b}", "", "r2")], "decision", 2),
        ([("{a}", "{b}", "same", "")], "reviewer", 1),
        ([("{a}", "{b}", "same", "r1"), ("{a}", "{b}", "different", "r1")], "reviewer", 2),
    ],
)
def test_decision_that_cannot_be_read_names_row_and_field(
    folder: Path, tmp_path: Path, rows: list[tuple[str, ...]], field: str, row: int
) -> None:
    a, b = next(iter(pairs(folder / "pairs.csv")))
    with pytest.raises(InvalidInput) as error:
        again(folder, tmp_path, *[[part.format(a=a, b=b) for part in one] for one in rows])
    assert (error.value.field, error.value.row) == (field, row)
    assert "nobody" not in str(error.value) and not (tmp_path / "again.csv").exists()


def test_file_without_a_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("id_a,id_b,decision\n", encoding="utf-8")
    with pytest.raises(InvalidInput, match="reviewer"):
        read_decisions(tmp_path / "d.csv")
