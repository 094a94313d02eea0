"""How many days an answer may take: the defaults of ADR 0017, or what an agreement with a member says."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from sampan.protection.returns.models import ReturnTerms
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.directory import correspondent
from sampan.vocabulary.errors import InvalidInput

DEFAULT_DAYS = {"proposal": 7, "nationality": 30, "family": 30, "origin_risk": 21, "plan": 7}
"""Days from the question to the answer, by track; reasoned in ADR 0017."""
LONGEST_DAYS = 365  # a year without an answer is no agreement


def days_with(member: str) -> dict[str, int]:
    """Return the days by track that hold with a member."""
    kept = ReturnTerms.objects.filter(member=member).values_list("days", flat=True).first()
    return DEFAULT_DAYS | (kept or {})


def due_on(member: str, track: str) -> date:
    """Return the last day of an answer that is asked for today."""
    return house_today() + timedelta(days=days_with(member)[track])


@transaction.atomic
def set_terms(*, member: str, days: Mapping[str, int], by: Actor, purpose: Purpose) -> None:
    """Write the days that an agreement with a member says; raises InvalidInput, NoAgreement, NotPermitted."""
    require(by, Permission.ANSWER_RETURN, purpose=purpose)
    correspondent(member)
    for track, number in days.items():
        if track not in DEFAULT_DAYS or not 1 <= number <= LONGEST_DAYS:
            raise InvalidInput("A number of days from 1 to 365.", remedy="Correct it.", field=track)
    ReturnTerms.objects.update_or_create(
        member=member,
        defaults={
            "agency_id": by.agency_id, "days": dict(days), "set_by_id": by.account_id, "set_at": house_now()
        },
    )  # fmt: skip
    record(
        "return.terms_set",
        by=by,
        purpose=purpose,
        subject_kind="member",
        subject_id=member,
        details=dict(days),
    )
