"""The next root or directory, made out of the one in force and what a person wants changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta

from sampan.engines.exchange.directory import ChairTerm, Directory, Listed, Role
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.roots import Root, RootKey
from sampan.partnership.members.directory.documents import directory_in_force, root_in_force
from sampan.partnership.members.moments import now
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_card
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

DIRECTORY_DAYS = 366  # a year: whoever is kept from the newest directory learns of it within one
ROOT_DAYS = 3 * 366  # the keys are used a few times a year, by people who change office


@dataclass(frozen=True)
class Change:
    """What the next directory changes; nothing at all renews it for another year."""

    joins: tuple[NodeCard, ...] = ()
    role: Role = Role.COUNTRY
    joined: date | None = None
    leaves: str = ""
    left: date | None = None
    chair: ChairTerm | None = None
    days: int = DIRECTORY_DAYS


def next_directory(change: Change) -> Directory:
    """Return the directory that follows the one in force (or the first), unsigned, with each member's newest card.

    Raises WrongState before there is a root, NotFound for a leaver that is not listed.
    """
    root, before = root_in_force(), directory_in_force()
    if root is None:
        raise WrongState("There is no root here yet.", remedy="Take and confirm the root first.")
    members = [_renewed(one) for one in before.members] if before else []
    for card in change.joins:
        members = _joined(members, card, change)
    if change.leaves:
        members = _left(members, change)
    return Directory(
        version=before.version + 1 if before else 1,
        expires=now() + timedelta(days=change.days),
        root_version=root.version,
        root_digest=root.digest,
        members=tuple(members),
        chair=_chair(before.chair if before else (), change.chair),
        agreements=before.agreements if before else (),
        more=before.more if before else {},
    )


def next_root(*, keys: Sequence[RootKey], threshold: int, days: int = ROOT_DAYS) -> Root:
    """Return the root that follows the one in force, or the first, unsigned."""
    before = root_in_force()
    made = Root(1, now() + timedelta(days=days), threshold, tuple(keys))
    return replace(made, version=before.version + 1, previous=before.digest) if before else made


def _joined(members: list[Listed], card: NodeCard, change: Change) -> list[Listed]:
    entry = Listed(card, change.role, change.joined or now().astimezone(UTC).date())
    known = next((one for one in members if one.node_id == card.node_id), None)
    if known is not None and known.left is None:
        raise InvalidInput("This node is listed already.", remedy="Choose another.", field="joins")
    return [*(one for one in members if one.node_id != card.node_id), entry]


def _left(members: list[Listed], change: Change) -> list[Listed]:
    if all(one.node_id != change.leaves or one.left for one in members):
        raise NotFound("This node is not listed as a member.", remedy="Choose another.")
    left = change.left or now().astimezone(UTC).date()
    return [replace(one, left=left) if one.node_id == change.leaves else one for one in members]


def _renewed(listed: Listed) -> Listed:
    """Return an entry with the newest card that this node knows."""
    if listed.left is not None:
        return listed
    try:
        own = own_card()
        card = own if own.node_id == listed.node_id else cards_of(listed.node_id)[-1]
    except NotFound:
        return listed
    return replace(listed, card=card) if card.serial > listed.card.serial else listed


def _chair(terms: tuple[ChairTerm, ...], new: ChairTerm | None) -> tuple[ChairTerm, ...]:
    return tuple(sorted((*terms, *([new] if new else [])), key=lambda one: one.first))
