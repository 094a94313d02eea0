"""An intake keeps everything that was typed, sealed, and ends in a case or in nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from harness.people import client_of
from sampan.protection.cases.models import IntakeDraft
from sampan.protection.cases.queries import case, cases, draft_pages, drafts, timeline
from sampan.protection.cases.services import drafting, opening
from sampan.protection.cases.services.drafting import begin_draft, discard_draft, keep_draft
from sampan.protection.identification.queries import deadlines_of_case
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import NotFound, NotPermitted

pytestmark = pytest.mark.database
NAME = "Phạm Thị Thử"
WHO = {"name": NAME, "birth_date_year": "2001", "sex": "female"}


@pytest.fixture
def officer(db):
    return client_of("front_line_officer")


@pytest.fixture
def draft(officer) -> str:
    """The address of an intake that the officer has begun."""
    return officer.post("/cases/intake/")["Location"].removesuffix("who/")


def reader_of(client) -> Reader:
    return Reader(actor_of(client.account), Purpose.PROTECTION)


def kept(client, draft) -> dict:
    with reading_as(reader_of(client)) as reader:
        return draft_pages(draft_id=draft.split("/")[3], kind="person", reader=reader)


def opened_by(client):
    with reading_as(reader_of(client)) as reader:
        return [case(case_id=one.id, reader=reader) for one in cases(reader=reader)]


def test_intake_asks_page_by_page_and_opens_the_case(officer, draft):
    assert officer.post(draft + "who/", WHO)["Location"] == draft + "background/"
    background = {"citizenship": ["VN"], "languages": ["vi"], "education": "not_asked"}
    assert officer.post(draft + "background/", background)["Location"] == draft + "contact/"
    officer.post(draft + "contact/", {"phones": "0912 000 111\n0912 000 222", "document_number": "C1234567"})
    officer.post(draft + "acts/", {"acts": ["recruitment"], "means": ["debt_bondage", "false_promises"]})
    officer.post(draft + "forms/", {"forms": ["forced_criminality"]})
    officer.post(draft + "details/", {"crime_types": ["online_scam"]})
    officer.post(draft + "recruitment/", {"recruiter_relation": "declined"})
    began = (date.today() - timedelta(days=5)).isoformat()
    officer.post(
        draft + "where/",
        {"event": "reported", "event_on": began, "exploitation_countries": ["KH"], "route": "Viet Nam, KH"},
    )
    officer.post(
        draft + "rights/", {"needs": ["shelter", "medical"], "is_urgent": "on", "forced_to_offend": "yes"}
    )
    officer.post(draft + "telling/", {"narrative": "Tôi bị giữ hộ chiếu."})
    assert (
        officer.post(draft + "agreement/", {"consent_note": "nói tiếng Việt"})["Location"]
        == draft + "summary/"
    )
    assert NAME in officer.get(draft + "summary/").content.decode()
    answer = officer.post(draft + "summary/")
    (found,) = opened_by(officer)
    assert answer["Location"] == f"/cases/{found.id}/"
    assert found.record["crime_types"] == ["online_scam"] and found.record["route"] == ["VN", "KH"]
    assert (
        found.unanswered == {"education": "not_asked", "recruiter_relation": "declined"}
        and found.urgency == "urgent"
    )
    with reading_as(reader_of(officer)) as reader:
        identity = open_identity(case_id=found.id, reader=reader)
        assert identity.name.full == NAME and len(identity.phones) == 2
        assert identity.narrative == "Tôi bị giữ hộ chiếu."
        assert [one.kind for one in timeline(case_id=found.id, reader=reader)] == ["note", "opened"]
        assert any(one.is_overdue(date.today()) for one in deadlines_of_case(case_id=found.id, reader=reader))
        assert drafts(reader=reader) == []


def test_what_was_typed_wrong_is_kept_too_and_shown_again(officer, draft):
    page = officer.post(draft + "who/", WHO | {"age": "three hundred"})
    assert page.status_code == 422 and "three hundred" in page.content.decode()
    again = officer.get(draft + "who/").content.decode()
    assert "three hundred" in again and NAME in again


def test_going_back_keeps_the_page_one_leaves(officer, draft):
    officer.post(draft + "who/", WHO)
    answer = officer.post(draft + "contact/", {"phones": "0912 000 111", "go": "back"})
    assert answer["Location"] == draft + "background/"
    assert kept(officer, draft)["contact"]["phones"] == ["0912 000 111"]


def test_pausing_keeps_the_page_and_lists_the_intake(officer, draft):
    assert officer.post(draft + "who/", WHO | {"pause": "yes"})["Location"] == "/cases/intake/"
    assert draft + "who/" in officer.get("/cases/intake/").content.decode()


def test_details_are_asked_only_when_a_form_calls_for_them(officer, draft):
    officer.post(draft + "who/", WHO)
    assert (
        officer.post(draft + "forms/", {"forms": ["forced_marriage"]})["Location"] == draft + "recruitment/"
    )
    assert (
        officer.post(draft + "forms/", {"forms": ["sexual_exploitation"]})["Location"] == draft + "details/"
    )
    assert "crime_types" not in officer.get(draft + "details/").content.decode()


def test_answer_and_refusal_together_are_not_taken(officer, draft):
    assert officer.post(draft + "acts/", {"means": ["threats", "declined"]}).status_code == 422


def test_age_that_the_birth_date_rules_out_is_not_taken(officer, draft):
    assert officer.post(draft + "who/", WHO | {"age": "60"}).status_code == 422


def test_case_is_not_opened_while_a_page_is_wrong(officer, draft):
    officer.post(draft + "who/", WHO | {"age": "999"})
    assert officer.post(draft + "summary/").status_code == 422
    assert opened_by(officer) == []


@pytest.mark.parametrize(("country", "offered"), [("TH", True), ("LA", True), ("KH", True), ("VN", False)])
def test_buddhist_era_is_offered_where_people_use_it(officer, draft, settings, country, offered):
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, country=country)
    assert ("birth_era" in officer.get(draft + "who/").content.decode()) is offered


def test_buddhist_year_is_kept_in_the_common_era(officer, draft, settings):
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, country="TH")
    thai = {"name": "สมหญิง ทดสอบ", "birth_date_year": "2544", "birth_era": "BE"}
    officer.post(draft + "who/", thai)
    officer.post(draft + "summary/")
    (found,) = opened_by(officer)
    with reading_as(reader_of(officer)) as reader:
        identity = open_identity(case_id=found.id, reader=reader)
        assert (str(identity.birth_date), identity.name.script) == ("2001", "Thai")


def test_draft_is_sealed_in_the_database(officer, draft):
    officer.post(draft + "who/", WHO)
    enter(reader_of(officer))
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed, wrapped FROM cases_intakedraft")
        sealed, wrapped = (bytes(one) for one in cursor.fetchone())
    assert NAME.encode() not in sealed and b"name" not in sealed and len(wrapped) > 32


def test_draft_is_nobody_elses(officer, draft):
    officer.post(draft + "who/", WHO)
    for other in (client_of("supervisor"), client_of("front_line_officer", agency="Agency B")):
        assert other.get(draft + "who/").status_code == 404
        assert other.post(draft + "who/", {"name": "x"}).status_code == 404
        with reading_as(reader_of(other)):
            assert IntakeDraft.objects.count() == 0


def test_likeness_with_a_known_person_is_warned_of(desk):
    draft = desk.client.post("/cases/intake/")["Location"].removesuffix("who/")
    desk.client.post(draft + "contact/", {"phones": "+0912-345-678"})
    page = desk.client.get(draft + "summary/").content.decode()
    assert f"/cases/{desk.case_id}/" in page and "somebody we know" in page


def test_throwing_away_leaves_nothing(officer, draft):
    officer.post(draft + "who/", WHO)
    assert officer.post(draft + "discard/").status_code == 302
    assert officer.get(draft + "who/").status_code == 404


@pytest.mark.parametrize("page", ["moon", "who2"])
def test_unknown_page_is_not_found(officer, draft, page):
    assert officer.get(f"{draft}{page}/").status_code == 404


def test_wrong_methods_are_refused(officer, draft):
    assert officer.delete(draft + "who/").status_code == 405
    assert officer.get(draft + "discard/").status_code == 405


@pytest.mark.parametrize("role", ["analyst", "focal_point", "auditor"])
def test_roles_that_open_no_cases_are_refused(role, db):
    assert client_of(role).post("/cases/intake/").status_code == 403


@pytest.mark.parametrize("act", ["begin", "keep", "discard"])
def test_when_the_audit_fails_nothing_changes(reading, monkeypatch, act):
    reader = reading("case_worker")
    who = {"by": reader.actor, "purpose": reader.purpose}
    draft_id = begin_draft(kind="person", **who)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(drafting, "record", fail)
    with pytest.raises(RuntimeError):
        if act == "begin":
            begin_draft(kind="person", **who)
        elif act == "keep":
            keep_draft(draft_id=draft_id, page="who", typed={"name": ["x"]}, **who)
        else:
            discard_draft(draft_id=draft_id, **who)
    assert draft_pages(draft_id=draft_id, kind="person", reader=reader) == {}
    assert len(drafts(reader=reader)) == 1


def test_opening_when_the_audit_fails_keeps_the_draft_and_opens_nothing(officer, draft, monkeypatch):
    officer.post(draft + "who/", WHO)

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(opening, "record_many", fail)
    officer.raise_request_exception = False
    assert officer.post(draft + "summary/").status_code == 500
    assert opened_by(officer) == [] and "who" in kept(officer, draft)


def test_somebody_elses_draft_is_not_kept_over(reading, people):
    reader = reading("case_worker")
    draft_id = begin_draft(kind="person", by=reader.actor, purpose=reader.purpose)
    other = people("case_worker")
    with pytest.raises(NotFound):
        keep_draft(draft_id=draft_id, page="who", typed={}, by=other, purpose=reader.purpose)


def test_front_line_officer_begins_no_group(reading):
    reader = reading("front_line_officer")
    with pytest.raises(NotPermitted):
        begin_draft(kind="group", by=reader.actor, purpose=reader.purpose)
