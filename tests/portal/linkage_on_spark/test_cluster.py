"""Linkage on a standalone cluster with two workers: the pairs of one machine, also when a worker dies half-way."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sampan.engines.matching.linkage.linking import link_files
from sampan.engines.matching.linkage.spreading import Spread
from sampan.portal.demo.registers.making import write_registers
from sampan.portal.linkage_on_spark.asking import Asked, checked
from tests.portal.linkage_on_spark.cluster import NEEDS_JAVA, Cluster, Task

pytest.importorskip("pyspark", reason="the extra spark is not installed")
starting = pytest.importorskip("sampan.portal.linkage_on_spark.starting")

pytestmark = [pytest.mark.slow, NEEDS_JAVA]
SIZE = 1_000
PARTS = 8


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
def asked(cluster: Cluster) -> Asked:
    return checked(master=cluster.master, secret_file=cluster.secret_file, memory_mb=3_000, executor_mb=1_500)


def test_cluster_two_workers_give_the_pairs_of_one_machine(
    folder: Path, cluster: Cluster, asked: Asked
) -> None:
    with starting.spark_running(asked, beside=folder / "two.csv") as spread:
        run = spread.context.applicationId
        _link(folder, "two", spread=spread, asked=asked, at=lambda step: _wait_for_both(cluster, run))
    assert (folder / "two.csv").read_bytes() == (folder / "alone.csv").read_bytes()
    assert all(worker.done(run) for worker in cluster.workers)


def test_cluster_worker_killed_half_way_gives_the_same_pairs(
    folder: Path, cluster: Cluster, asked: Asked
) -> None:
    victim, other = cluster.workers
    lost: set[Task] = set()
    with starting.spark_running(asked, beside=folder / "killed.csv") as spread:
        run = spread.context.applicationId
        killing = threading.Thread(target=lambda: lost.update(victim.kill_at_work(run, done=2)))
        told = {"reading people": lambda: _wait_for_both(cluster, run), "comparing pairs": killing.start}
        _link(
            folder, "killed", spread=replace(spread, parts=PARTS), asked=asked,
            at=lambda step: told.get(step, bool)(),
        )  # fmt: skip
        killing.join()
    assert victim.process.wait() == -signal.SIGKILL
    assert (folder / "killed.csv").read_bytes() == (folder / "alone.csv").read_bytes()
    assert lost and victim.done(run)
    again = {(task.part, task.stage) for task in other.done(run)}
    assert {(task.part, task.stage) for task in lost} <= again
    assert {(task.part, task.stage) for task in victim.done(run)} & again  # what it had finished went with it


def _link(folder: Path, name: str, *, spread: Spread, asked: Asked, at: Callable[[str], object]) -> None:
    link_files(
        folder / "a.csv", folder / "b.csv", out=folder / f"{name}.csv", memory_mb=asked.here_mb, spread=spread,
        progress=lambda step, done, of: at(step),
    )  # fmt: skip


def _wait_for_both(cluster: Cluster, run: str) -> None:
    while not all(list(worker.folder.glob(f"work/{run}/*/stderr")) for worker in cluster.workers):
        time.sleep(0.1)
