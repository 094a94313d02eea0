"""A shelter in the directory, with places that changed."""

from collections.abc import Iterable
from datetime import date

from harness.people import make_account, make_agency
from sampan.protection.providers.queries import provider
from sampan.protection.providers.services.keeping import Entry, keep_provider, tell_places, verify_provider
from sampan.registry.agencies.models import Agency
from tests.furnished.room import Room

NOT_CASES = {"provider_id", "offer_id"}
NO_PAGE = {"providers:export"}
SHELTER = "Nhà Bình Yên"


def shelter() -> Agency:
    """Return the invented shelter's agency."""
    return make_agency(SHELTER)


def enter_the_directory(room: Room, services: Iterable[str]) -> None:
    """Enter the shelter with its services, and another that is full; once for all slices."""
    who = room.who(room.supervisor)
    with room.reading(room.supervisor) as reader:
        entry = Entry(
            languages=("vi", "km"),
            takes_children=True,
            province="VN-HN",
            is_always_open=True,
            phone="1900 000000",
        )
        kept = keep_provider(agency_id=shelter().id, entry=entry, services=services, **who)
        verify_provider(provider_id=kept, on=date.today(), **who)
        for offer in provider(provider_id=kept, reader=reader).offers:
            tell_places(offer_id=offer.id, free=3, capacity=8, **who)
        men = make_agency("Nhà Ánh Dương")
        keep_provider(
            agency_id=men.id, entry=Entry(sexes=("male",)), services=["shelter", "education"], **who
        )
    room.ids["provider_id"], room.ids["agency_id"] = kept, men.id


def furnish(room: Room) -> None:
    """Show the directory's pages to who keeps it; the entries are there since help was asked."""
    kept = room.ids["provider_id"]
    for name in ("list", "new", "import"):
        room.show("supervisor", f"providers:{name}")
    for name in ("provider", "edit", "verify", "places"):
        room.show("supervisor", f"providers:{name}", kept)


def provider_account(*roles: str) -> object:
    """Return an account of the shelter."""
    return make_account(*(roles or ("service_provider",)), agency=SHELTER)
