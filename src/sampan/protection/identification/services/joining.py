"""Carries the steps that are owed over to the file that stands, when two files of one person are joined.

The earlier day of the two stands; what was done in either is done. The joined file's own rows stay as they are.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sampan.protection.cases.services.joining import Carrier, register_carrier
from sampan.protection.identification.models import Deadline
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.identifiers import new_record_id

_COUNTED = ("due_on", "counted_from", "event", "is_presumed", "depends_on", "done_on", "done_by_id")
_COPIED = ("agency_id", "country", "step", "version", "label", "authority", "is_verified", *_COUNTED)


def register() -> None:
    """Let deadlines follow when files are joined."""
    register_carrier(Carrier("deadlines", carry, give_back))


def carry(*, survivor_id: UUID, duplicate_id: UUID, by: Actor, purpose: Purpose) -> dict[str, Any]:
    """Owe in the file that stands what the other one owes; return what was changed and what was added, by id."""
    standing = {one.step: one for one in Deadline.objects.select_for_update().filter(case_id=survivor_id)}
    changed, added = [], []
    for one in Deadline.objects.filter(case_id=duplicate_id, lapsed_on=None).order_by("id"):
        known = standing.get(one.step)
        if known is None and one.done_on is None:
            row = Deadline(id=new_record_id(), case_id=survivor_id, **_columns(one, _COPIED))
            row.save(force_insert=True)
            added.append({"id": str(row.id), "of": str(one.id)})
        elif known is not None and _says_more(one, known):
            before = _in_words(known)
            _write(known, _columns(one, _COUNTED))
            changed.append(
                {"id": str(known.id), "of": str(one.id), "before": before, "after": _in_words(known)}
            )
    return {"changed": changed, "added": added}


def give_back(
    *, survivor_id: UUID, duplicate_id: UUID, memo: Mapping[str, Any], by: Actor, purpose: Purpose
) -> None:
    """Take back what was carried over; a step that was done meanwhile is done in both files."""
    rows = {str(one.id): one for one in Deadline.objects.select_for_update().filter(case_id=survivor_id)}
    for one in memo.get("added", ()):
        row = rows.get(one["id"])
        if row is not None and not _done_too(row, one["of"]):
            row.delete()
    for one in memo.get("changed", ()):
        row = rows.get(one["id"])
        if row is None:
            continue
        if _in_words(row) == one["after"]:
            _write(row, one["before"])
        else:
            _done_too(row, one["of"])


def _says_more(other: Deadline, known: Deadline) -> bool:
    """True when the other file's step was done and ours is owed, or is due earlier than ours."""
    if known.done_on or known.lapsed_on:
        return False
    if other.done_on:
        return True
    return other.due_on is not None and (known.due_on is None or other.due_on < known.due_on)


def _done_too(row: Deadline, other_id: str) -> bool:
    """Write a step that was done in the file that stood as done in the other one, too; say whether it was."""
    if row.done_on is None:
        return False
    waiting = Deadline.objects.filter(id=other_id, done_on=None)
    waiting.update(done_on=row.done_on, done_by_id=row.done_by_id)
    return True


def _columns(row: Deadline, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _in_words(row: Deadline) -> dict[str, Any]:
    told = _columns(row, _COUNTED)
    return {
        name: kept if kept is None or isinstance(kept, bool) else str(kept) for name, kept in told.items()
    }


def _write(row: Deadline, told: Mapping[str, Any]) -> None:
    for name, kept in told.items():
        setattr(row, name, kept)
    row.save(update_fields=[name.removesuffix("_id") for name in told])
    row.refresh_from_db()
