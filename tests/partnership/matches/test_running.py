"""What runs and what stands still: epochs and nights on the page, tasks when somebody must look."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from harness.people import client_of
from sampan.engines.matching.private.failures import PrivateMatchFailure
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Arrangement, Epoch, Night
from sampan.partnership.matches.running import epochs_with, running
from sampan.partnership.matches.services.holding_epochs import open_epoch
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.stalling import OVER_CAP, STUCK, source_of, watch_running
from sampan.protection.tasks.models import Task
from sampan.registry.access.context import reading_as
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.matches.conftest import HERE, REFERRAL, THERE, open_there

pytestmark = pytest.mark.database

KNOWN = (("phone", "+85597555 0101"), ("handle", "telegram:@boss_kk"))
DAY = timedelta(days=1)


def facts(region, member: str = THERE, *, later: timedelta = timedelta()) -> dict:
    """What the node that the test plays says of a member's epochs."""
    with region.reading():
        row = Arrangement.objects.get(member=member, state="in_force")
        told = epochs_with(row, now=datetime.now(UTC) + later)
    return {(one.side, one.register): one for one in told}


def owed(region, kind: str, member: str = THERE) -> int:
    with region.reading():
        found = Task.objects.filter(kind=kind, source_id=source_of(kind, member), done_at=None)
        return found.filter(for_role="focal_point").count()


def watch(region, later: timedelta = timedelta()) -> int:
    return watch_running(datetime.now(UTC) + later)


def cap(region, number: int) -> None:
    with region.reading():
        Arrangement.objects.filter(state="in_force").update(selector_cap=number)


def test_epoch_says_what_it_waits_for_step_by_step(arranged, suspect):
    suspect(*KNOWN)
    ours = Side.HOLDER, Register.SELECTORS
    assert (facts(arranged)[ours].state, facts(arranged)[ours].waits_for) == ("none", "hour")
    open_epoch(asker=THERE, register=Register.SELECTORS)
    assert facts(arranged)[ours].waits_for == "half"
    arranged.deliver(until="pieced")
    told = facts(arranged)[ours]
    assert (told.waits_for, told.arrived, told.pieces) == ("parts", 0, 1)
    arranged.deliver()
    told = facts(arranged)[ours]
    assert (told.number, told.state, told.waits_for) == (1, "ready", "")


def test_epoch_of_theirs_is_told_apart_from_ours(arranged, suspect):
    suspect(*KNOWN)
    open_there(arranged, Register.SELECTORS)
    told = facts(arranged)
    assert told[Side.ASKER, Register.SELECTORS].state == "ready"
    assert told[Side.ASKER, Register.PEOPLE].waits_for == "theirs"
    assert told[Side.HOLDER, Register.SELECTORS].state == "none"


def test_epoch_that_is_refused_each_hour_is_stuck_after_a_day(arranged, suspect):
    suspect(*KNOWN)
    key = Side.HOLDER, Register.SELECTORS
    for _hour in range(2):
        open_epoch(asker=THERE, register=Register.SELECTORS)
    arranged.queue.clear()
    with arranged.reading():
        Epoch.objects.update(state="over", half_sealed=b"")
        Epoch.objects.filter(number=1).update(opened_at=datetime.now(UTC) - 2 * DAY)
        Arrangement.objects.update(confirmed_at=datetime.now(UTC) - 3 * DAY)
    told = facts(arranged)[key]
    assert told.is_stuck and told.waits_for == "again"


def test_epoch_that_is_stuck_for_a_day_owes_a_task_once_until_it_goes_on(arranged, suspect):
    suspect(*KNOWN)
    assert watch(arranged) == 0 and not owed(arranged, STUCK)
    assert watch(arranged, DAY + timedelta(hours=1)) >= 1
    assert owed(arranged, STUCK) == 1
    assert watch(arranged, DAY + timedelta(hours=2)) == 0
    assert watch(arranged) == 0
    assert not owed(arranged, STUCK)


def test_task_of_an_arrangement_that_ended_is_settled(arranged):
    watch(arranged, 2 * DAY)
    with arranged.reading():
        Arrangement.objects.update(state="ended")
    watch(arranged, 3 * DAY)
    assert not owed(arranged, STUCK)


def test_night_of_ours_over_the_cap_is_kept_and_owes_a_task(arranged, suspect):
    suspect(*KNOWN)
    cap(arranged, 1)
    with pytest.raises(PrivateMatchFailure):
        begin_night(member=THERE)
    with arranged.reading():
        row = Night.objects.get(member=THERE)
    assert (row.state, row.reason, row.size) == ("refused", "over_cap", 2) and not arranged.queue
    assert begin_night(member=THERE) is None
    watch(arranged)
    assert owed(arranged, OVER_CAP) == 1
    with arranged.reading():
        Night.objects.update(reason="", state="done")
    watch(arranged)
    assert not owed(arranged, OVER_CAP)


def test_night_that_a_member_brings_over_the_cap_is_refused_and_kept(arranged, suspect):
    suspect(*KNOWN)
    begin_night(member=THERE)
    cap(arranged, 1)
    (outcome,) = arranged.deliver()
    assert outcome.reason == "private_match"
    with arranged.reading():
        row = Night.objects.get(member=HERE)
    assert (row.state, row.reason, row.is_ours) == ("refused", "over_cap", False)


def test_night_whose_answer_is_over_the_cap_ends(arranged, suspect):
    suspect(*KNOWN)
    begin_night(member=THERE)
    arranged.deliver(until="night_too")
    cap(arranged, 1)
    assert "private_match" in {outcome.reason for outcome in arranged.deliver()}
    with arranged.reading():
        row = Night.objects.get(member=THERE)
    assert (row.state, row.reason, bytes(row.kept_sealed)) == ("refused", "over_cap", b"")


def test_page_of_arrangements_shows_epochs_and_nights(arranged, suspect):
    suspect(*KNOWN)
    open_epoch(asker=THERE, register=Register.SELECTORS)
    cap(arranged, 1)
    with pytest.raises(PrivateMatchFailure):
        begin_night(member=THERE)
    client = client_of("focal_point", agency="Focal point", purpose=REFERRAL)
    shown = client.get(reverse("matches:arrangements")).content.decode()
    for words in (
        "Ours, of numbers of suspects",
        "half of the key",
        "Epoch 1",
        "over the cap",
        "not made yet",
    ):
        assert words in shown
    led = client.get(reverse("matches:stuck", args=[source_of(STUCK, THERE)]))
    assert led.status_code == 302 and led.url == reverse("matches:arrangements")


def test_running_needs_the_permission(arranged, officer):
    with reading_as(officer), pytest.raises(NotPermitted):
        running(reader=officer)
    assert (
        client_of("analyst").get(reverse("matches:stuck", args=[source_of(STUCK, THERE)])).status_code == 403
    )
