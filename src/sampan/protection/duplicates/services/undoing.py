"""Undoes a joining: both files stand again as before; what was written since stays where it was written."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.joining import (
    TwoFiles,
    drop_milestones,
    give_back,
    lock_two,
    point_at_nobody,
    recorded,
    write_recorded,
)
from sampan.protection.duplicates.facts import UndoPreview
from sampan.protection.duplicates.models import DuplicatePair, Merge, PairState
from sampan.protection.duplicates.services.choosing import undone
from sampan.protection.duplicates.services.judging import settle_between
from sampan.protection.duplicates.services.merging import IDENTITY_LABEL
from sampan.protection.duplicates.services.rows import locked_merge, merge_fact
from sampan.protection.duplicates.services.teaching import take_back_lesson, unlink_lessons
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import leave_team
from sampan.registry.audit.services import Act, record_many
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import open_for_case
from sampan.registry.people.services.opening import open_identity
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import WrongState

_OWN_LINES = ("merged", "identity_changed", "record_changed")


@transaction.atomic
def unmerge(*, merge_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Let both files stand for themselves again: record, identity, lists, counts, team and what was owed.

    A field that somebody wrote since stays as it is now; so do additions to the file that stood, and a step
    that was done meanwhile is done in both. Raises NotFound, WrongState (undone before, the file that stands was
    joined further, or closed, or is with another node), NotPermitted or NoPurpose.
    """
    require(by, Permission.MERGE_CASES, purpose=purpose)
    merge = locked_merge(merge_id)
    two = lock_two(survivor_id=merge.case_id, duplicate_id=merge.duplicate_id)
    _require_undoable(merge, two)
    restore_facts(merge, two, by=by, purpose=purpose)
    _take_back(merge, two, by=by, purpose=purpose)
    merge.undone_by_id, merge.undone_at = by.account_id, house_now()
    merge.save(update_fields=("undone_by", "undone_at"))
    _tell(two, merge.id, by=by, purpose=purpose)


def undo_preview(*, merge_id: UUID, reader: Reader) -> UndoPreview:
    """Return what undoing would do: the fields that go back, those that stay, and how many lines came since.

    Opens the identity to compare it; that is audited. Raises NotFound, NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.MERGE_CASES, purpose=reader.purpose)
    merge = locked_merge(merge_id)
    two = lock_two(survivor_id=merge.case_id, duplicate_id=merge.duplicate_id)
    changes = merge.facts | _identity_changes(merge)
    now = recorded(two.survivor) | _identity_of(merge.case_id, reader)
    stays = undone(now, changes)[1]
    lines = [
        one
        for one in timeline(case_id=merge.case_id, reader=reader)
        if one.at > merge.merged_at and one.kind not in _OWN_LINES
    ]
    goes = tuple(code for code in changes if code not in stays)
    return UndoPreview(merge_fact(merge), goes, tuple(stays), len(lines))


def restore_facts(merge: Merge, two: TwoFiles, *, by: Actor, purpose: Purpose) -> None:
    """Take out of the standing file what the joining brought into it, as far as nobody wrote over it since."""
    if merge.facts:
        told, _stays = undone(recorded(two.survivor), merge.facts)
        write_recorded(two.survivor, told)
    changes = _identity_changes(merge)
    if changes:
        now = _identity_of(two.survivor.id, Reader(by, purpose))
        told, _stays = undone(now, changes)
        different = {code: told.get(code) or "" for code in changes if told.get(code) != now.get(code)}
        change_identity(person_id=two.survivor.person_id, changes=different, by=by, purpose=purpose)


def forget(*, case_id: UUID) -> None:
    """Wipe what is kept of an erased case: its pairs, what leads to them, and what its joinings changed."""
    unlink_lessons(case_id)
    DuplicatePair.objects.filter(first_id=case_id).delete()
    DuplicatePair.objects.filter(second_id=case_id).delete()
    for side in ("case_id", "duplicate_id"):
        Merge.objects.filter(**{side: case_id}).update(facts={}, choices={}, identity_sealed=None)


def forget_joined(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take what an erased file brought out of the file that stands: nothing of it is kept there."""
    merge = Merge.objects.select_for_update().filter(duplicate_id=case_id, undone_at=None).first()
    if merge is not None:
        two = lock_two(survivor_id=merge.case_id, duplicate_id=merge.duplicate_id)
        restore_facts(merge, two, by=by, purpose=purpose)


def _require_undoable(merge: Merge, two: TwoFiles) -> None:
    if merge.undone_at is not None:
        raise WrongState("This joining was undone before.", remedy="Nothing more is needed.")
    survivor = two.survivor
    if survivor.merged_into_id is not None:
        raise WrongState(
            "The file that stood was joined with a third one.", remedy="Undo that joining first."
        )
    if survivor.closed_at is not None and two.duplicate.closed_at is None:
        raise WrongState("The file that stands is closed.", remedy="Reopen it first; then undo the joining.")
    if survivor.ownership != "here":
        raise WrongState(
            "The file that stands is with another node, or on its way there.", remedy="Wait until it is here."
        )


def _take_back(merge: Merge, two: TwoFiles, *, by: Actor, purpose: Purpose) -> None:
    carried: Mapping[str, Any] = merge.carried
    drop_milestones(carried.get("milestones", []))
    team = {str(one) for one in team_of(case_id=two.survivor.id, reader=Reader(by, purpose))}
    for account in carried.get("team", []):
        if account in team:
            leave_team(case_id=two.survivor.id, account_id=UUID(account), by=by, purpose=purpose)
    give_back(
        survivor_id=two.survivor.id,
        duplicate_id=two.duplicate.id,
        memos=carried.get("slices", {}),
        by=by,
        purpose=purpose,
    )
    point_at_nobody(two.duplicate, memo=carried.get("pointer", {}))


def _identity_changes(merge: Merge) -> dict[str, list[Any]]:
    if not merge.identity_sealed:
        return {}
    opened = open_for_case(bytes(merge.identity_sealed), case_id=merge.case_id, label=IDENTITY_LABEL)
    return dict(json.loads(opened))


def _identity_of(case_id: UUID, reader: Reader) -> dict[str, Any]:
    return open_identity(case_id=case_id, reader=reader).fields()


def _tell(two: TwoFiles, merge_id: UUID, *, by: Actor, purpose: Purpose) -> None:
    survivor, duplicate = two.survivor, two.duplicate
    note_event(case_id=survivor.id, kind="unmerged", facts={"number": duplicate.number}, by=by)
    note_event(case_id=duplicate.id, kind="unmerged", facts={"number": survivor.number}, by=by)
    settle_between(survivor.id, duplicate.id, PairState.DIFFERENT, by=by, purpose=purpose)
    take_back_lesson(survivor.id, duplicate.id, by=by)
    record_many(
        (
            Act("case.unmerged", "merge", str(merge_id), survivor.id, {"other": str(duplicate.id)}),
            Act("case.unmerged", "merge", str(merge_id), duplicate.id, {"other": str(survivor.id)}),
        ),
        by=by,
        purpose=purpose,
    )
