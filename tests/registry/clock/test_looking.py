"""What the node keeps of its looks at the clocks, and who may settle a doubt."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from harness.people import make_actor, read_as
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.clock import queries
from sampan.registry.clock.models import HouseAnchor, MemberTime
from sampan.registry.clock.queries import (
    clock_state,
    house_now,
    house_today,
    lets_harm,
    seconds_ahead,
    seconds_since_look,
    trust_now,
)
from sampan.registry.clock.reckoning import Harm, Trust
from sampan.registry.clock.services import looking
from sampan.registry.clock.services.looking import accept_present_time, look, note_peer_time
from sampan.vocabulary.errors import NotPermitted
from tests.registry.clock.conftest import DAY, NOON

pytestmark = pytest.mark.database


@pytest.fixture
def service():
    return make_actor("node_service")


@pytest.fixture
def administrator():
    return Reader(make_actor("node_administrator"), Purpose.ADMINISTRATION)


def jumped(clocks, days: float) -> None:
    look()
    clocks.wall += days * DAY
    clocks.passes(5)
    look()


def audited(*acts: str) -> list[str]:
    read_as("auditor")
    return list(AuditEntry.objects.filter(act__in=acts).values_list("act", flat=True))


def test_house_now_without_an_anchor_is_the_machine_s_time(clocks):
    assert abs(house_now() - datetime.now(house_now().tzinfo)) < timedelta(seconds=5)
    assert trust_now() is Trust.SETTLED


@pytest.mark.parametrize("days", [-400, 400])
def test_house_now_after_a_jump_counts_on_and_says_so(clocks, service, days):
    jumped(clocks, days)
    clocks.passes(60)
    assert house_now() == NOON + timedelta(seconds=65)
    assert house_today() == (NOON + timedelta(hours=7)).date()
    assert (trust_now(), round(seconds_ahead())) == (Trust.APART, days * DAY)
    assert (lets_harm(Harm.OTHERS), lets_harm(Harm.LOSS)) == (True, False)


def test_house_now_costs_no_query_while_the_anchor_is_fresh(clocks, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(queries, "_FRESH_SECONDS", 5.0)
    look()
    house_now()
    with django_assert_num_queries(0):
        house_now()
    clocks.passes(6)
    with django_assert_num_queries(1):
        house_now()


def test_house_now_in_a_broken_transaction_goes_on_by_what_is_known(clocks):
    look()
    house_now()
    clocks.passes(20)
    with transaction.atomic():
        transaction.set_rollback(True)
        assert house_now() == NOON + timedelta(seconds=20)


def test_look_audits_each_change_of_trust_once(clocks, service):
    jumped(clocks, 400)
    clocks.passes(5)
    look()
    clocks.wall -= 400 * DAY
    look()
    assert sorted(audited("clock.apart", "clock.settled")) == ["clock.apart", "clock.settled"]


def test_look_after_a_start_with_a_wrong_wall_doubts_until_members_speak(clocks, service):
    look()
    clocks.starts(off=3_600, wall_error=-300 * DAY)
    assert look().trust is Trust.DOUBTED
    assert house_now() == NOON + timedelta(seconds=15)
    for member in ("kh-one", "la-one"):
        note_peer_time(member, NOON + timedelta(hours=1))
    look()
    assert house_now() == NOON + timedelta(hours=1)
    assert clock_state().held == ()


def test_peer_time_is_kept_at_most_twice_a_minute(clocks):
    note_peer_time("kh-one", NOON)
    clocks.passes(20)
    note_peer_time("kh-one", NOON + timedelta(seconds=20))
    assert MemberTime.objects.get().at == NOON
    clocks.passes(20)
    note_peer_time("kh-one", NOON + timedelta(seconds=40))
    assert MemberTime.objects.get().at == NOON + timedelta(seconds=40)


def test_accepting_moves_the_house_to_the_wall_and_is_audited(clocks, service, administrator):
    jumped(clocks, 30)
    with reading_as(administrator):
        accept_present_time(by=administrator.actor, purpose=administrator.purpose)
    assert house_now() == NOON + timedelta(days=30, seconds=5)
    assert trust_now() is Trust.SETTLED
    assert audited("clock.accepted") == ["clock.accepted"]


def test_accepting_needs_the_permission(clocks, service):
    jumped(clocks, 30)
    with pytest.raises(NotPermitted):
        accept_present_time(by=make_actor("supervisor"), purpose=Purpose.PROTECTION)
    assert trust_now() is Trust.APART


def test_accepting_without_its_audit_row_changes_nothing(clocks, service, administrator, monkeypatch):
    jumped(clocks, 30)
    monkeypatch.setattr(looking, "record", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        accept_present_time(by=administrator.actor, purpose=administrator.purpose)
    assert HouseAnchor.objects.get().trust == Trust.APART
    assert trust_now() is Trust.APART


def test_silence_is_counted_in_seconds_of_the_machine(clocks, service):
    assert seconds_since_look() is None
    jumped(clocks, -400)
    clocks.passes(70)
    assert seconds_since_look() == 70
    clocks.starts(off=60)
    assert seconds_since_look() is None
