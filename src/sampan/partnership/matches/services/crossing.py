"""Proposals that meet: a newer one takes the place of an older, and of two that cross both sides keep the same one."""

from datetime import datetime

from django.db.models import QuerySet

from sampan.partnership.matches import party
from sampan.partnership.matches.models import Arrangement
from sampan.partnership.matches.services.rows import audit, post
from sampan.partnership.matches.services.withdrawing import WITHDRAWN
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now

OVERTAKEN = "overtaken"


def replace_open(*, member: str, came_from: str, by: Actor, purpose: Purpose) -> None:
    """Take back what one side proposed before and nobody answered; of our own proposals the other side is told."""
    for row in _open(member).filter(came_from=came_from):
        row.state, row.ended_at = WITHDRAWN, house_now()
        row.save(update_fields=("state", "ended_at"))
        if came_from == party.own_id():
            post("withdrawn", {}, to=member, conversation=row.conversation)
        audit("arrange_withdrawn", row.id, by=by, purpose=purpose, member=member)


def overtake(row: Arrangement, *, at: datetime) -> None:
    """Let an arrangement that comes in force at this moment end every other proposal with that member."""
    _open(row.member).exclude(id=row.id).update(state=OVERTAKEN, ended_at=at)


def is_overtaken(row: Arrangement) -> bool:
    """Say whether a yes to our proposal changes nothing, since a proposal of theirs overtook ours and holds.

    Both sides said yes to the other's proposal at once. Of the two the smaller conversation holds, on both sides. Where
    the other one was ended here meanwhile, neither holds, and the other side is told.
    """
    if row.state != OVERTAKEN or row.came_from != party.own_id():
        return False
    before = (
        Arrangement.objects.select_for_update().filter(member=row.member, confirmed_at=row.ended_at).first()
    )
    if before is None or before.state == WITHDRAWN:
        return False
    if before.state != "in_force":
        row.state = "ended"
        row.save(update_fields=("state",))
        post("ended", {}, to=row.member, conversation=row.conversation)
        return True
    return before.conversation < row.conversation


def _open(member: str) -> QuerySet[Arrangement]:
    return Arrangement.objects.select_for_update().filter(member=member, state="proposed")
