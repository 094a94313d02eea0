"""Linkage on a standalone cluster with two workers: the pairs of one machine, also when a worker dies half-way."""

import json
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
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
from tests.portal.linkage_on_spark.cluster import NEEDS_JAVA, Cluster, Task, listening

pytest.importorskip("pyspark", reason="the extra spark is not installed")
starting = pytest.importorskip("sampan.portal.linkage_on_spark.starting")

pytestmark = [
    pytest.mark.slow,
    NEEDS_JAVA,
    pytest.mark.timeout(300),  # five Javas start on a machine that is busy with other tests
    # pyspark leaves the socket over which it gives Java what is broadcast to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SIZE = 600
PARTS = 8
HEADINGS = ",".join(COLUMNS)
BAD_DAY = "3,C,,,never,,,,,"
TWICE = "1,D,,,1990,,,,,"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("registers")
    write_registers(SIZE, seed=3, a=folder / "a.csv", b=folder / "b.csv", truth=folder / "truth.csv")
    link_files(folder / "a.csv", folder / "b.csv", out=folder / "alone.csv")
    return folder


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.stop()


@pytest.fixture(scope="module")
def spread(cluster: Cluster, folder: Path) -> Iterator[Spread]:
    asked = checked(
        master=cluster.master, secret_file=cluster.secret_file, memory_mb=3_000, executor_mb=1_500
    )
    with starting.spark_running(asked, beside=folder / "pairs.csv") as spread:
        run = spread.context.applicationId
        while not all(list(worker.folder.glob(f"work/{run}/*/stderr")) for worker in cluster.workers):
            time.sleep(0.1)
        yield spread
    assert not list(folder.glob(".*"))


def test_cluster_two_workers_give_the_pairs_of_one_machine(
    folder: Path, cluster: Cluster, spread: Spread
) -> None:
    _link(folder, "two", spread=spread)
    assert (folder / "two.csv").read_bytes() == (folder / "alone.csv").read_bytes()
    assert all(worker.done(spread.context.applicationId) for worker in cluster.workers)


def test_cluster_further_columns_give_the_pairs_of_one_machine(folder: Path, spread: Spread) -> None:
    for side in "ab":
        heading, *lines = (folder / f"{side}.csv").read_text().splitlines()
        told = [f"{line},{line.split(',')[1][:6]}" for line in lines]
        (folder / f"further {side}.csv").write_text("\n".join((f"{heading},village", *told)))
    for name, how in (("here", None), ("there", spread)):
        link_files(
            folder / "further a.csv",
            folder / "further b.csv",
            out=folder / name,
            spread=how,
            also=("village",),
        )
    assert (folder / "there").read_bytes() == (folder / "here").read_bytes()
    assert "also:village:same" in (folder / "here").read_text()


def test_cluster_decisions_are_obeyed_and_taught_as_on_one_machine(folder: Path, spread: Spread) -> None:
    rows = [line.split(",")[:2] for line in (folder / "alone.csv").read_text().splitlines()[1:]]
    (refused, other), further = rows[:2], rows[2:]
    told = [(refused, "different", "r1"), ((refused[0], other[1]), "same", "r2")]
    answers = ("different", "same")
    told += [(pair, answers[place % 2], f"r{place % 3}") for place, pair in enumerate(further)]
    apart = further[::2]
    lines = [",".join((*pair, said, who)) for pair, said, who in told]
    decisions = folder / "decisions.csv"
    decisions.write_text("\n".join(("id_a,id_b,decision,reviewer", *lines)) + "\n")
    said = []
    for name, how in (("obeyed here", None), ("obeyed there", spread)):
        said.append(
            link_files(
                folder / "a.csv",
                folder / "b.csv",
                out=folder / name,
                decisions=decisions,
                spread=how,
                about=folder / f"{name} about",
            )
        )
    assert said[0] == said[1] and "bits)" in said[0]["taught"]
    assert json.loads((folder / "obeyed there about").read_text())["model"].startswith("feedback-")
    assert (folder / "obeyed there").read_bytes() == (folder / "obeyed here").read_bytes()
    found = [line.split(",")[:2] for line in (folder / "obeyed there").read_text().splitlines()[1:]]
    assert [refused[0], other[1]] in found
    assert not [pair for pair in (refused, *apart) if pair in found]
    decisions.write_text("id_a,id_b,decision,reviewer\nnobody,nobody,same,r1\n")
    with pytest.raises(InvalidInput) as unknown:
        link_files(
            folder / "a.csv", folder / "b.csv", out=folder / "none.csv", decisions=decisions, spread=spread
        )
    assert (unknown.value.row, unknown.value.field) == (1, "id_a") and not (folder / "none.csv").exists()


def test_cluster_listens_on_loopback_alone_and_its_folder_is_private(folder: Path, spread: Spread) -> None:
    assert listening(psutil.Process()) == {"127.0.0.1"}  # this test, Java, master, workers, executors
    hidden = folder / ".pairs.csv.spark"
    assert hidden.stat().st_mode & 0o077 == 0 and list(hidden.glob("spark/*"))
    assert spread.context._jsc.sc().uiWebUrl().isEmpty()


def test_cluster_nothing_of_a_person_is_in_logs_or_on_disk(
    folder: Path, cluster: Cluster, spread: Spread
) -> None:
    people = [line.split(",") for line in (folder / "a.csv").read_text().splitlines()[1:60]]
    words = {word.encode() for row in people for word in (row[0], row[1], row[7]) if len(word) > 5}
    assert len(words) > 100 and _holding(words, [folder / "a.csv"])
    written = [path for path in cluster.folder.rglob("*") if path.is_file()]
    assert [path for path in written if path.name.startswith("shuffle_")]
    assert [path for path in written if path.name == "stderr"]
    assert not _holding(words, [*written, *(path for path in folder.rglob(".*/**/*") if path.is_file())])


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
def test_cluster_refuses_the_row_that_duckdb_refuses(
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


def test_cluster_worker_with_another_version_is_refused(
    folder: Path, spread: Spread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "versions", lambda: "sampan 0")
    with pytest.raises(Unavailable, match="another version"):
        link_files(folder / "a.csv", out=folder / "none.csv", spread=spread)


def test_cluster_piece_that_fails_says_nothing_of_its_people(folder: Path, spread: Spread) -> None:
    def fail(row: int) -> None:
        raise ValueError(f"Nguyen {row}")

    with pytest.raises(Unavailable) as refused, starting.telling_failures():
        spread.context.parallelize([1]).map(lambda row: spreading.quietly(fail, row)).collect()
    assert "fail: ValueError" in str(refused.value) and "Nguyen" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_cluster_worker_killed_half_way_gives_the_same_pairs(
    folder: Path, cluster: Cluster, spread: Spread
) -> None:
    (victim, other), run = cluster.workers, spread.context.applicationId
    before, lost = victim.done(run) | other.done(run), set[Task]()
    killing = threading.Thread(target=lambda: lost.update(victim.kill_at_work(run, done=2)))

    def kill(step: str) -> None:
        if step == "comparing pairs":
            killing.start()

    _link(folder, "killed", spread=replace(spread, parts=PARTS), at=kill)
    killing.join()
    assert victim.process.wait() == -signal.SIGKILL
    assert (folder / "killed.csv").read_bytes() == (folder / "alone.csv").read_bytes()
    assert lost and len(victim.done(run) - before) > 2  # it was at work, and had worked
    again = {(task.part, task.stage) for task in other.done(run) - before}
    assert {(task.part, task.stage) for task in lost} <= again


def _link(
    folder: Path, name: str, *, spread: Spread, at: Callable[[str], object] = lambda step: None
) -> None:
    link_files(
        folder / "a.csv", folder / "b.csv", out=folder / f"{name}.csv", spread=spread,
        progress=lambda step, done, of: at(step),
    )  # fmt: skip


def _holding(words: set[bytes], paths: list[Path]) -> list[Path]:
    return [path for path in paths if any(word in octets for octets in [path.read_bytes()] for word in words)]
