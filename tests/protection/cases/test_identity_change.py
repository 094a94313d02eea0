"""The sealed identity is changed from a page and over the API, from the version that was read, and audited."""

import json

import pytest

from harness.people import client_of
from sampan.protection.cases.queries import case, timeline
from sampan.protection.cases.services.closing import close_case
from sampan.protection.cases.services.identity import change_case_identity
from sampan.protection.cases.services.ownership import move_ownership
from sampan.registry.access.context import reading_as
from sampan.registry.people.queries import find_cases
from sampan.registry.people.services import registering
from sampan.registry.people.services.closing import close_identity
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NoConsent, WrongState
from tests.protection.cases.conftest import NAME

pytestmark = pytest.mark.database
PAGE = "identity/change"
KEPT = {"name": NAME, "phones": "0912345678"}
PAPER = {"kind": "passport", "number": "B1234567", "country": "VN"}


def identity(desk):
    with reading_as(desk.reader):
        return open_identity(case_id=desk.case_id, reader=desk.reader)


def version(desk) -> int:
    with reading_as(desk.reader):
        return case(case_id=desk.case_id, reader=desk.reader).version


def change(desk, changes, *, from_version=1):
    who = {"by": desk.actor, "purpose": desk.reader.purpose}
    with reading_as(desk.reader):
        return change_case_identity(case_id=desk.case_id, changes=changes, version=from_version, **who)


def post(desk, **typed):
    return desk.client.post(desk.url(PAGE), KEPT | {"version": 1} | typed)


def patch(client, desk, body):
    path = f"/api/cases/{desk.case_id}/identity"
    return client.patch(path, json.dumps(body), content_type="application/json")


def test_page_shows_what_is_kept_as_sealed_fields_and_the_opening_is_audited(desk, audited):
    text = desk.client.get(desk.url(PAGE)).content.decode()
    assert NAME in text and "0912345678" in text and "field-sealed" in text
    assert audited("identity.read") == 1


def test_change_is_sealed_found_and_told_without_what_it_says(desk, audited):
    papers = {f"document_{part}_0": told for part, told in PAPER.items()}
    typed = {
        "name": "Trần Thị Mới",
        "birth_date_year": "2001",
        "address": "Huyện Mẫu",
        "phones": "0900000001",
    }
    typed |= {"handles": "Zalo 0900000001", "emails": "moi@example.org", "narrative": "A\r\nB"}
    assert post(desk, **typed, **papers).status_code == 302
    found = identity(desk)
    assert (found.name.full, str(found.birth_date), found.phones) == ("Trần Thị Mới", "2001", ("0900000001",))
    assert (found.documents, found.narrative) == ((PAPER,), "A\nB")
    with reading_as(desk.reader):
        assert find_cases(text="Trần Thị Mới", reader=desk.reader) == [desk.case_id]
        assert find_cases(text=NAME, reader=desk.reader) == []
        assert "identity_changed" in [one.kind for one in timeline(case_id=desk.case_id, reader=desk.reader)]
    assert "Mới" not in desk.client.get(desk.url() + "?tab=history").content.decode()
    assert audited("identity.changed") == 1


def test_page_saved_as_it_was_changes_nothing(desk, audited):
    change(
        desk,
        {"documents": [PAPER | {"issued": "2020"}], "other_names": [{"full": "Mẫu", "romanised": "Mau"}]},
    )
    before = identity(desk).fields()
    papers = {f"document_{part}_0": told for part, told in PAPER.items()}
    assert post(desk, version=2, other_names="Mẫu", **papers).status_code == 302
    assert identity(desk).fields() == before
    assert audited("identity.changed") == 1


def test_emptied_field_is_removed(desk):
    assert post(desk, phones="").status_code == 302
    assert identity(desk).phones == ()


