"""Lines made row by row: what was written, offered and signed for, and when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from tests.partnership.exchange.conftest import Peer

MEMBER = "kh-test"
NOW = datetime.now(UTC)


@pytest.fixture
def service(people):
    """The node's own service account."""
    return people("node_service", agency="Focal point")


@pytest.fixture
def peer(service) -> Peer:
    """A confirmed member."""
    made, who = Peer(), {"by": service, "purpose": Purpose.REFERRAL}
    propose_member(card=made.card, **who)
    confirm_member(node_id=MEMBER, fingerprint=" ".join(fingerprint_of(made.card)), **who)
    return made


@pytest.fixture
def line(peer) -> Callable[..., Link]:
    """Makes a lane of the line to the member: letters sealed `ages` seconds ago, the first `signed` signed for."""

    def make(*, lane: int = 3, ages: list[int], signed: int = 0, took: float = 1.0, **more) -> Link:
        for place, age in enumerate(ages, start=1):
            sealed = NOW - timedelta(seconds=age)
            Outbox.objects.create(
                member=MEMBER, lane=lane, sequence=place, letter_id=uuid4(), letter_hash=uuid4().hex * 2,
                blob=b"x" * 1024, sealed_at=sealed, expires_at=NOW + timedelta(days=14),
            )  # fmt: skip
            if place <= signed:
                Acknowledgement.objects.create(
                    member=MEMBER, lane=lane, first=place, last=place, head="0" * 64, body=b"{}",
                    kept_at=sealed + timedelta(seconds=took * place),
                )  # fmt: skip
        told = {"offered": signed, "last_contact_at": NOW, "trouble": Trouble.NONE.value} | more
        return Link.objects.create(
            member=MEMBER, way=Way.OUT, lane=lane, sequence=len(ages), acknowledged=signed, **told
        )

    return make


@pytest.fixture
def watcher(peer, people) -> Reader:
    """A duty officer, who watches the lines."""
    return Reader(people("duty_officer", agency="Focal point"), Purpose.REFERRAL)


@pytest.fixture
def as_service(service):
    """Reads as the node's service for a block."""
    return lambda: reading_as(Reader(service, Purpose.REFERRAL))
