"""Joins a file with another of the same person, by a pointer, and parts them again; no row changes its place.

What is written here is how the two cases stand: pointer, count, clock, record, milestones. The slice
`duplicates` asks for the permission, seals what was before, and audits. Other slices carry their open work
over by a `Carrier` and take it back when the joining is undone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sampan.protection.cases.models import Case, Milestone, Ownership, Profile
from sampan.protection.cases.services.pointers import files_of
from sampan.protection.cases.services.rows import locked_case, write_profile
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.clock.queries import latest_day
from sampan.registry.forgetting.services import hold_while
from sampan.registry.identifiers import new_record_id
from sampan.vocabulary.errors import WrongState
from sampan.vocabulary.record import validate_record

Memo = Mapping[str, Any]
STANDING = ("case_status", "case_urgency", "case_unanswered")
"""What a case says of itself besides its record: status, urgency, and why a field has no answer."""
HELD = "joined with another file"
_MILESTONE = ("kind", "happened", "first_day", "last_day", "country", "province", "programme")


@dataclass(frozen=True)
class Carrier:
    """How a slice carries its open work over to the file that stands, and gives it back.

    carry       carry(survivor_id=, duplicate_id=, by=, purpose=) -> a JSON memo of what it did (codes and ids)
    give_back   give_back(survivor_id=, duplicate_id=, memo=, by=, purpose=); what was settled meanwhile stays settled
    """

    code: str
    carry: Callable[..., Memo]
    give_back: Callable[..., None]


@dataclass(frozen=True)
class TwoFiles:
    """Two locked files: the one that stands, and the one that is or was joined with it."""

    survivor: Case
    duplicate: Case


_carriers: dict[str, Carrier] = {}
_forgetting: list[Callable[..., None]] = []


def register_carrier(carrier: Carrier) -> None:
    """Let a slice carry its open work over when two files are joined."""
    _carriers[carrier.code] = carrier


def when_joined_file_erased(listener: Callable[..., None]) -> None:
    """Call `listener(case_id=, by=, purpose=)` before a joined file is erased, while its key is still there."""
    if listener not in _forgetting:
        _forgetting.append(listener)


def tell_of_erasing(case: Case, *, by: Actor, purpose: Purpose) -> None:
    """Tell the listeners that a file is about to be erased whose facts another one took over."""
    for listener in _forgetting if case.merged_into_id else ():
        listener(case_id=case.id, by=by, purpose=purpose)


def carry_over(*, survivor_id: UUID, duplicate_id: UUID, by: Actor, purpose: Purpose) -> dict[str, Memo]:
    """Let every slice carry its open work over; return their memos by code."""
    who = {"by": by, "purpose": purpose}
    return {
        code: one.carry(survivor_id=survivor_id, duplicate_id=duplicate_id, **who)
        for code, one in sorted(_carriers.items())
    }


def give_back(
    *, survivor_id: UUID, duplicate_id: UUID, memos: Mapping[str, Memo], by: Actor, purpose: Purpose
) -> None:
    """Let every slice that carried something take it back."""
    for code, memo in sorted(memos.items()):
        if code in _carriers:
            _carriers[code].give_back(
                survivor_id=survivor_id, duplicate_id=duplicate_id, memo=memo, by=by, purpose=purpose
            )


def lock_two(*, survivor_id: UUID, duplicate_id: UUID) -> TwoFiles:
    """Return two cases, locked always in the same order; raises NotFound for one that is not visible."""
    locked = {one: locked_case(one) for one in sorted({survivor_id, duplicate_id})}
    return TwoFiles(locked[survivor_id], locked[duplicate_id])


def require_joinable(two: TwoFiles) -> None:
    """Refuse to join a file with itself or with a file that another node owns, and an open one into a closed one."""
    survivor, duplicate = two.survivor, two.duplicate
    if survivor.id in files_of(duplicate.id):
        raise WrongState("These are one file already.", remedy="Choose two different files.")
    if duplicate.merged_into_id is not None or survivor.merged_into_id is not None:
        raise WrongState(
            "This file was joined with another before.",
            remedy="Undo that first, or join the file that stands.",
        )
    if {survivor.ownership, duplicate.ownership} != {Ownership.HERE}:
        raise WrongState(
            "One of the files is with another node, or on its way there.",
            remedy="Wait for the hand-over, or call it back; then join them.",
        )
    if survivor.closed_at is not None and duplicate.closed_at is None:
        raise WrongState(
            "The file that would stand is closed, and work goes on in the other one.",
            remedy="Let the open file stand, or reopen the closed one first.",
        )


def point(two: TwoFiles) -> Memo:
    """Let a file point at the one that stands: it leaves lists and counts; its retention clock is held."""
    duplicate = two.duplicate
    duplicate.merged_into, duplicate.version = two.survivor, duplicate.version + 1
    duplicate.save(update_fields=("merged_into", "version"))
    Profile.objects.filter(case=duplicate).update(is_counted=False)
    return {"clock": hold_while(case_id=duplicate.id, reason=HELD)}


def point_at_nobody(duplicate: Case, *, memo: Memo) -> None:
    """Let a joined file stand for itself again, as it did before."""
    duplicate.merged_into, duplicate.version = None, duplicate.version + 1
    duplicate.save(update_fields=("merged_into", "version"))
    Profile.objects.filter(case=duplicate).update(is_counted=True)
    if memo.get("clock") is not None:
        hold_while(case_id=duplicate.id, reason=str(memo["clock"]))


def recorded(case: Case) -> dict[str, Any]:
    """Return the record of a case with STANDING besides, as `write_recorded` takes it."""
    profile = Profile.objects.get(case=case)
    standing = (case.trafficking_status, case.urgency, dict(profile.unanswered))
    return dict(profile.record) | dict(zip(STANDING, standing, strict=True))


def write_recorded(case: Case, told: Mapping[str, Any]) -> None:
    """Write record, status and urgency of a case; raises InvalidRecord naming what does not fit together."""
    fields = {code: kept for code, kept in told.items() if code not in STANDING}
    profile = Profile.objects.get(case=case)
    case.trafficking_status, case.urgency, unanswered = (told[code] for code in STANDING)
    profile.trafficking_status = case.trafficking_status
    profile.unanswered = {code: why for code, why in unanswered.items() if code not in fields}
    case.version += 1
    write_profile(profile, validate_record(fields, today=latest_day()))
    case.save(update_fields=("trafficking_status", "urgency", "version"))


def copy_milestones(two: TwoFiles) -> list[str]:
    """Count what happened in the joined file with the one that stands, once; return the ids of the new rows."""
    to = two.survivor
    known = set(Milestone.objects.filter(profile_id=to.id).values_list(*_MILESTONE))
    found = Milestone.objects.filter(profile_id=two.duplicate.id).order_by("id")
    rows = [
        Milestone(
            id=new_record_id(),
            profile_id=to.id,
            agency_id=to.agency_id,
            **dict(zip(_MILESTONE, one, strict=True)),
        )
        for one in dict.fromkeys(found.values_list(*_MILESTONE))
        if one not in known
    ]
    Milestone.objects.bulk_create(rows)
    return [str(one.id) for one in rows]


def drop_milestones(ids: list[str]) -> None:
    """Take back the milestones that were copied."""
    Milestone.objects.filter(id__in=ids).delete()
