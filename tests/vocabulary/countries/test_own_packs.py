"""A node changes a country pack with files alone, and is told which cell is wrong."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sampan.cli import main
from sampan.vocabulary.countries.checking import problems_of, require_sound
from sampan.vocabulary.countries.deadlines import deadlines
from sampan.vocabulary.countries.own_packs import SHIPPED
from sampan.vocabulary.countries.pack import country_pack, pack_countries, use_own_packs
from sampan.vocabulary.countries.reading import PACKS
from sampan.vocabulary.errors import InvalidInput

IDENTIFY = {"code": "vn27_verify", "version": "amended 2025"}


@pytest.fixture
def packs(tmp_path) -> Iterator[Path]:
    yield tmp_path / "packs"
    use_own_packs(None)


def shipped(country: str, file: str, **key: str) -> dict[str, str]:
    with (PACKS / country / file).open(encoding="utf-8", newline="") as lines:
        return next(row for row in csv.DictReader(lines) if key.items() <= row.items())


def write(packs: Path, country: str, file: str, *rows: dict[str, str]) -> None:
    path = packs / country / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, list(rows[0]))
        lines.writeheader()
        lines.writerows(rows)


def due(event: str, step: str, *, on: date) -> date | None:
    found = deadlines(country_pack("VN"), event=event, on=on)
    return next(one.due for one in found if one.step.code == step)


def test_shipped_packs_pass_their_own_check(tmp_path):
    for country in SHIPPED:
        (tmp_path / country.lower()).mkdir()
        for path in (PACKS / country.lower()).iterdir():
            (tmp_path / country.lower() / path.name).write_bytes(path.read_bytes())
    assert [str(one) for one in problems_of(tmp_path)] == []


def test_a_time_limit_changes_from_a_day_on_without_code(packs):
    row = shipped("vn", "procedure.csv", **IDENTIFY)
    write(
        packs, "vn", "procedure.csv",
        row | {"valid_to": "2026-12-31"},
        row | {"version": "from 2027", "limit_number": "5", "valid_from": "2027-01-01"},
    )  # fmt: skip
    assert problems_of(packs) == []
    use_own_packs(packs)
    event = "support_authority_informed"
    assert due(event, "vn27_verify", on=date(2026, 12, 31)) == date(2027, 1, 3)
    assert due(event, "vn27_verify", on=date(2027, 1, 1)) == date(2027, 1, 6)


def test_an_authority_is_renamed_from_a_day_and_keeps_its_old_name_before(packs):
    row = shipped("vn", "authorities.csv", code="province_health")
    write(
        packs, "vn", "authorities.csv",
        row | {"valid_to": "2026-12-31"},
        row | {"name": "Provincial care office", "name_local": "", "valid_from": "2027-01-01"},
    )  # fmt: skip
    assert problems_of(packs) == []
    use_own_packs(packs)
    pack = country_pack("VN")
    assert pack.authority("province_health", on=date(2026, 12, 31)).name == row["name"]
    assert pack.authority("province_health", on=date(2027, 1, 1)).name == "Provincial care office"
    found = deadlines(pack, event="support_authority_informed", on=date(2027, 3, 1))
    assert {one.actor.name for one in found if one.step.actor == "province_health"} == {
        "Provincial care office"
    }


def test_a_row_that_is_not_shipped_is_added_and_the_rest_stays(packs):
    before = country_pack("KH").hotlines
    new = shipped("kh", "hotlines.csv", number="1288") | {"number": "1300"}
    write(packs, "kh", "hotlines.csv", new)
    use_own_packs(packs)
    assert country_pack("KH").hotlines[:-1] == before
    assert country_pack("KH").hotlines[-1].number == "1300"


def test_a_country_without_a_shipped_pack_gets_one(packs):
    for file in ("authorities.csv", "statuses.csv", "languages.csv", "procedure.csv"):
        with (PACKS / "kh" / file).open(encoding="utf-8", newline="") as lines:
            write(packs, "id", file, *csv.DictReader(lines))
    assert problems_of(packs) == []
    use_own_packs(packs)
    assert "ID" in pack_countries()
    assert country_pack("ID").authority("mosvy").kind == "social_protection"


@pytest.mark.parametrize(
    ("column", "told", "what"),
    [
        ("actor", "nobody", "nobody is not known here"),
        ("event", "full_moon", "full_moon is not known here"),
        ("limit_number", "three", "Correct the cell"),
        ("limit_unit", "none", "no number needs none"),
        ("source", "", "where it comes from"),
        ("verified", "perhaps", "Correct the cell"),
        ("valid_to", "2020-01-01", "ends before it begins"),
    ],
)
def test_a_fault_names_file_row_and_column(packs, column, told, what):
    fine = shipped("vn", "procedure.csv", **IDENTIFY)
    write(packs, "vn", "procedure.csv", fine, fine | {"code": "vn_new", column: told})
    (found,) = [one for one in problems_of(packs) if one.row]
    assert (found.country, found.file, found.row, found.column) == ("vn", "procedure.csv", 2, column)
    assert what in found.what
    with pytest.raises(InvalidInput, match=f"vn/procedure.csv, row 2, column {column}"):
        require_sound(packs)


def test_two_texts_on_one_day_are_a_fault(packs):
    row = shipped("vn", "procedure.csv", **IDENTIFY)
    write(packs, "vn", "procedure.csv", row | {"version": "another"})
    assert ["in force on the same day" in one.what for one in problems_of(packs)] == [True]


@pytest.mark.parametrize(
    ("country", "file", "text", "what"),
    [
        ("vn", "laws.csv", "code\n", "no such file"),
        ("vn", "hotlines.csv", "number\n111\n", "columns are exactly"),
        ("vietnam", "hotlines.csv", "", "country's code"),
        ("vn", "replace.txt", "hotlines.csv\n", "not in the folder"),
    ],
)
def test_a_fault_of_a_whole_file_is_told(packs, country, file, text, what):
    (packs / country).mkdir(parents=True)
    (packs / country / file).write_text(text, encoding="utf-8")
    assert any(what in one.what for one in problems_of(packs))


def test_the_command_line_checks_and_shows(packs, capsys):
    row = shipped("vn", "procedure.csv", **IDENTIFY)
    write(packs, "vn", "procedure.csv", row | {"limit_number": "9"})
    assert main(["packs", "check", str(packs)]) == 0
    capsys.readouterr()
    assert main(["packs", "show", "vn", "--on", "2026-01-01", "--packs", str(packs), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert next(one["limit"] for one in told["procedure"] if one["step"] == "vn27_verify") == "9 days"
    write(packs, "vn", "procedure.csv", row | {"actor": "nobody"})
    assert main(["packs", "check", str(packs)]) == 1
    assert "vn/procedure.csv, row 1, column actor" in capsys.readouterr().err
