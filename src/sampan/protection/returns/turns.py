"""Whose turn it is: pure readings of a return, shared by the desk that offers an act and the tasks that owe it.

An act *fits* a side and a phase; among those that fit, the first that `is_next` is the one to do now. When none
is, the other side or a second person here has the next word, and nothing is owed by the team.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sampan.protection.returns.facts import ReturnFact

OPEN = ("accepted", "planned")
OVER = ("declined", "stopped", "withdrawn")
BEFORE_THE_BORDER = ("proposed", "accepted", "planned", "departed")
HOST, ORIGIN, BOTH = ("host",), ("origin",), ("host", "origin")

Reading = Callable[[ReturnFact], bool]


@dataclass(frozen=True)
class Turn:
    """When an act is offered, and when it is the one to do now."""

    sides: tuple[str, ...]
    phases: tuple[str, ...]
    is_next: Reading = lambda one: False
    is_offered: Reading = lambda one: True

    def fits(self, one: ReturnFact) -> bool:
        """Say whether the act is offered for a return as it stands."""
        return one.side in self.sides and one.phase in self.phases and self.is_offered(one)


def _is_unsent(one: ReturnFact) -> bool:
    return bool(one.plan_hash) and one.plan == ""


TURNS: dict[str, Turn] = {
    "ask": Turn(
        HOST, BEFORE_THE_BORDER,
        lambda one: one.answer != "wants_to_return" or "voluntariness_old" in one.waits_for,
    ),
    "asylum": Turn(HOST, BEFORE_THE_BORDER, lambda one: not one.asylum),
    "verify": Turn(
        HOST, OPEN, lambda one: one.nationality in ("", "not_confirmed", "more_information"),
        lambda one: one.nationality not in ("asked", "confirmed"),
    ),
    "trace": Turn(HOST, OPEN, is_offered=lambda one: one.family != "asked"),
    "end-tracing": Turn(HOST, (*OPEN, "departed"), is_offered=lambda one: one.family not in ("", "ended")),
    "risk": Turn(BOTH, OPEN, lambda one: not one.host_risk if one.is_host else one.origin_risk == "asked"),
    "nationality": Turn(
        ORIGIN, OPEN, lambda one: one.nationality == "asked", lambda one: bool(one.nationality)
    ),
    "family": Turn(
        ORIGIN, OPEN, lambda one: one.family == "asked", lambda one: one.family not in ("", "ended")
    ),
    "document": Turn(BOTH, OPEN, lambda one: one.document != "issued" and one.nationality == "confirmed"),
    "plan": Turn(
        HOST, OPEN, lambda one: one.plan == "change_asked" or (one.plan == "" and not one.plan_hash)
    ),
    # a plan that a second person has not approved waits for that person
    "send-plan": Turn(
        HOST, OPEN, lambda one: _is_unsent(one) and "plan_unapproved" not in one.waits_for, _is_unsent
    ),
    "agree": Turn(ORIGIN, ("accepted",), lambda one: one.plan == "sent", lambda one: one.plan == "sent"),
    "change": Turn(ORIGIN, ("accepted",), is_offered=lambda one: one.plan == "sent"),
    "depart": Turn(HOST, ("planned",), lambda one: one.plan == "agreed", lambda one: one.plan == "agreed"),
    "hand-over": Turn(
        HOST, ("departed", "handed_over"), lambda one: not one.is_handed, lambda one: not one.is_handed
    ),
    "receive": Turn(
        ORIGIN, ("planned", "departed", "handed_over"),
        lambda one: not one.is_received and one.phase != "planned", lambda one: not one.is_received,
    ),
    "arrival": Turn(ORIGIN, ("handed_over",), lambda one: one.is_received, lambda one: one.is_received),
    "decline": Turn(ORIGIN, ("proposed", "accepted")),
    "stop": Turn(BOTH, BEFORE_THE_BORDER, is_offered=lambda one: one.is_host or one.phase != "proposed"),
    "talked": Turn(
        BOTH, (*OVER, *OPEN, "departed"), lambda one: one.phase in OVER,
        lambda one: one.phase in OVER or (one.is_host and one.family not in ("", "asked", "ended")),
    ),
}  # fmt: skip


def next_act(one: ReturnFact) -> str:
    """Return the one act to do now; empty when another has the next word."""
    return next((code for code, turn in TURNS.items() if turn.fits(one) and turn.is_next(one)), "")


def owes_next(one: ReturnFact) -> bool:
    """Say whether the next step is the host's to take, and no task of its own says so already."""
    if not one.is_host or one.phase not in (*OPEN, "departed"):
        return False
    now = next_act(one)
    return bool(now) and not _is_owed_by_name(one, now)


def _is_owed_by_name(one: ReturnFact, act: str) -> bool:
    """Say whether another task asks for the act: a plan that is approved or to be changed, an open nationality."""
    return (
        act == "send-plan"
        or (act == "plan" and one.plan == "change_asked")
        or (act == "verify" and one.nationality != "")
    )
