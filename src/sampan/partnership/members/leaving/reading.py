"""Reads leavings: what of ours is still open with a member, and which conversations were alive."""

from datetime import timedelta
from uuid import UUID

from sampan.partnership.members.facts import DepartureFact, OpenLetter
from sampan.partnership.members.models import Departure
from sampan.partnership.members.moments import now
from sampan.partnership.members.posting import service_reader
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import Direction, LetterFact, State
from sampan.registry.correspondence.queries import letters
from sampan.vocabulary.errors import NotFound

MOST_SHOWN = 500  # letters or conversations on one page; more are counted by the page Lines
_ALIVE = timedelta(days=14)  # as long as a letter lives: after that nothing in it can still be on the way
_ABOUT_MEMBERS = "members."


def departures(*, reader: Reader, member: str = "") -> list[DepartureFact]:
    """Return the leavings, the newest first, without their letters."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    found = Departure.objects.filter(member_id=member) if member else Departure.objects.all()
    return [departure_fact(one) for one in found.order_by("-began_at")]


def departure(*, departure_id: UUID, reader: Reader) -> DepartureFact:
    """Return one leaving with the list of what is open; raises NotFound."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    row = Departure.objects.filter(id=departure_id).first()
    if row is None:
        raise NotFound("There is no such leaving here.", remedy="Look at the list of members.")
    return departure_fact(row, letters=open_letters(row), conversations=live_conversations(row.member_id))


def unreceipted(member: str, *, limit: int = MOST_SHOWN) -> list[LetterFact]:
    """Return our letters to a member whose end is not known: waiting, or sent without a receipt."""
    reader = service_reader()
    with reading_as(reader):
        return [
            one
            for state in (State.WAITING, State.SENT)
            for one in letters(
                reader=reader, member=member, direction=Direction.OUT, state=state, limit=limit
            )
        ]


def open_letters(row: Departure) -> tuple[OpenLetter, ...]:
    """Return what of ours is open, and what of it a person gave up; the letters about leaving are not counted."""
    given_up = {one.letter_id: one for one in row.given_up.all()}
    return tuple(
        OpenLetter(
            one.letter_id,
            one.kind,
            one.written_at,
            one.expires_at,
            given_up[one.letter_id].at if one.letter_id in given_up else None,
            given_up[one.letter_id].reason if one.letter_id in given_up else "",
        )
        for one in unreceipted(row.member_id)
        if one.conversation != row.conversation
    )


def live_conversations(member: str) -> tuple[tuple[UUID, str], ...]:
    """Return the conversations with a letter of the last fourteen days: id, and the kind of the newest letter."""
    reader, since = service_reader(), now() - _ALIVE
    with reading_as(reader):
        recent = letters(reader=reader, member=member, limit=MOST_SHOWN)
    newest: dict[UUID, str] = {}
    for one in recent:  # newest first
        if one.written_at >= since and not one.kind.startswith(_ABOUT_MEMBERS):
            newest.setdefault(one.conversation, one.kind)
    return tuple(newest.items())


def departure_fact(
    row: Departure,
    *,
    letters: tuple[OpenLetter, ...] = (),
    conversations: tuple[tuple[UUID, str], ...] = (),
) -> DepartureFact:
    """Return a row as a fact."""
    return DepartureFact(
        id=row.id,
        member=row.member_id,
        leaver=row.leaver,
        reason=row.reason,
        began_at=row.began_at,
        began_by=row.began_by_id,
        our_last_at=row.our_last_at,
        their_last_at=row.their_last_at,
        their_open=row.their_open,
        ended_at=row.ended_at,
        ended_reason=row.ended_reason,
        letters=letters,
        conversations=conversations,
    )
