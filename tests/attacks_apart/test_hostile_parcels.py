"""Attacks on large files: strangers, other members, the member itself; all by what crosses the wire."""

import json
import os
import threading
import time
from uuid import uuid4

import pytest
from django.test import Client

from sampan.engines.exchange.chunk_requests import HEADER, Side
from sampan.engines.exchange.chunks import CHUNK
from sampan.partnership.members.services import suspend_member
from sampan.partnership.parcels import answers, storing, wire_views
from sampan.partnership.parcels.models import ParcelLimits
from sampan.partnership.parcels.services import answering
from sampan.registry.access.purposes import Purpose
from tests.partnership.parcels.conftest import (
    SECRET,
    Offer,
    arrives,  # noqa: F401 - fixtures
    letters,  # noqa: F401
    member,  # noqa: F401
    offer,  # noqa: F401
    removed_at_once,  # noqa: F401
    row,  # noqa: F401
    service,  # noqa: F401
)

pytestmark = [pytest.mark.database, pytest.mark.slow]

NOT_HERE = (404, b'{"reason":"unknown"}')


def test_stranger_learns_nothing_not_even_that_the_file_exists(offer):  # noqa: F811
    stranger = Offer.of(offer.content)
    for header in ("", "x", "1 sender 1 00", stranger.header("PUT", 0), stranger.header("GET", None)):
        for answer in (offer.put(0, header=header), offer.missing(header or "x")):
            assert (answer.status_code, answer.content) == NOT_HERE
            assert "Sampan-Parcel-Answer" not in answer
    nowhere = stranger.put(0)
    assert (nowhere.status_code, nowhere.content) == NOT_HERE
    assert Client().get(f"/exchange/parcels/{offer.id}").content == NOT_HERE[1], "no header at all"
    assert Client().get(f"/exchange/parcels/{offer.id}/0").content == NOT_HERE[1]


def test_other_member_who_knows_the_id_reads_and_writes_nothing(offer, arrives, row):  # noqa: F811
    """It may even have a file of its own under way here: its key opens only that one."""
    own = Offer.of(b"x" * 5_000)
    arrives("parcel.offer", own.id, own.body())
    own_id, own.id = own.id, offer.id
    assert (own.put(0, sealed=offer.sealed[0]).status_code, own.missing().status_code) == (404, 404)
    assert row(offer.id).held_count == 0
    storing.remove(own_id)


@pytest.mark.parametrize(("method", "index", "side"), [
    ("GET", 0, Side.SENDER), ("PUT", 1, Side.SENDER), ("PUT", 0, Side.RECEIVER), ("PUT", None, Side.SENDER),
])  # fmt: skip
def test_header_of_another_request_counts_for_nothing(offer, row, method, index, side):  # noqa: F811
    answer = offer.put(0, header=offer.header(method, index, side))
    assert (answer.status_code, row(offer.id).held_count) == (404, 0)


def test_header_recorded_yesterday_counts_for_nothing(offer):  # noqa: F811
    old = offer.header("GET", None, at=int(time.time()) - 86_400)
    assert offer.missing(old).status_code == 404


def test_receiver_cannot_ask_for_chunks_of_what_it_receives(offer):  # noqa: F811
    offer.put(0)
    told = {HEADER: offer.header("GET", 0, Side.RECEIVER)}
    assert Client().get(f"/exchange/parcels/{offer.id}/0", headers=told).status_code == 404


@pytest.mark.parametrize(
    "path", ["../../keys", "..%2f..%2fnode.toml", "%2e%2e/x", "0/../1", "-1", "1e3", "9" * 30]
)
def test_path_that_climbs_out_of_the_folder_leads_nowhere(offer, path, node_directory):  # noqa: F811
    before = sorted(one.name for one in node_directory.iterdir())
    for address in (f"/exchange/parcels/{path}", f"/exchange/parcels/{offer.id}/{path}"):
        assert Client().put(address, data=b"x", content_type="application/octet-stream").status_code in (
            404,
            405,
        )
    assert sorted(one.name for one in node_directory.iterdir()) == before


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x", "/x", ".bashrc", "a\r\nSet-Cookie: x", '"; x="', "", "…"]
)
def test_hostile_file_name_becomes_a_harmless_one(name):
    safe = answers.safe_name(name)
    assert safe and not safe.startswith(".") and not set(safe) & set('/\\"\r\n; ')


