"""Reads how the lines to the members fare, and the signed words behind a letter."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import F

from sampan.partnership.exchange.facts import LinkFact, Trouble, Way
from sampan.partnership.exchange.models import Acknowledgement, Link, Outbox
from sampan.partnership.members.queries import members
from sampan.registry.access.reader import Reader


def links(*, reader: Reader) -> list[LinkFact]:
    """Return one fact for each member, by country and name; needs the permission to see members."""
    lines: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for one in Link.objects.order_by("lane"):
        lines[one.member, one.way].append(one)
    return [
        _fact(one.node_id, lines[one.node_id, Way.OUT], lines[one.node_id, Way.IN])
        for one in members(reader=reader)
    ]


def waiting_letters() -> dict[str, int]:
    """Return how many letters without a signed word each member has; for the node's health."""
    found: dict[str, int] = defaultdict(int)
    lines = Link.objects.filter(way=Way.OUT, acknowledged__lt=F("sequence"))
    for member, sequence, acknowledged in lines.values_list("member", "sequence", "acknowledged"):
        found[member] += sequence - acknowledged
    return dict(found)


def acknowledgement_of(letter_id: UUID) -> tuple[Mapping[str, object], list[str]] | None:
    """Return the other side's signed word that covers a letter of ours, as JSON, and the hashes of our letters
    from this one to the last that the word names; None while there is no word.
    """
    row = Outbox.objects.filter(letter_id=letter_id).only("member", "lane", "sequence").first()
    if row is None:
        return None
    words = Acknowledgement.objects.filter(member=row.member, lane=row.lane, last__gte=row.sequence)
    word = words.order_by("last", "id").first()
    if word is None:
        return None
    run = Outbox.objects.filter(
        member=row.member, lane=row.lane, sequence__range=(row.sequence, word.last)
    ).order_by("sequence")
    return json.loads(bytes(word.body)), list(run.values_list("letter_hash", flat=True))


def _fact(member: str, out: list[Link], into: list[Link]) -> LinkFact:
    heard = [one.last_contact_at for one in (*out, *into) if one.last_contact_at]
    waiting = [one for one in out if one.acknowledged < one.sequence]
    troubled = next((one for one in waiting if one.trouble), None)
    dues = [one.next_attempt_at for one in waiting if one.next_attempt_at]
    return LinkFact(
        member=member,
        last_contact_at=max(heard, default=None),
        waiting=sum(one.sequence - one.acknowledged for one in waiting),
        oldest_waiting_at=_oldest(waiting),
        sent=sum(one.sequence for one in out),
        received=sum(one.sequence for one in into),
        trouble=Trouble(troubled.trouble) if troubled else Trouble.NONE,
        trouble_since=troubled.trouble_since if troubled else None,
        next_attempt_at=min(dues, default=None),
    )


def _oldest(waiting: list[Link]) -> datetime | None:
    """Return when the first letter that waits in any of the lines was sealed."""
    firsts = [
        Outbox.objects.filter(member=one.member, lane=one.lane, sequence=one.acknowledged + 1)
        .values_list("sealed_at", flat=True)
        .first()
        for one in waiting
    ]
    return min((one for one in firsts if one), default=None)
