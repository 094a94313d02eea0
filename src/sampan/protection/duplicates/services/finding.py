"""Finds pairs of files that may be of one person, by what their sealed fields share, and keeps them.

Set-based: the hashes are grouped once, so that ten thousand people of one operation take seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.queries import cases
from sampan.protection.cases.services.comparing import ComparedFacts, facts_to_compare, ids_to_compare
from sampan.protection.cases.services.pointers import standing_case
from sampan.protection.duplicates.facts import Likeness, PairFact, Reason
from sampan.protection.duplicates.likeness import ASK_FROM, COMMON_NAME, FEW_HOLDERS, MOST_HOLDERS, likeness
from sampan.protection.duplicates.models import DuplicatePair, PairState
from sampan.protection.duplicates.services.recognising import recognised, together
from sampan.protection.duplicates.services.rows import open_pairs, pair_facts, reasons_to_json
from sampan.protection.duplicates.services.waiting import owe_reviews
from sampan.protection.weights.services.labelling import drop_labels
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission, Realm, Scope
from sampan.registry.access.sight import scope_of
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.people.queries import held_in_common
from sampan.vocabulary.errors import InvalidInput, NotFound

MOST_LOOKED_AT = 20_000  # the newest files, when nobody names an operation or cases
_BATCH = 2_000
Shared = dict[tuple[UUID, UUID], set[str]]


def possible_duplicates(*, case_id: UUID, reader: Reader) -> list[Likeness]:
    """Return the visible files that may be of the same person as a case, the likeliest first; nothing is kept.

    Two people who were told apart before are not among them. Raises NotPermitted or NoPurpose.
    """
    standing = standing_case(case_id)
    alike = _likenesses([standing], reader=reader)
    found = together(alike, recognised([standing], reader=reader))
    told_apart = _judged(found, (PairState.DIFFERENT,))
    fresh = [
        one
        for one in found
        if (one.first, one.second) not in told_apart and standing in (one.first, one.second)
    ]
    return sorted(fresh, key=lambda one: (-one.score, one.first, one.second))


@transaction.atomic
def find_pairs(
    *,
    reader: Reader,
    operation_id: UUID | None = None,
    case_ids: Sequence[UUID] | None = None,
    closely: int = 0,
) -> list[PairFact]:
    """Look for pairs among an operation's people, given cases, or the newest files; keep and return the open ones.

    Each of these cases is compared with every file that the reader sees. A pair that was judged is not asked
    again. The first `closely` of the cases are also looked for under names that are written otherwise, which opens
    identities and takes some ten milliseconds each. The supervisors of an agency with open pairs are owed a task.
    Raises NotPermitted or NoPurpose.
    """
    if case_ids is None:
        asked = ids_to_compare(reader=reader, operation_id=operation_id, most=MOST_LOOKED_AT)
    else:
        asked = list(case_ids)
    found = _likenesses(asked, reader=reader, agency_alone=True)
    if closely:
        found = together(found, _of_one_agency(recognised(asked[:closely], reader=reader), reader=reader))
    pairs = _kept(found, reader=reader)
    record(
        "duplicates.looked_for",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="search",
        details={"cases": len(asked), "pairs": len(pairs)},
    )
    if (
        scope_of(reader, Realm.CASES) is not Scope.TEAM
    ):  # a team sees no task of the whole agency; the night owes it
        owe_reviews({one.agency_id for one in pairs}, by=reader.actor, purpose=reader.purpose)
    return pair_facts(sorted(pairs, key=lambda one: (-one.score, one.id)))


def _likenesses(asked: Sequence[UUID], *, reader: Reader, agency_alone: bool = False) -> list[Likeness]:
    """Return the likely pairs in which one of these cases stands; of one agency alone where they are to be kept."""
    wanted = set(asked)
    shared = _shared(held_in_common(case_ids=asked, reader=reader, most=MOST_HOLDERS), wanted)
    facts = facts_to_compare(case_ids=sorted({one for pair in shared for one in pair}), reader=reader)
    return list(_likely(shared, facts, agency_alone=agency_alone))


def _shared(groups: Iterable[tuple[str, tuple[UUID, ...]]], wanted: set[UUID]) -> Shared:
    """Return what each two files share; only pairs in which one was asked about."""
    shared: Shared = defaultdict(set)
    for kind, holders in groups:
        if kind == "name" and len(holders) > FEW_HOLDERS:
            kind = COMMON_NAME
        for first, second in combinations(holders, 2):  # holders are sorted: the smaller id comes first
            if first in wanted or second in wanted:
                shared[first, second].add(kind)
    return shared


def _likely(shared: Shared, facts: dict[UUID, ComparedFacts], *, agency_alone: bool) -> Iterator[Likeness]:
    for (first, second), kinds in shared.items():
        if first not in facts or second not in facts:
            continue  # joined with another file, or not visible as a case
        one, other = facts[first], facts[second]
        if agency_alone and one.agency_id != other.agency_id:
            continue  # nobody answers for both: what is kept is seen by an agency
        found = likeness(one, other, kinds)
        if found.score >= ASK_FROM:
            yield found


def _of_one_agency(found: list[Likeness], *, reader: Reader) -> list[Likeness]:
    """Leave out pairs of two agencies: nobody answers for both."""
    facts = facts_to_compare(
        case_ids=sorted({one for pair in found for one in (pair.first, pair.second)}), reader=reader
    )
    return [one for one in found if facts[one.first].agency_id == facts[one.second].agency_id]


def _kept(found: list[Likeness], *, reader: Reader) -> list[DuplicatePair]:
    """Write the new pairs, and the new score of open ones; return those that are open."""
    known = {(one.first_id, one.second_id): one for one in _rows(found)}
    facts = facts_to_compare(case_ids=sorted({one.first for one in found}), reader=reader)
    seconds = facts_to_compare(case_ids=sorted({one.second for one in found}), reader=reader)
    now, new, changed = house_now(), [], []
    for one in found:
        row = known.get((one.first, one.second))
        reasons = reasons_to_json(one.reasons)
        if row is None:
            mine, other = facts[one.first].operation_id, seconds[one.second].operation_id
            new.append(
                DuplicatePair(
                    agency_id=facts[one.first].agency_id,
                    operation_id=mine if mine == other else None,
                    first_id=one.first,
                    second_id=one.second,
                    score=one.score,
                    reasons=reasons,
                    found_at=now,
                )
            )
        elif row.state == PairState.OPEN and (row.score, row.reasons) != (one.score, reasons):
            row.score, row.reasons = one.score, reasons
            changed.append(row)
    DuplicatePair.objects.bulk_create(new, batch_size=_BATCH, ignore_conflicts=True)
    DuplicatePair.objects.bulk_update(changed, ("score", "reasons"), batch_size=_BATCH)
    return list(open_pairs(one.id for one in _rows(found)))


def _rows(found: list[Likeness]) -> Iterator[DuplicatePair]:
    wanted = {(one.first, one.second) for one in found}
    firsts = sorted({first for first, _second in wanted})
    for start in range(0, len(firsts), _BATCH):
        rows = DuplicatePair.objects.filter(first_id__in=firsts[start : start + _BATCH])
        yield from (row for row in rows if (row.first_id, row.second_id) in wanted)


def _judged(found: list[Likeness], states: tuple[str, ...]) -> set[tuple[UUID, UUID]]:
    return {(row.first_id, row.second_id) for row in _rows(found) if row.state in states}


@transaction.atomic
def name_pair(*, case_id: UUID, number: str, reader: Reader) -> UUID:
    """Keep the pair of a case and the file of that number, which a person takes for the same one; return its id.

    Raises NotFound when there is no such file or it is not visible, InvalidInput for the case itself,
    NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.MERGE_CASES, purpose=reader.purpose)
    found = cases(reader=reader, number=number.strip(), limit=1)
    first = standing_case(case_id)
    if not found:
        raise NotFound("There is no file of that number here, or you may not see it.")
    if found[0].id == first:
        raise InvalidInput(
            "This is the same file.", remedy="Write the number of the other one.", field="number"
        )
    smaller, larger = sorted((first, found[0].id))
    facts = facts_to_compare(case_ids=[smaller, larger], reader=reader)
    compared = likeness(facts[smaller], facts[larger], ())
    named = Likeness(smaller, larger, max(compared.score, ASK_FROM), (Reason("named", 0), *compared.reasons))
    _kept([named], reader=reader)
    reopened = DuplicatePair.objects.filter(first_id=smaller, second_id=larger, state=PairState.DIFFERENT)
    drop_labels(pair_ids=list(reopened.values_list("id", flat=True)))
    reopened.update(state=PairState.OPEN, decided_by=None, decided_at=None)
    row = DuplicatePair.objects.get(first_id=smaller, second_id=larger)
    record(
        "duplicates.named",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="pair",
        subject_id=row.id,
        case_id=smaller,
    )
    owe_reviews([row.agency_id], by=reader.actor, purpose=reader.purpose)
    return row.id
