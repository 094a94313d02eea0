"""Opens the cases of a group, all or none, under one operation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.models import Operation
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.cases.services.operations import begin_operation
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NotFound

MOST_PEOPLE = 1_000  # in one form; more come as a file


@dataclass(frozen=True)
class NewOperation:
    """The event in which the group was met."""

    name: str
    country: str
    happened_on: date
    province: str = ""
    people_expected: int | None = None


@transaction.atomic
def open_group(
    *, drafts: Iterable[CaseDraft], operation: NewOperation | UUID, by: Actor, purpose: Purpose
) -> tuple[UUID, list[UUID]]:
    """Open a case for each person of a group under a new operation or one begun before.

    Returns the operation's id and the cases' ids in order. All or none: raises InvalidRecord, InvalidInput
    (nobody, or too many), NotPermitted or NoPurpose, and then nothing was opened and no operation begun.
    """
    require(by, Permission.OPEN_GROUP, purpose=purpose)
    people = list(drafts)
    if not people:
        raise InvalidInput("The group is empty.", remedy="Give at least one person.", field="people")
    if len(people) > MOST_PEOPLE:
        raise InvalidInput(
            f"More than {MOST_PEOPLE} people in one form.", remedy="Import them as a file.", field="people"
        )
    is_known = isinstance(operation, UUID)
    operation_id = _visible(operation) if is_known else _begin(operation, by=by, purpose=purpose)
    opened = open_cases_in_bulk(
        drafts=people, by=by, purpose=purpose, operation_id=operation_id, source="group"
    )
    return operation_id, opened


def _visible(operation_id: UUID) -> UUID:
    """Return the id when the reader may see the operation: a foreign key does not ask row security."""
    if not Operation.objects.filter(id=operation_id).exists():
        raise NotFound("There is no such operation here, or you may not see it.", remedy="Begin a new one.")
    return operation_id


def _begin(operation: NewOperation, *, by: Actor, purpose: Purpose) -> UUID:
    return begin_operation(
        name=operation.name,
        country=operation.country,
        province=operation.province,
        happened_on=operation.happened_on,
        people_expected=operation.people_expected,
        by=by,
        purpose=purpose,
    )
