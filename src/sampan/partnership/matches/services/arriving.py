"""Hands each letter of matching to what it is for. Runs as the node's service, all letters that came together."""

from collections.abc import Callable, Sequence

from sampan.partnership.matches.facts import PREFIX
from sampan.partnership.matches.services import (
    arranging,
    asking_epochs,
    holding,
    holding_epochs,
    keeping,
    keeping_epochs,
    nights,
    overseeing,
    reading,
    receipts,
    requesting,
    silence,
    withdrawing,
)
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput

ACTS: dict[str, Callable[[ArrivedLetter], None]] = {
    **dict.fromkeys(("arrange", "arranged", "declined", "ended"), arranging.take_arrangement),
    "withdrawn": withdrawing.take_withdrawn,
    "epoch": keeping_epochs.take_epoch,
    "piece": keeping_epochs.take_piece,
    "root": keeping_epochs.take_root,
    "over": keeping_epochs.take_over,
    "keyed": holding_epochs.take_keyed,
    "pieced": holding_epochs.take_pieced,
    "set": asking_epochs.take_set,
    "tags": asking_epochs.take_tags,
    "ask": holding.take_question,
    "held": reading.take_held,
    "taken": reading.take_taken,
    "kept": reading.take_kept,
    "keep": keeping.take_keep,
    "unblind": keeping.take_unblind,
    "held_silent": keeping.take_held_silent,
    "bare": silence.take_bare,
    "looked": receipts.take_looked,
    "known": silence.take_known,
    "request": requesting.take_request,
    "decided": requesting.take_decided,
    "audit": overseeing.take_audit,
    "opening": overseeing.take_opening,
    "night": nights.take_night,
    "night_too": nights.take_night_too,
    "masked": nights.take_masked,
    "twice": nights.take_twice,
}
"""What takes the letters of each act: `match.ask` and so on."""


def on_letters(letters: Sequence[ArrivedLetter]) -> None:
    """Take in letters of matching, in order."""
    for letter in letters:
        act = letter.kind.removeprefix(PREFIX)
        if act not in ACTS:
            raise InvalidInput("This node does not know such a letter.", remedy="Update it.", field="kind")
        ACTS[act](letter)
