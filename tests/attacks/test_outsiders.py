"""Outside the team, of another agency or without the purpose one gets nothing, by whatever way one asks."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.http import HttpResponse
from django.test import Client

from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from tests.attacks import person
from tests.attacks.ways import FILLED, NOT_OF_A_CASE, OF_A_CASE, Way, ids_of, ids_of_nothing, ways
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
SPOKEN_FOR = ("referral_id", "letter_id")
"""A focal point answers for the country: it sees that a referral and a letter exist, never whose they are."""


@pytest.fixture(params=INTRUDERS)
def intruder(request) -> str:
    return request.param


def ask(client: Client, way: Way, address: str) -> Iterator[HttpResponse]:
    """GET and POST an address (the API by every method), with what it asks for; each with no reader set before."""
    client.raise_request_exception = False
    body = way.body()
    if "purpose" in body:
        body = body | {"purpose": getattr(client, "purpose", body["purpose"])}
    leave()
    yield client.get(address)
    for method in (client.post, client.put, client.patch, client.delete) if way.is_api else (client.post,):
        leave()
        yield method(address, body, **({"content_type": "application/json"} if way.is_api else {}))
    leave()


def is_nothing(response: HttpResponse) -> bool:
    """Say whether an answer gives nothing: refused, not found, wrong method, or away to the sign-in page."""
    away = response.status_code == 302 and response["Location"].startswith("/accounts/login/")
    return away or response.status_code in NOTHING | {405}


def test_every_place_holder_is_known():
    known = {*OF_A_CASE, *FILLED, *NOT_OF_A_CASE}
    unknown = {way.route: way.holders for way in ways() if not known.issuperset(way.holders)}
    assert not unknown, "add a line to tests/attacks/ways.py: does this address lead to a case?"


def test_case_addresses_give_an_outsider_nothing(world, intruder):
    client = INTRUDERS[intruder](world)
    for place, ids in enumerate(ids_of(world)):
        for way in ways():
            spoken_for = intruder == FOCAL and set(way.holders) <= set(SPOKEN_FOR)
            is_tried = place > 0 and not set(SPOKEN_FOR) & set(
                way.holders
            )  # the other ids are the same again
            if is_tried or not way.leads_to_a_case:
                continue
            answers = list(ask(client, way, way.address(ids)))
            hidden = (*person.SECRETS, world.number) if spoken_for else world.secrets()
            for answer in answers:
                assert not person.told(answer.content, hidden), (intruder, way.route)
                assert spoken_for or answer.status_code != 422, (
                    f"give {way.route} a body in BODIES: {answer.content!r}"
                )
                assert spoken_for or is_nothing(answer), (intruder, way.route, answer.status_code)
            assert spoken_for or any(answer.status_code != 405 for answer in answers), way.route


def test_case_addresses_do_not_tell_whether_the_case_exists(world, intruder):
    client = INTRUDERS[intruder](world)
    for way in ways():
        if not way.leads_to_a_case or (intruder == FOCAL and set(way.holders) <= set(SPOKEN_FOR)):
            continue
        real, none = ids_of(world)[0], ids_of_nothing()
        pairs = zip(ask(client, way, way.address(real)), ask(client, way, way.address(none)), strict=True)
        for there, nowhere in pairs:
            assert there.status_code == nowhere.status_code, (intruder, way.route)
            assert blurred(there.content) == blurred(nowhere.content), (intruder, way.route)


def blurred(content: bytes) -> bytes:
    """Return a page without what differs every time: ids that were asked for, and form tokens."""
    without_ids = re.sub(rb"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", b"ID", content)
    return re.sub(rb'csrfmiddlewaretoken" value="\w+"', b"TOKEN", without_ids)


def test_lists_show_an_outsider_nothing_of_the_case(world, intruder):
    client = INTRUDERS[intruder](world)
    for way in ways():
        if way.holders or way.route == "accounts/logout/":
            continue
        for answer in ask(client, way, way.address({})):
            assert answer.status_code < 500 or way.name == "health", (intruder, way.route)
            shown = person.told(answer.content, world.secrets())
            if intruder == FOCAL and way.route in ("", "referrals/", "api/referrals/"):
                shown = [one for one in shown if one != str(world.case_id)]  # a referral names its case by id
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
    ids = {str(world.case_id), *map(str, world.referrals), *map(str, world.ids.values())}
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
