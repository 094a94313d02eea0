"""A short form of `./dev bench observer`: what the size and the time of a frame tell, with and without steady mode.

The sender's pace, its wire and the receiver's hold are the real ones, over sockets through a recording relay; what
is inside and the work that it makes are drawn. The guesser is the bench's own.
"""

import asyncio
import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bench.observer.features import NAMES, exchanges, rows
from bench.observer.guessing import balanced, nearest, score
from bench.observer.relay import relay
from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.partnership.exchange.edge import HOLD, hold_of
from sampan.partnership.exchange.services import holding
from sampan.partnership.exchange.services.holding import receive_held
from sampan.partnership.exchange.services.opening import Reception
from sampan.partnership.exchange.services.pacing import Outgoing, Pace
from sampan.partnership.exchange.wire import Wire

SIZE, TICK, SECONDS = 65_536, 0.12, 7.0
OCTETS = {"urgent": 1_200, "release": 30_000, "figures": 50_000}
WORK = {"urgent": 0.002, "release": 0.02, "figures": 0.035}  # seconds at the receiver
BAND = 15.0  # percentage points: some two hundred frames say no more


class Receiver(BaseHTTPRequestHandler):
    """Takes frames in with work that depends on what is inside, and answers held or at once."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        arrived, body = time.monotonic(), self.rfile.read(int(self.headers["Content-Length"]))
        seconds = hold_of(self.headers)
        held = {"arrived_at": arrived, "seconds": seconds}
        answer = receive_held(body, signer="", **held) if seconds else take_in(body, "")
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, *told: object) -> None:
        return


def take_in(octets: bytes, signer: str) -> Reception:
    """Work as long as the kind inside asks for, and answer with a word that grows with it."""
    inside = read_frame(octets)
    for blob in inside:
        time.sleep(WORK[blob[:7].decode().strip()])
    return Reception(200, pack_frame([blob[:100] for blob in inside]))


@dataclass
class Seen:
    """What the relay wrote down, and the truth by the client's port."""

    path: Path
    address: str
    truth: dict[int, tuple[str, str]] = field(default_factory=dict)

    def post(self, name: str, frame: bytes, headers: dict[str, str]) -> None:
        """Post a frame as a sender, over a connection of its own."""
        with Wire(self.address) as wire:
            wire.post_signed(frame, headers)
            port = wire._connection.sock.getsockname()[1]
        inside = read_frame(frame)
        self.truth[port] = name, inside[0][:7].decode().strip() if inside else ""

    def told(self) -> tuple[list[list[float]], list[tuple[str, str]]]:
        """The features of each frame whose truth is known, and the truth: sender, kind."""
        lines = self.path.read_text().splitlines()
        ordered, features = rows(
            (one for line in lines for one in exchanges(json.loads(line))), tick=TICK, day=3.0
        )
        known = [place for place, one in enumerate(ordered) if one.port in self.truth]
        return [features[place] for place in known], [self.truth[ordered[place].port] for place in known]


@pytest.fixture
def seen(tmp_path, monkeypatch) -> Iterator[Seen]:
    monkeypatch.setattr(holding, "_take_in", take_in)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    loop, path = asyncio.new_event_loop(), tmp_path / "seen"
    with path.open("a") as out:
        threads = [
            threading.Thread(target=one, daemon=True) for one in (server.serve_forever, loop.run_forever)
        ]
        for one in threads:
            one.start()
        starting = asyncio.start_server(
            lambda reader, writer: relay(reader, writer, "line", server.server_port, out), "127.0.0.1", 0
        )
        listening = asyncio.run_coroutine_threadsafe(starting, loop).result(10)
        yield Seen(path, f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}")
        loop.call_soon_threadsafe(listening.close)
        time.sleep(0.1)
        loop.call_soon_threadsafe(loop.stop)
        threads[1].join()
        server.shutdown()
        server.server_close()
    loop.close()


def blob(chance: random.Random) -> bytes:
    kind = chance.choice(list(OCTETS))
    return kind.ljust(7).encode() + bytes(chance.randint(OCTETS[kind] // 2, OCTETS[kind]))


def send_steadily(
    seen: Seen, name: str, chance: random.Random, pools: tuple[ThreadPoolExecutor, ...]
) -> None:
    headers = {HOLD: f"{int(1_000 * TICK):04d}"}

    def outgoing() -> Outgoing:
        blobs = [blob(chance)] if chance.random() < 0.5 else []
        return Outgoing(name, "", pack_frame(blobs, size=SIZE), (headers,))

    def post(sent: Outgoing, key: int) -> None:
        seen.post(name, sent.frame, headers)

    pace = Pace(name, TICK, *pools, outgoing(), post, grid=0.0)
    pace._look, pace._keep = (lambda: None), (lambda *told: None)
    pace._next = outgoing
    threading.Timer(SECONDS, pace.stop.set).start()
    pace.run()


def send_at_once(seen: Seen, name: str, chance: random.Random) -> None:
    for _ in range(40):
        time.sleep(chance.expovariate(20.0))
        seen.post(name, pack_frame([blob(chance)]), {})


def all_at_once(send: Callable[[str, random.Random], None]) -> None:
    names = ("vn-one", "kh-two", "th-three")
    threads = [threading.Thread(target=send, args=(name, random.Random(name))) for name in names]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    time.sleep(0.3)


def test_steady_frames_tell_neither_sender_nor_kind_nor_whether_they_hold_anything(seen):
    with ThreadPoolExecutor(1) as desk, ThreadPoolExecutor(16) as wires:
        all_at_once(lambda name, chance: send_steadily(seen, name, chance, (desk, wires)))
    features, truth = seen.told()
    assert len(features) > 60
    inside = [bool(kind) for _, kind in truth]
    holding_any = [place for place, one in enumerate(inside) if one]
    guesses = {
        "sender": score(features, [sender for sender, _ in truth], nearest),
        "anything": score(features, ["something" if one else "nothing" for one in inside], nearest),
        "kind": score([features[i] for i in holding_any], [truth[i][1] for i in holding_any], nearest),
    }
    assert {row[NAMES.index("octets there")] for row in features} == {features[0][0]}
    assert all(abs(one.above) < max(BAND, 1.5 * one.interval) for one in guesses.values()), guesses


def test_the_same_guesser_tells_kinds_of_letters_that_leave_at_once(seen):
    all_at_once(lambda name, chance: send_at_once(seen, name, chance))
    features, truth = seen.told()
    assert len(features) > 60 and score(features, [kind for _, kind in truth], nearest).above > BAND


def test_classes_are_balanced_within_each_span():
    labels = ["a"] * 50 + ["b"] * 21 + ["c"] * 33 + ["a"] * 9
    chosen = balanced(labels, [0] * 104 + [1] * 9, random.Random(1))
    assert {one: sum(labels[i] == one for i in chosen) for one in "abc"} == {"a": 21, "b": 21, "c": 21}
    assert chosen == sorted(chosen) and max(chosen) < 104
