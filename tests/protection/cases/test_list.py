"""The list of cases: filters, paging, sealed search, names only when asked for."""

import pytest

from harness.people import client_of, make_actor
from sampan.protection.cases.models import Case
from sampan.protection.cases.queries import PAGE, case, cases, count_cases
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.names import PersonName
from tests.protection.cases.conftest import NAME

pytestmark = pytest.mark.database


def number(desk) -> str:
    with reading_as(desk.reader):
        return case(case_id=desk.case_id, reader=desk.reader).number


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_list_shows_numbers_and_no_names(desk, audited):
    page = text(desk.client.get("/cases/"))
    assert number(desk) in page and NAME not in page
    assert audited("identity.read") == 0


def test_names_are_shown_when_asked_for_and_each_reading_is_audited(desk, audited):
    assert NAME in text(desk.client.post("/cases/", {"show": "names"}))
    assert audited("identity.read") == 1


@pytest.mark.parametrize("sought", [NAME, "nguyen thi mau", "Mẫu", "mau", "0912 345 678"])
def test_search_finds_a_sealed_name_or_phone(desk, sought, audited):
    assert number(desk) in text(desk.client.post("/cases/", {"q": sought}))
    assert audited("identity.searched") == 1


def test_search_finds_a_case_number(desk):
    assert number(desk) in text(desk.client.post("/cases/", {"q": number(desk).lower()}))


@pytest.mark.parametrize("sought", ["Trần", "Nguyễn Văn", "0999 999 999", "%"])
def test_search_for_somebody_else_finds_nothing(desk, sought):
    assert number(desk) not in text(desk.client.post("/cases/", {"q": sought}))


def test_search_of_another_agency_finds_nothing(desk):
    assert number(desk) not in text(client_of("supervisor", agency="Agency B").post("/cases/", {"q": NAME}))


@pytest.mark.parametrize(
    ("filters", "is_there"),
    [
        ("?mine=yes", True),
        ("?state=open", True),
        ("?state=closed", False),
        ("?status=presumed_victim", True),
        ("?status=victim", False),
        ("?status=nonsense", True),
    ],
)
def test_filters_narrow_the_list(desk, filters, is_there):
    assert (number(desk) in text(desk.client.get(f"/cases/{filters}"))) is is_there


def test_list_is_paged_from_the_newest_back(desk):
    with reading_as(desk.reader):
        drafts = [CaseDraft(record={}) for _ in range(PAGE)]
        open_cases_in_bulk(drafts=drafts, by=desk.actor, purpose=desk.reader.purpose)
    first = text(desk.client.get("/cases/"))
    assert number(desk) not in first
    address = first[first.index("?before=") :].partition('"')[0]
    assert number(desk) in text(desk.client.get(f"/cases/{address}"))


def test_list_with_a_broken_address_is_answered_clearly(desk):
    assert desk.client.get("/cases/?before=moon").status_code == 422


@pytest.mark.parametrize("role", ["analyst", "auditor", "node_administrator"])
def test_roles_without_cases_are_refused(role, db):
    assert client_of(role).get("/cases/").status_code == 403


def test_list_refuses_other_methods(desk):
    assert desk.client.put("/cases/").status_code == 405


def test_operations_are_listed_for_those_who_open_groups(desk):
    assert desk.client.get("/cases/operations/").status_code == 200
    assert client_of("front_line_officer").get("/cases/operations/").status_code == 403


def test_search_with_a_filter_finds_the_oldest_of_many_of_one_name(desk):
    drafts = [
        CaseDraft(record={}, identity=Identity(name=PersonName.of("Phạm Văn Trùng"))) for _ in range(230)
    ]
    with reading_as(desk.reader):
        opened = open_cases_in_bulk(drafts=drafts, by=desk.actor, purpose=Purpose.PROTECTION)
        Case.objects.filter(id=opened[0]).update(trafficking_status="victim")
    page = desk.client.post("/cases/?status=victim", {"q": "Trùng"}).content.decode()
    assert str(opened[0]) in page
    assert str(opened[1]) not in page


def test_filter_finds_a_code_at_every_place_of_a_list(desk):
    lists = (["VN"], ["KH", "VN"], ["CN", "KH", "VN"], ["CN", "KH", "LA", "VN"], ["KH"])
    records = [{"citizenship": one, "residence_province": "VN-HN"} for one in lists] + [{}]
    with reading_as(desk.reader) as reader:
        who = {"by": reader.actor, "purpose": reader.purpose}
        ids = open_cases_in_bulk(drafts=[CaseDraft(one) for one in records], **who)
    supervisor = Reader(make_actor("supervisor"), Purpose.PROTECTION)
    for other in (desk.reader, supervisor):
        with reading_as(other) as reader:
            found = [one.id for one in cases(reader=reader, filter=Filter(citizenship="VN"))]
            assert [one for one in found if one in ids] == sorted(ids[:4], reverse=True)
            found = [one.id for one in cases(reader=reader, filter=Filter(province="VN-HN"))]
            assert [one for one in found if one in ids] == sorted(ids[:5], reverse=True)
            assert count_cases(reader=reader, filter=Filter(citizenship="KH"), most=3) == 3
