"""Opens what is sealed of a large file for a person: its label, and the file itself. Each opening is audited."""

from functools import partial
from uuid import UUID

from django.db import transaction

from sampan.partnership.parcels.facts import OpenedParcel, ParcelLabel, ParcelState
from sampan.partnership.parcels.sealing import details_of, key_of, manifest_of
from sampan.partnership.parcels.services.finishing import pieces_of
from sampan.partnership.parcels.services.rows import audit, locked_parcel
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState


@transaction.atomic
def read_label(*, parcel_id: UUID, reader: Reader) -> ParcelLabel:
    """Open what a file is called; NotFound when it ended or may not be seen."""
    require(reader.actor, Permission.OPEN_PARCEL, purpose=reader.purpose)
    parcel = locked_parcel(parcel_id)
    told = details_of(parcel)
    audit("parcel.label_read", parcel, by=reader.actor, purpose=reader.purpose)
    return ParcelLabel(told.label, told.filename, told.sha256)


@transaction.atomic
def open_parcel(*, parcel_id: UUID, reader: Reader) -> OpenedParcel:
    """Open a received file; the opening is audited, the first one noted.

    Raises WrongState unless it lies here whole, NotFound when it may not be seen.
    """
    require(reader.actor, Permission.OPEN_PARCEL, purpose=reader.purpose)
    parcel = locked_parcel(parcel_id)
    if parcel.state != ParcelState.KEPT:
        raise WrongState("This file is not here to be opened.", remedy="Wait until all of it has arrived.")
    key, manifest, told = key_of(parcel), manifest_of(parcel), details_of(parcel)
    if parcel.opened_at is None:
        parcel.opened_at, parcel.opened_by_id = house_now(), reader.actor.account_id
        parcel.save(update_fields=("opened_at", "opened_by"))
    audit("parcel.opened", parcel, by=reader.actor, purpose=reader.purpose)
    return OpenedParcel(told.filename, parcel.size, partial(pieces_of, parcel.id, manifest, key))
