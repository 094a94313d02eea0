"""Rounds: letters to one member are gathered for a moment, urgent ones wait for nothing, no lane holds up another."""

import threading
import time

import pytest
from django.db import connection

from sampan.partnership.exchange import lines
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.lines import ALONG, MOST_LETTERS, next_batches, waiting_lines
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.services import rounds
from sampan.partnership.exchange.services.delivering import deliver_round
from sampan.partnership.exchange.services.rounds import GATHER_SECONDS, SLOTS, Errand, Plan, start_rounds
from sampan.partnership.exchange.wire import Answer
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.lanes import Lane
from tests.partnership.exchange.delivered import deliver_now
from tests.partnership.exchange.frame_peer import FramePeer, meet

KH, TH = Errand("deliver", "kh-one"), Errand("deliver", "th-one")


@pytest.fixture
def peer(make_peer) -> FramePeer:
    return meet(make_peer)


@pytest.fixture
def plan() -> Plan:
    return Plan()


def test_first_letter_after_a_rest_goes_at_once(plan):
    plan.ask(KH, 100.0)
    assert plan.begin(100.0) == [KH]


def test_letters_that_follow_are_gathered(plan):
    plan.ask(KH, 100.0)
    plan.begin(100.0)
    plan.ended(KH)
    for after in (0.1, 0.2, 0.3):
        plan.ask(KH, 100.0 + after)
    assert plan.begin(100.4) == []
    assert plan.begin(100.0 + GATHER_SECONDS) == [KH]
    plan.ended(KH)
    assert plan.begin(200.0) == [], "three letters, one round"


def test_urgent_letter_waits_for_nothing(plan):
    plan.ask(KH, 100.0)
    plan.begin(100.0)
    plan.ended(KH)
    plan.ask(KH, 100.1)
    plan.ask(KH, 100.1, is_urgent=True)
    assert plan.begin(100.1) == [KH]


def test_member_has_one_round_at_a_time_and_is_asked_for_again_after_it(plan):
    plan.ask(KH, 100.0)
    plan.begin(100.0)
    plan.ask(KH, 105.0)
    assert plan.begin(105.0) == []
    plan.ended(KH)
    assert plan.begin(105.0) == [KH]


def test_slow_members_leave_the_rest_waiting_in_turn(plan):
    errands = [Errand("deliver", f"m{number}") for number in range(SLOTS + 2)]
    for place, errand in enumerate(errands):
        plan.ask(errand, 100.0 + place / 10)
    assert plan.begin(101.0) == errands[:SLOTS]
    assert plan.begin(101.0) == []
    plan.ended(errands[1])
    assert plan.begin(101.0) == [errands[SLOTS]]


def test_plan_is_looked_at_when_a_round_is_due(plan):
    assert plan.wait(100.0) == rounds.LOOK_SECONDS
    plan.ask(KH, 100.0)
    assert plan.wait(100.0) == 0.0
    plan.begin(100.0)
    plan.ask(TH, 100.0)
    assert 0 < plan.wait(100.0) < 0.1, "a round under way may end at any moment"


@pytest.mark.database
def test_ordinary_lanes_share_a_frame_and_each_is_signed_for(peer, write_many):
    write_many(2, "test.sum.one")
    write_many(3)
    report = deliver_now("kh-test")
    assert (report.receipted, report.waiting, len(peer.frames)) == (5, 0, 1)
    kept = Link.objects.filter(way=Way.OUT).exclude(sequence=0).order_by("lane")
    assert [(one.lane, one.acknowledged) for one in kept] == [(Lane.REFERRAL, 3), (Lane.FIGURES, 2)]


@pytest.mark.database
def test_round_leaves_what_is_written_meanwhile_to_the_next(peer, write_many):
    write_many(2)
    honest = peer.answer

    def and_another_is_written(frame):
        write_many(1)
        return honest(frame)

    peer.answer = and_another_is_written
    report = deliver_round("kh-test")
    assert (report.receipted, report.waiting, report.due_in) == (2, 1, 0.0)


@pytest.mark.database
def test_round_takes_all_that_waited_however_many_frames_it_takes(peer, write_many):
    write_many(1, "test.data.now")
    write_many(2 * MOST_LETTERS + 5)
    report = deliver_round("kh-test")
    assert (report.receipted, report.waiting, report.due_in) == (2 * MOST_LETTERS + 6, 0, None)


