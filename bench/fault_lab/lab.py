"""The laboratory: hosts made, joined, served and written to; brought to rest and looked through."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import psycopg

from bench._nodes import free_port
from bench.fault_lab import clock, network, power
from bench.fault_lab.collecting import histories, waiting
from bench.fault_lab.doors import Doors
from bench.fault_lab.history import acknowledged, check, tally, told
from bench.fault_lab.host import Host
from bench.fault_lab.orders import Order
from bench.fault_lab.striking import Site

COUNTRIES = ("VN", "KH", "TH", "LA", "MM", "CN")
_AT_ONCE = 2  # as many as there are processors


@dataclass(frozen=True)
class Shape:
    """What the laboratory is made of."""

    hosts: int = 6
    with_network: bool = True
    with_disks: bool = True
    with_clocks: bool = True
    with_doors: bool = False  # two hosts can be parted without a network of their own
    is_forked: bool = True


@dataclass
class Lab:
    """Hosts with the network between them, and what was ordered to be written at each."""

    folder: Path
    shape: Shape
    site: Site
    orders: dict[str, Order] = field(default_factory=dict)
    ordered_at: dict[str, float] = field(default_factory=dict)
    began: float = field(default_factory=time.monotonic)

    @property
    def hosts(self) -> list[Host]:
        """The hosts."""
        return self.site.hosts

    def say(self, words: str) -> None:
        """Tell how far it is."""
        sys.stderr.write(f"[{time.monotonic() - self.began:7.1f} s] {words}\n")
        sys.stderr.flush()

    def serve(self) -> None:
        """Serve all hosts."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(Host.serve, self.hosts))

    def order(self, order: Order, host: Host) -> None:
        """Let an officer of a host write; a fault that kills them lets them go on afterwards."""
        self.orders[host.id], self.ordered_at[host.id] = order, time.monotonic()
        self.resume(host)

    def resume(self, host: Host) -> None:
        """Let the host's officer write again what was ordered, after the machine came back."""
        order = self.orders.get(host.id)
        if order is None or any(one.poll() is None for one in host.officers):
            return
        host.start_officer(json.dumps(asdict(replace(order, owed=self._owed(order, host)))))

    def _owed(self, order: Order, host: Host) -> int:
        """Return how many letters the host's officer is behind what was ordered in all at a rate."""
        due = order.rate * (time.monotonic() - self.ordered_at[host.id])
        return max(0, int(min(due, order.total)) - host.noted())

    def finish_writing(self, seconds: float = 60.0) -> None:
        """Tell the officers to stop, and wait for them."""
        self.orders.clear()
        for host in self.hosts:
            host.dismiss_officers(seconds)

    def wait_for_notes(self, seconds: float = 120.0) -> None:
        """Wait until each officer has written a first letter."""
        ends = time.monotonic() + seconds
        while not all(host.notes.exists() and host.notes.stat().st_size for host in self.hosts):
            if time.monotonic() > ends:
                raise RuntimeError("An officer did not begin to write.")
            time.sleep(0.1)

    def wait_for_officers(self, seconds: float) -> None:
        """Wait until the officers have written all that was ordered; they are not told to stop."""
        ends = time.monotonic() + seconds
        while any(one.poll() is None for host in self.hosts for one in host.officers):
            if time.monotonic() > ends:
                raise RuntimeError("The officers did not write their letters in time.")
            time.sleep(0.2)

    def waiting(self) -> int | None:
        """Return how many letters have no acknowledgement yet, None while a database is down."""
        try:
            return sum(waiting(host) for host in self.hosts)
        except (psycopg.OperationalError, OSError):
            return None

    def come_to_rest(self, seconds: float) -> float | None:
        """Wait until nothing is on the way; return how long it took, None when it does not within `seconds`."""
        began, told_at = time.monotonic(), 0.0
        while time.monotonic() - began < seconds:
            left = self.waiting()
            if left == 0:
                return time.monotonic() - began
            if time.monotonic() - told_at > 10:
                told_at = time.monotonic()
                self.say(f"waiting for {left if left is not None else 'a database and its'} letters")
            time.sleep(0.25)
        return None

    def verdict(self) -> dict[str, Any]:
        """Check the history of every line; return figures and the violations, zeros included."""
        violations, letters, told_otherwise, lines = [], 0, 0, 0
        for history in histories(self.hosts):
            violations += check(history)
            letters += acknowledged(history)
            told_otherwise += told(history)
            lines += bool(history.sent)
        shown = [f"{one.kind}: {one.line}: {one.letter_id} {one.words}" for one in violations[:50]]
        counts = {"acknowledged": letters, "expired_or_refused_and_told": told_otherwise, "lines": lines}
        return counts | {"violations": tally(violations), "examples": shown}

    def leave(self) -> None:
        """Stop and remove everything."""
        for meddler in self.site.meddlers.values():
            meddler.kill()
            meddler.communicate()
        for host in self.hosts:
            host.leave()
        for way in (self.site.network, self.site.doors):
            if way is not None:
                way.down()


