"""Frames and lanes: the most urgent first, whole runs signed for, whatever dies or lies in between."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from sampan.engines.exchange.frames import pack_frame
from sampan.engines.exchange.seal import Content
from sampan.partnership.exchange.facts import Carriage, Trouble, Way
from sampan.partnership.exchange.lines import MOST_LETTERS, next_batch
from sampan.partnership.exchange.models import Acknowledgement, Inbox, Link, Outbox
from sampan.partnership.exchange.peers import carriage_of
from sampan.partnership.exchange.queries import acknowledgement_of, waiting_letters
from sampan.partnership.exchange.services import delivering, fetching
from sampan.partnership.exchange.services.bundling import take_bundle, write_bundle
from sampan.partnership.exchange.services.delivering import due_members
from sampan.partnership.exchange.services.fetching import fetch_from
from sampan.partnership.exchange.services.meeting import choose_carriage, learn
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered
from sampan.registry.access.context import reading_as
from sampan.registry.access.models import FactsGeneration
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.facts import State
from sampan.registry.correspondence.lanes import give_lane
from sampan.registry.correspondence.models import Letter
from sampan.vocabulary.errors import InvalidInput, NotPermitted
from sampan.vocabulary.lanes import Lane
from tests.partnership.exchange.conftest import FakeWire
from tests.partnership.exchange.delivered import deliver_now
from tests.partnership.exchange.frame_peer import FramePeer, meet

pytestmark = pytest.mark.database
REFERRAL = Purpose.REFERRAL


@pytest.fixture
def peer(make_peer, monkeypatch) -> FramePeer:
    """A confirmed peer of this release, known to speak lanes; test.* are its kinds."""
    monkeypatch.setattr(fetching, "Wire", FakeWire)
    return meet(make_peer)


def post(frame: bytes, client: Client | None = None):
    """Post a frame as `kh-test`'s node would, signed."""
    told = {"content_type": "application/octet-stream", "headers": FakeWire.peer.request_headers(frame)}
    return (client or Client()).post("/exchange/frames", data=frame, **told)


@pytest.fixture
def states(service):
    """The states of this node's letters, as its service sees them."""

    def seen() -> set[str]:
        with reading_as(Reader(service, REFERRAL)):
            return set(Letter.objects.filter(direction="out").values_list("state", flat=True))

    return seen


def raising(error: type[Exception]):
    def fail(frame: bytes) -> Answer:
        raise error

    return fail


# ---- out


def test_many_letters_go_in_one_frame_and_one_signed_word_ends_them_all(peer, write_many, states):
    ids = write_many(40)
    assert deliver_now("kh-test").receipted == 40
    assert len(peer.frames) == 1 and states() == {"acknowledged"}
    word, run = acknowledgement_of(ids[9])
    assert (word["last"], len(run), run[-1] == word["head"]) == (40, 31, True)


def test_urgent_lane_overtakes_a_long_queue_and_keeps_its_own_order(peer, write_many):
    write_many(150, "test.sum.month")
    write_many(1, "test.data.preserve")
    deliver_now("kh-test")
    assert list(peer.held) == [Lane.PRESERVATION, Lane.FIGURES]
    assert list(peer.held[Lane.FIGURES]) == list(range(1, 151)) and len(peer.frames) == 3


def test_single_line_goes_before_all_lanes(make_peer, write_many):
    made = make_peer(FramePeer())
    write_many(1)
    learn("kh-test", protocol=2)
    give_lane("test.data.", Lane.PRESERVATION)
    write_many(1, "test.data.preserve")
    assert deliver_now("kh-test").receipted == 2
    assert list(made.held) == [Lane.SINGLE, Lane.PRESERVATION]


def test_first_answered_frame_opens_the_lanes(make_peer, write_many):
    made = make_peer(FramePeer())
    write_many(1)
    deliver_now("kh-test")
    write_many(1)
    deliver_now("kh-test")
    assert list(made.held) == [Lane.SINGLE, Lane.REFERRAL]


def test_refused_letters_of_a_run_are_refused_and_the_others_applied(peer, write_many, service):
    peer.refuses = {(Lane.REFERRAL, 2): "wrong_state", (Lane.REFERRAL, 4): "expired"}
    write_many(5)
    deliver_now("kh-test")
    with reading_as(Reader(service, REFERRAL)):
        found = list(Letter.objects.order_by("sequence").values_list("state", "reason"))
    applied = ("acknowledged", "")
    assert found == [applied, ("refused", "wrong_state"), applied, ("expired", ""), applied]


