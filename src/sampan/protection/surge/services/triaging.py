"""Writes what was noticed of people, weighs it by the rules, and lets a person say otherwise with a reason."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.services.changing import note_event
from sampan.protection.surge.models import Registration
from sampan.protection.surge.services.following import weigh
from sampan.protection.surge.triage import RANK
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import Act, record, record_many
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound

WORDS_LABEL = "triage-words"
_BATCH = 1_000
_WEIGHED = ("signs", "level", "computed", "rank", "triaged_at")


@transaction.atomic
def set_signs(*, case_id: UUID, signs: Iterable[str], by: Actor, purpose: Purpose) -> str:
    """Write the signs noticed of a person, in place of those noticed before; return the level that counts now.

    Raises UnknownCode, NotFound, NotPermitted, NoPurpose.
    """
    require(by, Permission.TRIAGE, purpose=purpose)
    noticed = _checked(signs)
    one = locked_person(case_id)
    one.signs = noticed
    _weighed(one)
    one.save(update_fields=_WEIGHED)
    _audit("triage.signs", one, by=by, purpose=purpose, details={"signs": noticed, "level": one.level})
    return one.level


@transaction.atomic
def add_sign_to_many(*, case_ids: Iterable[UUID], sign: str, by: Actor, purpose: Purpose) -> int:
    """Add one sign to many people at once; return how many did not have it. Ids that are not seen are passed over."""
    require(by, Permission.TRIAGE, purpose=purpose)
    (known,) = _checked([sign])
    people = Registration.objects.select_for_update().filter(case_id__in=list(case_ids)).order_by("case_id")
    new = [one for one in people if known not in one.signs]
    for one in new:
        one.signs = sorted({*one.signs, known})
        _weighed(one)
    Registration.objects.bulk_update(new, _WEIGHED, batch_size=_BATCH)
    acts = (Act("triage.signs", "case", str(one.case_id), one.case_id, {"added": known}) for one in new)
    record_many(acts, by=by, purpose=purpose)
    return len(new)


@transaction.atomic
def change_level(*, case_id: UUID, level: str, why: str, text: str = "", by: Actor, purpose: Purpose) -> None:
    """Say otherwise than the rules, with a reason of the list triage_change; `text` is sealed.

    Raises UnknownCode for a level or reason, InvalidInput without a reason, NotFound.
    """
    require(by, Permission.TRIAGE, purpose=purpose)
    if not why:
        raise InvalidInput("A change of the order needs a reason.", remedy="Choose one.", field="why")
    code_list("triage_level").get(level)
    code_list("triage_change").get(why)
    one = locked_person(case_id)
    one.level, one.rank = level, RANK[level]
    one.changed_why, one.changed_by_id, one.triaged_at = why, by.account_id, house_now()
    one.words_sealed = (
        seal_for_case(text.strip().encode(), case_id=case_id, label=WORDS_LABEL) if text.strip() else None
    )
    one.save(update_fields=("level", "rank", "changed_why", "changed_by", "words_sealed", "triaged_at"))
    facts = {"level": level, "why": why, "rules": one.computed}
    note_event(case_id=case_id, kind="triage_changed", facts=facts, by=by)
    _audit("triage.changed", one, by=by, purpose=purpose, details=facts)


@transaction.atomic
def weigh_operation(*, operation_id: UUID, by: Actor, purpose: Purpose) -> int:
    """Weigh everybody of an operation by the rules as they are now; return for how many the level changed.

    What a person changed stays, unless the rules are more urgent.
    """
    require(by, Permission.TRIAGE, purpose=purpose)
    people = Registration.objects.select_for_update().filter(operation_id=operation_id, is_open=True)
    changed = []
    for one in people.order_by("case_id"):
        before = (one.level, one.computed)
        _weighed(one)
        if (one.level, one.computed) != before:
            changed.append(one)
    Registration.objects.bulk_update(changed, _WEIGHED, batch_size=_BATCH)
    record(
        "triage.weighed",
        by=by,
        purpose=purpose,
        subject_kind="operation",
        subject_id=operation_id,
        details={"changed": len(changed)},
    )
    return len(changed)


def locked_person(case_id: UUID) -> Registration:
    """Return a person of an operation, locked for the transaction; raises NotFound."""
    one = Registration.objects.select_for_update().filter(case_id=case_id).first()
    if one is None:
        raise NotFound("There is nobody like this in an operation, or you may not see them.")
    return one


def _weighed(one: Registration) -> None:
    weigh(one)
    one.triaged_at = house_now()


def _checked(signs: Iterable[str]) -> list[str]:
    known = code_list("risk_sign")
    return sorted({known.get(one).code for one in signs})


def _audit(act: str, one: Registration, *, by: Actor, purpose: Purpose, details: dict[str, object]) -> None:
    record(
        act,
        by=by,
        purpose=purpose,
        subject_kind="case",
        subject_id=one.case_id,
        case_id=one.case_id,
        details=details,
    )
