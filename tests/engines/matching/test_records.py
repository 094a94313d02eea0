"""Records: a row becomes canonical forms; a bad row says which row and which field, and repeats nothing."""

import pytest

from sampan.engines.matching.deciding import match
from sampan.engines.matching.keys import pairing_keys
from sampan.engines.matching.records import COLUMNS, read_record, read_records
from sampan.vocabulary.errors import InvalidInput

ROW = {
    "id": "7", "name": "Nguyen Thi Hoa", "name_native": "Nguyễn Thị Hoa", "sex": "F", "birth_date": "17/05/2533",
    "nationality": "VNM", "province": " Nghệ An ", "phone": "0912 345 678; +84 912 345 678; 0987654321",
    "document": "CCCD 001190123456", "handle": "https://t.me/Hoa",
}  # fmt: skip


def test_read_record_full_row_gives_canonical_forms() -> None:
    record = read_record(ROW)
    assert (record.id, record.sex, str(record.birth), record.nationality) == (
        "7",
        "female",
        "1990-05-17",
        "VN",
    )
    assert record.province == "nghean"
    assert record.phones == ("+84912345678", "+84987654321")
    assert record.documents == ("001190123456",)
    assert record.handles == ("telegram:hoa",)
    assert record.name.readings


def test_read_record_only_an_id_is_empty_everywhere() -> None:
    record = read_record({"id": "1"})
    assert not record.name.readings
    assert (record.birth, record.sex, record.phones, record.documents, record.handles) == (
        None,
        "",
        (),
        (),
        (),
    )


@pytest.mark.parametrize(
    "nothing", ["-", "N/A", "Unknown", "ไม่ทราบ", "Không rõ", "မသိ", "不详", "tidak diketahui"]
)
def test_read_record_words_for_nothing_are_nothing_so_that_two_unknowns_share_no_key(nothing: str) -> None:
    row = dict.fromkeys(COLUMNS, nothing)
    one, other = read_record(row | {"id": "1"}), read_record(row | {"id": "2"})
    assert not one.name.readings and (one.province, one.phones, one.documents, one.handles) == (
        "",
        (),
        (),
        (),
    )
    assert pairing_keys(one) == pairing_keys(other) == ()
    assert match(one, other).score == 0.0


@pytest.mark.parametrize(
    ("field", "text"),
    [("id", " "), ("birth_date", "sometime"), ("sex", "Q7"), ("nationality", "Atlantis"), ("phone", "1" * 501),
     ("name", "x" * 201)],
)  # fmt: skip
def test_read_record_bad_field_names_row_and_field_and_repeats_nothing(field: str, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_record(ROW | {field: text}, number=3)
    assert (refused.value.row, refused.value.field) == (3, field)
    assert "Row 3" in refused.value.what
    assert not text.strip() or text not in str(refused.value)


def test_read_records_id_twice_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        list(read_records([ROW, ROW | {"id": "8"}, ROW]))
    assert (refused.value.row, refused.value.field) == (3, "id")


def test_read_record_columns_of_others_are_ignored() -> None:
    assert read_record(ROW | {"remarks": "tall"}).id == "7"


def test_columns_are_those_of_the_command_line() -> None:
    assert (
        ",".join(COLUMNS) == "id,name,name_native,sex,birth_date,nationality,province,phone,document,handle"
    )


def test_match_record_shows_nothing_in_logs() -> None:
    assert "Hoa" not in repr(read_record(ROW))
