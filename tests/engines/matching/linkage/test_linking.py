"""Linkage of invented registers: most of the true pairs, few others; chunks change nothing; clusters of one."""

import contextlib
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sampan.engines.matching.linkage import linking, scoring
from sampan.engines.matching.linkage.choosing import (
    clusters,
    join_through_a_third,
    make_through,
    settled_prior,
)
from sampan.engines.matching.linkage.database import connect, fill
from sampan.engines.matching.linkage.linking import link_files
from sampan.engines.matching.linkage.model import FIELDS, settings
from sampan.engines.matching.linkage.preparing import prepared
from sampan.engines.matching.records import COLUMNS
from sampan.engines.matching.register_file import read_register
from sampan.engines.matching.weighing import posterior
from sampan.portal.demo.registers.making import write_registers
from sampan.vocabulary.errors import InvalidInput

SIZE = 1_500
HEADINGS = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(SIZE, seed=3, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    return folder


@pytest.fixture(scope="module")
def linked(folder: Path) -> dict[str, int]:
    return link_files(folder / "a.csv", folder / "b.csv", out=folder / "pairs.csv")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_link_files_two_registers_finds_nine_in_ten(folder: Path, linked: dict[str, int]) -> None:
    found = {(row["id_a"], row["id_b"]) for row in rows(folder / "pairs.csv")}
    true = {(row["id_a"], row["id_b"]) for row in rows(folder / "truth.csv")}
    assert linked["people"] == 2 * SIZE
    assert linked["found"] == len(found)
    assert 2 * len(found & true) / (len(found) + len(true)) > 0.9


def test_link_files_each_record_has_one_partner_and_reasons(folder: Path, linked: dict[str, int]) -> None:
    found = rows(folder / "pairs.csv")
    assert list(found[0]) == ["id_a", "id_b", "score", "reasons"]
    assert len({row["id_a"] for row in found}) == len({row["id_b"] for row in found}) == len(found)
    assert all(
        0.5 <= float(row["score"]) <= 1 and row["id_a"][0] == "a" and row["id_b"][0] == "b" for row in found
    )
    codes = {tuple(reason.split(":")) for row in found for reason in row["reasons"].split(";")}
    assert codes <= {(field, level) for field, levels in FIELDS.items() for level in levels}


def test_link_files_in_chunks_gives_the_same_pairs(
    folder: Path, linked: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_PEOPLE_A_CHUNK", 1_000)
    again = link_files(folder / "a.csv", folder / "b.csv", out=folder / "chunked.csv")
    assert again == linked
    assert (folder / "chunked.csv").read_text() == (folder / "pairs.csv").read_text()


def test_link_files_smaller_memory_makes_more_chunks_and_the_same_pairs(
    folder: Path, linked: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_PEOPLE_A_CHUNK", 2_000)
    told: list[tuple[str, int, int]] = []

    def note(step: str, done: int, of: int) -> None:
        told.append((step, done, of))

    link_files(folder / "a.csv", folder / "b.csv", out=folder / "less.csv", memory_mb=1_000, progress=note)
    compared = [step for step in told if step[0] == "comparing pairs"]
    assert [done for _, done, _ in compared] == list(range(compared[0][2]))
    assert len(compared) == 8  # 3,000 people; 300 of 1,400 MB are left for chunks
    assert (folder / "less.csv").read_text() == (folder / "pairs.csv").read_text()


def test_link_files_memory_too_small_is_refused(folder: Path) -> None:
    with pytest.raises(InvalidInput, match="1000 MB") as refused:
        link_files(folder / "a.csv", out=folder / "none.csv", memory_mb=500)
    assert refused.value.field == "memory_mb"


def test_link_files_leaves_nothing_beside_the_pairs(folder: Path, linked: dict[str, int]) -> None:
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_link_files_one_register_finds_duplicates_and_clusters_them(folder: Path) -> None:
    header, *lines_a = (folder / "a.csv").read_text().splitlines()
    _, *lines_b = (folder / "b.csv").read_text().splitlines()
    (folder / "one.csv").write_text("\n".join([header, *lines_a, *lines_b]))
    link_files(folder / "one.csv", out=folder / "own.csv", clusters_out=folder / "clusters.csv")
    found = {tuple(sorted((row["id_a"], row["id_b"]))) for row in rows(folder / "own.csv")}
    true = {(row["id_a"], row["id_b"]) for row in rows(folder / "truth.csv")}
    assert len(found & true) / len(true) > 0.85
    of = {row["id"]: row["cluster"] for row in rows(folder / "clusters.csv")}
    assert all(of[one] == of[other] for one, other in found)


def test_link_files_register_in_which_nobody_stands_twice_has_next_to_no_pairs(tmp_path: Path) -> None:
    a, b, truth = (tmp_path / f"{name}.csv" for name in ("a", "b", "truth"))
    write_registers(2_000, seed=5, a=a, b=b, truth=truth)
    assert link_files(a, out=tmp_path / "pairs.csv")["found"] <= 2


def test_weights_a_rule_that_teaches_nothing_leaves_every_field_in_the_model(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "_FEWEST_PAIRS", 0)
    monkeypatch.setattr(scoring, "_TRAINING", ("l.id = r.id AND l.name = r.document",))
    with contextlib.closing(connect(memory_mb=500, threads=1, spill=tmp_path / "spill")) as connection:
        rows = prepared(read_register(folder / "a.csv"), side="a", first=0)
        fill(connection, rows, progress=lambda *_: None)
        model = scoring.trained(connection, prior=1e-5).misc.save_model_to_json()
    assert [one["output_column_name"] for one in model["comparisons"]] == list(FIELDS)


def test_link_files_bad_row_names_row_and_field(folder: Path) -> None:
    bad = folder / "bad.csv"
    bad.write_text(f"{HEADINGS}\n1,A,,,1990,,,,,\n2,B,,,never,,,,,\n")
    with pytest.raises(InvalidInput) as refused:
        link_files(bad, out=folder / "none.csv")
    assert (refused.value.row, refused.value.field) == (2, "birth_date")


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (HEADINGS.replace(",phone", "").encode() + b"\n1,A,,,,,,,\n", "no column phone"),
        (HEADINGS.encode() + b"\n1,D\xe9ra,,,,,,,,\n", "UTF-8"),
        (HEADINGS.encode() + b"\n1,A, B,,,,,,,,\n", "more fields"),
    ],
    ids=("missing column", "other encoding", "comma in a name"),
)
def test_link_files_file_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, octets: bytes, said: str
) -> None:
    (tmp_path / "bad.csv").write_bytes(octets)
    with pytest.raises(InvalidInput, match=said):
        link_files(tmp_path / "bad.csv", out=tmp_path / "none.csv")
    assert not (tmp_path / "none.csv").exists()


