"""Decides on campaigns: confirmed, not a lure, closed, looked at anew; two made one, one parted. Each with a reason.

Every decision can be taken back by another one; nothing of what was decided is ever changed or erased.
"""

from uuid import UUID

from django.db import transaction

from sampan.prevention.lures.models import Campaign, Decision
from sampan.prevention.lures.services.auditing import audit
from sampan.prevention.lures.services.sealing import key_of, seal
from sampan.prevention.lures.services.state import State, lock_state, save_state
from sampan.prevention.lures.services.summing import sum_up
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

LONGEST = 4_000
NEXT = {
    "new": ("confirmed", "not_a_lure", "closed"),
    "confirmed": ("new", "not_a_lure", "closed"),
    "not_a_lure": ("new", "confirmed"),
    "closed": ("new", "confirmed"),
}
"""What may follow a state."""


@transaction.atomic
def decide_campaign(*, campaign_id: UUID, state: str, reason: str, by: Actor, purpose: Purpose) -> None:
    """Write what a campaign is, and why.

    Raises InvalidInput naming the field, WrongState for what cannot follow or for a part of another one, NotFound.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    row = _locked(campaign_id)
    if state not in NEXT[row.state]:
        raise WrongState("This cannot follow what was decided.", remedy="Look at the campaign again.")
    before, row.state = row.state, state
    _write(row, state, reason, other=None, by=by)
    audit("lures.decided", "campaign", row.id, by=by, purpose=purpose, before=before, state=state)


@transaction.atomic
def merge_campaigns(*, campaign_id: UUID, other_id: UUID, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """Make two campaigns one, told as the older of them; return its id. `part_campaign` takes it back.

    Raises InvalidInput naming the field, WrongState when they are one already or were decided otherwise, NotFound.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    state = lock_state()
    first, second = sorted((_locked(campaign_id), _locked(other_id)), key=lambda one: one.number)
    if first.id == second.id:
        raise WrongState("They are one campaign already.", remedy="Choose another one.")
    if first.state != second.state and "new" not in (first.state, second.state):
        raise WrongState("They were decided otherwise.", remedy="Look at one of them anew first.")
    state.campaigns.join(first.number, second.number)
    first.state = second.state if first.state == "new" else first.state
    _write(first, Decision.Act.MERGED, reason, other=second, by=by)
    _save(state, first, second)
    audit("lures.merged", "campaign", first.id, by=by, purpose=purpose, other=str(second.id))
    return first.id


@transaction.atomic
def part_campaign(*, campaign_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Part a campaign from the one that it became part of; grouping never makes the two one again, a person may.

    Posts that came before they were one are of the campaign that they were of, later ones stay; what was decided
    on it before holds again. Raises InvalidInput, WrongState for a campaign of its own, NotFound.
    """
    require(by, Permission.DECIDE_LURES, purpose=purpose)
    state = lock_state()
    gone = Campaign.objects.select_for_update().defer("grams").filter(id=campaign_id).first()
    if gone is None:
        raise NotFound("There is no such campaign here, or you may not see it.")
    merge = next((one for one in state.campaigns.merges if one.gone == gone.number), None)
    if gone.parent_id is None or merge is None:
        raise WrongState("This campaign is no part of another.", remedy="Look at the campaign again.")
    kept = _locked(gone.root_id)
    state.campaigns.part(merge)
    _write(kept, Decision.Act.PARTED, reason, other=gone, by=by)
    _save(state, kept, gone)
    audit("lures.parted", "campaign", kept.id, by=by, purpose=purpose, other=str(gone.id))


def _save(state: State, first: Campaign, second: Campaign) -> None:
    save_state(state, keys=set(), agency_id=first.agency_id)
    sum_up({first.id, second.id, *(state.ids[number] for number in state.touched)})


def _write(row: Campaign, act: str, reason: str, *, other: Campaign | None, by: Actor) -> None:
    if not reason.strip() or len(reason) > LONGEST:
        raise InvalidInput("A decision needs a reason.", remedy=f"At most {LONGEST} letters.", field="reason")
    key, now = key_of(row), house_now()
    made = Decision(
        agency_id=by.agency_id, campaign=row, other=other, act=act, decided_by_id=by.account_id, decided_at=now
    )  # fmt: skip
    made.reason = seal({"reason": reason.strip()}, key=key, bound_to=made.id)
    row.changed_at = now
    row.save(update_fields=("state", "changed_at", "wrapped", "wrapping_version"))
    made.save(force_insert=True)


def _locked(campaign_id: UUID) -> Campaign:
    row = Campaign.objects.select_for_update().defer("grams").filter(id=campaign_id).first()
    if row is None:
        raise NotFound("There is no such campaign here, or you may not see it.")
    if row.parent_id is not None:
        raise WrongState(
            "This campaign is part of another one.", remedy="Decide on that one, or part them first."
        )
    return row
