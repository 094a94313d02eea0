"""A slow, jittery, reordering, doubling network: `python -m bench.fault_lab.relay NAMESPACE...`.

Each namespace gets a TUN device whose packets come here; they wait as their direction's rule says and are written
into the device of the namespace that their destination belongs to. Rules come as JSON lines on standard input.
"""

import ctypes
import fcntl
import heapq
import json
import os
import random
import selectors
import struct
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_CLONE_NEWNET = 0x40000000
_LARGEST = 65_536
_BURST = 64  # packets read from one device before the others are looked at


@dataclass
class Queue:
    """Packets on their way; pure: the time comes in as an argument."""

    chance: random.Random
    rules: dict[tuple[bytes, bytes], dict[str, float]] = field(default_factory=dict)
    _heap: list[tuple[float, int, bytes]] = field(default_factory=list)
    _last: dict[tuple[bytes, bytes], float] = field(default_factory=dict)
    _count: int = 0

    def take(self, packet: bytes, now: float) -> None:
        """Let a packet in: late by delay and jitter, in order; some are held back so that others pass them."""
        way = (packet[12:16], packet[16:20])
        rule = self.rules.get(way, {})
        due = now + rule.get("delay", 0.0) + rule.get("jitter", 0.0) * self.chance.random()
        if self.chance.random() < rule.get("reorder", 0.0):
            due += rule.get("hold", 0.05)
        else:
            due = self._last[way] = max(due, self._last.get(way, 0.0))
        for _ in range(2 if self.chance.random() < rule.get("double", 0.0) else 1):
            self._count += 1
            heapq.heappush(self._heap, (due, self._count, packet))

    def due(self, now: float) -> list[bytes]:
        """Return the packets that have waited long enough."""
        ready = []
        while self._heap and self._heap[0][0] <= now:
            ready.append(heapq.heappop(self._heap)[2])
        return ready

    def wait(self, now: float) -> float | None:
        """Return the seconds until the next packet is due, None when there is none."""
        return max(0.0, self._heap[0][0] - now) if self._heap else None


def obey(queue: Queue, line: str) -> None:
    """Change the rule of one direction."""
    told: dict[str, Any] = json.loads(line)
    way = (_packed(told["from"]), _packed(told["to"]))
    queue.rules[way] = told["rule"]


def main(names: list[str]) -> None:
    """Relay until standard input closes."""
    devices = {_last_octet(index): _device(name) for index, name in enumerate(names)}
    queue = Queue(random.Random(1))
    selector = selectors.DefaultSelector()
    for device in devices.values():
        selector.register(device, selectors.EVENT_READ)
    selector.register(sys.stdin, selectors.EVENT_READ, "rules")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        for key, _ in selector.select(queue.wait(time.monotonic())):
            if key.data == "rules":
                line = sys.stdin.readline()
                if not line:
                    return
                obey(queue, line)
            else:
                _drain(key.fd, queue)
        for packet in queue.due(time.monotonic()):
            _send(devices, packet)


def _drain(device: int, queue: Queue) -> None:
    for _ in range(_BURST):
        try:
            packet = os.read(device, _LARGEST)
        except BlockingIOError:
            return
        if packet[0] >> 4 == 4:
            queue.take(packet, time.monotonic())


def _send(devices: dict[int, int], packet: bytes) -> None:
    try:
        os.write(devices[packet[19]], packet)
    except (KeyError, OSError):  # nobody there, or the device is down: the packet is lost, as packets are
        return


def _device(namespace: str) -> int:
    """Return a TUN device in a namespace; a thread goes there to make it, as going is a thread's own."""
    made: list[int] = []

    def make() -> None:
        with open(f"/run/netns/{namespace}") as place:
            if ctypes.CDLL(None, use_errno=True).setns(place.fileno(), _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
        device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
        fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", b"tun0", _IFF_TUN | _IFF_NO_PI))
        made.append(device)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return made[0]


def _packed(address: str) -> bytes:
    return bytes(int(one) for one in address.split("."))


def _last_octet(index: int) -> int:
    return index + 1


if __name__ == "__main__":
    main(sys.argv[1:])
