"""`sampan match private`: three processes, and what each side finds in its own file."""

import csv
import json
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.engines.matching.records import COLUMNS

LINH = {"name": "Nguyen Thi Linh", "sex": "female", "birth_date": "1999-03-14", "phone": "+84912345678"}
DARA = {"name": "Sok Dara", "birth_date": "2001-11-02", "document": "N01234567", "nationality": "KH"}
MYO = {"name": "Myo Thura", "birth_date": "1990-06-07", "phone": "+959400000001"}


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def hits(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def run(folder: Path, a: Path, b: Path) -> int:
    outs = [str(folder / "a_hits.csv"), str(folder / "b_hits.csv")]
    return main(["match", "private", str(a), str(b), "--out-a", outs[0], "--out-b", outs[1], "--json"])


def test_private_each_side_finds_its_own_ids(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a = write(tmp_path / "a.csv", {"id": "a1", **LINH}, {"id": "a2", **DARA})
    b = write(
        tmp_path / "b.csv", {"id": "b1", **MYO}, {"id": "b2", **LINH, "phone": ""}, {"id": "b3", **DARA}
    )
    assert run(tmp_path, a, b) == 0
    ours, theirs = hits(tmp_path / "a_hits.csv"), hits(tmp_path / "b_hits.csv")
    assert ours.keys() == {"a1", "a2"} and theirs.keys() == {"b2", "b3"}
    assert ours["a2"]["pair"] == theirs["b3"]["pair"] != ours["a1"]["pair"]
    assert "document" in ours["a2"]["kinds"].split(";") and float(ours["a2"]["score"]) > 0.9
    out, err = capfd.readouterr()
    assert json.loads(out)["pairs"] == 2
    assert "masked" in err and "Linh" not in out + err
    assert (tmp_path / "a_hits.csv").stat().st_mode & 0o077 == 0


def test_private_bad_file_is_refused_before_anything_is_exchanged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a = write(tmp_path / "a.csv", {"id": "a1", **LINH})
    (tmp_path / "b.csv").write_text("id,name\nb1,Linh\n", encoding="utf-8")
    assert run(tmp_path, a, tmp_path / "b.csv") == 2
    what = json.loads(capfd.readouterr().out)["what"]
    assert what.startswith("Register b: ") and "no column" in what
    assert not (tmp_path / "a_hits.csv").exists()


def test_private_bad_row_is_named_by_register_row_and_field(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a = write(tmp_path / "a.csv", {"id": "a1", **LINH}, {"id": "a2", **DARA, "birth_date": "1990-02-30"})
    assert run(tmp_path, a, write(tmp_path / "b.csv", {"id": "b1", **MYO})) == 2
    assert "Register a: Row 2, birth_date: " in json.loads(capfd.readouterr().out)["what"]


def test_private_output_that_cannot_be_written_is_refused_before_anything_is_exchanged(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    a, b = (write(tmp_path / f"{side}.csv", {"id": side, **LINH}) for side in "ab")
    (tmp_path / "a_hits.csv").mkdir()
    assert run(tmp_path, a, b) == 2
    assert run(tmp_path / "nowhere", a, b) == 2
    assert "masked" not in capfd.readouterr().err


def test_private_output_that_others_could_read_is_replaced_by_one_that_they_cannot(tmp_path: Path) -> None:
    a, b = (write(tmp_path / f"{side}.csv", {"id": side, **LINH}) for side in "ab")
    (tmp_path / "a_hits.csv").touch(mode=0o644)
    assert run(tmp_path, a, b) == 0
    assert hits(tmp_path / "a_hits.csv").keys() == {"a"}
    assert (tmp_path / "a_hits.csv").stat().st_mode & 0o077 == 0


def test_private_missing_or_same_file_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    a = write(tmp_path / "a.csv", {"id": "a1", **LINH})
    assert run(tmp_path, a, tmp_path / "none.csv") == 2
    assert run(tmp_path, a, a) == 2
    capfd.readouterr()


def test_private_empty_registers_have_nothing_in_common(tmp_path: Path) -> None:
    assert run(tmp_path, write(tmp_path / "a.csv"), write(tmp_path / "b.csv")) == 0
    assert hits(tmp_path / "a_hits.csv") == {}
