"""Who of a group is at which step: pure readings of a return, shared by the acts on everybody and their pages."""

from collections.abc import Callable

from sampan.protection.returns.facts import ReturnFact

UNDER_WAY = ("accepted", "planned")


def _has_plan(one: ReturnFact) -> bool:
    return bool(one.plan_hash) and one.phase in UNDER_WAY


AT_STEP: dict[str, Callable[[ReturnFact], bool]] = {
    "accept": lambda one: one.phase == "proposed",
    "verify": lambda one: one.phase == "accepted" and one.nationality == "",
    "draft": lambda one: one.phase == "accepted" and one.nationality == "confirmed" and not one.plan_hash,
    "approve": lambda one: _has_plan(one) and one.approved_hash != one.plan_hash,
    "send": lambda one: _has_plan(one) and one.plan == "",
    "agree": lambda one: one.phase == "accepted" and one.plan == "sent",
    "depart": lambda one: one.phase == "planned",
}
"""By step: is this return at it? What the gate says of it is another question."""
OF_ORIGIN = frozenset({"accept", "agree"})


def side_of(step: str) -> str:
    """Return the side that does a step for everybody."""
    return "origin" if step in OF_ORIGIN else "host"
