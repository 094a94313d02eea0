"""Sheets of people: checked whole, taken in once whatever happens, and no row lost."""

import csv
import io
from pathlib import Path

import pytest
from django.conf import settings

from sampan.protection.cases.models import Case
from sampan.protection.surge import queries
from sampan.protection.surge.models import IntakeSheet
from sampan.protection.surge.services import taking
from sampan.protection.surge.services.receiving import confirm_sheet, discard_sheet
from sampan.protection.surge.services.taking import take_sheet, wrong_rows
from sampan.protection.surge.tags import tag_of
from sampan.protection.surge.writing import sheet_to_mend
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import enter
from sampan.registry.people.models import SealedField
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database

GOOD = (
    "name,sex,age,nationality,phone,document,language,signs\n"
    "Lê Văn Mẫu,nam,24,VN,0912345678,,vi,\n"
    "Sok Dara,male,17,Cambodia,,N123,km,alone\n"
    "-,female,,MM,,,my,\n"
    "-,female,,MM,,,my,\n"
)
WRONG = GOOD + "Maung Maung,male,old,MM,,,my,\nNgười Lạ,x,30,VN,,,vi,\n"


def held_files() -> list[Path]:
    return list((Path(settings.SAMPAN_DIRECTORY) / "held").glob("*.sealed"))


def test_sheet_good_rows_are_opened_sealed_and_on_the_board(site):
    sheet_id = site.taken(GOOD)
    people = site.people()
    assert [one.tag for one in people] == [tag_of(number) for number in (1, 2, 3, 4)]
    child = next(one for one in people if one.nationality == "KH")
    assert (child.level, child.told_signs, child.signs) == ("now", ["child"], ["alone"])
    assert SealedField.objects.filter(field="name").count() == 2
    assert Case.objects.filter(operation_id=site.operation_id, source="sheet").count() == 4
    told = queries.sheet(sheet_id=sheet_id, reader=site.reader)
    assert (told.status, told.taken, told.waiting) == ("done", 4, 0)


def test_sheet_sent_again_takes_nobody_twice(site):
    site.taken(GOOD)
    told = queries.sheet(sheet_id=site.sent(GOOD), reader=site.reader)
    assert (told.good, told.known, told.may_be_confirmed) == (0, 4, False)
    more = GOOD + "-,female,,MM,,,my,\n"  # one more unknown woman is one more person
    site.taken(more)
    assert len(site.people()) == 5


def test_sheet_with_a_wrong_row_opens_nobody_unless_the_wrong_ones_are_kept(site):
    sheet_id = site.sent(WRONG)
    told = queries.sheet(sheet_id=sheet_id, reader=site.reader)
    assert (told.rows, told.good, told.wrong) == (6, 4, 2)
    assert {(one["row"], one["column"]) for one in told.problems} == {(6, "age"), (7, "sex")}
    with pytest.raises(WrongState, match="nobody was taken in"):
        confirm_sheet(sheet_id=sheet_id, keeps_wrong=False, **site.who())
    assert not site.people()


def mended(site, sheet_id, **cells: str) -> str:
    """Return the sheet to mend with the age and sex of its rows put right."""
    out = io.BytesIO()
    sheet_to_mend(out=out, sheet_id=sheet_id, reader=site.reader)
    rows = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    text = io.StringIO()
    for row in rows:
        csv.writer(text).writerow([cells.get(cell, cell) for cell in row])
    return text.getvalue()


def test_wrong_rows_wait_sealed_until_they_are_mended(site):
    origin = site.taken(WRONG, keeps_wrong=True)
    told = queries.sheet(sheet_id=origin, reader=site.reader)
    assert (told.status, told.taken, told.waiting) == ("mending", 4, 2)
    assert Task.objects.filter(source_id=origin, done_at=None).count() == 1
    site.taken(mended(site, origin, old="31"), keeps_wrong=True)  # one of two is right now
    assert queries.sheet(sheet_id=origin, reader=site.reader).waiting == 1
    assert len(wrong_rows(sheet_id=origin, reader=site.reader)[1]) == 1
    site.taken(mended(site, origin, x="nam"))
    assert len(site.people()) == 6
    assert queries.sheet(sheet_id=origin, reader=site.reader).status == "done"
    assert not Task.objects.filter(kind="surge.sheet", done_at=None).exists()


