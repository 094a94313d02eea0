"""Erases what posts said, and contacts that nothing names any more, once their time is over (ADR 0046)."""

from datetime import timedelta

from django.db import transaction

from sampan.prevention.lures.models import Campaign, Contact, Post, PostContact
from sampan.prevention.lures.services.auditing import audit
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now

KEPT_DAYS = 90


@transaction.atomic
def forget_words(*, by: Actor, purpose: Purpose) -> int:
    """Erase the words and contacts of posts that came 90 days ago, unless their campaign is confirmed.

    Return of how many posts. What is left: day, place, language, signs, campaign.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    before = house_now() - timedelta(days=KEPT_DAYS)
    old = Post.objects.filter(received_at__lt=before).exclude(campaign=None)
    old = old.exclude(campaign__root__state=Campaign.State.CONFIRMED)
    naming = PostContact.objects.filter(post__in=old)
    named = set(naming.values_list("contact_id", flat=True))
    naming.delete()
    gone, _ = Contact.objects.filter(id__in=named, named=None).delete()
    count = old.exclude(words=b"").update(words=b"")
    if count or gone:
        audit("lures.forgotten", "campaign", by=by, purpose=purpose, posts=count, contacts=gone)
    return count
