"""Pages of the lines: each works for its desk, and for no other; the picture needs no script."""

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.corridors.drawing import ring, spark
from sampan.partnership.corridors.models import ExchangeIncident
from sampan.partnership.corridors.queries import line_rows
from sampan.partnership.corridors.services.watching import watch
from sampan.partnership.corridors.wording import reason_in_words, seconds_in_words
from sampan.partnership.exchange.facts import Trouble
from sampan.registry.access.purposes import Purpose
from tests.partnership.corridors.conftest import MEMBER, NOW

pytestmark = pytest.mark.database


def page(name: str, *args: object) -> str:
    return reverse(f"corridors:{name}", args=args)


@pytest.fixture
def focal(peer):
    return client_of("focal_point", agency="Focal point", purpose=Purpose.REFERRAL)


def test_lines_are_drawn_and_told(focal, line):
    line(ages=[700, 600], trouble=Trouble.UNREACHABLE.value, trouble_since=NOW)
    shown = focal.get(page("links")).content.decode()
    assert "spoke-trouble" in shown and "their node does not answer" in shown and "<script>" not in shown


def test_lines_asked_by_htmx_are_the_part_that_changes(focal, line):
    line(ages=[9], signed=1)
    part = focal.get(page("links"), headers={"HX-Request": "true"}).content.decode()
    assert "spoke-good" in part and "<html" not in part


def test_queue_says_why_each_letter_waits(focal, line):
    line(ages=[30, 20, 10], offered=1, trouble=Trouble.NO_ANSWER.value, trouble_since=NOW)
    shown = focal.get(page("queue", MEMBER)).content.decode()
    assert "their signed word has not come yet" in shown and "waits for the one before it" in shown


@pytest.mark.parametrize("asked", ["?lane=3", "?lane=99&after=x", "?after=" + "9" * 60])
def test_queue_takes_any_filter(focal, line, asked):
    line(ages=[9])
    assert focal.get(page("queue", MEMBER) + asked).status_code == 200


def test_queue_of_nobody_is_not_found(focal):
    assert focal.get(page("queue", "xx-nobody")).status_code == 404


@pytest.mark.parametrize(
    "asked", ["", "?direction=sideways", "?lane=7", "?since=yesterday", "?state=applied&before=x"]
)
def test_letters_take_any_filter(focal, asked):
    assert focal.get(page("letters") + asked).status_code == 200


def test_incident_is_taken_and_closed(focal, line, as_service):
    line(ages=[700])
    watch(NOW)
    with as_service():
        made = ExchangeIncident.objects.get().id
    assert focal.post(page("take", made)).status_code == 302
    assert focal.post(page("incident", made), {"note": ""}).status_code == 422
    assert focal.post(page("incident", made), {"note": "A cable was cut."}).status_code == 302
    assert "A cable was cut." not in focal.get(page("incident", made)).content.decode()
    assert "A cable was cut." in focal.post(page("incident", made)).content.decode()


def test_home_page_says_that_a_line_needs_a_person(focal, line):
    line(ages=[700])
    watch(NOW)
    assert page("incidents") in focal.get("/").content.decode()


@pytest.mark.parametrize("name", ["links", "late", "letters", "incidents"])
def test_service_provider_sees_none_of_it(peer, name):
    assert client_of("service_provider").get(page(name)).status_code == 403


def test_administrator_sees_lines_and_incidents_but_no_letter(peer):
    client = client_of("node_administrator", purpose=Purpose.ADMINISTRATION)
    seen = {name: client.get(page(name)).status_code for name in ("links", "late", "incidents", "letters")}
    assert seen == {"links": 200, "late": 200, "incidents": 200, "letters": 403}


def test_wrong_method_is_refused(focal):
    assert focal.post(page("links")).status_code == 405


def test_api_tells_what_the_pages_tell(focal, line):
    line(ages=[700])
    watch(NOW)
    status = focal.get("/api/corridors/status/").json()
    assert not status["ok"] and status["incidents"][0]["code"] == "link_down"
    (found,) = focal.get("/api/corridors/incidents/").json()
    closed = focal.post(
        f"/api/corridors/incidents/{found['id']}/close/", {"note": "x"}, content_type="application/json"
    )
    assert closed.status_code == 204
    assert focal.get("/api/corridors/late/").status_code == 200
    assert focal.post("/api/corridors/letters/", {}, content_type="application/json").json() == []


def test_ring_puts_the_first_at_the_top(line, watcher):
    line(ages=[9])
    (one,) = ring(line_rows(reader=watcher, now=NOW))
    assert one.y < 150 == one.end_x - one.x + 150 and one.waiting == 1


def test_spark_of_a_quiet_day_is_flat():
    assert {point.split(",")[1] for point in spark([0] * 24).points.split()} == {"26.0"}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "–"),
        (0.04, "0.0 s"),
        (9.96, "10.0 s"),
        (61, "61 s"),
        (180, "3 min"),
        (7_300, "2 h"),
        (200_000, "2 d"),
    ],
)
def test_durations_in_words(seconds, words):
    assert seconds_in_words(seconds) == words


def test_unknown_reason_is_shown_as_it_came():
    assert reason_in_words("of_tomorrow") == "of_tomorrow"
