"""Joins two files of one person by a pointer: the one stands, the other keeps every row it has."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.joining import (
    TwoFiles,
    carry_over,
    copy_milestones,
    lock_two,
    point,
    recorded,
    require_joinable,
    write_recorded,
)
from sampan.protection.cases.services.pointers import files_of, standing_case
from sampan.protection.duplicates.models import Merge, PairState
from sampan.protection.duplicates.services.choosing import (
    changes_between,
    check_choices,
    identity_choice,
    recorded_choice,
)
from sampan.protection.duplicates.services.consents import obey_withdrawals
from sampan.protection.duplicates.services.judging import settle_between
from sampan.protection.duplicates.services.teaching import teach_joining
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import lent_until, team_of
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import join_team
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.audit.services import Act, record_many
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.registry.people.services.opening import open_identity
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import SampanError

IDENTITY_LABEL = "merge-identity"


@dataclass(frozen=True)
class Merged:
    """What joining many did: the joinings made, and the pairs refused, each with the reason in words."""

    done: tuple[UUID, ...] = ()
    refused: tuple[tuple[tuple[UUID, UUID], str], ...] = field(default=())


@transaction.atomic
def merge_cases(
    *,
    survivor_id: UUID,
    duplicate_id: UUID,
    by: Actor,
    purpose: Purpose,
    choices: Mapping[str, str] | None = None,
) -> UUID:
    """Join a file with another of the same person, and return the joining's id; `unmerge` restores both.

    `choices` says by field (of the record, of the identity, `case_status`) whether `survivor` or `duplicate`
    stands; else the survivor's, where it has none the other's. Joining with a joined file goes to the one that
    stands. Raises NotFound, WrongState (one file, joined before, not owned here, open into closed), NoConsent when
    an identity is closed, InvalidRecord when the choices contradict each other, NotPermitted or NoPurpose.
    """
    require(by, Permission.MERGE_CASES, purpose=purpose)
    choices = dict(choices or {})
    check_choices(choices)
    two = lock_two(survivor_id=standing_case(survivor_id), duplicate_id=duplicate_id)
    for file in (two.survivor, two.duplicate):
        require_lasting_sight(case_id=file.id, reader=Reader(by, purpose))
    require_joinable(two)
    teach_joining(
        two.survivor.id, two.duplicate.id, by=by, purpose=purpose
    )  # before one takes from the other
    facts = _write_record(two, choices)
    sealed = _write_identity(two, choices, by=by, purpose=purpose)
    carried = _carry(two, by=by, purpose=purpose)
    merge = Merge(
        agency_id=two.survivor.agency_id,
        case_id=two.survivor.id,
        duplicate_id=two.duplicate.id,
        choices=choices,
        facts=facts,
        identity_sealed=sealed,
        carried=carried,
        merged_by_id=by.account_id,
        merged_at=house_now(),
    )
    merge.save(force_insert=True)
    _tell(two, merge.id, by=by, purpose=purpose)
    return merge.id


def merge_many(*, pairs: Iterable[tuple[UUID, UUID]], by: Actor, purpose: Purpose) -> Merged:
    """Join confirmed pairs with the defaults: the open file stands, else the older one. A refusal holds up no other.

    A pair whose files meanwhile stand behind one file is done already and counts as neither.
    """
    require(by, Permission.MERGE_CASES, purpose=purpose)
    done: list[UUID] = []
    refused: list[tuple[tuple[UUID, UUID], str]] = []
    for first, second in pairs:
        try:
            ends = (standing_case(first), standing_case(second))
            if ends[0] != ends[1]:
                survivor, duplicate = in_order(*ends)
                done.append(merge_cases(survivor_id=survivor, duplicate_id=duplicate, by=by, purpose=purpose))
        except SampanError as error:
            refused.append(((first, second), str(error)))
    return Merged(tuple(done), tuple(refused))


def in_order(first: UUID, second: UUID) -> tuple[UUID, UUID]:
    """Return which file stands by default, and the other: the open one, else the older one."""
    two = lock_two(survivor_id=first, duplicate_id=second)
    ranked = sorted(
        (two.survivor, two.duplicate), key=lambda one: (one.closed_at is not None, one.opened_at, one.id)
    )
    return ranked[0].id, ranked[1].id


def _write_record(two: TwoFiles, choices: Mapping[str, str]) -> dict[str, list[Any]]:
    before = recorded(two.survivor)
    after = recorded_choice(before, recorded(two.duplicate), choices)
    changes = changes_between(before, after)
    if changes:
        write_recorded(two.survivor, after)
    return changes


def _write_identity(
    two: TwoFiles, choices: Mapping[str, str], *, by: Actor, purpose: Purpose
) -> bytes | None:
    reader = Reader(by, purpose)
    before = open_identity(case_id=two.survivor.id, reader=reader).fields()
    other = open_identity(case_id=two.duplicate.id, reader=reader).fields()
    changes = changes_between(before, identity_choice(before, other, choices))
    if not changes:
        return None
    change_identity(
        person_id=two.survivor.person_id,
        changes={code: after or "" for code, (_before, after) in changes.items()},
        by=by,
        purpose=purpose,
    )
    return seal_for_case(json.dumps(changes).encode(), case_id=two.survivor.id, label=IDENTITY_LABEL)


def _carry(two: TwoFiles, *, by: Actor, purpose: Purpose) -> dict[str, Any]:
    """Carry over what is owed, who works on it and what was withdrawn; let the other file point at this one."""
    who = {"by": by, "purpose": purpose}
    survivor, duplicate = two.survivor, two.duplicate
    withdrawn = obey_withdrawals(ours=files_of(survivor.id), theirs=files_of(duplicate.id), **who)
    return {
        "consents": withdrawn,
        "team": _join_teams(two, **who),
        "milestones": copy_milestones(two),
        "slices": carry_over(survivor_id=survivor.id, duplicate_id=duplicate.id, **who),
        "pointer": dict(point(two)),
    }


def _join_teams(two: TwoFiles, *, by: Actor, purpose: Purpose) -> list[str]:
    reader = Reader(by, purpose)
    lent = lent_until(case_id=two.duplicate.id, reader=reader)
    known = team_of(case_id=two.survivor.id, reader=reader)
    new = [
        one
        for one in team_of(case_id=two.duplicate.id, reader=reader)
        if one not in known and one not in lent
    ]
    for account_id in new:
        join_team(
            case_id=two.survivor.id,
            account_id=account_id,
            agency_id=two.survivor.agency_id,
            by=by,
            purpose=purpose,
        )
    return [str(one) for one in new]


def _tell(two: TwoFiles, merge_id: UUID, *, by: Actor, purpose: Purpose) -> None:
    survivor, duplicate = two.survivor, two.duplicate
    note_event(case_id=survivor.id, kind="merged", facts={"number": duplicate.number}, by=by)
    note_event(case_id=duplicate.id, kind="merged_into", facts={"number": survivor.number}, by=by)
    settle_between(survivor.id, duplicate.id, PairState.MERGED, by=by, purpose=purpose)
    record_many(
        (
            Act("case.merged", "merge", str(merge_id), survivor.id, {"other": str(duplicate.id)}),
            Act("case.merged_into", "merge", str(merge_id), duplicate.id, {"other": str(survivor.id)}),
        ),
        by=by,
        purpose=purpose,
    )
