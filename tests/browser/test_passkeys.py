"""A passkey from its making to a sign-in without password, in a real browser with a virtual key."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from harness.people import make_account, make_actor
from playwright.sync_api import BrowserContext, Page, sync_playwright

from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts.services import issue_sign_in_link

pytestmark = [pytest.mark.database, pytest.mark.browser]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def context(transactional_db: None) -> Iterator[BrowserContext]:
    """A browser of its own; a missing one is a failure, never a skip."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=os.environ["SAMPAN_CHROMIUM"], args=FLAGS)
        yield browser.new_context(viewport={"width": 360, "height": 800}, locale="en")
        browser.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page with a virtual key that confirms by itself; a message on the console is kept in `page.said`."""
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


@pytest.fixture
def link(transactional_db: None, live_server, settings) -> str:
    """The one-time link of a new account on a node that requires a second factor."""
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, require_second_factor=True)
    account = make_account("case_worker")
    admin = make_actor("node_administrator")
    token = issue_sign_in_link(account_id=account.id, by=admin, purpose=Purpose.ADMINISTRATION)
    return live_server.url + reverse("accounts:sign_in_by_link", args=[token])


def look(page: Page, name: str) -> None:
    """Check the page with axe, keep its picture where SAMPAN_SCREENSHOTS says, and allow no message."""
    if folder := os.environ.get("SAMPAN_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"
    assert page.said == []


def test_passkey_from_the_first_link_to_a_sign_in_without_password(page, link, live_server):
    page.goto(link)
    look(page, "link")
    page.get_by_role("button", name="Sign in now").click()
    page.get_by_text("One thing before you start").wait_for()
    look(page, "keys-first")
    page.get_by_role("link", name="Add a passkey").click()
    look(page, "add-passkey")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/recovery-codes/")
    look(page, "recovery-codes")
    page.goto(live_server.url + reverse("accounts:settings"))
    look(page, "settings")
    page.locator("form.sign-out button").click()
    page.wait_for_url("**/accounts/login/")
    look(page, "sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(live_server.url + "/")
    page.goto(live_server.url + reverse("accounts:settings"))
    assert page.get_by_role("heading", name="Settings").count() == 1


def test_passkey_that_is_refused_says_so_and_loses_nothing(page, link, context):
    page.goto(link)
    page.get_by_role("button", name="Sign in now").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.evaluate("() => { navigator.credentials.create = () => Promise.reject(new Error('no')); }")
    page.get_by_label("What you call it").fill("my phone")
    page.get_by_role("button", name="Make the passkey").click()
    page.get_by_role("alert").get_by_text("The key was not read").wait_for()
    assert page.get_by_label("What you call it").input_value() == "my phone"
