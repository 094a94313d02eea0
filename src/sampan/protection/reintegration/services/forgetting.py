"""Forgets what a plan says of a person whose case is erased; counts and money stay."""

from uuid import UUID

from sampan.protection.reintegration.models import PlanItem, Visit


def forget(*, case_id: UUID) -> None:
    """Wipe goals, notes, levels and signs, in the transaction in which the case is erased."""
    PlanItem.objects.filter(case_id=case_id).update(goal_sealed=None)
    Visit.objects.filter(case_id=case_id).update(note_sealed=None, levels={}, signs=[])