@pytest.mark.parametrize(
    ("fault", "trouble", "state"),
    [
        (raising(NotDelivered), Trouble.UNREACHABLE, State.WAITING),
        (raising(NoAnswer), Trouble.NO_ANSWER, State.SENT),
        (lambda frame: Answer(500, b""), Trouble.BUSY_THERE, State.SENT),
        (lambda frame: Answer(403, b"{}"), Trouble.UNKNOWN_THERE, State.SENT),
        (lambda frame: Answer(401, b'{"reason": "not_about_now"}'), Trouble.CLOCKS_APART, State.SENT),
        (lambda frame: Answer(401, b"no JSON"), Trouble.UNKNOWN_THERE, State.SENT),
        (lambda frame: Answer(200, b"garbage"), Trouble.BAD_RECEIPT, State.SENT),
        (lambda frame: Answer(409, b'{"reason": "forked"}'), Trouble.FORKED, State.SENT),
    ],
)
def test_fault_ends_no_letter_and_the_next_try_does(peer, write_many, fault, trouble, state, states):
    write_many(3)
    peer.faults = [fault]
    assert deliver_now("kh-test").trouble is trouble and states() == {state}
    line = Link.objects.get(way=Way.OUT, lane=Lane.REFERRAL)
    assert line.attempts == 1 and line.next_attempt_at is not None
    Link.objects.update(next_attempt_at=None)
    assert deliver_now("kh-test").receipted == 3 and states() == {"acknowledged"}


def test_answer_that_was_lost_is_given_again_and_nothing_is_applied_twice(peer, write_many):
    def take_and_die(frame: bytes) -> Answer:
        peer.answer(frame)
        raise NoAnswer

    write_many(3)
    peer.faults = [take_and_die]
    deliver_now("kh-test")
    Link.objects.update(next_attempt_at=None)
    assert deliver_now("kh-test").receipted == 3 and len(peer.held[Lane.REFERRAL]) == 3


def test_batch_shrinks_while_the_other_side_fails(peer, write_many):
    write_many(MOST_LETTERS)
    peer.faults = [raising(NoAnswer)] * 3
    for _ in range(4):
        deliver_now("kh-test", limit=1)
        Link.objects.update(next_attempt_at=None)
    sizes = [
        len(peer.opened(frame)[Content.LETTER]) if place == 3 else 0
        for place, frame in enumerate(peer.frames)
    ]
    assert sizes[3] <= 1