def test_link_files_output_is_checked_before_a_row_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("no register at all")
    (tmp_path / "folder").mkdir()
    nowhere = tmp_path / "nowhere" / "pairs.csv"
    told = [{"out": tmp_path / "folder"}, {"out": nowhere}, {"out": tmp_path / "a.csv"}]
    told.append({"out": tmp_path / "pairs.csv", "clusters_out": nowhere})
    for files in told:
        with pytest.raises(InvalidInput) as refused:
            link_files(tmp_path / "a.csv", **files)
        assert refused.value.field == "out"
    assert (tmp_path / "a.csv").read_text() == "no register at all"


def test_link_files_results_can_be_read_by_their_owner_alone(folder: Path) -> None:
    pairs, clusters_out = folder / "open.csv", folder / "open_clusters.csv"
    for path in (pairs, clusters_out):
        path.touch(mode=0o644)
    link_files(folder / "a.csv", out=pairs, clusters_out=clusters_out)
    assert {path.stat().st_mode & 0o077 for path in (pairs, clusters_out)} == {0}


def test_link_files_too_few_people_says_what_to_do(folder: Path) -> None:
    few = folder / "few.csv"
    few.write_text(f"{HEADINGS}\n1,A,,,,,,,,\n2,B,,,,,,,,\n")
    with pytest.raises(InvalidInput, match="match compare"):
        link_files(few, out=folder / "none.csv")


def test_settled_prior_certain_pairs_are_their_share_of_all() -> None:
    settled = settled_prior([(60.0, 100), (-40.0, 100)], all_pairs=10_000, start=1e-5)
    assert posterior(settled) == pytest.approx(0.01, rel=0.01)


def test_settled_prior_no_pairs_is_finite() -> None:
    assert -50 < settled_prior([], all_pairs=0, start=1e-5) < 0


@pytest.fixture
def scored(tmp_path: Path) -> Iterator[Any]:
    """A database with the table `scored`, filled by a list of (first, second, bits)."""
    with contextlib.closing(connect(memory_mb=500, threads=1, spill=tmp_path / "spill")) as connection:
        connection.execute("CREATE TABLE scored (first INTEGER, second INTEGER, bits DOUBLE)")
        make_through(connection)
        yield connection


