"""Reads how the lines to the members fare."""

from django.db.models import Count, Min, Q

from sampan.partnership.exchange.facts import LinkFact, Trouble, Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.members.queries import members
from sampan.registry.access.reader import Reader


def links(*, reader: Reader) -> list[LinkFact]:
    """Return one fact for each member, by country and name; needs the permission to see members."""
    lines = {(one.member, one.way): one for one in Link.objects.all()}
    open_ = Q(receipted_at__isnull=True)
    counted = (
        Outbox.objects.filter(open_)
        .values("member")
        .annotate(waiting=Count("id"), oldest=Min("sealed_at"), due=Min("next_attempt_at"))
    )
    waiting = {one["member"]: one for one in counted}
    return [_fact(one.node_id, lines, waiting.get(one.node_id, {})) for one in members(reader=reader)]


def waiting_letters() -> dict[str, int]:
    """Return how many letters without a receipt each member has; for the node's health."""
    counted = Outbox.objects.filter(receipted_at__isnull=True).values("member").annotate(most=Count("id"))
    return {one["member"]: one["most"] for one in counted}


def _fact(member: str, lines: dict, waiting: dict) -> LinkFact:
    out, into = (lines.get((member, way)) or Link(member=member, way=way) for way in Way)
    heard = [one.last_contact_at for one in (out, into) if one.last_contact_at]
    return LinkFact(
        member=member,
        last_contact_at=max(heard, default=None),
        waiting=waiting.get("waiting", 0),
        oldest_waiting_at=waiting.get("oldest"),
        sent=out.sequence,
        received=into.sequence,
        trouble=Trouble(out.trouble),
        trouble_since=out.trouble_since,
        next_attempt_at=waiting.get("due"),
    )
