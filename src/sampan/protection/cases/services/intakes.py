"""Ends an intake: the case is opened with its notes, and the draft is destroyed."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import add_note
from sampan.protection.cases.services.drafting import discard_draft
from sampan.protection.cases.services.groups import NewOperation, open_group
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor


@transaction.atomic
def open_from_intake(
    *, draft_id: UUID, draft: CaseDraft, notes: Iterable[str], by: Actor, purpose: Purpose
) -> UUID:
    """Open the case of a finished intake and return its id; the draft goes, or nothing happens at all."""
    case_id = open_case(draft=draft, by=by, purpose=purpose)
    for note in notes:
        add_note(case_id=case_id, text=note, by=by, purpose=purpose)
    discard_draft(draft_id=draft_id, by=by, purpose=purpose, reason="opened")
    return case_id


@transaction.atomic
def open_group_from_intake(
    *,
    draft_id: UUID,
    drafts: Iterable[CaseDraft],
    operation: NewOperation | UUID,
    by: Actor,
    purpose: Purpose,
) -> tuple[UUID, list[UUID]]:
    """Open the cases of a finished group intake; return the operation's id and the cases' ids in order."""
    opened = open_group(drafts=drafts, operation=operation, by=by, purpose=purpose)
    discard_draft(draft_id=draft_id, by=by, purpose=purpose, reason="opened")
    return opened
