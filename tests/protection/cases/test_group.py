"""A group of hundreds: all opened or none, each bad cell named, likenesses warned of."""

from datetime import date

import pytest

from harness.people import client_of
from sampan.protection.cases.models import Case
from sampan.protection.cases.queries import cases, operations
from sampan.protection.cases.services import operations as operation_services
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.groups import NewOperation, open_group
from sampan.protection.cases.services.opening import CaseDraft
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.services.opening import open_names
from sampan.vocabulary.errors import InvalidInput, NotPermitted
from sampan.vocabulary.record import InvalidRecord

pytestmark = pytest.mark.database
OPERATION = {
    "name": "Cửa khẩu Mộc Bài, 14/7/2025",
    "country": "VN",
    "happened_on": "2025-07-14",
    "people_expected": "121",
    "event": "rescued",
    "forms_of_exploitation": ["forced_criminality"],
}
HEADING = "Họ tên\tGiới tính\tTuổi\tQuốc tịch\tĐiện thoại\tSố giấy tờ"


def sheet(count: int) -> str:
    rows = [
        f"Nguyễn Văn Số {number}\t{'nữ' if number % 3 == 0 else 'Nam'}\t{18 + number % 30}\tViệt Nam\t"
        f"09{number:08d}\tB{number:07d}"
        for number in range(1, count + 1)
    ]
    return "\r\n".join([HEADING, *rows])


@pytest.fixture
def worker(db):
    return client_of("case_worker")


def count_of(client) -> int:
    with reading_as(Reader(actor_of(client.account), Purpose.PROTECTION)):
        return Case.objects.count()


def test_group_of_121_is_looked_at_and_opened_in_one_go(worker):
    look = worker.post("/cases/group/", OPERATION | {"rows": sheet(121)})
    preview = worker.get(look["Location"])
    assert preview.status_code == 200 and "Open 121 cases" in preview.content.decode()
    assert count_of(worker) == 0
    answer = worker.post(look["Location"])
    with reading_as(Reader(actor_of(worker.account), Purpose.PROTECTION)) as reader:
        (operation,) = operations(reader=reader)
        assert (operation.people_registered, operation.people_expected) == (121, 121)
        found = cases(reader=reader, filter=Filter(operation=operation.id), limit=200)
        assert len(found) == 121
        assert found[0].record["forms"] == ["forced_criminality"] and found[0].record["citizenship"] == ["VN"]
        assert found[0].source == "group"
        names = open_names(case_ids=[found[0].id], reader=reader)
        assert names[found[0].id].name.full.startswith("Nguyễn Văn Số")
    assert answer["Location"] == f"/cases/?operation={operation.id}"
    assert worker.get(look["Location"]).status_code == 404, "the draft is destroyed"


def test_bad_cells_are_named_by_row_and_column_and_nothing_is_opened(worker):
    rows = "\n".join([
        HEADING,
        "Lê Thị Một\tnữ\t20\tVN\t0911111111\tB1",
        "\tnam\t20\tVN",
        "Lê Văn Ba\tđá\t200\tNarnia\tgọi tôi\tB3",
    ])  # fmt: skip
    look = worker.post("/cases/group/", OPERATION | {"rows": rows})
    page = worker.get(look["Location"])
    text = page.content.decode()
    assert page.status_code == 422
    for said in ("Row 3, name", "Row 4, sex", "Row 4, age", "Row 4, nationality", "Row 4, phone"):
        assert said in text
    assert worker.post(look["Location"]).status_code == 422
    assert count_of(worker) == 0


def test_likenesses_inside_the_group_and_with_the_register_are_warned_of(desk):
    rows = "A B\tf\t20\tVN\t0912345678\t\nC D\tm\t20\tVN\t\tX1\nE F\tm\t21\tVN\t\tX1"
    look = desk.client.post("/cases/group/", OPERATION | {"rows": rows})
    text = desk.client.get(look["Location"]).content.decode()
    assert "Rows 2 and 3 share" in text
    assert f"/cases/{desk.case_id}/" in text
    assert "Open 3 cases" in text, "a warning, not an obstacle"


def test_what_was_pasted_can_be_changed_again(worker):
    look = worker.post("/cases/group/", OPERATION | {"rows": "A B\tx"})
    change = look["Location"] + "change/"
    assert "A B\tx" in worker.get(change).content.decode()
    assert worker.post(change, OPERATION | {"rows": "A B\tf"})["Location"] == look["Location"]
    assert "Open 1 case" in worker.get(look["Location"]).content.decode()


@pytest.mark.parametrize("missing", ["name", "happened_on", "rows", "country"])
def test_incomplete_form_is_shown_again_with_everything_typed(worker, missing):
    asked = {name: told for name, told in (OPERATION | {"rows": "Người Thử\tf"}).items() if name != missing}
    page = worker.post("/cases/group/", asked)
    assert page.status_code == 422
    assert missing == "rows" or "Người Thử" in page.content.decode()


def test_another_person_sees_nothing_of_the_group(worker):
    look = worker.post("/cases/group/", OPERATION | {"rows": sheet(2)})
    assert client_of("supervisor").get(look["Location"]).status_code == 404


@pytest.mark.parametrize("role", ["front_line_officer", "analyst", "focal_point"])
def test_roles_that_open_no_groups_are_refused(role, db):
    assert client_of(role).get("/cases/group/").status_code == 403


def test_wrong_method_is_refused(worker):
    assert worker.delete("/cases/group/").status_code == 405


def test_one_bad_record_opens_nobody_and_begins_no_operation(reading):
    reader = reading("case_worker")
    drafts = [CaseDraft(record={"sex": "female"}), CaseDraft(record={"sex": "stone"})]
    with pytest.raises(InvalidRecord):
        open_group(drafts=drafts, operation=_operation(), by=reader.actor, purpose=reader.purpose)
    assert Case.objects.count() == 0 and operations(reader=reader) == []


def test_when_the_audit_fails_nobody_is_opened(reading, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError

    reader = reading("case_worker")
    monkeypatch.setattr(operation_services, "record", fail)
    with pytest.raises(RuntimeError):
        open_group(
            drafts=[CaseDraft(record={})], operation=_operation(), by=reader.actor, purpose=reader.purpose
        )
    assert Case.objects.count() == 0 and operations(reader=reader) == []


@pytest.mark.parametrize("count", [0, 1_001])
def test_nobody_or_too_many_are_refused(reading, count):
    reader = reading("case_worker")
    drafts = [CaseDraft(record={})] * count
    with pytest.raises(InvalidInput):
        open_group(drafts=drafts, operation=_operation(), by=reader.actor, purpose=reader.purpose)


def test_front_line_officer_opens_no_group(reading):
    reader = reading("front_line_officer")
    with pytest.raises(NotPermitted):
        open_group(
            drafts=[CaseDraft(record={})], operation=_operation(), by=reader.actor, purpose=reader.purpose
        )


def _operation() -> NewOperation:
    return NewOperation(name="Moc Bai", country="VN", happened_on=date(2025, 7, 14))
