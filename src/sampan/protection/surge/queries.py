"""Reads operations: their boards, their people page by page, one person, the sheets that were sent."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from sampan.protection.cases.queries import operation as read_operation
from sampan.protection.cases.queries import operations as read_operations
from sampan.protection.surge.counting import counted, counted_operations
from sampan.protection.surge.facts import BoardFact, OperationFact, PersonFact, SheetFact
from sampan.protection.surge.models import IntakeSheet, Registration, TakenRow
from sampan.protection.surge.services.triaging import WORDS_LABEL
from sampan.protection.surge.tags import read_tag
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.errors import InvalidInput, NotFound

PAGE = 50
MOST_PRINTED = 2_000


@dataclass(frozen=True)
class Chosen:
    """Which people of an operation are meant; an empty field asks nothing, "-" asks for not recorded.

    step     they reached it; missing: they have not reached it
    queue    they are open and were not seen yet
    without  codes of signs that they must not have
    """

    level: str = ""
    nationality: str = ""
    sex: str = ""
    age_band: str = ""
    language: str = ""
    worker: str = ""
    step: str = ""
    missing: str = ""
    sign: str = ""
    queue: bool = False
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no address of ours says: PostgreSQL takes no text with a zero in it."""
        if any("\x00" in told for told in vars(self).values() if isinstance(told, str)):
            raise InvalidInput("This address is not whole.", remedy="Go back to the board.")

    def condition(self) -> Q:
        """Return the condition of the query."""
        asked = Q()
        for name in ("level", "nationality", "sex", "age_band", "language"):
            told = getattr(self, name)
            asked &= Q(**{name: "" if told == "-" else told}) if told else Q()
        if self.worker:
            asked &= Q(worker__isnull=True) if self.worker == "-" else Q(worker_id=_uuid(self.worker))
        asked &= Q(steps__contains=[self.step]) if self.step else Q()
        asked &= ~Q(steps__contains=[self.missing]) if self.missing else Q()
        asked &= _has(self.sign) if self.sign else Q()
        for sign in self.without:
            asked &= ~_has(sign)
        return asked & (Q(is_open=True, seen_at__isnull=True) if self.queue else Q())


def board(*, operation_id: UUID, reader: Reader) -> BoardFact:
    """Return an operation in numbers, of the people whom the reader may see; raises NotFound."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    one = read_operation(operation_id=operation_id, reader=reader)
    total, waiting, held, counts = counted(operation_id, now=house_now())
    return BoardFact(
        operation_id=one.id,
        name=one.name,
        country=one.country,
        province=one.province,
        happened_on=one.happened_on,
        expected=one.people_expected,
        total=total,
        waiting=waiting,
        with_somebody=held,
        counts=counts,
    )


def operations_with_progress(*, reader: Reader) -> list[OperationFact]:
    """Return the operations that the reader may see, newest first, with how far the work is."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = read_operations(reader=reader)
    counts = counted_operations([one.id for one in found])
    return [
        OperationFact(
            one.id,
            one.name,
            one.country,
            one.happened_on,
            one.people_expected,
            *counts.get(one.id, (0, 0, 0)),
        )
        for one in found
    ]


def people(
    *, operation_id: UUID, reader: Reader, chosen: Chosen, after: UUID | None = None, limit: int = PAGE
) -> list[PersonFact]:
    """Return people of an operation, those who came last first, at most `limit`, beyond `after` (keyset paging)."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = _of(operation_id).filter(chosen.condition()).order_by("-case_id")
    found = found.filter(case_id__lt=after) if after else found
    return [_person(one) for one in found[:limit]]


def ids_of(*, operation_id: UUID, reader: Reader, chosen: Chosen, limit: int) -> list[UUID]:
    """Return the cases of all people who are meant, at most `limit`."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = _of(operation_id).filter(chosen.condition()).order_by("rank", "case_id")
    return list(found.values_list("case_id", flat=True)[:limit])


