"""The pages of a return: they work, say what is wrong, refuse the wrong method and the wrong person."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from sampan.protection.returns.models import ReturnEvent
from sampan.protection.returns.services import printing
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import Unavailable
from tests.protection.returns.telling import TODAY, WHY

pytestmark = pytest.mark.database


def test_pages_of_a_return_work_and_refuse_what_is_wrong(story, sides, desk, signed_in):
    story.accepted()
    worker, address = desk(sides.worker), f"/returns/{story.host}/"
    assert b"Cambodia" in worker.get("/returns/").content
    page = worker.get(address).content.decode()
    assert "Ask the person" in page and "Chanthy" not in page
    assert worker.post(f"{address}ask/", {}).status_code == 422
    told = {"options": ["stay", "return"], "answer": "wants_to_return", "asked_on": str(TODAY),
            "language": "km", "signed_by": "person"}  # fmt: skip
    assert worker.post(f"{address}ask/", told).status_code == 302
    assert worker.get(f"{address}nothing/").status_code == 404
    assert worker.get(f"{address}papers/return-form/").status_code == 405
    assert desk(sides.receiver).get(address).status_code == 404
    assert signed_in("analyst").get(address).status_code == 403


def test_refusal_of_the_gate_is_a_page_with_tasks_that_stay(story, sides, desk):
    story.accepted().draft()
    answer = desk(sides.worker).post(f"/returns/{story.host}/send-plan/")
    assert answer.status_code == 403
    assert "has not said that they want to return" in answer.content.decode()
    assert "missing_voluntariness_missing" in sides.tasks("host", story.conversation)
    told = desk(sides.worker).post(f"/api/returns/{story.host}/send-plan/", content_type="application/json")
    assert told.status_code == 403
    assert {"asylum_unchecked", "host_risk_missing"} <= {one["code"] for one in told.json()["missing"]}


def test_papers_in_both_languages_are_printed_under_audit(story, sides, desk):
    story.planned()
    document = desk(sides.worker).post(f"/returns/{story.host}/papers/return-form/")
    assert document.content[:5] == b"%PDF-" and "Chanthy" not in document["Content-Disposition"]
    with reading_as(Reader(sides.worker, WHY)):
        event = ReturnEvent.objects.get(act="printed")
    assert event.facts["paper"] == "return-form" and len(event.facts["check"]) == 14


def test_paper_without_a_font_says_which_one_is_needed():
    assert printing.languages_for("VN", "KH") == ("en", "vi", "km")
    assert printing.scripts_of("ឈ Name") == {"Khmr", "Latn"}
    with pytest.raises(Unavailable, match="Noto Sans Khmer"):
        printing.require_fonts({"Khmr"}, frozenset({"Noto Sans"}))


def test_changed_paper_has_another_check_code():
    assert printing.check_code({"a": "1"}) != printing.check_code({"a": "2"})


def test_offline_account_may_lie_hours_back_but_not_ahead(story, sides, desk):
    story.planned().ask()
    ahead = f"{localtime() + timedelta(hours=2):%Y-%m-%dT%H:%M}"
    assert desk(sides.worker).post(f"/returns/{story.host}/depart/", {"happened_at": ahead}).status_code in (
        403,
        422,
    )
    assert sides.both(story.conversation) == ("planned", "planned")
