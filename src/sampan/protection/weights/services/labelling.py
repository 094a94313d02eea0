"""Keeps what an answer about a pair teaches: codes of how the two agree, the answer, and a keyed mark of who gave it.

The node's own service writes and reads labels, nobody else: row security shows them to no person. What a reviewer
decided is thus in the weights, and no colleague can look it up here.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from hashlib import blake2b
from uuid import UUID

from sampan.engines.matching.comparing import LEVELS, MISSING
from sampan.engines.matching.feedback import Label as Taught
from sampan.protection.weights.models import Label
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.accounts.queries import service_actor
from sampan.registry.clock.queries import house_today
from sampan.registry.people.services.keys import keyring

_LABEL, _EDITION = b"sampan reviewers of weights", b"edition"
_MARK_BYTES, _EDITION_BYTES = 16, 8


@dataclass(frozen=True)
class KeptLabels:
    """The labels that count, in an order that tells nothing, and how many do not.

    Left out: levels that this release does not compare, and marks under a key that is gone: without it one reviewer
    might count as two.
    """

    labels: tuple[Taught, ...]
    left_out: int

    @property
    def reviewers(self) -> int:
        """How many people gave them."""
        return len({one.reviewer for one in self.labels})


def keep_label(*, pair_id: UUID, levels: Mapping[str, str], same: bool, by: Actor) -> None:
    """Keep or replace the label of a pair. No label where nothing could be compared, or no person answered."""
    with _as_service() as service:
        if by.account_id == service.actor.account_id or set(levels.values()) <= {MISSING}:
            Label.objects.filter(pair_id=pair_id).delete()
            return
        told = {"levels": dict(levels), "same": same} | _signed(by)
        Label.objects.update_or_create(pair_id=pair_id, defaults=told)


def turn_labels(*, pair_ids: Collection[UUID], same: bool, by: Actor) -> None:
    """Write another answer on labels that are kept; how the two agreed stays as it was when they were first judged."""
    with _as_service():
        Label.objects.filter(pair_id__in=list(pair_ids)).update(same=same, **_signed(by))


def drop_labels(*, pair_ids: Collection[UUID]) -> None:
    """Drop the labels of pairs whose answer nobody stands for any more, or whose person withdrew consent."""
    with _as_service():
        Label.objects.filter(pair_id__in=list(pair_ids)).delete()


def unlink_labels(*, pair_ids: Collection[UUID]) -> None:
    """Let the labels of an erased case's pairs lead to no pair and no day; the codes stay (ADR 0032)."""
    with _as_service():
        Label.objects.filter(pair_id__in=list(pair_ids)).update(pair_id=None, decided_on=None)


def kept_labels() -> KeptLabels:
    """Return the labels that count."""
    with _as_service():
        rows = list(Label.objects.values_list("levels", "same", "reviewer", "key_edition"))
    edition = _key_edition()
    labels = [
        Taught(tuple(levels[field] for field in LEVELS), same, reviewer)
        for levels, same, reviewer, kept in rows
        if kept == edition and _is_known(levels)
    ]
    labels.sort(key=lambda one: (one.levels, one.same, one.reviewer))
    return KeptLabels(tuple(labels), len(rows) - len(labels))


def terms_of(labels: Collection[Taught]) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], set[str]]]:
    """Return how many labels have each level of each field, and who gave them."""
    pairs: Counter[tuple[str, str]] = Counter()
    reviewers: dict[tuple[str, str], set[str]] = {}
    for label in labels:
        for term in zip(LEVELS, label.levels, strict=True):
            if term[1] != MISSING:
                pairs[term] += 1
                reviewers.setdefault(term, set()).add(label.reviewer)
    return pairs, reviewers


def _as_service() -> AbstractContextManager[Reader]:
    return reading_as(Reader(service_actor(), Purpose.PROTECTION))


def _is_known(levels: Mapping[str, str]) -> bool:
    return set(levels) == set(LEVELS) and all(levels[field] in known for field, known in LEVELS.items())


def _signed(by: Actor) -> dict[str, object]:
    mark = blake2b(by.account_id.bytes, key=_node_key(), digest_size=_MARK_BYTES).hexdigest()
    return {"reviewer": mark, "key_edition": _key_edition(), "decided_on": house_today()}


def _key_edition() -> str:
    return blake2b(_EDITION, key=_node_key(), digest_size=_EDITION_BYTES).hexdigest()


def _node_key() -> bytes:
    """Return the key of the marks: made of the key of the search hashes, and equal to none of its uses."""
    return blake2b(_LABEL, key=keyring().search, digest_size=32).digest()
