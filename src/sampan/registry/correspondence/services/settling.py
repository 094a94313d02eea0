"""Writes what became of our own letters and tells those who wait for it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.audit.services import record_many
from sampan.registry.correspondence.facts import Direction, SettledLetter, State
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.rows import act_on, audit
from sampan.vocabulary.errors import SampanError

_OPEN = (State.WAITING, State.SENT)

Listener = Callable[[SettledLetter], None]

_listeners: dict[State, list[Listener]] = {State.ACKNOWLEDGED: [], State.REFUSED: [], State.EXPIRED: []}
_concern: dict[Listener, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Run:
    """The end of the letters `first` to `last` of one lane, as their receiver signed it.

    `refused` holds the reasons by place; the places among `late` came after their expiry.
    """

    member: str
    lane: int
    first: int
    last: int
    settled_at: datetime
    receipt: Mapping[str, object]
    refused: Mapping[int, str] = field(default_factory=dict)
    late: frozenset[int] = frozenset()


def when_acknowledged(listener: Listener, *prefixes: str) -> None:
    """Call `listener` in the transaction in which a letter of ours is known to be applied.

    With `prefixes` it hears of letters whose kind begins with one of them alone.
    """
    _listen(State.ACKNOWLEDGED, listener, prefixes)


def when_refused(listener: Listener, *prefixes: str) -> None:
    """Call `listener` in the transaction in which a letter of ours is known to be refused.

    With `prefixes` it hears of letters whose kind begins with one of them alone.
    """
    _listen(State.REFUSED, listener, prefixes)


def when_expired(listener: Listener, *prefixes: str) -> None:
    """Call `listener` in the transaction in which a letter of ours is known not to be applied in time.

    With `prefixes` it hears of letters whose kind begins with one of them alone.
    """
    _listen(State.EXPIRED, listener, prefixes)


def mark_sent(*, member: str, lane: int, first: int, last: int) -> None:
    """Note that letters were offered to the other side and no word came back: they may have arrived."""
    waiting = Letter.objects.filter(direction=Direction.OUT, member=member, lane=lane, state=State.WAITING)
    waiting.filter(sequence__range=(first, last)).update(state=State.SENT)


@transaction.atomic(savepoint=False)
def settle_runs(runs: Sequence[Run], *, by: Actor, purpose: Purpose) -> list[int]:
    """Write the end of runs of our letters to one member and tell the listeners; return how many ended by each.

    What had ended before stays as it is; only the receiver's signed word that it applied a letter overrides an
    expiry noted here.
    """
    rows = list(_of(runs)) if runs else []
    ended = [_ended(run, [row for row in rows if _is_in(run, row)]) for run in runs]
    for run, rows_by_state in zip(runs, ended, strict=True):
        _write(rows_by_state, run)
    _audit(ended, by=by, purpose=purpose)
    for rows_by_state in ended:
        _tell_all(rows_by_state, by=by, purpose=purpose)
    return [sum(map(len, rows_by_state.values())) for rows_by_state in ended]


@transaction.atomic(savepoint=False)
def expire(*, letter_ids: Iterable[UUID], by: Actor, purpose: Purpose) -> int:
    """Note letters of ours that certainly were not applied in time; return how many."""
    found = Letter.objects.select_for_update().filter(direction=Direction.OUT, letter_id__in=list(letter_ids))
    rows = list(found.filter(state__in=_OPEN).defer("body_sealed"))
    for row in rows:
        row.state, row.reason = State.EXPIRED, ""
        row.save(update_fields=("state", "reason"))
        audit("letter.expired", row, by=by, purpose=purpose, more={"reason": ""})
    _tell_all({State.EXPIRED: rows}, by=by, purpose=purpose)
    return len(rows)


def _of(runs: Sequence[Run]) -> Iterable[Letter]:
    places = (Q(lane=run.lane, sequence__range=(run.first, run.last)) for run in runs)
    rows = Letter.objects.select_for_update().filter(direction=Direction.OUT, member=runs[0].member)
    return rows.filter(reduce(or_, places)).defer("body_sealed", "receipt").order_by("lane", "sequence")


def _is_in(run: Run, row: Letter) -> bool:
    return row.lane == run.lane and run.first <= (row.sequence or 0) <= run.last


def _ended(run: Run, rows: Iterable[Letter]) -> dict[State, list[Letter]]:
    """Set what became of each row that ends now, and return those by their state."""
    ended: dict[State, list[Letter]] = {State.ACKNOWLEDGED: [], State.REFUSED: [], State.EXPIRED: []}
    for row in rows:
        state = _state(run, row.sequence or 0)
        late_word = row.state == State.EXPIRED and state is State.ACKNOWLEDGED
        if row.state in _OPEN or late_word:
            row.state, row.reason = state, run.refused.get(row.sequence or 0, "")
            row.reason = row.reason if state is State.REFUSED else ""
            ended[state].append(row)
    return ended


def _state(run: Run, place: int) -> State:
    if place not in run.refused:
        return State.ACKNOWLEDGED
    return State.EXPIRED if place in run.late else State.REFUSED


def _write(ended: Mapping[State, list[Letter]], run: Run) -> None:
    receipt = dict(run.receipt)
    applied = [row.id for row in ended[State.ACKNOWLEDGED]]
    if applied:
        Letter.objects.filter(id__in=applied).update(
            state=State.ACKNOWLEDGED, reason="", settled_at=run.settled_at, receipt=receipt
        )
    for row in (*ended[State.REFUSED], *ended[State.EXPIRED]):
        row.settled_at, row.receipt = run.settled_at, receipt
        row.save(update_fields=("state", "reason", "settled_at", "receipt"))


def _audit(ended: Iterable[Mapping[State, list[Letter]]], *, by: Actor, purpose: Purpose) -> None:
    acts = [
        act_on(f"letter.{state.value}", row, more={"reason": row.reason})
        for rows_by_state in ended
        for state, rows in rows_by_state.items()
        for row in rows
    ]
    if acts:
        record_many(acts, by=by, purpose=purpose)


def _listen(state: State, listener: Listener, prefixes: tuple[str, ...]) -> None:
    if prefixes:
        _concern[listener] = prefixes
    if listener not in _listeners[state]:
        _listeners[state].append(listener)


def _tell_all(ended: Mapping[State, list[Letter]], *, by: Actor, purpose: Purpose) -> None:
    for state, rows in ended.items():
        for row in rows if _listeners[state] else ():
            _tell(row, by=by, purpose=purpose)


def _tell(letter: Letter, *, by: Actor, purpose: Purpose) -> None:
    state = State(letter.state)
    settled = SettledLetter(
        letter.letter_id,
        letter.member,
        letter.kind,
        letter.conversation,
        letter.case_id,
        state,
        letter.reason,
        by,
        purpose,
    )
    for listener in _listeners[state]:
        if not letter.kind.startswith(_concern.get(listener, "")):
            continue
        try:
            with transaction.atomic():
                listener(settled)
        except SampanError as error:  # a receipt is a fact, whatever a listener makes of it
            more = {"reason": error.code}
            audit("letter.listener_refused", letter, by=by, purpose=purpose, more=more)
