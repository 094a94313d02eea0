"""Groups the posts that wait, a batch in a transaction: each joins a campaign, its signs and contacts are read.

Of what posts say only the first texts of each campaign stay (ADR 0046); the others' words go with the same transaction.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sampan.engines.screening.campaigns.shingles import sketches_of
from sampan.engines.screening.offers.checking import check
from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.reading.contacts import Contact as FoundContact
from sampan.engines.screening.reading.contacts import contacts_in
from sampan.prevention.lures.masking import masked
from sampan.prevention.lures.models import Campaign, Contact, Post, PostContact, Stream
from sampan.prevention.lures.services.auditing import audit
from sampan.prevention.lures.services.sealing import Keys, digest_of, opened, seal
from sampan.prevention.lures.services.state import State, lock_state, save_state
from sampan.prevention.lures.services.summing import sum_up
from sampan.registry.access.context import reading_as
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import IntegrityFailure

BATCH = 500  # posts in a transaction: some seconds, so that whoever decides meanwhile need not wait long
MOST_TEXTS = 20
"""Texts of a campaign that are kept (ADR 0046)."""


@dataclass(frozen=True)
class _Read:
    post: Post
    text: str
    contacts: tuple[FoundContact, ...]


def group_waiting(*, reader: Reader, batch: int = BATCH) -> int:
    """Group all posts that wait, a batch in a transaction; return how many. Killed in between, it goes on there."""
    state: State | None = None
    total = 0
    while True:
        with reading_as(reader):
            state, count = _group_batch(state, reader, batch)
        if not count:
            return total
        total += count


def _group_batch(kept: State | None, reader: Reader, batch: int) -> tuple[State, int]:
    require(reader.actor, Permission.DECIDE_LURES, purpose=reader.purpose)
    state = lock_state(kept)
    posts = list(Post.objects.filter(campaign=None).order_by("number")[:batch])
    if not posts:
        return state, 0
    if posts[0].number != len(state.campaigns.posts):
        raise IntegrityFailure(
            "Posts are missing before those that wait.", remedy="Tell the node's administrator."
        )
    keys = Keys(Stream.objects.filter(id__in={one.stream_id for one in posts}))
    texts = [opened(one.words, key=keys[one.stream_id], bound_to=one.id)["text"] for one in posts]
    sketches = sketches_of(texts)
    numbers = [state.campaigns.take(str(one.id), sketch) for one, sketch in zip(posts, sketches, strict=True)]
    found = {key for sketch in sketches for key in sketch.keys}
    save_state(state, keys=found, agency_id=reader.actor.agency_id)
    read = [_read(one, text) for one, text in zip(posts, texts, strict=True)]
    _keep_posts(posts, numbers, state)
    _keep_contacts(read, keys, agency_id=reader.actor.agency_id)
    _carry_decisions(state)
    roots = {state.ids[state.roots[number]] for number in {*numbers, *state.touched}}
    sum_up(roots)
    counted = {"posts": len(posts), "campaigns": len(roots)}
    audit("lures.grouped", "campaign", by=reader.actor, purpose=reader.purpose, **counted)
    return state, len(posts)


def _carry_decisions(state: State) -> None:
    """Let a campaign that nobody decided on be what was decided of one that became part of it."""
    for merge in state.joined:
        gone = Campaign.objects.only("state").get(number=merge.gone)
        if gone.state != Campaign.State.NEW:
            kept = Campaign.objects.filter(number=merge.kept, state=Campaign.State.NEW)
            kept.update(state=gone.state, changed_at=house_now())


def _read(post: Post, text: str) -> _Read:
    """Note a post's language, level and signs, and return its contacts."""
    named = post.language if post.language in languages() else ""
    verdict = check(text, language=named)
    post.language = post.language or verdict.language
    post.level, post.signs = str(verdict.level), sorted({one.code for one in verdict.signs})
    return _Read(post, text, contacts_in(text))


def _keep_posts(posts: list[Post], numbers: list[int], state: State) -> None:
    """Note each post's campaign; beyond the first texts of a campaign its words go."""
    family = dict(state.campaigns.family.own())
    now, before = Counter(numbers), {}
    for post, number in zip(posts, numbers, strict=True):
        place = before.get(number, family[number].posts - now[number])
        before[number] = place + 1
        post.campaign_id = state.ids[number]
        if place >= MOST_TEXTS:
            post.words = b""
    fields = ("language", "level", "signs", "campaign", "words")
    Post.objects.bulk_create(posts, update_conflicts=True, unique_fields=("number",), update_fields=fields)


def _keep_contacts(read: Iterable[_Read], keys: Keys, *, agency_id: UUID) -> None:
    """Keep the contacts that posts name, sealed, each once; and which post names which."""
    named = [
        (one, contact, digest_of(contact.kind, contact.value)) for one in read for contact in one.contacts
    ]
    digests = {digest for _, _, digest in named}
    held = Contact.objects.filter(digest__in=digests)
    ids = {bytes(digest): contact_id for digest, contact_id in held.values_list("digest", "id")}
    new: dict[bytes, Contact] = {}
    for one, contact, digest in named:
        if digest not in ids and digest not in new:
            new[digest] = _sealed(contact, one.post, digest, keys, agency_id)
    Contact.objects.bulk_create(new.values())
    ids |= {digest: row.id for digest, row in new.items()}
    pairs = dict.fromkeys((one.post.id, ids[digest]) for one, _, digest in named)
    PostContact.objects.bulk_create(
        PostContact(agency_id=agency_id, post_id=post, contact_id=contact) for post, contact in pairs
    )


def _sealed(contact: FoundContact, post: Post, digest: bytes, keys: Keys, agency_id: UUID) -> Contact:
    made = new_record_id()
    told = seal({"value": contact.value}, key=keys[post.stream_id], bound_to=made)
    return Contact(
        id=made, agency_id=agency_id, stream_id=post.stream_id, kind=contact.kind, platform=contact.platform[:30],
        digest=digest, masked=masked(contact), told=told,
    )  # fmt: skip
