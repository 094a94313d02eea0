"""Linkage with the workers of this machine: the pairs of DuckDB, closed to others, gone afterwards, plain refusals."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from sampan.engines.matching.linkage import spreading
from sampan.engines.matching.linkage.linking import link_files
from sampan.engines.matching.linkage.spreading import Spread
from sampan.engines.matching.records import COLUMNS
from sampan.portal.demo.registers.making import write_registers
from sampan.portal.linkage_on_spark.asking import checked
from sampan.vocabulary.errors import InvalidInput, Unavailable
from tests.portal.linkage_on_spark.cluster import NEEDS_JAVA, listening

starting = pytest.importorskip(
    "sampan.portal.linkage_on_spark.starting", reason="the extra spark is not installed"
)

pytestmark = [
    pytest.mark.slow,
    NEEDS_JAVA,
    pytest.mark.timeout(240),
    # pyspark leaves the socket over which it gives Java what is broadcast to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
HEADINGS = ",".join(COLUMNS)
BAD_DAY = "3,C,,,never,,,,,"
TWICE = "1,D,,,1990,,,,,"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(600, seed=3, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    header, *lines_a = (folder / "a.csv").read_text().splitlines()
    _, *lines_b = (folder / "b.csv").read_text().splitlines()
    (folder / "one.csv").write_text("\n".join([header, *lines_a, *lines_b]))
    return folder


@pytest.fixture(scope="module")
def spread(folder: Path) -> Iterator[Spread]:
    asked = checked(master="local[2]", memory_mb=3_000)
    with starting.spark_running(asked, beside=folder / "pairs.csv") as spread:
        yield spread
    assert not list(folder.glob(".*"))


def test_spark_two_registers_give_the_pairs_of_duckdb(folder: Path, spread: Spread) -> None:
    alone = link_files(folder / "a.csv", folder / "b.csv", out=folder / "alone.csv")
    spread_out = link_files(folder / "a.csv", folder / "b.csv", out=folder / "spread.csv", spread=spread)
    assert spread_out == alone and alone["found"] > 100
    assert (folder / "spread.csv").read_bytes() == (folder / "alone.csv").read_bytes()


def test_spark_listens_on_loopback_alone_and_its_folder_is_private(folder: Path, spread: Spread) -> None:
    assert listening(psutil.Process()) == {"127.0.0.1"}
    hidden = folder / ".pairs.csv.spark"
    assert hidden.stat().st_mode & 0o077 == 0 and list(hidden.glob("spark/*"))
    assert spread.context._jsc.sc().uiWebUrl().isEmpty()


@pytest.mark.parametrize(
    ("rows", "row", "field"),
    [
        ((BAD_DAY, TWICE), 3, "birth_date"),
        ((TWICE, BAD_DAY), 3, "id"),
        ((TWICE.replace("1990", "never"),), 3, "birth_date"),
        ((BAD_DAY, "4,E,,,,,,,,,,,,"), 3, "birth_date"),
        (("4,E,,,,,,,,,,,,", BAD_DAY), 3, None),
    ],
    ids=("day before id", "id before day", "both in a row", "day before fields", "fields before day"),
)
def test_spark_refuses_the_row_that_duckdb_refuses(
    folder: Path, spread: Spread, rows: tuple[str, ...], row: int, field: str | None
) -> None:
    bad = folder / "bad.csv"
    bad.write_text("\n".join((HEADINGS, "1,A,,,1990,,,,,", "2,B,,,1990,,,,,", *rows)))
    said = []
    for how in (None, spread):
        with pytest.raises(InvalidInput) as refused:
            link_files(folder / "a.csv", bad, out=folder / "none.csv", spread=how)
        said.append((str(refused.value), refused.value.row, refused.value.field))
    assert said[0] == said[1] and said[0][1:] == (row, field)
    assert not (folder / "none.csv").exists()


def test_spark_worker_with_another_version_is_refused(
    folder: Path, spread: Spread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "versions", lambda: "sampan 0")
    with pytest.raises(Unavailable, match="another version"):
        link_files(folder / "a.csv", out=folder / "none.csv", spread=spread)


def test_spark_piece_that_fails_says_nothing_of_its_people(folder: Path, spread: Spread) -> None:
    def fail(row: int) -> None:
        raise ValueError(f"Nguyen {row}")

    with pytest.raises(Unavailable) as refused, starting.telling_failures():
        spread.context.parallelize([1]).map(lambda row: spreading.quietly(fail, row)).collect()
    assert "fail: ValueError" in str(refused.value) and "Nguyen" not in str(refused.value)
    assert refused.value.__suppress_context__
