"""Keeps an intake that is not finished: what was typed, sealed, for the account that typed it."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.models import IntakeDraft
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.keyring import new_key, open_bytes, seal_bytes
from sampan.registry.people.services.keys import keyring
from sampan.vocabulary.errors import InvalidInput, NotFound

DRAFT_DAYS = 14  # an intake that nobody goes on with for two weeks is dropped: least data
LARGEST_DRAFT = 2**20  # bytes: a grid of a thousand people is a tenth of it


@transaction.atomic
def begin_draft(*, kind: str, by: Actor, purpose: Purpose) -> UUID:
    """Begin an intake of one `person` or a `group` and return the draft's id."""
    require(by, Permission.OPEN_CASE if kind == "person" else Permission.OPEN_GROUP, purpose=purpose)
    now, data_key = house_now(), new_key()
    draft = IntakeDraft(
        account_id=by.account_id, agency_id=by.agency_id, kind=kind, begun_at=now, changed_at=now
    )
    draft.wrapping_version, draft.wrapped = keyring().wrap(data_key, bound_to=draft.id.bytes)
    draft.sealed = seal_bytes(b"{}", key=data_key, bound_to=draft.id.bytes)
    draft.save(force_insert=True)
    record(
        "intake.begun",
        by=by,
        purpose=purpose,
        subject_kind="draft",
        subject_id=draft.id,
        details={"kind": kind},
    )
    return draft.id


@transaction.atomic
def keep_draft(
    *, draft_id: UUID, page: str, typed: Mapping[str, object], by: Actor, purpose: Purpose
) -> None:
    """Keep what was typed on one page of an intake, right or wrong, over what stood there before."""
    require(by, Permission.OPEN_CASE, purpose=purpose)
    draft = _own(draft_id, by)
    pages = open_draft(draft)
    pages[page] = dict(typed)
    plain = json.dumps(pages, ensure_ascii=False).encode()
    if len(plain) > LARGEST_DRAFT:
        raise InvalidInput("This intake has grown too long.", remedy="Open a part of it first.", field=page)
    draft.sealed = seal_bytes(plain, key=_key(draft), bound_to=draft.id.bytes)
    draft.changed_at = house_now()
    draft.save(update_fields=("sealed", "changed_at"))
    record(
        "intake.kept",
        by=by,
        purpose=purpose,
        subject_kind="draft",
        subject_id=draft.id,
        details={"page": page},
    )


@transaction.atomic
def discard_draft(*, draft_id: UUID, by: Actor, purpose: Purpose, reason: str = "discarded") -> None:
    """Remove a draft with its key: what was typed cannot be read again."""
    require(by, Permission.OPEN_CASE, purpose=purpose)
    draft = _own(draft_id, by)
    draft.delete()
    details = {"reason": reason}
    record(
        "intake.dropped", by=by, purpose=purpose, subject_kind="draft", subject_id=draft_id, details=details
    )


def open_draft(draft: IntakeDraft) -> dict[str, dict[str, object]]:
    """Return what was typed, by page; raises IntegrityFailure when the draft was changed or moved."""
    plain = open_bytes(bytes(draft.sealed), key=_key(draft), bound_to=draft.id.bytes)
    pages: dict[str, dict[str, object]] = json.loads(plain)
    return pages


def _key(draft: IntakeDraft) -> bytes:
    return keyring().unwrap(bytes(draft.wrapped), version=draft.wrapping_version, bound_to=draft.id.bytes)


def _own(draft_id: UUID, by: Actor) -> IntakeDraft:
    draft = IntakeDraft.objects.select_for_update().filter(id=draft_id, account_id=by.account_id).first()
    if draft is None:
        raise NotFound("There is no such intake here, or somebody else began it.", remedy="Begin a new one.")
    return draft


@transaction.atomic
def drop_stale_drafts(*, now: datetime, by: Actor, purpose: Purpose) -> int:
    """Destroy intakes that nobody has touched for DRAFT_DAYS; for the node's own clock. Return how many."""
    require(by, Permission.ERASE_CASE, purpose=purpose)
    stale = IntakeDraft.objects.filter(changed_at__lt=now - timedelta(days=DRAFT_DAYS))
    dropped, _kinds = stale.delete()
    if dropped:
        record("intake.expired", by=by, purpose=purpose, subject_kind="draft", details={"drafts": dropped})
    return dropped
