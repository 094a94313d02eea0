"""Moves a whole case to another agency of the node: every row of it, in one transaction, or nothing.

The rows are found through Django's registry of models: whatever has the case (`case`, `case_id`, or a relation
kept in a column of that name) and an `agency` that is the case's. A slice added tomorrow moves with it. What an
agency keeps about its own work (the audit) stays: it is no part of the file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from sampan.protection.cases.models import Case
from sampan.protection.cases.services.rows import locked_case, note_on_timeline, require_open_here
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.services import end_teams, join_team
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import InvalidInput, WrongState

STAYS = frozenset({"audit.AuditEntry"})
"""Rows that name a case and an agency, but the agency of who acted; they are history and never change."""
_obstacles: list[Callable[[UUID], str]] = []


@dataclass(frozen=True)
class Moved:
    """What was moved: the case's number, where from, and how many rows by model."""

    number: str
    from_agency: UUID
    rows: dict[str, int]


def before_transfer(obstacle: Callable[[UUID], str]) -> None:
    """Ask `obstacle(case_id)` before each transfer; a sentence refuses it, an empty one lets it pass."""
    if obstacle not in _obstacles:
        _obstacles.append(obstacle)


def require_movable(case_id: UUID) -> Case:
    """Return the locked case; raises WrongState while it is closed, in transit, elsewhere, or being merged."""
    case = locked_case(case_id)
    require_open_here(case)
    for obstacle in _obstacles:
        if sentence := obstacle(case_id):
            raise WrongState(sentence, remedy="Settle it first, then transfer the case.")
    return case


@transaction.atomic
def transfer_case(*, case_id: UUID, to_agency: UUID, to_account: UUID, by: Actor) -> Moved:
    """Give a case to another agency: all its rows, its team ended and begun anew with one account.

    Runs as the node's service, for neither agency may write the other's rows; the caller has required its
    permission and both signatures. Raises WrongState (see `require_movable`), InvalidInput for the same agency.
    """
    service = service_actor()
    with reading_as(Reader(service, Purpose.PROTECTION)):
        case = require_movable(case_id)
        if case.agency_id == to_agency:
            raise InvalidInput(
                "The case is this agency's already.", remedy="Change its team.", field="agency"
            )
        old, number = case.agency_id, case.number
        who = {"by": service, "purpose": Purpose.PROTECTION}
        end_teams(case_ids=[case_id], **who)
        rows = {
            model._meta.label: _move(model, column, case_id, to_agency, to_account)
            for model, column in kept()
        }
        join_team(case_id=case_id, account_id=to_account, agency_id=to_agency, **who)
        note_on_timeline(
            locked_case(case_id), "transferred", by=by, facts={"from": str(old), "to": str(to_agency)}
        )
        record(
            "case.transferred", by=by, purpose=Purpose.PROTECTION, subject_kind="case", subject_id=case_id,
            case_id=case_id, details={"from": str(old), "to": str(to_agency), "tables": len(rows)},
        )  # fmt: skip
    return Moved(number, old, rows)


def kept() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every model that holds rows of a case with the case's agency, and its field that names the case."""
    yield Case, "id"
    for model in apps.get_models():
        columns = {one.column: one.attname for one in model._meta.concrete_fields}
        is_of_case = "case_id" in columns and "agency_id" in columns
        if is_of_case and model._meta.managed and model._meta.label not in STAYS:
            yield model, columns["case_id"]


def _move(model: type[models.Model], column: str, case_id: UUID, to_agency: UUID, to_account: UUID) -> int:
    """Move the rows of one model; what is still owed by somebody of the old agency goes to the new account."""
    found = model._default_manager.filter(**{column: case_id})
    fields = {one.attname for one in model._meta.concrete_fields}
    if {"assigned_to_id", "done_at"} <= fields:
        found.filter(done_at__isnull=True, assigned_to_id__isnull=False).update(assigned_to_id=to_account)
    return found.update(agency_id=to_agency)