def count_of(*, operation_id: UUID, reader: Reader, chosen: Chosen) -> int:
    """Count the people who are meant."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    return _of(operation_id).filter(chosen.condition()).count()


def person(*, case_id: UUID, reader: Reader) -> PersonFact:
    """Return a person of an operation; raises NotFound when they are in none or not visible."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = Registration.objects.filter(case_id=case_id).first()
    if found is None:
        raise NotFound("There is nobody like this in an operation, or you may not see them.")
    return _person(found)


def by_tag(*, operation_id: UUID, tag: str, reader: Reader) -> PersonFact:
    """Return the person who wears a tag; raises InvalidInput for a mistyped one, NotFound."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = Registration.objects.filter(operation_id=operation_id, tag=read_tag(tag)).first()
    if found is None:
        raise NotFound("Nobody whom you may see wears this tag.", remedy="Look at the wristband again.")
    return _person(found)


def words_of_change(*, case_id: UUID, reader: Reader) -> str:
    """Open what was written when the level was changed, "" when nothing was; the opening is audited."""
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    sealed = Registration.objects.filter(case_id=case_id).values_list("words_sealed", flat=True).first()
    if not sealed:
        return ""
    record(
        "triage.read", by=reader.actor, purpose=reader.purpose, subject_kind="case", subject_id=case_id,
        case_id=case_id,
    )  # fmt: skip
    return open_for_case(bytes(sealed), case_id=case_id, label=WORDS_LABEL).decode()


def sheet(*, sheet_id: UUID, reader: Reader) -> SheetFact:
    """Return a sheet that was sent; raises NotFound."""
    require(reader.actor, Permission.OPEN_GROUP, purpose=reader.purpose)
    found = IntakeSheet.objects.filter(id=sheet_id).first()
    if found is None:
        raise NotFound("There is no such sheet here, or you may not see it.")
    return _sheet(found, TakenRow.objects.filter(mends=found).count())


def sheets_of(*, operation_id: UUID, reader: Reader, limit: int = 10) -> list[SheetFact]:
    """Return the last sheets that were sent for an operation."""
    require(reader.actor, Permission.TRIAGE, purpose=reader.purpose)
    found = list(IntakeSheet.objects.filter(operation_id=operation_id).order_by("-sent_at")[:limit])
    mended = TakenRow.objects.filter(mends__in=[one.id for one in found]).order_by().values_list("mends")
    counts = dict(mended.annotate(Count("id")))
    return [_sheet(one, counts.get(one.id, 0)) for one in found]


def _of(operation_id: UUID) -> QuerySet[Registration]:
    return Registration.objects.filter(operation_id=operation_id, stands=True)


def _has(sign: str) -> Q:
    return Q(signs__contains=[sign]) | Q(told_signs__contains=[sign])


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise InvalidInput("This address is not whole.", remedy="Go back to the board.") from None


def _person(one: Registration) -> PersonFact:
    return PersonFact(
        case_id=one.case_id,
        operation_id=one.operation_id,
        tag=one.tag,
        sex=one.sex,
        age_band=one.age_band,
        nationality=one.nationality,
        language=one.language,
        signs=tuple(dict.fromkeys((*one.signs, *one.told_signs))),
        needs=tuple(one.needs),
        steps=tuple(one.steps),
        level=one.level,
        computed=one.computed,
        changed_why=one.changed_why,
        worker_id=one.worker_id,
        claimed_by=one.claimed_by_id,
        claimed_until=one.claimed_until,
        seen_at=one.seen_at,
        is_open=one.is_open,
    )


def _sheet(one: IntakeSheet, mended: int) -> SheetFact:
    return SheetFact(
        id=one.id,
        operation_id=one.operation_id,
        format=one.format,
        status=one.status,
        rows=one.row_count,
        good=one.good_count,
        wrong=one.wrong_count,
        known=one.known_count,
        taken=one.taken_count,
        problem_count=one.problem_count,
        problems=tuple(one.problems),
        keeps_wrong=one.keeps_wrong,
        own_wrong=one.wait_count,
        mended=mended,
        sent_at=one.sent_at,
        account_id=one.account_id,
    )
