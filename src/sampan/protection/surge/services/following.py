"""Follows a case of an operation as other slices work on it: the steps reached, new facts, its end."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sampan.protection.surge.models import Registration
from sampan.protection.surge.signs import signs_in
from sampan.protection.surge.triage import judge
from sampan.registry.access.reader import Actor

STEP_OF_KIND = {
    "screened": "screened",
    "status_decided": "decided",
    "ownership_moved": "referred",
    "help_ask": "referred",
    "transfer_ask": "referred",
    "help_accept": "assisted",
    "help_receive": "assisted",
    "help_serve": "assisted",
}
RECORD_CHANGED, JOINED, PARTED = "record_changed", "merged_into", "unmerged"
_OTHERS = frozenset({RECORD_CHANGED, JOINED, PARTED})
STEP_OF_MILESTONE = {"identified": "decided", "assisted": "assisted", "returned": "returned"}


def follow(*, case: Any, kind: str, facts: Mapping[str, object], by: Actor) -> None:
    """Write the step that a line of the timeline means; new coded facts are weighed anew."""
    step = (
        STEP_OF_MILESTONE.get(str(facts.get("milestone"))) if kind == "milestone" else STEP_OF_KIND.get(kind)
    )
    if case.operation_id is None or (step is None and kind not in _OTHERS):
        return
    one = Registration.objects.select_for_update().filter(case_id=case.id).first()
    if one is None:
        return
    if step is not None and step not in one.steps:
        one.steps = [*one.steps, step]
        one.save(update_fields=("steps",))
    elif kind == RECORD_CHANGED:
        _weigh_anew(one, case.profile)
    elif kind in (JOINED, PARTED):
        one.stands = kind == PARTED
        one.save(update_fields=("stands",))


def follow_closing(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Take a closed case out of the queue; put it back when it is reopened."""
    Registration.objects.filter(case_id=case_id).update(
        is_open=not is_closed, claimed_by=None, claimed_until=None
    )


def forget(*, case_id: UUID) -> None:
    """Wipe what points at the person of an erased case; the tag stays, so that nobody gets it again."""
    Registration.objects.filter(case_id=case_id).update(
        sex="", age_band="", nationality="", language="", signs=[], told_signs=[], needs=[], is_open=False,
        words_sealed=None, claimed_by=None, claimed_until=None,
    )  # fmt: skip


def _weigh_anew(one: Registration, profile: Any) -> None:
    one.sex, one.age_band = profile.sex, profile.age_band
    one.nationality = next(iter(profile.citizenship), "")
    one.language = next(iter(profile.record.get("languages") or ()), "")
    one.told_signs = sorted(signs_in(profile.record))
    weigh(one)
    one.save(
        update_fields=(
            "sex",
            "age_band",
            "nationality",
            "language",
            "told_signs",
            "rank",
            "level",
            "computed",
        )
    )


def weigh(one: Registration) -> None:
    """Set the level of the rules; the one that a person chose stays, unless the rules now say more urgent."""
    judged = judge((*one.signs, *one.told_signs))
    one.computed = judged.level
    if not one.changed_why or judged.rank < one.rank:
        one.level, one.rank = judged.level, judged.rank
