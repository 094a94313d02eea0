"""Gives each letter about members to the service that takes it."""

from collections.abc import Callable

from django.db import transaction

from sampan.partnership.members.agreeing.services import (
    AGREEMENT_KIND,
    CONFIRM_KIND,
    DECLINE_KIND,
    END_KIND,
    note_not_taken,
    take_confirmation,
    take_end,
    take_proposal,
    take_refusal,
)
from sampan.partnership.members.directory.services.signing import SIGNATURE_KIND, take_signature_letter
from sampan.partnership.members.directory.services.taking import DIRECTORY_KIND, take_directory_letter
from sampan.partnership.members.drills.services import ANSWER_KIND, DRILL_KIND, take_answer, take_drill
from sampan.partnership.members.leaving.services import (
    LEAVING_KIND,
    LEFT_KIND,
    note_settled,
    take_leaving,
    take_left,
)
from sampan.partnership.members.services import CARD_KIND, take_new_card
from sampan.registry.correspondence.facts import ArrivedLetter, SettledLetter
from sampan.vocabulary.errors import UnknownCode

PREFIX = "members."

_TAKERS: dict[str, Callable[[ArrivedLetter], None]] = {
    CARD_KIND: take_new_card,
    DIRECTORY_KIND: take_directory_letter,
    SIGNATURE_KIND: take_signature_letter,
    AGREEMENT_KIND: take_proposal,
    CONFIRM_KIND: take_confirmation,
    DECLINE_KIND: take_refusal,
    END_KIND: take_end,
    LEAVING_KIND: take_leaving,
    LEFT_KIND: take_left,
    DRILL_KIND: take_drill,
    ANSWER_KIND: take_answer,
}


@transaction.atomic
def on_letter(letter: ArrivedLetter) -> None:
    """Take a letter about members; UnknownCode for a kind of a later release."""
    taker = _TAKERS.get(letter.kind)
    if taker is None:
        raise UnknownCode("This kind of letter is not known here.", remedy="Update this node.")
    taker(letter)


def on_not_taken(settled: SettledLetter) -> None:
    """Hear that a letter of ours was refused, or never came.

    Of acknowledged ones the worker hears within a minute (jobs.py): to look at each of a hundred thousand
    receipts would cost more than the minute.
    """
    if settled.kind.startswith(PREFIX):
        note_not_taken(settled)
        note_settled(settled)
