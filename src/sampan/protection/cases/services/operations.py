"""Begins group operations: rescues, raids, group returns."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.models import Operation
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import country as territory

LONGEST_NAME = 120  # characters: a place and a day


@transaction.atomic
def begin_operation(
    *,
    name: str,
    country: str,
    province: str,
    happened_on: date,
    people_expected: int | None,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Begin a group operation (a rescue, a raid, a group return) and return its id; raises InvalidInput."""
    require(by, Permission.OPEN_GROUP, purpose=purpose)
    if not name.strip():
        raise InvalidInput("The operation needs a name.", remedy="Name it by place and day.", field="name")
    if len(name.strip()) > LONGEST_NAME:
        raise InvalidInput("The name is too long.", remedy=f"At most {LONGEST_NAME} letters.", field="name")
    territory(country)
    operation = Operation(
        agency_id=by.agency_id,
        name=name.strip(),
        country=country,
        province=province,
        happened_on=happened_on,
        people_expected=people_expected,
        created_by_id=by.account_id,
        created_at=house_now(),
    )
    operation.save(force_insert=True)
    record("operation.begun", by=by, purpose=purpose, subject_kind="operation", subject_id=operation.id)
    return operation.id
