"""Lets a member leave, or this node: nothing new begins, what is open is settled, then the line is closed.

Each side says to the other that nothing of its own is open any more; it has left once both have said so and
both have receipts for it. A letter that will never get one is ended by its expiry, or given up by a person who
says why. Cards and letters stay: a proof must be checkable when nobody of today is left.
"""

from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from sampan.partnership.members.facts import DepartureFact, MemberState
from sampan.partnership.members.leaving.reading import departure_fact, open_letters, unreceipted
from sampan.partnership.members.models import Departure, GivenUp
from sampan.partnership.members.moments import now
from sampan.partnership.members.posting import post
from sampan.partnership.members.queries import active_members
from sampan.partnership.members.rows import audit_member, locked_member
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

LEAVING_KIND, LEFT_KIND = "members.leaving", "members.left"
SELF = ""  # `member` of begin_leaving when this node leaves the cooperation


@transaction.atomic
def begin_leaving(*, member: str = SELF, reason: str, by: Actor, purpose: Purpose) -> list[DepartureFact]:
    """Begin to part from one member, or from all when this node leaves (`member` empty).

    From now on only open conversations are answered. Raises WrongState unless the member is active, InvalidInput
    without a reason, which the other side reads.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    reason = _reason(reason)
    nodes = [member] if member else [one.node_id for one in active_members()]
    leaver = member or settings.SAMPAN_NODE.id
    return [_begin(node, leaver=leaver, reason=reason, by=by, purpose=purpose) for node in nodes]


@transaction.atomic
def give_up_letter(*, departure_id: UUID, letter_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """No longer wait for a letter of ours, for a reason; the letter is still sent while the line lasts."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _running(departure_id)
    if all(one.letter_id != letter_id for one in open_letters(row)):
        raise NotFound("This letter is not open.", remedy="Look at the list again.")
    told = {"reason": _reason(reason), "at": now(), "by_id": by.account_id}
    GivenUp.objects.get_or_create(departure=row, letter_id=letter_id, defaults=told)
    _audit("member.letter_given_up", row, by=by, purpose=purpose, letter=str(letter_id))
    look_at(row, by=by, purpose=purpose)


@transaction.atomic
def end_leaving(*, departure_id: UUID, reason: str, by: Actor, purpose: Purpose) -> DepartureFact:
    """End a leaving without the other side's last word, for a reason, once nothing of ours is open."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = _running(departure_id)
    if any(one.given_up_at is None for one in open_letters(row)):
        raise WrongState(
            "Letters of ours are still open.", remedy="Wait for their receipts, or give them up."
        )
    row.ended_by_id, row.ended_reason = by.account_id, _reason(reason)
    _close(row, by=by, purpose=purpose)
    return departure_fact(row)


def take_leaving(letter: ArrivedLetter) -> None:
    """Note that a member leaves, or parts from this node: from now on only open conversations are answered."""
    leaver = str(letter.body.get("leaver"))
    if leaver not in (letter.member, settings.SAMPAN_NODE.id):
        raise InvalidInput("The letter names another node.", remedy="Update the other node.", field="leaver")
    row = _departure_with(letter.member)
    if row is None:
        member = locked_member(letter.member)
        if member.state != MemberState.ACTIVE:
            raise WrongState("The member is not active here.", remedy="Call the other focal point.")
        row = _new(letter, leaver=leaver)
        member.state = MemberState.LEAVING
        member.save(update_fields=("state",))
        audit_member("member.leaving", member, by=letter.by, purpose=letter.purpose)
    row.their_open = _count(letter.body.get("open"))
    row.save()
    look_at(row, by=letter.by, purpose=letter.purpose)


def take_left(letter: ArrivedLetter) -> None:
    """Note that nothing of the member's is open any more: this is its last letter."""
    row = _departure_with(letter.member)
    if row is None:
        raise NotFound("The member is not leaving here.", remedy="Write that it leaves first.")
    row.their_last_at, row.their_open = letter.received_at, 0
    row.save(update_fields=("their_last_at", "their_open"))
    look_at(row, by=letter.by, purpose=letter.purpose)


