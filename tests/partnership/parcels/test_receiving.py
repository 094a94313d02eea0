"""What arrives: an offer is taken or refused with the room needed; chunks are kept once, checked and synced."""

import hashlib
import json
import os
import stat
from uuid import uuid4

import pytest
from django.test import Client

from sampan.engines.exchange.chunk_requests import ANSWER_HEADER, Side, answers
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import ParcelState
from sampan.partnership.parcels.models import Parcel, ParcelLimits
from sampan.partnership.parcels.services import finishing, limits
from sampan.partnership.parcels.services.carrying import carry_member
from sampan.partnership.parcels.services.opening import open_parcel
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence.models import Letter
from sampan.vocabulary.errors import InvalidInput, WrongState
from tests.partnership.parcels.conftest import SECRET, SIZE, Offer

pytestmark = pytest.mark.database


def opened_by(service, parcel_id) -> bytes:
    with reading_as(Reader(service, Purpose.REFERRAL)) as reader:
        return b"".join(open_parcel(parcel_id=parcel_id, reader=reader).pieces())


def test_file_arrives_in_any_order_is_checked_kept_and_signed_for(offer, letters, row, service):
    for index in (2, 0, 1):
        assert offer.put(index).status_code == 200
    assert row(offer.id).state == ParcelState.ARRIVED
    carry_member("kh-test")
    kept = row(offer.id)
    assert (kept.state, kept.held_count, kept.size) == (ParcelState.KEPT, 3, SIZE)
    assert letters.kinds() == ["parcel.done"]
    assert letters.written[0].body["sha256"] == hashlib.sha256(offer.content).hexdigest()
    assert opened_by(service, offer.id) == offer.content


def test_chunk_that_is_there_is_answered_at_once_and_not_written_again(offer, row):
    assert offer.put(0).status_code == offer.put(0).status_code == 200
    assert row(offer.id).held_count == 1


def test_missing_chunks_are_told_to_the_sender_and_proved(offer):
    offer.put(1)
    header = offer.header("GET", None)
    answer = offer.missing(header)
    assert json.loads(answer.content) == {
        "state": "moving",
        "count": 3,
        "held": 1,
        "missing": [[0, 0], [2, 2]],
    }
    told = {"file_id": offer.id.bytes, "key": offer.key, "status": 200, "body": answer.content}
    assert answers(answer[ANSWER_HEADER], header, **told)


def test_sealed_chunks_lie_in_a_folder_of_the_nodes_own_and_nothing_is_plain(offer, node_directory):
    offer.put(0)
    folder = node_directory / "parcels"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    file = folder / f"{offer.id}.sealed"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    assert len(content) == offer.manifest.shape.sealed_length, "the room is taken at once"
    assert content[: len(offer.sealed[0])] == offer.sealed[0]
    assert offer.content[:64] not in content


def test_key_stays_in_no_letter_and_label_and_key_are_sealed(offer, row, service):
    kept = row(offer.id)
    assert SECRET.encode() not in bytes(kept.details_sealed) and offer.key not in bytes(kept.key_sealed)
    with reading_as(Reader(service, Purpose.REFERRAL)):
        letter = Letter.objects.get(conversation=offer.id)
        assert bytes(letter.body_sealed) == b""


def test_chunk_is_synced_before_it_is_acknowledged(offer, monkeypatch):
    synced = []
    monkeypatch.setattr(os, "fdatasync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    assert offer.put(0).status_code == 200
    assert len(synced) == 1


def test_disk_that_becomes_full_on_the_way_is_said_and_the_chunk_stays_missing(offer, row, monkeypatch):
    def full(*told):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storing, "write_chunk", full)
    answer = offer.put(0)
    assert (answer.status_code, json.loads(answer.content)["reason"]) == (507, "no_room")
    assert row(offer.id).held_count == 0


def test_offer_without_room_is_stopped_with_the_room_needed(arrives, letters, row, monkeypatch):
    monkeypatch.setattr(storing, "room", lambda: 1_000)
    made = Offer.of(b"x" * 5_000)
    assert arrives("parcel.offer", made.id, made.body()).applied
    kept = row(made.id)
    assert (kept.state, kept.reason) == (ParcelState.STOPPED, "no_room")
    assert kept.room_needed == made.manifest.shape.sealed_length
    assert letters.written[0].body == {"schema": 1, "reason": "no_room", "room_needed": kept.room_needed}
    assert bytes(kept.key_sealed) == b"" and not storing.is_there(made.id)


def test_member_over_its_quota_is_refused_and_another_member_is_not(arrives, offer, row):
    ParcelLimits.objects.create(member="kh-test", kbit_per_second=0, quota_mib=3, retention_days=5)
    second = Offer.of(b"y" * 2**20)
    arrives("parcel.offer", second.id, second.body())
    assert (row(second.id).state, row(second.id).reason) == (ParcelState.STOPPED, "over_quota")
    assert limits.limits_of("th-test") == limits.DEFAULT


