"""Receives posts of a stream, all of them or none; a post that is there already is passed over."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from sampan.prevention.lures.facts import Received
from sampan.prevention.lures.models import Post, Progress, Stream
from sampan.prevention.lures.reading import LIMITS, MOST_SHOWN, NewPost, Read, read_file, read_objects
from sampan.prevention.lures.services.auditing import audit
from sampan.prevention.lures.services.sealing import digest_of, key_of, seal
from sampan.prevention.lures.services.streams import stream_of_reports
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import InvalidInput, NotFound

MOST_AT_ONCE = 1_000  # posts of one call of a machine
_AT_ONCE = 2_000
RECEIVED, GROUPED = "received", "grouped"


@transaction.atomic
def receive_file(
    *, stream_id: UUID, stream: BinaryIO, by: Actor, purpose: Purpose, is_dry: bool = False
) -> Received:
    """Receive a file of posts; when a line is wrong, or for a dry run, nothing is kept and the problems are returned.

    Raises UnreadableFile or InvalidInput for the file as a whole, NotFound for the stream.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    octets = stream.read(LIMITS.max_bytes + 1)
    row, read = _stream(stream_id), read_file(octets)
    return _received(
        row, read, is_dry=is_dry, by=by, purpose=purpose, sha256=hashlib.sha256(octets).hexdigest()
    )


@transaction.atomic
def receive_posts(
    *, stream_id: UUID, posts: Iterable[Mapping[str, Any]], by: Actor, purpose: Purpose, is_dry: bool = False
) -> Received:
    """Receive at most 1,000 posts of a machine; the same ones once more change nothing. Raises as `receive_file`."""
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    told = list(posts)
    if len(told) > MOST_AT_ONCE:
        raise InvalidInput(
            "These are too many posts.", remedy=f"At most {MOST_AT_ONCE} at once.", field="posts"
        )
    row, read = _stream(stream_id), read_objects(told)
    return _received(row, read, is_dry=is_dry, by=by, purpose=purpose)


def receive_report(*, report_id: UUID, text: str, language: str) -> bool:
    """Take the text of a report of the public as a post, as the node's service; return whether it is new.

    Who calls has the officer's permission asked for and the decision audited. Nothing else of the report comes here.
    """
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)) as reader:
        row = stream_of_reports(by=reader.actor)
        post = NewPost(str(report_id), text, house_today(), language)
        new = _keep(row, [post], by=reader.actor)
        told = {"rows": 1, "new": new, "is_report": True}
        audit("lures.received", "lure_stream", row.id, by=reader.actor, purpose=reader.purpose, **told)
        return bool(new)


def _received(
    row: Stream, read: Read, *, is_dry: bool, by: Actor, purpose: Purpose, **details: object
) -> Received:
    if read.problems or is_dry:
        new = len(read.posts) - len(_known(row, _digests(read.posts)))
        return Received(read.rows, new, is_dry or bool(read.problems), tuple(read.problems[:MOST_SHOWN]))
    new = _keep(row, read.posts, by=by)
    counted = {"rows": read.rows, "new": new}
    audit("lures.received", "lure_stream", row.id, by=by, purpose=purpose, **counted, **details)
    return Received(read.rows, new)


def _keep(row: Stream, posts: list[NewPost], *, by: Actor) -> int:
    """Keep the posts that are not there yet, numbered in their order; return how many."""
    Progress.objects.get_or_create(name=RECEIVED)
    progress = Progress.objects.select_for_update().get(name=RECEIVED)
    digests = _digests(posts)
    known, key, now = _known(row, digests), key_of(row), house_now()
    new = [(post, digest) for post, digest in zip(posts, digests, strict=True) if digest not in known]
    for first in range(0, len(new), _AT_ONCE):
        Post.objects.bulk_create(
            Post(
                id=(made := new_record_id()), agency_id=by.agency_id, stream=row, number=progress.count + place,
                digest=digest, seen_on=post.seen_on, language=post.language, place=post.place, received_at=now,
                words=seal({"name": post.name, "text": post.text, "url": post.url}, key=key, bound_to=made),
            )
            for place, (post, digest) in enumerate(new[first : first + _AT_ONCE], start=first)
        )  # fmt: skip
    progress.count += len(new)
    progress.save(update_fields=("count",))
    return len(new)


def _digests(posts: list[NewPost]) -> list[bytes]:
    return [digest_of("post", post.name) for post in posts]


def _known(row: Stream, digests: list[bytes]) -> set[bytes]:
    known: set[bytes] = set()
    for first in range(0, len(digests), _AT_ONCE):
        some = Post.objects.filter(stream=row, digest__in=digests[first : first + _AT_ONCE])
        known |= {bytes(one) for one in some.values_list("digest", flat=True)}
    return known


def _stream(stream_id: UUID) -> Stream:
    row = Stream.objects.filter(id=stream_id, is_reports=False).first()
    if row is None:
        raise NotFound("There is no such stream, or it takes the reports of the public alone.")
    return row
