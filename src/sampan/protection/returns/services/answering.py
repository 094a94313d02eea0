"""The origin side answers: takes the return on, verifies, looks for the family, weighs the risks, agrees, receives."""

from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.changing import add_milestone
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import do, owe, settle
from sampan.protection.returns.services.clocks import file_clocks, stop_clock
from sampan.protection.returns.services.keeping import Said
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.table import Act, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import case_workers, service_actor
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput


@transaction.atomic
def accept(*, return_id: UUID, agency_id: UUID, account_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take a return on for an agency and a worker of it, on whose team the case will be opened."""
    require(by, Permission.ANSWER_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.ORIGIN)
    own = (by.agency_id, by.account_id) if by.may(Permission.OPEN_CASE) else None
    if (agency_id, account_id) != own and (agency_id, account_id) not in {one[:2] for one in case_workers()}:
        raise InvalidInput(
            "This is no open account of that agency that works on cases.", remedy="Choose a case worker.",
            field="worker",
        )  # fmt: skip
    stop_clock(kept, "proposal", by=by, purpose=purpose)
    said = Said({"worker": str(account_id)}, changes={"agency_id": agency_id, "worker_id": account_id})
    file_clocks(do(kept, Act.ACCEPT, said=said, by=by, purpose=purpose))


@transaction.atomic
def decline(*, return_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Decline with a reason of the list decline_reason, which the other side reads."""
    require(by, Permission.ANSWER_RETURN, purpose=purpose)
    code_list("decline_reason").get(reason)
    kept = own_row(return_id, side=Side.ORIGIN)
    do(kept, Act.DECLINE, told={"reason": reason}, by=by, purpose=purpose)


@transaction.atomic
def answer_nationality(
    *, return_id: UUID, result: str, authority: str = "", words: str = "", by: Actor, purpose: Purpose
) -> None:
    """Answer whether the person is a national: a code of the list return_nationality.

    Words go to the other side, sealed; the authority that checked stays here, sealed.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("return_nationality").get(result)
    kept = own_row(return_id, side=Side.ORIGIN)
    leaves = {"words": words} if words.strip() else {}
    stays = {"authority": authority.strip()} if authority.strip() else {}
    said = Said({}, leaves | stays)
    do(kept, Act.NATIONALITY, told={"result": result}, body=leaves, said=said, by=by, purpose=purpose)
    stop_clock(kept, "nationality", by=by, purpose=purpose)


@transaction.atomic
def answer_family(
    *, return_id: UUID, result: str, whereabouts: str = "", words: str = "", by: Actor, purpose: Purpose
) -> None:
    """Answer whether the family was found and is safe; where they are and what was said is sealed on both sides."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("return_family").get(result)
    kept = own_row(return_id, side=Side.ORIGIN)
    sealed = {part: text for part, text in (("whereabouts", whereabouts), ("words", words)) if text.strip()}
    do(kept, Act.FAMILY, told={"result": result}, body=sealed, said=Said({}, sealed), by=by, purpose=purpose)
    stop_clock(kept, "family", by=by, purpose=purpose)


@transaction.atomic
def ask_change(*, return_id: UUID, reason: str, words: str = "", by: Actor, purpose: Purpose) -> None:
    """Ask for a change of the plan, with a reason of the list return_plan_change."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("return_plan_change").get(reason)
    kept = own_row(return_id, side=Side.ORIGIN)
    sealed = {"words": words} if words.strip() else {}
    told = {"reason": reason, "plan_hash": kept.plan_hash}
    do(kept, Act.CHANGE, told=told, body=sealed, said=Said({}, sealed), by=by, purpose=purpose)
    stop_clock(kept, "plan", by=by, purpose=purpose)


@transaction.atomic
def confirm_arrival(
    *, return_id: UUID, arrived_on: date, province: str = "", by: Actor, purpose: Purpose
) -> None:
    """Say that the person arrived where they go; the case then goes on by its referral, or as one's own."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = own_row(return_id, side=Side.ORIGIN)
    if arrived_on > house_today():
        raise InvalidInput(
            "This day lies in the future.", remedy="Write the day of arrival.", field="arrived_on"
        )
    facts = {"arrived_on": str(arrived_on), "province": province or kept.province}
    kept = do(kept, Act.ARRIVE, body=facts, said=Said(facts), by=by, purpose=purpose)
    settle(kept, "return_arrival", by=by, purpose=purpose)
    count_returned(kept, on=arrived_on, by=by, purpose=purpose)
    owe(kept, "return_received_case", by=by, purpose=purpose)


def count_returned(kept: Return, *, on: date, by: Actor, purpose: Purpose) -> None:
    """Count the return once in this side's file of the person, as the milestone `returned`."""
    case = read_case(case_id=kept.case_id, reader=Reader(by, purpose))
    if any(one.kind == "returned" for one in case.milestones):
        return
    milestone = MilestoneFact("returned", PartialDate.parse(str(on)), kept.citizenship, kept.province)
    who = by if by.may_for(Permission.EDIT_CASE, purpose) else service_actor()
    add_milestone(case_id=kept.case_id, milestone=milestone, by=who, purpose=purpose)
