"""Random histories of one referral between two nodes that crash, forget answers and say things twice.

Each node is what its database holds: the state of the conversation, its two journals, the letters that wait. An act
or a frame is a transaction: it is kept whole, or a crash undoes it whole. The frames between them are lost, come
twice, late and in any order; so are the signed words that go back. `broken(history)` is the checker: it reads only
what was noted, not the simulation's own state.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sampan.engines.exchange.conversation import Event, Held, Owner, State, owed, step
from sampan.engines.exchange.journal import Accepted, Duplicate, Journal, accept, link
from sampan.engines.exchange.letters import IN_LANES, Letter
from sampan.engines.exchange.referral_table import Act, Side
from sampan.vocabulary.errors import NoConsent, WrongState
from sampan.vocabulary.lanes import Lane

EARLY = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
ANSWER_BY = EARLY + timedelta(days=3)
LATE = ANSWER_BY + timedelta(hours=1)
_ACTS = list(Act)
_FORWARD = (Act.PREVIEW, Act.ACCEPT, Act.RELEASE, Act.HAND_OVER, Act.CONFIRM, Act.FEEDBACK)
_WEIGHTS = [40 if act in _FORWARD else 1 for act in _ACTS]  # else most histories end before a case moves
NODES = {Side.SENDER: "kh-focal-point", Side.RECEIVER: "vn-focal-point"}


@dataclass(frozen=True)
class Noted:
    """One thing that became durable: who holds the case on each side after it, and what was applied."""

    owners: tuple[Owner, Owner]  # as the sender sees it, as the receiver sees it
    side: Side
    what: str
    applied: tuple[Side, int] | None = None  # the writer of a letter and its place


@dataclass
class Disk:
    """What a node's database holds."""

    state: State
    out: Journal
    into: Journal
    waiting: list[tuple[Letter, Event]] = field(default_factory=list)
    acknowledged: int = 0
    taken: dict[int, str] = field(default_factory=dict)


