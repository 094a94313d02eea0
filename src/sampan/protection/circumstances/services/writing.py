"""Adds, changes and removes what is recorded of what happened; what identifies is sealed with the case's key."""

import json
from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.circumstances.models import Leg, Place, Suspect, Trace
from sampan.protection.circumstances.normal import normal_form
from sampan.protection.circumstances.parts import Part, part_of
from sampan.protection.circumstances.services.checking import MOST_LEGS, checked, require_whole
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.identity import digest
from sampan.registry.people.services.keys import keyring, open_for_case, seal_for_case
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

MODELS: dict[str, type[Leg] | type[Place] | type[Suspect] | type[Trace]] = {
    "leg": Leg,
    "place": Place,
    "suspect": Suspect,
    "trace": Trace,
}
MOST_PARTS = 300  # of one kind in a case: far above any file we know of, far below what slows a page
Row = Leg | Place | Suspect | Trace


@transaction.atomic
def add_part(*, case_id: UUID, part: str, told: Mapping[str, object], by: Actor, purpose: Purpose) -> UUID:
    """Record a leg, a place, a suspect or a trace and return its id; `told` is by the codes of `PARTS`.

    Raises InvalidInput naming the field, WrongState in a case that is closed or owned elsewhere.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    asked = part_of(part)
    case = locked_case(case_id)
    require_open_here(case)
    model = MODELS[part]
    if model.objects.filter(case_id=case_id).count() >= (MOST_LEGS if part == "leg" else MOST_PARTS):
        raise WrongState("This case holds as many of these as it can.", remedy="Remove one first.")
    coded, sealed = checked(asked, told, case_id=case_id)
    require_whole(asked, coded, sealed)
    row = model(case_id=case_id, agency_id=case.agency_id)
    _write(row, asked, coded, sealed, by=by)
    _tell("added", row, asked, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def change_part(
    *, part: str, part_id: UUID, told: Mapping[str, object], version: int, by: Actor, purpose: Purpose
) -> None:
    """Change the fields told; an empty one is no longer recorded. Raises WrongState when somebody wrote since."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    asked, row = part_of(part), _locked(part, part_id)
    if row.version != version:
        raise WrongState(
            "Somebody else changed this while you wrote.",
            remedy="Open it again, compare, and save once more.",
        )
    coded, sealed = checked(asked, told, case_id=row.case_id)
    whole = {one.code: getattr(row, column(one.code)) for one in asked.coded} | coded
    text = unsealed(row) | sealed
    require_whole(asked, whole, text)
    row.version += 1
    _write(row, asked, whole, text, by=by)
    _tell("changed", row, asked, by=by, purpose=purpose)


@transaction.atomic
def remove_part(*, part: str, part_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Take a part out of the file with a reason of the list removal_reason; the timeline keeps a coded line."""
    require(by, Permission.EDIT_CASE, purpose=purpose)
    asked, row = part_of(part), _locked(part, part_id)
    if not code_list("removal_reason").has(reason):
        raise InvalidInput("Say why it is removed.", remedy="Choose a reason.", field="reason")
    case_id = row.case_id
    _tell("removed", row, asked, by=by, purpose=purpose, reason=reason)
    row.delete()
    if part == "leg":
        _renumber(case_id)
        for suspect in Suspect.objects.filter(case_id=case_id, legs__contains=[part_id]):
            suspect.legs = [one for one in suspect.legs if one != part_id]
            suspect.save(update_fields=("legs",))


def forget(*, case_id: UUID) -> None:
    """Erase what this slice knows of a case, when the case is erased."""
    for model in (Trace, Suspect, Place, Leg):
        model.objects.filter(case_id=case_id).delete()


def column(code: str) -> str:
    """Return the column of a coded field."""
    return "suspect_id" if code == "suspect" else code


def unsealed(row: Row) -> dict[str, str]:
    """Return the sealed fields of a part in plain; whoever shows them audits the reading."""
    if row.sealed is None:
        return {}
    return json.loads(open_for_case(row.sealed, case_id=row.case_id, label=_label(row)))


def trace_digest(kind: str, content: str, *, platform: str = "") -> bytes:
    """Return the keyed hash by which a trace is found again; the same for all who mean the same."""
    form = normal_form(kind, content, platform=platform, country=settings.SAMPAN_NODE.country)
    return digest("trace", form, search_key=keyring().search)


def _write(
    row: Row, asked: Part, coded: Mapping[str, object], sealed: Mapping[str, str], *, by: Actor
) -> None:
    for code, content in coded.items():
        setattr(row, column(code), content)
    kept = {code: text for code, text in sealed.items() if text}
    plain = canonical_bytes(kept) if kept else b""
    row.sealed = seal_for_case(plain, case_id=row.case_id, label=_label(row)) if plain else None
    row.written_by_id, row.written_at = by.account_id, house_now()
    if isinstance(row, Trace):
        row.digest = trace_digest(row.kind, kept["content"], platform=row.platform)
    if isinstance(row, Leg):
        _renumber(row.case_id, around=row)
    row.save()


def _renumber(case_id: UUID, *, around: Leg | None = None) -> None:
    """Number the legs of a case from 1, with one of them at the place that it asks for (0: last)."""
    others = Leg.objects.filter(case_id=case_id).order_by("position", "id")
    legs = list(others.exclude(id=around.id) if around else others)
    if around is not None:
        at = (around.position or len(legs) + 1) - 1
        legs.insert(min(at, len(legs)), around)
    for position, leg in enumerate(legs, start=1):
        if leg.position != position:
            leg.position = position
            if leg is not around:
                leg.save(update_fields=("position",))


def _locked(part: str, part_id: UUID) -> Row:
    row = MODELS[part].objects.select_for_update().filter(id=part_id).first()
    if row is None:
        raise NotFound("There is no such record here, or you may not see it.")
    require_open_here(locked_case(row.case_id))
    return row


def _label(row: Row) -> str:
    return f"circumstance:{row.id}"


def _tell(act: str, row: Row, asked: Part, *, by: Actor, purpose: Purpose, reason: str = "") -> None:
    facts = {"part": asked.code} | ({"reason": reason} if reason else {})
    note_event(case_id=row.case_id, kind=f"circumstance_{act}", facts=facts, by=by)
    record(
        f"circumstance.{act}", by=by, purpose=purpose, subject_kind=asked.code, subject_id=row.id,
        case_id=row.case_id, details=facts,
    )  # fmt: skip
