"""The lines in numbers: what waits in which lane, how long signed words took, who is late in which corridor."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from sampan.partnership.corridors.commands import run_status
from sampan.partnership.corridors.facts import Standing
from sampan.partnership.corridors.queries import corridors, line_rows, times_of
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.figures import Signed, line_figures, queue_of, signed_since, way_of
from sampan.partnership.exchange.models import Outbox
from sampan.partnership.members.services import suspend_member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence import figures
from sampan.registry.correspondence.figures import Awaited
from sampan.registry.referrals.figures import awaited as awaited_referrals
from sampan.registry.referrals.models import Referral
from sampan.vocabulary.errors import NotPermitted
from tests.partnership.corridors.conftest import MEMBER, NOW

pytestmark = pytest.mark.database


def test_waiting_is_counted_lane_by_lane(line, watcher):
    line(lane=2, ages=[5])
    line(lane=5, ages=[600, 500, 400], signed=1, offered=2)
    told = line_figures(reader=watcher)[MEMBER]
    assert [(one.lane, one.waiting, one.offered) for one in told.lanes] == [(2, 1, 0), (5, 2, 1)]
    assert told.waiting == 3 and told.oldest_at == NOW - timedelta(seconds=500)


def test_queue_goes_by_urgency_and_place(line, watcher):
    line(lane=5, ages=[9, 8, 7], signed=1)
    line(lane=2, ages=[3])
    told = queue_of(member=MEMBER, reader=watcher)
    assert [(one.lane, one.sequence) for one in told] == [(2, 1), (5, 2), (5, 3)]
    assert [one.sequence for one in queue_of(member=MEMBER, reader=watcher, lane=5, after=2)] == [3]
    assert len(queue_of(member=MEMBER, reader=watcher, limit=2)) == 2


def test_signed_words_tell_what_each_letter_took(line, watcher):
    line(ages=[100, 90, 80], signed=3, took=2.0)
    found = signed_since(reader=watcher, since=NOW - timedelta(days=1))[MEMBER]
    assert sorted(one.seconds for one in found) == [2.0, 4.0, 6.0]
    assert signed_since(reader=watcher, since=NOW + timedelta(days=1)) == {}


def test_times_of_a_hundred_letters():
    told = times_of(Signed(NOW, float(seconds)) for seconds in range(1, 101))
    assert (told.count, told.median, told.p95) == (100, 50.5, 96.0)


def test_times_of_none_are_none():
    assert times_of([]).median is None


def test_way_of_a_letter_ends_with_the_signed_word(line, watcher):
    line(ages=[50, 40], signed=1)
    first, second = Outbox.objects.order_by("sequence").values_list("letter_id", flat=True)
    assert way_of(letter_id=first, reader=watcher).signed_at is not None
    waiting = way_of(letter_id=second, reader=watcher)
    assert waiting.signed_at is None and not waiting.is_offered
    assert way_of(letter_id=uuid4(), reader=watcher) is None


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({"ages": [9], "signed": 1}, Standing.GOOD),
        ({"ages": [9]}, Standing.WAITING),
        ({"ages": [9], "trouble": Trouble.UNREACHABLE.value, "trouble_since": NOW}, Standing.TROUBLE),
        ({"ages": [9], "signed": 1, "trouble": Trouble.FORKED.value, "trouble_since": NOW}, Standing.TROUBLE),
    ],
)
def test_standing_of_a_line(line, watcher, told, standing):
    line(**told)
    assert [row.standing for row in line_rows(reader=watcher, now=NOW)] == [standing]


def test_line_that_never_carried_anything_is_silent(peer, watcher):
    assert [row.standing for row in line_rows(reader=watcher, now=NOW)] == [Standing.SILENT]


def test_suspended_member_is_paused(line, watcher, service):
    line(ages=[9])
    suspend_member(node_id=MEMBER, by=service, purpose=Purpose.REFERRAL)
    assert [row.standing for row in line_rows(reader=watcher, now=NOW)] == [Standing.PAUSED]


def test_hours_of_the_day_hold_each_signed_letter_once(line, watcher):
    line(ages=[30 * 3600, 3 * 3600, 60], signed=3)
    (row,) = line_rows(reader=watcher, now=NOW)
    assert sum(row.hourly) == 2 == row.today.count and row.week.count == 3
    assert (row.hourly[-1], row.hourly[-3]) == (1, 1)


def test_service_provider_sees_no_lines(line, people):
    reader = Reader(people("service_provider"), Purpose.PROTECTION)
    with pytest.raises(NotPermitted):
        line_figures(reader=reader)


def _awaited(owed_by: str, *, due: int, answered: int | None = None) -> Awaited:
    asked = NOW - timedelta(hours=50)
    answer = asked + timedelta(hours=answered) if answered is not None else None
    return Awaited("referral", MEMBER, owed_by, asked, NOW + timedelta(hours=due), answer)


def test_corridors_count_by_who_owes(monkeypatch, watcher):
    told = [_awaited("us", due=-2), _awaited("us", due=5), _awaited("them", due=-1, answered=10)]
    told += [_awaited("them", due=-1, answered=30)]
    monkeypatch.setattr(figures, "_providers", [lambda reader, since: told])
    ours, theirs = corridors(reader=watcher, now=NOW)
    assert (ours.owed_by, ours.waiting, ours.late, ours.median_hours) == ("us", 2, 1, None)
    assert (theirs.owed_by, theirs.waiting, theirs.late, theirs.median_hours) == ("them", 0, 0, 20.0)


@pytest.mark.parametrize(("side", "owed_by"), [("receiver", "us"), ("sender", "them")])
def test_referrals_tell_who_owes_the_answer(people, peer, side, owed_by):
    focal = Reader(people("focal_point", agency="Focal point"), Purpose.REFERRAL)
    due = datetime.now(UTC) - timedelta(hours=1)
    with reading_as(focal):
        Referral.objects.create(
            id=uuid4(), agency_id=focal.actor.agency_id, case_id=None, member=MEMBER, side=side, phase="previewed",
            owner="sender", held="preview", peer_held="preview", purpose="referral", reason="other",
            answer_by=due, opened_by_id=focal.actor.account_id, opened_at=NOW, changed_at=NOW,
        )  # fmt: skip
        (told,) = awaited_referrals(focal, NOW - timedelta(days=30))
    assert (told.owed_by, told.is_late(datetime.now(UTC))) == (owed_by, True)


def test_status_is_well_when_nothing_is_wrong(line, watcher):
    line(ages=[9], signed=1)
    with reading_as(watcher):
        told = run_status(reader=watcher)
    assert told["ok"] and told["lines"][0]["standing"] == "good" and told["incidents"] == []


def test_status_is_not_well_with_a_line_in_trouble(line, watcher):
    line(ages=[9], trouble=Trouble.UNREACHABLE.value, trouble_since=NOW)
    with reading_as(watcher):
        told = run_status(reader=watcher)
    assert not told["ok"] and told["lines"][0]["waiting_by_lane"] == {"3": 1}
