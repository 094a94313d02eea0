"""Says for which members the directory vouches today."""

from sampan.engines.exchange.directory import Directory
from sampan.engines.exchange.keys import NodeCard
from sampan.partnership.members.models import Member
from sampan.partnership.members.moments import today


def vouches_for(directory: Directory, row: Member) -> bool:
    """Say whether the directory lists the node as a member today with the newest card that is kept here."""
    listed = directory.listed(row.node_id)
    same = listed is not None and listed.card.digest == NodeCard.from_json(row.cards[-1]).digest
    return listed is not None and same and listed.is_member_on(today())
