"""Acts on everybody of a group return: each person keeps their own return, answer and gate.

What cannot be done for one (no consent, gate closed, wrong state) is done for the others; the one is told with
the reason, and owes its own tasks.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.movements.facts import Bulk, Told
from sampan.protection.movements.models import Movement, Seat
from sampan.protection.movements.waiting import AT_STEP, side_of
from sampan.protection.returns.facts import ReturnFact, ReturnRefused
from sampan.protection.returns.queries import returns_of_group
from sampan.protection.returns.services import answering, asking, moving
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.queries import approvals_of
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal, WrongState


@transaction.atomic
def begin_movement(
    *, name: str, operation_id: UUID | None = None, leaves_on: date | None = None, by: Actor, purpose: Purpose
) -> UUID:
    """Begin a group return and return its id; raises InvalidInput, NotFound for an operation not visible."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    if operation_id is not None:
        read_operation(operation_id=operation_id, reader=Reader(by, purpose))
    if not name.strip():
        raise InvalidInput("The group return needs a name.", remedy="Name it by place and day.", field="name")
    movement = Movement(
        agency_id=by.agency_id, name=name.strip()[:120], operation_id=operation_id, leaves_on=leaves_on,
        begun_by_id=by.account_id, begun_at=house_now(),
    )  # fmt: skip
    movement.save(force_insert=True)
    record("movement.begun", by=by, purpose=purpose, subject_kind="movement", subject_id=movement.id)
    return movement.id


def add_people(
    *, movement_id: UUID, people: Iterable[tuple[UUID, str, str]], by: Actor, purpose: Purpose
) -> Bulk:
    """Ask each person's country of origin: (case, member, province); one letter a person, each answered apart."""
    movement = movement_row(movement_id)

    @transaction.atomic
    def one(case_id: UUID, member: str, province: str) -> None:
        made = asking.propose(
            case_id=case_id, member=member, province=province, group=movement.id,
            group_number=_next_number(movement.id), by=by, purpose=purpose,
        )  # fmt: skip
        Seat.objects.create(
            movement=movement, kept_return_id=made, case_id=case_id, agency_id=movement.agency_id
        )

    return _each(people, lambda person: one(*person), about=lambda person: person[0])


def accept_all(*, group: UUID, agency_id: UUID, account_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Take everybody of another country's group on, for one worker."""
    named = {"agency_id": agency_id, "account_id": account_id}
    return _each(
        at_step("accept", group=group, by=by, purpose=purpose),
        lambda one: answering.accept(return_id=one.id, **named, by=by, purpose=purpose),
    )


def verify_all(*, group: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Ask for everybody's verification in one step, for those who agreed to it."""
    waiting = at_step("verify", group=group, by=by, purpose=purpose)
    return _each(waiting, lambda one: asking.verify(return_id=one.id, by=by, purpose=purpose))


def draft_all(*, group: UUID, plan: moving.MovementPlan, by: Actor, purpose: Purpose) -> Bulk:
    """Write one plan for everybody who is verified and has none; each is approved, agreed and signed apart.

    Raises InvalidInput when the plan would do for nobody.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    moving.check_plan(plan, is_child=False)
    waiting = at_step("draft", group=group, by=by, purpose=purpose)
    return _each(waiting, lambda one: moving.draft_plan(return_id=one.id, plan=plan, by=by, purpose=purpose))


def approve_all(*, group: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Approve every plan of the group that waits for a second person."""
    require(by, Permission.ANSWER_APPROVAL, purpose=purpose)
    waiting = at_step("approve", group=group, by=by, purpose=purpose)
    return _each(waiting, lambda one: _approve(one, by=by, purpose=purpose))


def send_all(*, group: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Send every approved plan. Each passes its own gate."""
    ready = at_step("send", group=group, by=by, purpose=purpose)
    return _each(ready, lambda one: moving.send_plan(return_id=one.id, by=by, purpose=purpose))


def agree_all(*, group: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Agree to every plan of another country's group. Each passes this side's own gate."""
    sent = at_step("agree", group=group, by=by, purpose=purpose)
    return _each(sent, lambda one: moving.agree_plan(return_id=one.id, by=by, purpose=purpose))


def depart_all(*, group: UUID, happened_at: datetime, by: Actor, purpose: Purpose) -> Bulk:
    """Say that everybody whose plan is agreed is on the way. Each passes their own gate; raises InvalidInput."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    if happened_at > house_now():
        raise InvalidInput("This lies in the future.", remedy="Write when it happened.", field="happened_at")
    ready = at_step("depart", group=group, by=by, purpose=purpose)
    return _each(
        ready, lambda one: moving.depart(return_id=one.id, happened_at=happened_at, by=by, purpose=purpose)
    )


def at_step(step: str, *, group: UUID, by: Actor, purpose: Purpose) -> list[ReturnFact]:
    """Return the people of a group who are at a step, on the side that does it."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    people = returns_of_group(group=group, side=side_of(step), reader=Reader(by, purpose))
    return [one for one in people if AT_STEP[step](one)]


def movement_row(movement_id: UUID) -> Movement:
    """Return the row of a movement; raises NotFound when it is not there or not visible."""
    found = Movement.objects.filter(id=movement_id).first()
    if found is None:
        raise NotFound("There is no such group return here, or you may not see it.")
    return found


def _next_number(movement_id: UUID) -> int:
    """Give the next number of a group in the open transaction; who is refused gives it back."""
    Movement.objects.filter(id=movement_id).update(people_numbered=F("people_numbered") + 1)
    number: int = Movement.objects.values_list("people_numbered", flat=True).get(id=movement_id)
    return number


def _approve(one: ReturnFact, *, by: Actor, purpose: Purpose) -> None:
    asked = [
        question.id
        for question in approvals_of(subject_id=one.id, reader=Reader(by, purpose), act="return_plan")
        if question.state == "asked"
    ]
    if not asked:
        raise WrongState("No approval of this plan is asked for.", remedy="Write the plan anew.")
    for question in asked:
        answer_approval(approval_id=question, is_approved=True, by=by, purpose=purpose)


def _each(
    things: Iterable[Any], act: Callable[[Any], object], *, about: Callable[[Any], UUID] = lambda one: one.id
) -> Bulk:
    return Bulk.of([_told(about(one), partial(act, one)) for one in things])


def _told(about: UUID, act: Callable[[], object]) -> Told:
    """Do it for one person; what stands in the way is told, and nobody else waits for it."""
    try:
        act()
    except ReturnRefused as refusal:
        return Told(about, refusal.code, tuple(one.code for one in refusal.missing))
    except (Refusal, NotFound, InvalidInput) as error:
        return Told(about, error.code)
    return Told(about)
