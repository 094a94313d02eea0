"""Pairs with other nodes by two fingerprints compared by voice; suspends; changes this node's own keys.

No third server vouches for anybody. Each side fetches the other's card, and one person reads its eight groups
of digits to the other on the phone; each side confirms for itself.
"""

from uuid import uuid4

from django.conf import settings
from django.db import transaction

from sampan.engines.exchange.cards import check_card, check_rotation, issue_card, rotate_card
from sampan.engines.exchange.fingerprints import check_fingerprint
from sampan.engines.exchange.keys import NodeCard, NodeSecret, Rotation
from sampan.partnership.members.facts import MemberFact, MemberState
from sampan.partnership.members.fetching import fetch_text, read_card
from sampan.partnership.members.models import Member, OwnCard
from sampan.partnership.members.moments import now as moment
from sampan.partnership.members.own import secret_after, secrets_up_to
from sampan.partnership.members.queries import active_members, member
from sampan.partnership.members.rows import audit_member, locked_member, new_member, proposed_again, put_card
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.correspondence.services.writing import write_letter
from sampan.registry.facts_at_hand import fact
from sampan.vocabulary.errors import InvalidInput, WrongState

CARD_KIND = "members.card"


def own_card() -> NodeCard:
    """Return this node's card in force, issuing the first one when there is none."""
    return fact("own card", _own_card)


def _own_card() -> NodeCard:
    newest = OwnCard.objects.order_by("-serial").first()
    return NodeCard.from_json(newest.card) if newest is not None else _first_card()


def own_secrets() -> tuple[NodeSecret, ...]:
    """Return this node's secrets, oldest first; the last one is behind the card in force and signs."""
    return secrets_up_to(own_card().serial)


def own_secret() -> NodeSecret:
    """Return the secret behind this node's card in force: the one that signs."""
    return own_secrets()[-1]


def fetch_card(url: str) -> NodeCard:
    """Return the card that the node at `url` shows, signed by itself and trusted by nobody yet.

    Raises InvalidInput for an address or answer of the wrong form, Unavailable when nobody answers.
    """
    return read_card(fetch_text(url))


@transaction.atomic
def propose_member(*, card: NodeCard, by: Actor, purpose: Purpose) -> MemberFact:
    """Keep another node's card until its fingerprint is confirmed; a newer proposal replaces an older.

    A node that had left joins again with a newer card; its earlier cards stay for proofs. Raises InvalidInput for
    our own card, ExchangeFailure when it is not signed by its own key, WrongState when the member was confirmed
    already: a changed card then comes by rotation only.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    check_card(card)
    if card.node_id == settings.SAMPAN_NODE.id:
        raise InvalidInput(
            "This is this node's own card.", remedy="Type the other node's address.", field="address"
        )
    known = Member.objects.select_for_update().filter(node_id=card.node_id).first()
    row = proposed_again(known, card) if known is not None else new_member(card.node_id)
    put_card(row, card)
    row.save()
    audit_member("member.proposed", row, by=by, purpose=purpose)
    return member(card.node_id)


@transaction.atomic
def confirm_member(*, node_id: str, fingerprint: str, by: Actor, purpose: Purpose) -> MemberFact:
    """Make a member active: `fingerprint` is what was heard by voice and must be its newest card's.

    Raises ExchangeFailure(wrong_fingerprint) and changes nothing when a digit differs.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = locked_member(node_id)
    vouched_only = row.state == MemberState.ACTIVE and row.vouched_by is not None
    if row.state not in (MemberState.PROPOSED, MemberState.COMPROMISED) and not vouched_only:
        raise WrongState("This member needs no confirmation.", remedy="Look at the list of members.")
    check_fingerprint(NodeCard.from_json(row.cards[-1]), fingerprint)
    row.state, row.confirmed_by_id, row.confirmed_at = MemberState.ACTIVE, by.account_id, moment()
    row.vouched_by = None
    row.save(update_fields=("state", "confirmed_by", "confirmed_at", "vouched_by"))
    audit_member("member.confirmed", row, by=by, purpose=purpose)
    return member(node_id)


