"""Several hosts on one machine: network namespaces on a bridge of their own, which no packet leaves.

Loss and one-way drops by iptables, bandwidth by tbf. This kernel has no netem: delay, jitter and reordering come from
a relay in user space (`relay.py`), through which single directions are led when a fault asks for it.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SUBNET = "198.18.77"  # RFC 2544: addresses for benchmarks, routed nowhere
PORT = 8000
_SWITCH = "lab-switch"


def is_possible() -> bool:
    """Say whether namespaces can be made here: as root, with ip, iptables and TUN."""
    here = all(
        Path(f"/usr/sbin/{one}").exists() or Path(f"/sbin/{one}").exists() for one in ("ip", "iptables")
    )
    return os.geteuid() == 0 and here and Path("/dev/net/tun").exists()


def address(index: int) -> str:
    """Return the address of the host of that index, from 0."""
    return f"{SUBNET}.{index + 1}"


def enter(index: int) -> tuple[str, ...]:
    """Return the words that run a program in the network of a host."""
    return ("nsenter", f"--net=/run/netns/{_name(index)}")


@dataclass
class Network:
    """The namespaces of some hosts, each with `eth0` on the bridge and `tun0` into the relay."""

    count: int
    relay: subprocess.Popen[str] | None = None

    def up(self) -> None:
        """Make everything; what an earlier run left is removed first."""
        self.down()
        _ip("netns", "add", _SWITCH)
        _ip("-n", _SWITCH, "link", "add", "br0", "type", "bridge")
        _ip("-n", _SWITCH, "link", "set", "br0", "up")
        for index in range(self.count):
            self._add(index)
        words = [sys.executable, "-m", "bench.fault_lab.relay", *(_name(one) for one in range(self.count))]
        kept = os.environ | {"PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
        self.relay = subprocess.Popen(
            words, env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.relay.stdout is not None
        self.relay.stdout.readline()
        for index in range(self.count):
            _ip("-n", _name(index), "link", "set", "tun0", "up")

    def down(self) -> None:
        """Remove everything."""
        if self.relay is not None:
            self.relay.kill()
            self.relay.communicate()
            self.relay = None
        for name in os.listdir("/run/netns") if Path("/run/netns").is_dir() else ():
            if name.startswith("lab-"):
                _ip("netns", "del", name)

    def drop(self, *, source: int, target: int, share: float, on: bool) -> None:
        """Begin or end to drop a share of the packets from one host to another, at the receiver."""
        some = ("-m", "statistic", "--mode", "random", "--probability", f"{share:.3f}") if share < 1 else ()
        _tables(target, "-A" if on else "-D", "INPUT", "-s", address(source), *some, "-j", "DROP")

    def redirect(self, *, source: int, target: int, port: int, on: bool) -> None:
        """Begin or end to lead a host's new connections to another one's node into a port of the meddler there."""
        what = (
            "-p",
            "tcp",
            "-s",
            address(source),
            "--dport",
            str(PORT),
            "-j",
            "REDIRECT",
            "--to-ports",
            str(port),
        )
        _tables(target, "-t", "nat", "-A" if on else "-D", "PREROUTING", *what)

    def slow(self, index: int, kilobits: int) -> None:
        """Let a host send at most so many kilobits a second; 0 for no limit."""
        if kilobits:
            shape = ("tbf", "rate", f"{kilobits}kbit", "burst", "16kb", "latency", "400ms")
            _run(*enter(index), "tc", "qdisc", "replace", "dev", "eth0", "root", *shape)
        else:
            _run(*enter(index), "tc", "qdisc", "del", "dev", "eth0", "root", check=False)

    def link(self, index: int, *, up: bool) -> None:
        """Pull a host's cable, or put it back."""
        _ip("-n", _name(index), "link", "set", "eth0", "up" if up else "down")

    def shape(self, *, source: int, target: int, **rule: float) -> None:
        """Lead one direction through the relay: delay, jitter (seconds), reorder, double (shares). None: no more."""
        assert self.relay is not None and self.relay.stdin is not None
        told = {"from": address(source), "to": address(target), "rule": rule}
        self.relay.stdin.write(json.dumps(told) + "\n")
        self.relay.stdin.flush()
        way = ("-n", _name(source), "route")
        if rule:
            _ip(*way, "replace", f"{address(target)}/32", "dev", "tun0", "src", address(source))
        else:
            _run("ip", *way, "del", f"{address(target)}/32", "dev", "tun0", check=False)

    def heal(self) -> None:
        """Take every fault out of the network."""
        for one in range(self.count):
            _tables(one, "-F", "INPUT")
            _tables(one, "-t", "nat", "-F", "PREROUTING")
            self.slow(one, 0)
            self.link(one, up=True)
            for other in range(self.count):
                if other != one:
                    self.shape(source=one, target=other)

    def _add(self, index: int) -> None:
        name, outer = _name(index), f"port{index}"
        _ip("netns", "add", name)
        _ip("link", "add", "eth0", "netns", name, "type", "veth", "peer", "name", outer, "netns", _SWITCH)
        _ip("-n", _SWITCH, "link", "set", outer, "master", "br0", "up")
        _ip("-n", name, "addr", "add", f"{address(index)}/24", "dev", "eth0")
        for device in ("eth0", "lo"):
            _ip("-n", name, "link", "set", device, "up")
        for setting in ("all", "default", "eth0"):
            _run(*enter(index), "sysctl", "-qw", f"net.ipv4.conf.{setting}.rp_filter=0")


def _name(index: int) -> str:
    return f"lab-{index + 1}"


def _tables(index: int, *words: str) -> None:
    _run(*enter(index), "iptables", "-w", *words)


def _ip(*words: str) -> None:
    _run("ip", *words)


def _run(*words: str, check: bool = True) -> None:
    ended = subprocess.run(words, check=False, capture_output=True, text=True)
    if check and ended.returncode:
        raise RuntimeError(f"{' '.join(words)}: {ended.stderr.strip()}")
