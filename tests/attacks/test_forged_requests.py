"""Requests that a browser was tricked into, or that a person bent: forgery, redirects, filters, headers, cookies."""

import logging
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from sampan.registry.access.context import leave
from tests.attacks import person
from tests.attacks.ways import ids_of, ids_of_nothing, ways
from tests.attacks.world import session_of

pytestmark = pytest.mark.database

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NO_SESSION = {"exchange/letters"}  # a sealed, signed letter between nodes: no cookie counts there
ELSEWHERE = ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "https:evil.example", "\t//evil.example")
BENT = ("'", "' OR 1=1 --", '"; DROP TABLE cases_case; --', "%", "_", "\\", "\x00", "a\x00b", "{{7*7}}", "${7*7}", "<script>alert(1)</script>", "../../etc/passwd", "9" * 400, "-1", "\ud7ff", "\u202e", "\r\nSet-Cookie: a=b")
FILTERS = ("q", "before", "after", "state", "status", "operation", "mine", "direction", "side", "act", "account", "case", "first", "last", "from", "to", "tab", "section", "limit", "format", "recipient", "notes", "compare", "kind", "language")


@pytest.fixture
def supervisor(world) -> Client:
    """The supervisor who rightly sees the case."""
    return session_of(world.supervisor)


def test_every_post_without_a_form_token_is_refused(world):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(world.supervisor, backend=BACKEND)
    for way in ways():
        if way.route in NO_SESSION or way.name == "openapi-json":
            continue
        ids = ids_of(world)[0] | {name: "1" for name in way.holders if name not in ids_of(world)[0]}
        leave()
        answer = client.post(way.address(ids), way.body())
        assert answer.status_code in (403, 404, 405), (way.route, answer.status_code)
        if answer.status_code == 404:  # no such thing to try: it must not be the view that said so
            assert not way.leads_to_a_case, way.route


@pytest.mark.parametrize("back", ELSEWHERE)
@pytest.mark.parametrize("address", ["/purpose/", "/language/setlang/", "/settings/language/"])
def test_next_leads_nowhere_else(supervisor, address, back):
    answer = supervisor.post(address, {"purpose": "protection", "language": "vi", "next": back})
    if answer.status_code == 302:
        assert not urlsplit(answer["Location"]).netloc and answer["Location"].startswith("/")
        assert not answer["Location"].startswith(("//", "/\\"))


@pytest.mark.parametrize("back", ELSEWHERE)
def test_sign_in_leads_nowhere_else(world, back):
    world.worker.set_password("a long passphrase of the worker")
    world.worker.save()
    told = {"login": world.worker.username, "password": "a long passphrase of the worker", "next": back}
    answer = Client().post("/accounts/login/", told)
    assert answer.status_code == 302
    assert not urlsplit(answer["Location"]).netloc and answer["Location"].startswith("/")


def test_bent_filters_break_no_page_and_reach_no_database(supervisor):
    for way in ways():
        if way.holders or way.route.startswith(("accounts/logout", "exchange/card")):
            continue
        for bent in BENT:
            leave()
            answer = supervisor.get(way.address({}), dict.fromkeys(FILTERS, bent))
            assert answer.status_code < 500 or way.name == "health", (way.route, bent)
            assert b"<script>alert(1)" not in answer.content, way.route
            assert "a=b" not in str(answer.cookies)


@pytest.mark.parametrize("name", FILTERS)
def test_one_bent_filter_at_a_time_breaks_no_list(supervisor, name):
    for address in ("/cases/", "/records/", "/referrals/", "/messages/", "/audit/", "/figures/situation/", "/api/cases/", "/api/referrals/", "/administration/accounts/"):
        for bent in BENT:
            leave()
            answer = supervisor.get(address, {name: bent})
            assert answer.status_code < 500, (address, name, bent)


def test_bent_search_breaks_nothing(supervisor):
    for bent in BENT:
        leave()
        answer = supervisor.post("/cases/", {"q": bent, "show": "names"})
        assert answer.status_code < 500, bent
        assert b"<script>alert(1)" not in answer.content


def test_administrator_and_auditor_filters_stand_bent_input(signed_in):
    for role, address in (("node_administrator", "/administration/accounts/"), ("auditor", "/audit/"), ("auditor", "/audit/export/")):
        client = signed_in(role)
        client.raise_request_exception = False
        for bent in BENT:
            for name in ("q", "after", "act", "account", "case", "before"):
                assert client.get(address, {name: bent}).status_code < 500, (address, name, bent)


def test_id_in_an_address_that_is_none_is_not_found(supervisor):
    for way in ways():
        if way.leads_to_a_case:
            bent = way.address(ids_of_nothing()).replace("-", "'")
            assert supervisor.get(bent).status_code in (404, 405, 422), way.route


HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


