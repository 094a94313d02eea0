"""Opens and closes what a person needs: from the intake, from a talk, or from what a provider gave."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.models import Need
from sampan.protection.cases.facts import OpenedCase
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import NotFound, WrongState

CLOSING = ("met", "refused", "dropped")
_BATCH = 5_000


@transaction.atomic
def add_needs(
    *, case_id: UUID, services: Iterable[str], urgency: str = "normal", by: Actor, purpose: Purpose
) -> int:
    """Open a need for each service that is not open yet; return how many. Raises UnknownCode, WrongState."""
    require(by, Permission.ASK_ASSISTANCE, purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    asked = {code_list("referral_service").get(code).code for code in services}
    asked -= set(Need.objects.filter(case_id=case_id, state="open").values_list("service", flat=True))
    Need.objects.bulk_create(
        Need(
            case_id=case_id, agency_id=case.agency_id, service=code, urgency=urgency, opened_on=house_today(),
            opened_by_id=by.account_id,
        )
        for code in sorted(asked)
    )  # fmt: skip
    for code in sorted(asked):
        note_event(case_id=case_id, kind="need_opened", facts={"service": code}, by=by)
    record(
        "need.opened", by=by, purpose=purpose, subject_kind="case", subject_id=case_id, case_id=case_id,
        details={"services": sorted(asked), "urgency": urgency},
    )  # fmt: skip
    return len(asked)


@transaction.atomic
def settle_need(*, need_id: UUID, state: str, by: Actor, purpose: Purpose) -> None:
    """Say that a need was met, that the person declines, or that it is no longer there; raises WrongState."""
    require(by, Permission.ASK_ASSISTANCE, purpose=purpose)
    need = Need.objects.select_for_update().filter(id=need_id).first()
    if need is None:
        raise NotFound("There is no such need here, or you may not see it.")
    if need.state != "open" or state not in CLOSING:
        raise WrongState("This need was settled before.", remedy="Look at the board again.")
    close_need(need, state=state, by=by, purpose=purpose)


def close_need(need: Need, *, state: str, by: Actor, purpose: Purpose) -> None:
    """Close an open need in the open transaction; the caller has required its permission."""
    need.state, need.closed_on, need.closed_by_id = state, house_today(), by.account_id
    need.save(update_fields=("state", "closed_on", "closed_by"))
    note_event(case_id=need.case_id, kind=f"need_{state}", facts={"service": need.service}, by=by)
    record(
        "need.closed", by=by, purpose=purpose, subject_kind="need", subject_id=need.id, case_id=need.case_id,
        details={"state": state, "service": need.service},
    )  # fmt: skip


def open_needs_of_intake(*, opened: Iterable[OpenedCase], source: str, by: Actor, purpose: Purpose) -> None:
    """Open what was said to be needed at the intake, in the transaction in which cases are opened."""
    cases = [one for one in opened if one.is_here and one.needs]
    Need.objects.bulk_create(
        (
            Need(
                case_id=one.case_id, agency_id=one.agency_id, service=code,
                opened_on=house_today(), opened_by_id=by.account_id,
            )
            for one in cases
            for code in sorted(set(one.needs))
            if code_list("referral_service").has(code)
        ),
        batch_size=_BATCH,
    )  # fmt: skip
    acts = (
        Act("need.opened", "case", str(one.case_id), one.case_id, {"services": sorted(one.needs)})
        for one in cases
    )
    record_many(acts, by=by, purpose=purpose)