class World:
    """Two nodes and what is on the wire between them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.disks = {
            side: Disk(
                State(side),
                Journal(NODES[side], NODES[side.other], lane=Lane.REFERRAL),
                Journal(NODES[side.other], NODES[side], lane=Lane.REFERRAL),
            )
            for side in Side
        }
        self.frames: list[tuple[Side, list[tuple[Letter, Event]]]] = []  # from this side, still under way
        self.words: list[tuple[Side, int]] = []  # to this side: letters up to here are signed for
        self.history: list[Noted] = []

    def act(self) -> None:
        """One side does what it is due to do, or anything at all."""
        side = self.chance.choice(list(Side))
        disk = self.disks[side]
        due = owed(disk.state)
        act = due[0] if due and self.chance.random() < 0.6 else self.chance.choices(_ACTS, _WEIGHTS)[0]
        event = Event(
            act,
            side,
            self.chance.choice((EARLY,) * 9 + (LATE,)),
            reason="no_capacity" if act is Act.DECLINE else "",
            consented=self.chance.random() < 0.8,
            answer_by=ANSWER_BY if act is Act.PREVIEW else None,
        )
        try:
            after = step(disk.state, event)
        except (WrongState, NoConsent):
            return
        letter, journal = link(disk.out, self._letter(side))
        if self.chance.random() < 0.1:
            return  # killed before the commit: no act, no letter
        disk.state, disk.out = after, journal
        disk.waiting.append((letter, event))
        self._note(side, act.value)

    def offer(self) -> None:
        """One side puts what waits, or what waited long ago, on the wire, once or twice."""
        side = self.chance.choice(list(Side))
        waiting = self.disks[side].waiting
        if not waiting:
            return
        start = (
            self.disks[side].acknowledged
            if self.chance.random() < 0.8
            else self.chance.randrange(len(waiting))
        )
        batch = waiting[start : start + self.chance.randint(1, 5)]
        self.frames += [(side, list(batch))] * self.chance.choice((0, 1, 1, 1, 2))

    def arrive(self) -> None:
        """Any frame under way arrives; the receiver may be killed before it commits, or before it answers."""
        if not self.frames:
            return
        sender, letters = self.frames.pop(self.chance.randrange(len(self.frames)))
        side = sender.other
        before = self.disks[side]
        disk, noted = _taken(before, letters)
        if self.chance.random() < 0.1:
            return  # killed before the commit: nothing of the frame is kept
        self.disks[side] = disk
        for state, place, what in noted:
            self._note(side, what, state=state, applied=(sender, place))
        if self.chance.random() < 0.8:
            self.words.append((sender, disk.into.sequence))

    def hear(self) -> None:
        """Any signed word under way arrives, perhaps an old one."""
        if self.words:
            side, last = self.words.pop(self.chance.randrange(len(self.words)))
            self.disks[side].acknowledged = max(self.disks[side].acknowledged, last)

    def settle(self) -> None:
        """Let the wire heal: deliver all, do what is owed, until both sides rest."""
        self.frames.clear()
        for _ in range(60):
            for side in Side:
                disk = self.disks[side]
                self.disks[side.other], noted = _taken(self.disks[side.other], disk.waiting)
                for state, place, what in noted:
                    self._note(side.other, what, state=state, applied=(side, place))
            due = [(side, owed(self.disks[side].state)) for side in Side]
            if not any(acts for _, acts in due):
                return
            for side, acts in due:
                if acts:
                    self._must(side, acts[0])
        raise AssertionError("the two sides never rest")

    def _must(self, side: Side, act: Act) -> None:
        disk = self.disks[side]
        event = Event(act, side, EARLY, consented=True)
        disk.state = step(disk.state, event)
        letter, disk.out = link(disk.out, self._letter(side))
        disk.waiting.append((letter, event))
        self._note(side, act.value)

    def _letter(self, side: Side) -> Letter:
        return Letter(
            id=f"{self.chance.getrandbits(64):016x}",
            kind="referral.act",
            conversation="one-referral",
            sequence=1,
            written_at=EARLY,
            expires_at=LATE,
            sender=NODES[side],
            receiver=NODES[side.other],
            body={},
            schema=IN_LANES,
            lane=Lane.REFERRAL,
        )

    def _note(
        self, side: Side, what: str, *, state: State | None = None, applied: tuple[Side, int] | None = None
    ) -> None:
        states = {one: self.disks[one].state for one in Side} | ({side: state} if state else {})
        owners = states[Side.SENDER].owner, states[Side.RECEIVER].owner
        self.history.append(Noted(owners, side, what, applied))


def _taken(before: Disk, letters: list[tuple[Letter, Event]]) -> tuple[Disk, list[tuple[State, int, str]]]:
    """Return the node after a frame and the state after each letter that it applied."""
    disk = replace(before, taken=dict(before.taken), waiting=list(before.waiting))
    noted = []
    for letter, event in letters:
        verdict = accept(disk.into, letter, journalled=disk.taken.get)
        if isinstance(verdict, Duplicate):
            continue
        if not isinstance(verdict, Accepted):
            break
        disk.into, disk.taken[letter.sequence] = verdict.journal, letter.hash
        disk.state = step(disk.state, event)
        noted.append((disk.state, letter.sequence, event.act.value))
    return disk, noted


def random_history(seed: int, *, steps: int = 120) -> World:
    """Return the world after a random history that has come to rest."""
    chance = random.Random(seed)
    world = World(chance)
    for _ in range(steps):
        chance.choice((world.act, world.act, world.offer, world.arrive, world.arrive, world.hear))()
    world.settle()
    return world


def broken(history: list[Noted]) -> list[str]:
    """Return what a history breaks: two owners, a letter applied twice, out of order, or not at all."""
    faults = []
    applied: dict[Side, list[int]] = {side: [] for side in Side}
    for place, noted in enumerate(history):
        if noted.owners == (Owner.SENDER, Owner.RECEIVER):
            faults.append(f"two owners after step {place}: {noted.what}")
        if noted.applied is not None:
            applied[noted.applied[0]].append(noted.applied[1])
    for side, places in applied.items():
        written = sum(1 for one in history if one.side is side and one.applied is None)
        if places != list(range(1, written + 1)):
            faults.append(f"letters of the {side.value} were applied as {places}, {written} were written")
    return faults


def at_rest(world: World) -> list[str]:
    """Return what is wrong once both sides rest: they disagree, or the case is nobody's."""
    sender, receiver = (world.disks[side].state for side in Side)
    faults = [] if sender.phase is receiver.phase else ["the sides disagree on where the referral stands"]
    if sender.owner is not receiver.owner or sender.owner not in (Owner.SENDER, Owner.RECEIVER):
        faults.append("the sides disagree on whose the case is")
    if (sender.held, receiver.held) != (
        receiver.peer_held,
        sender.peer_held,
    ) and sender.held is not Held.NOTHING:
        faults.append("the sides disagree on who holds what")
    return faults
