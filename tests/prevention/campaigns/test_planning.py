"""Campaigns and activities: planned, changed, done and called off; audited, refused, and of one office alone."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from sampan.prevention.campaigns import queries
from sampan.prevention.campaigns.models import Activity, Campaign
from sampan.prevention.campaigns.places import place_name, place_of, suggestions
from sampan.prevention.campaigns.services.planning import (
    call_off,
    change_campaign,
    plan_activity,
    plan_campaign,
    record_activity,
)
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.prevention.campaigns.conftest import DAY, WHY, outcome, plan

pytestmark = pytest.mark.database


def test_campaign_is_planned_changed_and_audited(office, audited):
    made = office.campaign()
    told = queries.campaign(campaign_id=made, reader=office.reader)
    assert told.places == ("VN-44", "VN-01", "the night market")
    assert told.languages == ("vi", "km")
    assert (
        queries.campaign(campaign_id=office.campaign(code="b-1", name="A\x00 b"), reader=office.reader).name
        == "A b"
    )
    change_campaign(campaign_id=made, plan=plan(name="Week", channels=("radio",), places=()), **office.who)
    now = queries.campaign(campaign_id=made, reader=office.reader)
    assert (now.name, now.channels, now.places) == ("Week", ("radio",), ())
    assert [audited(f"awareness.{act}") for act in ("planned", "changed")] == [2, 1]


def test_activity_is_planned_done_corrected_or_called_off(office, audited, dong):
    made = office.campaign()
    first = office.done(made, cost=dong, currency="VND")
    record_activity(activity_id=first, outcome=outcome(reached=None, counted_how=""), **office.who)
    second = plan_activity(
        campaign_id=made, channel="radio", place="Ga  Sài Gòn", planned_on=date(2026, 7, 25), **office.who
    )
    call_off(activity_id=second, **office.who)
    off, done = queries.activities(campaign_id=made, reader=office.reader)
    assert (off.place, off.state, done.state, done.reached, done.cost) == (
        "Ga Sài Gòn", "called_off", "done", None, None,
    )  # fmt: skip
    for attempt in (
        lambda: call_off(activity_id=first, **office.who),
        lambda: record_activity(activity_id=second, outcome=outcome(), **office.who),
    ):
        with pytest.raises(WrongState):
            attempt()
    acts = ("activity_planned", "activity_done", "activity_called_off")
    assert [audited(f"awareness.{act}") for act in acts] == [2, 2, 1]


@pytest.mark.parametrize(("bad", "field"), [
    ({"name": " "}, "name"), ({"name": "x" * 121}, "name"), ({"audience": ""}, "audience"),
    ({"code": "Week 2026"}, "code"), ({"code": "w"}, "code"), ({"code": "-week"}, "code"), ({"code": "x" * 25}, "code"),
    ({"ends_on": date(2026, 7, 23)}, "ends_on"), ({"ends_on": date(2028, 1, 1)}, "ends_on"),
    ({"languages": ()}, "languages"), ({"languages": ("fr",)}, "languages"),
    ({"channels": ()}, "channels"), ({"channels": ("drone",)}, "channels"),
    ({"places": tuple("abcdefghij" * 11)}, "places"), ({"places": ("x" * 121,)}, "places"), ({"name": "\x00"}, "name"),
])  # fmt: skip
def test_plan_that_cannot_be_is_refused_by_its_field(office, bad, field):
    with pytest.raises(InvalidInput) as refused:
        office.campaign(**bad)
    assert refused.value.field == field
    assert not Campaign.objects.exists()


@pytest.mark.parametrize(("bad", "field"), [
    ({"done_on": date(2099, 1, 1)}, "done_on"), ({"done_by": " "}, "done_by"), ({"reached": None}, "counted_how"),
    ({"counted_how": ""}, "counted_how"), ({"counted_how": "guessed"}, "counted_how"), ({"reached": -1}, "reached"),
    ({"cost": Decimal(5)}, "currency"), ({"currency": "USD"}, "currency"),
    ({"cost": Decimal(5), "currency": "dollars"}, "currency"), ({"cost": Decimal(-1), "currency": "USD"}, "cost"),
])  # fmt: skip
def test_outcome_that_cannot_be_is_refused_by_its_field(office, bad, field):
    made = office.campaign()
    one = plan_activity(campaign_id=made, channel="radio", place="VN-44", planned_on=DAY, **office.who)
    with pytest.raises(InvalidInput) as refused:
        record_activity(activity_id=one, outcome=outcome(**bad), **office.who)
    assert refused.value.field == field
    assert queries.activity(activity_id=one, reader=office.reader).state == "planned"


def test_codes_are_of_one_campaign_in_the_whole_node(office, other):
    office.campaign()
    with pytest.raises(InvalidInput) as refused:
        other.campaign()
    assert refused.value.field == "code"
    made = other.campaign(code="week-other")
    with pytest.raises(InvalidInput):
        change_campaign(campaign_id=made, plan=plan(), **other.who)


def test_another_office_sees_nothing_and_the_analyst_reads_all_of_it(office, other, people):
    made = office.campaign()
    one = office.done(made)
    for attempt in (
        lambda: queries.campaign(campaign_id=made, reader=other.reader),
        lambda: queries.report(campaign_id=made, reader=other.reader),
        lambda: queries.activity(activity_id=one, reader=other.reader),
        lambda: change_campaign(campaign_id=made, plan=plan(), **other.who),
        lambda: record_activity(activity_id=one, outcome=outcome(), **other.who),
        lambda: call_off(activity_id=uuid4(), **other.who),
    ):
        _ = other.who
        with pytest.raises(NotFound):
            attempt()
    analyst = Reader(people("analyst", agency="Statistics"), Purpose.STATISTICS)
    enter(analyst)
    assert [told.id for told in queries.campaigns(reader=analyst)] == [made]
    with pytest.raises(NotPermitted):
        plan_campaign(plan=plan(code="another"), by=analyst.actor, purpose=analyst.purpose)


def test_who_has_no_part_in_it_is_refused(office, people):
    made = office.campaign()
    worker = people("case_worker", agency="Office of Example")
    enter(Reader(worker, WHY))
    assert not Campaign.objects.exists()
    for attempt in (
        lambda: queries.campaigns(reader=Reader(worker, WHY)),
        lambda: queries.report(campaign_id=made, reader=Reader(worker, WHY)),
        lambda: plan_campaign(plan=plan(code="another"), by=worker, purpose=WHY),
    ):
        with pytest.raises(NotPermitted):
            attempt()


@pytest.mark.parametrize("wrong", [
    {"state": "done"}, {"reached": 5}, {"state": "done", "done_on": DAY, "reached": 5},
    {"state": "done", "done_on": DAY, "cost": 5},
])  # fmt: skip
def test_database_keeps_what_belongs_together(office, wrong):
    made = office.campaign()
    plan_activity(campaign_id=made, channel="radio", place="VN-44", planned_on=DAY, **office.who)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.update(**wrong)


def test_places_are_known_by_name_or_code():
    assert place_of(" an  giang") == place_of("vn-44") == "VN-44"
    assert place_of("Poipet market") == place_name("Poipet market") == "Poipet market"
    assert place_name("VN-44") == "An Giang" in suggestions("VN")
