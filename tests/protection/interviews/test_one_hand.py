"""An interview with one thumb on a small phone: the answers lie in reach, and the person's page needs no script."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from sampan.protection.interviews.services.alone import start_alone
from sampan.protection.interviews.services.interviewing import NewInterview, start_interview

pytestmark = [pytest.mark.database, pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
SMALL = {"width": 360, "height": 640}
THUMB = 56  # px, the least height of a target


def device(chromium: Browser, live_server, session: str = "", *, script: bool = True) -> BrowserContext:
    context = chromium.new_context(viewport=SMALL, java_script_enabled=script, reduced_motion="reduce")
    if session:
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
        context.add_cookies([cookie])
    return context


@pytest.fixture
def room(transactional_db, room):
    return room


def boxes(page, selector=".ask-panel .button"):
    return [one.bounding_box() for one in page.locator(selector).all()]


def test_every_answer_is_large_and_in_reach_of_the_thumb(room, chromium, live_server):
    new = NewInterview("forced_labour", "adult", "vi", "none_needed")
    begun = room.run(start_interview, case_id=room.case_id, new=new)
    context = device(chromium, live_server, room.client.cookies[settings.SESSION_COOKIE_NAME].value)
    page = context.new_page()
    page.goto(f"{live_server.url}/interviews/{begun}/page/3/")
    found = boxes(page)
    assert len(found) == 7
    assert min(one["height"] for one in found) >= THUMB
    assert min(one["width"] for one in found[:2]) >= SMALL["width"] * 0.8
    assert min(one["y"] for one in found) >= SMALL["height"] / 2
    assert max(one["y"] + one["height"] for one in found) <= SMALL["height"]
    page.get_by_role("button", name="Yes").click()
    assert page.url.endswith("/page/4/")
    context.close()


def test_the_person_answers_without_a_script(room, chromium, live_server):
    asked = {"sector": "scam_compound", "profile": "adult", "language": "km", "way": "link"}
    begun = room.run(start_alone, case_id=room.case_id, **asked)
    context = device(chromium, live_server, script=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/interviews/alone/link/{begun.token}/")
    page.locator("button[name=begin]").click()
    assert page.locator("html").get_attribute("lang") == "km"
    assert min(one["height"] for one in boxes(page)) >= THUMB
    if "SAMPAN_SCREENSHOTS" in os.environ:
        page.screenshot(path=Path(os.environ["SAMPAN_SCREENSHOTS"]) / "interviews-alone-360-km.png")
    page.locator("button[value=declined]").click()
    assert page.locator(".ask-step").inner_text().startswith("2 /")
    page.locator("button[name=stop]").click()
    assert page.locator("button").count() == 0
    context.close()