def test_oversized_short_and_unsealed_chunks_are_refused_and_audited(offer, row):  # noqa: F811
    for bent in (
        os.urandom(CHUNK * 3),
        b"",
        offer.sealed[0][:-1],
        offer.sealed[0] + b"x",
        os.urandom(CHUNK + 16),
    ):
        answer = offer.put(0, sealed=bent)
        assert answer.status_code == 422, len(bent)
    assert offer.put(0, sealed=offer.sealed[1]).status_code == 422, "a chunk of another place"
    beyond = offer.put(1, header=offer.header("PUT", 7))
    assert beyond.status_code == 404
    assert row(offer.id).held_count == 0


def test_chunk_beyond_the_file_is_refused(offer):  # noqa: F811
    offer.sealed += [offer.sealed[0]] * 5
    answer = offer.put(7)
    assert (answer.status_code, json.loads(answer.content)["reason"]) == (422, "no_such_chunk")


def test_suspended_member_is_answered_as_a_stranger(offer, service):  # noqa: F811
    suspend_member(node_id="kh-test", by=service, purpose=Purpose.ADMINISTRATION)
    assert (offer.put(0).status_code, offer.missing().status_code) == (404, 404)


def test_file_that_ended_takes_and_tells_nothing_more(offer, arrives):  # noqa: F811
    arrives("parcel.stopped", offer.id, {"reason": "cancelled"})
    assert (offer.put(0).status_code, offer.missing().status_code) == (404, 404)


def test_whoever_dribbles_holds_a_thread_only_so_long(monkeypatch):
    monkeypatch.setattr(wire_views, "IDLE_SECONDS", 0.1)
    over = threading.Event()
    began = time.monotonic()
    got = wire_views.patient_reader(lambda octets: b"x" if not over.wait(30) else b"")(1_000)
    over.set()
    assert got == b"" and time.monotonic() - began < 5


def test_whoever_sends_an_octet_now_and_then_is_cut_off_too(monkeypatch):
    monkeypatch.setattr(wire_views, "WHOLE_SECONDS", 0.3)
    began = time.monotonic()
    got = wire_views.patient_reader(lambda octets: time.sleep(0.05) or b"x")(1_000_000)
    assert 0 < len(got) < 1_000 and time.monotonic() - began < 5


def test_few_bodies_are_read_at_once_so_that_pages_keep_their_threads(offer, row):  # noqa: F811
    for _ in range(answering.BODIES_AT_ONCE):
        answering._bodies.acquire()
    try:
        busy = offer.put(0)
        assert (busy.status_code, busy["Retry-After"]) == (503, "1")
        assert offer.missing().status_code == 200
    finally:
        for _ in range(answering.BODIES_AT_ONCE):
            answering._bodies.release()
    assert offer.put(0).status_code == 200


def test_flood_of_offers_is_bounded_by_the_quota(arrives, row, service):  # noqa: F811
    ParcelLimits.objects.create(member="", kbit_per_second=0, quota_mib=2, retention_days=5)
    made = [Offer.of(b"x" * 700_000) for _ in range(5)]
    for one in made:
        assert arrives("parcel.offer", one.id, one.body()).applied
    assert [row(one.id).reason for one in made].count("over_quota") == 3
    for one in made:
        storing.remove(one.id)


def test_offer_of_sixteen_tebibytes_reserves_nothing(arrives, row):  # noqa: F811
    made = Offer.of(b"x")
    told = made.manifest.to_json() | {"length": 2**44, "count": 2**24}
    arrives("parcel.offer", made.id, made.body(manifest=told))
    assert row(made.id).state == "stopped" and not storing.is_there(made.id)


def test_label_stands_nowhere_in_plain_on_lists_and_pages(offer, signed_in):  # noqa: F811
    client = signed_in("focal_point")
    for address in (
        "/large-files/",
        f"/large-files/{offer.id}/",
        "/api/large-files/",
        f"/api/large-files/{offer.id}",
    ):
        assert SECRET not in client.get(address).content.decode(), address
    assert SECRET in client.post(f"/large-files/{offer.id}/").content.decode()


def test_letters_about_files_that_are_not_theirs_change_nothing(arrives, offer, row):  # noqa: F811
    for kind in ("parcel.done", "parcel.stopped"):
        assert not arrives(kind, uuid4(), {}).applied
        assert not arrives(kind, offer.id, {}, sender="th-test").applied
    assert not arrives("parcel.done", offer.id, {}).applied, "the sender cannot say that we have it"
    assert not arrives("parcel.unheard_of", offer.id, {}).applied
    assert row(offer.id).state == "moving"
