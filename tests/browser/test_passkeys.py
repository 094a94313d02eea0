"""A passkey from its making to a sign-in without password, in a real browser with a virtual key."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from harness.people import make_account, make_actor
from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts.services import issue_sign_in_link
from tests.browser.looking import expect_accessible, expect_no_overflow, take_picture

pytestmark = [pytest.mark.database, pytest.mark.browser]
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def context(chromium: Browser, transactional_db: None) -> Iterator[BrowserContext]:
    """A narrow window of its own, as on a phone."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="en")
    yield context
    context.close()


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


def look(page: Page, folder: Path, name: str) -> None:
    """Check the page with axe, keep its picture, and allow no message on the console."""
    take_picture(page, folder, f"passkeys-{name}-360-en")
    expect_accessible(page)
    expect_no_overflow(page)
    assert page.said == []


def test_passkey_from_the_first_link_to_a_sign_in_without_password(page, link, live_server, screenshots):
    page.goto(link)
    look(page, screenshots, "link")
    page.get_by_role("button", name="Sign in now").click()
    page.get_by_text("One thing before you start").wait_for()
    look(page, screenshots, "keys-first")
    page.get_by_role("link", name="Add a passkey").click()
    look(page, screenshots, "add-passkey")
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/recovery-codes/")
    look(page, screenshots, "recovery-codes")
    page.goto(live_server.url + reverse("accounts:settings"))
    look(page, screenshots, "settings")
    page.locator("form.sign-out button").click()
    page.wait_for_url("**/accounts/login/")
    look(page, screenshots, "sign-in")
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
