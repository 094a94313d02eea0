"""Writes letters to members and takes in theirs. Transport knows no content, content knows no transport.

A wing calls `write_letter` in the transaction of its act; the registered carrier takes the letter in the same
transaction, so that act and letter stand or fall together. An arriving letter goes to the handler that a
wing registered for the beginning of its kind, once.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import (
    ArrivedLetter,
    Direction,
    Linked,
    Outcome,
    OutgoingLetter,
    SettledLetter,
    State,
)
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.rows import audit, new_row, opened
from sampan.registry.correspondence.sealing import seal_body
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import NotFound, SampanError, Unavailable

logger = logging.getLogger(__name__)

# As long as a signature made before a routine change of keys is accepted (engines.exchange.cards).
LETTER_LIFE = timedelta(days=14)
_OPEN = (State.WAITING, State.SENT)

Carrier = Callable[[OutgoingLetter], Linked | None]
Handler = Callable[[ArrivedLetter], None]
Listener = Callable[[SettledLetter], None]

_carriers: list[Carrier] = []
_handlers: dict[str, Handler] = {}
_listeners: dict[State, list[Listener]] = {State.ACKNOWLEDGED: [], State.REFUSED: [], State.EXPIRED: []}


def register_carrier(carrier: Carrier) -> None:
    """Let `carrier` take every letter, inside the transaction that writes it; the last registered carries."""
    _carriers[:] = [carrier]


def register_handler(prefix: str, handler: Handler) -> None:
    """Give `handler` the arriving letters whose kind begins with `prefix`, such as `referral.`.

    It runs in the transaction that takes the letter in. What it raises as a SampanError undoes its work
    and becomes a signed refusal; Unavailable and faults undo everything, and the sender tries again.
    """
    _handlers[prefix] = handler


def when_acknowledged(listener: Listener) -> None:
    """Call `listener` in the transaction in which a letter of ours is known to be applied."""
    _listen(State.ACKNOWLEDGED, listener)


def when_refused(listener: Listener) -> None:
    """Call `listener` in the transaction in which a letter of ours is known to be refused."""
    _listen(State.REFUSED, listener)


def when_expired(listener: Listener) -> None:
    """Call `listener` in the transaction in which a letter of ours is known not to be applied in time."""
    _listen(State.EXPIRED, listener)


@transaction.atomic
def write_letter(
    *,
    member: str,
    kind: str,
    conversation: UUID,
    body: Mapping[str, object],
    agency_id: UUID,
    by: Actor,
    purpose: Purpose,
    case_id: UUID | None = None,
    in_reply_to: UUID | None = None,
    expires_at: datetime | None = None,
) -> UUID:
    """Keep a letter and hand it to the carrier in the caller's transaction; return its id.

    The caller has required the permission of its act. Raises InvalidInput for a body that is no JSON,
    Unavailable without a carrier, and what the carrier raises for a member that cannot be written to.
    """
    if not _carriers:
        raise Unavailable("Letters cannot leave this node: no carrier is set up.", remedy="Restart the node.")
    now, letter_id = datetime.now(UTC), new_record_id()
    sealed, key_version = seal_body(dict(body), letter_id=letter_id, case_id=case_id)
    outgoing = OutgoingLetter(
        letter_id, member, kind, conversation, body, in_reply_to, now, expires_at or now + LETTER_LIFE
    )
    linked = _carriers[0](outgoing)
    letter = new_row(
        outgoing, direction=Direction.OUT, agency_id=agency_id, case_id=case_id, state=State.WAITING
    )
    letter.body_sealed, letter.key_version = sealed, key_version
    if linked is not None:
        letter.sequence, letter.digest = linked.sequence, linked.digest
        letter.signer_serial = linked.signer_serial
    letter.save(force_insert=True)
    audit("letter.written", letter, by=by, purpose=purpose)
    return letter_id


@transaction.atomic
def take_in(letter: ArrivedLetter) -> Outcome:
    """Keep an arrived letter, call its handler once and return what came of it.

    The same letter again returns the first outcome; another letter under its id is refused.
    """
    known = Letter.objects.filter(direction=Direction.IN, member=letter.member, letter_id=letter.id).first()
    if known is not None:
        same = known.digest == letter.digest
        return Outcome(known.state == State.APPLIED, known.reason) if same else Outcome(False, "id_repeated")
    kept = new_row(
        letter, direction=Direction.IN, agency_id=letter.by.agency_id, case_id=None, state=State.APPLIED
    )
    kept.settled_at, kept.sequence = letter.received_at, letter.sequence
    kept.digest, kept.signer_serial = letter.digest, letter.signer_serial
    kept.body_sealed, kept.key_version = seal_body(dict(letter.body), letter_id=letter.id, case_id=None)
    kept.save(force_insert=True)
    outcome = _handled(letter)
    if not outcome.applied:  # what it says is nobody's business here: it may release an identity
        kept.state, kept.reason, kept.body_sealed = State.REFUSED, outcome.reason, b""
        kept.save(update_fields=("state", "reason", "body_sealed"))
    told = {"outcome": kept.state.value, "reason": outcome.reason}
    audit("letter.arrived", kept, by=letter.by, purpose=letter.purpose, more=told)
    return outcome


@transaction.atomic
def file_letter(
    *, member: str, letter_id: UUID, agency_id: UUID, case_id: UUID | None, by: Actor, purpose: Purpose
) -> None:
    """Give an arrived letter to an agency and, when known, a case, whose key seals it from now on."""
    letter = _arrived(member=member, letter_id=letter_id)
    letter.agency_id = agency_id
    if case_id is not None and letter.body_sealed:
        body = opened(letter)
        letter.case_id = case_id
        letter.body_sealed, letter.key_version = seal_body(body, letter_id=letter_id, case_id=case_id)
    letter.save(update_fields=("agency", "case_id", "body_sealed", "key_version"))
    audit("letter.filed", letter, by=by, purpose=purpose)


@transaction.atomic
def erase_bodies(
    *, member: str, conversation: UUID, by: Actor, purpose: Purpose, direction: Direction | None = None
) -> int:
    """Erase the bodies of a conversation's letters for good; return how many. Facts and receipts remain."""
    letters = Letter.objects.filter(member=member, conversation=conversation).exclude(body_sealed=b"")
    if direction is not None:
        letters = letters.filter(direction=direction)
    erased = list(letters.select_for_update())
    for letter in erased:
        letter.body_sealed = b""
        letter.save(update_fields=("body_sealed",))
        audit("letter.erased", letter, by=by, purpose=purpose)
    return len(erased)


