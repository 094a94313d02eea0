"""The origin's side of a group: who arrives, and the receipt at the border, person by person."""

from uuid import UUID

from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.queries import returns_of_group
from sampan.protection.returns.services import moving
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound, WrongState


def people_arriving(*, group: UUID, reader: Reader) -> list[ReturnFact]:
    """Return the people of another country's group; raises NotFound when none is there or visible."""
    require(reader.actor, Permission.PLAN_RETURN, purpose=reader.purpose)
    found = returns_of_group(group=group, side="origin", reader=reader)
    if not found:
        raise NotFound("There is no such group here, or you may not see it.")
    return found


def receive_one(*, group: UUID, return_id: UUID, account: moving.Account, by: Actor, purpose: Purpose) -> str:
    """Write this side's account of one person; return `received`, or `blocked` when the gate is closed.

    Somebody who did not come is not written here: the side that brings them says so. Raises InvalidInput, NotFound.
    """
    people = people_arriving(group=group, reader=Reader(by, purpose))
    if return_id not in {one.id for one in people}:
        raise NotFound("There is nobody of this group here, or you may not see them.")
    try:
        moving.receive(return_id=return_id, account=account, by=by, purpose=purpose)
    except (ReturnRefused, WrongState):  # what is missing is the team's task now; the others go on
        return "blocked"
    return "received"
