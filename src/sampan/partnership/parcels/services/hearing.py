"""What the letters about large files do at this end: an offer arrives, the other side has it, or stopped it."""

import base64
import binascii
from datetime import timedelta
from uuid import UUID

from django.db.models import Sum

from sampan.engines.exchange.chunks import KEY_OCTETS, Manifest
from sampan.engines.exchange.holdings import all_of, nothing_of
from sampan.engines.exchange.notation import read_time
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import ON_DISK, OPEN_STATES, ParcelState, Reason
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.sealing import Details, seal_into
from sampan.partnership.parcels.services.limits import limits_of
from sampan.partnership.parcels.services.offering import FILE, LIFE, LONGEST_LABEL, LONGEST_NAME
from sampan.partnership.parcels.services.rows import DONE, OFFER, STOPPED, audit, end
from sampan.partnership.parcels.services.stopping import tell_stopped
from sampan.partnership.parcels.services.waking import wake_after_commit
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter, Direction, SettledLetter, State
from sampan.registry.correspondence.services.keeping import erase_bodies
from sampan.vocabulary.errors import InvalidInput, NotFound, UnknownCode, WrongState


def take_letter(letter: ArrivedLetter) -> None:
    """Apply a letter of the kind parcel.*; what it raises becomes a signed refusal."""
    acts = {OFFER: _take_offer, DONE: _take_done, STOPPED: _take_stopped}
    act = acts.get(letter.kind)
    if act is None:
        raise UnknownCode("This node knows no such letter about a file.", remedy="Update this node.")
    act(letter)


def note_settled(letter: SettledLetter) -> None:
    """Begin to send when the other side signed for our offer; end it when they refused or never got it."""
    if letter.kind != OFFER:
        return
    offered = Parcel.objects.select_for_update().filter(way=Direction.OUT, state=ParcelState.OFFERED)
    parcel = offered.filter(letter_id=letter.id).first()
    if parcel is None:
        return
    who = {"by": letter.by, "purpose": letter.purpose}
    if letter.state is State.ACKNOWLEDGED:
        parcel.state, parcel.next_attempt_at = ParcelState.MOVING, house_now()
        parcel.save(update_fields=("state", "next_attempt_at"))
        audit("parcel.accepted", parcel, **who)
        wake_after_commit(parcel.member)
    elif letter.state is State.REFUSED:
        end(parcel, ParcelState.STOPPED, reason=Reason.REFUSED)
        audit("parcel.refused", parcel, **who, more={"reason": letter.reason})
    else:
        end(parcel, ParcelState.EXPIRED)
        audit("parcel.expired", parcel, **who)


def _take_offer(letter: ArrivedLetter) -> None:
    """Take an offer in; the letter's body, which holds the key, is erased: the parcel alone keeps it, sealed."""
    manifest, key = _manifest(letter), _key(letter.body.get("key"))
    parcel = _row(letter, manifest)
    seal_into(parcel, key=key, details=_details(letter, manifest))
    who = {"by": letter.by, "purpose": letter.purpose}
    reason, room_needed = _refusal(parcel, manifest)
    parcel.save(force_insert=True)
    audit("parcel.offer_arrived", parcel, **who)
    if reason is not None:
        parcel.room_needed = room_needed
        end(parcel, ParcelState.STOPPED, reason=reason)
        audit("parcel.stopped", parcel, **who, more={"reason": reason.value, "room_needed": room_needed})
        tell_stopped(parcel, reason, room_needed=room_needed, **who)
    erase_bodies(member=letter.member, conversation=letter.conversation, direction=Direction.IN, **who)


def _manifest(letter: ArrivedLetter) -> Manifest:
    manifest = Manifest.from_json(letter.body.get("manifest"))
    if manifest.shape.file_id != letter.conversation.bytes:
        raise InvalidInput("The letter is not about the file that it names.", remedy="Offer it again.")
    if Parcel.objects.filter(id=letter.conversation).exists():
        raise WrongState("A file of this id was offered before.", remedy="Offer it under a new id.")
    return manifest


