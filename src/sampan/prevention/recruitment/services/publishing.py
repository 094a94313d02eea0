"""Publishes the register as one file that a process without a database reads."""

from sampan.engines.screening.agencies.listed import AgencyList
from sampan.prevention.recruitment.models import ListSource
from sampan.prevention.recruitment.publishing import listed_agencies
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today


def publish_list(*, country: str, by: Actor, purpose: Purpose) -> bytes:
    """Return the public list as `sampan.engines.screening.agencies.listed` reads it; audited with its hash's start.

    It holds agencies, licences, fee ceilings and public contacts. `country`: of the node, whose list it is.
    """
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    sources = tuple(
        f"{one.name} ({one.publisher}; {one.terms})" for one in ListSource.objects.order_by("name")
    )
    made = AgencyList(country, house_today(), tuple(listed_agencies()), sources)
    octets = made.to_bytes()
    record(
        "recruiters.published", by=by, purpose=purpose, subject_kind="recruiter",
        details={"agencies": len(made.agencies), "octets": len(octets)},
    )  # fmt: skip
    return octets
