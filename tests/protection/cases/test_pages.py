"""The pages of a case: they work, and refuse bad input, wrong methods, wrong people and missing purposes."""

import pytest

from harness.people import client_of
from sampan.protection.cases.queries import case, timeline
from sampan.protection.cases.services.closing import close_case
from sampan.registry.access.context import reading_as
from tests.protection.cases.conftest import NAME

pytestmark = pytest.mark.database
TABS = ("overview", "record", "consents", "referrals", "team", "history")
GETS = ("", "edit", "note", "milestone", "close")
POSTS_ONLY = ("identity", "notes", "reopen", "team")


def read(desk):
    with reading_as(desk.reader):
        return case(case_id=desk.case_id, reader=desk.reader)


@pytest.mark.parametrize("tab", TABS)
def test_case_page_shows_each_tab_without_the_name(desk, tab):
    page = desk.client.get(desk.url(), {"tab": tab})
    assert page.status_code == 200
    assert NAME not in page.content.decode()
    assert "Who sees this file" in page.content.decode()


def test_case_page_shows_the_deadlines_of_the_procedure(desk):
    assert "Initial verification" in desk.client.get(desk.url()).content.decode()


def test_title_names_neither_person_nor_case(desk):
    text = desk.client.get(desk.url()).content.decode()
    title = text[text.index("<title>") : text.index("</title>")]
    assert read(desk).number not in title


def test_identity_opens_for_a_named_purpose_and_is_audited(desk, audited):
    page = desk.client.post(desk.url("identity"), {"purpose": "protection"})
    assert NAME in page.content.decode()
    assert audited("identity.read") == 1


@pytest.mark.parametrize("asked", [{}, {"purpose": "audit"}, {"purpose": "curiosity"}])
def test_identity_without_a_purpose_of_the_role_stays_sealed(desk, asked, audited):
    page = desk.client.post(desk.url("identity"), asked)
    assert page.status_code == 403
    assert NAME not in page.content.decode()
    assert (audited("identity.read"), audited("refused")) == (0, 1)


@pytest.mark.parametrize("act", GETS)
def test_pages_open(desk, act):
    assert desk.client.get(desk.url(act)).status_code == 200


@pytest.mark.parametrize("act", POSTS_ONLY)
def test_acts_by_get_are_refused(desk, act):
    assert desk.client.get(desk.url(act)).status_code == 405


@pytest.mark.parametrize("act", GETS)
def test_pages_refuse_other_methods(desk, act):
    assert desk.client.delete(desk.url(act)).status_code == 405


@pytest.mark.parametrize("act", [*GETS, "identity"])
def test_another_agency_finds_nothing(desk, act):
    stranger = client_of("supervisor", agency="Agency B")
    answer = (
        stranger.post(desk.url(act), {"purpose": "protection"})
        if act == "identity"
        else stranger.get(desk.url(act))
    )
    assert answer.status_code == 404


@pytest.mark.parametrize("act", GETS)
def test_colleague_outside_the_team_finds_nothing(desk, act):
    assert client_of("case_worker").get(desk.url(act)).status_code == 404


@pytest.mark.parametrize("role", ["analyst", "auditor", "node_administrator"])
@pytest.mark.parametrize("act", GETS)
def test_roles_without_cases_are_refused(desk, act, role):
    assert client_of(role).get(desk.url(act)).status_code == 403


def test_nobody_signed_in_is_sent_to_sign_in(desk, client):
    assert client.get(desk.url()).status_code == 302


def test_note_is_written_sealed_and_opened_only_when_asked(desk, audited):
    told = "Người này cần bác sĩ"
    assert desk.client.post(desk.url("note"), {"text": told}).status_code == 302
    assert told not in desk.client.get(desk.url(), {"tab": "history"}).content.decode()
    assert told in desk.client.post(desk.url("notes"), {"purpose": "protection"}).content.decode()
    assert audited("notes.read") == 1


def test_note_without_text_is_shown_again(desk):
    assert desk.client.post(desk.url("note"), {"text": " "}).status_code == 422


