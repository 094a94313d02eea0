"""Finds files of one person that are written otherwise, by match keys, and says so as likenesses."""

from collections.abc import Iterable
from uuid import UUID

from sampan.protection.duplicates.facts import Likeness, Reason
from sampan.protection.duplicates.likeness import ASK_FROM
from sampan.protection.recognition.facts import Candidate
from sampan.protection.recognition.services.asking import files_like
from sampan.registry.access.reader import Reader

_KEPT = ("operation",)
"""Reasons of coded facts that the comparison of identities does not give."""


def recognised(case_ids: Iterable[UUID], *, reader: Reader) -> list[Likeness]:
    """Return the likenesses of these cases that the comparison of identities finds; one audit row a case."""
    return [
        likeness
        for case_id in case_ids
        for candidate in files_like(case_id=case_id, reader=reader).candidates
        if (likeness := _likeness(case_id, candidate)).score >= ASK_FROM
    ]


def together(alike: Iterable[Likeness], recognised: Iterable[Likeness]) -> list[Likeness]:
    """Return each pair once: as recognised where that is stronger, with what only coded facts say; else as alike."""
    pairs = {(one.first, one.second): one for one in alike}
    for found in recognised:
        key = (found.first, found.second)
        known = pairs.get(key)
        if known is None:
            pairs[key] = found
        elif found.score >= known.score:
            kept = tuple(one for one in known.reasons if one.code in _KEPT)
            pairs[key] = Likeness(found.first, found.second, found.score, (*found.reasons, *kept))
    return list(pairs.values())


def _likeness(case_id: UUID, candidate: Candidate) -> Likeness:
    first, second = sorted((case_id, candidate.case_id))
    reasons = tuple(Reason(f"{one.field}:{one.code}", round(one.bits)) for one in candidate.reasons)
    return Likeness(first, second, round(100 * candidate.score), reasons)
