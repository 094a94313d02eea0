"""`sampan match link --engine spark`: from the command line, and what it refuses before anything is started."""

import json
import sys
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.engines.matching.linkage.linking import link_files
from sampan.portal.demo.registers.making import write_registers
from sampan.portal.linkage_on_spark.asking import BESIDE_JAVA_MB, BESIDE_PIECE_MB, checked
from sampan.portal.linkage_on_spark.properties import properties, write_properties
from sampan.vocabulary.errors import InvalidInput
from tests.portal.linkage_on_spark.cluster import NEEDS_JAVA

SECRET = "a1" * 32


@pytest.mark.slow
@NEEDS_JAVA
@pytest.mark.timeout(240)
# pyspark leaves the socket over which it gives Java what is broadcast to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_match_link_on_spark_finds_the_duplicates_of_one_register(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    a, b, one = (tmp_path / f"{name}.csv" for name in ("a", "b", "one"))
    write_registers(400, seed=5, a=a, b=b, truth=tmp_path / "truth.csv")
    one.write_text(a.read_text() + b.read_text().partition("\n")[2])
    alone = link_files(one, out=tmp_path / "alone.csv", clusters_out=tmp_path / "alone_clusters.csv")
    told = ["--out", str(tmp_path / "pairs.csv"), "--clusters", str(tmp_path / "clusters.csv")]
    assert (
        main(["match", "link", str(one), *told, "--engine", "spark", "--master", "local[2]", "--json"]) == 0
    )
    assert json.loads(capsys.readouterr().out) == {"ok": True, **alone}
    for name in ("pairs", "clusters"):
        other = {"pairs": "alone", "clusters": "alone_clusters"}[name]
        assert (tmp_path / f"{name}.csv").read_bytes() == (tmp_path / f"{other}.csv").read_bytes()
    assert not list(tmp_path.glob(".*"))


def test_match_link_without_java_names_the_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    status = main(["match", "link", "a.csv", "--out", str(tmp_path / "pairs.csv"), "--engine", "spark"])
    assert status == 2 and "openjdk-17-jre-headless" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_match_link_without_pyspark_names_the_extra(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "sampan.portal.linkage_on_spark.starting", raising=False)
    for name in [one for one in sys.modules if one.partition(".")[0] in ("pyspark", "py4j")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [one for one in sys.path if "site-packages" not in one])
    status = main(["match", "link", "a.csv", "--out", str(tmp_path / "pairs.csv"), "--engine", "spark"])
    assert status == 2 and "sampan[spark]" in capsys.readouterr().err


def test_match_link_option_of_spark_with_duckdb_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = ["match", "link", "a.csv", "--out", str(tmp_path / "pairs.csv"), "--master", "local[2]"]
    assert main(told) == 2
    assert "--engine spark" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"master": "yarn"}, "master"),
        ({"master": "local[0]"}, "master"),
        ({"master": "spark://127.0.0.1:7077"}, "secret_file"),
        ({"master": "spark://10.0.0.5:7077", "secret": SECRET}, "driver_host"),
        ({"master": "spark://127.0.0.1:7077", "secret": "short"}, "secret_file"),
        ({"master": "spark://127.0.0.1:7077", "secret": SECRET, "mode": 0o644}, "secret_file"),
        ({"master": "local[64]"}, "memory_mb"),
        ({"memory_mb": 2_999}, "memory_mb"),
        ({"executor_mb": 1_499}, "executor_mb"),
    ],
)
def test_checked_refuses_what_cannot_be_or_would_be_open(
    tmp_path: Path, given: dict[str, object], field: str
) -> None:
    secret, mode = given.pop("secret", None), given.pop("mode", 0o600)
    if secret is not None:
        given["secret_file"] = tmp_path / "secret"
        (tmp_path / "secret").write_text(str(secret))
        (tmp_path / "secret").chmod(int(str(mode)))
    with pytest.raises(InvalidInput) as refused:
        checked(**given)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert SECRET not in str(refused.value)


def test_checked_parts_of_the_memory_are_the_whole() -> None:
    here = checked(master="local[4]", memory_mb=8_000)
    each = here.piece_mb + BESIDE_PIECE_MB
    together = here.java_mb + BESIDE_JAVA_MB + here.here_mb + here.cores * each
    assert 8_000 - here.cores < together <= 8_000
    assert checked(master="local[*]", memory_mb=3_000).cores <= 2  # however many the machine has


def test_properties_keep_everything_closed_and_the_secret_for_the_owner(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "secret").touch(mode=0o600)
    (tmp_path / "secret").write_text(SECRET)
    asked = checked(master="spark://127.0.0.1:7077", secret_file=tmp_path / "secret")
    told = properties(asked, folder=tmp_path)
    for name in ("authenticate", "network.crypto.enabled", "io.encryption.enabled"):
        assert told[f"spark.{name}"] == "true"
    assert told["spark.driver.host"] == told["spark.driver.bindAddress"] == "127.0.0.1"
    assert told["spark.ui.enabled"] == told["spark.eventLog.enabled"] == "false"
    assert told["spark.authenticate.secret"] == SECRET and SECRET not in repr(asked)
    write_properties(tmp_path / "conf", asked)
    assert (tmp_path / "conf" / "spark-defaults.conf").stat().st_mode & 0o077 == 0