@transaction.atomic
def read_letter(*, id: UUID, reader: Reader) -> Mapping[str, object]:
    """Open the body of a letter that the reader may see; the reading is audited, the first one noted.

    Raises NotFound when there is no such letter for this reader, or its body was erased.
    """
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    letter = Letter.objects.filter(id=id).first()
    if letter is None:
        raise NotFound("There is no such letter here, or you may not see it.")
    body = opened(letter)
    if letter.read_at is None:
        letter.read_at, letter.read_by_id = datetime.now(UTC), reader.actor.account_id
        letter.save(update_fields=("read_at", "read_by"))
    audit("letter.read", letter, by=reader.actor, purpose=reader.purpose)
    return body


def mark_sent(letter_ids: Collection[UUID]) -> None:
    """Note that letters are being offered to the other side: from now on they may have arrived."""
    waiting = Letter.objects.filter(direction=Direction.OUT, letter_id__in=letter_ids, state=State.WAITING)
    waiting.update(state=State.SENT)


def mark_waiting(letter_ids: Collection[UUID]) -> None:
    """Note that letters did not reach the other side after all."""
    sent = Letter.objects.filter(direction=Direction.OUT, letter_id__in=letter_ids, state=State.SENT)
    sent.update(state=State.WAITING)


@transaction.atomic(savepoint=False)
def settle(
    *,
    letter_id: UUID,
    state: State,
    by: Actor,
    purpose: Purpose,
    reason: str = "",
    settled_at: datetime | None = None,
    receipt: Mapping[str, object] | None = None,
) -> bool:
    """Write the end of one of our letters and tell the listeners; False when its end was known already.

    Only the receiver's signed receipt that it applied a letter overrides an expiry noted here.
    """
    letter = Letter.objects.select_for_update().filter(direction=Direction.OUT, letter_id=letter_id).first()
    if letter is None:
        raise NotFound("There is no such letter here.", remedy="Run `sampan node doctor`.")
    late_word = letter.state == State.EXPIRED and state is State.ACKNOWLEDGED
    if letter.state not in _OPEN and not late_word:
        return False
    letter.state, letter.reason = state, reason if state is State.REFUSED else ""
    letter.settled_at, letter.receipt = settled_at, dict(receipt) if receipt else None
    letter.save(update_fields=("state", "reason", "settled_at", "receipt"))
    audit(f"letter.{state.value}", letter, by=by, purpose=purpose, more={"reason": reason})
    _tell(letter, by=by, purpose=purpose)
    return True


def _listen(state: State, listener: Listener) -> None:
    if listener not in _listeners[state]:
        _listeners[state].append(listener)


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
        try:
            with transaction.atomic():
                listener(settled)
        except SampanError as error:  # a receipt is a fact, whatever a listener makes of it
            more = {"reason": error.code}
            audit("letter.listener_refused", letter, by=by, purpose=purpose, more=more)


def _handled(letter: ArrivedLetter) -> Outcome:
    handler = _handler_of(letter.kind)
    if handler is None:
        return Outcome(False, "unknown_kind")
    try:
        with transaction.atomic():
            handler(letter)
    except Unavailable:
        raise
    except SampanError as error:
        logger.info("A letter of the kind %s was refused: %s.", letter.kind, error.code)
        return Outcome(False, error.code)
    return Outcome(True)


def _handler_of(kind: str) -> Handler | None:
    fitting = [prefix for prefix in _handlers if kind.startswith(prefix)]
    return _handlers[max(fitting, key=len)] if fitting else None


def _arrived(*, member: str, letter_id: UUID) -> Letter:
    letters = Letter.objects.select_for_update().filter(direction=Direction.IN)
    letter = letters.filter(member=member, letter_id=letter_id).first()
    if letter is None:
        raise NotFound("There is no such letter here.", remedy="File a letter while it is taken in.")
    return letter
