"""Takes in the letters of members: kept, handed once to the handler that a slice registered for their kind."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from django.db import transaction

from sampan.registry.audit.services import record_many
from sampan.registry.correspondence.facts import ArrivedLetter, Direction, Outcome, State
from sampan.registry.correspondence.lanes import give_lane
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.rows import act_on, fill, new_row
from sampan.vocabulary.errors import SampanError, Unavailable
from sampan.vocabulary.lanes import Lane

logger = logging.getLogger(__name__)

Handler = Callable[[ArrivedLetter], None]
BatchHandler = Callable[[Sequence[ArrivedLetter]], None]
Translator = Callable[[ArrivedLetter], Mapping[str, object]]


@dataclass(frozen=True)
class _Handling:
    """What takes the letters of a prefix: all that come together, in one call."""

    take: BatchHandler
    is_batch: bool


_handlers: dict[str, _Handling] = {}
_translators: list[Translator] = []


def register_handler(prefix: str, handler: Handler, *, lane: Lane = Lane.REFERRAL) -> None:
    """Give `handler` the arriving letters whose kind begins with `prefix`, such as `referral.`.

    They travel in `lane`, both ways. The handler runs in the transaction that takes the letter in. What it
    raises as a SampanError undoes its work but what that `leaves`, and becomes a signed refusal; Unavailable and faults
    undo everything, and the sender tries again.
    """
    _handlers[prefix] = _Handling(lambda letters: [handler(one) for one in letters] and None, is_batch=False)
    give_lane(prefix, lane)


def register_batch_handler(prefix: str, handler: BatchHandler, *, lane: Lane) -> None:
    """Give `handler` at once all letters of the prefix that arrive together, in order.

    When it refuses them (a SampanError), it gets each of them again alone, so that one bad letter is
    refused by itself.
    """
    _handlers[prefix] = _Handling(handler, is_batch=True)
    give_lane(prefix, lane)


def register_translator(translator: Translator) -> None:
    """Let `translator(letter)` return the body as handlers are to see it; what is kept stays as it came."""
    if translator not in _translators:
        _translators.append(translator)


def take_in(letter: ArrivedLetter) -> Outcome:
    """Keep an arrived letter, call its handler once and return what came of it; see `take_in_many`."""
    return take_in_many([letter])[0]


@transaction.atomic(savepoint=False)
def take_in_many(letters: Sequence[ArrivedLetter]) -> list[Outcome]:
    """Keep arrived letters of one member, call their handlers in order, and return what came of each.

    The same letter again returns the first outcome; another letter under its id is refused.
    """
    if not letters:
        return []
    known = _known(letters)
    fresh: dict[UUID, tuple[ArrivedLetter, Letter]] = {}
    for letter in letters:
        if letter.id not in known and letter.id not in fresh:
            fresh[letter.id] = letter, _kept(letter)
    Letter.objects.bulk_create([row for _letter, row in fresh.values()])
    taken = dict(zip(fresh, _handled([letter for letter, _row in fresh.values()]), strict=True))
    for letter_id, outcome in taken.items():
        if not outcome.applied:
            _refuse(fresh[letter_id][1], outcome.reason)
    _audit([(*fresh[letter_id], outcome) for letter_id, outcome in taken.items()])
    return [_outcome(letter, known, fresh, taken) for letter in letters]


def _known(letters: Sequence[ArrivedLetter]) -> dict[UUID, Letter]:
    rows = Letter.objects.filter(
        direction=Direction.IN, member=letters[0].member, letter_id__in=[one.id for one in letters]
    )
    return {row.letter_id: row for row in rows.only("letter_id", "digest", "state", "reason")}


def _kept(letter: ArrivedLetter) -> Letter:
    row = new_row(
        letter, direction=Direction.IN, agency_id=letter.by.agency_id, case_id=None, state=State.APPLIED
    )
    row.settled_at, row.sequence = letter.received_at, letter.sequence
    row.digest, row.signer_serial = letter.digest, letter.signer_serial
    fill(row, letter.body)
    return row


def _refuse(row: Letter, reason: str) -> None:
    """Keep no body of a refused letter: it may release an identity, which is nobody's business here."""
    row.state, row.reason, row.body_sealed = State.REFUSED, reason, b""
    row.save(update_fields=("state", "reason", "body_sealed"))


def _outcome(
    letter: ArrivedLetter,
    known: Mapping[UUID, Letter],
    fresh: Mapping[UUID, tuple[ArrivedLetter, Letter]],
    taken: Mapping[UUID, Outcome],
) -> Outcome:
    if letter.id in known:
        row = known[letter.id]
        first = Outcome(row.state == State.APPLIED, row.reason)
        return first if row.digest == letter.digest else Outcome(False, "id_repeated")
    same = fresh[letter.id][0].digest == letter.digest
    return taken[letter.id] if same else Outcome(False, "id_repeated")


def _audit(taken: Sequence[tuple[ArrivedLetter, Letter, Outcome]]) -> None:
    if not taken:
        return
    acts = [
        act_on("letter.arrived", row, more={"outcome": row.state, "reason": outcome.reason})
        for _letter, row, outcome in taken
    ]
    first = taken[0][0]
    record_many(acts, by=first.by, purpose=first.purpose)


def _handled(letters: Sequence[ArrivedLetter]) -> list[Outcome]:
    """Call the handlers, in order: once for each run of letters that one batch handler takes."""
    outcomes: list[Outcome] = []
    for prefix, run in groupby(letters, key=lambda one: _prefix_of(one.kind)):
        outcomes += _handled_run(_handlers[prefix] if prefix is not None else None, list(run))
    return outcomes


def _handled_run(handling: _Handling | None, run: list[ArrivedLetter]) -> list[Outcome]:
    if handling is None:
        return [Outcome(False, "unknown_kind") for _ in run]
    if handling.is_batch and len(run) > 1 and _try(handling, run).applied:
        return [Outcome(True) for _ in run]
    return [_try(handling, [one]) for one in run]


def _try(handling: _Handling, run: list[ArrivedLetter]) -> Outcome:
    try:
        with transaction.atomic():
            handling.take([_translated(one) for one in run])
    except Unavailable:
        raise
    except SampanError as error:
        logger.info("A letter of the kind %s was refused: %s.", run[0].kind, error.code)
        leaves = getattr(error, "leaves", None)
        if leaves is not None and len(run) == 1:  # of several each is tried again alone
            leaves()
        return Outcome(False, error.code)
    return Outcome(True)


def _translated(letter: ArrivedLetter) -> ArrivedLetter:
    for translator in _translators:
        letter = replace(letter, body=translator(letter))
    return letter


def _prefix_of(kind: str) -> str | None:
    fitting = [prefix for prefix in _handlers if kind.startswith(prefix)]
    return max(fitting, key=len) if fitting else None
