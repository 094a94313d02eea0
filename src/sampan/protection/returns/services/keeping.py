"""Keeps returns: opened, moved on step by step, each with its event, its sealed part and its audit row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.returns.conversation import STATE_COLUMNS, Event, State, step
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.models import Return, ReturnEvent
from sampan.protection.returns.services.gatekeeping import GatePass
from sampan.protection.returns.table import BEHIND_THE_GATE, Phase, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_TOLD_ON_TIMELINE = frozenset({"depart", "hand_over", "receive", "arrive", "stop", "answered", "agree"})


@dataclass(frozen=True, repr=False)
class Said:
    """What an event says: codes in the open, what identifies sealed, and the real time of what happened."""

    facts: Mapping[str, object] = field(default_factory=dict)
    sealed: Mapping[str, object] = field(default_factory=dict)
    happened_at: datetime | None = None
    letter_id: UUID | None = None
    changes: Mapping[str, object] = field(default_factory=dict)


def label_of(event_id: UUID) -> str:
    """Return what binds a sealed part to its event."""
    return f"return-event:{event_id}"


def locked(return_id: UUID) -> Return:
    """Return the row, locked for the transaction; raises NotFound when it is not there or not visible."""
    return _found(Return.objects.select_for_update().filter(id=return_id).first())


def looked_at(return_id: UUID) -> Return:
    """Return the row without locking it; raises NotFound when it is not there or not visible."""
    return _found(Return.objects.filter(id=return_id).first())


def of_conversation(conversation: UUID, *, side: Side, member: str) -> Return:
    """Return the row of a letter's conversation, locked; raises NotFound when it is not with that member."""
    rows = Return.objects.select_for_update().filter(conversation=conversation, side=side.value)
    return _found(rows.filter(member=member).first())


def state_of(kept: Return) -> State:
    """Return the engine's state of a kept return."""
    columns = {column: getattr(kept, column) for column in STATE_COLUMNS}
    return State(**(columns | {"side": Side(kept.side), "phase": Phase(kept.phase)}))


@transaction.atomic
def begin(kept: Return, event: Event, said: Said, *, by: Actor, purpose: Purpose) -> Return:
    """Keep a new return with its first event; raises WrongState when there is one of this conversation."""
    if Return.objects.filter(conversation=kept.conversation, side=kept.side).exists():
        raise WrongState("There is a return with this id.", remedy="Begin a new one.")
    if (
        kept.case_id
        and Return.objects.filter(case_id=kept.case_id, side=kept.side, phase__in=_UNDER_WAY).exists()
    ):
        raise WrongState("A return of this person is under way.", remedy="Open it, or stop it first.")
    now = house_now()
    _write_state(kept, step(State(side=Side(kept.side)), event))
    kept.opened_by_id, kept.opened_at, kept.changed_at = by.account_id, now, now
    kept.read_at = now if event.by.value == kept.side else None  # one's own question is nothing new
    kept.save(force_insert=True)
    note(kept, event.act.value, said, side=event.by, by=by, purpose=purpose)
    return kept


_UNDER_WAY = ("proposed", "accepted", "planned", "departed")


@transaction.atomic
def move_on(
    kept: Return, event: Event, said: Said, *, by: Actor, purpose: Purpose, passed: GatePass | None = None
) -> Return:
    """Write one step: the state, its event, the audit row. An own act that moves a person needs its pass.

    What moves a person here, without a pass of exactly this return, is a fault of ours and never written.
    """
    is_own = event.by.value == kept.side
    if is_own and event.act in BEHIND_THE_GATE and (passed is None or passed.return_id != kept.id):
        raise WrongState(
            "Nobody is moved without the gate.", remedy="Report this to the node's administrator."
        )
    _write_state(kept, step(state_of(kept), event))
    for column, content in said.changes.items():
        setattr(kept, column, content)
    if passed is not None:
        kept.gate_hash = passed.hash
        facts = {**said.facts, "gate": passed.evidence, "gate_hash": passed.hash}
        said = Said(facts, said.sealed, said.happened_at, said.letter_id)
    if not is_own:
        kept.read_at = None
    _save(kept)
    note(kept, event.act.value, said, side=event.by, by=by, purpose=purpose)
    return kept


