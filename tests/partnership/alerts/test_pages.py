"""Pages of the duty desk: each works, refuses bad input, the wrong method and the wrong person."""

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.alerts.models import Alert, DutyShift
from sampan.registry.access.purposes import Purpose
from tests.partnership.alerts.conftest import MEMBER

pytestmark = pytest.mark.database

TYPED = {
    "kind": "urgent",
    "members": [MEMBER],
    "subject": "Group in a compound",
    "text": "Eleven people behind a locked door.",
    "place": "KH-1",
    "more_places": "vn-44",
    "read_within": "15",
    "valid_hours": "24",
}


@pytest.fixture
def desk(border):
    return client_of("duty_officer", agency="Focal point", purpose=Purpose.REFERRAL)


@pytest.fixture
def alert_id(border, body):
    border.arrives("urgent.message", body())
    return border.passage().alert_id


def page(name: str, *args: object) -> str:
    return reverse(f"alerts:{name}", args=args)


def on_duty(desk) -> None:
    assert desk.post(page("duty"), {"hours": "8", "climbs_to": ""}).status_code == 302


def test_list_shows_what_arrived_and_not_its_words(desk, alert_id):
    shown = desk.get(page("list")).content.decode()
    assert (
        page("alert", alert_id) in shown
        and "girl" not in shown
        and "border" not in shown.split("<main")[1].lower()
    )


def test_list_asked_by_htmx_is_the_part_that_changes(desk, alert_id):
    part = desk.get(page("list"), headers={"HX-Request": "true"}).content.decode()
    assert page("alert", alert_id) in part and "<html" not in part


def test_list_refreshes_without_script_only_when_asked(desk, alert_id):
    assert "http-equiv" not in desk.get(page("list")).content.decode()
    assert 'http-equiv="refresh"' in desk.get(page("list") + "?watch=1").content.decode()


def test_opening_shows_the_words_and_tells_the_sender(desk, border, alert_id):
    assert "girl of nine" not in desk.get(page("alert", alert_id)).content.decode()
    assert "girl of nine" in desk.post(page("alert", alert_id)).content.decode()
    assert border.kinds()[-1] == "urgent.read"


def test_message_is_looked_at_before_it_is_sent(desk, border):
    looked = desk.post(page("write"), TYPED)
    assert looked.status_code == 200 and border.sent == []
    assert "Eleven people" in looked.content.decode()
    sent = desk.post(page("write"), TYPED | {"send": "1"})
    assert sent.status_code == 302 and border.sent[0].body["places"] == ["KH-1", "VN-44"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("members", []), ("text", ""), ("more_places", "Atlantis"), ("read_within", "9999999")],
)
def test_wrong_input_shows_the_form_again(desk, border, field, wrong):
    answer = desk.post(page("write"), TYPED | {field: wrong, "send": "1"})
    assert answer.status_code == 422 and border.sent == []


def test_banner_is_on_every_page_of_whoever_is_on_duty(desk, border, body):
    on_duty(desk)
    border.arrives("urgent.message", body())
    assert 'id="duty-banner"' in desk.get("/").content.decode()
    assert "1 urgent message" in desk.get(page("banner")).content.decode()
    colleague = client_of("duty_officer", agency="Focal point", purpose=Purpose.REFERRAL)
    assert 'id="duty-banner"' not in colleague.get("/").content.decode()


def test_whoever_goes_off_duty_is_told_no_more(desk, border, body):
    on_duty(desk)
    border.arrives("urgent.message", body())
    assert desk.post(page("off_duty")).status_code == 302
    assert 'id="duty-banner"' not in desk.get("/").content.decode()
    with border.reading():
        assert DutyShift.objects.filter(ended_at__isnull=False).count() == 1


@pytest.mark.parametrize(
    ("act", "typed", "kind"),
    [
        ("answer", {"text": "We go."}, "urgent.answer"),
        ("close", {"text": ""}, "urgent.close"),
    ],
)
def test_acts_leave_as_letters(desk, border, alert_id, act, typed, kind):
    desk.post(page("alert", alert_id))
    assert desk.get(page(act, alert_id, MEMBER)).status_code == 200
    assert desk.post(page(act, alert_id, MEMBER), typed).status_code == 302
    assert border.kinds()[-1] == kind


def test_recall_asks_for_a_reason(desk, border):
    sent = desk.post(page("write"), TYPED | {"send": "1"})
    with border.reading():
        made = Alert.objects.get().id
    assert sent["Location"] == page("alert", made)
    assert desk.post(page("recall", made, MEMBER), {"reason": ""}).status_code == 422
    assert desk.post(page("recall", made, MEMBER), {"reason": "Found.", "wipes": "on"}).status_code == 302
    assert border.sent[-1].body == {"reason": "Found.", "wipe": True}


def test_act_for_a_member_that_has_no_part_in_it_is_not_found(desk, alert_id):
    desk.post(page("alert", alert_id))
    assert desk.post(page("answer", alert_id, "xx-nobody"), {"text": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["list", "write", "duty", "banner"])
@pytest.mark.parametrize("role", ["case_worker", "analyst", "node_administrator", "service_provider"])
def test_others_have_no_duty_desk(border, role, name):
    assert client_of(role).get(page(name)).status_code == 403


def test_wrong_method_is_refused(desk, alert_id):
    assert desk.get(page("off_duty")).status_code == 405
    assert desk.post(page("list")).status_code == 405
    assert desk.delete(page("alert", alert_id)).status_code == 405


def test_api_sends_opens_and_answers(desk, border, body, alert_id, message):
    told = {
        "kind": "alert",
        "members": [MEMBER],
        "subject": "New route",
        "text": "By night, over the river.",
        "valid_until": message().valid_until.isoformat(),
        "read_within": 60,
    }
    made = desk.post("/api/alerts/", told, content_type="application/json")
    assert made.status_code == 201 and made.json()["passages"][0]["stage"] == "waiting"
    opened = desk.post(f"/api/alerts/{alert_id}/open/", {}, content_type="application/json")
    assert opened.json()["text"].startswith("A girl")
    answered = desk.post(
        f"/api/alerts/{alert_id}/{MEMBER}/answer/", {"text": "Yes."}, content_type="application/json"
    )
    assert answered.status_code == 204
    assert [one["id"] for one in desk.get("/api/alerts/?view=in").json()] == [str(alert_id)]
    assert border.kinds()[-3:] == ["alert.notice", "urgent.read", "urgent.answer"]


def test_api_duty_begins_and_ends(desk, border):
    assert desk.post("/api/alerts/duty/", {"hours": 4}, content_type="application/json").status_code == 204
    assert len(desk.get("/api/alerts/duty/").json()) == 1
    assert desk.post("/api/alerts/duty/end/").status_code == 204
    assert desk.get("/api/alerts/duty/").json() == []
