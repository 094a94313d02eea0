"""Signs this node's heads: how its log and its audit stand now.

A head is signed while the log's row is locked, so that each is later and no smaller than the one before, and told
to members only once it is committed: one that was told and then rolled back would look like a second history.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.heads import TreeHead, sign_head
from sampan.partnership.members.services import own_secret
from sampan.partnership.witness.models import Head, LogState
from sampan.partnership.witness.services.noting import place_all_notes, place_notes
from sampan.partnership.witness.tree import frontier_of, log_state
from sampan.registry.audit.queries import head as audit_head
from sampan.registry.clock.queries import house_now

KEPT_HEADS = 1_000  # a node's newest; evidence holds its heads itself, and a later head covers every letter
_TICK = timedelta(microseconds=1)


@transaction.atomic
def sign_own_head(*, now: datetime | None = None, whole: bool = False) -> Head | None:
    """Give noted letters their places and sign the state of the log, unless the newest head says it already.

    Returns the newest head; None when another transaction is at it. With `whole` it waits, and places all.
    """
    placed = place_all_notes() if whole else place_notes()
    state = LogState.objects.select_for_update(skip_locked=not whole).first()
    if state is None:
        return None
    newest = newest_head(settings.SAMPAN_NODE.id)
    secret, (sequence, digest) = own_secret(), audit_head()
    root = frontier_of(state).root.hex()
    if newest is not None and not placed and _says(newest, root, sequence, secret.serial):
        return newest
    at = now or house_now()
    at = max(at, newest.at + _TICK) if newest is not None else at
    unsigned = TreeHead(secret.node_id, secret.serial, state.size, root, at, sequence, digest)
    return keep_head(sign_head(unsigned, secret=secret), heard_from=secret.node_id, now=at, is_linked=True)


def newest_head(node: str) -> Head | None:
    """Return a node's newest head that fits its log; None before the first."""
    return Head.objects.filter(node=node, is_linked=True, is_retired=False).order_by("-at").first()


def keep_head(head: TreeHead, *, heard_from: str, now: datetime, is_linked: bool) -> Head:
    """Keep a checked head, and let go of the oldest of its node beyond a thousand."""
    row, _ = Head.objects.get_or_create(
        digest=head.digest,
        defaults={
            **{name: getattr(head, name) for name in ("node", "size", "root", "at")},
            **{name: getattr(head, name) for name in ("audit_sequence", "audit_hash")},
            "told": head.to_json(),
            "is_linked": is_linked,
            "heard_from": heard_from,
            "heard_at": now,
        },
    )
    heads = Head.objects.filter(node=head.node).order_by("-at")
    beyond = list(heads.values_list("id", flat=True)[KEPT_HEADS : KEPT_HEADS + 100])
    if beyond:
        Head.objects.filter(id__in=beyond).delete()
    return row


def own_size() -> int:
    """Return how many letters have their place in this node's log."""
    return log_state().size


def _says(newest: Head, root: str, audit_sequence: int, serial: int) -> bool:
    same = (newest.root, newest.audit_sequence) == (root, audit_sequence)
    return same and newest.told["serial"] == serial