def _key(told: object) -> bytes:
    try:
        key = base64.b64decode(str(told), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_OCTETS:
        raise InvalidInput("The file's key is missing.", remedy="Offer it again.", field="key")
    return key


def _details(letter: ArrivedLetter, manifest: Manifest) -> Details:
    label, filename = (letter.body.get(name) for name in ("label", "filename"))
    label = label.replace("\0", "")[:LONGEST_LABEL] if isinstance(label, str) else ""
    filename = filename.replace("\0", "")[:LONGEST_NAME] if isinstance(filename, str) else ""
    return Details(label, filename, manifest.sha256, manifest.seals)


def _row(letter: ArrivedLetter, manifest: Manifest) -> Parcel:
    kind, about = letter.body.get("kind"), letter.body.get("about")
    now = house_now()
    return Parcel(
        id=letter.conversation,
        way=Direction.IN,
        member=letter.member,
        kind=kind if isinstance(kind, str) and kind.replace(".", "").isidentifier() else FILE,
        state=ParcelState.MOVING,
        size=manifest.shape.length,
        chunks=manifest.shape.count,
        held=nothing_of(manifest.shape.count),
        next_attempt_at=now,
        conversation=_conversation(about),
        letter_id=letter.id,
        agency_id=letter.by.agency_id,
        offered_at=letter.written_at,
        moved_at=now,
        expires_at=_expiry(letter),
    )


def _expiry(letter: ArrivedLetter) -> object:
    longest = house_now() + 2 * LIFE
    try:
        return min(longest, read_time(letter.body.get("expires_at")))  # type: ignore[arg-type]
    except (InvalidInput, ValueError, TypeError):
        return house_now() + LIFE + timedelta(days=1)


def _conversation(told: object) -> UUID | None:
    try:
        return UUID(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _refusal(parcel: Parcel, manifest: Manifest) -> tuple[Reason | None, int]:
    """Take the room for an offered file; return why not, and how many octets it needs, when there is none."""
    octets = manifest.shape.sealed_length
    mine = Parcel.objects.filter(way=Direction.IN, member=parcel.member, state__in=ON_DISK)
    lying = mine.aggregate(most=Sum("size"))["most"] or 0
    if lying + octets > limits_of(parcel.member).quota_mib * 2**20:
        return Reason.OVER_QUOTA, octets
    if octets > storing.room():
        return Reason.NO_ROOM, octets
    try:
        storing.reserve(parcel.id, octets)
    except OSError:
        return Reason.NO_ROOM, octets
    return None, 0


def _named(letter: ArrivedLetter, *ways: Direction) -> Parcel:
    found = Parcel.objects.select_for_update().filter(id=letter.conversation, member=letter.member)
    parcel = found.filter(way__in=ways).first()
    if parcel is None:
        raise NotFound("This node has exchanged no such file with that member.")
    return parcel


def _take_done(letter: ArrivedLetter) -> None:
    parcel = _named(letter, Direction.OUT)
    if parcel.state not in OPEN_STATES:
        return
    parcel.held, parcel.held_count = all_of(parcel.chunks), parcel.chunks
    end(parcel, ParcelState.DONE)
    audit("parcel.delivered", parcel, by=letter.by, purpose=letter.purpose)


def _take_stopped(letter: ArrivedLetter) -> None:
    parcel = _named(letter, Direction.OUT, Direction.IN)
    told, needed = letter.body.get("reason"), letter.body.get("room_needed")
    reason = told if told in set(Reason) else Reason.CANCELLED
    if parcel.state not in OPEN_STATES:
        return
    parcel.room_needed = needed if type(needed) is int and 0 <= needed < 2**62 else 0
    end(parcel, ParcelState.STOPPED, reason=str(reason))
    audit("parcel.stopped_there", parcel, by=letter.by, purpose=letter.purpose, more={"reason": str(reason)})
