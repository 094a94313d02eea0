"""Campaigns that name a contact in common, by the rules of the engine; only those beside the one asked for are read."""

from collections import defaultdict
from uuid import UUID

from sampan.engines.screening.campaigns.crews import STRONG, Contact, contacts_of, crews_of
from sampan.prevention.lures.facts import ContactFact, Related
from sampan.prevention.lures.models import Campaign, PostContact
from sampan.prevention.lures.models import Contact as Row
from sampan.prevention.lures.queries import campaign_fact, require_reading
from sampan.registry.access.reader import Reader

MOST_BESIDE = 400  # campaigns that are looked at; a contact of more belongs to a platform


def related(*, campaign_id: UUID, reader: Reader) -> list[Related]:
    """Return the campaigns that share a contact with one, each with one such contact, masked; the largest first."""
    require_reading(reader)
    own = PostContact.objects.filter(post__campaign__root=campaign_id, contact__kind__in=STRONG)
    ids = set(own.values_list("contact_id", flat=True))
    beside = PostContact.objects.filter(contact_id__in=ids).values_list("post__campaign__root", flat=True)
    roots = [campaign_id, *sorted(set(beside) - {campaign_id})[:MOST_BESIDE]]
    if len(roots) == 1:
        return []
    shared = _shared_with(campaign_id, roots)
    rows = Campaign.objects.filter(id__in=shared, parent=None).defer("grams")
    contacts = Row.objects.defer("told").in_bulk(set(shared.values()))
    told = [Related(campaign_fact(one), _fact(contacts[shared[one.id]])) for one in rows]
    return sorted(told, key=lambda one: (-one.campaign.posts, one.campaign.number))


def _shared_with(campaign_id: UUID, roots: list[UUID]) -> dict[UUID, UUID]:
    """Return the campaigns that are of one crew with this one by a contact of its own, each with that contact."""
    named = PostContact.objects.filter(post__campaign__root__in=roots, contact__kind__in=STRONG)
    numbers = {root: place for place, root in enumerate(roots)}
    posts: defaultdict[tuple[int, UUID], list[Contact]] = defaultdict(list)
    told = named.values_list("post__campaign__root", "post_id", "contact__kind", "contact_id")
    for root, post, kind, contact in told.iterator():
        posts[numbers[root], post].append((kind, str(contact)))
    contacts = contacts_of((campaign, some) for (campaign, _), some in posts.items())
    _, joins = crews_of(contacts)
    joining = {(one.kind, one.value) for one in joins}
    mine = contacts.get(0, set()) & joining
    return {
        roots[campaign]: UUID(sorted(some & mine)[0][1])
        for campaign, some in contacts.items()
        if campaign and some & mine
    }


def _fact(one: Row) -> ContactFact:
    return ContactFact(one.id, one.kind, one.platform, one.masked, 0)
