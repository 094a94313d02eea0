"""Steady mode: one frame of one size a tick at a moment drawn beforehand, answered at one time with one size."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import transaction

from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.services import holding, pacing, rounds
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.services.opening import Reception
from sampan.partnership.exchange.services.pacing import (
    Outgoing,
    Pace,
    is_paced,
    keep_result,
    make_ready,
    moment_in,
    paced_members,
    start_pacing,
)
from sampan.partnership.exchange.wire import Answer
from sampan.vocabulary.lanes import Lane
from tests.partnership.exchange.frame_peer import FramePeer, meet

SIZE = 65_536
NOTHING = Answer(200, pack_frame([], size=SIZE))


@pytest.fixture
def steady(settings):
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, steady_seconds=0.5)


@pytest.fixture
def peer(make_peer, steady) -> FramePeer:
    return meet(make_peer)


def acknowledged() -> int:
    return sum(Link.objects.filter(way=Way.OUT).values_list("acknowledged", flat=True))


def test_frame_has_one_size_and_its_headers_one_length_whatever_is_inside(peer, write_many):
    frames = [make_ready("kh-test")]
    for octets in (10, 20_000):
        write_many(1, octets=octets)
        frames.append(make_ready("kh-test"))
    assert {len(one.frame) for one in frames} == {SIZE}
    assert [len(read_frame(one.frame)) for one in frames] == [0, 1, 2]
    lengths = {tuple(len(text) for text in one.headers[0].values()) for one in frames}
    assert len(lengths) == 1 and frames[0].headers[0]["Sampan-Hold"] == "0400"


def test_tick_takes_the_most_urgent_lane_and_as_many_letters_as_fit(peer, write_many):
    write_many(60)
    write_many(1, "test.data.preserve")
    for expected in (1, 20, 20):
        outgoing = make_ready("kh-test")
        assert len(outgoing.frame) == SIZE and keep_result(outgoing, peer.answer(outgoing.frame))
        assert len(outgoing.batch.rows) >= expected
    assert list(peer.held) == [Lane.PRESERVATION, Lane.REFERRAL]


def test_letter_that_does_not_fit_goes_in_a_larger_frame(peer, write_many):
    write_many(1, octets=100_000)
    outgoing = make_ready("kh-test")
    assert len(outgoing.frame) == 4 * SIZE and keep_result(outgoing, peer.answer(outgoing.frame))
    assert acknowledged() == 1


def test_answer_without_a_word_is_asked_for_again_at_the_next_tick(peer, write_many):
    write_many(3)
    outgoing = make_ready("kh-test")
    assert not keep_result(outgoing, NOTHING) and acknowledged() == 0
    assert not Link.objects.filter(way=Way.OUT).exclude(trouble="").exists()
    again = make_ready("kh-test")
    assert keep_result(again, peer.answer(again.frame)) and acknowledged() == 3


def test_line_whose_answers_stay_empty_counts_as_troubled(peer, write_many):
    write_many(1)
    for unanswered in range(pacing._PATIENCE):
        keep_result(make_ready("kh-test"), NOTHING, unanswered=unanswered)
    assert Link.objects.get(way=Way.OUT, lane=Lane.REFERRAL).trouble == Trouble.NO_ANSWER


@pytest.mark.parametrize("result", [Trouble.UNREACHABLE, Answer(500, b""), Answer(403, b"{}")])
def test_failed_tick_loses_nothing_and_waits_as_ever(peer, write_many, result):
    write_many(2)
    outgoing = make_ready("kh-test")
    assert keep_result(outgoing, result) and acknowledged() == 0
    assert Link.objects.get(way=Way.OUT, lane=Lane.REFERRAL).next_attempt_at is not None
    Link.objects.update(next_attempt_at=None)
    while (again := make_ready("kh-test")).batch is not None:
        keep_result(again, peer.answer(again.frame))
    assert acknowledged() == 2


def test_letter_wakes_nobody_in_steady_mode(peer, write_many, monkeypatch, settings):
    woken = []
    monkeypatch.setattr(rounds, "give_notice", woken.append)
    rounds.wake("kh-test")
    assert woken == [] and paced_members() == ["kh-test"] and is_paced("kh-test")
    settings.SAMPAN_NODE = replace(settings.SAMPAN_NODE, steady_seconds=0)
    rounds.wake("kh-test")
    assert woken == ["kh-test"] and paced_members() == [] and start_pacing(threading.Event()) is None


def test_member_that_speaks_no_frames_gets_its_letters_as_before(peer, monkeypatch):
    woken = []
    monkeypatch.setattr(rounds, "give_notice", woken.append)
    learn("kh-test", protocol=1)
    rounds.wake("kh-test")
    assert woken == ["kh-test"] and paced_members() == []


# ---- the moments


def paced(ticks: list[float], *, seconds: float = 0.2, count: int = 8) -> list[float]:
    """When a pace sends in `count` ticks whose moments within them are `ticks`: seconds from its start."""
    sent: list[float] = []
    empty = Outgoing("kh-test", "", b"", ({},))
    draws = iter(ticks)

    def send(outgoing: Outgoing, key: int) -> Answer:
        sent.append(time.monotonic())
        if len(sent) == count:
            pace.stop.set()
        return NOTHING

    with ThreadPoolExecutor(1) as desk, ThreadPoolExecutor(4) as wires:
        pace = Pace("kh-test", seconds, desk, wires, empty, send, lambda: next(draws))
        pace._keep, pace._look = (lambda *told: None), (lambda: None)
        began = time.monotonic()
        pace.run()
    return [at - began for at in sent]


def test_moments_are_those_drawn_one_a_tick():
    drawn = [0.1, 0.9, 0.5, 0.0, 0.99, 0.3, 0.6, 0.2, 0.5]
    moments = paced(drawn)
    expected = [tick * 0.2 + moment_in(0.2, one) for tick, one in enumerate(drawn)]
    assert all(-0.001 < at - due < 0.15 for at, due in zip(moments, expected, strict=False))


@pytest.mark.parametrize("seconds", [1.0, 2.0, 60.0])
def test_moment_leaves_time_to_make_ready_and_to_bring_the_answer_home(seconds):
    earliest, latest = moment_in(seconds, 0.0), moment_in(seconds, 1.0)
    assert 0.25 <= earliest < latest <= seconds - pacing.HOLD / 1_000 - 0.1


def test_what_goes_is_what_waits_when_the_tick_begins():
    done: list[tuple[str, float]] = []
    empty, drawn = Outgoing("kh-test", "", b"", ({},)), iter([0.9, 0.0, 0.5, 0.5])
    with ThreadPoolExecutor(1) as desk, ThreadPoolExecutor(1) as wires:
        pace = Pace("kh-test", 2.0, desk, wires, empty, draw=lambda: next(drawn), grid=time.monotonic() + 10)
        pace._sleep_until = lambda moment: done.append(("until", moment - pace.grid)) or len(done) > 9
        pace._look, pace._exchange = (lambda: done.append(("look", 0.0))), (lambda outgoing: None)
        pace.run()
    first = round(done[0][1])  # the tick under way
    ticks = [first, first + 2, first + 4]
    expected = [
        step
        for begins, one in zip(ticks, (0.9, 0.0, 0.5), strict=True)
        for step in (("until", begins), ("look", 0.0), ("until", begins + moment_in(2.0, one)))
    ]
    assert [(what, round(at, 6)) for what, at in done[:9]] == [(what, round(at, 6)) for what, at in expected]


def test_moment_does_not_wait_for_a_desk_that_is_slow(monkeypatch):
    monkeypatch.setattr(pacing, "_at_desk", lambda work, *told, **more: time.sleep(0.7))
    empty, sent, stop = Outgoing("kh-test", "", b"", ({},)), [], threading.Event()

    def send(outgoing: Outgoing, key: int) -> Answer:
        sent.append(outgoing)
        if len(sent) == 5:
            pace.stop.set()
        return NOTHING

    with ThreadPoolExecutor(1) as desk, ThreadPoolExecutor(4) as wires:
        pace = Pace("kh-test", 0.1, desk, wires, empty, send, random.random, stop)
        began = time.monotonic()
        pace.run()
        took = time.monotonic() - began
    assert sent[:3] == [empty] * 3 and took < 1.5


# ---- the answer


@pytest.fixture
def at_work(monkeypatch):
    """Lets the work on a frame take so many seconds and give that answer."""

    def set_work(seconds: float, reception: Reception | None) -> None:
        monkeypatch.setattr(holding, "_take_in", lambda *told: time.sleep(seconds) or reception)

    return set_work


@pytest.mark.parametrize("work", [0.0, 0.1, 0.6])
def test_answer_comes_after_the_hold_whatever_the_work(at_work, work):
    word = pack_frame([b"a signed word"])
    at_work(work, Reception(200, word))
    began = time.monotonic()
    answer = holding.receive_held(bytes(SIZE), signer="kh-test", arrived_at=began, seconds=0.3)
    took = time.monotonic() - began
    assert 0.3 <= took < 0.5 and len(answer.body) == SIZE
    assert read_frame(answer.body) == ((b"a signed word",) if work < 0.3 else ())


@pytest.mark.parametrize("status", [403, 409, 422])
def test_refusal_is_as_long_as_an_answer_with_its_status_line(status):
    answer = holding.padded(Reception(status, b'{"reason":"forked"}'), size=SIZE)
    phrase = {403: "Forbidden", 409: "Conflict", 422: "Unprocessable Entity"}[status]
    assert len(answer.body) + len(phrase) + len("application/json") == SIZE + len("OK") + len(
        "application/octet-stream"
    )


def test_work_that_fails_is_answered_with_nothing(monkeypatch):
    monkeypatch.setattr(holding, "receive_posted", lambda *told, **more: 1 / 0)
    monkeypatch.setattr(holding, "transaction", type("None", (), {"atomic": threading.Lock}))
    answer = holding.receive_held(bytes(SIZE), signer="kh-test", arrived_at=time.monotonic(), seconds=0.1)
    assert read_frame(answer.body) == ()


@pytest.mark.django_db(transaction=True)
def test_held_frame_is_taken_in_by_a_transaction_of_its_own(monkeypatch):
    told = []
    monkeypatch.setattr(
        holding,
        "receive_posted",
        lambda octets, signer: (
            told.append(transaction.get_connection().in_atomic_block) or Reception(200, b"x")
        ),
    )
    answer = holding.receive_held(bytes(SIZE), signer="kh-test", arrived_at=time.monotonic(), seconds=0.5)
    assert told == [True] and len(answer.body) == SIZE
