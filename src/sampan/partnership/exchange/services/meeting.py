"""Learns what a member's node speaks, and takes a person's word on how it is reached."""

import json
from datetime import datetime, timedelta

from django.db import transaction

from sampan.partnership.exchange.facts import Carriage
from sampan.partnership.exchange.models import Peer
from sampan.partnership.exchange.peers import PROTOCOL
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered, Wire
from sampan.partnership.members.facts import MemberFact
from sampan.partnership.members.queries import active_members
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now

_ASK_AGAIN = timedelta(hours=1)  # a node that was a release behind may have been updated since


def learn(member: str, *, protocol: int) -> None:
    """Keep which protocol a member's node was seen to speak."""
    found = {"protocol": protocol, "learnt_at": house_now()}
    with transaction.atomic():
        Peer.objects.update_or_create(member=member, defaults=found)


@transaction.atomic
def choose_carriage(*, member: str, carriage: Carriage, by: Actor, purpose: Purpose) -> None:
    """Let letters reach a member's node in another way from now on; what waits goes the new way, too."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    Peer.objects.update_or_create(member=member, defaults={"carriage": carriage})
    details = {"carriage": carriage.value}
    record(
        "member.carriage", by=by, purpose=purpose, subject_kind="member", subject_id=member, details=details
    )


def strangers() -> list[MemberFact]:
    """Return the active members of whom it is not known what they speak, or not for long."""
    now, known = house_now(), {one.member: one for one in Peer.objects.all()}
    return [one for one in active_members() if _is_strange(known.get(one.node_id), now)]


def meet(member: MemberFact) -> int:
    """Ask a member's node what it speaks and keep the answer; return the protocol, 0 while it is not reached."""
    try:
        with Wire(member.address) as wire:
            answer = wire.hello()
    except (NotDelivered, NoAnswer):
        return 0
    protocol = _protocol(answer)
    learn(member.node_id, protocol=protocol)
    return protocol


def _is_strange(peer: Peer | None, now: datetime) -> bool:
    if peer is None or peer.learnt_at is None:
        return True
    return peer.protocol < PROTOCOL and now - peer.learnt_at > _ASK_AGAIN


def _protocol(answer: Answer) -> int:
    """Return the protocol in an answer: the first one for a release that knows no such address."""
    try:
        told = json.loads(answer.body)["protocol"] if answer.status == 200 else 1
    except (ValueError, KeyError, TypeError, RecursionError):
        return 1
    return min(told, PROTOCOL) if type(told) is int and told > 0 else 1
