"""A person's answer about a pair: two people, or one."""

from uuid import UUID

from django.db import transaction

from sampan.protection.duplicates.models import DuplicatePair, PairState
from sampan.protection.duplicates.services.rows import locked_pair, pairs_between
from sampan.protection.duplicates.services.teaching import teach
from sampan.protection.duplicates.services.waiting import owe_reviews
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import WrongState

_ANSWERS = (PairState.SAME, PairState.DIFFERENT)


@transaction.atomic
def judge_pair(*, pair_id: UUID, answer: str, by: Actor, purpose: Purpose) -> None:
    """Write that a pair is `different` people, or the `same` one (to be joined); the last answer stands.

    Raises NotFound, WrongState for another answer or when the files are joined, NotPermitted or NoPurpose.
    """
    require(by, Permission.MERGE_CASES, purpose=purpose)
    pair = locked_pair(pair_id)
    if answer not in _ANSWERS:
        raise WrongState("A pair is the same person or different people.", remedy="Choose one of the two.")
    if pair.state == PairState.MERGED:
        raise WrongState("These files are joined already.", remedy="Undo the joining first.")
    settle_pair(pair, answer, by=by)
    teach(pair, same=answer == PairState.SAME, by=by, purpose=purpose)
    record(
        "duplicates.judged",
        by=by,
        purpose=purpose,
        subject_kind="pair",
        subject_id=pair.id,
        case_id=pair.first_id,
        details={"answer": answer, "other": str(pair.second_id)},
    )
    owe_reviews([pair.agency_id], by=by, purpose=purpose)


def settle_between(first: UUID, second: UUID, answer: str, *, by: Actor, purpose: Purpose) -> None:
    """Write the answer of a pair, where one was kept, with the act that gives it."""
    for pair in pairs_between(first, second).select_for_update():
        settle_pair(pair, answer, by=by)
        owe_reviews([pair.agency_id], by=by, purpose=purpose)


def settle_pair(pair: DuplicatePair, answer: str, *, by: Actor) -> None:
    """Write who answered what when."""
    pair.state, pair.decided_by_id, pair.decided_at = answer, by.account_id, house_now()
    pair.save(update_fields=("state", "decided_by", "decided_at"))