@pytest.mark.parametrize(
    ("pairs", "joined"),
    [
        ([(1, 2, 30.0), (2, 3, 30.0)], [(1, 3, 2)]),
        ([(1, 2, 30.0), (2, 3, 30.0), (1, 3, 2.0)], [(1, 3, 2)]),
        ([(1, 2, 30.0), (2, 3, 30.0), (1, 3, 30.0)], []),
        ([(1, 2, 30.0), (2, 3, 30.0), (1, 3, -30.0)], []),
        ([(1, 2, 30.0), (2, 3, 11.0)], []),
        ([(1, 2, 30.0), (1, 3, 25.0), (2, 4, 30.0), (3, 4, 30.0)], [(1, 4, 2), (2, 3, 4)]),
    ],
    ids=["two links", "weak itself", "found itself", "the contrary", "a link in doubt", "the surer way"],
)
def test_join_through_a_third(
    scored: Any, pairs: list[tuple[int, int, float]], joined: list[tuple[int, int, int]]
) -> None:
    scored.executemany("INSERT INTO scored VALUES (?, ?, ?)", pairs)
    join_through_a_third(scored, prior=-10.0, least=10.0)
    found = scored.execute("SELECT first, second, third FROM through ORDER BY first").fetchall()
    assert found == joined


def test_join_through_a_third_record_that_is_joined_with_all_joins_nobody(scored: Any) -> None:
    scored.executemany("INSERT INTO scored VALUES (0, ?, 30.0)", [(other,) for other in range(1, 22)])
    join_through_a_third(scored, prior=-10.0, least=10.0)
    assert scored.execute("SELECT count(*) FROM through").fetchall() == [(0,)]


def test_join_through_a_third_is_less_sure_than_either_link(scored: Any) -> None:
    scored.executemany("INSERT INTO scored VALUES (?, ?, ?)", [(1, 2, 18.0), (2, 3, 19.0)])
    join_through_a_third(scored, prior=-10.0, least=10.0)
    bits = scored.execute("SELECT bits FROM through").fetchall()[0][0]
    assert posterior(bits - 10.0) == pytest.approx(posterior(8.0) * posterior(9.0), abs=1e-6)


def test_clusters_chain_is_one_cluster_named_by_the_smallest() -> None:
    assert clusters([("c", "b"), ("b", "a"), ("x", "y")]) == {
        "a": "a",
        "b": "a",
        "c": "a",
        "x": "x",
        "y": "x",
    }


def test_settings_name_a_level_for_missing_and_one_for_the_rest() -> None:
    for comparison in settings(prior=0.1)["comparisons"]:
        levels = comparison["comparison_levels"]
        assert levels[0]["is_null_level"] and levels[-1]["sql_condition"] == "ELSE"


@pytest.fixture(scope="module")
def with_suburbs(folder: Path) -> tuple[Path, Path]:
    """The registers with two columns more: a suburb told by the true person, and a note that says nothing."""
    true = {row["id_b"]: row["id_a"] for row in rows(folder / "truth.csv")}
    made = folder / "suburb a.csv", folder / "suburb b.csv"
    for path, side in zip(made, "ab", strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, (*COLUMNS, "suburb", "note"))
            writer.writeheader()
            for place, row in enumerate(rows(folder / f"{side}.csv")):
                person = true.get(row["id"], row["id"])
                writer.writerow({**row, "suburb": f"St. {person[-7:]}" if place % 9 else "", "note": "-"})
    return made


def test_link_files_further_column_is_compared_told_and_finds_more(
    folder: Path, linked: dict[str, int], with_suburbs: tuple[Path, Path]
) -> None:
    out = folder / "further.csv"
    told = link_files(*with_suburbs, out=out, also=("suburb", "note"))
    true = {(row["id_a"], row["id_b"]) for row in rows(folder / "truth.csv")}
    found, before = (
        {(row["id_a"], row["id_b"]) for row in rows(path)} & true for path in (out, folder / "pairs.csv")
    )
    assert told["compared"] > linked["compared"] and len(found) > len(before) + 20
    reasons = [reason for row in rows(out) for reason in row["reasons"].split(";")]
    assert {one for one in reasons if one.startswith("also:")} >= {"also:suburb:same"}
    assert not any("note" in one for one in reasons)


@pytest.mark.parametrize(
    ("also", "said"),
    [
        (("sex",), "compared already"),
        (("suburb", "suburb"), "twice"),
        (("street",), "no column street"),
        (("",), "empty"),
        (("a:b",), "colon"),
    ],
)
def test_link_files_further_column_that_cannot_be_is_refused(
    folder: Path, with_suburbs: tuple[Path, Path], also: tuple[str, ...], said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        link_files(*with_suburbs, out=folder / "none.csv", also=also)
    assert not (folder / "none.csv").exists()
