"""The officers of one host: they write numbered letters and note each one that they saw committed.

Runs inside the node's environment. A number is used once in its line (member, lane); one whose commit was cut off
is never used again, and never noted. The note is written and synced after the commit: what stands there was
promised.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass
from uuid import uuid4

from django.db import Error, connection

from bench.fault_lab.lanes import write_all
from bench.fault_lab.node_app import kind_in
from bench.fault_lab.orders import Order
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import service_actor
from sampan.vocabulary.errors import SampanError

_PURPOSE = Purpose.REFERRAL
_KEEP = "INSERT INTO lab_written (letter_id, member, lane, number) VALUES (%s, %s, %s, %s)"
_LAST = "SELECT member, lane, max(number) FROM lab_written GROUP BY 1, 2"
_PAUSE = 0.2  # seconds after the database was lost


@dataclass(frozen=True)
class Draft:
    """A letter to be written: to whom, in which lane, and its number there."""

    member: str
    lane: int
    number: int


class Desk:
    """Draws letters, writes them and notes what was committed."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.chance = random.Random(order.seed)
        self.numbers: Counter[tuple[str, int]] = Counter()
        self.noted = 0
        self.filler = "x" * order.octets
        self._notes = os.open(order.notes, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def recall(self) -> None:
        """Go on counting after the highest number that the database or the notes know."""
        self.noted = 0
        with connection.cursor() as cursor:
            cursor.execute(_LAST)
            known = {(member, lane): number for member, lane, number in cursor.fetchall()}
        with open(self.order.notes, encoding="ascii") as file:
            for line in file:
                self.noted += 1
                _, member, lane, number, *_ = line.split()
                known[member, int(lane)] = max(known.get((member, int(lane)), 0), int(number))
        for key, number in known.items():
            self.numbers[key] = max(self.numbers[key], number)

    def draw(self, due: list[float]) -> list[Draft]:
        """Draw the lines of the next letters, all to one member; the numbers are used up whatever happens."""
        member = self.chance.choice(self.order.members)
        lanes, weights = [int(one) for one in self.order.lanes], list(self.order.lanes.values())
        drafts = []
        for lane in self.chance.choices(lanes, weights=weights, k=len(due)):
            self.numbers[member, lane] += 1
            drafts.append(Draft(member, lane, self.numbers[member, lane]))
        return drafts

    def write(self, drafts: list[Draft]) -> None:
        """Write the letters in one transaction, then note them."""
        by = service_actor()
        with reading_as(Reader(by, _PURPOSE)):
            letters = [_letter(one, by, self.filler) for one in drafts]
            ids = write_all(letters, by=by, purpose=_PURPOSE)
            rows = [(id, one.member, one.lane, one.number) for id, one in zip(ids, drafts, strict=True)]
            with connection.cursor() as cursor:
                cursor.executemany(_KEEP, rows)
        now = time.time()
        told = "".join(f"{id} {to} {lane} {number} {now:.6f}\n" for id, to, lane, number in rows)
        os.write(self._notes, told.encode())
        os.fsync(self._notes)


def write(told: dict[str, object]) -> dict[str, int]:
    """Carry an order out, through every loss of the database; return how many are noted in all.

    What was noted before counts: an officer whose machine died goes on where the notes end.
    """
    order = Order(**told)  # type: ignore[arg-type]
    desk = Desk(order)
    _patiently(desk.recall)
    stopped: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _frame: stopped.append(number))
    done, pace = desk.noted if order.total else 0, Pace(order.rate, desk.chance, owed=order.owed)
    while (not order.total or done < order.total) and not stopped:
        most = min(order.chunk, order.total - done) if order.total else order.chunk
        due = pace.due(most)
        if not due:
            time.sleep(pace.wait())
            continue
        try:
            desk.write(desk.draw(due))
        except (Error, SampanError) as error:
            sys.stderr.write(f"officer: {type(error).__name__}\n")
            connection.close()
            time.sleep(_PAUSE)
            continue
        done += len(due)
        pace.done(len(due))
    return {"written": done}


class Pace:
    """When letters are due: a Poisson process of some rate a second, or at once when the rate is 0."""

    def __init__(self, rate: float, chance: random.Random, *, owed: int = 0) -> None:
        self._rate, self._chance = rate, chance
        self._next = time.monotonic()
        self._waiting = [self._next] * owed

    def due(self, most: int) -> list[float]:
        """Return the moments of the letters that are due and not done, at most so many."""
        while len(self._waiting) < most and self._next <= time.monotonic():
            self._waiting.append(self._next)
            self._next += self._chance.expovariate(self._rate) if self._rate else 0.0
        return self._waiting[:most]

    def wait(self) -> float:
        """Return the seconds until the next letter is due, at most a twentieth."""
        return min(0.05, max(0.001, self._next - time.monotonic()))

    def done(self, count: int) -> None:
        """Forget the oldest moments: their letters are written."""
        del self._waiting[:count]


def _letter(draft: Draft, by: object, filler: str) -> dict[str, object]:
    body = {"number": draft.number, "lane": draft.lane, "text": filler}
    return {
        "member": draft.member,
        "kind": kind_in(draft.lane),
        "conversation": uuid4(),
        "body": body,
        "agency_id": by.agency_id,  # type: ignore[attr-defined]
    }


def _patiently(act: object) -> None:
    while True:
        try:
            return act()  # type: ignore[operator,no-any-return]
        except Error:
            connection.close()
            time.sleep(_PAUSE)
