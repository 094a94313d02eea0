"""Reads the audit, for people with the audit purpose and, for one case, for those who may see it."""

import json
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.facts import AuditFact
from sampan.registry.audit.models import AuditEntry, AuditLink
from sampan.registry.audit.wording import words_of

PAGE = 50


def entries(
    *,
    reader: Reader,
    before: int | None = None,
    act: str = "",
    case_id: UUID | None = None,
    account_id: UUID | None = None,
    limit: int = PAGE,
) -> list[AuditFact]:
    """Return entries newest first, at most `limit`, before the sequence number `before`."""
    require(reader.actor, Permission.READ_AUDIT, purpose=reader.purpose)
    links = AuditLink.objects.select_related("entry").order_by("-sequence")
    if before is not None:
        links = links.filter(sequence__lt=before)
    if act:
        links = links.filter(entry__act=act)
    if case_id is not None:
        links = links.filter(entry__case_id=case_id)
    if account_id is not None:
        links = links.filter(entry__account_id=account_id)
    return [_fact(link) for link in links[:limit]]


def acts_on_case(
    *, case_id: UUID, account_id: UUID, since: datetime, until: datetime, reader: Reader
) -> list[tuple[str, int, datetime]]:
    """Return what an account did with a case between two moments: act, how often, when last; the latest first.

    The caller has asked whether the reader may know, and reads the audit as the node's service.
    """
    require(reader.actor, Permission.READ_AUDIT, purpose=reader.purpose)
    found = AuditEntry.objects.filter(case_id=case_id, account_id=account_id, at__range=(since, until))
    counted = found.values_list("act").annotate(times=Count("id"), last=Max("at")).order_by("-last", "act")
    return list(counted)


def words_of_act(act: str) -> str:
    """Return an act in the reader's words, else its code."""
    return words_of(act)


def holds_head(*, sequence: int, hash: str) -> bool:
    """Say whether the chain still holds a head that somebody wrote down earlier.

    If it does not, the audit was cut off or rewritten since, however well the rest of the chain holds.
    """
    link = AuditLink.objects.filter(sequence=sequence).first()
    return link is not None and bytes(link.hash).hex() == hash.strip().lower()


def head() -> tuple[int, str]:
    """Return the chain's last sequence number and hash, as shown to peers; (0, 64 zeros) when empty."""
    link = AuditLink.objects.order_by("-sequence").first()
    return (link.sequence, bytes(link.hash).hex()) if link else (0, "0" * 64)


def _fact(link: AuditLink) -> AuditFact:
    entry = link.entry
    return AuditFact(
        sequence=link.sequence,
        at=entry.at,
        account_id=entry.account_id,
        agency_id=entry.agency_id,
        purpose=entry.purpose,
        act=entry.act,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        case_id=entry.case_id,
        details=json.loads(entry.body)["details"],
        hash=bytes(link.hash).hex(),
    )
