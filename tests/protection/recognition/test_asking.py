"""One against all: who is found, why, and what nobody learns."""

import pytest

from sampan.protection.recognition.services.asking import MOST_SHOWN
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.services.closing import close_identity, erase_identity
from sampan.vocabulary.errors import NotPermitted
from tests.protection.recognition.conftest import PURPOSE

pytestmark = pytest.mark.database


HUONG, SOK, WANG = "Nguyễn Thị Hương Giang", "សុខ ចាន់ណា", {"full": "王小明", "romanised": "Wang Xiaoming"}


@pytest.mark.parametrize(
    ("known", "asked", "day", "code"),
    [
        (HUONG, "nguyen thi huong giang", "1999-03-04", "same_without_marks"),
        ("Keo Sophea", "Sophea Keo", "1999-03-04", "order"),
        (SOK, "Sok Channa", "2001-05-06", "romanisation"),
        (WANG, "王小明", "1988", "exact"),
    ],
)
def test_person_written_otherwise_is_found_first_with_the_reason(desk, known, asked, day, code):
    wanted = desk.open(known, birth_date=day)
    desk.open("Trần Văn Bảo", birth_date="1990-01-02")
    found = desk.ask(name=asked, birth_date=day).candidates
    assert found[0].case_id == wanted
    assert found[0].same
    assert ("name", code) in {(why.field, why.code) for why in found[0].reasons}


def test_name_alone_while_it_is_typed_finds_the_person(desk):
    wanted = desk.open("Bounmy Sisavath", birth_date="1999-03-04")
    assert [one.case_id for one in desk.ask(name="Bounmy Sisavat").candidates] == [wanted]


@pytest.mark.parametrize(
    "asked",
    [
        {"phones": ["0912 345 678"]},
        {"documents": [{"kind": "passport", "number": "c-1234567", "country": "VN"}]},
        {"handles": ["facebook.com/mau.lo"]},
        {"other_names": ["Lo Thi Mau"]},
    ],
)
def test_phone_document_account_or_other_name_alone_finds_the_person(desk, asked):
    wanted = desk.open(
        "Lò Thị Mẫu",
        phones=["+84912345678"],
        documents=[{"kind": "passport", "number": "C1234567", "country": "VN"}],
        handles=["facebook: mau.lo"],
    )
    assert [one.case_id for one in desk.ask(**asked).candidates] == [wanted]


def test_sex_of_the_record_speaks_against(desk):
    desk.open("Lò Thị Mẫu", birth_date="1999-03-04", record={"sex": "male"})
    (found,) = desk.ask(name="Lò Thị Mẫu", birth_date="1999-03-04", sex="female").candidates
    assert {(why.field, why.code, why.bits < 0) for why in found.reasons} >= {("sex", "different", True)}


@pytest.mark.parametrize("asked", [{}, {"birth_date": "1999-03-04"}, {"address": "Hanoi"}, {"name": "?"}])
def test_nothing_telling_finds_nobody(desk, asked):
    desk.open("Lò Thị Mẫu", birth_date="1999-03-04", address="Hanoi")
    assert desk.ask(**asked).candidates == ()


def test_two_khmer_names_never_meet_by_becoming_empty(desk):
    desk.open("សុខ ចាន់ណា")
    assert desk.ask(name="គឹម លីដា").candidates == ()


def test_answer_is_at_most_five(desk):
    for number in range(8):
        desk.open("Lò Thị Mẫu", birth_date=f"1999-03-{number + 1:02d}")
    assert len(desk.ask(name="Lò Thị Mẫu").candidates) == MOST_SHOWN


def test_one_audit_row_a_question_without_what_was_asked(desk, reading):
    wanted = desk.open("Lò Thị Mẫu", phones=["+84912345678"])
    desk.ask(name="Lo Thi Mau", phones=["0912345678"])
    desk.ask(name="Nobody Knows Her")
    reading("auditor")
    rows = AuditEntry.objects.filter(act="identity.compared").order_by("id")
    assert len(rows) == 2
    assert str(wanted) in rows[0].body
    assert AuditEntry.objects.filter(act="identity.read").count() == 0
    for typed in ("Mau", "912345678", "Nobody"):
        assert not any(typed in row.body for row in rows)


def test_reader_without_the_permission_is_refused(desk, reading):
    analyst = reading("analyst", purpose=Purpose.STATISTICS)
    with pytest.raises(NotPermitted):
        desk.ask(reader=analyst, name="Lò Thị Mẫu")


def test_another_agency_learns_nothing_of_the_person(desk, people):
    desk.open("Lò Thị Mẫu", birth_date="1999-03-04")
    stranger = Reader(people("supervisor", agency="Agency B"), PURPOSE)
    assert desk.ask(reader=stranger, name="Lò Thị Mẫu", birth_date="1999-03-04").candidates == ()


def test_plan_that_is_kept_keeps_no_readers_sight(desk, people):
    """The connection keeps the plans of these questions after the fifth; what each reader sees is asked anew."""
    case_id = desk.open("Nguyễn Thị Hương Giang", birth_date="1999-03-04")
    stranger = Reader(people("supervisor", agency="Agency B"), PURPOSE)
    readers = [desk.reader] * 12 + [stranger, desk.reader] * 6
    for reader in readers:
        found = desk.ask(reader=reader, name="Nguyen Thi Huong Giang", birth_date="1999-03-04").candidates
        assert [one.case_id for one in found] == ([] if reader is stranger else [case_id])


def test_colleague_outside_the_team_learns_nothing_of_the_person(desk, people):
    desk.open("Lò Thị Mẫu", birth_date="1999-03-04")
    colleague = Reader(people("case_worker"), PURPOSE)
    assert desk.ask(reader=colleague, name="Lò Thị Mẫu", birth_date="1999-03-04").candidates == ()


def test_erased_person_is_found_by_nothing(desk):
    wanted = desk.open("Lò Thị Mẫu")
    with reading_as(Reader(desk.service, PURPOSE)) as reader:
        erase_identity(case_id=wanted, by=reader.actor, purpose=PURPOSE, reason="retention")
    assert desk.ask(name="Lò Thị Mẫu").candidates == ()


def test_person_who_withdrew_consent_is_compared_with_nobody(desk):
    wanted = desk.open("Lò Thị Mẫu")
    with reading_as(desk.reader):
        close_identity(case_id=wanted, by=desk.supervisor, purpose=PURPOSE, reason="withdrawn")
    assert desk.ask(name="Lò Thị Mẫu").candidates == ()
