"""Keeps the register: the entry of an agency, with what it said before, and the names by which it is looked up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from sampan.prevention.recruitment.keys import keys_of, readings
from sampan.prevention.recruitment.models import Recruiter, RecruiterChange, RecruiterName
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound
from sampan.vocabulary.names import tidy
from sampan.vocabulary.territories import is_country

MOST_NAMES = 30
MOST_CONTACTS = 60
_LENGTHS = {
    "name": 300,
    "address": 500,
    "number": 80,
    "regulator": 200,
    "why": 200,
    "reason": 400,
    "rule": 300,
}


@dataclass(frozen=True)
class Entry:
    """What the register says of an agency: names, country (ISO 3166-1 alpha-2), address, public contacts as written."""

    name: str
    country: str
    other_names: tuple[str, ...] = ()
    address: str = ""
    contacts: tuple[str, ...] = ()


@transaction.atomic
def enter_recruiter(*, entry: Entry, by: Actor, purpose: Purpose) -> UUID:
    """Enter an agency into the register and return its id; raises InvalidInput naming the field."""
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    entry = checked_entry(entry)
    now = house_now()
    row = Recruiter(**_columns(entry), agency_id=by.agency_id, created_by_id=by.account_id)
    row.created_at = row.changed_at = now
    row.save(force_insert=True)
    RecruiterName.objects.bulk_create(names_of(row))
    audit("recruiters.entered", row.id, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def change_recruiter(*, recruiter_id: UUID, entry: Entry, why: str, by: Actor, purpose: Purpose) -> None:
    """Change an agency's entry; what it said before is kept with the reason. InvalidInput, NotFound."""
    require(by, Permission.KEEP_RECRUITERS, purpose=purpose)
    entry = checked_entry(entry)
    row = locked_recruiter(recruiter_id)
    new = _columns(entry)
    before = {field: getattr(row, field) for field in new if getattr(row, field) != new[field]}
    if not before:
        return
    RecruiterChange.objects.create(
        recruiter=row, before=before, why=said(why, field="why"), **stamp(by)
    )  # fmt: skip
    for field, told in new.items():
        setattr(row, field, told)
    row.changed_at = house_now()
    row.save()
    if {"name", "other_names"} & set(before):
        RecruiterName.objects.filter(recruiter=row).delete()
        RecruiterName.objects.bulk_create(names_of(row))
    audit("recruiters.changed", row.id, by=by, purpose=purpose, fields=sorted(before))


def locked_recruiter(recruiter_id: UUID) -> Recruiter:
    """Return an agency, locked for the transaction; raises NotFound."""
    row = Recruiter.objects.select_for_update().filter(id=recruiter_id).first()
    if row is None:
        raise NotFound("There is no such recruitment agency in the register.")
    return row


def names_of(row: Recruiter) -> list[RecruiterName]:
    """Return the rows by which an agency's names are looked up, not saved yet."""
    return [
        RecruiterName(
            agency_id=row.agency_id,
            recruiter=row,
            written=name,
            folded=told[0].joined[:300] if (told := readings(name)) else "",
            own="".join(told[0].own)[:300] if told else "",
            keys=list(keys_of(name).all),
        )
        for name in dict.fromkeys((row.name, *row.other_names))
    ]


def stamp(by: Actor) -> dict[str, object]:
    """Return who records a row, and when."""
    return {"agency_id": by.agency_id, "recorded_by_id": by.account_id, "recorded_at": house_now()}


def checked_entry(entry: Entry) -> Entry:
    """Return an entry with tidy texts; raises InvalidInput naming the field."""
    name = said(entry.name, field="name")
    if not readings(name):
        raise InvalidInput(
            "The name has no letters besides its legal form.", remedy="Write the whole name.", field="name"
        )
    if not is_country(entry.country):
        raise InvalidInput("This is no country.", remedy="Use its two letters.", field="country")
    others = several(entry.other_names, most=MOST_NAMES, length=300, field="other_names")
    contacts = several(entry.contacts, most=MOST_CONTACTS, length=300, field="contacts")
    address = short(tidy(entry.address), field="address")
    return Entry(name, entry.country, tuple(one for one in others if one != name), address, contacts)


def said(text: str, *, field: str) -> str:
    """Return a text that must be there, tidied; raises InvalidInput naming the field."""
    told = short(tidy(text), field=field)
    if not told:
        raise InvalidInput("This is empty.", remedy="Write it.", field=field)
    return told


def _columns(entry: Entry) -> dict[str, object]:
    return {name: list(part) if isinstance(part, tuple) else part for name, part in asdict(entry).items()}


def several(texts: Iterable[str], *, most: int, length: int, field: str) -> tuple[str, ...]:
    """Return texts tidied, each once, empty ones left out; raises InvalidInput naming the field."""
    told = tuple(dict.fromkeys(one for text in texts if (one := tidy(text))))
    if len(told) > most or any(len(one) > length for one in told):
        raise InvalidInput("There are too many, or one is too long.", remedy="Shorten it.", field=field)
    return told


def short(text: str, *, field: str) -> str:
    """Return a text; raises InvalidInput naming the field when it is too long."""
    if len(text) > _LENGTHS[field]:
        raise InvalidInput("This is too long.", remedy=f"At most {_LENGTHS[field]} letters.", field=field)
    return text


def audit(act: str, subject: object, *, by: Actor, purpose: Purpose, **details: object) -> None:
    """Write an act on an agency, in codes and names of fields."""
    record(act, by=by, purpose=purpose, subject_kind="recruiter", subject_id=subject, details=details)
