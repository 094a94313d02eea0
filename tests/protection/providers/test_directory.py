"""The directory: kept by supervisors, its places told by the provider itself, out and in as a sheet."""

import pytest
from django.test import Client

from sampan.protection.providers.models import PlaceChange
from sampan.protection.providers.queries import provider, provider_of_agency, providers
from sampan.protection.providers.services.keeping import Entry, count_taken, keep_provider, tell_places
from sampan.protection.providers.services.sheets import InvalidSheet, read_directory, write_directory
from sampan.registry.access.context import enter, leave
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.models import Account
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted

pytestmark = pytest.mark.database
WHY = Purpose.PROTECTION


@pytest.fixture
def desk(people):
    """Return (supervisor, shelter's account, provider id); the supervisor reads."""
    supervisor, shelter = people("supervisor"), people("service_provider", agency="Nhà Bình Yên")
    enter(Reader(supervisor, WHY))
    entry = Entry(languages=("vi",), sexes=("female",), note="=cmd")
    kept = keep_provider(
        agency_id=shelter.agency_id, entry=entry, services=["shelter"], by=supervisor, purpose=WHY
    )
    return supervisor, shelter, kept


def offer_of(actor, kept):
    return provider(provider_id=kept, reader=Reader(actor, WHY)).offers[0]


def test_provider_tells_its_places_and_each_change_is_dated(desk):
    _supervisor, shelter, kept = desk
    enter(Reader(shelter, WHY))
    for free in (3, 1):
        tell_places(offer_id=offer_of(shelter, kept).id, free=free, capacity=4, by=shelter, purpose=WHY)
    assert offer_of(shelter, kept).free == 1
    assert list(PlaceChange.objects.order_by("id").values_list("free", flat=True)) == [3, 1]


def test_places_taken_since_are_taken_off(desk):
    supervisor, shelter, kept = desk
    tell_places(offer_id=offer_of(supervisor, kept).id, free=2, capacity=4, by=supervisor, purpose=WHY)
    count_taken(agency_id=shelter.agency_id, service="shelter", taken=3)
    assert offer_of(supervisor, kept).free == 0


def test_provider_account_sees_and_changes_itself_alone(desk, people):
    supervisor, _shelter, kept = desk
    stranger = people("service_provider", agency="Another")
    offer = offer_of(supervisor, kept)
    enter(Reader(stranger, WHY))
    assert providers(reader=Reader(stranger, WHY)) == []
    with pytest.raises(NotFound):
        tell_places(offer_id=offer.id, free=1, capacity=1, by=stranger, purpose=WHY)
    with pytest.raises(NotPermitted):
        keep_provider(
            agency_id=stranger.agency_id, entry=Entry(), services=["shelter"], by=stranger, purpose=WHY
        )


@pytest.mark.parametrize(
    ("entry", "services", "field"),
    [
        (Entry(), [], "services"),
        (Entry(), ["magic"], "services"),
        (Entry(languages=("xx",)), ["shelter"], "languages"),
        (Entry(province="VN-XX"), ["shelter"], "province"),
        (Entry(age_from=20, age_to=10), ["shelter"], "age_to"),
        (Entry(nationalities=("ZZ",)), ["shelter"], "nationalities"),
    ],
)
def test_wrong_entry_names_its_field(desk, entry, services, field):
    supervisor, shelter, _kept = desk
    with pytest.raises(InvalidInput) as caught:
        keep_provider(agency_id=shelter.agency_id, entry=entry, services=services, by=supervisor, purpose=WHY)
    assert caught.value.field == field


def test_more_free_places_than_there_are_is_refused(desk):
    supervisor, _shelter, kept = desk
    with pytest.raises(InvalidInput):
        tell_places(offer_id=offer_of(supervisor, kept).id, free=9, capacity=4, by=supervisor, purpose=WHY)


def test_sheet_goes_out_and_comes_back_the_same(desk):
    supervisor, shelter, _kept = desk
    reader = Reader(supervisor, WHY)
    text = write_directory(providers(reader=reader))
    assert "'=cmd" in text
    assert read_directory(text=text, by=supervisor, purpose=WHY) == 1
    assert provider_of_agency(agency_id=shelter.agency_id, reader=reader).note == "=cmd"
    assert write_directory(providers(reader=reader)) == text


def test_sheet_with_wrong_rows_names_each_and_keeps_none(desk):
    supervisor, shelter, _kept = desk
    sheet = "agency,services,age_from\nNhà Bình Yên,medical,\nNobody,shelter,\nNhà Bình Yên,shelter,old\n"
    with pytest.raises(InvalidSheet) as caught:
        read_directory(text=sheet, by=supervisor, purpose=WHY)
    assert [(one.row, one.field) for one in caught.value.problems] == [(3, "agency"), (4, "age_from")]
    entry = provider_of_agency(agency_id=shelter.agency_id, reader=Reader(supervisor, WHY))
    assert [one.service for one in entry.offers] == ["shelter"]


def test_search_narrows_by_service_province_language_and_room(desk):
    supervisor, _shelter, kept = desk
    reader = Reader(supervisor, WHY)
    found = lambda **told: len(providers(reader=reader, **told))  # noqa: E731
    assert (found(service="shelter", province="VN-HN", language="vi", text="bình"), found(language="km")) == (
        1,
        0,
    )
    tell_places(offer_id=offer_of(supervisor, kept).id, free=0, capacity=4, by=supervisor, purpose=WHY)
    assert found(free_only=True) == 0


def test_pages_work_refuse_bad_input_and_the_wrong_person(desk, people):
    supervisor, shelter, kept = desk
    clients = []
    for actor in (supervisor, shelter, people("analyst")):
        client = Client()
        account = Account.objects.get(id=actor.account_id)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        clients.append(client)
    offer = offer_of(supervisor, kept)
    keeper, provider_desk, analyst = clients
    leave()
    assert keeper.get("/providers/?service=shelter&free_only=on").status_code == 200
    leave()
    assert keeper.post("/providers/new/", {}).status_code == 422
    leave()
    assert keeper.post("/providers/import/", {}).status_code == 422
    leave()
    assert b"agency,services" in keeper.get("/providers/export/").content
    leave()
    places = {f"{offer.id}-free": "3", f"{offer.id}-capacity": "4", f"{offer.id}-is_open": "on"}
    assert provider_desk.post(f"/providers/{kept}/places/", places).status_code == 302
    leave()
    assert provider_desk.get("/providers/new/").status_code == 403
    leave()
    assert analyst.get("/providers/").status_code == 403
