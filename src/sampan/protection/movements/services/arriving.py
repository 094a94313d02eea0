"""The origin's side of a group: who arrives, and the receipt at the border, person by person."""

from uuid import UUID

from django.db import transaction

from sampan.protection.movements.services.listing import names_of
from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.queries import returns_of_group
from sampan.protection.returns.services import moving
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound, WrongState

_OVER = ("declined", "stopped", "withdrawn")


def people_arriving(*, group: UUID, reader: Reader) -> list[ReturnFact]:
    """Return the people of another country's group; raises NotFound when none is there or visible."""
    require(reader.actor, Permission.PLAN_RETURN, purpose=reader.purpose)
    found = returns_of_group(group=group, side="origin", reader=reader)
    if not found:
        raise NotFound("There is no such group here, or you may not see it.")
    return found


@transaction.atomic
def arriving_list(*, group: UUID, reader: Reader, with_names: bool) -> list[dict[str, object]]:
    """Return who arrives, and how they were received; names only for who may read identity, each audited."""
    found = people_arriving(group=group, reader=reader)
    names = names_of(found, reader) if with_names else {}
    return [
        {
            "fact": one,
            "name": names.get(one.case_id, ""),
            "outcome": "received" if one.is_received else "",
            "is_over": one.is_received or one.phase in _OVER,
        }
        for one in found
    ]


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
