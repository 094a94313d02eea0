"""Puts people on the board of their operation in the transaction that opens their cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from sampan.protection.cases.facts import OpenedCase
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.cases.services.profile import profile_columns
from sampan.protection.surge.models import Registration, TagCounter
from sampan.protection.surge.signs import signs_in
from sampan.protection.surge.tags import number_of, tag_of
from sampan.protection.surge.triage import judge
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, WrongState

SHEET, QUICK = "sheet", "quick"
_OWN_SOURCES = frozenset({SHEET, QUICK})
REGISTERED = "registered"


@dataclass(frozen=True, repr=False)
class NewArrival:
    """A person to be opened in an operation, with what the site noticed. `repr` is blank.

    tag    of the wristband that they wear; empty: the next number is given
    signs  codes of the list risk_sign
    """

    draft: CaseDraft
    tag: str = ""
    signs: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "NewArrival(...)"


@dataclass(frozen=True)
class _Row:
    """What a registration is made of."""

    case_id: UUID
    record: Mapping[str, object]
    needs: tuple[str, ...]
    tag: str = ""
    signs: tuple[str, ...] = ()


@transaction.atomic
def open_arrivals(
    *, arrivals: Iterable[NewArrival], operation_id: UUID, source: str, by: Actor, purpose: Purpose
) -> list[UUID]:
    """Open the cases of people of an operation and put them on its board; return their ids in order.

    All or none: raises InvalidRecord, InvalidInput when a tag is another person's, NotPermitted, NoPurpose.
    """
    require(by, Permission.OPEN_CASE, purpose=purpose)
    people = list(arrivals)
    ids = open_cases_in_bulk(
        drafts=(one.draft for one in people), by=by, purpose=purpose, operation_id=operation_id, source=source
    )
    rows = [
        _Row(case_id, one.draft.record, one.draft.needs, one.tag, one.signs)
        for case_id, one in zip(ids, people, strict=True)
    ]
    try:
        with transaction.atomic():
            _register(rows, operation_id=operation_id, agency_id=by.agency_id)
    except IntegrityError:
        raise InvalidInput(
            "This tag is another person's.", remedy="Give the next wristband.", field="tag"
        ) from None
    return ids


def register_opened(*, opened: Iterable[OpenedCase], source: str, by: Actor, purpose: Purpose) -> None:
    """Put on the board whoever was opened in an operation by another way than this slice's own."""
    if source in _OWN_SOURCES:
        return
    of_operations: dict[tuple[UUID, UUID], list[_Row]] = defaultdict(list)
    for one in opened:
        if one.operation_id is not None:
            row = _Row(one.case_id, one.record, one.needs)
            of_operations[one.operation_id, one.agency_id].append(row)
    for (operation_id, agency_id), rows in of_operations.items():
        _register(rows, operation_id=operation_id, agency_id=agency_id)


@transaction.atomic
def issue_tags(*, operation_id: UUID, count: int, by: Actor, purpose: Purpose) -> list[str]:
    """Give out the next numbers of an operation, to print them on wristbands; nobody else gets them."""
    require(by, Permission.OPEN_CASE, purpose=purpose)
    if not 1 <= count <= MOST_TAGS:
        raise InvalidInput(
            "So many tags are not given out at once.", remedy=f"At most {MOST_TAGS}.", field="count"
        )
    last = _take_numbers(operation_id, by.agency_id, count)
    return [tag_of(number) for number in range(last - count + 1, last + 1)]


MOST_TAGS = 1_000  # sixty sheets of paper


def _register(rows: list[_Row], *, operation_id: UUID, agency_id: UUID) -> None:
    now = house_now()
    own = [number_of(row.tag) for row in rows if row.tag]
    without = sum(not row.tag for row in rows)
    last = _take_numbers(operation_id, agency_id, without, at_least=max(own, default=0))
    numbers = iter(range(last - without + 1, last + 1))
    Registration.objects.bulk_create(
        (
            _registration(
                row,
                tag=row.tag or tag_of(next(numbers)),
                operation_id=operation_id,
                agency_id=agency_id,
                now=now,
            )
            for row in rows
        ),
        batch_size=2_000,
    )


def _registration(row: _Row, *, tag: str, operation_id: UUID, agency_id: UUID, now: datetime) -> Registration:
    columns = profile_columns(row.record)
    told = signs_in(row.record)
    judged = judge(told | set(row.signs) | _signs_of_needs(row.needs))
    citizenship, languages = row.record.get("citizenship") or [""], row.record.get("languages") or [""]
    return Registration(
        case_id=row.case_id,
        agency_id=agency_id,
        operation_id=operation_id,
        tag=tag,
        sex=columns["sex"],
        age_band=columns["age_band"],
        nationality=citizenship[0],  # type: ignore[index]
        language=languages[0],  # type: ignore[index]
        signs=sorted(set(row.signs) | _signs_of_needs(row.needs)),
        told_signs=sorted(told),
        needs=list(row.needs),
        steps=[REGISTERED],
        rank=judged.rank,
        level=judged.level,
        computed=judged.level,
        triaged_at=now,
    )


def _signs_of_needs(needs: Iterable[str]) -> frozenset[str]:
    return frozenset({"medical"} & set(needs))


def _take_numbers(operation_id: UUID, agency_id: UUID, count: int, *, at_least: int = 0) -> int:
    """Move the counter on by `count` beyond whatever was worn, and return its new last number."""
    TagCounter.objects.bulk_create(
        [TagCounter(operation_id=operation_id, agency_id=agency_id)], ignore_conflicts=True
    )
    counter = TagCounter.objects.select_for_update().filter(operation_id=operation_id).first()
    if counter is None:
        raise WrongState(
            "Another agency counts the people of this operation.", remedy="Begin one of your own."
        )
    counter.last = max(counter.last, at_least) + count
    counter.save(update_fields=("last",))
    return counter.last
