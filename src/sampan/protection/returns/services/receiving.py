"""The origin side takes an identity in: into the case it has already, or into a new one with the worker's team."""

from collections.abc import Mapping
from uuid import UUID

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.cases.services.ownership import change_from_owner
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.clocks import file_clocks
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.services import join_team, leave_team
from sampan.registry.people.identity import Identity
from sampan.registry.referrals.queries import referral as read_referral
from sampan.vocabulary.errors import NotFound


def take_identity(
    kept: Return, identity: Identity, record: Mapping[str, object], *, by: Actor, purpose: Purpose
) -> None:
    """Keep a released identity: first in a case of its own, then in the same, which stays the host's.

    A file that this side owns by now is not overwritten by what the host sends.
    """
    if kept.case_id is None:
        kept.case_id = _known_case(kept, by=by, purpose=purpose) or _open(
            kept, identity, record, by=by, purpose=purpose
        )
        file_clocks(kept)
    elif kept.case.ownership == "elsewhere":
        change_from_owner(
            case_id=kept.case_id, record_changes=dict(record), identity=identity, by=by, purpose=purpose
        )


def thread_of(member: str, body: Mapping[str, object]) -> dict[str, object]:
    """Return the referral and the case of an earlier return that a proposal names, where this side knows them."""
    found: dict[str, object] = {}
    referral = _uuid(body.get("referral"))
    if referral is not None:
        found["referral_id"] = referral
    earlier = _uuid(body.get("earlier"))
    if earlier is not None:
        known = Return.objects.filter(
            conversation=earlier, side="origin", member=member, held="identity"
        ).first()
        found["case_id"] = known.case_id if known else None
    return found


def _known_case(kept: Return, *, by: Actor, purpose: Purpose) -> UUID | None:
    if kept.referral_id is None:
        return None
    try:
        referral = read_referral(referral_id=kept.referral_id, reader=Reader(by, purpose))
    except NotFound:
        return None
    return referral.case_id if referral.member == kept.member and not referral.is_outgoing else None


def _open(
    kept: Return, identity: Identity, record: Mapping[str, object], *, by: Actor, purpose: Purpose
) -> UUID:
    """Open the case of a released identity: owned by the host still, on the team of who took it on."""
    case_id = open_case(
        draft=CaseDraft(record, identity), by=by, purpose=purpose, source="return", agency_id=kept.agency_id,
        owner_member=kept.member,
    )  # fmt: skip
    if kept.worker_id is not None:
        join_team(
            case_id=case_id, account_id=kept.worker_id, agency_id=kept.agency_id, by=by, purpose=purpose
        )
    leave_team(case_id=case_id, account_id=by.account_id, by=by, purpose=purpose)
    return case_id


def _uuid(told: object) -> UUID | None:
    try:
        return UUID(str(told or ""))
    except ValueError:
        return None
