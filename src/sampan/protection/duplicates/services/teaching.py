"""What the answer about a pair teaches the weights of matching: codes of how the two agree, kept without a name.

A pair that somebody named, and the machine did not find, teaches nothing. People name pairs that look unlike and are
one person, never such as are two: of unlike pairs only one answer would be there, and the weights would learn that a
different birth date says little.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from sampan.protection.cases.services.comparing import facts_to_compare
from sampan.protection.duplicates.models import DuplicatePair
from sampan.protection.duplicates.services.rows import pairs_between
from sampan.protection.recognition.services.asking import levels_of_two, sought_of
from sampan.protection.weights.services.labelling import drop_labels, keep_label, turn_labels, unlink_labels
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.people.services.comparing import open_to_compare

NAMED = "named"


def teach(pair: DuplicatePair, *, same: bool, by: Actor, purpose: Purpose) -> None:
    """Keep or replace the label of a pair that was answered; the opening of both identities is audited.

    No label where one identity is closed or erased, or the reader may open none.
    """
    if any(reason["code"] == NAMED for reason in pair.reasons):
        drop_labels(pair_ids=[pair.id])
        return
    levels = _levels(pair, Reader(by, purpose))
    if levels is None:
        drop_labels(pair_ids=[pair.id])
    else:
        keep_label(pair_id=pair.id, levels=levels, same=same, by=by)


def teach_joining(survivor_id: UUID, duplicate_id: UUID, *, by: Actor, purpose: Purpose) -> None:
    """Keep what joining two files teaches, where the machine had found the pair; called before they are joined."""
    for pair in pairs_between(survivor_id, duplicate_id):
        teach(pair, same=True, by=by, purpose=purpose)


def take_back_lesson(survivor_id: UUID, duplicate_id: UUID, *, by: Actor) -> None:
    """Write the other answer where a joining is undone. How the two agreed was kept before they were joined."""
    turn_labels(pair_ids=_ids(pairs_between(survivor_id, duplicate_id)), same=False, by=by)


def unlink_lessons(case_id: UUID) -> None:
    """Let no label lead to the pairs of an erased case, whoever erases it."""
    unlink_labels(pair_ids=_pairs_of(case_id))


def on_closing(*, case_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Drop the labels of a person who withdrew consent: nothing is learnt from them."""
    drop_labels(pair_ids=_pairs_of(case_id))


def _pairs_of(case_id: UUID) -> list[UUID]:
    with reading_as(Reader(service_actor(), Purpose.PROTECTION)):
        return _ids(DuplicatePair.objects.filter(Q(first_id=case_id) | Q(second_id=case_id)))


def _ids(pairs: object) -> list[UUID]:
    return [one.id for one in pairs]  # type: ignore[attr-defined]


def _levels(pair: DuplicatePair, reader: Reader) -> Mapping[str, str] | None:
    if not reader.actor.may_for(Permission.READ_IDENTITY, reader.purpose):
        return None
    two = [pair.first_id, pair.second_id]
    opened = open_to_compare(case_ids=two, reader=reader, about={"people": 2, "for": "weights"})
    facts = facts_to_compare(case_ids=two, reader=reader)
    if set(two) - (opened.keys() & facts.keys()):
        return None
    return levels_of_two(*(sought_of(opened[one], facts[one]) for one in two))
