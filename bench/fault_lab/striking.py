"""Does each fault to the laboratory, and undoes it."""

import json
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from bench.fault_lab.doors import Doors
from bench.fault_lab.faults import Fault, Kind
from bench.fault_lab.host import Host
from bench.fault_lab.looking import look
from bench.fault_lab.network import Network
from bench.fault_lab.serving import send

MEDDLER_PORT = 9_100
_MEDDLED = 0.6  # the least share of what passes the meddler that it changes: some seconds see few requests
_MODES = {Kind.CORRUPT: "corrupt", Kind.LOST_ANSWER: "lose_answer", Kind.REPLAY: "replay"}


@dataclass
class Site:
    """What faults strike: hosts, the way between them if there is one, and who starts the officers again."""

    hosts: list[Host]
    network: Network | None
    doors: Doors | None = None
    resume: Callable[[Host], None] = lambda host: None
    guards: list[threading.Lock] = field(default_factory=list)
    meddlers: dict[int, subprocess.Popen[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give each host a guard: one fault at a time takes its processes or its disk."""
        self.guards = [threading.Lock() for _ in self.hosts]


def strike(site: Site, fault: Fault) -> dict[str, object]:
    """Do one fault, wait as long as it lasts, undo it; return what there is to tell of it."""
    if fault.kind in _BETWEEN:
        return _BETWEEN[fault.kind](site, fault)
    with site.guards[fault.target]:
        return _AT_HOST[fault.kind](site, fault)


# ---- between two hosts


def _drop_one_way(site: Site, fault: Fault) -> dict[str, object]:
    share = fault.size if fault.kind is Kind.LOSS else 1.0
    ways = [(fault.other, fault.target)]
    ways += [(fault.target, fault.other)] if fault.kind is Kind.PARTITION else []
    for on in (True, False):
        for source, target in ways:
            _network(site).drop(source=source, target=target, share=share, on=on)
        time.sleep(fault.seconds if on else 0)
    return {}


def _relay(site: Site, fault: Fault) -> dict[str, object]:
    rules = {
        Kind.DELAY: {"delay": fault.size, "jitter": fault.size},
        Kind.REORDER: {"delay": 0.01, "reorder": fault.size, "hold": 0.06},
        Kind.DOUBLE: {"delay": 0.002, "double": fault.size},
    }
    way = {"source": fault.other, "target": fault.target}
    _network(site).shape(**way, **rules[fault.kind])
    time.sleep(fault.seconds)
    _network(site).shape(**way)
    return {}


def _meddle(site: Site, fault: Fault) -> dict[str, object]:
    """Lead one direction's new connections through the meddler at the target."""
    way = {"source": fault.other, "target": fault.target, "port": MEDDLER_PORT}
    with site.guards[fault.target]:
        before = _order(site, fault.target, mode=_MODES[fault.kind], share=max(_MEDDLED, fault.size))
    _network(site).redirect(**way, on=True)
    time.sleep(fault.seconds)
    _network(site).redirect(**way, on=False)
    after = _order(site, fault.target, mode="pass")
    mode = _MODES[fault.kind]
    meddled = after.get(mode, 0) - before.get(mode, 0)
    return {"struck": meddled > 0, "meddled": meddled}


def _order(site: Site, index: int, **order: object) -> dict[str, int]:
    meddler = site.meddlers.get(index)
    if meddler is None:
        host = site.hosts[index]
        words = ["-m", "bench.fault_lab.meddler", host.address, str(host.port), str(MEDDLER_PORT), str(index)]
        meddler = host.start(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # type: ignore[assignment]
        site.meddlers[index] = meddler
        meddler.stdout.readline()
    meddler.stdin.write(json.dumps(order) + "\n")
    meddler.stdin.flush()
    told: dict[str, int] = json.loads(meddler.stdout.readline())
    return told


# ---- at one host


def _kill_child(site: Site, fault: Fault) -> dict[str, object]:
    host = site.hosts[fault.target]
    pid = host.pid("web" if fault.kind is Kind.KILL_WEB else "worker")
    return {"struck": bool(pid and send(pid, signal.SIGKILL))}


def _kill_postgres(site: Site, fault: Fault) -> dict[str, object]:
    pids = site.hosts[fault.target].postgres()
    if fault.kind is Kind.KILL_BACKEND:
        pids = random.Random(fault.seed).sample(pids[1:], k=min(1, len(pids[1:])))
    return {"struck": bool(pids and send(pids[0], signal.SIGKILL))}


def _kill_node(site: Site, fault: Fault) -> dict[str, object]:
    host = site.hosts[fault.target]
    host.kill_everything()
    time.sleep(fault.seconds)
    return _back(site, host)


def _restart(site: Site, fault: Fault) -> dict[str, object]:
    host = site.hosts[fault.target]
    host.stop()
    time.sleep(fault.seconds)
    return _back(site, host)


def _freeze(site: Site, fault: Fault) -> dict[str, object]:
    host = site.hosts[fault.target]
    name = {Kind.STOP_WEB: "web", Kind.STOP_WORKER: "worker"}.get(fault.kind)
    pids = [host.pid(name)] if name else host.postgres()
    stopped = [pid for pid in pids if pid and send(pid, signal.SIGSTOP)]
    time.sleep(fault.seconds)
    for pid in stopped:
        send(pid, signal.SIGCONT)
    return {"processes": len(stopped)}


def _cut(site: Site, fault: Fault) -> dict[str, object]:
    host = site.hosts[fault.target]
    lost = host.cut_power(survive=fault.size, seed=fault.seed)
    time.sleep(fault.seconds)
    found = look(host, [one for one in site.hosts if one is not host])
    return {"lost": lost, "missing": asdict(found), **_back(site, host)}


def _ail(site: Site, fault: Fault) -> dict[str, object]:
    disk = site.hosts[fault.target].disk
    if disk is None:
        return {"struck": False}
    if fault.kind is Kind.SLOW_DISK:
        disk.tell(do="slow", seconds=fault.size)
        time.sleep(fault.seconds)
        return disk.tell(do="slow", seconds=0)
    what = "full" if fault.kind is Kind.DISK_FULL else "eio"
    disk.tell(do=what, on=True)
    time.sleep(fault.seconds)
    return disk.tell(do=what, on=False)


def _jump(site: Site, fault: Fault) -> dict[str, object]:
    clock = site.hosts[fault.target].clock
    if clock is None:
        return {"struck": False}
    clock.move(fault.size)
    time.sleep(fault.seconds)
    clock.move(0)
    return {"jump": fault.size}


def _link(site: Site, fault: Fault) -> dict[str, object]:
    network = _network(site)
    if fault.kind is Kind.SLOW_LINK:
        network.slow(fault.target, int(fault.size))
        time.sleep(fault.seconds)
        network.slow(fault.target, 0)
        return {}
    network.link(fault.target, up=False)
    time.sleep(fault.seconds)
    network.link(fault.target, up=True)
    return {}


def _back(site: Site, host: Host) -> dict[str, object]:
    seconds = host.serve()
    site.resume(host)
    return {"back_after": round(seconds, 2)}


def _network(site: Site) -> Network:
    if site.network is None:
        raise RuntimeError("This fault needs a network of namespaces.")
    return site.network


_BETWEEN = (
    dict.fromkeys((Kind.LOSS, Kind.ONE_WAY, Kind.PARTITION), _drop_one_way)
    | dict.fromkeys((Kind.DELAY, Kind.REORDER, Kind.DOUBLE), _relay)
    | dict.fromkeys((Kind.CORRUPT, Kind.LOST_ANSWER, Kind.REPLAY), _meddle)
    | dict.fromkeys((Kind.LINK_DOWN, Kind.SLOW_LINK), _link)
)
_AT_HOST = (
    dict.fromkeys((Kind.KILL_WEB, Kind.KILL_WORKER), _kill_child)
    | dict.fromkeys((Kind.KILL_POSTMASTER, Kind.KILL_BACKEND), _kill_postgres)
    | dict.fromkeys((Kind.STOP_WEB, Kind.STOP_WORKER, Kind.STOP_POSTGRES), _freeze)
    | dict.fromkeys((Kind.DISK_FULL, Kind.SYNC_ERROR, Kind.SLOW_DISK), _ail)
    | {Kind.KILL_NODE: _kill_node, Kind.RESTART: _restart, Kind.POWER_CUT: _cut, Kind.CLOCK: _jump}
)
