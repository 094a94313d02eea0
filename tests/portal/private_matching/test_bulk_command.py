"""`sampan match private --bulk`: each side's own telephones, documents and handles that the other has too."""

import csv
import json
import os
import sys
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.engines.matching.records import COLUMNS
from sampan.portal.private_matching import spu_compare
from sampan.vocabulary.errors import SampanError

SPU = os.environ.get("SAMPAN_SPU_PYTHON", "")
needs_spu = pytest.mark.skipif(not SPU, reason="SAMPAN_SPU_PYTHON names no Python that has spu 0.9.5")

LINH = {
    "name": "Nguyen Thi Linh",
    "birth_date": "1999-03-14",
    "phone": "+84912345678",
    "document": "N01234567",
}
AUNT = {"name": "Tran Thi Hoa", "phone": "+84912345678"}
DARA = {"name": "Sok Dara", "birth_date": "2001-11-02", "document": "N07654321", "nationality": "KH"}
MYO = {"name": "Myo Thura", "birth_date": "1990-06-07", "phone": "+959400000001"}


@pytest.fixture
def sides(tmp_path: Path) -> list[str]:
    """Return the arguments of a run on two registers: Linh stands in both, Myo by name and birth date alone."""
    a = ({"id": "a1", **LINH}, {"id": "a2", **AUNT}, {"id": "a3", **MYO})
    b = ({"id": "b1", **LINH, "name": "Linh Nguyen"}, {"id": "b2", **DARA}, {"id": "b3", **MYO, "phone": ""})
    for side, rows in (("a", a), ("b", b)):
        with (tmp_path / f"{side}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, restval="")
            writer.writeheader()
            writer.writerows(rows)
    files = [str(tmp_path / name) for name in ("a.csv", "b.csv", "a_hits.csv", "b_hits.csv")]
    return ["match", "private", *files[:2], "--out-a", files[2], "--out-b", files[3], "--json"]


def hits(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["kinds"] for row in csv.DictReader(file)}


def check(folder: Path, told: str) -> None:
    """Hold what both ways must find."""
    assert json.loads(told)["common"] == 2
    assert hits(folder / "a_hits.csv") == {"a1": "document;phone", "a2": "phone"}
    assert hits(folder / "b_hits.csv") == {"b1": "document;phone"}
    assert (folder / "a_hits.csv").stat().st_mode & 0o077 == 0


def test_bulk_ristretto_each_side_finds_what_the_other_has_too(
    sides: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*sides, "--bulk", "ristretto"]) == 0
    check(tmp_path, capfd.readouterr().out)


@needs_spu
@pytest.mark.slow
def test_bulk_spu_finds_the_same_and_leaves_nothing_behind(
    sides: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "made"))
    assert main([*sides, "--bulk", "spu", "--agreement", "VN-KH 7", "--spu-python", SPU]) == 0
    check(tmp_path, capfd.readouterr().out)
    assert not list((tmp_path / "made").iterdir())


def test_bulk_spu_without_an_agreement_is_refused(
    sides: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*sides, "--bulk", "spu", "--spu-python", sys.executable]) == 2
    assert "needs an agreement" in json.loads(capfd.readouterr().out)["what"]


@pytest.mark.parametrize(
    ("python", "says"),
    [
        ([], "No Python"),
        (["--spu-python", "/nowhere/python"], "no program"),
        (["--spu-python", sys.executable], "has no spu"),
    ],
)
def test_bulk_spu_without_its_environment_is_refused_with_the_way_to_make_it(
    sides: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str], python: list[str], says: str
) -> None:
    assert main([*sides, "--bulk", "spu", "--agreement", "VN-KH 7", *python]) == 2
    told = json.loads(capfd.readouterr().out)
    assert says in told["what"] and "spu==0.9.5" in told["remedy"]
    assert not (tmp_path / "a_hits.csv").exists()


def test_bulk_spu_that_does_not_end_is_stopped_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sleeper = tmp_path / "sleeper"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n", encoding="ascii")
    sleeper.chmod(0o700)
    monkeypatch.setattr(spu_compare, "_LONGEST_S", 0.2)
    with pytest.raises(SampanError, match="did not end"):
        spu_compare._run(sleeper, tmp_path, {})