@pytest.mark.parametrize(
    "typed",
    [
        {"birth_date_year": "2999"},
        {"birth_date_year": "soon"},
        {"name": "", "romanised": "Mau"},
        {"name": "a" * 201},
        {"version": "x"},
        {"document_kind_0": "moon", "document_number_0": "1"},
    ],
)
def test_bad_input_is_shown_again_and_changes_nothing(desk, typed, audited):
    page = post(desk, **typed)
    assert page.status_code == 422
    assert (identity(desk).name.full, audited("identity.changed")) == (NAME, 0)


def test_page_written_from_an_older_version_is_refused(desk):
    change(desk, {"address": "Huyện Mẫu"})
    assert post(desk, name="Someone").status_code == 403
    assert identity(desk).name.full == NAME


def test_wrong_method_is_refused(desk):
    assert desk.client.delete(desk.url(PAGE)).status_code == 405


@pytest.mark.parametrize(("role", "agency"), [("case_worker", "Agency A"), ("supervisor", "Agency B")])
def test_wrong_person_and_wrong_agency_find_nothing(desk, role, agency):
    stranger = client_of(role, agency=agency)
    assert stranger.get(desk.url(PAGE)).status_code == 404
    assert patch(stranger, desk, {"version": 1, "changes": {"address": "x"}}).status_code == 404
    assert identity(desk).address == ""


@pytest.mark.parametrize("role", ["analyst", "auditor", "focal_point"])
def test_role_without_permission_is_refused(desk, role):
    client = client_of(role)
    assert client.get(desk.url(PAGE)).status_code == 403
    assert patch(client, desk, {"version": 1, "changes": {"address": "x"}}).status_code == 403


def test_closed_identity_is_neither_shown_nor_written(desk, audited):
    with reading_as(desk.reader):
        who = {"by": desk.actor, "purpose": desk.reader.purpose}
        close_identity(case_id=desk.case_id, reason="withdrawn", **who)
    page = desk.client.get(desk.url(PAGE))
    assert page.status_code == 403 and NAME not in page.content.decode()
    with pytest.raises(NoConsent):
        change(desk, {"address": "x"})
    assert (version(desk), audited("identity.changed")) == (1, 0)


def test_case_owned_elsewhere_or_closed_is_not_written(desk):
    who = {"case_id": desk.case_id, "by": desk.actor, "purpose": desk.reader.purpose}
    with reading_as(desk.reader):
        close_case(reason="completed", **who)
    assert desk.client.get(desk.url(PAGE)).status_code == 403
    with pytest.raises(WrongState):
        change(desk, {"address": "x"}, from_version=version(desk))


def test_case_handed_over_is_not_written(desk):
    who = {"case_id": desk.case_id, "by": desk.actor, "purpose": desk.reader.purpose}
    with reading_as(desk.reader):
        move_ownership(to="in_transit", member="kh-node", **who)
    assert desk.client.get(desk.url(PAGE)).status_code == 403
    with pytest.raises(WrongState):
        change(desk, {"address": "x"}, from_version=version(desk))


def test_when_the_audit_fails_nothing_changes(desk, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the audit cannot be written")

    before = identity(desk).fields()
    monkeypatch.setattr(registering, "record", fail)
    with pytest.raises(RuntimeError):
        change(desk, {"name": "Trần Thị Mới"})
    assert (identity(desk).fields(), version(desk)) == (before, 1)


def test_api_changes_from_the_version_read(desk):
    body = {"version": 1, "changes": {"emails": ["a@example.org"], "phones": ""}}
    assert patch(desk.client, desk, body).json() == {"version": 2}
    found = identity(desk)
    assert (found.emails, found.phones, found.name.full) == (("a@example.org",), (), NAME)
    assert patch(desk.client, desk, body).status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"moon": "x"},
        {"phones": "0912"},
        {"phones": [{"number": "1"}]},
        {"documents": ["B1"]},
        {"birth_date": "2999"},
        {"address": ["x"]},
        {"name": {"given": "A"}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_api_refuses_bad_input(desk, changes):
    with pytest.raises(InvalidInput):
        change(desk, changes)
    assert patch(desk.client, desk, {"version": 1, "changes": changes}).status_code == 422
    assert version(desk) == 1