@pytest.mark.parametrize("signed", [True, False])
def test_every_answer_carries_the_headers(world, signed):
    client = session_of(world.supervisor) if signed else Client(raise_request_exception=False)
    for ids in (ids_of(world)[0], ids_of_nothing()):
        for way in ways():
            if way.name == "account_logout":
                continue
            filled = ids | {name: "1" for name in way.holders if name not in ids}
            leave()
            answer = client.get(way.address(filled))
            assert {name: answer[name] for name in HEADERS} == HEADERS, way.route
            policy = answer["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, way.route
            assert "unsafe" not in policy and "*" not in policy and "http" not in policy, way.route
            assert "camera=()" in answer["Permissions-Policy"], way.route
            if signed and way.name not in ("set_language",):
                assert "no-store" in answer["Cache-Control"], way.route


def test_pages_have_no_inline_script_style_or_handler(world):
    client = session_of(world.supervisor)
    for way in ways():
        if way.name == "account_logout":
            continue
        filled = ids_of(world)[0] | {name: "1" for name in way.holders if name not in ids_of(world)[0]}
        leave()
        answer = client.get(way.address(filled))
        if not answer.get("Content-Type", "").startswith("text/html") or answer.get("Content-Disposition"):
            continue
        page = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page), way.route
        assert not re.search(r"<[^>]+\son(click|load|error|submit|change|input)\s*=", page), way.route
        assert "javascript:" not in page, way.route


def test_titles_and_addresses_of_the_case_name_nobody(world):
    client = session_of(world.supervisor)
    for way in ways():
        if not way.leads_to_a_case:
            continue
        for ids in ids_of(world)[:2]:
            leave()
            answer = client.get(way.address(ids))
            title = re.search(r"<title>(.*?)</title>", answer.content.decode("utf-8", "replace"), re.DOTALL)
            shown = (title.group(1) if title else "") + answer.get("Location", "") + answer.get("Content-Disposition", "")
            assert not person.told(shown.encode(), (*person.SECRETS, world.number)), way.route


def test_story_of_the_attacks_logs_no_name_document_phone_or_token(world, caplog):
    from sampan.registry.accounts.services import issue_sign_in_link
    from sampan.registry.access.purposes import Purpose

    caplog.set_level(logging.DEBUG)
    token = issue_sign_in_link(account_id=world.worker.id, by=world.service, purpose=Purpose.ADMINISTRATION)
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    for method in ("head", "put", "post", "get", "delete"):
        getattr(client, method)(f"/sign-in/{token}/")
    for account in (world.worker, world.supervisor):
        client = session_of(account)
        for sought in person.SECRETS:
            leave()
            client.post("/cases/", {"q": sought, "show": "names"})
            client.get("/cases/", {"before": "x"})
        client.post(f"/cases/{world.case_id}/identity/", {"purpose": "protection"})
        client.post(f"/cases/{world.case_id}/identity/", {"purpose": person.NAME})
        client.post(f"/cases/{world.case_id}/note/", {"text": person.NOTE})
        client.post("/api/cases/", {"identity": {"name": {"full": person.NAME}, "documents": [person.DOCUMENT]}}, content_type="application/json")
        client.post("/accounts/login/", {"login": person.NAME, "password": person.DOCUMENT})
    written = "\n".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records if one.name != "django.db.backends")
    handlers = [handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler]
    printed = "\n".join(handlers[0].format(one) for one in caplog.records if all(f.filter(one) for f in handlers[0].filters))
    assert not person.told((written + printed).encode(), (*person.SECRETS, world.number))
    assert token not in printed


def test_error_pages_leak_nothing(world, monkeypatch):
    from sampan.protection.cases.views import page

    def broken(**more: object) -> None:
        local = person.NAME  # what a debug page would show
        raise RuntimeError(f"{local} at {person.PHONE}")

    monkeypatch.setattr(page, "case_file", broken)
    client = session_of(world.supervisor)
    answer = client.get(f"/cases/{world.case_id}/")
    assert answer.status_code == 500 and settings.DEBUG is False
    assert not person.told(answer.content, world.secrets())
    assert b"Traceback" not in answer.content and b"RuntimeError" not in answer.content and b"/sampan/" not in answer.content


def test_cookies_keep_scripts_and_other_sites_out(world):
    world.worker.set_password("a long passphrase of the worker")
    world.worker.save()
    client = Client()
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"login": world.worker.username, "password": "a long passphrase of the worker"})
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"] and session["samesite"] in ("Lax", "Strict")
    assert client.cookies[settings.CSRF_COOKIE_NAME]["httponly"]
    assert all(one["samesite"] in ("Lax", "Strict") for one in client.cookies.values() if one.value)


def test_host_that_is_not_ours_is_refused(supervisor):
    assert supervisor.get("/", HTTP_HOST="evil.example").status_code == 400
    assert b"evil.example" not in supervisor.get("/accounts/login/", HTTP_X_FORWARDED_HOST="evil.example").content
