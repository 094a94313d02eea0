"""Enters the node's service providers: what they offer, to whom, how many places are free."""

from sampan.portal.demo.protection.desks import Cast, Who, at, reads
from sampan.portal.demo.region import ProviderPlan, provider_plans
from sampan.protection.providers.queries import provider_of_agency
from sampan.protection.providers.services.keeping import Entry, keep_provider, tell_places, verify_provider


def enter_providers(cast: Cast) -> None:
    """Write the directory as who keeps it."""
    for plan in provider_plans(cast.node):
        _enter(cast, plan)


def tell_free(
    cast: Cast, *, agency: str, service: str, free: int | None, places: int | None, who: Who
) -> None:
    """Say how many places of a service are free, as the provider itself or as who keeps the directory."""
    entry = provider_of_agency(agency_id=cast.agency(agency), reader=reads(who))
    offer = entry.offer(service)
    assert offer is not None, f"{agency} offers no {service}"
    tell_places(offer_id=offer.id, free=free, capacity=places, **who)


def _enter(cast: Cast, plan: ProviderPlan) -> None:
    entry = Entry(
        languages=plan.languages, sexes=plan.sexes, age_from=plan.age_from, age_to=plan.age_to,
        takes_children=plan.takes_children, is_accessible=plan.is_accessible, province=plan.province,
        provinces=plan.provinces, is_always_open=plan.is_always_open, phone=plan.phone,
    )  # fmt: skip
    with at(plan.kept_by) as who:
        kept = keep_provider(agency_id=cast.agency(plan.agency), entry=entry, services=plan.services, **who)
        if plan.verified_days_ago is not None:
            verify_provider(provider_id=kept, on=cast.day(plan.verified_days_ago), **who)
        if plan.places is not None:
            counted, told = plan.services[0], {"free": plan.free, "places": plan.places}
            tell_free(cast, agency=plan.agency, service=counted, **told, who=who)
