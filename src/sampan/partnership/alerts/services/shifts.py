"""Who is on duty: a switch with an end, and whom silence climbs to."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.partnership.alerts.models import DutyShift
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import colleagues
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput

LONGEST_HOURS = 12  # a shift; who stays longer says so again, and is awake


@transaction.atomic
def go_on_duty(*, hours: int, climbs_to: UUID | None = None, by: Actor, purpose: Purpose) -> datetime:
    """Begin a duty of some hours, in place of one that runs; return its end.

    Raises InvalidInput for hours outside 1 to LONGEST_HOURS or a colleague who is none.
    """
    require(by, Permission.READ_ALERTS, purpose=purpose)
    if not 1 <= hours <= LONGEST_HOURS:
        raise InvalidInput("A duty lasts up to 12 hours.", remedy="Choose fewer hours.", field="hours")
    if climbs_to is not None and climbs_to not in dict(colleagues(by.agency_id)):
        raise InvalidInput(
            "This is no colleague of yours.", remedy="Choose one from the list.", field="climbs_to"
        )
    moment = house_now()
    _end(by, moment)
    until = moment + timedelta(hours=hours)
    shift = DutyShift(agency_id=by.agency_id, account_id=by.account_id, began_at=moment, until=until)
    shift.climbs_to_id = climbs_to
    shift.save(force_insert=True)
    _audit("duty.began", shift.id, by=by, purpose=purpose, hours=hours)
    return until


@transaction.atomic
def go_off_duty(*, by: Actor, purpose: Purpose) -> bool:
    """End the actor's own duty; False when there was none."""
    ended = _end(by, house_now())
    if ended is not None:
        _audit("duty.ended", ended, by=by, purpose=purpose)
    return ended is not None


def _end(by: Actor, moment: datetime) -> UUID | None:
    running = (
        DutyShift.objects.select_for_update().filter(account_id=by.account_id, ended_at__isnull=True).first()
    )
    if running is None:
        return None
    running.ended_at = min(moment, running.until)
    running.save(update_fields=("ended_at",))
    return running.id


def _audit(act: str, shift_id: UUID, *, by: Actor, purpose: Purpose, **more: object) -> None:
    record(act, by=by, purpose=purpose, subject_kind="duty", subject_id=shift_id, details=more)
