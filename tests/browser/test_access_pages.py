"""The pages of accounts, agencies, consent and audit, drawn in a real browser: axe clean, as wide as the screen."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page

from harness.people import client_of, make_account, make_agency
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from tests.browser.looking import WIDTHS, expect_accessible, expect_no_overflow, take_picture

pytestmark = [pytest.mark.database, pytest.mark.browser]
LANGUAGE = "vi"


@pytest.fixture
def window(chromium: Browser, transactional_db: None, live_server) -> Iterator[object]:
    """`window(client, width)` opens a page signed in as the client."""
    contexts = []

    def opened(client, width: int) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=LANGUAGE)
        contexts.append(context)
        told = {
            settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
            settings.LANGUAGE_COOKIE_NAME: LANGUAGE,
        }
        context.add_cookies(
            [{"name": name, "value": kept, "url": live_server.url} for name, kept in told.items()]
        )
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def look(window, client, live_server, pages: dict[str, str], folder: Path) -> None:
    """Draw each page at each width; keep a picture and fail on what axe finds or what runs off the side."""
    for width in WIDTHS:
        page = window(client, width)
        for name, url in pages.items():
            answer = page.goto(live_server.url + url)
            assert answer.status == 200, url
            take_picture(page, folder, f"{name}-{width}-{LANGUAGE}")
            expect_accessible(page)
            expect_no_overflow(page)


def test_administrator_pages_are_accessible(window, live_server, screenshots):
    client = client_of("node_administrator", agency="Cục Cảnh sát hình sự")
    account = make_account("case_worker", "focal_point", agency="Trung tâm bảo trợ nạn nhân tỉnh Điện Biên")
    make_agency("Đồn biên phòng cửa khẩu quốc tế")
    pages = {
        "accounts-list": reverse("accounts:list"),
        "accounts-new": reverse("accounts:new"),
        "accounts-one": reverse("accounts:one", args=[account.id]),
        "accounts-close": reverse("accounts:close", args=[account.id]),
        "accounts-roles": reverse("accounts:roles"),
        "accounts-settings": reverse("accounts:settings"),
        "agencies-list": reverse("agencies:list"),
        "agencies-new": reverse("agencies:new"),
    }
    look(window, client, live_server, pages, screenshots)


def test_consent_pages_are_accessible(window, live_server, screenshots):
    client = client_of("case_worker")
    make_agency("Trung tâm bảo trợ nạn nhân tỉnh Điện Biên")
    reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    with reading_as(reader):
        case_id, consent_id = _case_with_consents(reader)
    pages = {
        "consent-of-case": reverse("consent:of_case", args=[case_id]),
        "consent-record": reverse("consent:record", args=[case_id]),
        "consent-withdraw": reverse("consent:withdraw", args=[consent_id]),
    }
    look(window, client, live_server, pages, screenshots)


def test_audit_pages_are_accessible_and_the_check_runs_to_its_end(
    window, live_server, screenshots, monkeypatch
):
    monkeypatch.setattr("sampan.registry.audit.views.STEP", 2)
    worker, client = client_of("case_worker"), client_of("auditor")
    reader = Reader(actor_of(worker.account), Purpose.PROTECTION)
    with reading_as(reader):
        _case_with_consents(reader)
    worker.get(reverse("audit:list"))
    look(window, client, live_server, {"audit-list": reverse("audit:list")}, screenshots)
    page = window(client, 360)
    page.goto(live_server.url + reverse("audit:list"))
    page.locator("form[action$='/audit/verify/'] button").click()
    page.locator(".alert-done").wait_for()
    take_picture(page, screenshots, f"audit-verified-360-{LANGUAGE}")
    expect_accessible(page)


def _case_with_consents(reader: Reader):
    who = {"by": reader.actor, "purpose": reader.purpose}
    case_id = open_case(draft=CaseDraft(record={"sex": "female"}), **who)
    ids = []
    for groups in (("identity", "contact", "protection_needs"), ("profile",)):
        answer = ConsentAnswer(
            purpose="referral",
            recipient=f"agency:{make_agency('Nhà Ánh Dương').id}",
            groups=groups,
            given_on=date.today(),
            expires_on=date.today() + timedelta(days=365),
            language="vi",
            elements=("1", "2", "3", "7"),
            helpers=ConsentHelpers(interpreter="Phạm Văn Dịch"),
        )
        ids.append(record_consent(case_id=case_id, agency_id=reader.actor.agency_id, answer=answer, **who))
    withdraw_consent(consent_id=ids[1], reason="person_asked", **who)
    return case_id, ids[0]
