"""The key-holder's side of epochs: a half of its own, each piece multiplied and proved; it keeps counts alone."""

import os

from sampan.engines.matching.private.group import ELEMENT_OCTETS
from sampan.engines.matching.private.oprf import Evaluated, KeyHalf, evaluate_proved
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import (
    MOST_PIECES,
    PIECE,
    elements_in,
    evaluated_body,
    number_in,
    octets_in,
    register_in,
    require,
    told,
    word_in,
)
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.sealing import seal
from sampan.partnership.matches.services.growing import require_honest_size, watch_growth
from sampan.partnership.matches.services.holding_epochs import EPOCH_LIFE, half_of
from sampan.partnership.matches.services.rows import audit, keep_piece, post
from sampan.partnership.matches.services.wiping import wipe_epochs
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

_EMPTY = Evaluated((), bytes(64))


def take_epoch(letter: ArrivedLetter) -> None:
    """Make this node's half for two members that both have an agreement with it, and tell the holder.

    Raises NoAgreement when either has none, WrongState for a number that is not newer than the last.
    """
    asker = word_in(letter.body, "asker")
    require(asker not in (letter.member, party.own_id()), "asker")
    for side in (letter.member, asker):
        party.require_agreement(side, on=house_today())
    row = _row(letter, asker)
    _require_newer(row)
    require_honest_size(row)
    half = KeyHalf.make(os.urandom)
    row.keeper_public, row.half_sealed = half.public, seal(half.secret.octets, label=f"half:{row.id}")
    row.save(force_insert=True)
    watch_growth(row, letter)
    post("keyed", {"public": told(half.public)}, to=letter.member, conversation=letter.conversation)
    audit(
        "epoch_kept",
        row.id,
        by=letter.by,
        purpose=letter.purpose,
        holder=row.holder,
        asker=asker,
        keys=row.count,
    )


def take_piece(letter: ArrivedLetter) -> None:
    """Multiply a piece by our half, with a proof; each piece once, so that no half serves as an oracle."""
    row = _kept(letter)
    if row.state != "making":
        raise WrongState("This epoch is made already.", remedy="Open a new one.")
    place = number_in(letter.body, "place", most=row.pieces - 1)
    wanted = min(PIECE, row.count - place * PIECE)
    elements = elements_in(letter.body, count=wanted)
    keep_piece(row, "piece", place, b"")
    half = half_of(row)
    answer = evaluate_proved(half, elements, random_bytes=os.urandom) if elements else _EMPTY
    post(
        "pieced",
        {"place": place, **evaluated_body(answer)},
        to=letter.member,
        conversation=letter.conversation,
    )


def take_root(letter: ArrivedLetter) -> None:
    """Note the root of the finished set: with it an asker compares what it was given."""
    row = _kept(letter)
    if row.state != "making":
        raise WrongState("The root of this epoch is known already.", remedy="Open a new epoch.")
    row.root = octets_in(letter.body, "root", most=32, exactly=32)
    row.tags, row.state = number_in(letter.body, "tags", most=2**31 - 1), "ready"
    row.parts.all().delete()
    row.save(update_fields=("root", "tags", "state"))


def take_over(letter: ArrivedLetter) -> None:
    """Destroy our half of an epoch at once: its holder has another key-holder now."""
    row = _kept(letter)
    if not wipe_epochs(Epoch.objects.filter(id=row.id)):
        raise WrongState("This epoch is over already.", remedy="Nothing more is needed.")
    audit("epoch_left", row.id, by=letter.by, purpose=letter.purpose, holder=row.holder, asker=row.asker)


def _row(letter: ArrivedLetter, asker: str) -> Epoch:
    body, now = letter.body, house_now()
    pieces = number_in(body, "pieces", least=1, most=MOST_PIECES)
    return Epoch(
        side=Side.KEEPER, conversation=letter.conversation, holder=letter.member, asker=asker,
        keeper=party.own_id(), number=number_in(body, "number", least=1, most=2**31 - 1), register=register_in(body),
        specification=word_in(body, "specification", most=60),
        holder_public=octets_in(body, "public", most=ELEMENT_OCTETS, exactly=ELEMENT_OCTETS),
        state="making", count=number_in(body, "count", most=pieces * PIECE), pieces=pieces, opened_at=now,
        ends_at=now + EPOCH_LIFE,
    )  # fmt: skip


def _require_newer(row: Epoch) -> None:
    newer = Epoch.objects.filter(
        side=Side.KEEPER, holder=row.holder, asker=row.asker, register=row.register, number__gte=row.number
    )
    if newer.exists():
        raise WrongState("There is a newer epoch of this register.", remedy="Count on from it.")


def _kept(letter: ArrivedLetter) -> Epoch:
    found = Epoch.objects.select_for_update().filter(side=Side.KEEPER, conversation=letter.conversation)
    row = found.filter(holder=letter.member).first()
    if row is None:
        raise NotFound("There is no such epoch here.", remedy="Open a new one.")
    return row
