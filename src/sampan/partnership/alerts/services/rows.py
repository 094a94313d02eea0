"""Rows of messages: found and locked, their events written, the audit told."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sampan.partnership.alerts.models import Alert, AlertEvent, Passage
from sampan.partnership.alerts.services.sealing import seal_words
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import NotFound, WrongState


def label_of(record_id: UUID) -> str:
    """Return what the sealed words of a message or an event are bound to."""
    return f"alert:{record_id}"


def locked_passage(*, alert_id: UUID, member: str) -> Passage:
    """Return a message's way to one member, locked; raises NotFound when it is not there or not visible."""
    return _found(Passage.objects.filter(alert_id=alert_id, member=member))


def passage_of_letter(*, member: str, conversation: UUID) -> Passage:
    """Return the way that a conversation with a member belongs to, locked; raises NotFound."""
    return _found(Passage.objects.filter(member=member, conversation=conversation))


def _found(passages) -> Passage:
    found = passages.select_for_update(of=("self",)).select_related("alert").first()
    if found is None:
        raise NotFound("There is no such message here, or you may not see it.")
    return found


def require_open(passage: Passage) -> None:
    """Refuse what comes after the end of a conversation."""
    if passage.closed_at or passage.recalled_at or passage.failed_at:
        raise WrongState("This message is over.", remedy="Write a new one that refers to it.")


def note(
    passage: Passage,
    act: str,
    *,
    at: datetime,
    is_ours: bool,
    by: Actor | None = None,
    words: Mapping[str, str] | None = None,
) -> AlertEvent:
    """Write one step of a message's way; what was written with it is sealed."""
    event = AlertEvent(
        passage=passage,
        agency_id=passage.agency_id,
        act=act,
        is_ours=is_ours,
        account_id=by.account_id if by and is_ours else None,
        at=at,
    )
    if words:
        event.words_sealed, event.key_version = seal_words(words, label=label_of(event.id))
    event.save(force_insert=True)
    return event


def audit(act: str, alert: Alert, *, by: Actor, purpose: Purpose, member: str = "", **more: object) -> None:
    """Audit an act on a message: its kind and the other node, never its words."""
    told = {"kind": alert.kind, "direction": alert.direction} | ({"member": member} if member else {}) | more
    record(
        f"alert.{act}",
        by=by,
        purpose=purpose,
        subject_kind="alert",
        subject_id=alert.id,
        case_id=alert.case_id,
        details=told,
    )
