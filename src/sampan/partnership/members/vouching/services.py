"""Lists the nodes of a directory in force, and makes one active without the call where this node's policy lets it."""

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.cards import check_rotation
from sampan.engines.exchange.directory import Directory, Listed
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.keys import NodeCard
from sampan.partnership.members.directory.documents import fresh_directory
from sampan.partnership.members.facts import MemberFact, MemberState, PolicyFact
from sampan.partnership.members.models import Member, Policy
from sampan.partnership.members.moments import now as moment
from sampan.partnership.members.queries import member, policy
from sampan.partnership.members.rows import audit_member, locked_member, new_member, proposed_again, put_card
from sampan.partnership.members.vouching.reading import vouches_for
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.vocabulary.errors import WrongState


@transaction.atomic
def activate_vouched(*, node_id: str, by: Actor, purpose: Purpose) -> MemberFact:
    """Make a proposed member active without the call, because the directory vouches for this very card.

    Raises WrongState unless this node's policy lets the directory vouch, the directory is fresh, and it lists the
    node as a member today with the card that is kept here. A compromised member is always called.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row, directory = locked_member(node_id), fresh_directory(now=moment())
    if row.state != MemberState.PROPOSED or not policy().directory_vouches or directory is None:
        raise WrongState("This member has to be called.", remedy="Compare the fingerprint by phone.")
    if not vouches_for(directory, row):
        raise WrongState(
            "The directory does not vouch for this card.", remedy="Compare the fingerprint by phone."
        )
    row.state, row.confirmed_by_id, row.confirmed_at = MemberState.ACTIVE, by.account_id, moment()
    row.vouched_by = directory.version
    row.save(update_fields=("state", "confirmed_by", "confirmed_at", "vouched_by"))
    audit_member("member.vouched", row, by=by, purpose=purpose)
    return member(node_id)


def list_from_directory(directory: Directory, *, by: Actor, purpose: Purpose) -> None:
    """Do what a directory in force says: propose nodes that are new here, take routine changes of cards.

    It makes nobody active, and it takes nobody away: both are a person's act.
    """
    for listed in directory.members:
        if listed.node_id != settings.SAMPAN_NODE.id and listed.left is None:
            _list_one(listed, by=by, purpose=purpose)


@transaction.atomic
def set_policy(
    *, only_with_agreement: bool, directory_vouches: bool, by: Actor, purpose: Purpose
) -> PolicyFact:
    """Say what this node demands from now on: an agreement on record for every letter; a call for every member."""
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    told = {"only_with_agreement": only_with_agreement, "directory_vouches": directory_vouches}
    Policy.objects.update_or_create(id=1, defaults=told | {"set_by_id": by.account_id, "set_at": moment()})
    record("members.policy_set", by=by, purpose=purpose, subject_kind="members_policy", details=told)
    return policy()


def _list_one(listed: Listed, *, by: Actor, purpose: Purpose) -> None:
    row = Member.objects.select_for_update().filter(node_id=listed.node_id).first()
    if row is None:
        row = new_member(listed.node_id)
    elif row.state == MemberState.LEFT and listed.card.serial > row.serial:
        row = proposed_again(row, listed.card)
    elif not _is_routine_successor(row, listed.card):
        return
    put_card(row, listed.card)
    row.save()
    audit_member("member.listed", row, by=by, purpose=purpose)


def _is_routine_successor(row: Member, card: NodeCard) -> bool:
    """Say whether the card rightly follows the one kept here without a call."""
    try:
        check_rotation(NodeCard.from_json(row.cards[-1]), card)
    except ExchangeFailure:
        return False
    return not card.needs_voice_check and row.state in (MemberState.ACTIVE, MemberState.LEAVING)
