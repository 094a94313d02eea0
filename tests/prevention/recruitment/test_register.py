"""The register: entries, licences that are never overwritten, status on any day, fee ceilings, and refusals."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.models import Licence, LicenceAct, Recruiter, RecruiterChange
from sampan.prevention.recruitment.services.licensing import (
    NewFee,
    NewLicence,
    act_on_licence,
    record_licence,
    set_fee,
)
from sampan.prevention.recruitment.services.register import Entry, change_recruiter, enter_recruiter
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

pytestmark = pytest.mark.database
DAY = timedelta(days=1)


def status(keeper, made, on: date) -> str:
    return queries.recruiter(recruiter_id=made, reader=keeper.reader, on=on).status


def test_status_is_shown_as_of_any_day_through_suspension_and_revocation(keeper):
    made = keeper.agency(
        "An Phát", number="1/GP", valid_from=date(2020, 1, 1), valid_until=date(2029, 12, 31)
    )
    (licence,) = queries.recruiter(recruiter_id=made, reader=keeper.reader).licences
    said = {"series": licence.series, "reason": "Inspection of March", **keeper.who}
    act_on_licence(kind="suspended", from_on=date(2023, 3, 1), until_on=date(2023, 12, 31), **said)
    act_on_licence(kind="lifted", from_on=date(2023, 6, 1), **said)
    act_on_licence(kind="revoked", from_on=date(2025, 1, 1), **said)
    days = {
        date(2019, 12, 31): "not_yet", date(2023, 2, 28): "licensed", date(2023, 3, 1): "suspended",
        date(2023, 5, 31): "suspended", date(2023, 6, 1): "licensed", date(2025, 1, 1): "revoked",
    }  # fmt: skip
    assert {day: status(keeper, made, day) for day in days} == days
    act_on_licence(kind="restored", from_on=date(2025, 2, 1), **said)
    assert status(keeper, made, date(2026, 1, 1)) == "licensed"
    assert status(keeper, made, date(2030, 1, 1)) == "expired"


def test_licence_is_never_overwritten_and_each_version_says_who_when_and_why(keeper):
    made = keeper.agency("An Phát", number="1/GP", valid_until=date(2024, 1, 1))
    (licence,) = queries.recruiter(recruiter_id=made, reader=keeper.reader).licences
    renewed = NewLicence("1/GP", valid_until=date(2029, 1, 1), destinations=("JP",))
    record_licence(recruiter_id=made, licence=renewed, why="Renewed", series=licence.series, **keeper.who)
    (now,) = queries.recruiter(recruiter_id=made, reader=keeper.reader).licences
    assert (now.version, now.valid_until, now.destinations) == (2, date(2029, 1, 1), ("JP",))
    told = queries.history(recruiter_id=made, reader=keeper.reader)
    assert [(one.kind, one.facts["version"], one.why, one.by) for one in told] == [
        ("licence", 2, "Renewed", keeper.reader.actor.account_id),
        ("licence", 1, "granted", keeper.reader.actor.account_id),
    ]
    for wrong in (
        lambda: Licence.objects.update(number="2/GP"),
        lambda: Licence.objects.all().delete(),
        lambda: LicenceAct.objects.update(reason="x"),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            wrong()


def test_change_of_an_entry_keeps_what_it_said_before(keeper, audited):
    made = keeper.agency("An Phát", "An Phat")
    change_recruiter(
        recruiter_id=made, entry=Entry("An Phát Hưng", "VN", ("An Phat",)), why="Renamed", **keeper.who
    )
    (change,) = RecruiterChange.objects.all()
    assert (change.before, change.why) == ({"name": "An Phát"}, "Renamed")
    assert [one.kind for one in queries.history(recruiter_id=made, reader=keeper.reader)] == ["changed"]
    found = queries.look_up(text="an phat hung", reader=keeper.reader)
    assert [one.recruiter.id for one in found] == [made]
    assert audited("recruiters.entered") == audited("recruiters.changed") == 1


def test_fee_ceiling_of_an_agency_outweighs_that_of_its_country_from_its_day_on(keeper):
    made = keeper.agency("An Phát", number="1/GP")

    def fee(amount: str, day: date, **where):
        new = NewFee(Decimal(amount), "USD", "Circular 21, article 3", day, destination="JP")
        set_fee(fee=new, **where, **keeper.who)

    def told(day: date) -> list[tuple[Decimal, bool]]:
        found = queries.fees(recruiter_id=made, reader=keeper.reader, on=day)
        return [(one.amount, one.is_of_country) for one in found]

    fee("3600", date(2020, 1, 1), country="VN")
    fee("0", date(2024, 1, 1), recruiter_id=made)
    assert told(date(2019, 1, 1)) == []
    assert told(date(2023, 1, 1)) == [(Decimal(3600), True)]
    assert told(date(2024, 1, 1)) == [(Decimal(0), False)]


@pytest.mark.parametrize(("entry", "field"), [
    (Entry("", "VN"), "name"), (Entry("Công ty TNHH", "VN"), "name"), (Entry("A" * 301, "VN"), "name"),
    (Entry("An Phát", "XX"), "country"), (Entry("An Phát", "VN", ("x" * 400,)), "other_names"),
    (Entry("An Phát", "VN", contacts=tuple(map(str, range(99)))), "contacts"),
])  # fmt: skip
def test_entry_that_cannot_be_is_refused_by_its_field(keeper, entry, field):
    with pytest.raises(InvalidInput) as refused:
        enter_recruiter(entry=entry, **keeper.who)
    assert refused.value.field == field
    assert not Recruiter.objects.exists()


@pytest.mark.parametrize(("licence", "field"), [
    (NewLicence(""), "number"), (NewLicence("///"), "number"), (NewLicence("1", destinations=("ZZ",)), "destinations"),
    (NewLicence("1", valid_from=date(2025, 1, 2), valid_until=date(2025, 1, 1)), "valid_until"),
])  # fmt: skip
def test_licence_that_cannot_be_is_refused_by_its_field(keeper, licence, field):
    made = keeper.agency("An Phát")
    with pytest.raises(InvalidInput) as refused:
        record_licence(recruiter_id=made, licence=licence, why="x", **keeper.who)
    assert refused.value.field == field


def test_acts_on_a_licence_that_cannot_be_are_refused(keeper):
    made = keeper.agency("An Phát", number="1/GP")
    (licence,) = queries.recruiter(recruiter_id=made, reader=keeper.reader).licences
    said = {"series": licence.series, "reason": "x", "from_on": date(2025, 1, 1), **keeper.who}
    for kind, error in (("lifted", WrongState), ("restored", WrongState), ("sold", InvalidInput)):
        with pytest.raises(error):
            act_on_licence(kind=kind, **said)
    for bad in (
        {"until_on": date(2024, 1, 1)},
        {"reason": " "},
        {"kind": "revoked", "until_on": date(2026, 1, 1)},
    ):
        with pytest.raises(InvalidInput):
            act_on_licence(**{"kind": "suspended", **said, **bad})
    with pytest.raises(NotFound):
        act_on_licence(kind="revoked", **said | {"series": uuid4()})


@pytest.mark.parametrize("role", ["hotline_officer", "case_worker", "supervisor"])
def test_only_who_keeps_the_register_writes_it_and_who_reads_reads(keeper, people, role):
    made = keeper.agency("An Phát", number="1/GP")
    reader = Reader(people(role), Purpose.PROTECTION)
    enter(reader)
    who = {"by": reader.actor, "purpose": reader.purpose}
    assert queries.recruiter(recruiter_id=made, reader=reader).name == "An Phát"
    for attempt in (
        lambda: enter_recruiter(entry=Entry("Sen", "VN"), **who),
        lambda: record_licence(recruiter_id=made, licence=NewLicence("2"), why="x", **who),
        lambda: change_recruiter(recruiter_id=made, entry=Entry("Sen", "VN"), why="x", **who),
        lambda: set_fee(fee=NewFee(Decimal(1), "USD", "x", date(2025, 1, 1)), recruiter_id=made, **who),
        lambda: queries.imports(reader=reader),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    assert Recruiter.objects.filter(id=made).update(name="Sen") == 0  # row security, whatever the code does
    assert RecruiterChange.objects.count() == 0


@pytest.mark.parametrize(
    ("role", "purpose"), [("analyst", "statistics"), ("auditor", "audit"), ("duty_officer", "referral")]
)
def test_whoever_has_nothing_to_do_with_offers_does_not_read_the_register(keeper, people, role, purpose):
    reader = Reader(people(role), Purpose(purpose))
    enter(reader)
    with pytest.raises(NotPermitted):
        queries.recruiters(reader=reader)
    with pytest.raises(NotPermitted):
        queries.look_up(text="An Phát", reader=reader)
