"""Who is known, while an officer types, after a button without script, and over the API."""

import json

import pytest

from harness.people import client_of
from sampan.protection.recognition.services import showing
from sampan.registry.audit.models import AuditEntry

pytestmark = pytest.mark.database
TYPED = {"name": "Lo Thi Mau", "birth_date_year": "1999"}
KNOWN = "This may be somebody we know"
NOBODY = "Nobody whom you may see"


@pytest.fixture
def supervisor(desk):
    client = client_of("supervisor")
    desk.open("Lò Thị Mẫu", birth_date="1999-03-04", phones=["+84912345678"])
    return client


@pytest.fixture
def draft(supervisor) -> str:
    return supervisor.post("/cases/intake/")["Location"].removesuffix("who/")


def words(answer) -> str:
    return answer.content.decode()


def test_typing_shows_the_file_with_reasons_and_bars(supervisor, draft):
    answer = supervisor.post(draft + "who/look/", TYPED)
    assert answer.status_code == 200 and KNOWN in words(answer)
    assert "The same name but for accents and tone marks" in words(answer)
    assert words(answer).count('class="bar"') == 2
    assert "Mẫu" not in words(answer) and "<html" not in words(answer)


def test_half_of_a_birth_date_does_not_stop_the_looking(supervisor, draft):
    assert KNOWN in words(supervisor.post(draft + "who/look/", TYPED | {"birth_date_year": "19"}))


def test_typing_keeps_nothing(supervisor, draft, reading):
    supervisor.post(draft + "who/look/", TYPED)
    assert "Lo Thi Mau" not in words(supervisor.get(draft + "who/"))
    reading("auditor")
    assert not AuditEntry.objects.filter(act="intake.kept").exists()


def test_phone_of_a_later_page_counts_with_the_name_of_the_first(supervisor, draft):
    supervisor.post(draft + "who/", {"name": "Somebody Else"})
    answer = supervisor.post(draft + "contact/look/", {"phones": "0912 345 678"})
    assert "The same phone, but another name" in words(answer)


def test_nobody_alike_is_said(supervisor, draft):
    assert NOBODY in words(supervisor.post(draft + "who/look/", {"name": "Somchai Jaidee"}))


def test_nothing_typed_says_nothing_and_asks_nothing(supervisor, draft, reading):
    answer = supervisor.post(draft + "who/look/", {"birth_date_year": "1999"})
    assert KNOWN not in words(answer) and NOBODY not in words(answer)
    reading("auditor")
    assert not AuditEntry.objects.filter(act="identity.compared").exists()


def test_button_without_script_keeps_and_shows_on_the_same_page(supervisor, draft):
    answer = supervisor.post(draft + "who/", TYPED | {"go": "look"})
    assert answer.status_code == 200 and KNOWN in words(answer) and "<html" in words(answer)
    assert "Lo Thi Mau" in words(supervisor.get(draft + "who/"))


def test_summary_shows_who_is_known(supervisor, draft):
    supervisor.post(draft + "who/", TYPED)
    assert KNOWN in words(supervisor.get(draft + "summary/"))


@pytest.mark.parametrize("page", ["acts", "nothing"])
def test_page_without_identity_is_not_looked_from(supervisor, draft, page):
    assert supervisor.post(draft + f"{page}/look/", {}).status_code == 404


def test_wrong_method_is_refused(supervisor, draft):
    assert supervisor.get(draft + "who/look/").status_code == 405


def test_another_officers_intake_is_not_looked_from(supervisor, draft):
    assert client_of("supervisor").post(draft + "who/look/", TYPED).status_code == 404


def test_officer_of_another_agency_is_shown_nobody(supervisor):
    stranger = client_of("front_line_officer", agency="Agency B")
    draft = stranger.post("/cases/intake/")["Location"]
    assert NOBODY in words(stranger.post(draft + "look/", TYPED))


def test_page_says_when_the_index_is_being_made_anew(supervisor, draft, monkeypatch):
    monkeypatch.setattr("sampan.protection.recognition.services.asking.is_complete", lambda: False)
    assert "somebody may be missed" in words(supervisor.post(draft + "who/look/", TYPED))


def test_strangers_are_not_shown(supervisor, draft, monkeypatch):
    monkeypatch.setattr(showing, "SHOWN_FROM", 1.1)
    assert NOBODY in words(supervisor.post(draft + "who/look/", TYPED))


def ask(client, body: object):
    return client.post("/api/people/like", json.dumps(body), content_type="application/json")


def test_api_answers_candidates_with_reasons_and_no_identity(supervisor):
    answer = ask(supervisor, {"identity": {"name": "Lo Thi Mau", "phones": ["0912345678"]}, "sex": "female"})
    (found,) = answer.json()["candidates"]
    assert found["same"] and found["score"] > 0.9
    assert {"field": "phone", "code": "same"}.items() <= found["reasons"][0].items()
    assert found["reasons"][0]["words"] == "the same phone"
    assert "Mẫu" not in words(answer)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"identity": []},
        {"identity": {"birth_date": "never"}},
        {"identity": {"phones": "0912"}},
        {"identity": {}, "sex": "both"},
        {"identity": {}, "nationality": "Viet Nam"},
    ],
)
def test_api_refuses_what_it_cannot_read(supervisor, body):
    assert ask(supervisor, body).status_code == 422


@pytest.mark.parametrize(("role", "status"), [("analyst", 403), ("auditor", 403)])
def test_api_refuses_who_may_not_read_identities(desk, role, status):
    assert ask(client_of(role), {"identity": {"name": "Lo Thi Mau"}}).status_code == status


def test_api_shows_nothing_to_another_agency(supervisor):
    stranger = client_of("supervisor", agency="Agency B")
    assert ask(stranger, {"identity": {"name": "Lo Thi Mau"}}).json()["candidates"] == []