@pytest.mark.database
def test_round_that_failed_says_when_to_try_again(peer, write_many):
    write_many(1)
    peer.faults = [lambda frame: Answer(503, b"")]
    report = deliver_round("kh-test")
    assert report.trouble == Trouble.BUSY_THERE and 0 < report.due_in <= 0.05


@pytest.mark.database
def test_urgent_lane_takes_a_few_small_letters_of_each_other_lane_along(peer, write_many):
    write_many(ALONG + 1)
    write_many(2, "test.sum.one")
    write_many(1, "test.data.now")
    first = next_batches(waiting_lines("kh-test"), now=house_now(), most=10_000)
    assert [(one.line.lane, len(one.rows)) for one in first] == [
        (Lane.PRESERVATION, 1),
        (Lane.REFERRAL, ALONG),
        (Lane.FIGURES, 2),
    ]
    assert deliver_now("kh-test").waiting == 0 and len(peer.frames) == 2


@pytest.mark.database
def test_urgent_lane_takes_no_large_letter_along(peer, write_many):
    write_many(1, octets=2 * lines.ALONG_OCTETS)
    write_many(1, "test.data.now")
    first = next_batches(waiting_lines("kh-test"), now=house_now(), most=10_000)
    assert [one.line.lane for one in first] == [Lane.PRESERVATION]
    assert deliver_now("kh-test").waiting == 0


@pytest.mark.database
def test_frame_holds_no_more_than_a_hundred_letters_of_all_lanes(peer, write_many):
    write_many(MOST_LETTERS - 1)
    write_many(2, "test.sum.one")
    first = next_batches(waiting_lines("kh-test"), now=house_now(), most=10_000)
    assert [len(one.rows) for one in first] == [MOST_LETTERS - 1, 1]
    assert deliver_now("kh-test").waiting == 0


@pytest.mark.database
def test_long_queue_of_a_lane_moves_beside_one_that_is_written_to_without_a_pause(peer, write_many):
    write_many(MOST_LETTERS + 50, "test.sum.one")
    honest = peer.answer

    def and_more_is_written(frame):
        write_many(2)
        return honest(frame)

    peer.answer = and_more_is_written
    write_many(2)
    for _ in range(3):
        deliver_round("kh-test")
    assert Link.objects.get(way=Way.OUT, lane=Lane.FIGURES).acknowledged == MOST_LETTERS + 50


@pytest.mark.database
def test_letter_too_large_for_what_is_left_of_a_frame_waits_for_the_next(peer, write_many, monkeypatch):
    monkeypatch.setattr(lines, "MOST_OCTETS", 30_000)
    write_many(2)
    write_many(1, "test.sum.one", octets=40_000)
    first = next_batches(waiting_lines("kh-test"), now=house_now(), most=10_000)
    assert [(one.line.lane, len(one.rows)) for one in first] == [(Lane.REFERRAL, 2)]
    assert deliver_round("kh-test").waiting == 0


@pytest.mark.database
def test_lanes_of_a_frame_that_failed_go_apart(peer, write_many):
    write_many(1)
    write_many(1, "test.sum.one")
    peer.faults = [lambda frame: Answer(422, b"{}")]
    assert deliver_now("kh-test").trouble == Trouble.NOT_OPENED
    Link.objects.update(next_attempt_at=None)
    assert deliver_now("kh-test").waiting == 0
    assert len(peer.frames) == 3


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_worker_hears_of_a_letter_and_of_what_nobody_told(monkeypatch):
    made, stop = [], threading.Event()
    monkeypatch.setitem(rounds._ROUNDS, "deliver", made.append)
    monkeypatch.setattr(rounds, "due_members", lambda: ["la-forgotten"])
    monkeypatch.setattr(rounds, "is_paced", lambda member: False)
    thread = start_rounds(stop)
    try:
        _wait_for(lambda: "la-forgotten" in made)
        rounds.wake("kh-one")
        _wait_for(lambda: "kh-one" in made)
        with connection.cursor() as cursor:  # the thread loses its connection, and listens again
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%%' AND pid <> pg_backend_pid() AND datname = current_database()"
            )
        made.clear()
        _wait_for(lambda: "la-forgotten" in made)
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


def _wait_for(reached) -> None:
    ends = time.monotonic() + 20
    while not reached():
        assert time.monotonic() < ends
        time.sleep(0.02)
