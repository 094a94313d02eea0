"""The steps that are done for everybody of a group: words, form, act, and what is foreseen before anybody confirms."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sampan.protection.movements.facts import Bulk
from sampan.protection.movements.forms import WorkerForm
from sampan.protection.movements.services import grouping
from sampan.protection.movements.waiting import AT_STEP, side_of
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.services.foreseeing import foreseen_missing
from sampan.protection.returns.services.offering import form_of
from sampan.registry.access.roles import Permission

_PLAIN = form_of("verify")
"""Asks for nothing more."""


@dataclass(frozen=True)
class Step:
    """One step for everybody. `stage` is the gate that each passes alone, `leaves` what goes to the other side."""

    title: str | Promise
    lead: str | Promise
    act: Callable[..., Bulk]
    form: type[Form] = _PLAIN
    stage: str = ""
    needs: tuple[str, ...] = ()
    permission: Permission = Permission.PLAN_RETURN


STEPS: dict[str, Step] = {
    "accept": Step(
        _("Take them on"), _("For one worker, who can pass people on later."), grouping.accept_all, form=WorkerForm,
        permission=Permission.ANSWER_RETURN,
    ),
    "verify": Step(
        _("Ask to verify nationalities"),
        _("The names, birth dates and papers of those who agreed leave, sealed for the other side alone."),
        grouping.verify_all, needs=("consent_missing",),
    ),
    "draft": Step(
        _("Write one plan for everybody"),
        _("Everybody who is verified and has no plan gets this one. A second person approves each."),
        grouping.draft_all, form=form_of("plan"),
    ),
    "approve": Step(
        _("Approve the plans that wait"), _("You approve each plan as it was written, and nothing else."),
        grouping.approve_all, permission=Permission.ANSWER_APPROVAL,
    ),
    "send": Step(
        _("Send the approved plans"),
        _("Each plan leaves with what the safeguards say of that person. Each passes the gate alone."),
        grouping.send_all, stage="plan",
    ),
    "agree": Step(
        _("Agree to the plans"), _("The other side learns that you agree to exactly these plans."),
        grouping.agree_all, stage="plan",
    ),
    "depart": Step(
        _("They are on the way"),
        _("Each person passes the gate of this day alone; who does not, stays."),
        grouping.depart_all, form=form_of("depart"), stage="departure",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Foreseen:
    """Before a step is confirmed: who is ready, whom something holds back and what, and how many are elsewhere."""

    ready: int
    held: tuple[tuple[ReturnFact, tuple[str, ...]], ...]
    elsewhere: Mapping[str, int]

    def reasons(self) -> dict[str, int]:
        """Return for how many each thing is missing, by the gate's code."""
        return dict(Counter(code for _one, codes in self.held for code in codes).most_common())


def foreseen(step: str, people: Sequence[ReturnFact], *, on: date) -> Foreseen:
    """Say what a step would do for a group; everybody is in exactly one of the three parts."""
    at = [one for one in people if AT_STEP[step](one)]
    lacks = [(one, _lacks(STEPS[step], one, on)) for one in at]
    elsewhere = Counter(one.phase for one in people if not AT_STEP[step](one))
    held = tuple((one, codes) for one, codes in lacks if codes)
    return Foreseen(len(at) - len(held), held, dict(elsewhere.most_common()))


def steps_of(side: str, may: Callable[[Permission], bool]) -> list[tuple[str, Any]]:
    """Return the steps of a side that somebody may do, in the order of the way."""
    return [(code, one) for code, one in STEPS.items() if side_of(code) == side and may(one.permission)]


def _lacks(step: Step, one: ReturnFact, on: date) -> tuple[str, ...]:
    if step.stage:
        return foreseen_missing(one, stage=step.stage, on=on)
    return tuple(code for code in step.needs if code in one.waits_for)
