"""Steady mode: a member gets one frame of one size a tick, at a moment drawn beforehand, whether letters wait or not.

What goes is what waits when the tick begins, whenever the moment comes: looked for at the moment itself, letters would
be the likelier the longer the last frame is ago. What is not ready by the moment goes with the next tick, and a frame
with nothing inside goes instead. So letters move no moment, and no moment tells of letters. See
docs/adr/0026-steady-mode.md.
"""

import hashlib
import logging
import math
import random
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import Error, close_old_connections

from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.frames import framed_length, pack_frame, read_frame
from sampan.partnership.exchange.facts import Carriage, Trouble
from sampan.partnership.exchange.lines import Batch, next_batch
from sampan.partnership.exchange.models import Peer
from sampan.partnership.exchange.offering import Handed, read_answer
from sampan.partnership.exchange.peers import PROTOCOL, speaks_lanes
from sampan.partnership.exchange.sealing import sealed_statement
from sampan.partnership.exchange.services.admitting import signer_for
from sampan.partnership.exchange.services.delivering import claim, keep
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.services.telling import hear
from sampan.partnership.exchange.wire import Answer, NoAnswer, NotDelivered, Wire
from sampan.partnership.members.queries import member as member_of
from sampan.registry.clock.queries import house_now

logger = logging.getLogger(__name__)

HOLD = 400  # milliseconds until an answer: taking in a frame takes 30 to 100
_LEAD_SECONDS = 0.5  # from the beginning of a tick, at most a quarter of it: a frame is made ready
_HOME_SECONDS = 0.5  # to the end of a tick, at most half of it: the answer comes home
_LOOK_SECONDS = 10.0  # how soon a new member gets its frames
_SMALLEST_LETTER = 2_048  # octets: no more letters are read from the database than could fit
_PATIENCE = 3  # answers in a row without a word until the line counts as troubled
_SWITCH_SECONDS = 0.0005  # as in the web process: a moment must not wait for another thread's turn
_DESKS, _WIRES = 2, 32


@dataclass(frozen=True)
class Outgoing:
    """One frame, made ready and signed; `batch` is what it holds, None when it holds nothing."""

    member: str
    address: str
    frame: bytes = field(repr=False)
    headers: tuple[dict[str, str], ...] = field(repr=False)  # the newest key's first
    batch: Batch | None = None


_Asked, _Found = ParamSpec("_Asked"), TypeVar("_Found")
Result = Answer | Trouble
Post = Callable[[Outgoing, int], Result]


def is_paced(member: str) -> bool:
    """Say whether a member's letters wait for the tick: one that speaks no frames gets them as before."""
    return bool(settings.SAMPAN_NODE.steady_seconds) and speaks_lanes(member)


def moment_in(seconds: float, drawn: float) -> float:
    """Return when a frame goes in a tick of so many seconds, from its beginning; `drawn` is between 0 and 1.

    Before it there is time to make the frame ready, after it to bring its answer home: the next tick finds nothing
    under way.
    """
    lead, home = min(_LEAD_SECONDS, seconds / 4), min(_HOME_SECONDS, seconds / 2)
    return lead + drawn * (seconds - lead - home)


def paced_members() -> list[str]:
    """Return the members that get a frame a tick: letters go to them, by pushing, and they speak frames."""
    peers = Peer.objects.filter(carriage=Carriage.PUSH, protocol__gte=PROTOCOL).order_by("member")
    return [one.member for one in peers if is_paced(one.member) and member_of(one.member).state.is_carried]