def test_wrong_rows_mended_by_either_way_are_taken_once(site):
    origin = site.taken(WRONG, keeps_wrong=True)
    rows = mended(site, origin, old="31", x="nam")
    whole = WRONG.replace("male,old", "male,31").replace(",x,", ",nam,")
    site.taken(whole)
    assert queries.sheet(sheet_id=site.sent(rows), reader=site.reader).good == 0
    assert len(site.people()) == 6


def test_sheet_to_mend_sent_first_then_the_whole_sheet_takes_nobody_twice(site):
    origin = site.taken(WRONG, keeps_wrong=True)
    site.taken(mended(site, origin, old="31", x="nam"))
    whole = WRONG.replace("male,old", "male,31").replace(",x,", ",nam,")
    assert queries.sheet(sheet_id=site.sent(whole), reader=site.reader).good == 0


def test_taking_killed_in_the_middle_goes_on_without_doubles(site, monkeypatch):
    monkeypatch.setattr("sampan.protection.surge.sorting.CHUNK_ROWS", 3)
    text = "name,sex\n" + "".join(f"Người Số {number},nam\n" for number in range(10))
    sheet_id = site.sent(text)
    confirm_sheet(sheet_id=sheet_id, keeps_wrong=False, **site.who())

    def killed(taken: int) -> None:
        if taken >= 6:
            raise SystemExit("killed")

    with pytest.raises(SystemExit):
        take_sheet(sheet_id=sheet_id, reader=site.reader, progress=killed)
    enter(site.reader)
    assert len(site.people()) == 6
    assert take_sheet(sheet_id=sheet_id, reader=site.reader) == 4
    enter(site.reader)
    assert len(site.people()) == 10
    with pytest.raises(WrongState):
        take_sheet(sheet_id=sheet_id, reader=site.reader)


def test_chunk_that_fails_leaves_nothing_of_it(site, monkeypatch):
    sheet_id = site.sent(GOOD)
    confirm_sheet(sheet_id=sheet_id, keeps_wrong=False, **site.who())
    with monkeypatch.context() as patched:
        patched.setattr(taking, "_remember", lambda *told: (_ for _ in ()).throw(RuntimeError))
        with pytest.raises(RuntimeError):
            take_sheet(sheet_id=sheet_id, reader=site.reader)
    enter(site.reader)
    assert not site.people()
    assert not Case.objects.filter(operation_id=site.operation_id).exists()
    assert take_sheet(sheet_id=sheet_id, reader=site.reader) == 4


def test_discarded_sheet_is_gone_with_its_key(site, django_capture_on_commit_callbacks):
    sheet_id = site.sent(WRONG)
    assert [one for one in held_files() if str(sheet_id) in one.name]
    with django_capture_on_commit_callbacks(execute=True):
        discard_sheet(sheet_id=sheet_id, **site.who())
    assert not [one for one in held_files() if str(sheet_id) in one.name]
    assert bytes(IntakeSheet.objects.get(id=sheet_id).wrapped) == b""
    with pytest.raises(NotFound):
        wrong_rows(sheet_id=sheet_id, reader=site.reader)


def test_tag_that_somebody_wears_already_is_a_wrong_row(site):
    worn = tag_of(7)
    site.arrive(tag=worn, sex="male")
    text = f"name,tag\nA B,{worn}\nC D,{tag_of(8)}\nE F,{tag_of(8)}\nG H,0008-0\n"
    told = queries.sheet(sheet_id=site.sent(text), reader=site.reader)
    assert (told.good, told.wrong) == (1, 3)
    assert {one["row"] for one in told.problems} == {2, 4, 5}


def test_htcds_sheet_goes_into_the_operation(site):
    text = (
        "external_id,prs_FirstName,prs_SecondName,prs_Gender,vic_TypeOfExploitation\n"
        "A1,Hoa,Nguyen,Feminine,ForcedLabour\n"
    )
    site.taken(text)
    assert [one.sex for one in site.people()] == ["female"]
    assert queries.sheet(sheet_id=site.sent(text), reader=site.reader).known == 1


def test_officer_without_the_permission_sends_no_sheet(site, people):
    site.read_as(people("front_line_officer"))
    with pytest.raises(NotPermitted):
        confirm_sheet(sheet_id=site.operation_id, keeps_wrong=True, **site.who(people("front_line_officer")))


def test_other_agency_sees_no_sheet(site, people):
    sheet_id = site.sent(WRONG)
    reader = site.read_as(people("supervisor", agency="Agency B"))
    with pytest.raises(NotFound):
        queries.sheet(sheet_id=sheet_id, reader=reader)
