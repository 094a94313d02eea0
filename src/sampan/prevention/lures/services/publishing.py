"""Publishes the confirmed campaigns as one file that a process without a database reads."""

from django.db import transaction

from sampan.engines.screening.campaigns.published import CampaignList, PublishedCampaign
from sampan.prevention.lures.models import Campaign
from sampan.prevention.lures.queries import campaign_fact
from sampan.prevention.lures.services.auditing import audit
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_today

MOST = 2_000
_FEWEST_WITH_SIGN = 0.2
"""Share of a campaign's posts that show a sign which is named to the public."""


@transaction.atomic
def publish_campaigns(*, country: str, by: Actor, purpose: Purpose) -> bytes:
    """Return the file of confirmed campaigns that have a template, the newest 2,000; audited.

    It holds words that three posts share, without contacts; codes of signs; languages and days. No contact, no place,
    no post.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    rows = Campaign.objects.filter(parent=None, state=Campaign.State.CONFIRMED).exclude(template=[])
    made = CampaignList(
        country,
        house_today(),
        tuple(_published(one) for one in rows.defer("grams").order_by("-last_on", "id")[:MOST]),
    )
    octets = made.to_bytes()
    audit(
        "lures.published",
        "campaign",
        by=by,
        purpose=purpose,
        campaigns=len(made.campaigns),
        octets=len(octets),
    )
    return octets


def _published(row: Campaign) -> PublishedCampaign:
    one = campaign_fact(row)
    signs = tuple(code for code, count in one.signs if count >= _FEWEST_WITH_SIGN * one.posts)
    day = house_today()
    return PublishedCampaign(
        one.number,
        one.template,
        signs,
        tuple(code for code, _ in one.languages),
        one.first_on or day,
        one.last_on or day,
    )
