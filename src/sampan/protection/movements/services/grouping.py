"""Acts on everybody of a group return: each person keeps their own return, answer and gate.

What cannot be done for one (no consent, gate closed, wrong state) is done for the others; the one is counted
by reason, and owes its own tasks.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from sampan.protection.movements.facts import Bulk
from sampan.protection.movements.models import Movement, Seat
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.queries import returns_of_group
from sampan.protection.returns.services import answering, asking, moving
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.queries import approvals_of
from sampan.registry.approvals.services.answering import answer_approval
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import InvalidInput, NotFound, Refusal, SampanError, WrongState


@transaction.atomic
def begin_movement(
    *, name: str, operation_id: UUID | None = None, leaves_on: date | None = None, by: Actor, purpose: Purpose
) -> UUID:
    """Begin a group return and return its id; raises InvalidInput."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    if not name.strip():
        raise InvalidInput("The group return needs a name.", remedy="Name it by place and day.", field="name")
    movement = Movement(
        agency_id=by.agency_id, name=name.strip()[:120], operation_id=operation_id, leaves_on=leaves_on,
        begun_by_id=by.account_id, begun_at=datetime.now(UTC),
    )  # fmt: skip
    movement.save(force_insert=True)
    record("movement.begun", by=by, purpose=purpose, subject_kind="movement", subject_id=movement.id)
    return movement.id


def add_people(
    *, movement_id: UUID, people: Iterable[tuple[UUID, str, str]], by: Actor, purpose: Purpose
) -> Bulk:
    """Ask each person's country of origin: (case, member, province); one letter a person, each answered apart."""
    movement = movement_row(movement_id)

    def one(case_id: UUID, member: str, province: str) -> None:
        made = asking.propose(
            case_id=case_id, member=member, province=province, group=movement.id, by=by, purpose=purpose
        )
        Seat.objects.create(
            movement=movement, kept_return_id=made, case_id=case_id, agency_id=movement.agency_id
        )

    return _each(people, lambda person: one(*person))


def accept_all(*, group: UUID, agency_id: UUID, account_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Take everybody of another country's group on, for one worker."""
    asked = _of(group, "origin", by, purpose, lambda one: one.phase == "proposed")
    named = {"agency_id": agency_id, "account_id": account_id}
    return _each(asked, lambda one: answering.accept(return_id=one.id, **named, by=by, purpose=purpose))


def verify_all(*, movement_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Ask for everybody's verification in one step, for those who agreed to it."""
    waiting = _of(
        movement_id, "host", by, purpose, lambda one: one.phase == "accepted" and one.nationality == ""
    )
    return _each(waiting, lambda one: asking.verify(return_id=one.id, by=by, purpose=purpose))


def draft_all(*, movement_id: UUID, plan: moving.MovementPlan, by: Actor, purpose: Purpose) -> Bulk:
    """Write one plan for everybody who is verified and has none; each is approved, agreed and signed apart."""
    waiting = _of(
        movement_id,
        "host",
        by,
        purpose,
        lambda one: one.nationality == "confirmed" and one.phase == "accepted" and not one.plan_hash,
    )
    return _each(waiting, lambda one: moving.draft_plan(return_id=one.id, plan=plan, by=by, purpose=purpose))


def approve_all(*, movement_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Approve every plan of the group that waits for a second person."""
    require(by, Permission.ANSWER_APPROVAL, purpose=purpose)
    drafted, reader = (
        _of(movement_id, "host", by, purpose, lambda one: bool(one.plan_hash)),
        Reader(by, purpose),
    )
    asked = [
        question.id
        for one in drafted
        for question in approvals_of(subject_id=one.id, reader=reader, act="return_plan")
        if question.state == "asked"
    ]
    return _each(
        asked, lambda one: answer_approval(approval_id=one, is_approved=True, by=by, purpose=purpose)
    )


def send_all(*, movement_id: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Send every approved plan. Each passes its own gate."""
    ready = _of(movement_id, "host", by, purpose, lambda one: bool(one.plan_hash) and one.plan == "")
    return _each(ready, lambda one: moving.send_plan(return_id=one.id, by=by, purpose=purpose))


def agree_all(*, group: UUID, by: Actor, purpose: Purpose) -> Bulk:
    """Agree to every plan of another country's group. Each passes this side's own gate."""
    sent = _of(group, "origin", by, purpose, lambda one: one.phase == "accepted" and one.plan == "sent")
    return _each(sent, lambda one: moving.agree_plan(return_id=one.id, by=by, purpose=purpose))


def depart_all(*, movement_id: UUID, happened_at: datetime, by: Actor, purpose: Purpose) -> Bulk:
    """Say that everybody whose plan is agreed is on the way. Each passes their own gate."""
    ready = _of(movement_id, "host", by, purpose, lambda one: one.phase == "planned")
    return _each(
        ready, lambda one: moving.depart(return_id=one.id, happened_at=happened_at, by=by, purpose=purpose)
    )


def movement_row(movement_id: UUID) -> Movement:
    """Return the row of a movement; raises NotFound when it is not there or not visible."""
    found = Movement.objects.filter(id=movement_id).first()
    if found is None:
        raise NotFound("There is no such group return here, or you may not see it.")
    return found


def _of(
    group: UUID, side: str, by: Actor, purpose: Purpose, fits: Callable[[ReturnFact], bool]
) -> list[ReturnFact]:
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    return [one for one in returns_of_group(group=group, side=side, reader=Reader(by, purpose)) if fits(one)]


def _each(things: Iterable[Any], act: Callable[[Any], object]) -> Bulk:
    done, left = 0, Counter[str]()
    for one in things:
        try:
            act(one)
            done += 1
        except (Refusal, WrongState, NotFound, InvalidInput) as error:
            left[_reason(error)] += 1
    return Bulk(done, dict(left))


def _reason(error: SampanError) -> str:
    return error.code
