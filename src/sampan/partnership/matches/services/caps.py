"""Nights above the cap or by other rules: refused, and still kept as a row, so that a page and a task can tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.partnership.matches.models import Night, Selector
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.registry.clock.queries import house_now, house_today

_NOTED = (Reason.OVER_CAP, Reason.OTHER_SPECIFICATION)


@contextmanager
def noted_when_refused(member: str, conversation: UUID, *, is_ours: bool) -> Iterator[None]:
    """Let a refusal for cap or rules leave a row of the night behind, written by whoever undoes the rest."""
    try:
        yield
    except PrivateMatchFailure as failure:
        if failure.reason in _NOTED:
            told = {"member": member, "conversation": conversation, "is_ours": is_ours}
            failure.leaves = partial(keep_refused, reason=failure.reason, **told)
        raise


def keep_refused(*, reason: Reason, member: str, conversation: UUID, is_ours: bool) -> None:
    """Keep tonight as refused for its cap or rules; what has ended already stays as it is. As the node's service."""
    with as_service() as reader:
        row = Night.objects.filter(member=member, night=house_today()).first()
        if row is None:
            row = Night(
                conversation=conversation, member=member, night=house_today(), is_ours=is_ours, digest=b"",
                size=Selector.objects.count(), began_at=house_now(),
            )  # fmt: skip
        elif row.ended_at is not None:
            return
        row.state, row.reason, row.kept_sealed, row.ended_at = (
            "refused",
            reason.value,
            b"",
            house_now(),
        )
        row.save()
        row.parts.all().delete()
        audit(
            "night_refused", row.id, by=reader.actor, purpose=reader.purpose, member=member, reason=row.reason
        )
