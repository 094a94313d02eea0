"""Makes, opens and destroys the sealed packet by which a provider knows whom it helps."""

import json
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.contents import packet_of
from sampan.protection.assistance.models import Packet, Referral
from sampan.protection.assistance.services.rows import locked_referral, require_side
from sampan.protection.assistance.table import HOLDS_A_PLACE, Phase, Side
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.people.keyring import new_key, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import NoConsent, WrongState

PURPOSE = "protection"
"""The purpose that a consent to help names (list purpose: Protection and assistance)."""


def recipient(agency_id: UUID) -> str:
    """Return the recipient by which consents name an agency."""
    return f"agency:{agency_id}"


def agreed_groups(*, case_id: UUID, agency_id: UUID, reader: Reader) -> frozenset[str]:
    """Return the groups of information that the person lets this agency have today."""
    return groups_open_to(
        case_id=case_id, recipient=recipient(agency_id), purpose=PURPOSE, on=house_today(), reader=reader
    )


def require_agreed(*, case_id: UUID, agency_id: UUID, groups: Collection[str], reader: Reader) -> None:
    """Refuse groups that the person has not agreed to; raises NoConsent naming them."""
    missing = set(groups) - agreed_groups(case_id=case_id, agency_id=agency_id, reader=reader)
    if missing:
        raise NoConsent(
            f"The person has not agreed that this agency learns: {', '.join(sorted(missing))}.",
            remedy="Explain it in the person's language and record their consent to this agency.",
        )


def make_packet(row: Referral, *, groups: Collection[str], reader: Reader) -> None:
    """Seal what the groups hold for the provider, over an earlier packet; in the sight of the node's service."""
    told = packet_of(read_case(case_id=row.case_id, reader=reader), groups=groups, reader=reader)
    old = Packet.objects.filter(referral=row).first()
    packet = old or Packet(
        referral=row, case_id=row.case_id, agency_id=row.agency_id, provider_agency_id=row.provider_agency_id
    )
    key = _key(packet) if old else new_key()
    if old is None:
        packet.wrapping_version, packet.wrapped = keyring().wrap(key, bound_to=packet.id.bytes)
    packet.groups, packet.made_at = sorted(groups), house_now()
    packet.sealed = seal_bytes(canonical_bytes(told), key=key, bound_to=packet.id.bytes)
    packet.save(force_insert=old is None)


def destroy_packet(row: Referral) -> bool:
    """Destroy the packet with its key: the provider opens nothing from now on; False when there was none."""
    destroyed, _kinds = Packet.objects.filter(referral=row).delete()
    return bool(destroyed)


def seal_with_packet(row: Referral, plain: bytes, *, label: str) -> bytes:
    """Seal bytes for the provider with the packet's key; raises NoConsent when there is no packet."""
    packet = _packet(row)
    return seal_bytes(plain, key=_key(packet), bound_to=packet.id.bytes + label.encode())


def open_with_packet(row: Referral, sealed: bytes, *, label: str) -> bytes:
    """Open what was sealed with the packet's key. The caller audits."""
    packet = _packet(row)
    return open_bytes(bytes(sealed), key=_key(packet), bound_to=packet.id.bytes + label.encode())


@transaction.atomic
def open_packet(*, referral_id: UUID, by: Actor, purpose: Purpose) -> dict[str, dict[str, object]]:
    """Open what the provider may know of the person, {"identity": ..., "record": ...}; each opening is audited.

    Raises NotFound, NotPermitted, WrongState before acceptance, NoConsent when there is nothing (any more).
    """
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    if Phase(row.phase) not in HOLDS_A_PLACE:
        raise WrongState("The identity opens between acceptance and the end.", remedy="Look where it stands.")
    packet = _packet(row)
    told = json.loads(open_bytes(bytes(packet.sealed), key=_key(packet), bound_to=packet.id.bytes))
    record(
        "assistance.identity_read", by=by, purpose=purpose, subject_kind="assistance", subject_id=row.id,
        case_id=row.case_id, details={"groups": packet.groups},
    )  # fmt: skip
    return told


def _packet(row: Referral) -> Packet:
    packet = Packet.objects.filter(referral=row).first()
    if packet is None:
        raise NoConsent(
            "The person has not agreed that this agency learns who they are, or has withdrawn it.",
            remedy="Ask the agency that referred.",
        )
    return packet


def _key(packet: Packet) -> bytes:
    return keyring().unwrap(bytes(packet.wrapped), version=packet.wrapping_version, bound_to=packet.id.bytes)
