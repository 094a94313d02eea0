"""Agencies: registered once, by an administrator."""

import pytest

from sampan.registry.access.purposes import Purpose
from sampan.registry.agencies.models import Agency
from sampan.registry.agencies.queries import agency_list, focal_point_agency_id
from sampan.registry.agencies.services import NewAgency, register_agency
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, UnknownCode

pytestmark = pytest.mark.database
HOUSE = NewAgency(name="Ánh Dương House", kind="ngo", name_local="Nhà Ánh Dương", province="VN-HN")


@pytest.fixture
def who(reading) -> dict[str, object]:
    reader = reading("node_administrator")
    return {"by": reader.actor, "purpose": reader.purpose}


def test_register_agency_keeps_it(who):
    kept = Agency.objects.get(id=register_agency(new=HOUSE, **who))
    assert (kept.name, kept.name_local, kept.province) == ("Ánh Dương House", "Nhà Ánh Dương", "VN-HN")


def test_register_agency_same_name_in_other_case_is_refused(who):
    register_agency(new=HOUSE, **who)
    with pytest.raises(InvalidInput) as refused:
        register_agency(new=NewAgency(name="ánh dương house", kind="ngo"), **who)
    assert refused.value.field == "name"


def test_register_agency_unknown_kind_is_refused(who):
    with pytest.raises(UnknownCode):
        register_agency(new=NewAgency(name="A house", kind="castle"), **who)


def test_register_agency_by_a_supervisor_is_not_permitted(people):
    with pytest.raises(NotPermitted):
        register_agency(new=HOUSE, by=people("supervisor"), purpose=Purpose.PROTECTION)


def test_audit_fails_no_agency_is_registered(who, audit_fails):
    with pytest.raises(audit_fails()):
        register_agency(new=HOUSE, **who)
    assert not Agency.objects.filter(name=HOUSE.name).exists()


def test_agency_list_finds_by_the_local_name(who, reading):
    register_agency(new=HOUSE, **who)
    found = agency_list(reader=reading("node_administrator"), text="ánh")
    assert [one.name_local for one in found] == ["Nhà Ánh Dương"]


def test_focal_point_agency_goes_before_the_alphabet(who):
    register_agency(new=NewAgency(name="Zebra", kind="ngo", is_national_focal_point=True), **who)
    assert Agency.objects.get(id=focal_point_agency_id()).name == "Zebra"


def test_focal_point_agency_of_an_empty_node_is_not_found(db):
    with pytest.raises(NotFound):
        focal_point_agency_id()
