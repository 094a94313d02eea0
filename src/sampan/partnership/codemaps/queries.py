"""Reads which codes of the members are unknown here, and what the others mean."""

from sampan.partnership.codemaps.facts import MappedFact, UnknownFact
from sampan.partnership.codemaps.models import MappedCode, UnknownCode
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission


def unknown_codes(*, reader: Reader) -> list[UnknownFact]:
    """Return the codes that nobody has mapped, the most frequent first."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    return [
        UnknownFact(one.member, one.list_name, one.theirs, one.times, one.last_at)
        for one in UnknownCode.objects.order_by("-times", "member", "list_name", "theirs")
    ]


def mapped_codes(*, reader: Reader) -> list[MappedFact]:
    """Return what the mapped codes mean, by member, list and code."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    return [
        MappedFact(one.id, one.member, one.list_name, one.theirs, one.ours, one.mapped_at)
        for one in MappedCode.objects.order_by("member", "list_name", "theirs")
    ]
