"""Offers a large file to a member: sealed into the node's folder as it is read, announced by a letter."""

import base64
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.engines.exchange.chunks import KEY_OCTETS, FileSealer, Manifest, Shape
from sampan.engines.exchange.holdings import nothing_of
from sampan.engines.exchange.notation import write_time
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import Details, seal_into
from sampan.partnership.parcels.services.rows import OFFER, audit
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.correspondence.facts import Direction
from sampan.registry.correspondence.services.keeping import erase_bodies
from sampan.registry.correspondence.services.writing import write_letter
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import InvalidInput, NoConsent

LIFE = timedelta(days=14)  # as a letter's: by then a line that works at all has carried any file that fits
LONGEST_LABEL, LONGEST_NAME = 200, 200  # letters
FILE = "file"
"""The kind of a file that nobody in particular takes over: it waits for a person under "Large files"."""


@dataclass(frozen=True)
class About:
    """What a large file belongs to. `kind` chooses its taker at the receiver; `size` in octets, found when None."""

    kind: str = FILE
    filename: str = ""
    conversation: UUID | None = None
    case_id: UUID | None = None
    size: int | None = None
    life: timedelta = LIFE


def offer_file(
    *, member: str, stream: BinaryIO, label: str, by: Actor, purpose: Purpose, about: About = About()
) -> UUID:
    """Seal a file and offer it to a member; return the parcel's id. Chunks go once they signed for the letter.

    `stream` is read once; nothing plain is written. With a case, the person's consent to this member must be in
    force. Raises NotPermitted, NoAgreement, NoConsent, InvalidInput naming the field, Unavailable when the disk
    has no room (with the room needed).
    """
    require(by, Permission.SEND_PARCEL, purpose=purpose)
    correspondent(member)
    _check_words(label, about)
    agency_id = _agency_of(about, member, Reader(by, purpose))
    shape = Shape(new_person_id().bytes, _size(stream, about))
    storing.require_room(shape.sealed_length)
    key = os.urandom(KEY_OCTETS)
    manifest = _seal(stream, shape, key)
    details = Details(label.strip(), about.filename[:LONGEST_NAME], manifest.sha256, manifest.seals)
    try:
        with transaction.atomic():
            parcel = _keep(member, shape, about, agency_id=agency_id, by=by)
            seal_into(parcel, key=key, details=details)
            parcel.save(force_insert=True)
            _announce(parcel, manifest, key, details, by=by, purpose=purpose)
            audit("parcel.offered", parcel, by=by, purpose=purpose)
    except BaseException:
        storing.remove(UUID(bytes=shape.file_id))
        raise
    return parcel.id


def _seal(stream: BinaryIO, shape: Shape, key: bytes) -> Manifest:
    sealer = FileSealer(shape, key=key)
    storing.write_all(UUID(bytes=shape.file_id), sealer.sealed(_parts(stream, shape)))
    return sealer.manifest()


def _parts(stream: BinaryIO, shape: Shape) -> Iterator[bytes]:
    """Yield the file in pieces of one mebibyte, whatever the stream gives at once; too many are refused later."""
    for index in range(shape.count):
        yield _exactly(stream, shape.part(index))
    if stream.read(1):
        raise InvalidInput("The file grew while it was read.", remedy="Send it again.", field="file")


def _exactly(stream: BinaryIO, octets: int) -> bytes:
    piece = stream.read(octets)
    if len(piece) == octets:
        return piece
    pieces = [piece]
    while piece and (left := octets - sum(map(len, pieces))):
        pieces.append(piece := stream.read(left))
    whole = b"".join(pieces)
    if len(whole) != octets:
        raise InvalidInput("Only a part of the file was read.", remedy="Send it again.", field="file")
    return whole


def _size(stream: BinaryIO, about: About) -> int:
    if about.size is not None:
        return about.size
    try:
        here = stream.tell()
        end = stream.seek(0, io.SEEK_END)
        stream.seek(here)
    except (OSError, AttributeError) as error:
        raise InvalidInput(
            "The length of this file is not known.", remedy="Save it first, then send it.", field="file"
        ) from error
    return end - here


def _check_words(label: str, about: About) -> None:
    if not 0 < len(label.strip()) <= LONGEST_LABEL:
        raise InvalidInput(
            f"A label has 1 to {LONGEST_LABEL} letters.",
            remedy="Say in a few words what it is.",
            field="label",
        )
    if not about.kind.replace(".", "").replace("_", "").isalnum() or len(about.kind) > 80:
        raise InvalidInput("This is no kind of file.", remedy="Leave it out.", field="kind")


def _agency_of(about: About, member: str, reader: Reader) -> UUID:
    """Return the agency whose file it is; with a case, require lasting sight of it and the person's consent."""
    if about.case_id is None:
        return reader.actor.agency_id
    case = read_case(case_id=about.case_id, reader=reader)
    require_lasting_sight(case_id=case.id, reader=reader)
    open_groups = groups_open_to(
        case_id=case.id,
        recipient=f"member:{member}",
        purpose=reader.purpose.value,
        on=house_today(),
        reader=reader,
    )
    if "identity" not in open_groups:
        raise NoConsent(
            "The person has not agreed that this member may know who they are: a file of a case may show it.",
            remedy="Explain it in the person's language and record their consent.",
        )
    return case.agency_id


def _keep(member: str, shape: Shape, about: About, *, agency_id: UUID, by: Actor) -> Parcel:
    now = house_now()
    return Parcel(
        id=UUID(bytes=shape.file_id),
        way=Direction.OUT,
        member=member,
        kind=about.kind,
        state=ParcelState.OFFERED,
        size=shape.length,
        chunks=shape.count,
        held=nothing_of(shape.count),
        next_attempt_at=now,
        conversation=about.conversation,
        case_id=about.case_id,
        agency_id=agency_id,
        offered_by_id=by.account_id,
        offered_at=now,
        expires_at=now + about.life,
    )


def _announce(
    parcel: Parcel, manifest: Manifest, key: bytes, details: Details, *, by: Actor, purpose: Purpose
) -> None:
    """Write the letter with manifest and key, and erase our copy of it: the key stays in the parcel alone."""
    body = {
        "schema": 1,
        "manifest": manifest.to_json(),
        "key": base64.b64encode(key).decode(),
        "label": details.label,
        "filename": details.filename,
        "kind": parcel.kind,
        "about": str(parcel.conversation) if parcel.conversation else None,
        "expires_at": write_time(parcel.expires_at),
    }
    who = {"by": by, "purpose": purpose}
    parcel.letter_id = write_letter(
        member=parcel.member,
        kind=OFFER,
        conversation=parcel.id,
        body=body,
        agency_id=parcel.agency_id,
        case_id=parcel.case_id,
        expires_at=parcel.expires_at,
        **who,
    )
    parcel.save(update_fields=("letter_id",))
    erase_bodies(member=parcel.member, conversation=parcel.id, direction=Direction.OUT, **who)