SPOILT = {
    "another head": lambda word: replace(word, head="ab" * 32),
    "a longer journal": lambda word: replace(word, journal=99),
    "another request": lambda word: replace(word, answers="cd" * 32),
    "another sender": lambda word: replace(word, sender="la-test"),
    "an older card": lambda word: replace(word, serial=7),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_word_that_does_not_hold_settles_nothing(peer, write_many, spoil, states):
    write_many(2)
    peer.spoil = spoil
    try:
        report = deliver_now("kh-test")
    except InvalidInput:  # the peer of this test could not even sign it
        report = None
    assert report is None or report.trouble in (Trouble.BAD_RECEIPT, Trouble.FORKED)
    assert "acknowledged" not in states() and not Acknowledgement.objects.exists()


def test_old_word_sent_again_settles_nothing_new(peer, write_many):
    write_many(2)
    old: list[Answer] = []

    def answer_and_record(frame: bytes) -> Answer:
        old.append(peer.answer(frame))
        return old[0]

    peer.faults = [answer_and_record]
    deliver_now("kh-test")
    write_many(2)
    peer.faults = [lambda frame: old[0]]
    assert deliver_now("kh-test").trouble is Trouble.BAD_RECEIPT
    assert Link.objects.get(way=Way.OUT, lane=Lane.REFERRAL).acknowledged == 2


def test_peer_restored_from_a_backup_gets_again_what_it_lost(peer, write_many):
    write_many(6)
    deliver_now("kh-test")
    peer.forget(Lane.REFERRAL, 3)
    write_many(1)
    assert deliver_now("kh-test").waiting == 0
    assert list(peer.held[Lane.REFERRAL]) == [1, 2, 3, 4, 5, 6, 7]


def test_peer_back_on_an_older_release_keeps_lanes_waiting(peer, write_many, monkeypatch):
    write_many(1)
    monkeypatch.setattr(peer, "take_frame", lambda frame: Answer(404, b""))
    assert deliver_now("kh-test").trouble is Trouble.OLDER_THERE and waiting_letters() == {"kh-test": 1}


def test_urgent_lanes_never_wait_long(peer, write_many):
    write_many(1, "test.data.preserve")
    write_many(1, "test.sum.month")
    Link.objects.filter(way=Way.OUT).update(attempts=12)
    peer.faults = [raising(NotDelivered)] * 2
    for _ in range(2):
        deliver_now("kh-test")
    waits = {
        line.lane: line.next_attempt_at - datetime.now(UTC)
        for line in Link.objects.filter(way=Way.OUT, next_attempt_at__isnull=False)
    }
    assert waits[Lane.PRESERVATION] <= timedelta(seconds=3)


# ---- in


def test_frame_is_journalled_applied_and_signed_for(peer, echoes):
    letters = [peer.laned() for _ in range(3)]
    answer = post(peer.frame(letters))
    (word,) = peer.opened(answer.content)[Content.ACKNOWLEDGEMENT]
    assert (word.first, word.last, word.journal, word.head) == (1, 3, 3, letters[2].hash)
    assert [str(one.id) for one in echoes] == [one.id for one in letters]


def test_frame_sent_twice_is_applied_once_and_signed_for_again(peer, echoes):
    frame = peer.frame([peer.laned() for _ in range(3)])
    first, second = (peer.opened(post(frame).content)[Content.ACKNOWLEDGEMENT][0] for _ in range(2))
    assert (second.last, second.head) == (first.last, first.head) and len(echoes) == 3


def test_letters_after_a_gap_are_left_and_the_word_says_how_far(peer, echoes):
    one, _two, three = (peer.laned() for _ in range(3))
    (word,) = peer.opened(post(peer.frame([one, three])).content)[Content.ACKNOWLEDGEMENT]
    assert (word.last, word.journal) == (1, 1) and len(echoes) == 1
    (word,) = peer.opened(post(peer.frame([three])).content)[Content.ACKNOWLEDGEMENT]
    assert (word.first, word.last) == (2, 1)


def test_second_history_is_refused_and_nothing_of_its_frame_is_taken(peer, echoes):
    post(peer.frame([peer.laned()]))
    peer.lines.clear()
    forged = peer.laned(body={"word": "another"})
    answer = post(peer.frame([forged, peer.laned()]))
    assert answer.status_code == 409 and len(echoes) == 1 and Inbox.objects.count() == 1


def test_second_history_in_one_lane_leaves_the_others_of_its_frame_untaken_and_unsuspected(peer, echoes):
    post(peer.frame([peer.laned(), peer.laned(Lane.FIGURES)]))
    del peer.lines[Lane.FIGURES]
    answer = post(peer.frame([peer.laned(), peer.laned(Lane.FIGURES)]))
    assert (answer.status_code, answer.json()["reason"]) == (409, "forked")
    lines = Link.objects.filter(way=Way.IN).order_by("lane")
    assert len(echoes) == 2 and [(one.lane, one.sequence, one.trouble) for one in lines] == [
        (Lane.REFERRAL, 1, Trouble.NONE),
        (Lane.FIGURES, 1, Trouble.FORKED),
    ]


def test_word_of_a_frame_that_does_not_hold_lets_no_other_word_count(peer, write_many, states):
    write_many(1)
    write_many(1, "test.sum.one")
    peer.faults = [lambda frame: Answer(503, b"")]
    deliver_now("kh-test")
    letters = peer.opened(peer.frames[0])[Content.LETTER]
    first, second = (peer.word(lane, [one]) for lane, one in zip((3, 5), letters, strict=True))
    spoilt = replace(second, head="ab" * 32)
    assert post(peer.frame([], peer.sealed_words([first, spoilt]))).status_code == 422
    assert states() == {State.SENT}
    assert post(peer.frame([], peer.sealed_words([first, second]))).status_code == 200
    assert states() == {State.ACKNOWLEDGED}


def test_refused_letter_is_named_in_the_word_each_time(peer, echoes):
    letters = [peer.laned(), peer.laned(kind="nobody.knows"), peer.laned()]
    for _ in range(2):
        (word,) = peer.opened(post(peer.frame(letters)).content)[Content.ACKNOWLEDGEMENT]
        assert word.refused == ((2, "unknown_kind"),)


def test_lanes_of_one_frame_have_journals_of_their_own(peer, echoes):
    letters = [peer.laned(Lane.REFERRAL), peer.laned(Lane.FIGURES), peer.laned(Lane.REFERRAL)]
    words = peer.opened(post(peer.frame(letters)).content)[Content.ACKNOWLEDGEMENT]
    assert [(word.lane, word.last) for word in words] == [(Lane.REFERRAL, 2), (Lane.FIGURES, 1)]


@pytest.mark.parametrize("cut", [0, 3, 20, 3000, -1])
def test_cut_or_changed_frame_is_refused_whole(peer, echoes, cut):
    frame = bytearray(peer.frame([peer.laned()]))
    if cut >= 0:
        frame = frame[:cut]
    else:
        frame[700] ^= 1
    assert post(bytes(frame)).status_code in (422, 403) and not Inbox.objects.exists() and not echoes


def test_frame_whose_handler_dies_leaves_nothing(peer, echoes, monkeypatch):
    frame = peer.frame([peer.laned() for _ in range(3)])
    with monkeypatch.context() as dying:
        dying.setattr(
            "sampan.partnership.exchange.services.receiving.signed_word",
            lambda *a, **k: (_ for _ in ()).throw(RuntimeError("killed")),
        )
        post(frame, Client(raise_request_exception=False))
    assert not Inbox.objects.exists() and not Letter.objects.exists()
    assert post(frame).status_code == 200


# ---- without an address


def test_node_that_asks_gets_its_letters_and_its_word_ends_them(peer, write_many, service, states):
    write_many(3)
    choose_carriage(member="kh-test", carriage=Carriage.PULL, by=service, purpose=REFERRAL)
    assert deliver_now("kh-test").trouble is Trouble.PAUSED_HERE and due_members() == []
    answer = post(peer.frame([], peer.pull()))
    letters = peer.opened(answer.content)[Content.LETTER]
    assert len(letters) == 3 and "acknowledged" not in states()
    word = peer.word(Lane.REFERRAL, letters)
    post(peer.frame([], peer.sealed_words([word]), peer.pull()))
    assert states() == {"acknowledged"}


@pytest.mark.parametrize(
    "asked",
    [{"at": datetime(2020, 1, 1, tzinfo=UTC)}, {"heads": {"3": [9, "ab" * 32]}}, {"heads": {"3": "x"}}],
)
def test_old_or_strange_request_gets_nothing(peer, write_many, asked):
    write_many(2)
    answer = post(peer.frame([], peer.pull(**asked)))
    assert answer.status_code == 422 and Link.objects.get(way=Way.OUT, lane=Lane.REFERRAL).offered == 0


def test_this_node_asks_takes_in_and_signs(peer, echoes, monkeypatch):
    waiting = [[peer.laned() for _ in range(2)], [peer.laned()], []]
    asked: list[dict] = []

    def give(frame: bytes) -> Answer:
        asked.append(peer.opened(frame))
        return Answer(200, peer.frame(waiting.pop(0)))

    monkeypatch.setattr(peer, "take_frame", give)
    assert fetch_from("kh-test").receipted == 3 and len(echoes) == 3
    assert [one[Content.ACKNOWLEDGEMENT][0].last for one in asked[1:]] == [2, 3]


# ---- as a file


def test_bundle_carries_letters_there_and_words_back(peer, write_many, service, echoes, states):
    ids = write_many(3)
    file = write_bundle(member="kh-test", by=service, purpose=REFERRAL)
    letters = peer.opened(file[5 + 8 :])[Content.LETTER]
    word = peer.word(Lane.REFERRAL, letters)
    back = peer.frame([peer.laned()], peer.sealed_words([word]))
    bundle = b"SMPB\x01" + len(back).to_bytes(8, "big") + back
    for _ in range(2):
        report = take_bundle(bundle, by=service, purpose=REFERRAL)
    assert states() == {"acknowledged"} and len(echoes) == 1 and (report.letters, report.settled) == (0, 0)
    assert {one[0]["last"] for one in map(acknowledgement_of, ids)} == {3}


@pytest.mark.parametrize("spoil", [lambda b: b"x" + b, lambda b: b[:-9], lambda b: b[:40] + b"\xff" + b[41:]])
def test_bundle_that_is_cut_or_changed_is_refused_in_words(peer, service, spoil):
    back = peer.frame([peer.laned()])
    bundle = spoil(b"SMPB\x01" + len(back).to_bytes(8, "big") + back)
    with pytest.raises(InvalidInput, match="cannot be taken in"):
        take_bundle(bundle, by=service, purpose=REFERRAL)
    assert not Inbox.objects.exists()


def test_bundle_by_somebody_without_the_right_is_refused(peer, people):
    worker = people("case_worker")
    with pytest.raises(NotPermitted):
        write_bundle(member="kh-test", by=worker, purpose=REFERRAL)
    with pytest.raises(NotPermitted):
        take_bundle(b"", by=worker, purpose=REFERRAL)


def test_sender_that_dies_before_keeping_the_word_sends_again(peer, write_many, monkeypatch):
    write_many(3)
    with monkeypatch.context() as dying:
        dying.setattr(delivering, "settle_words", lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver_now("kh-test")
    assert Outbox.objects.count() == 3 and deliver_now("kh-test").receipted == 3
    assert len(peer.held[Lane.REFERRAL]) == 3


def test_try_noted_by_a_clock_that_was_far_ahead_is_due(peer, write_many):
    write_many(1)
    Link.objects.filter(way=Way.OUT).update(next_attempt_at=datetime.now(UTC) + timedelta(days=400))
    assert due_members() == ["kh-test"] and deliver_now("kh-test").receipted == 1


# ---- pages


def test_page_writes_the_file_takes_theirs_and_changes_the_way(peer, write_many, signed_in, states, echoes):
    write_many(2)
    client, at = signed_in("node_administrator"), "/exchange/members/kh-test/"
    file = client.post(f"{at}file/")
    assert file.content.startswith(b"SMPB\x01") and "to-kh-test" in file["Content-Disposition"]
    letters = peer.opened(file.content[5 + 8 :])[Content.LETTER]
    back = peer.frame([peer.laned()], peer.sealed_words([peer.word(Lane.REFERRAL, letters)]))
    bundle = SimpleUploadedFile("from.sampan", b"SMPB\x01" + len(back).to_bytes(8, "big") + back)
    assert client.post(at, {"take": "1", "file": bundle}).status_code == 302
    assert states() == {"acknowledged"} and len(echoes) == 1
    assert client.post(at, {"choose": "1", "carriage": "bundle"}).status_code == 302
    assert carriage_of("kh-test") is Carriage.BUNDLE


def test_page_says_what_is_wrong_with_a_file(peer, signed_in):
    client, at = signed_in("node_administrator"), "/exchange/members/kh-test/"
    garbage = SimpleUploadedFile("from.sampan", b"garbage")
    assert b"cannot be taken in" in client.post(at, {"take": "1", "file": garbage}).content
    assert client.post(at, {"choose": "1", "carriage": "pigeon"}).status_code == 200
    assert (
        client.get(f"{at}file/").status_code == 405 and client.get("/exchange/members/xx/").status_code == 404
    )
    assert signed_in("case_worker").get(at).status_code == 403


def test_delivery_that_was_stopped_takes_a_word_on_later_letters_for_what_it_is(peer, write_many):
    write_many(2)

    def another_delivery_sends_more(frame: bytes) -> Answer:
        answer = peer.answer(frame)
        write_many(3)
        peer.faults = []
        deliver = next_batch("kh-test", now=datetime.now(UTC), most=100)
        peer.answer(pack_frame(deliver.blobs))
        return Answer(answer.status, peer.answer(frame).body)

    peer.faults = [another_delivery_sends_more]
    report = deliver_now("kh-test")
    assert (report.trouble, report.waiting) == (Trouble.NONE, 0)


@pytest.mark.django_db(transaction=True)
def test_member_suspended_between_two_frames_by_another_connection_is_not_heard_again(peer, echoes):
    FactsGeneration.objects.get_or_create(defaults={"generation": 1})
    assert [post(peer.frame([peer.laned()])).status_code for _ in range(2)] == [200, 200]
    told = connection.get_connection_params()
    names = ("dbname", "host", "port", "user", "password")
    with psycopg.connect(**{name: told[name] for name in names if name in told}) as other:
        other.execute("UPDATE members_member SET state = 'suspended'")
    answer = post(peer.frame([peer.laned()]))
    assert (answer.status_code, answer.json()["reason"]) == (403, "suspended")
    assert len(echoes) == 2
