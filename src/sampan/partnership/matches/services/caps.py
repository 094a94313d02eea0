"""Nights above the cap: refused, and still kept as a row, so that a page and a task can tell of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.partnership.matches.models import Night, Selector
from sampan.partnership.matches.services.rows import as_service, audit
from sampan.registry.clock.queries import house_now, house_today


@contextmanager
def noted_above_cap(member: str, conversation: UUID, *, is_ours: bool) -> Iterator[None]:
    """Let a refusal for the cap leave a row of the night behind, written by whoever undoes the rest."""
    try:
        yield
    except PrivateMatchFailure as failure:
        if failure.reason is Reason.OVER_CAP:
            failure.leaves = partial(keep_refused, member=member, conversation=conversation, is_ours=is_ours)
        raise


def keep_refused(*, member: str, conversation: UUID, is_ours: bool) -> None:
    """Keep tonight as refused for its cap; what has ended already stays as it is. Runs as the node's service."""
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
            Reason.OVER_CAP.value,
            b"",
            house_now(),
        )
        row.save()
        row.parts.all().delete()
        audit(
            "night_refused", row.id, by=reader.actor, purpose=reader.purpose, member=member, reason=row.reason
        )