def make_ready(member: str, *, is_empty: bool = False) -> Outgoing:
    """Return the next frame for a member: its most urgent letters that fit, claimed, or what is new of our log alone,
    or nothing inside.
    """
    size = settings.SAMPAN_NODE.steady_size
    most = max(1, size // _SMALLEST_LETTER)
    batch = None if is_empty else next_batch(member, now=house_now(), most=most)
    blobs = [] if is_empty else sealed_statement(member)
    if batch is not None:
        batch = _fitting(batch, blobs, size)
        claim([batch])
        blobs = [*batch.blobs, *blobs]
    fits = framed_length(blobs) <= size
    frame = pack_frame(blobs, size=size if fits else None)
    hold = min(HOLD, int(1_000 * settings.SAMPAN_NODE.steady_seconds))
    signed = signer_for(member, hold=hold)(frame)
    return Outgoing(member, member_of(member).address, frame, tuple(signed), batch)


def post(outgoing: Outgoing, key: int) -> Result:
    """Send a frame over a connection of its own, signed with our newest key (0) or an earlier one; asks no database."""
    headers = outgoing.headers[min(key, len(outgoing.headers) - 1)]
    try:
        with Wire(outgoing.address) as wire:
            return wire.post_signed(outgoing.frame, headers)
    except NotDelivered:
        return Trouble.UNREACHABLE
    except NoAnswer:
        return Trouble.NO_ANSWER


def keep_result(outgoing: Outgoing, result: Result, *, unanswered: int = 0) -> bool:
    """Write what came back; False when letters were taken and no word on them is there yet."""
    if isinstance(result, Answer) and result.status in (404, 405):
        learn(outgoing.member, protocol=1)
    if outgoing.batch is None:
        if isinstance(result, Answer) and result.status == 200 and not _holds_nothing(result):
            hear(outgoing.member, result)
        return True
    if isinstance(result, Answer) and _holds_nothing(result):
        if unanswered + 1 >= _PATIENCE:
            keep(outgoing.batch, Handed(trouble=Trouble.NO_ANSWER))
        return False
    if isinstance(result, Answer):
        answers = hashlib.sha256(outgoing.frame).hexdigest()
        keep(outgoing.batch, read_answer(result, outgoing.batch, answers=answers))
    else:
        keep(outgoing.batch, Handed(trouble=result))
    return True


def start_pacing(stop: threading.Event) -> threading.Thread | None:
    """Pace in threads of their own until `stop` is set; none when the node is not in steady mode."""
    if not settings.SAMPAN_NODE.steady_seconds:
        return None
    sys.setswitchinterval(_SWITCH_SECONDS)
    thread = threading.Thread(target=_pace_all, args=(stop,), name="pace", daemon=True)
    thread.start()
    return thread


@dataclass
class Pace:
    """One member's ticks. `desk` makes frames ready and keeps answers, `wires` sends: neither is waited for."""

    member: str
    seconds: float
    desk: ThreadPoolExecutor
    wires: ThreadPoolExecutor
    empty: Outgoing
    send: Post = post
    draw: Callable[[], float] = random.SystemRandom().random
    stop: threading.Event = field(default_factory=threading.Event)
    grid: float | None = None  # when a tick began, by the monotonic clock
    _ready: "Future[Outgoing] | None" = None
    _key: int = 0
    _unanswered: int = 0
    _busy: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Send a frame in each tick until `stop` is set."""
        grid = time.monotonic() if self.grid is None else self.grid
        tick = math.ceil((time.monotonic() - grid) / self.seconds - 0.001)
        while not self.stop.is_set():
            begins = grid + tick * self.seconds
            moment = begins + moment_in(self.seconds, self.draw())
            if self._sleep_until(begins):
                return
            self._look()
            if self._sleep_until(moment):
                return
            self.wires.submit(self._exchange, self._next())
            # A machine that slept or a process that was stopped does not send what it missed in one burst.
            tick = max(tick + 1, math.ceil((time.monotonic() - grid) / self.seconds))

    def _sleep_until(self, moment: float) -> bool:
        return self.stop.wait(max(0.0, moment - time.monotonic()))

    def _look(self) -> None:
        """Let the desk look what waits, unless it does so already or the last letters are still under way."""
        if self._ready is None and not self._busy.is_set():
            self._ready = self.desk.submit(_at_desk, make_ready, self.member)

    def _next(self) -> Outgoing:
        if self._ready is None or not self._ready.done():
            return self.empty
        ready, self._ready = self._ready, None
        try:
            outgoing = ready.result()
        except Exception as error:
            logger.warning("No frame could be made ready (%s); an empty one goes.", type(error).__name__)
            return self.empty
        if outgoing.batch is not None:
            self._busy.set()
        elif not read_frame(outgoing.frame):
            self.empty = outgoing
        return outgoing

    def _exchange(self, outgoing: Outgoing) -> None:
        result = self.send(outgoing, self._key)
        if isinstance(result, Answer) and result.status == 401:
            self._key = (self._key + 1) % len(outgoing.headers)  # it may not know our newest key yet
        self.desk.submit(self._keep, outgoing, result)

    def _keep(self, outgoing: Outgoing, result: Result) -> None:
        try:
            kept = _at_desk(keep_result, outgoing, result, unanswered=self._unanswered)
            self._unanswered = 0 if kept else self._unanswered + 1
        except Exception:
            logger.exception("An answer could not be kept; the letters are offered again.")
        finally:
            if outgoing.batch is not None:
                self._busy.clear()


def _pace_all(stop: threading.Event) -> None:
    """Give each member a thread of its own; look again now and then who they are."""
    seconds: float = settings.SAMPAN_NODE.steady_seconds
    paces: dict[str, Pace] = {}
    with ThreadPoolExecutor(_DESKS, "desk") as desk, ThreadPoolExecutor(_WIRES, "wire") as wires:
        while not stop.is_set():
            try:
                members = desk.submit(_at_desk, paced_members).result()
                for one in set(members) - set(paces):
                    empty = desk.submit(_at_desk, make_ready, one, is_empty=True).result()
                    paces[one] = Pace(
                        one, seconds, desk, wires, empty, grid=desk.submit(_at_desk, _grid, seconds).result()
                    )
                    threading.Thread(target=paces[one].run, name=f"pace {one}", daemon=True).start()
                for one in set(paces) - set(members):
                    paces.pop(one).stop.set()
            except Error as error:
                logger.warning("The pace missed the database (%s); it looks again.", type(error).__name__)
            stop.wait(_LOOK_SECONDS)
        for one in paces.values():
            one.stop.set()


def _grid(seconds: float) -> float:
    """Return when a tick began that all nodes share: ticks begin at multiples of their length since 1970.

    With a beginning of its own, a node's frames could be told from another's among those of many.
    """
    return time.monotonic() - house_now().timestamp() % seconds


def _at_desk(work: Callable[_Asked, _Found], *asked: _Asked.args, **named: _Asked.kwargs) -> _Found:
    """Do a piece of work on this thread's own connection, anew after the database was away."""
    close_old_connections()
    try:
        return work(*asked, **named)
    finally:
        close_old_connections()


def _fitting(batch: Batch, along: list[bytes], size: int) -> Batch:
    """Return as many letters from the front as fit; one always goes, if need be in a larger frame."""
    rows = batch.rows
    while len(rows) > 1 and framed_length([*(bytes(row.blob) for row in rows), *along]) > size:
        rows = rows[:-1]
    return replace(batch, rows=rows)


def _holds_nothing(answer: Answer) -> bool:
    try:
        return answer.status == 200 and not read_frame(answer.body)
    except ExchangeFailure:
        return False