def note_settled(settled: SettledLetter) -> None:
    """See whether a letter whose end is now known was the last that a leaving waited for."""
    row = _departure_with(settled.member)
    if row is not None:
        look_at(row, by=settled.by, purpose=settled.purpose)


def look_at_all(*, by: Actor, purpose: Purpose) -> int:
    """Look at every running leaving; return how many ended. For the worker, in case nothing else stirs."""
    rows = Departure.objects.select_for_update().filter(ended_at__isnull=True)
    return sum(look_at(row, by=by, purpose=purpose) for row in rows)


def look_at(row: Departure, *, by: Actor, purpose: Purpose) -> bool:
    """Say our last word when nothing of ours is open, close when both have said theirs; True when it ended."""
    if row.our_last_at is None and all(one.given_up_at for one in open_letters(row)):
        row.our_last_at = now()
        row.save(update_fields=("our_last_at",))
        post(LEFT_KIND, {"leaver": row.leaver}, to=[row.member_id], conversation=row.conversation)
        return False
    waits = [one for one in unreceipted(row.member_id) if one.kind == LEFT_KIND]
    if row.our_last_at is None or row.their_last_at is None or waits:
        return False
    _close(row, by=by, purpose=purpose)
    return True


def _begin(node: str, *, leaver: str, reason: str, by: Actor, purpose: Purpose) -> DepartureFact:
    member = locked_member(node)
    if member.state != MemberState.ACTIVE:
        raise WrongState("This member is not active.", remedy="Resume or compare it first.")
    row = Departure(
        conversation=uuid4(),
        member=member,
        leaver=leaver,
        reason=reason,
        began_at=now(),
        began_by_id=by.account_id,
    )
    row.save(force_insert=True)
    told = {"leaver": leaver, "reason": reason, "open": len(open_letters(row))}
    member.state = MemberState.LEAVING
    member.save(update_fields=("state",))
    audit_member("member.leaving", member, by=by, purpose=purpose)
    post(LEAVING_KIND, told, to=[node], conversation=row.conversation)
    look_at(row, by=by, purpose=purpose)
    return departure_fact(row)


def _new(letter: ArrivedLetter, *, leaver: str) -> Departure:
    reason = letter.body.get("reason")
    return Departure(
        conversation=letter.conversation,
        member_id=letter.member,
        leaver=leaver,
        reason=reason[:300] if isinstance(reason, str) else "",
        began_at=letter.received_at,
    )


def _close(row: Departure, *, by: Actor, purpose: Purpose) -> None:
    row.ended_at = now()
    row.save()
    member = locked_member(row.member_id)
    member.state = MemberState.LEFT
    member.save(update_fields=("state",))
    audit_member("member.left", member, by=by, purpose=purpose)


def _departure_with(member: str) -> Departure | None:
    return Departure.objects.select_for_update().filter(member_id=member, ended_at__isnull=True).first()


def _running(departure_id: UUID) -> Departure:
    row = Departure.objects.select_for_update().filter(id=departure_id).first()
    if row is None:
        raise NotFound("There is no such leaving here.", remedy="Look at the list of members.")
    if row.ended_at is not None:
        raise WrongState("This leaving has ended.", remedy="Look at the list of members.")
    return row


def _reason(text: str) -> str:
    if not text.strip():
        raise InvalidInput("There is no reason.", remedy="Say why, in a sentence.", field="reason")
    return text.strip()[:300]


def _count(number: object) -> int:
    return number if type(number) is int and 0 <= number < 2**31 else 0


def _audit(act: str, row: Departure, *, by: Actor, purpose: Purpose, letter: str) -> None:
    details = {"letter": letter}
    record(act, by=by, purpose=purpose, subject_kind="member", subject_id=row.member_id, details=details)
