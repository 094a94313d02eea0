"""How large another country's register of people may be, how often it comes anew, and who is told when it jumps.

A register may be filled with guesses: who asks about a person then shows the holder which guess was right. Key-holder
and asker each check, since the holder alone would not.
"""

from datetime import timedelta
from uuid import UUID

from sampan.engines.matching.private.epochs import padded_size
from sampan.engines.matching.private.failures import Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services.arranging import MOST_SELECTORS
from sampan.partnership.matches.services.owed import NATIONAL, owe_desk
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.protection.tasks.services.owing import settle_tasks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import WrongState

GREW = "match_register_grew"
MOST_KEYS = 2_000_000
"""Keys of people in one epoch: some hundred thousand persons with all their keys; no country's telephones fit."""
MOST_A_WEEK = 3
"""Epochs of people that one holder makes for one asker: one is due, two may be lost on the way."""
MOST_NUMBERS, MOST_OF_NUMBERS_A_WEEK = MOST_SELECTORS, 7 * 24
"""Of suspects' numbers: as many as any arrangement allows, and one an hour, as each number that turns out to be a
helped person's ends an epoch. It bounds what a holder lets a key-holder reckon and an asker keep."""
MOST_GROWTH, SMALL = 2, 1_000
"""A register that is more than twice the one before, and not small, is looked at by a person."""
_WEEK = timedelta(days=7)


def require_honest_size(row: Epoch) -> None:
    """Check a new epoch at its key-holder or asker, before it is saved.

    Raises PrivateMatchFailure(over_cap) for too many keys, WrongState for too many epochs in a week.
    """
    of_people = row.register == Register.PEOPLE
    keys, a_week = (MOST_KEYS, MOST_A_WEEK) if of_people else (MOST_NUMBERS, MOST_OF_NUMBERS_A_WEEK)
    require_round(row.count <= keys and row.tags <= padded_size(keys), Reason.OVER_CAP)
    if _of_same(row).filter(opened_at__gt=row.opened_at - _WEEK).count() >= a_week:
        raise WrongState("This register came anew too often this week.", remedy="Wait some days.")


def watch_growth(row: Epoch, letter: ArrivedLetter) -> None:
    """Owe the focal point a look at a saved epoch of people that is far larger than the one before."""
    before = size_before(row)
    if row.register != Register.PEOPLE or before is None:
        return
    if size_of(row) > MOST_GROWTH * max(before, SMALL):
        owe_desk(GREW, row.id, role=NATIONAL)
        told = {"holder": row.holder, "asker": row.asker, "before": before, "size": size_of(row)}
        audit("register_grew", row.id, by=letter.by, purpose=letter.purpose, **told)


def size_of(row: Epoch) -> int:
    """Return what this node knows of a register's size: keys at the key-holder, the padded set at the asker."""
    return row.count if row.side == Side.KEEPER else row.tags


def size_before(row: Epoch) -> int | None:
    """Return the same of the epoch before; None when there was none."""
    before = _of_same(row).filter(number__lt=row.number).order_by("-number").first()
    return size_of(before) if before else None


def look_at_growth(*, epoch_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Settle what is owed of a register that grew, once somebody has spoken with its country.

    Raises NotPermitted, and WrongState when nothing of it waits.
    """
    require(by, Permission.ARRANGE_MATCHES, purpose=purpose)
    with as_service():
        settled = settle_tasks(kind=GREW, source_id=epoch_id, by=by, purpose=purpose)
    if not settled:
        raise WrongState("Nothing of this register waits for you.", remedy="Look at your tasks.")
    audit("growth_looked_into", epoch_id, by=by, purpose=purpose)


def _of_same(row: Epoch):
    return Epoch.objects.filter(side=row.side, holder=row.holder, asker=row.asker, register=row.register)
