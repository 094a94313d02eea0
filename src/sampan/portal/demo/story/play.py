"""Plays the steps of the story in order, measures each, and stops at the first that is not as expected."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sampan.portal.demo.story import afterwards, crossing, gate, proof, refusals, rescue, shelter
from sampan.portal.demo.story.stage import Stage


@dataclass(frozen=True)
class Played:
    """A step that was played: its letter, what it showed, how long it took, what was wrong."""

    letter: str
    what: str
    seconds: float
    fault: str = ""


Step = tuple[str, Callable[[Stage], str]]

SERVED: tuple[Step, ...] = (
    ("a", rescue.register_the_group),
    ("b", rescue.screen_one),
    ("c", rescue.decide),
    ("d", rescue.record_consent),
    ("e", crossing.refer),
    ("f", crossing.accept),
    ("g", crossing.release),
    ("h", crossing.hand_over),
    ("i", crossing.report_back),
    ("j", shelter.find_a_shelter),
    ("k", shelter.bring_her_there),
    ("l", gate.refuse_at_the_gate),
    ("m", gate.mend_and_agree),
    ("n", afterwards.visit_and_tell),
    ("o", refusals.withdraw_consent),
    ("p", refusals.decline),
    ("q", refusals.refuse_strangers),
    ("r", proof.report),
    ("s", proof.kill_the_worker),
)
"""What is played while the nodes are served."""

STOPPED: tuple[Step, ...] = (("t", proof.verify_audits),)
"""What is played after they have stopped: a copy of a database can be made only then."""


def play(steps: tuple[Step, ...], stage: Stage, *, tell: Callable[[Played], None]) -> list[Played]:
    """Play steps until one fails; each is told when it has ended."""
    played: list[Played] = []
    for letter, step in steps:
        began = time.monotonic()
        try:
            what, fault = step(stage), ""
        except AssertionError as wrong:
            what, fault = (step.__doc__ or "").strip(), str(wrong)
        played.append(Played(letter, what, time.monotonic() - began, fault))
        tell(played[-1])
        if fault:
            break
    return played
