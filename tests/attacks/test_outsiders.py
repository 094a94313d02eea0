"""Outside the team, of another agency or without the purpose one gets nothing, by whatever way one asks."""

import re
from itertools import product
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client

from sampan.portal import middleware
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from tests.attacks import person
from tests.attacks.ways import (
    BODIES_OF_SLICES,
    FILLED,
    NOT_OF_A_CASE,
    OF_A_CASE,
    Way,
    ids_of_nothing,
    plain,
    varied,
    ways,
)
from tests.attacks.world import INTRUDERS

pytestmark = [pytest.mark.database, pytest.mark.slow]

NOTHING = {401, 403, 404}
FOCAL = "focal point not on the team"
REPORTS = (
    "/figures/situation/",
    "/figures/situation.json",
    "/figures/situation.pdf",
    "/api/figures/situation",
)
SEEN_ELSEWHERE = (*REPORTS, "/api/openapi.json", "/api/docs")
"""Addresses with a test of their own, or that say the same to everybody."""
SPOKEN_FOR = ("referral_id", "letter_id", "return_id", "movement_id")
"""A focal point answers for the country: it sees that a referral, letter or return exists, never whose they are."""
NAMED_BY_ID = ("", "referrals/", "api/referrals/", "returns/", "api/returns/", "api/tasks/")
"""Where it is shown, its case is named by its random id."""
COLLEAGUE = "colleague outside the team"
OF_THE_AGENCY = ("operation_id", "movement_id", "sheet_id")
"""A colleague sees that an operation or a group return takes place and how many come, never who."""
NO_METHOD: dict[str, set[str]] = {}
"""The methods that an address does not have at all: learnt from the first who tried them, spared the others."""


@pytest.fixture(params=INTRUDERS)
def intruder(request) -> str:
    return request.param


@pytest.fixture
def plain_refusals(intruder, monkeypatch) -> None:
    """Let a refusal say what it says without the page around it, save for one who sees it whole."""
    if intruder == "supervisor of another agency":
        return

    def plainly(request, template, context, status):
        error = context["error"]
        return HttpResponse("|".join((error.code, error.what, error.remedy, error.ask)), status=status)

    monkeypatch.setattr(middleware, "render", plainly)


def ask(client: Client, way: Way, address: str) -> dict[str, HttpResponse]:
    """GET and POST an address (the API by every method), with what it asks for; each with no reader set before."""
    client.raise_request_exception = False
    body, answers = way.body(), {}
    if "purpose" in body:
        body = body | {"purpose": getattr(client, "purpose", body["purpose"])}
    told = {"data": body, "content_type": "application/json"} if way.is_api else {"data": body}
    for method in ("get", "post", "put", "patch", "delete") if way.is_api else ("get", "post"):
        if method not in NO_METHOD.get(way.route, ()):
            leave()
            answers[method] = getattr(client, method)(address, **({} if method == "get" else told))
    leave()
    return answers


def learn(way: Way, answers: dict[str, HttpResponse]) -> None:
    """Note which methods an address does not have; every address has one."""
    missing = {method for method, answer in answers.items() if answer.status_code == 405}
    assert missing < set(answers), way.route
    NO_METHOD.setdefault(way.route, set()).update(missing)


def is_nothing(response: HttpResponse) -> bool:
    """Say whether an answer gives nothing: refused, not found, wrong method, or away to the sign-in page."""
    away = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
    return away or response.status_code in NOTHING | {405}


def test_every_place_holder_is_known():
    known = {*OF_A_CASE, *FILLED, *NOT_OF_A_CASE}
    unknown = {way.route: way.holders for way in ways() if not known.issuperset(way.holders)}
    assert not unknown, "add a line to tests/attacks/ways.py: does this address lead to a case?"


def test_every_body_has_an_address():
    assert set(BODIES_OF_SLICES) <= {plain(way.route) for way in ways()}


def test_case_addresses_give_an_outsider_nothing_nor_tell_whether_the_case_exists(
    world, intruder, plain_refusals
):
    client, wrong = INTRUDERS[intruder](world), []
    for way, ids in varied(world):
        there = ask(client, way, way.address(ids))
        if is_open_to(intruder, way):
            hidden = (*person.SECRETS, world.number)
            wrong += [
                (way.route, told) for one in there.values() if (told := person.told(one.content, hidden))
            ]
            continue
        nowhere = ask(client, way, way.address(ids_of_nothing(world)))
        for method, answer in there.items():
            faults = [*faults_of(answer, nowhere[method]), *person.told(answer.content, world.secrets())]
            wrong += (
                [(method, way.route, answer.status_code, nowhere[method].status_code, faults)]
                if faults
                else []
            )
        learn(way, there)
    assert not wrong, "\n".join(map(str, wrong))


