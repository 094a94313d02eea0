"""Official lists: columns named once, a dry run that says what is wrong and what would change, one transaction."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from sampan.engines.sheets.refusals import UnreadableFile
from sampan.prevention.recruitment import progress, queries
from sampan.prevention.recruitment.models import Licence, LicenceAct, ListImport, Recruiter, RecruiterName
from sampan.prevention.recruitment.services import taking
from sampan.prevention.recruitment.services.lists import (
    NewList,
    NewSource,
    confirm_list,
    discard_list,
    keep_source,
    name_columns,
    receive_list,
)
from sampan.prevention.recruitment.services.taking import take_list
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState
from tests.prevention.recruitment.conftest import HEADER, MAPPING, ROWS, TODAY, sheet

pytestmark = pytest.mark.database


def receive(
    keeper, source, *rows: str, day: date = TODAY, mapping: dict | None = None, is_whole: bool = True
):
    made = receive_list(
        source_id=source, stream=sheet(*rows), new=NewList(day, is_whole, mapping or MAPPING), **keeper.who
    )
    return queries.list_import(import_id=made, reader=keeper.reader)


def taken(keeper, source, *rows: str, **more):
    told = receive(keeper, source, *rows, **more)
    confirm_list(import_id=told.id, **keeper.who)
    take_list(import_id=told.id, reader=keeper.reader)
    return queries.list_import(import_id=told.id, reader=keeper.reader)


def test_list_is_checked_then_taken_in_with_its_hash_and_changes_nothing_before(keeper, audited):
    source = keeper.source()
    told = receive(keeper, source, *ROWS)
    assert (told.status, told.new, told.wrong, len(told.sha256)) == ("checked", 3, 0, 64)
    assert not Recruiter.objects.exists()
    confirm_list(import_id=told.id, **keeper.who)
    take_list(import_id=told.id, reader=keeper.reader)
    told = queries.list_import(import_id=told.id, reader=keeper.reader)
    assert (told.status, told.new, told.terms) == ("done", 3, "Open data")
    assert bytes(ListImport.objects.get().content) == b""
    (found,) = queries.look_up(text="an phat hung", reader=keeper.reader, limit=1)
    one = found.recruiter
    assert (one.status, one.until, one.source) == ("licensed", date(2030, 12, 31), "Register of the ministry")
    assert one.licences[0].destinations == ("JP", "KR") and one.contacts == ("024 3999 0001",)
    status = {row.name: row.status for row in queries.recruiters(reader=keeper.reader, on=TODAY)}
    assert status == {
        "Công ty TNHH An Phát Hưng": "licensed",
        "Công ty CP Sen Vàng": "expired",
        "Công ty TNHH Biển Xanh": "revoked",
    }
    assert [audited(f"recruiters.list_{one}") for one in ("received", "confirmed", "taken")] == [1, 1, 1]


def test_the_same_list_again_changes_nothing(keeper):
    source = keeper.source()
    taken(keeper, source, *ROWS)
    before = [model.objects.count() for model in (Recruiter, Licence, LicenceAct, RecruiterName)]
    told = receive(keeper, source, *ROWS)
    assert (told.new, told.changed, told.same, told.gone) == (0, 0, 3, 0)
    with pytest.raises(WrongState):
        confirm_list(import_id=told.id, **keeper.who)
    assert [model.objects.count() for model in (Recruiter, Licence, LicenceAct, RecruiterName)] == before


def test_next_list_brings_what_is_new_changed_and_gone_and_history_stays(keeper):
    source = keeper.source()
    taken(keeper, source, *ROWS, day=date(2026, 1, 1))
    renewed = ROWS[1].replace("2024-01-01", "2031-01-01")
    suspended = ROWS[0].replace("0001,,", "0001,2026-10-01,")
    told = taken(keeper, source, renewed, suspended, "Công ty TNHH Mới Toanh,,9/LĐ-GP,,,,,,")
    assert (told.new, told.changed, told.gone, told.same) == (1, 2, 1, 0)
    kinds = {one["name"]: (one["kind"], one["fields"]) for one in told.differences}
    assert kinds["Công ty CP Sen Vàng"] == ("changed", ["valid_until"])
    assert kinds["Công ty TNHH An Phát Hưng"] == ("changed", ["suspended_from"])
    assert kinds["Công ty TNHH Biển Xanh"][0] == "gone"
    sen = Recruiter.objects.get(name="Công ty CP Sen Vàng").id
    versions = [one.facts["version"] for one in queries.history(recruiter_id=sen, reader=keeper.reader)]
    assert versions == [2, 1]
    now = {row.name: (row.status, row.gone_on) for row in queries.recruiters(reader=keeper.reader, on=TODAY)}
    assert now["Công ty CP Sen Vàng"] == ("licensed", None)
    assert now["Công ty TNHH An Phát Hưng"] == ("suspended", None)
    assert now["Công ty TNHH Biển Xanh"] == ("revoked", TODAY)
    back = taken(keeper, source, renewed, suspended, ROWS[2], "Công ty TNHH Mới Toanh,,9/LĐ-GP,,,,,,")
    assert (back.changed, back.gone) == (1, 0)
    assert Recruiter.objects.get(name="Công ty TNHH Biển Xanh").gone_on is None


def test_part_of_a_list_makes_nobody_gone_and_renamed_agency_keeps_its_old_name(keeper):
    source = keeper.source()
    taken(keeper, source, *ROWS)
    told = taken(keeper, source, "Công ty TNHH Sao Mai,,2/LĐ-GP,2019-01-01,2024-01-01,JP,,,", is_whole=False)
    assert (told.changed, told.gone) == (1, 0)
    (found,) = queries.look_up(text="sen vang", reader=keeper.reader, limit=1)
    assert found.recruiter.name == "Công ty TNHH Sao Mai"


@pytest.mark.parametrize(("row", "column"), [
    (",,1/GP,,,,,,", "Tên doanh nghiệp"), ("Công ty TNHH,,1/GP,,,,,,", "Tên doanh nghiệp"),
    ("Sen Vàng,,,,,,,,", "Số giấy phép"),
    ("Sen Vàng,,1/GP,31/02/2020,,,,,", "Từ ngày"), ("Sen Vàng,,1/GP,2021-01-01,2020-01-01,,,,", "Đến ngày"),
    ("Sen Vàng,,1/GP,,,Atlantis,,,", "Thị trường"), ("Sen Vàng,,1/GP,,,,,soon,", "Đình chỉ từ"),
    ("Sen Vàng,=1+1,1/GP,,,,,,", "Tên khác"),
    ("Sen Vàng,,1/GP", ""),
])  # fmt: skip
def test_wrong_row_is_named_with_its_column_and_repeats_nothing(keeper, row, column):
    told = receive(keeper, keeper.source(), ROWS[0], row, ROWS[1])
    (problem,) = told.problems
    assert (problem["row"], problem["column"], told.wrong, told.new) == (3, column, 1, 2)
    assert problem["what"] and problem["remedy"] and "Sen" not in str(problem)


def test_licence_number_that_stands_twice_is_wrong_and_good_rows_are_taken_when_asked(keeper):
    told = receive(keeper, keeper.source(), ROWS[0], ROWS[0].replace("An Phát", "An Phước"))
    assert (told.wrong, told.problems[0]["row"]) == (1, 3) and "row 2" in told.problems[0]["what"]
    with pytest.raises(WrongState):
        confirm_list(import_id=told.id, **keeper.who)
    confirm_list(import_id=told.id, without_wrong=True, **keeper.who)
    take_list(import_id=told.id, reader=keeper.reader)
    assert Recruiter.objects.count() == 1
    for again in (confirm_list, discard_list):
        with pytest.raises(WrongState):
            again(import_id=told.id, **keeper.who)


def test_columns_are_asked_once_and_remembered_for_the_next_list(keeper):
    source = keeper.source()
    made = receive_list(source_id=source, stream=sheet(*ROWS), new=NewList(TODAY, True), **keeper.who)
    told = queries.list_import(import_id=made, reader=keeper.reader)
    assert (told.status, told.rows, told.header[0]) == ("columns", 0, HEADER.split(",")[0])
    with pytest.raises(InvalidInput) as refused:
        name_columns(import_id=made, mapping={"name": HEADER.split(",")[0]}, **keeper.who)
    assert refused.value.field == "number"
    with pytest.raises(InvalidInput):
        name_columns(import_id=made, mapping=MAPPING | {"address": "Nowhere"}, **keeper.who)
    name_columns(import_id=made, mapping=MAPPING, **keeper.who)
    assert queries.list_import(import_id=made, reader=keeper.reader).new == 3
    again = receive_list(source_id=source, stream=sheet(*ROWS), new=NewList(TODAY, True), **keeper.who)
    assert queries.list_import(import_id=again, reader=keeper.reader).status == "checked"


def test_workbook_is_read_as_a_table_and_buddhist_years_are_counted_back(keeper):
    book = Workbook()
    for row in (
        ["name", "number", "valid_until", "destinations"],
        ["บริษัท สยามมั่น จำกัด", "ต.1/2560", "31/12/2573", "JP"],
    ):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    source = keep_source(source=NewSource("กรมการจัดหางาน", "TH", "DOE", "public"), **keeper.who)
    made = receive_list(source_id=source, stream=stream, new=NewList(TODAY, True), **keeper.who)
    confirm_list(import_id=made, **keeper.who)
    take_list(import_id=made, reader=keeper.reader)
    (one,) = queries.recruiters(reader=keeper.reader)
    assert (one.country, one.until) == ("TH", date(2030, 12, 31))


def test_failure_in_the_middle_changes_nothing_and_progress_is_told_and_forgotten(keeper, monkeypatch):
    source, told = keeper.source(), []
    first = receive(keeper, source, *ROWS)
    confirm_list(import_id=first.id, **keeper.who)
    monkeypatch.setattr(taking, "_AT_ONCE", 1)

    def tell(import_id, done):
        progress.tell(import_id, done)
        told.append(progress.done_of(import_id))
        if done == 2:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        take_list(import_id=first.id, reader=keeper.reader, told=tell)
    assert told == [1, 2] and progress.done_of(first.id) == 0
    assert not Recruiter.objects.exists()
    assert queries.list_import(import_id=first.id, reader=keeper.reader).status == "failed"


@pytest.mark.parametrize("octets", [b"", b"PK\x03\x04", b"%PDF-1.7", HEADER.encode(), b"\xff\xfe\x00"])
def test_what_is_no_list_is_refused(keeper, octets):
    with pytest.raises(UnreadableFile):
        receive_list(
            source_id=keeper.source(),
            stream=io.BytesIO(octets),
            new=NewList(TODAY, True, MAPPING),
            **keeper.who,
        )
    assert not ListImport.objects.exists()


def test_day_to_come_and_others_than_keepers_are_refused(keeper, people):
    source = keeper.source()
    with pytest.raises(InvalidInput) as refused:
        receive(keeper, source, *ROWS, day=date(2099, 1, 1))
    assert refused.value.field == "list_date"
    told = receive(keeper, source, *ROWS)
    who = {"by": people("hotline_officer"), "purpose": keeper.reader.purpose}
    for attempt in (
        lambda: keep_source(source=NewSource("x", "VN", "x", "x"), **who),
        lambda: receive_list(source_id=source, stream=sheet(*ROWS), new=NewList(TODAY, True), **who),
        lambda: name_columns(import_id=told.id, mapping=MAPPING, **who),
        lambda: confirm_list(import_id=told.id, **who),
        lambda: discard_list(import_id=told.id, **who),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    discard_list(import_id=told.id, **keeper.who)
    assert bytes(ListImport.objects.get().content) == b""
