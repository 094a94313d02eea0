"""Reads large files without opening them; row security decides which ones."""

from datetime import datetime
from uuid import UUID

from sampan.partnership.parcels.facts import Hitch, LimitsFact, ParcelFact, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.services import limits as setting
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import Direction
from sampan.vocabulary.errors import NotFound

PAGE = 50


def parcels(
    *,
    reader: Reader,
    way: Direction | None = None,
    before: datetime | None = None,
    case_id: UUID | None = None,
    limit: int = PAGE,
) -> list[ParcelFact]:
    """Return the large files that the reader may see, newest first, at most `limit`, offered before `before`."""
    require(reader.actor, Permission.OPEN_PARCEL, purpose=reader.purpose)
    asked = {"way": way, "offered_at__lt": before, "case_id": case_id}
    found = Parcel.objects.filter(**{name: sought for name, sought in asked.items() if sought is not None})
    return [_fact(one) for one in found.order_by("-offered_at")[:limit]]


def parcel(*, parcel_id: UUID, reader: Reader) -> ParcelFact:
    """Return one large file; raises NotFound when the reader may not see it."""
    require(reader.actor, Permission.OPEN_PARCEL, purpose=reader.purpose)
    found = Parcel.objects.filter(id=parcel_id).first()
    if found is None:
        raise NotFound("There is no such file here, or you may not see it.")
    return _fact(found)


def limits(*, reader: Reader, member: str = "") -> LimitsFact:
    """Return the limits for large files of a member, or of all together."""
    require(reader.actor, Permission.MANAGE_MEMBERS, purpose=reader.purpose)
    return setting.limits_of(member)


def _fact(row: Parcel) -> ParcelFact:
    return ParcelFact(
        id=row.id,
        way=Direction(row.way),
        member=row.member,
        kind=row.kind,
        state=ParcelState(row.state),
        reason=row.reason,
        room_needed=row.room_needed,
        size=row.size,
        chunks=row.chunks,
        held=row.held_count,
        sends=row.sends,
        octets_per_second=row.octets_per_second,
        hitch=Hitch(row.hitch),
        hitch_since=row.hitch_since,
        conversation=row.conversation,
        case_id=row.case_id,
        agency_id=row.agency_id,
        offered_at=row.offered_at,
        moved_at=row.moved_at,
        expires_at=row.expires_at,
        ended_at=row.ended_at,
        kept_until=row.kept_until,
        opened_at=row.opened_at,
        opened_by=row.opened_by_id,
    )