@transaction.atomic
def put_down(kept: Return, act: str, said: Said, *, by: Actor, purpose: Purpose) -> UUID:
    """Write what this side learnt or did without a letter (an answer, a draft, a paper printed)."""
    for column, content in said.changes.items():
        setattr(kept, column, content)
    _save(kept)
    return note(kept, act, said, side=Side(kept.side), by=by, purpose=purpose)


def note(kept: Return, act: str, said: Said, *, side: Side, by: Actor, purpose: Purpose) -> UUID:
    """Write one event and its audit row; return its id. What is to be sealed needs a case."""
    now = house_now()
    happened = said.happened_at or now
    if happened > now:
        raise InvalidInput("This lies in the future.", remedy="Write when it happened.", field="happened_at")
    event_id = new_record_id()
    sealed = None
    if said.sealed and kept.case_id:
        plain = json.dumps(said.sealed, ensure_ascii=False).encode()
        sealed = seal_for_case(plain, case_id=kept.case_id, label=label_of(event_id))
    event = ReturnEvent(
        id=event_id, kept_return=kept, case_id=kept.case_id, agency_id=kept.agency_id, act=act,
        by_side=side.value, account_id=by.account_id, letter_id=said.letter_id, happened_at=happened,
        written_at=now, facts=dict(said.facts), sealed=sealed,
    )  # fmt: skip
    event.save(force_insert=True)
    if kept.case_id and act in _TOLD_ON_TIMELINE:
        note_event(case_id=kept.case_id, kind=f"return_{act}", facts={}, by=by)
    record(
        f"return.{act}", by=by, purpose=purpose, subject_kind="return", subject_id=kept.id,
        case_id=kept.case_id, details={"phase": kept.phase, "by_side": side.value},
    )  # fmt: skip
    return event_id


def forget(*, case_id: UUID) -> None:
    """Wipe what was said of a person whose case is erased; that there was a return remains, without codes."""
    ReturnEvent.objects.filter(case_id=case_id).update(facts={}, sealed=None)
    Return.objects.filter(case_id=case_id).update(
        preview={}, unknown={}, rights=[], waits_for=[], answer="", asylum="", nationality="", family="",
        host_risk="", origin_risk="", citizenship="", province="", needs_care=False,
    )  # fmt: skip


def wipe_sealed(kept: Return, *, acts: tuple[str, ...]) -> None:
    """Destroy the sealed parts of some acts of a return, after the person withdrew a consent."""
    ReturnEvent.objects.filter(kept_return=kept, act__in=acts).update(sealed=None)


def mark_read(return_id: UUID) -> None:
    """Note that a person of this side opened the return since the other side last wrote."""
    Return.objects.filter(id=return_id, read_at__isnull=True).update(read_at=house_now())


def fact_of(kept: Return) -> ReturnFact:
    """Return the row as a value."""
    listed = {
        "rights": tuple(kept.rights),
        "waits_for": tuple(kept.waits_for),
        "is_read": kept.read_at is not None,
    }
    same = (name for name in ReturnFact.__dataclass_fields__ if name not in listed)
    return ReturnFact(**{name: getattr(kept, name) for name in same}, **listed)


def _write_state(kept: Return, state: State) -> None:
    for column in STATE_COLUMNS:
        content = getattr(state, column)
        setattr(kept, column, content.value if column == "phase" else content)


def _save(kept: Return) -> None:
    kept.changed_at = house_now()
    kept.save()


def _found(kept: Return | None) -> Return:
    if kept is None:
        raise NotFound("There is no such return here, or you may not see it.")
    return kept
