"""What the watch looks at, and the seam by which other slices say what they found."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings

from sampan.partnership.corridors.facts import Finding, Incident
from sampan.partnership.exchange.figures import lines_now
from sampan.partnership.members.queries import active_members
from sampan.partnership.witness.queries import members_in_trouble
from sampan.registry.clock.queries import clock_state

Watch = Callable[[datetime], Iterable[Finding]]
_watches: list[Watch] = []


def register_watch(watch: Watch) -> None:
    """Let `watch(now)` name what is wrong now; asked once a minute, as the node's service."""
    if watch not in _watches:
        _watches.append(watch)


def findings(now: datetime) -> set[Finding]:
    """Return all that is wrong now and is not an event of one moment."""
    return {one for watch in (_lines, _clock, _witnesses, *_watches) for one in watch(now)}


def lasting_codes() -> frozenset[Incident]:
    """Return the kinds that are over by themselves when the watch no longer finds them."""
    return frozenset({Incident.LINK_DOWN, Incident.FORKED, Incident.CLOCK, Incident.EQUIVOCATION})


def _lines(now: datetime) -> Iterator[Finding]:
    patience = timedelta(minutes=settings.SAMPAN_NODE.link_minutes)
    active = {one.node_id for one in active_members()}
    for member, line in lines_now().items():
        if member not in active:
            continue
        if line.is_forked:
            yield Finding(Incident.FORKED, member)
        if line.carriage != "bundle" and line.oldest_at is not None and line.oldest_at < now - patience:
            yield Finding(Incident.LINK_DOWN, member)


def _clock(now: datetime) -> Iterator[Finding]:
    if not clock_state().is_settled:
        yield Finding(Incident.CLOCK)


def _witnesses(now: datetime) -> Iterator[Finding]:
    """Yield the nodes that told two histories, until a person has settled it with the witnesses."""
    for node in members_in_trouble():
        yield Finding(Incident.EQUIVOCATION, node)
