"""Pages and addresses for machines: a campaign from its plan to its report and comparison, and who is refused."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sampan.prevention.awareness.counters import Counted, Counters, written
from sampan.registry.access.purposes import Purpose
from tests.prevention.campaigns.conftest import WHY, group

pytestmark = pytest.mark.database
PLAN = {
    "name": "Week 2026", "code": "week-2026", "starts_on": "2026-07-24", "ends_on": "2026-07-30",
    "audience": "young people", "languages": ["vi", "km"], "channels": ["radio"], "places": "An Giang\nthe market",
}  # fmt: skip
QUIZ = {
    "language": "vi", "lesson": "", "held_on": "2026-07-30", "before_takers": 40, "before_asked": 480,
    "before_right": 240, "after_takers": 40, "after_asked": 480, "after_right": 430,
}  # fmt: skip
DONE = {
    "done_on": "2026-07-30", "done_by": "Youth union", "reached": 1800, "counted_how": "estimated", "cost": "120",
    "currency": "usd",
}  # fmt: skip


def url(name: str, *args: object) -> str:
    return reverse(f"campaigns:{name}", args=args)


def text(client, address: str, **asked: object) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return answer.content.decode()


def posted(client, address: str, body: dict) -> str:
    answer = client.post(address, body)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return answer.headers["Location"]


def test_campaign_goes_from_plan_to_report_on_pages(signed_in):
    client = signed_in("awareness_officer", purpose=WHY)
    assert "07-30" in text(client, url("new"))
    assert client.post(url("new"), PLAN | {"code": "Week"}).status_code == 422
    page = posted(client, url("new"), PLAN)
    made = page.rstrip("/").rsplit("/", 1)[-1]
    assert "An Giang, the market" in text(client, page)
    assert posted(client, url("edit", made), PLAN | {"name": "The week"}) == page
    assert '<option value="An Giang">' in text(client, url("activity", made))
    body = {"channel": "radio", "place": "An Giang", "planned_on": "2026-07-25"}
    for _ in range(2):
        posted(client, url("activity", made), body)
    first, second = (one["id"] for one in client.get(f"/api/campaigns/{made}/activities").json())
    posted(client, url("call_off", second), {})
    assert client.post(url("outcome", first), DONE | {"counted_how": ""}).status_code == 422
    posted(client, url("outcome", first), DONE)
    told = text(client, page)
    assert ("1,800 estimated" in told and "US$120.00" in told.replace("$", "US$", 1)) or "120" in told
    posted(client, url("outcome", first), DONE | {"reached": ""})
    assert "1,800" not in text(client, page)
    posted(client, url("outcome", first), DONE)
    assert client.post(url("sums", made), QUIZ | {"after_right": 500}).status_code == 422
    posted(client, url("sums", made), QUIZ)
    report = text(client, url("report", made))
    assert "1,800 estimated" in report and "+40 points" in report and "<svg" in report
    assert "more than chance alone would explain" in report
    csv = client.get(url("report_csv", made))
    assert csv.headers["Content-Disposition"] == 'attachment; filename="campaign.csv"'
    assert "channel,radio,,1,0,0,1800,120.00 USD" in csv.content.decode()


def test_sums_are_taken_back_and_counters_taken_in_on_pages(signed_in):
    client = signed_in("awareness_officer", purpose=WHY)
    made = posted(client, url("new"), PLAN).rstrip("/").rsplit("/", 1)[-1]
    posted(client, url("sums", made), QUIZ)
    assert "/withdraw/" in text(client, url("campaign", made))
    address = text(client, url("campaign", made)).split('action="/campaigns/quizzes/')[1].split('"')[0]
    posted(client, f"/campaigns/quizzes/{address}", {})
    told = Counters("0123456789abcdef", (Counted("week-2026", "", "vi", "before", group(30, 0.5)),))
    file = SimpleUploadedFile("quiz-sums.json", written(told).encode())
    assert posted(client, url("counters"), {"file": file}) == url("list")
    assert "counted by the public site" in text(client, url("campaign", made))
    assert "50 % right (30 people)" in text(client, url("report", made))
    wrong = SimpleUploadedFile("quiz-sums.json", b"\xff{}")
    assert client.post(url("counters"), {"file": wrong}).status_code == 422


def test_two_campaigns_stand_side_by_side(signed_in, office):
    client = signed_in("awareness_officer", agency="Office of Example", purpose=WHY)
    first, second = office.campaign(), office.campaign(code="week-2027", name="Week 2027")
    office.quiz(first, group(40, 0.5), group(40, 0.6))
    office.quiz(second, group(40, 0.5), group(40, 0.9))
    assert "Week 2027" in text(client, url("compare"))
    told = text(client, url("compare"), first=first, second=second)
    assert "+10 points" in told and "+40 points" in told and "+30 points" in told
    assert client.get(url("compare"), {"first": first, "second": first}).status_code == 422
    machine = client.get("/api/campaigns/compare", {"first": first, "second": second}).json()
    assert machine["further"]["change"] == pytest.approx(0.3)


def test_machines_plan_record_and_read(signed_in):
    client = signed_in("awareness_officer", purpose=WHY)

    def send(method: str, path: str, body: object) -> object:
        return getattr(client, method)(
            f"/api/campaigns/{path}", json.dumps(body), content_type="application/json"
        )

    made = send("post", "", PLAN | {"places": ["An Giang"]}).json()["id"]
    assert send("put", made, PLAN | {"places": [], "channels": ["sms"]}).status_code == 204
    (one,) = client.get("/api/campaigns/").json()
    assert (one["channels"], one["places"]) == (["sms"], [])
    body = {"channel": "sms", "place": "VN-44", "planned_on": "2026-07-25"}
    first, second = (send("post", f"{made}/activities", body).json()["id"] for _ in range(2))
    assert send("post", f"activities/{first}/done", DONE | {"currency": "USD"}).status_code == 204
    assert send("post", f"activities/{second}/call-off", {}).status_code == 204
    assert send("post", f"activities/{second}/call-off", {}).status_code == 403
    quiz = {"language": "vi", "held_on": "2026-07-30", "before": {"takers": 9, "asked": 108, "right": 50}}
    (sums,) = send("post", f"{made}/quizzes", quiz).json()["ids"]
    told = client.get(f"/api/campaigns/{made}/report").json()
    assert (told["total"]["estimated"], told["learnt"][0]["before"]) == (1800, None)
    assert send("post", f"quizzes/{sums}/withdraw", {}).status_code == 204
    file = Counters("0123456789abcdef", (Counted("week-2026", "", "vi", "after", group(30, 0.5)),))
    answer = client.post("/api/campaigns/counters", written(file), content_type="application/json")
    assert answer.json() == {"grown": 1}
    assert client.post("/api/campaigns/counters", "{}", content_type="application/json").status_code == 422
    assert "total,,,1,0,0,1800" in client.get(f"/api/campaigns/{made}/report.csv").content.decode()


@pytest.mark.parametrize(("role", "purpose", "reads"), [
    ("case_worker", WHY, False), ("analyst", Purpose.STATISTICS, True), ("supervisor", WHY, True),
])  # fmt: skip
def test_who_reads_and_who_plans(signed_in, role, purpose, reads):
    client = signed_in(role, purpose=purpose)
    assert client.get(url("list")).status_code == (200 if reads else 403)
    assert client.get("/api/campaigns/").status_code == (200 if reads else 403)
    plans = role == "supervisor"
    assert client.get(url("new")).status_code == (200 if plans else 403)
    assert client.get(url("counters")).status_code == (200 if plans else 403)