def test_edit_changes_the_record_and_keeps_why_there_is_no_answer(desk):
    asked = {"version": read(desk).version, "sex": "declined", "age": "23", "citizenship": ["VN", "KH"]}
    assert desk.client.post(desk.url("edit") + "?section=person", asked).status_code == 302
    found = read(desk)
    assert found.record["age"] == 23 and found.record["citizenship"] == ["KH", "VN"]
    assert "sex" not in found.record and found.unanswered == {"sex": "declined"}


@pytest.mark.parametrize(
    "asked",
    [
        {"age": "300"},
        {"age": "old"},
        {"sex": "stone"},
        {"citizenship": ["VN", "declined"]},
        {"registered": "2099"},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_edit_with_bad_input_is_shown_again(desk, asked):
    page = desk.client.post(desk.url("edit") + "?section=person", {"version": 1} | asked)
    assert page.status_code == 422
    assert read(desk).record["age"] == 22


def test_edit_of_what_somebody_else_changed_is_refused(desk):
    assert desk.client.post(desk.url("edit"), {"version": 99, "age": "23"}).status_code == 403
    assert read(desk).record["age"] == 22


def test_edit_of_an_unknown_section_is_not_found(desk):
    assert desk.client.get(desk.url("edit") + "?section=moon").status_code == 404


def test_milestone_is_recorded_with_a_partial_date(desk):
    asked = {"kind": "assisted", "happened_year": "2025", "happened_month": "7", "country": "VN"}
    assert desk.client.post(desk.url("milestone"), asked).status_code == 302
    assert [(one.kind, str(one.happened)) for one in read(desk).milestones] == [("assisted", "2025-07")]


@pytest.mark.parametrize(
    "asked",
    [{}, {"kind": "identified", "happened_year": "2025"}, {"kind": "returned", "happened_year": "2999"}],
)
def test_milestone_with_bad_input_is_shown_again(desk, asked):
    assert desk.client.post(desk.url("milestone"), asked).status_code == 422


def test_close_and_reopen(desk):
    assert desk.client.post(desk.url("close"), {"reason": "completed"}).status_code == 302
    assert not read(desk).is_open
    assert desk.client.post(desk.url("note"), {"text": "x"}).status_code in (302, 403)
    assert desk.client.post(desk.url("reopen")).status_code == 302
    assert read(desk).is_open


def test_close_without_reason_is_shown_again(desk):
    assert desk.client.post(desk.url("close"), {}).status_code == 422


def test_closed_case_is_not_edited(desk):
    with reading_as(desk.reader):
        close_case(case_id=desk.case_id, reason="completed", by=desk.actor, purpose=desk.reader.purpose)
    assert desk.client.post(desk.url("edit"), {"version": 1, "age": "23"}).status_code == 403


def test_team_is_assigned_by_a_supervisor_only(desk):
    colleague, supervisor = client_of("case_worker"), client_of("supervisor")
    asked = {"account": str(colleague.account.id), "act": "join"}
    assert desk.client.post(desk.url("team"), asked).status_code == 403
    assert supervisor.post(desk.url("team"), asked).status_code == 302
    assert colleague.get(desk.url()).status_code == 200
    assert supervisor.post(desk.url("team"), asked | {"act": "leave"}).status_code == 302
    assert colleague.get(desk.url()).status_code == 404


def test_team_refuses_somebody_of_another_agency(desk):
    other = client_of("case_worker", agency="Agency B")
    answer = client_of("supervisor").post(desk.url("team"), {"account": str(other.account.id)})
    assert answer.status_code == 422


def test_history_reads_aloud(desk):
    desk.client.post(desk.url("note"), {"text": "x"})
    text = desk.client.get(desk.url(), {"tab": "history"}).content.decode()
    assert "A note was written." in text and "The case was opened after an intake." in text
    with reading_as(desk.reader):
        assert len(timeline(case_id=desk.case_id, reader=desk.reader)) == 2