@pytest.mark.parametrize(
    "changes",
    [{"manifest": None}, {"key": "x"}, {"key": None}, {"manifest": {"id": "0"}}],
)
def test_bent_offer_is_refused_and_nothing_is_kept(arrives, changes):
    made = Offer.of(b"x")
    assert not arrives("parcel.offer", made.id, made.body(**changes)).applied
    assert not storing.is_there(made.id)


def test_offer_under_another_files_id_is_refused(arrives, offer):
    assert not arrives("parcel.offer", offer.id, offer.body()).applied
    other = Offer.of(b"x")
    assert not arrives("parcel.offer", uuid4(), other.body()).applied, "the letter names another file"


def test_bent_words_of_an_offer_break_nothing(arrives, row):
    for bent in (
        {"label": None},
        {"label": 5, "filename": ["x"]},
        {"kind": "../../x"},
        {"about": "x", "expires_at": 7},
    ):
        made = Offer.of(b"x")
        assert arrives("parcel.offer", made.id, made.body(**bent)).applied
        assert row(made.id).kind == "file"
        storing.remove(made.id)


def test_chunk_that_the_disk_lost_is_asked_for_again(offer, row, letters, service):
    for index in range(3):
        offer.put(index)
    storing.write_chunk(offer.id, offer.manifest.shape, 1, bytes(len(offer.sealed[1])))
    carry_member("kh-test")
    assert (row(offer.id).state, row(offer.id).held_count) == (ParcelState.MOVING, 2)
    assert offer.put(1).status_code == 200
    carry_member("kh-test")
    assert row(offer.id).state == ParcelState.KEPT
    assert opened_by(service, offer.id) == offer.content


def test_file_that_is_another_than_was_signed_is_stopped(arrives, row, letters):
    made, other = Offer.of(b"x" * 5_000), Offer.of(b"y" * 5_000)
    told = made.manifest.to_json() | {"sha256": other.manifest.sha256}
    arrives("parcel.offer", made.id, made.body(manifest=told))
    made.put(0)
    carry_member("kh-test")
    assert (row(made.id).state, row(made.id).reason) == (ParcelState.STOPPED, "not_as_offered")
    assert letters.kinds() == ["parcel.stopped"] and not storing.is_there(made.id)


def test_taker_of_its_kind_gets_the_whole_file_and_nothing_stays(arrives, row, letters, monkeypatch):
    got = []
    monkeypatch.setitem(
        finishing._takers, "evidence.", lambda one: got.append((one.label, b"".join(one.pieces())))
    )
    made = Offer.of(b"disk image" * 1_000)
    about = uuid4()
    arrives("parcel.offer", made.id, made.body(kind="evidence.image", about=str(about)))
    made.put(0)
    carry_member("kh-test")
    assert got == [(SECRET, made.content)]
    assert (row(made.id).state, row(made.id).conversation) == (ParcelState.DONE, about)
    assert letters.kinds() == ["parcel.done"]
    assert bytes(row(made.id).key_sealed) == b""


def test_file_that_its_taker_refuses_waits_for_a_person(arrives, row, service, monkeypatch):
    def refuse(parcel):
        raise InvalidInput("This is no disk image.")

    monkeypatch.setitem(finishing._takers, "evidence.", refuse)
    made = Offer.of(b"x" * 10)
    arrives("parcel.offer", made.id, made.body(kind="evidence.image"))
    made.put(0)
    carry_member("kh-test")
    assert row(made.id).state == ParcelState.KEPT
    assert opened_by(service, made.id) == made.content
    storing.remove(made.id)


def test_opening_is_audited_each_time_and_the_first_is_noted(offer, row, service):
    with pytest.raises(WrongState):
        opened_by(service, offer.id)
    for index in range(3):
        offer.put(index)
    carry_member("kh-test")
    opened_by(service, offer.id)
    first = row(offer.id).opened_at
    opened_by(service, offer.id)
    assert row(offer.id).opened_at == first and row(offer.id).opened_by_id == service.account_id
    with reading_as(Reader(service, Purpose.AUDIT)):
        assert AuditEntry.objects.filter(act="parcel.opened", subject_id=str(offer.id)).count() == 2


def test_receiver_that_nobody_reaches_fetches_and_the_sender_does_not_push_meanwhile(
    offer, row, monkeypatch, service
):
    """The answering half of fetching: what this node sends is given to whoever holds the key."""
    with reading_as(Reader(service, Purpose.REFERRAL)):
        Parcel.objects.filter(id=offer.id).update(way="out")
    for index, sealed in enumerate(offer.sealed):
        storing.write_chunk(offer.id, offer.manifest.shape, index, sealed)
    header = offer.header("GET", 1, Side.RECEIVER)
    answer = Client().get(f"/exchange/parcels/{offer.id}/1", headers={"Sampan-Parcel": header})
    assert (answer.status_code, answer.content) == (200, offer.sealed[1])
    assert row(offer.id).fetched_at is not None
    assert carry_member("kh-test") == 0
