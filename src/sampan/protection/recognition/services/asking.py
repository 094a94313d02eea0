"""One against all: looks a person up by match keys, opens the few best files, and compares them field by field."""

from collections.abc import Collection, Mapping, Sequence
from itertools import product
from uuid import UUID

from django.conf import settings

from sampan.engines.matching.comparing import LEVELS, compare
from sampan.engines.matching.deciding import Decision, decide, match
from sampan.engines.matching.records import MatchRecord
from sampan.engines.matching.weighing import Weights, shipped_weights
from sampan.protection.cases.services.comparing import ComparedFacts, facts_to_compare
from sampan.protection.recognition.facts import Answer, Candidate, Reason, Sought
from sampan.protection.recognition.services.reading import keys_of, records_sought
from sampan.protection.weights.queries import weights_in_force
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.kept_plans import plans_kept
from sampan.registry.people.identity import Identity
from sampan.registry.people.services.comparing import (
    holders_beside,
    holders_of_keys,
    is_complete,
    open_to_compare,
)

MOST_OPENED = 20
"""Files opened for one question at most: each opening is a disclosure to the machine, and a millisecond."""

MOST_SHOWN = 5
_ALWAYS_OPENED = 5
_FAR_BEHIND = (
    30.0  # bits below the best file: six are opened on the average; no gain of recall was seen beyond
)


def people_like(*, sought: Sought, reader: Reader, leaving_out: Collection[UUID] = ()) -> Answer:
    """Return at most five visible files that may be of the person sought, the likeliest first, with reasons.

    Looks up hashes of match keys, opens at most MOST_OPENED files that share some, and compares. One audit row a
    question, with the ids of what was opened and nothing that was typed. Files joined with another, and those whose
    person withdrew consent, are left out. Raises NotPermitted or NoPurpose.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    in_force = weights_in_force()  # before anything is written: then they are at hand
    asked = records_sought(sought, region=_region())
    keys = keys_of(asked)
    with plans_kept():
        ranked = holders_of_keys(asked=keys, reader=reader, most=MOST_OPENED, leaving_out=leaving_out)
        facts = facts_to_compare(case_ids=_worth_opening(ranked), reader=reader) if ranked else {}
        opened = open_to_compare(case_ids=list(facts), reader=reader, about={"people": 1, "keys": len(keys)})
    found = _compared(asked, opened, facts, weights=in_force.weights)
    return Answer(tuple(found[:MOST_SHOWN]), is_complete(), in_force.version)


def files_like(*, case_id: UUID, reader: Reader) -> Answer:
    """Return at most five visible files that may be of the same person as a case, the likeliest first.

    As `people_like`, with the case's own identity opened for the same question. Nobody is found for a case whose
    identity is closed or erased.
    """
    in_force = weights_in_force()
    ranked = holders_beside(case_id=case_id, reader=reader, most=MOST_OPENED)
    facts = facts_to_compare(case_ids=[case_id, *_worth_opening(ranked)], reader=reader) if ranked else {}
    opened = open_to_compare(case_ids=list(facts), reader=reader, about={"people": 1})
    own = opened.pop(case_id, None)
    if own is None:
        return Answer((), is_complete(), in_force.version)
    asked = records_sought(sought_of(own, facts[case_id]), region=_region())
    found = _compared(asked, opened, facts, weights=in_force.weights)
    return Answer(tuple(found[:MOST_SHOWN]), is_complete(), in_force.version)


def compare_two(one: Sought, other: Sought) -> tuple[Reason, ...]:
    """Return how two opened identities agree, field by field, the weightiest first; the caller audits the opening."""
    records = (records_sought(each, region=_region()) for each in (one, other))
    return _candidate(UUID(int=0), _best(*records, weights=weights_in_force().weights)).reasons


def levels_of_two(one: Sought, other: Sought) -> dict[str, str]:
    """Return by field the code of how two opened identities agree, under the names that fit best.

    The shipped weights say which names these are, so that the codes are the same whatever is in force. The caller
    audits the opening.
    """
    records = (records_sought(each, region=_region()) for each in (one, other))
    compared = [compare(mine, theirs) for mine, theirs in product(*records)]
    best = max(compared, key=lambda told: decide(told, weights=shipped_weights()).score)
    return dict(zip(LEVELS, best.levels, strict=True))


def sought_of(identity: Identity, facts: ComparedFacts) -> Sought:
    """Return a file's identity and coded facts as somebody who is sought."""
    return Sought(identity, facts.sex, _nationality(facts.citizenship), facts.province)


def _worth_opening(ranked: Sequence[tuple[UUID, float]]) -> list[UUID]:
    best = ranked[0][1]
    return [
        case_id
        for place, (case_id, bits) in enumerate(ranked)
        if place < _ALWAYS_OPENED or bits > best - _FAR_BEHIND
    ]


def _compared(
    asked: Sequence[MatchRecord],
    opened: Mapping[UUID, Identity],
    facts: Mapping[UUID, ComparedFacts],
    *,
    weights: Weights,
) -> list[Candidate]:
    region = _region()
    records = {
        case_id: records_sought(sought_of(identity, facts[case_id]), region=region)
        for case_id, identity in opened.items()
    }
    found = [_candidate(case_id, _best(asked, each, weights=weights)) for case_id, each in records.items()]
    return sorted(found, key=lambda one: (-one.score, -sum(each.bits for each in one.reasons), one.case_id))


def _best(ones: Sequence[MatchRecord], others: Sequence[MatchRecord], *, weights: Weights) -> Decision:
    """Return the decision on the names that fit best."""
    decisions = (match(one, other, weights=weights) for one, other in product(ones, others))
    return max(decisions, key=lambda told: told.score)


def _candidate(case_id: UUID, told: Decision) -> Candidate:
    reasons = tuple(Reason(one.field, one.code, round(one.bits, 1)) for one in told.reasons)
    return Candidate(case_id, told.score, told.same, reasons)


def _nationality(citizenship: Collection[str]) -> str:
    """Return the one citizenship of a person; with several it is left open, for any of them is right."""
    return next(iter(citizenship)) if len(citizenship) == 1 else ""


def _region() -> str:
    return str(settings.SAMPAN_NODE.country)


def make_keys(identity: Identity, traits: Mapping[str, str]) -> list[bytes]:
    """Return the match keys of an identity for the index; the registry calls it where an identity is written."""
    return list(keys_of(records_sought(Sought(identity, **traits), region=_region())))
