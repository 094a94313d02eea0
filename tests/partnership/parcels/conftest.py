"""A member made of the pure engine: it offers files to this node, and takes what this node sends."""

import base64
import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.test import Client

from sampan.engines.exchange.chunk_requests import HEADER, ChunkRequest, Side, answer_header
from sampan.engines.exchange.chunks import CHUNK, ChunkCipher, FileSealer, Manifest, Shape
from sampan.engines.exchange.holdings import missing_ranges, nothing_of, with_chunk
from sampan.engines.exchange.notation import write_time
from sampan.partnership.members.queries import fingerprint_of
from sampan.partnership.members.services import confirm_member, propose_member
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.services import carrying, rows
from sampan.partnership.parcels.wire import WireAnswer
from sampan.registry.access.context import leave, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.correspondence.facts import ArrivedLetter, OutgoingLetter
from sampan.registry.correspondence.services import writing
from sampan.registry.correspondence.services.taking_in import take_in
from tests.partnership.exchange.conftest import Peer

SECRET = "Cầu Lạng Sơn, cô gái mặc áo đỏ"
SIZE = 2 * CHUNK + 3_000


@dataclass
class Offer:
    """A file as its sender holds it: content, key, sealed chunks, manifest."""

    content: bytes
    id: UUID
    key: bytes
    sealed: list[bytes]
    manifest: Manifest

    @classmethod
    def of(cls, content: bytes) -> "Offer":
        shape, key = Shape(uuid4().bytes, len(content)), os.urandom(32)
        sealer = FileSealer(shape, key=key)
        parts = [content[at * CHUNK : at * CHUNK + shape.part(at)] for at in range(shape.count)]
        return cls(content, UUID(bytes=shape.file_id), key, list(sealer.sealed(parts)), sealer.manifest())

    def body(self, **changes: object) -> dict[str, object]:
        told = {
            "schema": 1, "manifest": self.manifest.to_json(), "key": base64.b64encode(self.key).decode(),
            "label": SECRET, "filename": "cầu.mp4", "kind": "file", "about": None,
            "expires_at": write_time(datetime.now(UTC) + timedelta(days=3)),
        }  # fmt: skip
        return told | changes

    def header(self, method: str, index: int | None, side: Side = Side.SENDER, **changes: object) -> str:
        told = {"key": self.key, "at": int(datetime.now(UTC).timestamp())} | changes
        return ChunkRequest(self.id.bytes, side, method, index).header(**told)

    def put(
        self, index: int, sealed: bytes | None = None, header: str | None = None, client: Client | None = None
    ):
        """Send a chunk as the sender's node does; nobody reads before or after."""
        leave()
        answer = (client or Client()).put(
            f"/exchange/parcels/{self.id}/{index}",
            data=self.sealed[index] if sealed is None else sealed,
            content_type="application/octet-stream",
            headers={HEADER: self.header("PUT", index) if header is None else header},
        )
        leave()
        return answer

    def missing(self, header: str | None = None):
        leave()
        told = {HEADER: self.header("GET", None) if header is None else header}
        answer = Client().get(f"/exchange/parcels/{self.id}", headers=told)
        leave()
        return answer


@dataclass
class Letters:
    """The letters that this node wrote."""

    written: list[OutgoingLetter] = field(default_factory=list)

    def carry(self, letters) -> list[None]:
        self.written += letters
        return [None for _ in letters]

    def kinds(self) -> list[str]:
        return [one.kind for one in self.written]


@pytest.fixture(autouse=True)
def letters(monkeypatch) -> Letters:
    """Let letters leave into a list."""
    kept = Letters()
    monkeypatch.setattr(writing, "_carriers", [kept.carry])
    return kept


@pytest.fixture(autouse=True)
def removed_at_once(monkeypatch) -> None:
    """A test's own transaction never commits: let what follows a commit happen at once."""
    monkeypatch.setattr(rows, "transaction", SimpleNamespace(on_commit=lambda act, robust: act()))


@pytest.fixture
def service(people) -> Actor:
    """The node's own service account."""
    return people("node_service")


@pytest.fixture
def member(service) -> Peer:
    """`kh-test`, confirmed."""
    peer = Peer()
    propose_member(card=peer.card, by=service, purpose=Purpose.ADMINISTRATION)
    told = " ".join(fingerprint_of(peer.card))
    confirm_member(node_id="kh-test", fingerprint=told, by=service, purpose=Purpose.ADMINISTRATION)
    return peer


@pytest.fixture
def arrives(service, member) -> Callable[..., object]:
    """Lets a letter of the member arrive and returns its outcome."""

    def arrive(kind: str, conversation: UUID, body: dict[str, object], sender: str = "kh-test"):
        now = datetime.now(UTC)
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return take_in(
                ArrivedLetter(
                    id=uuid4(), member=sender, kind=kind, conversation=conversation, in_reply_to=None, body=body,
                    written_at=now, received_at=now, by=service, purpose=Purpose.REFERRAL, digest="d" * 64,
                )
            )  # fmt: skip

    return arrive


@pytest.fixture
def offer(arrives) -> Offer:
    """A file of three chunks that the member has offered; none has arrived."""
    made = Offer.of(random.Random(1).randbytes(SIZE))
    assert arrives("parcel.offer", made.id, made.body()).applied
    yield made
    storing.remove(made.id)


@pytest.fixture
def row(service) -> Callable[[UUID], Parcel]:
    """Reads a parcel past its pages."""

    def read(parcel_id: UUID) -> Parcel:
        with reading_as(Reader(service, Purpose.REFERRAL)):
            return Parcel.objects.get(id=parcel_id)

    return read


@dataclass
class Receiver:
    """The member's node at the other end of a fake wire: it takes chunks as a node does; `faults` come first."""

    key: bytes = b""
    shape: Shape | None = None
    held: bytes = b""
    chunks: dict[int, bytes] = field(default_factory=dict)
    puts: list[int] = field(default_factory=list)
    faults: list[object] = field(default_factory=list)
    state: str = "moving"

    def knows(self, letter: OutgoingLetter) -> None:
        """Take the offer's letter."""
        self.key = base64.b64decode(str(letter.body["key"]))
        self.shape = Manifest.from_json(letter.body["manifest"]).shape
        self.held = nothing_of(self.shape.count)

    def missing(self, parcel_id: UUID, header: str) -> WireAnswer:
        told = {"state": self.state, "count": self.shape.count}
        told["missing"] = missing_ranges(self.held, self.shape.count)
        return self._answer(header, 200, json.dumps(told).encode())

    def put(self, parcel_id: UUID, index: int, header: str, sealed: bytes) -> WireAnswer:
        self.puts.append(index)
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, WireAnswer):
            return fault
        if isinstance(fault, Exception):
            raise fault
        ChunkCipher(self.shape, key=self.key).open(index, sealed)
        self.chunks[index], self.held = sealed, with_chunk(self.held, index)
        if fault == "answer lost":
            raise carrying.BrokenOff
        return self._answer(header, 200, b"{}")

    def _answer(self, header: str, status: int, body: bytes) -> WireAnswer:
        mac = answer_header(header, file_id=self.shape.file_id, key=self.key, status=status, body=body)
        return WireAnswer(status, body, mac, 0)

    def __enter__(self) -> "Receiver":
        return self

    def __exit__(self, *error: object) -> None:
        return None


@pytest.fixture
def receiver(monkeypatch) -> Receiver:
    """The member's node, reached by a fake wire."""
    made = Receiver()
    monkeypatch.setattr(carrying, "ChunkWire", lambda address, wait: made)
    return made
