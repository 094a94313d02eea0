"""What waits is delivered in order until a signed receipt comes; nothing unsigned ends a letter."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.engines.exchange.receipts import Outcome
from sampan.partnership.exchange.facts import Trouble, Way
from sampan.partnership.exchange.models import Link, Outbox
from sampan.partnership.exchange.services import delivering
from sampan.partnership.exchange.services.delivering import expire_overdue
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered
from sampan.partnership.members.services import resume_member, suspend_member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.facts import State
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.services import settling
from sampan.vocabulary.errors import WrongState
from tests.partnership.exchange.delivered import deliver_now

pytestmark = pytest.mark.database


@pytest.fixture
def state_of(service):
    def state(letter_id) -> State:
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return State(Letter.objects.get(letter_id=letter_id).state)

    return state


@pytest.fixture
def settled(monkeypatch) -> list:
    heard: list = []
    for state in (State.ACKNOWLEDGED, State.REFUSED, State.EXPIRED):
        monkeypatch.setitem(settling._listeners, state, [heard.append])
    return heard


def raising(error: type[Exception]):
    def answer(blob: bytes) -> Answer:
        raise error

    return answer


def due_again() -> None:
    Link.objects.update(next_attempt_at=None)


def test_delivery_to_a_healthy_peer_acknowledges_in_order(write, peer, state_of, settled):
    ids = [write() for _ in range(30)]
    report = deliver_now("kh-test")
    assert (report.receipted, report.waiting, report.trouble) == (30, 0, Trouble.NONE)
    assert [peer.taken[place].id for place in range(1, 31)] == [str(one) for one in ids]
    assert {state_of(one) for one in ids} == {State.ACKNOWLEDGED}
    assert [one.id for one in settled] == ids


def test_delivery_without_connection_keeps_the_letter_waiting(write, peer, state_of):
    letter_id = write()
    peer.answers = [raising(NotDelivered)]
    assert deliver_now("kh-test").trouble is Trouble.UNREACHABLE
    assert state_of(letter_id) is State.WAITING
    assert Link.objects.get(way=Way.OUT).next_attempt_at > datetime.now(UTC)


def test_delivery_whose_answer_was_lost_is_applied_once(write, peer, state_of):
    letter_id = write()

    def apply_then_die(blob: bytes) -> Answer:
        peer.take(blob)
        raise NoAnswer

    peer.answers = [apply_then_die]
    assert deliver_now("kh-test").trouble is Trouble.NO_ANSWER
    assert state_of(letter_id) is State.SENT
    due_again()
    assert deliver_now("kh-test").receipted == 1
    assert len(peer.taken) == 1 and state_of(letter_id) is State.ACKNOWLEDGED


def test_sender_that_dies_before_keeping_receipts_sends_again(write, peer, state_of, monkeypatch):
    ids = [write() for _ in range(3)]
    with monkeypatch.context() as dying:
        dying.setattr(delivering, "settle_receipts", lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver_now("kh-test")
    assert len(peer.taken) == 3
    assert deliver_now("kh-test").receipted == 3
    assert len(peer.taken) == 3 and state_of(ids[2]) is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (403, Trouble.UNKNOWN_THERE),
        (422, Trouble.NOT_OPENED),
        (500, Trouble.BUSY_THERE),
        (302, Trouble.BUSY_THERE),
    ],
)
def test_unsigned_refusal_ends_no_letter(write, peer, state_of, settled, status, trouble):
    letter_id = write()
    peer.answers = [lambda blob: Answer(status, b'{"reason": "refused"}')]
    assert deliver_now("kh-test").trouble is trouble
    assert state_of(letter_id) is State.SENT and settled == []


def test_signed_refusal_is_told_to_listeners(write, peer, state_of, settled):
    letter_id = write()
    peer.answers = [lambda blob: peer.take(blob, Outcome.REFUSED, "wrong_state")]
    deliver_now("kh-test")
    assert state_of(letter_id) is State.REFUSED
    assert [(one.id, one.reason) for one in settled] == [(letter_id, "wrong_state")]


def test_receipt_for_another_letter_ends_nothing(write, peer, state_of):
    first, second = write(), write()
    peer.answers = [peer.take, lambda blob: peer.take(blob_of(1))]

    def blob_of(place: int) -> bytes:
        return bytes(Outbox.objects.get(sequence=place).blob)

    report = deliver_now("kh-test")
    assert report.trouble is Trouble.BAD_RECEIPT
    assert (state_of(first), state_of(second)) == (State.ACKNOWLEDGED, State.SENT)


def test_garbage_for_a_receipt_ends_nothing(write, peer, state_of):
    letter_id = write()
    peer.answers = [lambda blob: Answer(200, b"garbage")]
    assert deliver_now("kh-test").trouble is Trouble.BAD_RECEIPT
    assert state_of(letter_id) is State.SENT


def test_peer_restored_from_a_backup_gets_again_what_it_lost(write, peer):
    for _ in range(4):
        write()
    deliver_now("kh-test", limit=2)
    before = peer.into, dict(peer.taken), dict(peer.given)
    deliver_now("kh-test")
    peer.into, peer.taken, peer.given = before
    write()
    assert deliver_now("kh-test").waiting == 0
    assert sorted(peer.taken) == [1, 2, 3, 4, 5]


def test_letter_that_never_left_expires_and_is_told(write, peer, state_of, settled):
    letter_id = write(expires_at=datetime.now(UTC) + timedelta(seconds=1))
    assert expire_overdue() == 0
    Outbox.objects.update(expires_at=datetime.now(UTC) - timedelta(hours=1))
    assert expire_overdue() == 1
    assert state_of(letter_id) is State.EXPIRED and [one.state for one in settled] == [State.EXPIRED]


def test_letter_that_was_offered_does_not_expire_by_our_clock(write, peer, state_of):
    letter_id = write()
    peer.answers = [raising(NoAnswer)]
    deliver_now("kh-test")
    Outbox.objects.update(expires_at=datetime.now(UTC) - timedelta(hours=1))
    assert expire_overdue() == 0 and state_of(letter_id) is State.SENT


def test_letter_refused_as_expired_is_expired(write, peer, state_of, settled):
    letter_id = write()
    peer.answers = [lambda blob: peer.take(blob, Outcome.REFUSED, "expired")]
    deliver_now("kh-test")
    assert state_of(letter_id) is State.EXPIRED and len(settled) == 1


def test_suspended_member_gets_nothing_until_resumed(write, peer, service):
    write()
    suspend_member(node_id="kh-test", by=service, purpose=Purpose.REFERRAL)
    assert deliver_now("kh-test").trouble is Trouble.PAUSED_HERE
    assert peer.taken == {}
    resume_member(node_id="kh-test", by=service, purpose=Purpose.REFERRAL)
    assert deliver_now("kh-test").receipted == 1


def test_listener_that_refuses_does_not_hold_the_line(write, peer, state_of, monkeypatch):
    def refuse(letter) -> None:
        raise WrongState("no")

    monkeypatch.setitem(settling._listeners, State.ACKNOWLEDGED, [refuse])
    first, second = write(), write()
    assert deliver_now("kh-test").receipted == 2
    assert state_of(first) is state_of(second) is State.ACKNOWLEDGED


def test_link_remembers_trouble_and_recovery(write, peer):
    write()
    peer.answers = [raising(NotDelivered)]
    deliver_now("kh-test")
    assert Link.objects.get(way=Way.OUT).trouble == Trouble.UNREACHABLE
    due_again()
    deliver_now("kh-test")
    line = Link.objects.get(way=Way.OUT)
    assert line.trouble == "" and line.last_contact_at is not None
