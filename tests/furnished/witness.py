"""Another member's log, a contradiction in it, and one that was settled: everything that the witnesses' pages show."""

import os
from datetime import UTC, datetime, timedelta

from sampan.engines.exchange.cards import issue_card
from sampan.engines.exchange.heads import TreeHead, sign_head
from sampan.engines.exchange.keys import NodeSecret
from sampan.engines.exchange.witness_statements import WitnessStatement
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.partnership.witness.models import Equivocation
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.services.taking import take_statement
from sampan.registry.access.purposes import Purpose
from sampan.registry.accounts.queries import service_actor
from tests.furnished.room import Room

HOLDERS: tuple[str, ...] = ()
NOT_CASES = {"finding_id"}
BODIES: dict[str, dict[str, object]] = {}
NO_PAGE = {"witness:evidence", "witness:verifier", "witness:proof"}


def furnish(room: Room) -> None:
    """Let Laos tell two histories."""
    now, secret = datetime.now(UTC), NodeSecret("la-witness", 1, os.urandom(128))
    card = issue_card(
        secret, country="LA", name="Invented node in Laos", address="http://127.0.0.1:9", valid_from=now
    )
    who = {"by": service_actor(), "purpose": Purpose.REFERRAL}
    with room.reading(service_actor()):
        propose_member(card=card, **who)
        confirm_member(node_id="la-witness", fingerprint=" ".join(fingerprint_of(card)), **who)
        sign_own_head()
        for number, root in enumerate(("a" * 64, "b" * 64)):
            at = now + timedelta(seconds=number)
            head = TreeHead("la-witness", 1, 12, root, at, 3 + number, root)
            told = WitnessStatement(sign_head(head, secret=secret)).to_json()
            take_statement("la-witness", told, now=now + timedelta(seconds=2 * number))
    finding = Equivocation.objects.get(node="la-witness").id
    room.ids["finding_id"] = finding
    for desk in ("focal", "administrator"):
        room.show(desk, "witness:list")
        room.show(desk, "witness:finding", finding)
    room.show("administrator", "witness:settle", finding)
