"""CTDC rows in every released shape: recognised, read, written, and told what is lost."""

import csv
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.crosswalks import ctdc
from sampan.vocabulary.crosswalks.ctdc_columns import columns_of
from sampan.vocabulary.errors import UnknownCode
from sampan.vocabulary.record import FIELDS, validate_record
from tests.vocabulary.records import TODAY, records

SAMPLE = Path(__file__).parent / "vp_sample.csv"
PUBLISHED = Path(os.environ.get("SAMPAN_DATA", "")) / "CTDC_VPsynthetic_condensed.csv"
COUNTS = {
    "kanon_2018": 63,
    "synthetic_2021": 37,
    "synthetic_2024": 27,
    "synthetic_2026": 27,
    "vp_2022": 16,
}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def blank(version: str) -> dict[str, str]:
    return {column.name: column.missing for column in columns_of(version)}


def vp_file() -> Path:
    """Return the published file where it is at hand, the invented sample of its shape elsewhere."""
    return PUBLISHED if os.environ.get("SAMPAN_DATA") and PUBLISHED.is_file() else SAMPLE


def test_versions_have_as_many_columns_as_published() -> None:
    assert {version: len(ctdc.header(version)) for version in ctdc.VERSIONS} == COUNTS


@pytest.mark.parametrize("version", ctdc.VERSIONS)
def test_version_is_recognised_in_any_order_and_with_a_byte_order_mark(version: str) -> None:
    names = list(reversed(ctdc.header(version)))
    assert ctdc.recognise(["\ufeff" + names[0], *names[1:], "another"]) == version


@pytest.mark.parametrize("version", ctdc.VERSIONS)
def test_header_without_one_column_is_not_recognised(version: str) -> None:
    assert ctdc.recognise(ctdc.header(version)[1:]) is None


def test_unknown_version_is_refused() -> None:
    with pytest.raises(UnknownCode):
        ctdc.header("ctdc_1999")


@pytest.mark.parametrize("version", ctdc.VERSIONS)
def test_blank_row_says_nothing(version: str) -> None:
    assert ctdc.read_row(blank(version), version) == ({}, [])


@pytest.mark.parametrize("version", ctdc.VERSIONS)
def test_every_column_points_at_fields_and_codes_that_exist(version: str) -> None:
    for column in columns_of(version):
        if column.field:
            codes = code_list(FIELDS[column.field].list) if FIELDS[column.field].list else None
            assert all(codes is not None and codes.has(code) for code in column.codes), column.name
            assert all(codes is not None and codes.has(code) for code in column.reads.values()), column.name
        assert column.source
        assert column.field or column.lossy, column.name


def test_k_anonymised_row_is_read() -> None:
    row = blank("kanon_2018") | {
        "yearOfRegistration": "2016",
        "gender": "Female",
        "ageBroad": "09--17",
        "majorityStatus": "Minor",
        "citizenship": "KH",
        "CountryOfExploitation": "00",
        "meansOfControlRestrictsMovement": "1",
        "meansOfControlThreats": "0",
        "isSexAndLabour": "1",
        "typeOfLabourIllicitActivities": "1",
        "isAbduction": "1",
        "recruiterRelationFamily": "1",
    }
    record, problems = ctdc.read_row(row, "kanon_2018")
    assert problems == []
    assert validate_record(record, today=TODAY) == {
        "registered": "2016",
        "sex": "female",
        "age_band": "9-17",
        "majority": "child",
        "citizenship": ["KH"],
        "means": ["abduction", "restricts_movement"],
        "forms": ["forced_criminality", "forced_labour", "sexual_exploitation"],
        "recruiter_relation": ["family"],
    }


def test_current_row_with_alpha_3_and_grouped_means_is_read() -> None:
    row = blank("synthetic_2024") | {"gender": "Woman", "citizenship": "VNM", "meansAbusePsyPhySex": "1"}
    record, problems = ctdc.read_row(row, "synthetic_2024")
    assert problems == []
    assert record == {"sex": "female", "citizenship": ["VN"], "means": ["abuse_unspecified"]}


