"""Letters without transport: a carrier that only remembers, a handler that only listens."""

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.correspondence.facts import ArrivedLetter, Linked, OutgoingLetter
from sampan.registry.correspondence.services.writing import write_letter
from tests.harness.letters import carry_by, handle_by


@pytest.fixture
def carried(monkeypatch) -> list[OutgoingLetter]:
    """The letters that the carrier took."""
    taken: list[OutgoingLetter] = []

    def carry(outgoing: OutgoingLetter) -> Linked:
        taken.append(outgoing)
        return Linked(len(taken), f"{len(taken):064x}", 1)

    carry_by(monkeypatch, carry)
    return taken


@pytest.fixture
def heard(monkeypatch) -> list[ArrivedLetter]:
    """The letters that the handler of test.* was called with."""
    letters: list[ArrivedLetter] = []
    handle_by(monkeypatch, "test.", letters.append)
    return letters


@pytest.fixture
def write(carried) -> Callable[..., UUID]:
    """Writes a letter as the actor given."""

    def write_one(by: Actor, **more) -> UUID:
        told = {"kind": "test.echo", "conversation": uuid4(), "body": {"word": "chào"}} | more
        return write_letter(member="kh-test", agency_id=by.agency_id, by=by, purpose=Purpose.REFERRAL, **told)

    return write_one


@pytest.fixture
def arrived(people) -> Callable[..., ArrivedLetter]:
    """Makes a letter of kh-test that has just arrived."""
    service = people("node_service", agency="Focal point")

    def make(kind: str = "test.echo", **more) -> ArrivedLetter:
        now = datetime.now(UTC)
        told = {
            "id": uuid4(),
            "conversation": uuid4(),
            "body": {"word": "xin chào"},
            "digest": "a" * 64,
        } | more
        return ArrivedLetter(
            member="kh-test",
            kind=kind,
            in_reply_to=None,
            written_at=now,
            received_at=now,
            by=service,
            purpose=Purpose.REFERRAL,
            **told,
        )

    return make
