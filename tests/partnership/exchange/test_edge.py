"""The signature on a request: a member's own, on this very body, made about now; else nothing is opened."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from sampan.engines.exchange import notation
from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.engines.exchange.keys import NodeSecret
from sampan.partnership.exchange.edge import (
    NotAboutNow,
    NotSigned,
    SignedRequest,
    hold_of,
    key_ids,
    pseudonym,
    sign_request,
    signer_of,
)
from sampan.partnership.exchange.models import Inbox
from sampan.partnership.exchange.services import admitting, opening
from sampan.partnership.exchange.services.admitting import signer_for
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.wire import Answer, Wire
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import (
    confirm_member,
    own_card,
    own_secrets,
    propose_member,
    suspend_member,
)
from sampan.registry.access.purposes import Purpose
from sampan.registry.correspondence.lanes import give_lane
from sampan.vocabulary.lanes import Lane
from tests.partnership.exchange.conftest import HERE
from tests.partnership.exchange.frame_peer import FramePeer

SECRET = NodeSecret("kh-test", 1, os.urandom(128))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BODY = b"frame" * 1_000
OCTETS = "application/octet-stream"


def signed(body: bytes = BODY, **told) -> dict[str, str]:
    named = {"path": "/exchange/frames", "secret": SECRET, "receiver": HERE, "now": NOW} | told
    return sign_request(body, **named)


def signer(headers: dict[str, str], *, method: str = "POST", path: str = "/exchange/frames", now=NOW) -> str:
    known = {
        name: ("kh-test", SECRET.signing_key.public_key())
        for name in key_ids(SECRET.public_keys[0], receiver=HERE, now=now)
    }
    return signer_of(SignedRequest.of(method, path, headers), keys=known, now=now)


def test_own_signature_names_the_member_with_and_without_a_hold():
    assert signer(signed()) == "kh-test" and signer(signed(hold=400)) == "kh-test"


CHANGES: list[Callable[[dict[str, str]], dict[str, str]]] = [
    lambda told: told | {"Content-Length": "4999"},
    lambda told: told | {"Content-Digest": told["Content-Digest"].replace("=:", "=:A", 1)},
    lambda told: told | {"Sampan-Hold": "2000"},
    lambda told: {name: text for name, text in told.items() if name != "Sampan-Hold"},
    lambda told: {name: text for name, text in told.items() if not name.startswith("Signature")},
    lambda told: told | {"Signature": "sampan=:AAAA:"},
    lambda told: told | {"Signature": "{}", "Signature-Input": "\x00ü"},
    lambda told: told | {"Signature-Input": told["Signature-Input"].replace("sampan-edge", "sampan-else")},
    lambda told: told | {"Signature-Input": told["Signature-Input"].replace(' "content-digest"', "")},
    lambda told: told | {"Signature-Input": told["Signature-Input"].replace("created=17", "created=18")},
    lambda told: told | {"Signature-Input": told["Signature-Input"].replace('"ed25519"', '"hmac-sha256"')},
    lambda told: told | {name: f"{told[name]}, b{told[name]}" for name in ("Signature", "Signature-Input")},
]


@pytest.mark.parametrize("change", CHANGES)
def test_changed_header_is_nobodys(change):
    with pytest.raises(NotSigned):
        signer(change(signed(hold=400)))


@pytest.mark.parametrize("other", [{"method": "PUT"}, {"path": "/exchange/letters"}])
def test_signature_for_another_request_is_nobodys(other):
    with pytest.raises(NotSigned):
        signer(signed(), **other)


@pytest.mark.parametrize("other", [{"receiver": "la-test"}, {"secret": NodeSecret("x", 1, os.urandom(128))}])
def test_signature_for_another_node_or_by_a_stranger_is_nobodys(other):
    with pytest.raises(NotSigned):
        signer(signed(**other))


@pytest.mark.parametrize(("hours", "is_known"), [(23, True), (-23, True), (25, False), (-25, False)])
def test_clock_may_be_wrong_by_a_day(hours, is_known):
    headers = signed(now=NOW + timedelta(hours=hours))
    if is_known:
        assert signer(headers) == "kh-test"
    else:
        with pytest.raises(NotAboutNow):
            signer(headers)


def test_key_id_changes_daily_and_names_nobody():
    ids = {
        pseudonym(SECRET.public_keys[0], receiver=receiver, day=date(2026, 11, day))
        for receiver in ("vn-test", "la-test")
        for day in (1, 2, 3)
    }
    assert len(ids) == 6 and all(len(one) == 43 and "kh" not in one.lower()[:3] for one in ids)


def test_headers_have_one_length_whatever_sender_and_moment():
    lengths = set()
    for number in range(20):
        secret = NodeSecret("a" * (number + 1), 1, os.urandom(128))
        told = signed(os.urandom(5_000), secret=secret, now=NOW + timedelta(minutes=number))
        lengths.add(tuple(len(text) for text in told.values()))
    assert len(lengths) == 1


def test_what_else_the_key_signs_begins_otherwise():
    assert notation.signed_bytes("any label", b"x")[0] == 0  # a signature base begins with a quotation mark


@pytest.mark.parametrize(
    ("told", "seconds"), [("0400", 0.4), ("9999", 2.0), ("400", 0), ("-400", 0), ("04x0", 0), ("", 0)]
)
def test_hold_is_four_digits_and_two_seconds_at_most(told, seconds):
    assert hold_of({"Sampan-Hold": told}) == seconds


# ---- at the door of a node


@pytest.fixture
def peer(make_peer) -> FramePeer:
    made = make_peer(FramePeer())
    learn("kh-test", protocol=2)
    give_lane("test.", Lane.REFERRAL)
    return made


def post(frame: bytes, headers: dict[str, str]):
    return Client().post("/exchange/frames", data=frame, content_type=OCTETS, headers=headers)


def test_signed_frame_is_taken_and_posted_again_changes_nothing(peer, echoes):
    frame = peer.frame([peer.laned()])
    headers = peer.request_headers(frame)
    assert [post(frame, headers).status_code for _ in range(3)] == [200, 200, 200]
    assert len(echoes) == 1 and Inbox.objects.count() == 1


def test_frame_that_nobody_signed_is_refused_unopened(peer, echoes, monkeypatch):
    monkeypatch.setattr(opening, "open_content", lambda *a, **k: pytest.fail("opened"))
    frame = peer.frame([peer.laned()])
    stranger = signed(frame, secret=NodeSecret("kh-test", 1, os.urandom(128)), now=datetime.now(UTC))
    assert [post(frame, told).status_code for told in ({}, stranger)] == [401, 401]
    assert post(frame[:-1] + b"x", peer.request_headers(frame)).status_code == 401
    assert not echoes


@pytest.mark.parametrize("days", [-400, -2, 2, 400])
def test_member_whose_clock_is_days_off_is_refused_for_that(peer, echoes, days):
    frame = peer.frame([peer.laned()])
    answer = post(frame, peer.request_headers(frame, now=datetime.now(UTC) + timedelta(days=days)))
    assert (answer.status_code, answer.json()["reason"]) == (401, "not_about_now") and not echoes


def test_refusals_at_the_door_are_audited_up_to_a_limit(peer, monkeypatch):
    monkeypatch.setattr(opening, "_recent", type(opening._recent)(maxlen=opening._REFUSALS_A_MINUTE))
    audited = []
    monkeypatch.setattr(opening, "audit", lambda act, **told: audited.append(told["details"]["reason"]))
    for _ in range(opening._REFUSALS_A_MINUTE + 5):
        assert post(b"x" * 4_096, {}).status_code == 401
    assert audited == ["not_signed"] * opening._REFUSALS_A_MINUTE


def test_frame_of_one_member_signed_by_another_is_refused(peer, echoes, service):
    frame = peer.frame([peer.laned()])
    other = FramePeer("la-test")
    propose_member(card=other.card, by=service, purpose=Purpose.REFERRAL)
    heard = " ".join(fingerprint_of(other.card))
    confirm_member(node_id="la-test", fingerprint=heard, by=service, purpose=Purpose.REFERRAL)
    answer = post(frame, other.request_headers(frame))
    assert (answer.status_code, answer.json()["reason"]) == (403, "other_signer") and not echoes
    assert post(frame, peer.request_headers(frame)).status_code == 200


def test_suspended_member_is_told_so(peer, people):
    suspend_member(node_id="kh-test", by=people("node_administrator"), purpose=Purpose.ADMINISTRATION)
    frame = peer.frame([peer.laned()])
    answer = post(frame, peer.request_headers(frame))
    assert (answer.status_code, answer.json()["reason"]) == (403, "suspended")


def test_frame_with_nothing_inside_is_answered_with_nothing_inside(peer):
    frame = pack_frame([], size=65_536)
    answer = post(frame, peer.request_headers(frame))
    assert answer.status_code == 200 and read_frame(answer.content) == ()


def test_member_that_does_not_know_our_newest_key_is_asked_with_the_one_before(peer, monkeypatch):
    new = NodeSecret(HERE, own_card().serial + 1, os.urandom(128))
    secrets = (*own_secrets(), new)
    monkeypatch.setattr(admitting, "own_secrets", lambda: secrets)
    asked: list[dict[str, str]] = []

    def answer(wire: Wire, frame: bytes, headers: dict[str, str]) -> Answer:
        asked.append(headers)
        return Answer(200 if len(asked) == 2 else 401, b"")

    monkeypatch.setattr(Wire, "post_signed", answer)
    assert Wire("http://127.0.0.1:9", signer_for("kh-test")).post_frame(BODY).status == 200
    now = datetime.now(UTC)
    for headers, secret in zip(asked, (new, secrets[0]), strict=True):
        ids = key_ids(secret.public_keys[0], receiver="kh-test", now=now)
        known = {name: (HERE, secret.signing_key.public_key()) for name in ids}
        assert signer_of(SignedRequest.of("POST", "/exchange/frames", headers), keys=known, now=now) == HERE