def faults_of(there: HttpResponse, nowhere: HttpResponse) -> list[str]:
    """Say what is wrong with an answer to an outsider, beside the answer about what does not exist."""
    found = {
        f"give it a body in BODIES: {there.content[:300]!r}": there.status_code == 422,
        "it gives something": not is_nothing(there),
        "its status tells that the case exists": there.status_code != nowhere.status_code,
        "its words tell that the case exists": blurred(there.content) != blurred(nowhere.content),
    }
    return [words for words, is_so in found.items() if is_so]


def is_open_to(intruder: str, way: Way) -> bool:
    """Say whether an address shows this intruder that something is there, though never whose it is."""
    shown = {FOCAL: SPOKEN_FOR, COLLEAGUE: OF_THE_AGENCY}.get(intruder, ())
    return {*way.holders} & {*OF_A_CASE} <= {*shown, "act", "paper", "step"}


def blurred(content: bytes) -> bytes:
    """Return a page without what differs every time: ids that were asked for, and form tokens."""
    without_ids = re.sub(rb"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", b"ID", content)
    return re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"TOKEN", without_ids)


def test_lists_show_an_outsider_nothing_of_the_case(world, intruder, plain_refusals):
    client = INTRUDERS[intruder](world)
    for way in ways():
        if way.holders or way.route == "accounts/logout/" or f"/{way.route}" in SEEN_ELSEWHERE:
            continue
        for answer in ask(client, way, way.address({})).values():
            assert answer.status_code < 500 or way.name == "health", (intruder, way.route)
            shown = person.told(answer.content, world.secrets())
            if intruder == FOCAL and way.route in NAMED_BY_ID:
                shown = [one for one in shown if one != str(world.case_id)]
            assert not shown, (intruder, way.route, shown)


def test_search_finds_an_outsider_nothing(world, intruder):
    client = INTRUDERS[intruder](world)
    sought = (person.NAME, person.ROMANISED, person.OTHER_NAME, person.PHONE, person.DOCUMENT, world.number)
    for text in (*sought, *(one.split()[-1] for one in sought)):
        leave()
        answer = client.post("/cases/", {"q": text, "show": "names"})
        found = answer.content.replace(text.encode(), b"")  # the field shows again what was typed
        assert not person.told(found, world.secrets()), (intruder, text)


def test_exports_hold_nothing_of_the_case(world, intruder):
    client = INTRUDERS[intruder](world)
    recipients = ("", "member:kh-test", f"agency:{world.worker.agency_id}", "agency:")
    for format, recipient in product(("htcds", "ctdc"), recipients):
        leave()
        answer = client.post(f"/api/records/exports/{format}?recipient={recipient}&with_identity=true")
        assert not person.told(answer.content, world.secrets()), (intruder, format, recipient)
        is_empty = answer.status_code == 200 and answer["Sampan-Cases"] == "0"
        assert is_empty or answer.status_code in NOTHING | {422}, (intruder, answer.status_code)


def test_situation_report_holds_counts_and_no_id(world, intruder):
    client = INTRUDERS[intruder](world)
    ids = {
        str(one) for one in (world.case_id, *world.referrals, *world.ids.values()) if isinstance(one, UUID)
    }
    for address in REPORTS:
        leave()
        answer = client.get(address)
        assert not person.told(answer.content, world.secrets()), (intruder, address)
        assert not any(one.encode() in answer.content for one in ids)


def test_refusals_are_audited_without_a_name(world, people):
    client = INTRUDERS["analyst"](world)
    leave()
    assert client.get(f"/cases/{world.case_id}/").status_code == 403
    with reading_as(Reader(people("auditor"), Purpose.AUDIT)):
        entry = AuditEntry.objects.filter(act="refused").latest("at")
        assert entry.account_id == client.account.id
        assert not person.told(entry.body.encode(), world.secrets())


def test_purpose_that_the_role_does_not_name_opens_no_identity(world):
    client = INTRUDERS["worker for another purpose"](world)
    for purpose in ("statistics", "audit", "administration", "", "protection\x00", "intelligence"):
        leave()
        answer = client.post(f"/cases/{world.case_id}/identity/", {"purpose": purpose})
        assert answer.status_code in NOTHING, purpose
        assert not person.told(answer.content, world.secrets())
