"""Finds files of one person that are written otherwise, by match keys, and says so as likenesses.

What the comparison of two identities finds gets points as `likeness` gives them, beside the coded facts: a name that
is only written otherwise is worth as much as a whole name that is the same, a birth date speaks louder than an age.
"""

from collections.abc import Iterable
from uuid import UUID

from sampan.protection.cases.services.comparing import ComparedFacts, facts_to_compare
from sampan.protection.duplicates.facts import Likeness, Reason
from sampan.protection.duplicates.likeness import ASK_FROM, likeness
from sampan.protection.recognition.facts import Candidate
from sampan.protection.recognition.services.asking import files_like
from sampan.registry.access.reader import Reader

_POINTS = {
    "document:same": 70, "document:typing_slip": 40, "handle:same": 40, "handle:other_platform": 15,
    "name:exact": 35, "name:same_without_marks": 35, "name:romanisation": 35, "name:order": 35, "name:part": 25,
    "name:small_part": 10, "name:similar": 15,
    "birth_date:exact": 25, "birth_date:swapped": 20, "birth_date:typing_slip": 15, "birth_date:month": 10,
    "birth_date:exact_placeholder": 5, "birth_date:year": 5, "birth_date:other_day": -15,
    "birth_date:near_year": -10, "birth_date:different": -40,
    "phone:same": 25, "phone:tail": 25, "phone:typing_slip": 10,
}  # fmt: skip
"""Our own judgement, as in `likeness`; sex, nationality and province are told by the coded facts."""

_SAID_BY_BIRTH = ("age", "age_differs")


def recognised(case_ids: Iterable[UUID], *, reader: Reader) -> list[Likeness]:
    """Return the likenesses of these cases that the comparison of identities finds; one audit row a case."""
    return [found for case_id in case_ids for found in _of_case(case_id, reader) if found.score >= ASK_FROM]


def together(alike: Iterable[Likeness], recognised: Iterable[Likeness]) -> list[Likeness]:
    """Return each pair once: as recognised where that is the stronger, else as it was found alike."""
    pairs = {(one.first, one.second): one for one in alike}
    for found in recognised:
        known = pairs.get((found.first, found.second))
        if known is None or found.score > known.score:
            pairs[found.first, found.second] = found
    return list(pairs.values())


def _of_case(case_id: UUID, reader: Reader) -> list[Likeness]:
    candidates = files_like(case_id=case_id, reader=reader).candidates
    ids = [case_id, *(one.case_id for one in candidates)]
    facts = facts_to_compare(case_ids=ids, reader=reader) if candidates else {}
    return [_likeness(facts[case_id], facts[one.case_id], one) for one in candidates]


def _likeness(one: ComparedFacts, other: ComparedFacts, candidate: Candidate) -> Likeness:
    codes = [f"{why.field}:{why.code}" for why in candidate.reasons]
    compared = [Reason(code, _POINTS[code]) for code in codes if code in _POINTS]
    coded = likeness(one, other, ())
    if any(code.startswith("birth_date:") for code in codes):
        kept = [reason for reason in coded.reasons if reason.code not in _SAID_BY_BIRTH]
    else:
        kept = list(coded.reasons)
    reasons = (*compared, *kept)
    score = max(0, min(100, sum(reason.points for reason in reasons)))
    return Likeness(coded.first, coded.second, score, reasons)
