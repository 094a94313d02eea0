"""Takes back an arrangement that this node proposed and that nobody has answered yet."""

from uuid import UUID

from django.db import transaction

from sampan.partnership.matches import party
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.services.rows import audit, post
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

WITHDRAWN = "withdrawn"


@transaction.atomic
def withdraw_arrangement(*, arrangement_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take back our own proposal; the other side is told. Raises WrongState once it was answered, or is not ours."""
    require(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    row = _locked(id=arrangement_id)
    if row.state != "proposed" or row.came_from != party.own_id():
        raise WrongState("This is no proposal of ours that waits.", remedy="Look at the list.")
    row.state, row.ended_at = WITHDRAWN, house_now()
    row.save()
    post("withdrawn", {}, to=row.member, conversation=row.conversation)
    audit("arrange_withdrawn", row.id, by=by, purpose=purpose, member=row.member)


def take_withdrawn(letter: ArrivedLetter) -> None:
    """Note that the other side took its proposal back. A yes of ours that crossed it ends with it."""
    row = _locked(conversation=letter.conversation, member=letter.member)
    if row.came_from != letter.member:
        raise WrongState("This was proposed by us.", remedy="Decline it.")
    if row.state in ("proposed", "in_force"):
        row.state, row.ended_at = WITHDRAWN, letter.received_at
        row.save()
        audit("arrange_withdrawn", row.id, by=letter.by, purpose=letter.purpose, member=letter.member)


def is_crossed(row: Arrangement) -> bool:
    """Say whether an answer comes to a proposal that was taken back meanwhile; then what was in force is over too.

    The other side ended the arrangement before when it said yes: neither side may think that the old one holds.
    """
    if row.state != WITHDRAWN or row.came_from != party.own_id():
        return False
    before = Arrangement.objects.select_for_update().filter(member=row.member, state="in_force")
    before = before.filter(proposed_at__lte=row.proposed_at, confirmed_at__lte=row.ended_at)
    before.update(state="ended", ended_at=house_now())
    return True


def _locked(**asked: object) -> Arrangement:
    found = Arrangement.objects.select_for_update().filter(**asked).first()
    if found is None:
        raise NotFound("There is no such arrangement here, or you may not see it.")
    return found
