"""The filters of the case list: each narrows as it says, an address and a saved list read the same."""

from datetime import date, timedelta

import pytest

from harness.people import client_of, make_actor
from sampan.protection.cases.models import TimelineEntry
from sampan.protection.cases.queries import cases, count_cases
from sampan.protection.cases.services.closing import close_case
from sampan.protection.cases.services.filtering import Filter, conditions
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.identification.services.screening import finish, start_screening
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.consent.services import ConsentAnswer, record_consent
from sampan.vocabulary.errors import InvalidInput

pytestmark = pytest.mark.database
TODAY = date.today()
CHILD = {"age": 12, "citizenship": ["KH"], "forms": ["forced_criminality"], "residence_province": "VN-22"}
ADULT = {"age": 30, "citizenship": ["VN"], "exploitation_countries": ["MM"], "guardian_appointed": "no"}


@pytest.fixture
def office(db):
    """A supervisor with a child's urgent case, an adult's that is well cared for, and a closed one."""
    make_actor("node_service", agency="Node")  # what other slices do when a case closes is its work
    client = client_of("supervisor")
    reader = Reader(actor_of(client.account), Purpose.PROTECTION)
    with reading_as(reader):
        drafts = [
            CaseDraft(CHILD, urgency="urgent", event_on=TODAY - timedelta(days=60)),
            CaseDraft(ADULT),
            CaseDraft({}),
        ]
        who = {"by": reader.actor, "purpose": reader.purpose}
        child, adult, closed = open_cases_in_bulk(drafts=drafts, **who)
        finish(screening_id=start_screening(case_id=adult, profile="adult", **who), **who)
        given = ConsentAnswer(
            purpose="referral", recipient="member:kh-test", groups=("profile",), given_on=TODAY,
            expires_on=TODAY + timedelta(days=9), language="vi",
        )  # fmt: skip
        record_consent(case_id=adult, agency_id=reader.actor.agency_id, answer=given, **who)
        close_case(case_id=closed, reason="moved_away", **who)
        old = [one.id for one in TimelineEntry.objects.filter(case_id=child)]
        with_age = TimelineEntry.objects.filter(id__in=old)
        with_age.update(at=with_age.first().at - timedelta(days=40))
    leave()
    return reader, {"child": child, "adult": adult, "closed": closed}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "adult child closed"),
        ({"state": "open"}, "adult child"),
        ({"state": "closed"}, "closed"),
        ({"closed_because": "moved_away"}, "closed"),
        ({"closed_because": "died"}, ""),
        ({"urgency": "urgent"}, "child"),
        ({"citizenship": "KH"}, "child"),
        ({"exploited_in": "MM"}, "adult"),
        ({"form": "forced_criminality"}, "child"),
        ({"province": "VN-22"}, "child"),
        ({"status": "victim"}, ""),
        ({"mine": "yes"}, "adult child closed"),
        ({"opened_from": str(TODAY - timedelta(days=1)), "opened_until": str(TODAY)}, "adult child closed"),
        ({"opened_from": str(TODAY + timedelta(days=2))}, ""),
        ({"opened_until": str(TODAY - timedelta(days=2))}, ""),
        ({"needs": "overdue"}, "child"),
        ({"needs": "no_consent"}, "child"),
        ({"needs": "unscreened"}, "child"),
        ({"needs": "no_guardian"}, "child"),
        ({"needs": "no_contact"}, "child"),
        ({"needs": "unscreened,overdue", "citizenship": "VN"}, ""),
    ],
)
def test_filter_narrows_as_it_says(office, told, expected):
    reader, ids = office
    with reading_as(reader):
        found = {one.id for one in cases(reader=reader, filter=Filter.of(told))}
        count = count_cases(reader=reader, filter=Filter.of(told), most=100)
    assert {name for name, one in ids.items() if one in found} == set(expected.split())
    assert count == len(found)


def test_filter_is_the_same_after_its_address():
    told = Filter(
        mine=True, state="open", citizenship="VN", opened_from=TODAY, needs=("no_consent", "overdue")
    )
    assert Filter.of(told.told()) == told
    assert Filter().told() == {}


def test_filter_leaves_out_what_is_not_known_and_takes_no_text():
    told = Filter.of(
        {"q": "Nguyễn", "name": "Hoa", "state": "x", "needs": "x", "province": "XX-1", "form": "x"}
    )
    assert told == Filter()
    for wrong in ({"operation": "1"}, {"opened_from": "soon"}):
        with pytest.raises(InvalidInput):
            Filter.of(wrong)


def test_every_condition_holds_for_open_cases_only(office):
    reader, ids = office
    with reading_as(reader):
        for one in conditions():
            found = {case.id for case in cases(reader=reader, filter=Filter(needs=(one.code,)))}
            assert ids["closed"] not in found, one.code


def test_filter_of_another_office_finds_nothing(office):
    other = Reader(actor_of(client_of("supervisor", agency="Agency B").account), Purpose.PROTECTION)
    with reading_as(other):
        for told in ({}, {"needs": "unscreened"}, {"citizenship": "KH"}):
            assert cases(reader=other, filter=Filter.of(told)) == []
