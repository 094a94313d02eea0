"""The provider's answer: accept, or decline with a reason that the case's side reads."""

from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.services.asking import after_acceptance, close
from sampan.protection.assistance.services.owed import DECLINED, FULL, owe
from sampan.protection.assistance.services.rows import locked_referral, move, require_side, service_reader
from sampan.protection.assistance.table import Act, Side
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.vocabulary.codelists import code_list

REASONS = ("no_capacity", "no_fitting_service", "security_risk", "more_information", "other")
"""The reasons of the list decline_reason that a provider of the same country can have."""


@transaction.atomic
def accept(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Accept: a place is taken, and the provider learns what the person agreed to, at once.

    Raises NotFound, NotPermitted, WrongState when it was taken back or withdrawn meanwhile.
    """
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    move(row, Act.ACCEPT, by=by, purpose=purpose)
    after_acceptance(row, by=by, purpose=purpose)


@transaction.atomic
def decline(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Decline with a reason of the list decline_reason; the case's team owes the next question."""
    row = locked_referral(referral_id)
    require_side(row, Side.PROVIDER, by=by, purpose=purpose)
    code_list("decline_reason").get(reason)
    row.reason = reason
    close(row, Act.DECLINE, by=by, purpose=purpose)
    with reading_as(service_reader()):
        owe(row, FULL if reason == "no_capacity" else DECLINED, by=by, purpose=purpose)
