"""Opens what is sealed of a campaign for somebody and a purpose: kept texts, contacts, reasons. Audited."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q

from sampan.engines.screening.campaigns.templates import Slot, template_of
from sampan.prevention.lures.facts import ContactFact, OpenedCampaign, OpenedPost
from sampan.prevention.lures.models import Campaign, Contact, Decision, Post, Stream
from sampan.prevention.lures.queries import campaign_fact, require_reading, row_of
from sampan.prevention.lures.services.auditing import audit
from sampan.prevention.lures.services.sealing import Keys, key_of, opened
from sampan.prevention.lures.services.summing import FEWEST_POSTS, kept_texts
from sampan.registry.access.reader import Reader

MOST_CONTACTS = 500


@transaction.atomic
def open_campaign(*, campaign_id: UUID, reader: Reader) -> OpenedCampaign:
    """Return the kept posts of a campaign, its contacts in clear, what fills its gaps, and the reasons. NotFound."""
    require_reading(reader)
    row = row_of(campaign_id)
    posts, contacts = _posts(row), contacts_in_clear(row)
    counted = {"posts": len(posts), "contacts": len(contacts)}
    audit("lures.opened", "campaign", row.id, by=reader.actor, purpose=reader.purpose, **counted)
    texts = kept_texts([row.id])[row.id]
    slots = template_of(texts).parts if len(texts) >= FEWEST_POSTS else ()
    told = tuple(part.fillings if isinstance(part, Slot) else part for part in slots)
    return OpenedCampaign(campaign_fact(row), posts, contacts, told, _reasons(row))


def contacts_in_clear(row: Campaign) -> tuple[tuple[ContactFact, str], ...]:
    """Return the contacts that a campaign's posts name, each with its value; who calls audits."""
    held = Contact.objects.filter(named__post__campaign__root=row.id).annotate(times=Count("named"))
    rows = list(held.order_by("-times", "id")[:MOST_CONTACTS])
    keys = Keys(Stream.objects.filter(id__in={one.stream_id for one in rows}))
    return tuple(
        (
            ContactFact(one.id, one.kind, one.platform, one.masked, one.times),
            str(opened(one.told, key=keys[one.stream_id], bound_to=one.id)["value"]),
        )
        for one in rows
    )


def _posts(row: Campaign) -> tuple[OpenedPost, ...]:
    rows = (
        Post.objects.filter(campaign__root=row.id)
        .exclude(words=b"")
        .select_related("stream")
        .order_by("number")
    )
    keys = Keys({one.stream for one in rows})
    told = []
    for one in rows:
        words = opened(one.words, key=keys[one.stream_id], bound_to=one.id)
        told.append(OpenedPost(words["text"], words["url"], one.seen_on, one.stream.name))
    return tuple(told)


def _reasons(row: Campaign) -> dict[UUID, str]:
    rows = Decision.objects.filter(Q(campaign=row.id) | Q(other=row.id)).select_related("campaign")
    return {
        one.id: str(opened(one.reason, key=key_of(one.campaign), bound_to=one.id)["reason"])
        for one in rows.defer("campaign__grams")
    }
