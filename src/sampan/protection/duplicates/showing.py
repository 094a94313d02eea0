"""What the pages of pairs and joinings show, gathered from cases and from this slice."""

from typing import Any
from uuid import UUID

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.comparing import facts_to_compare
from sampan.protection.duplicates.facts import PairFact
from sampan.protection.duplicates.queries import merges_of_case
from sampan.protection.duplicates.wording import (
    Row,
    identity_rows,
    reasons_in_words,
    record_rows,
)
from sampan.protection.recognition.facts import Sought
from sampan.protection.recognition.services.asking import compare_two, sought_of
from sampan.protection.recognition.services.wording import bars
from sampan.protection.weights.services.wording import weights_in_words
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.people.services.opening import open_identity


def joined_card(case: CaseFact, reader: Reader, language: str) -> dict[str, Any]:
    """Return the joinings of a case for the card of its overview, on whichever side it is."""
    found = merges_of_case(case_id=case.id, reader=reader)
    return {
        "joined": [one for one in found if one.case_id == case.id],
        "stands": next((one for one in found if one.duplicate_id == case.id), None),
        "may_merge": reader.actor.may_for(Permission.MERGE_CASES, reader.purpose),
        "case": case,
    }


def pair_shown(pair: PairFact, *, reader: Reader, language: str) -> dict[str, Any]:
    """Return the two files of a pair beside each other, without identity."""
    left, right = two_files(pair, reader=reader)
    rows = record_rows(left, right, language)
    return {
        "pair": pair,
        "left": left,
        "right": right,
        "why": reasons_in_words(pair.reasons),
        "rows": rows,
        "differing": [row for row in rows if row.agreement != "same"],
        "same": [row for row in rows if row.agreement == "same"],
        "percent": pair.score,
    }


def identity_shown(pair: PairFact, *, reader: Reader) -> dict[str, Any]:
    """Open both identities; return them beside each other, and bars of how each field agrees. Both are audited."""
    two = pair.first, pair.second
    opened = [open_identity(case_id=one, reader=reader) for one in two]
    facts = facts_to_compare(case_ids=two, reader=reader)
    sought = [
        sought_of(identity, facts[one]) if one in facts else Sought(identity)
        for one, identity in zip(two, opened, strict=True)
    ]
    rows: list[Row] = identity_rows(*(one.fields() for one in opened))
    return {"identity": rows, "bars": bars(compare_two(*sought)), "by_weights": weights_in_words()}


def two_files(pair: PairFact, *, reader: Reader) -> tuple[CaseFact, CaseFact]:
    """Return both files of a pair; raises NotFound when one is not visible."""
    return _file(pair.first, reader), _file(pair.second, reader)


def _file(case_id: UUID, reader: Reader) -> CaseFact:
    return read_case(case_id=case_id, reader=reader)
