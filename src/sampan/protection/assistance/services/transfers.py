"""Whole cases between agencies of the node: asked for by the side where the person is, and many at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.contents import preview_of
from sampan.protection.assistance.models import Referral
from sampan.protection.assistance.services.asking import Question, after_acceptance, ask, close
from sampan.protection.assistance.services.owed import REQUESTED, owe
from sampan.protection.assistance.services.packets import agreed_groups
from sampan.protection.assistance.services.rows import locked_referral, move, require_side, service_reader
from sampan.protection.assistance.table import OPEN, Act, Side
from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.queries import cases as find_cases
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, SampanError

MOST_CASES = 500  # in one bulk transfer; each is a conversation of its own
_OPEN = [phase.value for phase in OPEN]


@transaction.atomic
def request_transfer(*, number: str, by: Actor, purpose: Purpose) -> None:
    """Say that the person of a case number is with one's own agency now, and ask for the case.

    Answers alike whether such a case exists or not, and returns nothing: the agency that keeps it decides, and
    what comes of it appears among one's transfers only when it agrees. The number is written nowhere.
    """
    require(by, Permission.MOVE_CASE, purpose=purpose)
    if not number.strip():
        raise InvalidInput("The number is missing.", remedy="Copy it from the paper.", field="number")
    record("transfer.requested", by=by, purpose=purpose, subject_kind="agency", subject_id=by.agency_id)
    with reading_as(service_reader()) as reader:
        found = find_cases(reader=reader, number=number.strip(), limit=1)
        if not found or not _may_be_asked_for(found[0], by):
            return
        case = found[0]
        if Referral.objects.filter(case_id=case.id, kind="transfer", phase__in=_OPEN).exists():
            return
        row = Referral(
            case_id=case.id, agency_id=case.agency_id, provider_agency_id=by.agency_id, kind="transfer", phase="",
            asked_by_id=by.account_id, asked_at=house_now(), groups=["identity"],
        )  # fmt: skip
        move(row, Act.REQUEST, by=by, purpose=purpose)
        owe(row, REQUESTED, for_role="supervisor", by=by, purpose=purpose)


def _may_be_asked_for(case: CaseFact, by: Actor) -> bool:
    return case.is_open and case.ownership == "here" and case.agency_id != by.agency_id


@transaction.atomic
def grant_request(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Agree to give the case to the agency that asks; consent is needed before anything identifies the person."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    reader = Reader(by, purpose)
    row.preview = preview_of(read_case(case_id=row.case_id, reader=reader))
    agreed = agreed_groups(case_id=row.case_id, agency_id=row.provider_agency_id, reader=reader)
    row.groups = sorted(agreed | {"identity"})
    move(row, Act.GRANT, by=by, purpose=purpose)
    after_acceptance(row, by=by, purpose=purpose)


@transaction.atomic
def refuse_request(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Refuse to give the case, with a reason of the list decline_reason; the asking agency learns nothing."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    code_list("decline_reason").get(reason)
    row.reason = reason
    with reading_as(service_reader()):  # out of one's own sight again: the other side never sees a request
        row.provider_agency_id = row.agency_id
        close(row, Act.REFUSE, by=by, purpose=purpose)


def transfer_many(
    *, case_ids: Iterable[UUID], question: Question, by: Actor, purpose: Purpose
) -> tuple[list[UUID], dict[UUID, str]]:
    """Ask one agency to take several cases over; return the referrals' ids, and by case why it was not asked.

    Each case is a conversation of its own: one without consent holds up no other.
    """
    require(by, Permission.MOVE_CASE, purpose=purpose)
    chosen = list(case_ids)
    if not 0 < len(chosen) <= MOST_CASES:
        raise InvalidInput(f"Choose 1 to {MOST_CASES} cases.", field="cases")
    asked: list[UUID] = []
    left: dict[UUID, str] = {}
    for case_id in chosen:
        try:
            with transaction.atomic():
                asked.append(ask(case_id=case_id, question=question, by=by, purpose=purpose))
        except SampanError as error:
            left[case_id] = str(error)
    return asked, left
