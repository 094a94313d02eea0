"""Sorts the rows of a sheet into good, wrong and known ones, a thousand at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from uuid import UUID

from sampan.engines.sheets.problems import RowProblem
from sampan.engines.sheets.refusals import UnreadableFile
from sampan.protection.surge.digests import Digester, mended_sheet
from sampan.protection.surge.models import IntakeSheet, Registration, TakenRow
from sampan.protection.surge.sheets import JudgedRow, PeopleSheet

CHUNK_ROWS = (
    500  # a second of work: so much is done again after a crash, and so long others wait for a number
)
MOST_ROWS = 50_000


@dataclass(frozen=True, repr=False)
class SortedRow:
    """A row with its hashes; `is_known`: this person is here already. `repr` is blank."""

    row: JudgedRow
    digests: tuple[UUID, ...]
    is_known: bool
    mends: UUID | None

    @property
    def is_good(self) -> bool:
        """True when the row is to be opened."""
        return self.row.draft is not None and not self.is_known


def sorted_rows(sheet: PeopleSheet, *, operation_id: UUID) -> Iterator[list[SortedRow]]:
    """Yield the rows of a sheet in order, at most 500 at once; a file that breaks off ends in a wrong row."""
    digester, waiting = Digester(operation_id), _to_the_break(sheet)
    while chunk := list(islice(waiting, CHUNK_ROWS)):
        yield _sort(chunk, digester, operation_id)


def _to_the_break(sheet: PeopleSheet) -> Iterator[JudgedRow]:
    number = 1
    try:
        for row in islice(sheet.rows(), MOST_ROWS + 1):
            number = row.number
            if row.number > MOST_ROWS + 1:
                raise UnreadableFile(
                    f"The sheet has more than {MOST_ROWS:,} rows.", remedy="Split it.", row=number
                )
            yield row
    except UnreadableFile as broken:
        problem = RowProblem(broken.row or number + 1, "", broken.what, broken.remedy)
        yield JudgedRow(problem.row, {}, None, (problem,))


def _sort(chunk: list[JudgedRow], digester: Digester, operation_id: UUID) -> list[SortedRow]:
    hashed = [(row, *_hashes(row, digester)) for row in chunk]
    known = _known(operation_id, {one for _row, digests, _mends in hashed for one in digests})
    origins = _sent({mends for _row, _digests, mends in hashed if mends}, operation_id)
    found = [
        SortedRow(
            row, digests, _is_known(digests, known, origins.get(mends)), mends if mends in origins else None
        )
        for row, digests, mends in hashed
    ]
    worn = _worn({one.row.tag for one in found if one.is_good and one.row.tag}, operation_id)
    return [_refused(one) if one.is_good and one.row.tag in worn else one for one in found]


def _hashes(row: JudgedRow, digester: Digester) -> tuple[tuple[UUID, ...], UUID | None]:
    """The first hash is the row's own id when it brings one; the content's stands last."""
    by_id = (digester.of_id(row.own_id),) if row.own_id else ()
    by_content = (digester.of_content(row),) if row.draft is not None else ()
    return by_id + by_content, mended_sheet(row.own_id)


def _known(operation_id: UUID, digests: set[UUID]) -> dict[UUID, datetime]:
    taken = TakenRow.objects.filter(operation_id=operation_id, digest__in=digests)
    return dict(taken.values_list("digest", "sheet__sent_at"))


def _sent(sheets: set[UUID], operation_id: UUID) -> dict[UUID | None, datetime]:
    found = IntakeSheet.objects.filter(id__in=sheets, operation_id=operation_id)
    return dict(found.values_list("id", "sent_at"))


def _is_known(digests: tuple[UUID, ...], known: dict[UUID, datetime], origin: datetime | None) -> bool:
    """Known by its id; without an id, or mended by another way since its sheet was sent, by its content."""
    if not digests:
        return False
    if digests[0] in known:
        return True
    taken = known.get(digests[-1])
    return taken is not None and origin is not None and taken > origin


def _worn(tags: Iterable[str], operation_id: UUID) -> frozenset[str]:
    wanted = set(tags)
    if not wanted:
        return frozenset()
    found = Registration.objects.filter(operation_id=operation_id, tag__in=wanted)
    return frozenset(found.values_list("tag", flat=True))


def _refused(one: SortedRow) -> SortedRow:
    problem = RowProblem(
        one.row.number,
        "tag",
        "This tag is another person's here.",
        "Look at the wristband, or leave it empty.",
    )
    return replace(one, row=replace(one.row, draft=None, problems=(problem,)))
