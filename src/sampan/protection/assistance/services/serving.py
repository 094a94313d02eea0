"""What the provider does for the person: given, declined by the person, missed, not available; and the end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.assistance.models import Need, ServiceGiven
from sampan.protection.assistance.services.asking import close
from sampan.protection.assistance.services.needs import close_need
from sampan.protection.assistance.services.rows import locked_referral, move, require_side, service_reader
from sampan.protection.assistance.table import Act, Side
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.money import currency_of

NOTE_LABEL = "service-note"
HIGHEST_COST = Decimal("99999999999.99")  # what the column holds: a slip of the keyboard, not a price


@dataclass(frozen=True, repr=False)
class Given:
    """One service as it went. A person may decline without a reason; that is a right. `repr` is blank."""

    happened_on: date
    result: str
    service: str = ""
    refusal: str = ""
    outcome: str = ""
    cost: Decimal | None = None
    next_visit: date | None = None
    note: str = ""

    def __repr__(self) -> str:
        return "Given(...)"


@transaction.atomic
def record_service(*, referral_id: UUID, given: Given, by: Actor, purpose: Purpose) -> UUID:
    """Write what became of a service, in the currency of the node's country; return the row's id.

    Giving it meets the need; a person who declines ends the need without fault. Raises InvalidInput, WrongState.
    """
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    service = given.service or row.service
    _check(given, service)
    row.next_visit = given.next_visit
    move(row, Act.SERVE, by=by, purpose=purpose, facts={"result": given.result, "service": service})
    with reading_as(service_reader()):
        note = given.note.strip()
        sealed = seal_for_case(note.encode(), case_id=row.case_id, label=NOTE_LABEL) if note else None
        kept = ServiceGiven.objects.create(
            referral=row, case_id=row.case_id, agency_id=row.agency_id, provider_agency_id=row.provider_agency_id,
            service=service, happened_on=given.happened_on, result=given.result, refusal=given.refusal,
            outcome=given.outcome, cost=given.cost, next_visit=given.next_visit, note_sealed=sealed,
            currency="" if given.cost is None else currency_of(settings.SAMPAN_NODE.country),
            account_id=by.account_id, written_at=house_now(),
        )  # fmt: skip
        state = {"given": "met", "refused_by_person": "refused"}.get(given.result)
        need = Need.objects.filter(id=row.need_id, state="open", service=service).first()
        if state and need:
            close_need(need, state=state, by=by, purpose=purpose)
    return kept.id


@transaction.atomic
def end_help(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """End help from the provider's side, with a reason of the list help_end: the identity closes for good."""
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    code_list("help_end").get(reason)
    row.reason, row.next_visit = reason, None
    close(row, Act.END, by=by, purpose=purpose)


def _check(given: Given, service: str) -> None:
    code_list("referral_service").get(service)
    code_list("service_result").get(given.result)
    for name, code in (("service_refusal_reason", given.refusal), ("service_outcome", given.outcome)):
        if code:
            code_list(name).get(code)
    if given.refusal and given.result != "refused_by_person":
        raise InvalidInput("A reason of refusal without a refusal.", remedy="Leave it open.", field="refusal")
    if given.happened_on > house_today():
        raise InvalidInput("This day is to come.", remedy="Give the day it happened.", field="happened_on")
    if given.next_visit is not None and given.next_visit < given.happened_on:
        raise InvalidInput("The next visit lies before this one.", field="next_visit")
    if given.cost is not None and not 0 <= given.cost <= HIGHEST_COST:
        raise InvalidInput("This is no cost.", remedy="Write the amount alone.", field="cost")
