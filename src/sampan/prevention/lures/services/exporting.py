"""Exports a confirmed campaign for platforms, with its contacts in clear; audited."""

from typing import Any
from uuid import UUID

from django.db import transaction

from sampan.prevention.lures.exporting import Told, misp_event, stix_bundle
from sampan.prevention.lures.models import Campaign
from sampan.prevention.lures.queries import campaign_fact, row_of, template_told
from sampan.prevention.lures.services.auditing import audit
from sampan.prevention.lures.services.opening import contacts_in_clear
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, WrongState

FORMATS = {"stix": stix_bundle, "misp": misp_event}
FEWEST_NAMING = 2
"""Posts of a campaign that name a contact which is given to platforms: one post may name a stranger (ADR 0046)."""


@transaction.atomic
def export_campaign(
    *, campaign_id: UUID, shape: str, publisher: str, by: Actor, purpose: Purpose
) -> dict[str, Any]:
    """Return a campaign as a STIX bundle (`stix`) or MISP event (`misp`). `publisher`: the name of the node.

    Raises InvalidInput for another shape, WrongState unless it is confirmed, NotFound.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    if shape not in FORMATS:
        raise InvalidInput("There is no such format.", remedy="Use stix or misp.", field="format")
    row = row_of(campaign_id)
    if row.state != Campaign.State.CONFIRMED or row.first_on is None or row.last_on is None:
        raise WrongState("This campaign is not confirmed.", remedy="Confirm it first, with a reason.")
    one = campaign_fact(row)
    contacts = tuple(
        (fact.kind, fact.platform, clear)
        for fact, clear in contacts_in_clear(row)
        if fact.posts >= FEWEST_NAMING
    )
    told = Told(
        one.id, one.number, one.title, template_told(one.template), one.posts, row.first_on, row.last_on,
        one.changed_at, tuple(code for code, _ in one.signs), contacts, publisher,
    )  # fmt: skip
    audit("lures.exported", "campaign", row.id, by=by, purpose=purpose, format=shape, contacts=len(contacts))
    return FORMATS[shape](told)
