"""A suspect's number turns out to be a helped person's own: it leaves at once what runs, in the same transaction.

The tags of a running epoch are with the asker already, and nobody can tell from a hidden element what it asks. So the
epoch ends: without this node's half its tags answer nothing. The next hour makes a new one without the number.
"""

from collections.abc import Iterable

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private.inputs import input_of
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch, Night, Selector
from sampan.partnership.matches.registers import free_selectors, selector_key, today_of
from sampan.partnership.matches.sealing import keyed_digest
from sampan.partnership.matches.services.nights import end_night, holds
from sampan.partnership.matches.services.rows import as_service, audit, has_service
from sampan.partnership.matches.services.wiping import wipe_epoch

_AT_ONCE = 1_000


def withhold(*, digests: Iterable[bytes]) -> None:
    """End the epochs and nights that hold a selector which is now a helped person's own; audited for each selector."""
    if not has_service():
        return
    asked = sorted(digests)
    with as_service():
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            for row in Selector.objects.filter(person_digests__overlap=some):
                stop(row)


def stop(row: Selector) -> None:
    """End what holds a selector now, and what may hold it under older rules; runs as the node's service."""
    octets = _input(row)
    epochs = [one for one in _running() if _may_hold(one, octets)]
    nights = [one for one in Night.objects.filter(state__in=("offered", "masking")) if holds(one, octets)]
    for epoch in epochs:
        wipe_epoch(epoch)
    for night in nights:
        end_night(night, "refused", "withheld")
    with as_service() as reader:
        audit(
            "selector_withheld", row.id, by=reader.actor, purpose=reader.purpose, epochs=len(epochs),
            nights=len(nights),
        )  # fmt: skip


def gone_from(epoch: Epoch, inputs: Iterable[bytes]) -> set[bytes]:
    """Return the inputs of an epoch of selectors, as it is finished, that went while it was made; audited.

    The set is made without them, so that the asker never has their tags; and they lead to nobody here any more.
    """
    rows = Selector.objects.order_by("id")
    free = {input_of(key) for _, key in free_selectors(rows.iterator(chunk_size=_AT_ONCE))}
    gone = set(inputs) - free
    if gone:
        epoch.held.filter(digest__in=[keyed_digest(one, of=epoch.id) for one in gone]).delete()
        kept = {_input(row) for row in rows.iterator(chunk_size=_AT_ONCE)}
        told = {"withheld": len(gone & kept), "removed": len(gone - kept)}
        with as_service() as reader:
            audit("selectors_left_out", epoch.id, by=reader.actor, purpose=reader.purpose, **told)
    return gone


def _input(row: Selector) -> bytes:
    return input_of(selector_key(row.kind, today_of(row)))


def _may_hold(epoch: Epoch, octets: bytes) -> bool:
    """Of an epoch that was made by other rules nobody can tell."""
    digest = keyed_digest(octets, of=epoch.id)
    return epoch.specification != SPECIFICATION or epoch.held.filter(digest=digest).exists()


def _running() -> Iterable[Epoch]:
    return Epoch.objects.filter(side=Side.HOLDER, register=Register.SELECTORS).exclude(state="over")