def suspend_member(*, node_id: str, by: Actor, purpose: Purpose) -> MemberFact:
    """Stop writing to a member and taking in its letters; what waits for it keeps waiting."""
    return _move(node_id, MemberState.ACTIVE, MemberState.SUSPENDED, by=by, purpose=purpose)


def resume_member(*, node_id: str, by: Actor, purpose: Purpose) -> MemberFact:
    """Let a suspended member take part again."""
    return _move(node_id, MemberState.SUSPENDED, MemberState.ACTIVE, by=by, purpose=purpose)


def next_secret() -> NodeSecret:
    """Return the secret for this node's next card, kept in the key files, for `rotate_own_keys`."""
    return secret_after(own_card().serial)


@transaction.atomic
def rotate_own_keys(
    *, new: NodeSecret, by: Actor, purpose: Purpose, rotation: Rotation = Rotation.ROUTINE
) -> NodeCard:
    """Issue this node's next card with the keys of `new` and write it to every active member.

    The letters that carry the card are still signed with the old key, so a member accepts a routine change
    without a call. After a compromised key it asks for the fingerprint by voice again. A lost key cannot
    sign letters: pair anew. Keep `new` in the key files before this is called.
    """
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    if rotation is Rotation.LOST:
        raise InvalidInput(
            "A lost key cannot announce its successor.", remedy="Pair again.", field="rotation"
        )
    old, now = own_card(), moment()
    at = settings.SAMPAN_NODE.members_url
    card = rotate_card(old, new=new, old=own_secret(), valid_from=now, rotation=rotation, address=at)
    _announce(card)
    OwnCard.objects.create(serial=card.serial, card=card.to_json(), issued_at=now)
    details = {"serial": card.serial, "rotation": rotation.value}
    record("keys.exchange_rotated", by=by, purpose=purpose, subject_kind="node", details=details)
    return card


def _announce(card: NodeCard) -> None:
    """Write the new card to every active member, as the node's service: who changes keys sees no letters."""
    service = service_actor()
    with reading_as(Reader(service, Purpose.REFERRAL)):
        for one in active_members():
            write_letter(
                member=one.node_id,
                kind=CARD_KIND,
                conversation=uuid4(),
                body={"card": card.to_json()},
                agency_id=service.agency_id,
                by=service,
                purpose=Purpose.REFERRAL,
            )


@transaction.atomic
def take_new_card(letter: ArrivedLetter) -> None:
    """Take a member's next card: at once when routine, after a voice check when its key was compromised.

    Raises InvalidInput or ExchangeFailure when it does not follow from the card known here.
    """
    told = letter.body.get("card")
    if not isinstance(told, dict):
        raise InvalidInput("The letter holds no card.", remedy="Update the other node.", field="card")
    card, row = NodeCard.from_json(told), locked_member(letter.member)
    check_rotation(NodeCard.from_json(row.cards[-1]), card)
    put_card(row, card)
    if card.needs_voice_check:
        row.state = MemberState.COMPROMISED
    row.save()
    audit_member("member.card_changed", row, by=letter.by, purpose=letter.purpose)


@transaction.atomic
def _first_card() -> NodeCard:
    now, config, secret = moment(), settings.SAMPAN_NODE, settings.SAMPAN_SECRETS[-1]
    card = issue_card(
        secret, country=config.country, name=config.name, address=config.members_url, valid_from=now
    )
    kept, _ = OwnCard.objects.get_or_create(
        serial=card.serial, defaults={"card": card.to_json(), "issued_at": now}
    )
    return NodeCard.from_json(kept.card)


@transaction.atomic
def _move(
    node_id: str, before: MemberState, after: MemberState, *, by: Actor, purpose: Purpose
) -> MemberFact:
    require(by, Permission.MANAGE_MEMBERS, purpose=purpose)
    row = locked_member(node_id)
    if row.state != before:
        raise WrongState(f"This member is not {before.value}.", remedy="Look at the list of members again.")
    row.state = after
    row.save(update_fields=("state",))
    audit_member(f"member.{after.value}", row, by=by, purpose=purpose)
    return member(node_id)
