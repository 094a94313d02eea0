"""Requests that a browser was tricked into, or that a person bent: forgery, redirects, filters, headers, cookies."""

from itertools import product
from urllib.parse import urlsplit

import pytest
from django.test import Client

from sampan.registry.access.context import leave
from tests.attacks.ways import ids_of, ids_of_nothing, ways
from tests.attacks.world import session_of

pytestmark = [pytest.mark.database, pytest.mark.slow]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NO_SESSION = {
    "exchange/letters",
    "exchange/frames",
}  # sealed, signed letters between nodes: no cookie counts there
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "\t//evil.example",
)
BENT = (
    "' OR 1=1 -- \"; DROP TABLE cases_case; -- %_\\ {{7*7}} ${7*7} <script>alert(1)</script> ../../etc/passwd",
    "a\x00b",
    "9" * 400,
    "-1",
    "\ud7ff\u202e",
    "\r\nSet-Cookie: a=b",
)
FILTERS = (
    "q",
    "before",
    "after",
    "state",
    "status",
    "operation",
    "mine",
    "direction",
    "side",
    "act",
    "account",
    "case",
    "first",
    "last",
    "from",
    "to",
    "tab",
    "section",
    "limit",
    "format",
    "recipient",
    "notes",
    "compare",
    "kind",
    "language",
    "needs",
    "operation",
    "opened_from",
    "whose",
    "when",
    "view",
    "show",
    "level",
    "nationality",
    "province",
    "service",
    "phase",
    "group",
    "at",
    "year",
)


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


def test_one_bent_filter_at_a_time_breaks_no_list(supervisor):
    for place, (address, name) in enumerate(product(LISTS, FILTERS)):
        leave()
        bent = ("'", "9" * 400, "-1")[place % 3]
        assert supervisor.get(address, {name: bent}).status_code < 500, (address, name, bent)


def test_bent_search_breaks_nothing(supervisor):
    for bent in BENT:
        leave()
        answer = supervisor.post("/cases/", {"q": bent, "show": "names"})
        assert answer.status_code < 500, bent
        assert b"<script>alert(1)" not in answer.content


def test_administrator_and_auditor_filters_stand_bent_input(signed_in):
    for role, address in (
        ("node_administrator", "/administration/accounts/"),
        ("auditor", "/audit/"),
        ("auditor", "/audit/export/"),
    ):
        client = signed_in(role)
        client.raise_request_exception = False
        for bent in BENT:
            for name in ("q", "after", "act", "account", "case", "before"):
                assert client.get(address, {name: bent}).status_code < 500, (address, name, bent)


def test_id_in_an_address_that_is_none_is_not_found(supervisor, world):
    bent = {name: str(one).replace("-", "'") for name, one in ids_of_nothing(world).items()}
    for way in ways():
        if way.leads_to_a_case and not {"act", "paper", "step"} & {*way.holders}:
            assert supervisor.get(way.address(bent)).status_code in (404, 405, 422), way.route


LISTS = (
    "/cases/",
    "/records/",
    "/referrals/",
    "/messages/",
    "/figures/situation/",
    "/api/cases/",
    "/api/referrals/",
    "/tasks/",
    "/worklists/",
    "/duplicates/",
    "/approvals/",
    "/emergency-access/",
    "/assistance/",
    "/providers/",
    "/returns/",
    "/reintegration/",
    "/surge/",
    "/rights/",
    "/entitlements/",
    "/interviews/",
)


def test_host_that_is_not_ours_is_refused(supervisor):
    assert supervisor.get("/", HTTP_HOST="evil.example").status_code == 400
    assert (
        b"evil.example"
        not in supervisor.get("/accounts/login/", HTTP_X_FORWARDED_HOST="evil.example").content
    )