@contextmanager
def laboratory(
    folder: Path, shape: Shape, *, before_serving: Callable[[Host], None] | None = None
) -> Iterator[Lab]:
    """A laboratory of fresh nodes that know one another, served; removed in the end.

    The fresh nodes are kept in `folder`/fresh and copied, so that a second run begins sooner.
    """
    net = network.Network(shape.hosts) if shape.with_network else None
    hosts = _hosts(folder, shape)
    lab = Lab(folder, shape, Site(hosts, net, _doors(hosts) if shape.with_doors else None))
    lab.site.resume = lab.resume
    try:
        _make_fresh(lab)
        for way in (net, lab.site.doors):
            if way is not None:
                way.up()
        for host in lab.hosts:
            _remove_leftovers(host)
            subprocess.run(["cp", "-a", str(_fresh(folder, host)), str(host.directory)], check=True)
            if before_serving is not None:
                before_serving(host)
            if shape.with_disks:
                host.disk = power.PoweredDisk.under(host.directory)
        lab.serve()
        lab.say(f"{shape.hosts} nodes are served")
        lab.began = time.monotonic()
        yield lab
    finally:
        lab.leave()


def _remove_leftovers(host: Host) -> None:
    """Remove what a run that was killed left of this host."""
    for one in host.directory.parent.glob(f"{host.id}*"):
        shutil.rmtree(one, ignore_errors=True) if one.is_dir() else one.unlink()


def _hosts(folder: Path, shape: Shape) -> list[Host]:
    (folder / "run").mkdir(parents=True, exist_ok=True)
    found = []
    for index, country in enumerate(COUNTRIES[: shape.hosts]):
        name = f"{country.lower()}-lab"
        at = (network.address(index), network.PORT) if shape.with_network else ("127.0.0.1", free_port())
        enter = network.enter(index) if shape.with_network else ()
        host = Host(folder / "run" / name, name, country, *at, enter=enter, is_forked=shape.is_forked)
        if shape.with_clocks and clock.is_possible():
            host.clock = clock.Clock(folder / f"{name}.clock")
            host.clock.file.unlink(missing_ok=True)
        found.append(host)
    return found


def _doors(hosts: list[Host]) -> Doors:
    doors = Doors([host.port for host in hosts])
    for host, port in zip(hosts, doors.front, strict=True):
        host.door = port
    return doors


def _make_fresh(lab: Lab) -> None:
    """Make the nodes and let each confirm the others, unless an earlier run left them in the folder."""
    fresh = [_fresh(lab.folder, host) for host in lab.hosts]
    if lab.shape.with_network and all(one.exists() for one in fresh):
        return
    lab.say(f"making {len(fresh)} nodes")
    for host, place in zip(lab.hosts, fresh, strict=True):
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(host.directory, ignore_errors=True)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(Host.make, lab.hosts))
        cards = list(pool.map(lambda host: host.ask("card"), lab.hosts))
        lab.say("they meet")
        list(
            pool.map(
                lambda host: host.ask("meet", told=[one for one in cards if one["node_id"] != host.id]),
                lab.hosts,
            )
        )
    for host, place in zip(lab.hosts, fresh, strict=True):
        place.parent.mkdir(exist_ok=True)
        host.directory.rename(place)


def _fresh(folder: Path, host: Host) -> Path:
    return folder / "fresh" / host.id


def in_background(act: Callable[[], object]) -> threading.Thread:
    """Run something beside."""
    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    return thread


def is_root() -> bool:
    """Say whether namespaces and disks can be had."""
    return os.geteuid() == 0 and network.is_possible() and power.is_possible()
