"""Writes the audit. Every service calls `record` inside the transaction of its act."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.models import AuditEntry
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import NotFound, Refusal

_BATCH = 5_000  # rows an INSERT: larger ones no longer run faster and hold more memory


@dataclass(frozen=True)
class Act:
    """What is to be audited. `details` holds codes, counts and field names; never a value of a sealed field."""

    act: str
    subject_kind: str
    subject_id: str = ""
    case_id: UUID | None = None
    details: Mapping[str, object] = field(default_factory=dict)


def record(
    act: str,
    *,
    by: Actor | None,
    purpose: Purpose | None,
    subject_kind: str,
    subject_id: object = "",
    case_id: UUID | None = None,
    details: Mapping[str, object] | None = None,
) -> UUID:
    """Write one entry in the open transaction and return its id.

    If it cannot be written, the exception leaves the caller's transaction to roll back:
    an act without its audit row does not happen.
    """
    entry = _entry(
        Act(act, subject_kind, str(subject_id), case_id, details or {}), by=by, purpose=purpose, at=_now()
    )
    entry.save(force_insert=True)
    return entry.id


def record_many(acts: Iterable[Act], *, by: Actor, purpose: Purpose) -> int:
    """Write many entries of one actor in the open transaction; return how many."""
    at = _now()
    entries = [_entry(act, by=by, purpose=purpose, at=at) for act in acts]
    AuditEntry.objects.bulk_create(entries, batch_size=_BATCH)
    return len(entries)


def record_refusal(
    refusal: Refusal | NotFound, *, by: Actor | None, purpose: Purpose | None, attempted: str
) -> UUID:
    """Write that something was refused. Called after the refused transaction has rolled back."""
    return record(
        "refused",
        by=by,
        purpose=purpose,
        subject_kind="refusal",
        subject_id=refusal.code,
        details={"attempted": attempted, "what": refusal.what},
    )


def _now() -> datetime:
    return house_now()


def _entry(act: Act, *, by: Actor | None, purpose: Purpose | None, at: datetime) -> AuditEntry:
    entry = AuditEntry(
        id=new_record_id(),
        at=at,
        account_id=by.account_id if by else None,
        agency_id=by.agency_id if by else None,
        purpose=purpose.value if purpose else "",
        act=act.act,
        subject_kind=act.subject_kind,
        subject_id=act.subject_id,
        case_id=act.case_id,
    )
    entry.body = canonical_bytes(columns_of(entry) | {"details": dict(act.details)}).decode()
    return entry


def columns_of(entry: AuditEntry) -> dict[str, object]:
    """Return the entry's columns as they stand in its body."""
    return {
        "id": str(entry.id),
        "at": entry.at.isoformat(),
        "account": str(entry.account_id) if entry.account_id else None,
        "agency": str(entry.agency_id) if entry.agency_id else None,
        "purpose": entry.purpose,
        "act": entry.act,
        "subject_kind": entry.subject_kind,
        "subject": entry.subject_id,
        "case": str(entry.case_id) if entry.case_id else None,
    }
