"""Links the cases of two people, and ends a link; each side is a row of its own, written together."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.db import transaction

from sampan.protection.cases.queries import cases
from sampan.protection.cases.services.changing import note_event
from sampan.protection.cases.services.pointers import standing_case
from sampan.protection.cases.services.rows import locked_case, require_standing
from sampan.protection.companions.facts import NewLink
from sampan.protection.companions.models import Link
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

MIRRORED = {"parent": "child", "child": "parent", "guardian": "ward", "ward": "guardian"}
"""What this person is to the other one, where it is not the same word both ways."""


@transaction.atomic
def link_cases(*, case_id: UUID, number: str, new: NewLink, by: Actor, purpose: Purpose) -> UUID:
    """Link a case with the one of that number, which the actor must see, too; return the link's id.

    Nobody sees a case because it is linked. Raises NotFound, InvalidInput naming the field, WrongState when
    they are linked so already, NotPermitted or NoPurpose.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    new = checked(new)
    case = locked_case(case_id)
    require_standing(case)
    found = cases(reader=Reader(by, purpose), number=number.strip(), limit=1)
    if not found:
        raise InvalidInput(
            "There is no case of that number here, or you may not see it.",
            remedy="Look at the number; ask somebody who sees that case.",
            field="number",
        )
    other = found[0]
    if other.id == case.id:
        raise InvalidInput(
            "This is the same case.", remedy="Write the other person's number.", field="number"
        )
    if Link.objects.filter(case_id=case.id, other_id=other.id, kind=new.kind, ended_at=None).exists():
        raise WrongState("These two are linked so already.", remedy="End that link first, to change it.")
    back = replace(new, relation=MIRRORED.get(new.relation, new.relation))
    link_id = uuid4()
    _row(link_id, case.id, case.agency_id, other.id, new, by=by).save(force_insert=True)
    _row(link_id, other.id, other.agency_id, case.id, back, by=by).save(force_insert=True)
    for one, told in ((case.id, new), (other.id, back)):
        note_event(case_id=one, kind="linked", facts={"kind": told.kind, "relation": told.relation}, by=by)
        _audit("case.linked", link_id, one, {"kind": told.kind}, by=by, purpose=purpose)
    return link_id


@transaction.atomic
def unlink_cases(*, link_row_id: UUID, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """End a link, on both sides, with a reason of the list link_end_reason; return the case whose side was named.

    Who ends it need not see the other case. Raises NotFound, UnknownCode, WrongState when it ended before.
    """
    require(by, Permission.EDIT_CASE, purpose=purpose)
    code_list("link_end_reason").get(reason)
    row = Link.objects.select_for_update().filter(id=link_row_id).first()
    if row is None:
        raise NotFound("There is no such link here, or you may not see it.")
    if row.ended_at is not None:
        raise WrongState("This link ended before.", remedy="Nothing more is needed.")
    ended = {"ended_at": house_now(), "ended_by_id": by.account_id, "end_reason": reason}
    Link.objects.filter(id=row.id).update(**ended)
    with reading_as(
        Reader(service_actor(), Purpose.PROTECTION)
    ):  # the other side may be hidden from who ends it
        Link.objects.filter(link_id=row.link_id, ended_at=None).update(**ended)
    note_event(case_id=row.case_id, kind="unlinked", facts={"kind": row.kind, "reason": reason}, by=by)
    _audit("case.unlinked", row.link_id, row.case_id, {"reason": reason}, by=by, purpose=purpose)
    return row.case_id


def forget(*, case_id: UUID) -> None:
    """Remove the links of an erased case, on both sides: they say who its person's family is."""
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)):
        for side in ("case_id", "other_id"):
            Link.objects.filter(**{side: case_id}).delete()


def checked(new: NewLink) -> NewLink:
    """Return the link with canonical dates; raises InvalidInput or UnknownCode naming what is wrong."""
    code_list("link_kind").get(new.kind)
    code_list("link_certainty").get(new.certainty)
    if new.kind == "family":
        if not new.relation:
            raise InvalidInput("Say what the other person is to this one.", field="relation")
        code_list("family_relation").get(new.relation)
    elif new.relation:
        raise InvalidInput("A relation is for family only.", remedy="Leave it empty.", field="relation")
    since, until = (_day(text, field) for text, field in ((new.since, "since"), (new.until, "until")))
    if since and until and until.latest() < since.earliest():
        raise InvalidInput("It ends before it begins.", remedy="Correct one of the dates.", field="until")
    return replace(new, since=str(since or ""), until=str(until or ""))


def _day(text: str, field: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except InvalidInput as error:
        raise InvalidInput(error.what, remedy=error.remedy, field=field) from None


def _row(link_id: UUID, case_id: UUID, agency_id: UUID, other_id: UUID, new: NewLink, *, by: Actor) -> Link:
    return Link(
        link_id=link_id,
        case_id=case_id,
        agency_id=agency_id,
        other_id=standing_case(other_id),
        kind=new.kind,
        relation=new.relation,
        certainty=new.certainty,
        since=new.since,
        until=new.until,
        recorded_by_id=by.account_id,
        recorded_at=house_now(),
    )


def _audit(
    act: str, link_id: UUID, case_id: UUID, details: dict[str, str], *, by: Actor, purpose: Purpose
) -> None:
    record(
        act, by=by, purpose=purpose, subject_kind="link", subject_id=link_id, case_id=case_id, details=details
    )
