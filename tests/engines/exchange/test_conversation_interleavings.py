"""Two sides, two wires, every interleaving: never two owners, no identity without consent, both sides agree.

Once exhaustively over all reachable joint states (with at most three letters a wire), and once by generated
histories over a wire that loses order and repeats, with the real journal in between.
"""

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sampan.engines.exchange.conversation import Event, Held, Owner, State, may_keep, owed, step
from sampan.engines.exchange.journal import Accepted, Journal, accept, link
from sampan.engines.exchange.letters import Letter
from sampan.engines.exchange.referral_table import Act, Phase, Side
from sampan.vocabulary.errors import NoConsent, WrongState

EARLY = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
ANSWER_BY = EARLY + timedelta(days=3)
LATE = ANSWER_BY + timedelta(hours=1)
NODES = {Side.SENDER: "kh-focal-point", Side.RECEIVER: "vn-focal-point"}
WIRE = 3  # letters under way in one direction: 20,284 joint states (4: 44,716, held too, 10 s more)


def event(act, by, at=EARLY, consented=True):
    reason = "no_capacity" if act is Act.DECLINE else ""
    answer_by = ANSWER_BY if act is Act.PREVIEW else None
    return Event(act, by, at, reason=reason, consented=consented, answer_by=answer_by)


def assert_safe(sender, receiver):
    assert not (sender.is_owner and receiver.is_owner), "two owners"


def assert_agreed(sender, receiver):
    """What must hold when the wires are empty and nothing is owed."""
    assert sender.phase is receiver.phase
    assert sender.owner is receiver.owner
    assert sender.owner in (Owner.SENDER, Owner.RECEIVER), "the case is lost in transit"
    assert (sender.held, receiver.held) == (receiver.peer_held, sender.peer_held)


# ---- every reachable joint state


def _own_acts(states, wires, side):
    """Yield the joint states after each act that `side` may do now."""
    if len(wires[side]) >= WIRE:
        return
    for act in Act:
        for at in (EARLY, LATE):  # either clock may be on either side of the deadline at any time
            happening = event(act, side, at)
            try:
                after = step(states[side], happening)
            except WrongState:
                continue
            yield {**states, side: after}, {**wires, side: (*wires[side], happening)}


def _delivery(states, wires, side):
    """Yield the joint state after the first letter of `side` arrives; WrongState here is a failure."""
    if wires[side]:
        happening, *rest = wires[side]
        other = side.other
        yield {**states, other: step(states[other], happening)}, {**wires, side: tuple(rest)}


def _key(states, wires):
    return (*states.values(), *wires.values())


def _drained(states, wires):
    """Deliver everything and do what is owed until both rest."""
    states, wires = dict(states), dict(wires)
    while True:
        for side in Side:
            while wires[side]:
                states, wires = next(_delivery(states, wires, side))
        due = [(side, act) for side in Side for act in owed(states[side])[:1]]
        if not due:
            return states
        side, act = due[0]
        happening = event(act, side)
        states[side] = step(states[side], happening)
        wires[side] = (happening,)


def _reachable():
    start = {side: State(side) for side in Side}, dict.fromkeys(Side, ())
    seen, queue = {_key(*start)}, deque([start])
    while queue:
        joint = queue.popleft()
        yield joint
        for side in Side:
            for after in (*_own_acts(*joint, side), *_delivery(*joint, side)):
                if _key(*after) not in seen:
                    seen.add(_key(*after))
                    queue.append(after)


def test_every_reachable_joint_state_is_safe_and_drains_to_agreement():
    count = 0
    ends = set()
    for states, wires in _reachable():
        count += 1
        assert_safe(*states.values())
        drained = _drained(states, wires)
        assert_agreed(*drained.values())
        ends.add((drained[Side.SENDER].phase, drained[Side.SENDER].owner))
    assert count > 20_000  # the exploration did not stop early
    assert (Phase.WITHDRAWN, Owner.RECEIVER) in ends and (Phase.CLOSED, Owner.RECEIVER) in ends
    assert {phase for phase, _ in ends} == set(Phase)


# ---- generated histories over a bad wire


class TwoNodes(RuleBasedStateMachine):
    """Two nodes whose carrier repeats and reorders; consent is given and withdrawn by the person."""

    def __init__(self) -> None:
        super().__init__()
        self.states = {side: State(side) for side in Side}
        self.sent: dict[Side, list[tuple[Letter, Event]]] = {side: [] for side in Side}
        self.outgoing = {side: Journal(NODES[side], NODES[side.other]) for side in Side}
        self.incoming = dict(self.outgoing)
        self.taken: dict[Side, dict[int, str]] = {side: {} for side in Side}
        self.consented = False
        self.identity_left_without_consent = False

    @rule(given=st.booleans())
    def person_decides(self, given):
        self.consented = given

    @rule(side=st.sampled_from(Side), act=st.sampled_from(Act), at=st.sampled_from((EARLY, LATE)))
    def act(self, side, act, at):
        happening = event(act, side, at, consented=self.consented)
        try:
            self.states[side] = step(self.states[side], happening)
        except (WrongState, NoConsent):
            return
        self.identity_left_without_consent |= act is Act.RELEASE and not self.consented
        self._send(side, happening)

    @rule(side=st.sampled_from(Side), pick=st.integers(0, 10**6))
    def carry_any(self, side, pick):
        if self.sent[side]:
            self._carry(side, *self.sent[side][pick % len(self.sent[side])])

    @rule(side=st.sampled_from(Side))
    def carry_next(self, side):
        if self.incoming[side].sequence < len(self.sent[side]):
            self._carry(side, *self.sent[side][self.incoming[side].sequence])

    @invariant()
    def one_owner_at_most(self):
        assert_safe(*self.states.values())

    @invariant()
    def identity_only_with_consent(self):
        assert not self.identity_left_without_consent

    def teardown(self):
        while any(map(self._busy, Side)):
            for side in Side:
                self.carry_next(side)
                for act in owed(self.states[side])[:1]:
                    happening = event(act, side)
                    self.states[side] = step(self.states[side], happening)
                    self._send(side, happening)
        assert_agreed(*self.states.values())
        assert self.incoming == self.outgoing

    def _busy(self, side):
        return self.incoming[side].sequence < len(self.sent[side]) or owed(self.states[side])

    def _send(self, side, happening):
        draft = Letter(
            id=f"{side}-{len(self.sent[side])}",
            kind=f"referral.{happening.act}",
            conversation="conversation-1",
            sequence=1,
            written_at=EARLY,
            expires_at=LATE,
            sender=NODES[side],
            receiver=NODES[side.other],
            body={},
        )
        letter, self.outgoing[side] = link(self.outgoing[side], draft)
        self.sent[side].append((letter, happening))

    def _carry(self, side, letter, happening):
        verdict = accept(self.incoming[side], letter, journalled=self.taken[side].get)
        if not isinstance(verdict, Accepted):
            return
        self.incoming[side] = verdict.journal
        self.taken[side][letter.sequence] = letter.hash
        before = self.states[side.other]
        self.states[side.other] = step(before, happening)
        if happening.act is Act.RELEASE and not may_keep(before, happening):
            assert self.states[side.other].held is not Held.IDENTITY or before.held is Held.IDENTITY


TestTwoNodes = TwoNodes.TestCase
TestTwoNodes.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def test_two_owners_would_be_seen_by_the_check():
    broken = replace(State(Side.RECEIVER), owner=Owner.RECEIVER)
    try:
        assert_safe(State(Side.SENDER), broken)
    except AssertionError:
        return
    raise AssertionError("the check is blind")
