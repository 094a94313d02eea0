"""Receives complaints about agencies, opens them, and decides on them with a reason; each act is audited."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.prevention.complaints.facts import ABOUT, BY_KINDS, OpenedComplaint, StepFact
from sampan.prevention.complaints.models import Complaint, ComplaintStep
from sampan.prevention.complaints.queries import complaint_fact, require_reading
from sampan.prevention.complaints.services.sealing import key_of, open_words, seal_words
from sampan.prevention.recruitment.queries import recruiter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.keyring import new_key
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

LONGEST = 20_000
_NEXT = {
    "received": ("looked_into", "upheld", "not_upheld", "passed_on"),
    "looked_into": ("upheld", "not_upheld", "passed_on"),
    "upheld": ("looked_into",),
    "not_upheld": ("looked_into",),
    "passed_on": ("looked_into",),
}
"""What may follow a state; a decided complaint may be looked into again."""


@dataclass(frozen=True, repr=False)
class NewComplaint:
    """What somebody says of an agency: who kind (BY_KINDS), about what (ABOUT), when, in words. `repr` is blank."""

    recruiter_id: UUID
    by_kind: str
    about: tuple[str, ...]
    words: str
    happened_on: date | None = None


@transaction.atomic
def receive_complaint(*, complaint: NewComplaint, by: Actor, purpose: Purpose) -> UUID:
    """Receive a complaint and return its id; raises InvalidInput naming the field, NotFound for the agency."""
    require(by, Permission.RECEIVE_COMPLAINT, purpose=purpose)
    recruiter(recruiter_id=complaint.recruiter_id, reader=Reader(by, purpose))
    _check(complaint)
    key, complaint_id, now = new_key(), new_record_id(), house_now()
    version, wrapped = keyring().wrap(key, bound_to=complaint_id.bytes)
    row = Complaint(
        id=complaint_id, agency_id=by.agency_id, recruiter_id=complaint.recruiter_id, by_kind=complaint.by_kind,
        about=sorted(set(complaint.about)), happened_on=complaint.happened_on,
        words=seal_words(complaint.words, key=key, bound_to=complaint_id.bytes), wrapped=wrapped,
        wrapping_version=version, received_by_id=by.account_id, received_at=now, changed_at=now,
    )  # fmt: skip
    row.save(force_insert=True)
    _audit("complaints.received", row, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def open_complaint(*, complaint_id: UUID, reader: Reader) -> OpenedComplaint:
    """Return a complaint with its words and reasons; the opening is audited. NotFound."""
    require_reading(reader)
    row = Complaint.objects.filter(id=complaint_id).first()
    if row is None:
        raise NotFound("There is no such complaint here, or you may not see it.")
    key = key_of(row)
    steps = tuple(
        StepFact(
            one.state, open_words(one.reason, key=key, bound_to=one.id.bytes), one.decided_at, one.decided_by_id
        )
        for one in row.steps.order_by("decided_at", "id")
    )  # fmt: skip
    _audit("complaints.opened", row, by=reader.actor, purpose=reader.purpose)
    words = open_words(row.words, key=key, bound_to=row.id.bytes)
    return OpenedComplaint(complaint_fact(row), words, steps)


@transaction.atomic
def decide_complaint(*, complaint_id: UUID, state: str, reason: str, by: Actor, purpose: Purpose) -> None:
    """Write how a complaint goes on, and why.

    Raises InvalidInput naming the field, WrongState for a step that cannot follow, NotFound.
    """
    require(by, Permission.DECIDE_COMPLAINT, purpose=purpose)
    row = Complaint.objects.select_for_update().filter(id=complaint_id).first()
    if row is None:
        raise NotFound("There is no such complaint here, or you may not see it.")
    if not reason.strip() or len(reason) > LONGEST:
        raise InvalidInput("A decision needs a reason.", remedy="Write it.", field="reason")
    if state not in _NEXT[row.state]:
        raise WrongState("This cannot follow what was decided.", remedy="Look at the complaint again.")
    step = ComplaintStep(
        agency_id=row.agency_id,
        complaint=row,
        state=state,
        decided_by_id=by.account_id,
        decided_at=house_now(),
    )
    step.reason = seal_words(reason.strip(), key=key_of(row), bound_to=step.id.bytes)
    step.save(force_insert=True)
    row.state, row.changed_at = state, step.decided_at
    row.save(update_fields=("state", "changed_at"))
    _audit("complaints.decided", row, by=by, purpose=purpose)


def _check(complaint: NewComplaint) -> None:
    if complaint.by_kind not in BY_KINDS:
        raise InvalidInput("Say who complains.", remedy=f"Use: {', '.join(BY_KINDS)}.", field="by_kind")
    if not complaint.about or not set(complaint.about) <= set(ABOUT):
        raise InvalidInput("Say what it is about.", remedy=f"Use: {', '.join(ABOUT)}.", field="about")
    if not complaint.words.strip() or len(complaint.words) > LONGEST:
        raise InvalidInput("This is empty or too long.", remedy="Write what was said.", field="words")
    if complaint.happened_on and complaint.happened_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day it happened.", field="happened_on")


def _audit(act: str, row: Complaint, *, by: Actor, purpose: Purpose) -> None:
    record(
        act, by=by, purpose=purpose, subject_kind="complaint", subject_id=row.id, details={"state": row.state}
    )