def test_kosovo_is_read_and_written_as_ctdc_does() -> None:
    record, _ = ctdc.read_row(blank("kanon_2018") | {"citizenship": "Y1"}, "kanon_2018")
    assert record == {"citizenship": ["XK"]}
    assert ctdc.write_row(record, "kanon_2018")["citizenship"] == "Y1"


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("gender", "Femal"),
        ("isForcedLabour", "yes"),
        ("yearRegister", "2565"),
        ("IP_PayMoney", "No;Maybe"),
        ("UN_COO_Region", "Atlantis"),
        ("majorityStatus", None),
    ],
)
def test_bad_cell_is_a_problem_that_names_its_column_only(column: str, text: str | None) -> None:
    record, problems = ctdc.read_row({**blank("vp_2022"), "gender": "Male", column: text}, "vp_2022")
    assert [each.field for each in problems] == [column]
    assert problems[0].remedy
    assert text is None or text not in problems[0].what
    assert column == "gender" or record == {"sex": "male"}


@given(records("sex", "age", "citizenship", "exploitation_countries", "means", "forms"))
def test_current_version_says_what_the_record_says(record: dict[str, object]) -> None:
    row = ctdc.write_row(record, "synthetic_2024")
    forms = record.get("forms")
    if isinstance(forms, list):
        others = set(forms) - {"forced_labour", "sexual_exploitation"}
        assert row["isForcedLabour"] == ("1" if "forced_labour" in forms else "0")
        assert row["isOtherExploit"] == ("1" if others else "0")
    else:
        assert row["isForcedLabour"] == ""
    assert len(row["citizenship"]) == (
        3 if "citizenship" in record and record["citizenship"] != ["XK"] else 0
    ) or (row["citizenship"] == "Y1")


@given(records(), st.sampled_from(ctdc.VERSIONS))
def test_written_row_reads_back_and_then_stays_as_it_is(record: dict[str, object], version: str) -> None:
    once = ctdc.write_row(record, version)
    read, problems = ctdc.read_row(once, version)
    assert problems == []
    assert tuple(once) == ctdc.header(version)
    again, _ = ctdc.read_row(ctdc.write_row(read, version), version)
    assert again == read


@given(records("forms", "means", "labour_sectors", "sex_types"), st.sampled_from(ctdc.VERSIONS))
def test_code_with_a_column_of_its_own_survives(record: dict[str, object], version: str) -> None:
    read, _ = ctdc.read_row(ctdc.write_row(record, version), version)
    own = {(column.field, column.code) for column in columns_of(version) if column.kind == "flag"}
    for field, codes in record.items():
        assert isinstance(codes, list)
        kept = read.get(field, [])
        assert isinstance(kept, list)
        assert {code for code in codes if (field, code) in own} <= set(kept)


def test_every_form_but_two_is_other_in_the_current_version() -> None:
    other = next(column for column in columns_of("synthetic_2026") if column.name == "isOtherExploit")
    forms = {each.code for each in code_list("form_of_exploitation").codes}
    assert other.codes == forms - {"forced_labour", "sexual_exploitation"}


def test_lossy_steps_say_what_is_lost() -> None:
    lost = {column.name: column.lossy for column in ctdc.lossy_steps("kanon_2018")}
    assert lost["citizenship"] == "one country only; more are lost"
    assert "not read" in lost["majorityStatusAtExploit"]


def test_victim_perpetrator_file_reads_without_a_problem_and_writes_back_the_same() -> None:
    rows = rows_of(vp_file())
    assert len(rows) in (4, 21_195)
    assert ctdc.recognise(rows[0]) == "vp_2022"
    for row in rows:
        record, problems = ctdc.read_row(row, "vp_2022")
        assert problems == []
        kept = validate_record(record, today=date(2026, 11, 1))
        assert ctdc.write_row(kept, "vp_2022") == row
