"""Closes an identity when consent is withdrawn, and erases it by destroying its key."""

from collections.abc import Callable, Collection
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.models import CaseKey, SealedField, SearchHash
from sampan.registry.people.services.match_keys import CLOSED, ERASED, forget_match_keys
from sampan.vocabulary.errors import NotFound

_closing_listeners: list[Callable[..., None]] = []


def when_identity_closed(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=, by=, purpose=)` inside the transaction in which an identity is closed."""
    if listener not in _closing_listeners:
        _closing_listeners.append(listener)


@transaction.atomic
def erase_identity(*, case_id: UUID, by: Actor, purpose: Purpose, reason: str) -> None:
    """Destroy the data key of a case, its sealed fields and its hashes. There is no way back."""
    require(by, Permission.ERASE_CASE, purpose=purpose)
    destroyed, _ = CaseKey.objects.filter(case_id=case_id).delete()
    if not destroyed:
        raise NotFound("There is no identity left to erase here.", remedy="Look at the case's history.")
    SealedField.objects.filter(case_id=case_id).delete()
    SearchHash.objects.filter(case_id=case_id).delete()
    forget_match_keys([case_id], left=ERASED)
    record(
        "identity.erased",
        by=by,
        purpose=purpose,
        subject_kind="case",
        subject_id=case_id,
        case_id=case_id,
        details={"reason": reason},
    )


@transaction.atomic
def close_identity(*, case_id: UUID, by: Actor, purpose: Purpose, reason: str) -> None:
    """Close a case's identity: nothing sealed with its key opens until `reopen_identity`; closing twice is no error.

    Its match keys go: a person who withdrew consent is compared with nobody.
    """
    require(by, Permission.WITHDRAW_CONSENT, purpose=purpose)
    closed = CaseKey.objects.filter(case_id=case_id, closed_at__isnull=True).update(closed_at=house_now())
    if closed:
        forget_match_keys([case_id], left=CLOSED)
        record(
            "identity.closed", by=by, purpose=purpose, subject_kind="case", subject_id=case_id, case_id=case_id,
            details={"reason": reason},
        )  # fmt: skip
        for listener in _closing_listeners:
            listener(case_id=case_id, by=by, purpose=purpose)


def hold_identities(case_ids: Collection[UUID]) -> None:
    """Let no identity of these cases be closed or erased until the open transaction ends; wait for who does so now."""
    held = CaseKey.objects.select_for_update(no_key=True).filter(case_id__in=case_ids).order_by("case_id")
    list(held.values_list("case_id", flat=True))


@transaction.atomic
def reopen_identity(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Let a closed identity be opened again, because the person agreed anew; nothing happens when it is open.

    Its match keys are made again by the next rebuild, within minutes.
    """
    require(by, Permission.RECORD_CONSENT, purpose=purpose)
    if CaseKey.objects.filter(case_id=case_id, closed_at__isnull=False).update(closed_at=None):
        forget_match_keys([case_id], left="")
        record(
            "identity.reopened",
            by=by,
            purpose=purpose,
            subject_kind="case",
            subject_id=case_id,
            case_id=case_id,
        )
