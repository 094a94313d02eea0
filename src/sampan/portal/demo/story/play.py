"""Plays the steps of the story in order, measures each, and stops at the first that is not as expected."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from string import ascii_lowercase

from sampan.portal.demo.story import afterwards, crossing, gate, offers, proof, refusals, rescue, shelter
from sampan.portal.demo.story.stage import Stage


@dataclass(frozen=True)
class Played:
    """A step that was played: its letter, what it showed, how long it took, what was wrong."""

    letter: str
    what: str
    seconds: float
    fault: str = ""


Step = tuple[str, Callable[[Stage], str]]

_SERVED: tuple[Callable[[Stage], str], ...] = (
    offers.check_and_report,
    rescue.register_the_group,
    rescue.screen_one,
    rescue.decide,
    rescue.record_consent,
    crossing.refer,
    crossing.accept,
    crossing.release,
    crossing.hand_over,
    crossing.report_back,
    shelter.find_a_shelter,
    shelter.bring_her_there,
    gate.refuse_at_the_gate,
    gate.mend_and_agree,
    afterwards.visit_and_tell,
    refusals.withdraw_consent,
    refusals.decline,
    refusals.refuse_strangers,
    offers.follow_lures,
    offers.answer_by_code,
    proof.report,
    proof.kill_the_worker,
)
SERVED: tuple[Step, ...] = tuple(zip(ascii_lowercase, _SERVED, strict=False))
"""What is played while the nodes are served, by its letter."""

STOPPED: tuple[Step, ...] = ((ascii_lowercase[len(SERVED)], proof.verify_audits),)
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
