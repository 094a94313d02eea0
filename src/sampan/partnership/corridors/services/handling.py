"""Takes an incident as one's own and closes it with a note; the note is sealed, its reading audited."""

from uuid import UUID

from django.db import transaction

from sampan.partnership.alerts.services.sealing import open_words, seal_words
from sampan.partnership.corridors.models import ExchangeIncident
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

LONGEST_NOTE = 2_000  # characters


@transaction.atomic
def take_incident(*, incident_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Make an incident the actor's own, also one that a colleague had taken."""
    row = _locked(incident_id, by, purpose)
    row.taken_by_id, row.taken_at = by.account_id, house_now()
    row.save(update_fields=("taken_by", "taken_at"))
    _audit("incident.taken", row, by=by, purpose=purpose)


@transaction.atomic
def close_incident(*, incident_id: UUID, note: str, by: Actor, purpose: Purpose) -> None:
    """Close an incident with a note of what was found and done; raises InvalidInput without one."""
    row = _locked(incident_id, by, purpose)
    words = note.strip()
    if not words or len(words) > LONGEST_NOTE:
        raise InvalidInput(
            "An incident is closed with a note.", remedy="Say what was found and done.", field="note"
        )
    row.note_sealed, row.key_version = seal_words({"text": words}, label=f"incident:{row.id}")
    row.closed_by_id, row.closed_at = by.account_id, house_now()
    if row.taken_by_id is None:
        row.taken_by_id, row.taken_at = row.closed_by_id, row.closed_at
    row.save()
    _audit("incident.closed", row, by=by, purpose=purpose)


@transaction.atomic
def read_note(*, incident_id: UUID, reader: Reader) -> str:
    """Return the note of a closed incident; audited."""
    require(reader.actor, Permission.WATCH_EXCHANGE, purpose=reader.purpose)
    row = ExchangeIncident.objects.filter(id=incident_id).first()
    if row is None:
        raise NotFound("There is no such incident here, or you may not see it.")
    _audit("incident.note_read", row, by=reader.actor, purpose=reader.purpose)
    words = open_words(row.note_sealed, label=f"incident:{row.id}", key_version=row.key_version)
    return words.get("text", "")


def _locked(incident_id: UUID, by: Actor, purpose: Purpose) -> ExchangeIncident:
    require(by, Permission.WATCH_EXCHANGE, purpose=purpose)
    row = ExchangeIncident.objects.select_for_update().filter(id=incident_id).first()
    if row is None:
        raise NotFound("There is no such incident here, or you may not see it.")
    if row.closed_at is not None:
        raise WrongState("This incident is closed.", remedy="If it is so again, the watch opens a new one.")
    return row


def _audit(act: str, row: ExchangeIncident, *, by: Actor, purpose: Purpose) -> None:
    details = {"code": row.code, "member": row.member}
    record(act, by=by, purpose=purpose, subject_kind="incident", subject_id=row.id, details=details)
