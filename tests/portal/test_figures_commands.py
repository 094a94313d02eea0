"""`sampan figures`: counts a CSV, hides small counts so that the attack finds none, and attacks published tables."""

import csv
import json
from pathlib import Path

import pytest

from sampan.cli import main

ROWS = [
    *(("f", "labour", "a"),) * 9, *(("m", "labour", "a"),) * 7, *(("f", "organ", "b"),) * 2,
    *(("m", "organ", "b"),) * 8, *(("", "labour", "b"),) * 6,
]  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A file of 32 people, each of whom stands there once."""
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["person", "sex", "form", "place"])
        rows.writerows([str(number), *row] for number, row in enumerate(ROWS))
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict]:
    """Run a command and return its status and what it says."""
    status = main(["figures", *map(str, words), "--json"])
    told = capsys.readouterr()
    return status, json.loads(told.out or told.err)


def cells(path: Path) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the rows of a written table by their codes."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["sex"], row["form"]): row for row in csv.DictReader(file)}


def test_a_table_has_all_sums_and_not_recorded_apart(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "tabulate", sheet, "--columns", "sex", "form", "--out", tmp_path / "t.csv")
    assert (status, told["rows"]) == (0, len(ROWS))
    found = cells(tmp_path / "t.csv")
    assert found["*", "*"]["count"] == "32" and found["", "labour"]["count"] == "6"
    assert found["f", "*"]["count"] == "11" and found["", "organ"]["count"] == "0"
    status, told = run(
        capsys, "tabulate", sheet, "--columns", "sex", "form", "--once", "person", "--out", tmp_path / "p.csv"
    )
    assert status == 0 and (tmp_path / "p.csv").read_bytes() == (tmp_path / "t.csv").read_bytes()


def test_hidden_counts_cannot_be_reckoned_and_a_plain_blank_can(
    sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "safe.csv"
    status, told = run(capsys, "suppress", sheet, "--columns", "sex", "form", "--out", out)
    assert (status, told["small"]) == (0, 1) and told["hidden"] == 4 and told["narrowest"] >= 3
    found = cells(out)
    assert found["f", "organ"]["count"] == "" and found["f", "organ"]["low"] == "1"
    assert int(found["f", "organ"]["high"]) >= 4 and found["", "organ"]["count"] == "0"
    status, told = run(capsys, "attack", out, "--columns", "sex", "form", "--least", 1)
    assert (status, told["recoverable"], told["hidden"]) == (0, [], 4)
    text = out.read_text("utf-8")
    plain = tmp_path / "plain.csv"
    run(capsys, "tabulate", sheet, "--columns", "sex", "form", "--out", plain)
    plain.write_text(plain.read_text("utf-8").replace("f,organ,2", "f,organ,<5"), "utf-8")
    status, told = run(capsys, "attack", plain, "--columns", "sex", "form", "--least", 1, "--most", 4)
    assert (status, told["recoverable"]) == (1, [{"cell": {"sex": "f", "form": "organ"}, "count": 2}])
    assert text == out.read_text("utf-8")


def test_a_table_that_does_not_add_up_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sex,n\nTotal,10\nf,7\nm,4\n", "utf-8")
    status, told = run(capsys, "attack", path, "--columns", "sex", "--count", "n", "--total", "Total")
    assert (status, told["adds_up"]) == (1, False)


@pytest.mark.parametrize(
    ("body", "words", "field", "row"),
    [
        ("sex,count\nf,about ten\n", ["attack", "--columns", "sex"], "count", 1),
        ("sex,count\nf,1\nf,2\n", ["attack", "--columns", "sex"], "", 2),
        ("sex\nf\n", ["attack", "--columns", "age"], "age", None),
        ("sex,who\nf,\n", ["suppress", "--columns", "sex", "--once", "who", "--out", "o.csv"], "who", 1),
        (
            "sex,who\nf,1\nm,1\n",
            ["suppress", "--columns", "sex", "--once", "who", "--out", "o.csv"],
            "who",
            2,
        ),
        ("sex\nf\n", ["suppress", "--columns", "sex", "sex", "--out", "o.csv"], "columns", None),
        ("sex\n*\n", ["tabulate", "--columns", "sex", "--out", "o.csv"], "", 1),
        ("sex,age\nf\n", ["tabulate", "--columns", "sex", "age", "--out", "o.csv"], "", 1),
    ],
)
def test_wrong_input_names_row_and_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    body: str, words: list[str], field: str, row: int | None,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.csv").write_text(body, "utf-8")
    status, told = run(capsys, words[0], tmp_path / "in.csv", *words[1:])
    assert status != 0
    assert (told.get("field") or "", told.get("row")) == (field, row)
    assert not (tmp_path / "o.csv").exists()
