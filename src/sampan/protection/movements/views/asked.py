"""What every page of group returns asks first: who reads, what was posted."""

from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest

from sampan.protection.movements import queries
from sampan.protection.movements.facts import MovementFact
from sampan.registry.access.reader import require
from sampan.registry.access.roles import Permission


def visible(request: HttpRequest, movement_id: UUID) -> MovementFact:
    """Return the group return for whoever plans returns; raises NotPermitted, NotFound."""
    require(request.reader.actor, Permission.PLAN_RETURN, purpose=request.reader.purpose)
    return queries.movement(movement_id=movement_id, reader=request.reader)


def status(*forms: BaseForm) -> int:
    """Return 422 when something that was posted is wrong."""
    return 422 if any(form.is_bound and form.errors for form in forms) else 200
