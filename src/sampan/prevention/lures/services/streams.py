"""Enters streams of posts, and keeps the one that takes what the public reports."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.prevention.lures.facts import PLATFORMS
from sampan.prevention.lures.models import Stream
from sampan.prevention.lures.services.auditing import audit
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id
from sampan.registry.people.keyring import new_key
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.names import tidy

REPORTS = "Reports of the public"


@dataclass(frozen=True)
class NewStream:
    """A stream: its name, the platform (PLATFORMS), and who collected the posts, by which right."""

    name: str
    platform: str
    origin: str


@transaction.atomic
def keep_stream(*, stream: NewStream, by: Actor, purpose: Purpose) -> UUID:
    """Enter a stream and return its id; InvalidInput naming the field."""
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    name, origin = tidy(stream.name), tidy(stream.origin)
    if not name or len(name) > 120:
        raise InvalidInput("This is empty or too long.", remedy="At most 120 letters.", field="name")
    if not origin or len(origin) > 200:
        raise InvalidInput("This is empty or too long.", remedy="At most 200 letters.", field="origin")
    if stream.platform not in PLATFORMS:
        raise InvalidInput("There is no such platform.", remedy="Choose one of the list.", field="platform")
    if name == REPORTS or Stream.objects.filter(name=name).exists():
        raise InvalidInput("There is a stream of this name.", remedy="Choose it in the list.", field="name")
    row = _made(name, stream.platform, origin, by=by)
    audit("lures.stream_kept", "lure_stream", row.id, by=by, purpose=purpose, platform=row.platform)
    return row.id


def stream_of_reports(*, by: Actor) -> Stream:
    """Return the stream that takes what the public reports, made when it is asked for first; the caller audits."""
    row = Stream.objects.filter(is_reports=True).first()
    return row or _made(REPORTS, "other", "the public site of this office", by=by, is_reports=True)


def _made(name: str, platform: str, origin: str, *, by: Actor, is_reports: bool = False) -> Stream:
    row = Stream(
        id=new_record_id(), agency_id=by.agency_id, name=name, platform=platform, origin=origin,
        is_reports=is_reports, created_by_id=by.account_id, created_at=house_now(),
    )  # fmt: skip
    row.wrapping_version, row.wrapped = keyring().wrap(new_key(), bound_to=row.id.bytes)
    row.save(force_insert=True)
    return row
