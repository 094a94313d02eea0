"""`sampan lures cluster --engine spark`: the same file as on one machine; what it refuses before it starts."""

import json
from pathlib import Path

import pytest

from bench.screening.posts import posts
from sampan.cli import main
from tests.portal.linkage_on_spark.cluster import NEEDS_JAVA


@pytest.mark.slow
@NEEDS_JAVA
@pytest.mark.timeout(240)
# pyspark leaves the socket over which it gives Java what is broadcast to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_campaigns_on_spark_are_those_of_one_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    file, alone, spread = (tmp_path / f"{name}.jsonl" for name in ("posts", "alone", "spread"))
    some = [{"id": post.id, "text": post.text} for post in posts(6_000, seed=7)]
    file.write_text("\n".join(map(json.dumps, some)), encoding="utf-8")
    assert main(["lures", "cluster", str(file), "--out", str(alone)]) == 0
    capsys.readouterr()
    asked = ["lures", "cluster", str(file), "--out", str(spread), "--engine", "spark", "--master", "local[2]"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["posts"] == 6_000 and told["largest"] > 50
    assert spread.read_bytes() == alone.read_bytes()
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (["--master", "local[2]"], "--master is for Spark"),
        (["--engine", "spark", "--master", "mesos://x"], "master"),
        (["--engine", "spark", "--master", "spark://h:1"], "secret"),
    ],
)
def test_what_spark_is_not_asked_ends_it_and_nothing_is_written(
    told: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "posts.jsonl", tmp_path / "out.jsonl"
    file.write_text('{"id": "a", "text": "x"}', encoding="utf-8")
    assert main(["lures", "cluster", str(file), "--out", str(out), *told]) != 0
    assert says in capsys.readouterr().err
    assert not out.exists()
