"""Reviews emergency accesses: a supervisor of the agency that keeps the file reads the reason and judges."""

from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.breakglass.models import EmergencyAccess
from sampan.registry.breakglass.services.opening import NOTE_LABEL, end_now
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState


@transaction.atomic
def review_access(*, access_id: UUID, is_justified: bool, note: str, by: Actor, purpose: Purpose) -> None:
    """Judge an emergency access, with a note, sealed; what is not justified and still runs ends at once.

    Raises NotPermitted (no right, another agency's, or one's own), NotFound, InvalidInput without a note,
    WrongState when it was reviewed before.
    """
    require(by, Permission.REVIEW_BREAK_GLASS, purpose=purpose)
    opened = EmergencyAccess.objects.select_for_update().filter(id=access_id).first()
    if opened is None:
        raise NotFound("There is no such emergency access, or you may not see it.")
    _refuse(opened, by=by)
    if not note.strip():
        raise InvalidInput("A review needs a note.", remedy="Say what you found.", field="note")
    now = house_now()
    opened.verdict = "justified" if is_justified else "not_justified"
    opened.reviewed_at, opened.reviewed_by_id = now, by.account_id
    if opened.text_sealed:  # else the case was erased since, and nothing about it can be sealed
        opened.note_sealed = seal_for_case(note.strip().encode(), case_id=opened.case_id, label=NOTE_LABEL)
    opened.save()
    record(
        "breakglass.reviewed",
        by=by,
        purpose=purpose,
        subject_kind="emergency_access",
        subject_id=access_id,
        case_id=opened.case_id,
        details={"verdict": opened.verdict},
    )
    if not is_justified and opened.ended_at is None and opened.until > now:
        end_now(access_id, by=by, purpose=purpose)


def _refuse(opened: EmergencyAccess, *, by: Actor) -> None:
    if opened.account_id == by.account_id:
        raise NotPermitted(
            "This was your own emergency access.", remedy="Let another supervisor review it.",
            ask="another supervisor",
        )  # fmt: skip
    if opened.agency_id != by.agency_id:
        raise NotPermitted(
            "The agency that keeps the file reviews this.", remedy="Ask its supervisor.", ask="that agency"
        )
    if opened.reviewed_at is not None:
        raise WrongState("This was reviewed before.", remedy="Look at what was found.")
