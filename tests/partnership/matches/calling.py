"""Calls of the API of matching: every answer is looked through for what is sealed."""

from typing import Any

from django.test import Client

from harness.people import client_of
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.partnership.matches.conftest import REFERRAL, THERE, THIRD

KNOWN = (("phone", "+855 97 555 0101"), ("handle", "telegram:@boss_kk"))
SEALED = ("5550101", "555 0101", "boss_kk", "chanthy", "12345678", "n1234567", "2004-03-17", "abababab")
CLOSED = {
    "elements", "root", "pledge", "places", "asker_signature", "holder_signature", "pending_sealed", "said_sealed",
    "digest", "person_digests", "case_token", "officer_token", "held", "who", "text",
}  # fmt: skip
GROUND = {"member": THERE, "legal_basis": "bilateral"}
TERMS = {"member": THERE, "keeper": THIRD}
NEW = {"kind": "wallet", "text": "0x" + "ab" * 20}


def call(client: Client, path: str, body: dict | None = None) -> tuple[int, Any]:
    """Get, or post JSON; returns status and answer, in which nothing sealed stands."""
    address = f"/api/matches/{path}"
    answer = client.post(address, body, "application/json") if body is not None else client.get(address)
    said = answer.content.decode()
    assert not [one for one in SEALED if one in said.casefold()], path
    told = answer.json() if said else None
    assert not CLOSED & {
        name for one in (told if isinstance(told, list) else [told]) for name in one or ()
    }, path
    return answer.status_code, told


def error(client: Client, path: str, body: dict | None = None) -> tuple[int, str]:
    """Return the status and code of a refusal."""
    status, told = call(client, path, body)
    return status, told.get("error", "")


def desk(role: str, agency: str = "Agency A", purpose: Purpose = REFERRAL) -> Client:
    """Return a client signed in as somebody of an agency, for a purpose."""
    return client_of(role, agency=agency, purpose=purpose)


def reader_of(client: Client) -> Reader:
    """Return the reader that a client is."""
    return Reader(actor_of(client.account), REFERRAL)
