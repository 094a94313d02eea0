"""What arrives is applied once, in order; forged, replayed, tampered or unwelcome things change nothing."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sampan.engines.exchange.journal import Journal
from sampan.engines.exchange.receipts import Outcome, check_receipt
from sampan.engines.exchange.seal import seal_letter
from sampan.partnership.exchange.models import Inbox
from sampan.partnership.exchange.services import opening, receiving_singly
from sampan.partnership.members.fetching import read_card
from sampan.partnership.members.services import own_card, suspend_member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.agencies.models import Agency
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence.models import Letter
from sampan.vocabulary.errors import Unavailable, WrongState
from tests.harness.letters import handle_by
from tests.partnership.exchange.conftest import Peer

pytestmark = pytest.mark.database


def post(blob: bytes):
    return Client().post("/exchange/letters", data=blob, content_type="application/octet-stream")


@pytest.fixture
def refusals(service):
    """The reasons of the refusals in the audit."""
    opening._recent.clear()

    def audited() -> list[str]:
        with reading_as(Reader(service, Purpose.AUDIT)):
            bodies = AuditEntry.objects.filter(act="exchange.refused").values_list("body", flat=True)
            return list(bodies)

    return audited


@pytest.fixture
def kept(service):
    def letters() -> list[Letter]:
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return list(Letter.objects.filter(direction="in").order_by("sequence"))

    return letters


def test_letter_taken_in_is_applied_and_receipted(peer, echoes, kept):
    letter = peer.letter()
    answer = post(peer.sealed(letter))
    receipt = peer.opened_receipt(answer.content)
    check_receipt(receipt, letter=letter, card=own_card())
    assert (answer.status_code, receipt.outcome) == (200, Outcome.APPLIED)
    assert [one.body["word"] for one in echoes] == ["xin chào"]
    assert [one.state for one in kept()] == ["applied"]


def test_letter_sent_twice_is_applied_once_with_the_same_receipt(peer, echoes):
    blob = peer.sealed(peer.letter())
    first, second = peer.opened_receipt(post(blob).content), peer.opened_receipt(post(blob).content)
    assert first == second and len(echoes) == 1


def test_letter_sealed_anew_is_still_the_same_letter(peer, echoes):
    letter = peer.letter()
    post(peer.sealed(letter))
    assert post(peer.sealed(letter)).status_code == 200 and len(echoes) == 1


def test_letter_after_a_gap_is_asked_for_in_order(peer, echoes):
    peer.letter()
    answer = post(peer.sealed(peer.letter()))
    assert (answer.status_code, answer.json()["expected"]) == (409, 1)
    assert echoes == [] and not Inbox.objects.exists()


def test_letter_of_an_unknown_kind_is_kept_and_refused(peer, kept):
    answer = post(peer.sealed(peer.letter("quite.unknown")))
    assert peer.opened_receipt(answer.content).reason == "unknown_kind"
    assert [(one.state, one.reason) for one in kept()] == [("refused", "unknown_kind")]


def test_handler_that_refuses_undoes_its_work_and_the_receipt_says_why(peer, kept, people, monkeypatch):
    def refuse(letter) -> None:
        people("analyst", agency="Written by the handler")
        raise WrongState("not now")

    handle_by(monkeypatch, "test.", refuse)
    receipt = peer.opened_receipt(post(peer.sealed(peer.letter())).content)
    assert (receipt.outcome, receipt.reason) == (Outcome.REFUSED, "wrong_state")
    assert not Agency.objects.filter(name="Written by the handler").exists()


@pytest.mark.parametrize("fault", [Unavailable("busy"), KeyError("a bug")])
def test_handler_that_fails_leaves_nothing_and_the_letter_may_come_again(
    peer, kept, monkeypatch, echoes, fault
):
    def fail(letter) -> None:
        raise fault

    blob = peer.sealed(peer.letter())
    with monkeypatch.context() as failing:
        handle_by(failing, "test.", fail)
        client = Client(raise_request_exception=False)
        answer = client.post("/exchange/letters", data=blob, content_type="application/octet-stream")
    assert answer.status_code in (500, 503) and kept() == [] and not Inbox.objects.exists()
    assert post(blob).status_code == 200 and len(echoes) == 1


def test_receiver_that_dies_before_the_receipt_is_kept_applies_once(peer, kept, monkeypatch, echoes):
    blob = peer.sealed(peer.letter())
    with monkeypatch.context() as dying:
        dying.setattr(
            receiving_singly, "write_receipt", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("killed"))
        )
        Client(raise_request_exception=False).post(
            "/exchange/letters", data=blob, content_type="application/octet-stream"
        )
    assert kept() == []
    assert post(blob).status_code == 200 and len(kept()) == 1


def test_letter_that_came_too_late_is_refused_but_fills_its_place(peer, echoes):
    old = datetime.now(UTC) - timedelta(days=3)
    receipt = peer.opened_receipt(post(peer.sealed(peer.letter(written_at=old))).content)
    assert (receipt.outcome, receipt.reason) == (Outcome.REFUSED, "expired")
    assert post(peer.sealed(peer.letter())).status_code == 200 and len(echoes) == 1


def test_second_letter_under_a_used_id_is_refused(peer, echoes):
    first = peer.letter()
    post(peer.sealed(first))
    receipt = peer.opened_receipt(post(peer.sealed(peer.letter(id=first.id, body={"word": "other"}))).content)
    assert receipt.reason == "id_repeated" and len(echoes) == 1


def test_letter_whose_ids_are_no_uuids_is_refused(peer, echoes):
    receipt = peer.opened_receipt(post(peer.sealed(peer.letter(id="letter-1"))).content)
    assert receipt.reason == "malformed" and echoes == []


# Attacks: nothing is applied, and the audit says what was tried.


def assert_refused(answer, status: int, reason: str, *, refusals, kept) -> None:
    assert (answer.status_code, answer.json()["reason"]) == (status, reason)
    assert kept() == [] and not Inbox.objects.exists()
    assert any(f'"reason":"{reason}"' in body for body in refusals())


def test_forged_letter_of_a_member_is_refused(peer, refusals, kept):
    forger = Peer("kh-test")
    answer = post(forger.sealed(forger.letter()))
    assert_refused(answer, 422, "bad_signature", refusals=refusals, kept=kept)


def test_letter_of_a_stranger_is_refused(peer, refusals, kept):
    stranger = Peer("xx-stranger")
    assert_refused(
        post(stranger.sealed(stranger.letter())), 403, "unknown_sender", refusals=refusals, kept=kept
    )


@pytest.mark.parametrize("place", [0, 10, 30, 60, 700, -1])
def test_tampered_letter_is_refused(peer, refusals, kept, place):
    blob = bytearray(peer.sealed(peer.letter()))
    blob[place] ^= 1
    answer = post(bytes(blob))
    assert answer.status_code == 422
    assert_refused(answer, 422, answer.json()["reason"], refusals=refusals, kept=kept)


def test_letter_sealed_for_another_node_is_refused(peer, refusals, kept):
    other = Peer("th-other")
    letter = replace(peer.letter(), receiver="th-other")
    blob = seal_letter(letter, sender=peer.secret, receiver=other.card)
    assert_refused(post(blob), 422, "not_for_us", refusals=refusals, kept=kept)


def test_letter_of_a_suspended_member_is_refused(peer, service, refusals, kept):
    suspend_member(node_id="kh-test", by=service, purpose=Purpose.REFERRAL)
    assert_refused(post(peer.sealed(peer.letter())), 403, "suspended", refusals=refusals, kept=kept)


def test_second_history_at_a_used_place_is_refused(peer, refusals, echoes):
    post(peer.sealed(peer.letter()))
    peer.out = Journal("kh-test", "vn-test")
    answer = post(peer.sealed(peer.letter()))
    assert (answer.status_code, answer.json()["reason"]) == (409, "forked")
    assert len(echoes) == 1 and any("forked" in body for body in refusals())


def test_body_of_50_megabytes_is_refused_unread(peer, refusals, kept):
    answer = post(bytes(50 * 2**20))
    assert_refused(answer, 413, "too_large", refusals=refusals, kept=kept)


@pytest.mark.parametrize("blob", [b"", b"x", b"SMPN", b"SMPN" + bytes(2000), os.urandom(3000), b"{}" * 900])
def test_garbage_is_refused(peer, refusals, kept, blob):
    answer = post(blob)
    assert_refused(answer, 422, answer.json()["reason"], refusals=refusals, kept=kept)


def test_flood_of_garbage_does_not_fill_the_audit(peer, refusals):
    for _ in range(80):
        post(b"SMPN garbage")
    assert len(refusals()) == 60


def test_reading_the_letters_address_is_no_method(peer):
    assert Client().get("/exchange/letters").status_code == 405


def test_card_is_public_and_signed(service):
    assert read_card(Client().get("/exchange/card").content) == own_card()
