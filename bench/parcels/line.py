"""A bad line between two network namespaces of this machine: its rate is set, and it loses packets at random.

Needs root, `ip`, `tc` (tbf), `iptables` (statistic) and `ethtool`. Segmentation is switched off, so that what is
lost is a packet of 1,500 octets and not a bundle of forty.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIDES = ("sampan-a", "sampan-b")
ADDRESSES = ("10.77.0.1", "10.77.0.2")
_ENDS = ("spa", "spb")
_BURST, _QUEUE = (
    "8kb",
    "150ms",
)  # what tbf lets through at once, and how long its queue may make a packet wait


def run(*words: str) -> None:
    """Run one command; raises with what it said when it fails."""
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{' '.join(words)}: {ended.stderr.strip()}")


def inside(side: int, *words: str) -> list[str]:
    """Return the words of a command that runs in the namespace of a side."""
    return ["ip", "netns", "exec", SIDES[side], *words]


@contextmanager
def bad_line(*, loss: float) -> Iterator[None]:
    """Two namespaces joined by a line that loses a share of the packets each way; removed in the end."""
    remove()
    for name in SIDES:
        run("ip", "netns", "add", name)
    try:
        run(
            "ip",
            "link",
            "add",
            _ENDS[0],
            "netns",
            SIDES[0],
            "type",
            "veth",
            "peer",
            "name",
            _ENDS[1],
            "netns",
            SIDES[1],
        )
        for side in (0, 1):
            _raise(side, loss)
        yield
    finally:
        remove()


def set_rate(kbit: int) -> None:
    """Let so many kbit/s through, each way."""
    for side in (0, 1):
        shape = ("root", "tbf", "rate", f"{kbit}kbit", "burst", _BURST, "latency", _QUEUE)
        run(*inside(side, "tc", "qdisc", "replace", "dev", _ENDS[side], *shape))


def remove() -> None:
    """Remove both namespaces, if they are there."""
    for name in SIDES:
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


def _raise(side: int, loss: float) -> None:
    end = _ENDS[side]
    run(*inside(side, "ip", "addr", "add", f"{ADDRESSES[side]}/24", "dev", end))
    for device in ("lo", end):
        run(*inside(side, "ip", "link", "set", device, "up"))
    run(*inside(side, "ethtool", "-K", end, "tso", "off", "gso", "off", "gro", "off"))
    lose = ("-m", "statistic", "--mode", "random", "--probability", str(loss), "-j", "DROP")
    run(*inside(side, "iptables", "-A", "INPUT", "-i", end, *lose))
