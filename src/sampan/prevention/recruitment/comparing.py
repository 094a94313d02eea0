"""What an official list would change: each row beside the agency that has its key, field by field."""

from dataclasses import asdict, dataclass
from uuid import UUID

from sampan.engines.screening.agencies.standing import ListedLicence
from sampan.prevention.recruitment.columns import ListRow
from sampan.prevention.recruitment.models import Licence, Recruiter
from sampan.prevention.recruitment.standings import licences_of
from sampan.vocabulary.errors import InvalidInput

NEW, CHANGED, SAME, GONE = "new", "changed", "same", "gone"
_OF_LICENCE = ("number", "regulator", "valid_from", "valid_until", "occupations", "destinations")
_AT_ONCE = 2_000


@dataclass(frozen=True)
class Known:
    """An agency of the source as it stands, with the licence that the list speaks of."""

    recruiter: Recruiter
    licence: Licence | None
    listed: ListedLicence | None


@dataclass(frozen=True)
class Difference:
    """A row beside what is known: `kind` new, changed or same; `fields` that differ."""

    kind: str
    row: ListRow
    known: Known | None
    fields: tuple[str, ...]


def known_of(source_id: UUID) -> dict[str, Known]:
    """Return the agencies of a source by their key."""
    found: dict[str, Known] = {}
    rows = list(Recruiter.objects.filter(source_id=source_id).order_by("id"))
    for start in range(0, len(rows), _AT_ONCE):
        chunk = rows[start : start + _AT_ONCE]
        held = licences_of(one.id for one in chunk)
        for one in chunk:
            licence, listed = _of_list(held.get(one.id, []))
            found[one.source_key] = Known(one, licence, listed)
    return found


def difference(row: ListRow, one: Known | None) -> Difference:
    """Return a row beside the agency that has its key, None where there is none."""
    if one is None:
        return Difference(NEW, row, None, ())
    fields = (*_entry_fields(row, one), *licence_fields(row, one), *_act_fields(row, one))
    return Difference(CHANGED if fields else SAME, row, one, fields)


def licence_fields(row: ListRow, one: Known) -> tuple[str, ...]:
    """Return the fields of the licence that differ."""
    if one.licence is None:
        return _OF_LICENCE
    told = asdict(row.licence)
    return tuple(
        name
        for name in _OF_LICENCE
        if (list(told[name]) if isinstance(told[name], tuple) else told[name]) != getattr(one.licence, name)
    )


class Seen:
    """The keys that a list has had; each may stand once."""

    def __init__(self) -> None:
        """Begin with none."""
        self.keys: dict[str, int] = {}

    def add(self, row: ListRow) -> None:
        """Take a row's key; raises InvalidInput naming both rows when it stands twice."""
        first = self.keys.setdefault(row.key, row.number)
        if first != row.number:
            raise InvalidInput(
                f"The same agency or licence number stands in row {first}.",
                remedy="Name a column with a mark of each agency, or take one row out.",
                field="key",
                row=row.number,
            )


def _of_list(held: list[tuple[Licence, ListedLicence]]) -> tuple[Licence | None, ListedLicence | None]:
    """Return the licence that lists speak of: the one that a list brought first."""
    brought = [(own, one) for own, one in held if own.list_import is not None] or held
    return min(brought, key=lambda pair: pair[0].series) if brought else (None, None)


def _entry_fields(row: ListRow, one: Known) -> tuple[str, ...]:
    recruiter = one.recruiter
    told = {
        "name": row.entry.name != recruiter.name,
        "other_names": not set(row.entry.other_names) <= {*recruiter.other_names, recruiter.name},
        "address": bool(row.entry.address) and row.entry.address != recruiter.address,
        "contacts": not set(row.entry.contacts) <= set(recruiter.contacts),
        "gone_on": recruiter.gone_on is not None,
    }
    return tuple(name for name, differs in told.items() if differs)


def _act_fields(row: ListRow, one: Known) -> tuple[str, ...]:
    listed = one.listed
    is_known = row.suspended is None or (listed is not None and row.suspended in listed.suspended)
    revoked = listed.revoked_on if listed else None
    told = {
        "suspended_from": not is_known,
        "revoked_on": row.revoked_on is not None and row.revoked_on != revoked,
    }
    return tuple(name for name, differs in told.items() if differs)
