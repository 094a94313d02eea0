"""The limits for large files: how fast they go, how much a member may have lying here, how long it is kept."""

from django.db import transaction

from sampan.partnership.parcels.facts import LimitsFact
from sampan.partnership.parcels.models import ParcelLimits
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import InvalidInput

DEFAULT = LimitsFact(kbit_per_second=4_000, quota_mib=20 * 1024, retention_days=30)
"""Until an administrator says otherwise: 4 Mbit/s leaves most of a ministry's line to its people."""
LOWEST_KBIT, LONGEST_DAYS = 64, 365  # under 64 kbit/s a chunk takes longer than a request may last


def limits_of(member: str = "") -> LimitsFact:
    """Return what holds for a member, or without one for all members together."""
    rows = {one.member: one for one in ParcelLimits.objects.filter(member__in=("", member))}
    row = rows.get(member) or rows.get("")
    return LimitsFact(row.kbit_per_second, row.quota_mib, row.retention_days) if row else DEFAULT


@transaction.atomic
def set_limits(*, limits: LimitsFact, by: Actor, purpose: Purpose, member: str = "") -> None:
    """Set what holds for a member, or without one for all members together; InvalidInput naming the field."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    _check(limits)
    told = vars(limits)
    ParcelLimits.objects.update_or_create(member=member, defaults=told)
    record(
        "parcel.limits_set", by=by, purpose=purpose, subject_kind="member", subject_id=member, details=told
    )


def _check(limits: LimitsFact) -> None:
    if 0 < limits.kbit_per_second < LOWEST_KBIT:
        raise InvalidInput(
            f"Under {LOWEST_KBIT} kbit/s no large file would ever arrive.",
            remedy="Choose more, or 0 for no limit.",
            field="kbit_per_second",
        )
    if limits.quota_mib < 1:
        raise InvalidInput("Nothing would be taken in.", remedy="Choose at least 1 MiB.", field="quota_mib")
    if not 1 <= limits.retention_days <= LONGEST_DAYS:
        raise InvalidInput(
            "A received file is kept from a day to a year.",
            remedy=f"Choose 1 to {LONGEST_DAYS} days.",
            field="retention_days",
        )
