"""Opens an incident for what is found wrong and notes when it is over; run each minute by the node's service."""

from datetime import datetime

from django.db import transaction

from sampan.partnership.corridors.facts import Finding, Incident
from sampan.partnership.corridors.models import ExchangeIncident, SeenCard
from sampan.partnership.corridors.services.finding import findings, lasting_codes
from sampan.partnership.members.queries import active_members
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import SettledLetter, State


def watch(now: datetime) -> int:
    """Look at everything once; return how many incidents were opened. Twice is as good as once."""
    reader = Reader(service_actor(), Purpose.REFERRAL)
    with reading_as(reader), transaction.atomic():
        found = findings(now) | _new_cards(now)
        opened = sum(open_incident(one, now=now, by=reader.actor) for one in sorted(found, key=str))
        _note_what_is_over(found, now)
    return opened


def open_incident(found: Finding, *, now: datetime, by: Actor) -> bool:
    """Open an incident unless it is open already; one that was over and is so again goes on."""
    row, is_new = ExchangeIncident.objects.get_or_create(
        code=found.code.value,
        member=found.member,
        about=found.about,
        closed_at=None,
        defaults={"agency_id": by.agency_id, "began_at": now},
    )
    if not is_new:
        if row.over_at is not None:
            row.over_at = None
            row.save(update_fields=("over_at",))
        return False
    record(
        "incident.opened",
        by=by,
        purpose=Purpose.REFERRAL,
        subject_kind="incident",
        subject_id=row.id,
        details={"code": row.code, "member": row.member},
    )
    return True


def on_lost_letter(settled: SettledLetter) -> None:
    """Hear that a letter of ours was refused or expired undelivered."""
    code = Incident.LETTER_REFUSED if settled.state is State.REFUSED else Incident.LETTER_EXPIRED
    open_incident(Finding(code, settled.member, str(settled.id)), now=house_now(), by=settled.by)


def _new_cards(now: datetime) -> set[Finding]:
    """Return the members whose card changed since the watch last looked; a first card was compared by people."""
    seen = dict(SeenCard.objects.values_list("member", "serial"))
    found = set()
    for one in active_members():
        if seen.get(one.node_id) == one.serial:
            continue
        if one.node_id in seen:
            found.add(Finding(Incident.CARD_CHANGED, one.node_id, str(one.serial)))
        SeenCard.objects.update_or_create(member=one.node_id, defaults={"serial": one.serial, "seen_at": now})
    return found


def _note_what_is_over(found: set[Finding], now: datetime) -> None:
    lasting = ExchangeIncident.objects.filter(
        code__in=[one.value for one in lasting_codes()], closed_at__isnull=True, over_at__isnull=True
    )
    for row in lasting:
        if Finding(Incident(row.code), row.member, row.about) not in found:
            row.over_at = now
            row.save(update_fields=("over_at",))
