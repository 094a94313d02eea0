"""Takes in one letter of a member that is one release behind and answers with its own receipt."""

from datetime import datetime

from sampan.engines.exchange.cards import card_in_force
from sampan.engines.exchange.failures import Reason
from sampan.engines.exchange.journal import Journal
from sampan.engines.exchange.receipts import Outcome, seal_receipts, write_receipt
from sampan.partnership.exchange.models import Inbox
from sampan.partnership.exchange.services.journalling import Forked, Journalled, journal, note_fork
from sampan.partnership.exchange.services.opening import (
    Arrived,
    Reception,
    Refused,
    answer,
    open_blobs,
    refuse,
)
from sampan.registry.access.context import reading_as
from sampan.vocabulary.lanes import Lane


def receive(blob: bytes, *, now: datetime) -> Reception:
    """Take in one blob in the open transaction and return the answer, given only if it commits.

    200 with a sealed receipt when the letter is journalled, now or before; 403 for a sender unknown or
    suspended here, 409 with `expected` for a gap and without for a fork, 422 for what cannot be opened.
    """
    try:
        arrived = open_blobs([blob], now=now)
    except Refused as refused:
        return refused.reception
    if len(arrived.letters) != 1 or arrived.letters[0].letter.lane != Lane.SINGLE:
        return refuse(422, Reason.MALFORMED, sender=arrived.sender)
    with reading_as(arrived.reader):
        try:
            [run] = journal(arrived, {Lane.SINGLE: arrived.letters})
        except Forked as forked:
            note_fork(arrived, forked)
            return refuse(409, Reason.FORKED, sender=arrived.sender)
        return _receipted(arrived, run)


def _receipted(arrived: Arrived, run: Journalled) -> Reception:
    letter = arrived.letters[0].letter
    if run.last != letter.sequence:
        return answer(409, "gap", expected=run.journal + 1)
    kept = Inbox.objects.get(member=arrived.sender, lane=Lane.SINGLE, sequence=letter.sequence)
    receipt = write_receipt(
        letter,
        journal=Journal(letter.sender, letter.receiver, letter.sequence, letter.hash),
        outcome=Outcome.REFUSED if kept.refusal else Outcome.APPLIED,
        reason=kept.refusal,
        received_at=kept.received_at,
        receiver=arrived.secret,
    )
    card = card_in_force(arrived.cards, now=arrived.now) or arrived.cards[-1]
    return Reception(200, seal_receipts([receipt], sender=arrived.secret, receiver=card))
