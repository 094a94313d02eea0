"""Carries letters out: hears of each when it is committed, gathers those to one member for a moment, and delivers.

Whoever writes a letter tells the database (`wake`), which tells this thread of the worker. What nobody heard, because
no worker ran or a try failed, is found by a look at the lines every two seconds. A killed worker loses its lock with
its connection, and the next one's first look finds what it left. See docs/adr/0027-rounds-and-facts-at-hand.md.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, NamedTuple

import psycopg
from django.conf import settings
from django.db import Error, close_old_connections, connection

from sampan.partnership.exchange.services.delivering import deliver_round, due_members
from sampan.partnership.exchange.services.fetching import fetch_from
from sampan.partnership.exchange.services.pacing import is_paced
from sampan.partnership.exchange.signals import give_notice, listen, notices
from sampan.partnership.members.queries import active_members

logger = logging.getLogger("sampan.node")

GATHER_SECONDS = 1.2  # between two rounds to one member; urgent letters wait for nothing
LOOK_SECONDS = 2.0
_URGENT = " urgent"
SLOTS = 3  # rounds under way; a slow member holds one of them, and no clock
_SLICE = 5_000  # letters a round: the queue of a day's partition leaves the slot to other members in between
_BUSY_WAIT = 0.05  # seconds: a round that ends may leave another to begin
_SHORTEST_WAIT, _LONGEST_WAIT = 0.5, 15.0  # seconds, after errors of the database


class Errand(NamedTuple):
    """What a round does: deliver to a member, or fetch from one that only we can reach."""

    act: Literal["deliver", "fetch"]
    member: str


class Again(NamedTuple):
    """That a round has more to do in so many seconds; after a failed try the back-off decides, not the gathering."""

    seconds: float
    is_retry: bool


class Plan:
    """Which rounds are to begin when, in seconds of a clock that only counts on. Does nothing by itself."""

    def __init__(self) -> None:
        self._due: dict[Errand, float] = {}
        self._began: dict[Errand, float] = {}
        self._busy: set[Errand] = set()
        self._guard = threading.Lock()  # rounds that end ask for more

    def ask(self, errand: Errand, now: float, *, is_urgent: bool = False) -> None:
        """Ask for a round: at once when the last one began a while ago or it is urgent, else a moment later."""
        with self._guard:
            gathered = self._began.get(errand, now - GATHER_SECONDS) + GATHER_SECONDS
            earliest = now if is_urgent else max(now, gathered)
            self._due[errand] = min(earliest, self._due.get(errand, earliest))

    def begin(self, now: float) -> list[Errand]:
        """Return the rounds that begin now, those that have waited longest first; they are under way from now on."""
        with self._guard:
            ready = [errand for errand, due in self._due.items() if due <= now and errand not in self._busy]
            chosen = sorted(ready, key=self._due.__getitem__)[: SLOTS - len(self._busy)]
            for errand in chosen:
                del self._due[errand]
                self._began[errand] = now
                self._busy.add(errand)
            return chosen

    def ended(self, errand: Errand) -> None:
        """Note that a round is over: its member may be asked for again."""
        with self._guard:
            self._busy.discard(errand)

    def wait(self, now: float) -> float:
        """Return the seconds until somebody should look at the plan again."""
        with self._guard:
            wait = min((due - now for due in self._due.values()), default=LOOK_SECONDS)
            wait = _BUSY_WAIT if self._busy else wait
        return max(0.0, min(LOOK_SECONDS, wait))


def wake(member: str, *, is_urgent: bool = False) -> None:
    """Let the worker carry what waits for a member. In steady mode it goes with the next tick."""
    if not is_paced(member):
        give_notice(member + _URGENT * is_urgent)


def start_rounds(stop: threading.Event) -> threading.Thread:
    """Carry letters in a thread until `stop` is set; rounds under way are finished."""
    thread = threading.Thread(target=_rounds_until, args=(stop,), name="rounds")
    thread.start()
    return thread


def _rounds_until(stop: threading.Event) -> None:
    plan, wait = Plan(), _SHORTEST_WAIT
    with ThreadPoolExecutor(SLOTS, "round") as slots:
        while not stop.is_set():
            began = time.monotonic()
            try:
                _carry_on(stop, plan, slots)
            except (Error, psycopg.Error) as error:
                logger.warning("The rounds missed the database (%s); they go on.", type(error).__name__)
                connection.close()
                has_run = time.monotonic() - began > _LONGEST_WAIT
                wait = _SHORTEST_WAIT if has_run else min(_LONGEST_WAIT, 2 * wait)
                stop.wait(wait)
    connection.close()


def _carry_on(stop: threading.Event, plan: Plan, slots: ThreadPoolExecutor) -> None:
    """Listen and begin rounds until the end, or an error of the database."""
    listen()
    looked = -LOOK_SECONDS
    while not stop.is_set():
        if time.monotonic() - looked >= LOOK_SECONDS:
            looked = time.monotonic()
            _look(plan, looked)
        for errand in plan.begin(time.monotonic()):
            slots.submit(_go, errand, plan)
        for heard in notices(seconds=plan.wait(time.monotonic())):
            member = heard.removesuffix(_URGENT)
            plan.ask(Errand("deliver", member), time.monotonic(), is_urgent=heard != member)


def _look(plan: Plan, now: float) -> None:
    """Ask for rounds to every member with a lane that is due, and to those whom only we can reach."""
    for member in due_members():
        if not is_paced(member):
            plan.ask(Errand("deliver", member), now)
    if settings.SAMPAN_NODE.fetches_letters:
        for one in active_members():
            plan.ask(Errand("fetch", one.node_id), now)


def _go(errand: Errand, plan: Plan) -> None:
    """Make one round on this thread's own connection; a failure is left to the next look."""
    close_old_connections()
    try:
        again = _ROUNDS[errand.act](errand.member)
        if again is not None:
            plan.ask(errand, time.monotonic() + again.seconds, is_urgent=again.is_retry)
    except Exception:
        logger.exception("A round to %s failed; it is made again.", errand.member)
    finally:
        plan.ended(errand)
        close_old_connections()


def _deliver(member: str) -> Again | None:
    """Deliver what waits for a member; say when the next round is due unless the look comes before it."""
    report = deliver_round(member, limit=_SLICE)
    if report.due_in is None or report.due_in > LOOK_SECONDS:
        return None
    return Again(report.due_in, is_retry=bool(report.trouble))


def _fetch(member: str) -> None:
    fetch_from(member)


_ROUNDS: dict[str, Callable[[str], Again | None]] = {"deliver": _deliver, "fetch": _fetch}
