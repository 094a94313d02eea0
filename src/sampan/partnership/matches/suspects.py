"""Reads suspects by their lasting numbers, and their selectors without what they say; row security decides which."""

from collections.abc import Iterable
from uuid import UUID

from sampan.partnership.matches.facts import SelectorFact
from sampan.partnership.matches.models import Selector, SelectorHit, Suspect
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound

PAGE = 50


def selectors(*, reader: Reader, number: int | None = None, before: UUID | None = None) -> list[SelectorFact]:
    """Return selectors that the reader sees, newest first, with the members that have them; of one suspect if named."""
    require(reader.actor, Permission.RECORD_SELECTOR, purpose=reader.purpose)
    found = Selector.objects.order_by("-id")
    if number is not None:
        found = found.filter(subject_id__in=Suspect.objects.filter(number=number).values("subject_id"))
    if before is not None:
        found = found.filter(id__lt=before)
    rows = list(found[:PAGE])
    hits: dict[UUID, set[str]] = {}
    known_to = SelectorHit.objects.filter(
        selector__in=rows
    ).order_by()  # a member once, however many nights met
    for selector_id, member in known_to.values_list("selector_id", "member").distinct():
        hits.setdefault(selector_id, set()).add(member)
    numbers = suspect_numbers(one.subject_id for one in rows)
    return [_fact(one, numbers, hits) for one in rows]


def selector(*, selector_id: UUID, reader: Reader) -> SelectorFact:
    """Return one selector; raises NotFound."""
    require(reader.actor, Permission.RECORD_SELECTOR, purpose=reader.purpose)
    row = Selector.objects.filter(id=selector_id).first()
    if row is None:
        raise NotFound("There is no such number here, or you may not see it.")
    return _fact(row, suspect_numbers([row.subject_id]), {})


def subject_of(*, number: int, reader: Reader) -> UUID:
    """Return the suspect of a number in the reader's agency; raises NotFound."""
    require(reader.actor, Permission.RECORD_SELECTOR, purpose=reader.purpose)
    row = Suspect.objects.filter(number=number, agency_id=reader.actor.agency_id).first()
    if row is None:
        raise NotFound("No suspect has this number here.", remedy="Look at the list.")
    return row.subject_id


def number_of_suspect(*, subject_id: UUID, reader: Reader) -> int:
    """Return the number of a suspect who has a selector that the reader sees; raises NotFound."""
    require(reader.actor, Permission.RECORD_SELECTOR, purpose=reader.purpose)
    numbers = suspect_numbers([subject_id])
    if not numbers or not Selector.objects.filter(subject_id=subject_id).exists():
        raise NotFound("There is no such suspect here, or you may not see it.")
    return numbers[subject_id]


def suspect_numbers(subject_ids: Iterable[UUID | None]) -> dict[UUID, int]:
    """Return {suspect: its number} of those that the reader sees."""
    found = Suspect.objects.filter(subject_id__in={one for one in subject_ids if one is not None})
    return dict(found.order_by("given_at").values_list("subject_id", "number"))


def _fact(row: Selector, numbers: dict[UUID, int], hits: dict[UUID, set[str]]) -> SelectorFact:
    return SelectorFact(
        id=row.id, kind=row.kind, subject_id=row.subject_id, number=numbers.get(row.subject_id, 0),
        recorded_at=row.recorded_at, known_to=tuple(sorted(hits.get(row.id, ()))),
        is_unreadable=row.is_unreadable,
    )  # fmt: skip
