"""What every answer says and withholds: headers, cookies, titles, error pages, and the lines of the log."""

import logging
import re

import pytest
from django.conf import settings
from django.test import Client

from sampan.protection.cases.views import page as case_views
from sampan.registry.access.context import leave
from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts.services import issue_sign_in_link
from tests.attacks import person
from tests.attacks.ways import ids_of, ids_of_nothing, varied, ways
from tests.attacks.world import session_of

pytestmark = [pytest.mark.database, pytest.mark.slow]

HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
CAMERA: set[str] = set()
"""Pages that may use the camera."""


def the_headers_are_there(answer, way, *, signed: bool) -> None:
    assert {name: answer[name] for name in HEADERS} == HEADERS, way.route
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy, way.route
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy, way.route
    assert "camera=()" in answer["Permissions-Policy"] or way.name in CAMERA, way.route
    if signed and way.name not in ("set_language",):
        assert "no-store" in answer["Cache-Control"], way.route


def nothing_runs_inline(answer, way) -> None:
    if not answer.get("Content-Type", "").startswith("text/html") or answer.get("Content-Disposition"):
        return
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", page), way.route
    assert not re.search(r"<[^>]+\son(click|load|error|submit|change|input)\s*=", page), way.route
    assert "javascript:" not in page, way.route


def test_every_answer_carries_the_headers_and_no_inline_script_or_handler(world):
    client = session_of(world.supervisor)
    real, nothing = ids_of(world)[0], ids_of_nothing(world)
    for way in ways():
        for ids in (real, nothing) if way.leads_to_a_case else (real,):
            if way.name != "account_logout":
                leave()
                answer = client.get(way.address(dict.fromkeys(way.holders, "1") | ids))
                the_headers_are_there(answer, way, signed=True)
                nothing_runs_inline(answer, way)


def test_every_answer_to_a_stranger_carries_the_headers(world):
    client = Client(raise_request_exception=False)
    for way in ways():
        leave()
        the_headers_are_there(
            client.get(way.address(dict.fromkeys(way.holders, "1") | ids_of(world)[0])), way, signed=False
        )


def test_titles_and_addresses_of_the_case_name_nobody(world):
    client = session_of(world.supervisor)
    for way, ids in varied(world):
        if ids["letter_id"] not in world.letters[:2]:
            continue
        leave()
        answer = client.get(way.address(ids))
        title = (
            b""
            if answer.streaming
            else b"".join(re.findall(rb"<title>(.*?)</title>", answer.content, re.DOTALL))
        )
        shown = title + (answer.get("Location", "") + answer.get("Content-Disposition", "")).encode()
        assert not person.told(shown, (*person.SECRETS, world.number)), way.route


def test_story_of_the_attacks_logs_no_name_document_phone_or_token(world, caplog):
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
        client.post(
            "/api/cases/",
            {"identity": {"name": {"full": person.NAME}, "documents": [person.DOCUMENT]}},
            content_type="application/json",
        )
        client.post("/accounts/login/", {"login": person.NAME, "password": person.DOCUMENT})
    written = "\n".join(
        f"{one.getMessage()} {one.exc_text or ''}"
        for one in caplog.records
        if one.name != "django.db.backends"
    )
    handlers = [handler for handler in logging.getLogger().handlers if type(handler) is logging.StreamHandler]
    printed = "\n".join(
        handlers[0].format(one) for one in caplog.records if all(f.filter(one) for f in handlers[0].filters)
    )
    assert not person.told((written + printed).encode(), (*person.SECRETS, world.number))
    assert token not in printed


def test_error_pages_leak_nothing(world, monkeypatch):
    def broken(**more: object) -> None:
        local = person.NAME  # what a debug page would show
        raise RuntimeError(f"{local} at {person.PHONE}")

    monkeypatch.setattr(case_views, "case_file", broken)
    client = session_of(world.supervisor)
    answer = client.get(f"/cases/{world.case_id}/")
    assert answer.status_code == 500 and settings.DEBUG is False
    assert not person.told(answer.content, world.secrets())
    assert (
        b"Traceback" not in answer.content
        and b"RuntimeError" not in answer.content
        and b"/sampan/" not in answer.content
    )


def test_cookies_keep_scripts_and_other_sites_out(world):
    world.worker.set_password("a long passphrase of the worker")
    world.worker.save()
    client = Client()
    client.get("/accounts/login/")
    client.post(
        "/accounts/login/", {"login": world.worker.username, "password": "a long passphrase of the worker"}
    )
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    assert session["httponly"] and session["samesite"] in ("Lax", "Strict")
    assert client.cookies[settings.CSRF_COOKIE_NAME]["httponly"]
    assert all(one["samesite"] in ("Lax", "Strict") for one in client.cookies.values() if one.value)
