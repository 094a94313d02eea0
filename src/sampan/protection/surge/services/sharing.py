"""Shares the people of an operation out among colleagues: many in one act."""

from collections.abc import Iterable, Sequence
from itertools import cycle
from uuid import UUID

from django.db import transaction

from sampan.protection.surge.models import Registration
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.services import join_teams
from sampan.registry.accounts.queries import case_workers
from sampan.registry.audit.services import Act, record_many
from sampan.vocabulary.errors import InvalidInput

_BATCH = 2_000
MOST_AT_ONCE = 10_000


@transaction.atomic
def share_out(
    *, case_ids: Iterable[UUID], to: Sequence[UUID], by: Actor, purpose: Purpose
) -> dict[UUID, int]:
    """Give people to colleagues of the agency in turn, and put each colleague on the teams of theirs.

    Several colleagues are a team that shares the work evenly, by the order of the queue. Returns how many
    each got. Raises InvalidInput for nobody, too many or somebody who does not work on the agency's cases,
    NotPermitted, NoPurpose.
    """
    require(by, Permission.ASSIGN_TEAM, purpose=purpose)
    wanted = list(case_ids)
    if not wanted or len(wanted) > MOST_AT_ONCE:
        raise InvalidInput(
            "Nobody was chosen, or too many.", remedy=f"At most {MOST_AT_ONCE:,}.", field="people"
        )
    colleagues = {account for agency, account, _words in case_workers() if agency == by.agency_id}
    if not to or not set(to) <= colleagues:
        raise InvalidInput("This colleague does not work on your cases.", remedy="Choose others.", field="to")
    people = Registration.objects.select_for_update().filter(case_id__in=wanted, agency_id=by.agency_id)
    given: dict[UUID, list[Registration]] = {account: [] for account in to}
    for one, account in zip(people.order_by("rank", "case_id"), cycle(to), strict=False):
        one.worker_id = account
        given[account].append(one)
    for account, theirs in given.items():
        Registration.objects.bulk_update(theirs, ("worker",), batch_size=_BATCH)
        ids = [one.case_id for one in theirs]
        join_teams(case_ids=ids, account_id=account, agency_id=by.agency_id, by=by, purpose=purpose)
    acts = (
        Act("surge.shared_out", "account", str(account), one.case_id)
        for account, theirs in given.items()
        for one in theirs
    )
    record_many(acts, by=by, purpose=purpose)
    return {account: len(theirs) for account, theirs in given.items()}
