"""The asker's side of epochs: takes the padded set, and uses it once its root is the one that was logged."""

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private.epochs import TagSet
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.group import ELEMENT_OCTETS
from sampan.engines.matching.private.oprf import TAG_OCTETS
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import (
    MOST_PIECES,
    TAGS_IN_PIECE,
    number_in,
    octets_in,
    register_in,
    require,
    word_in,
)
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch
from sampan.partnership.matches.services.arranging import arrangement_with
from sampan.partnership.matches.services.growing import require_honest_size, watch_growth
from sampan.partnership.matches.services.holding_epochs import EPOCH_LIFE, terms_of
from sampan.partnership.matches.services.rows import audit, keep_piece
from sampan.partnership.matches.services.wiping import wipe_epoch
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState


def take_set(letter: ArrivedLetter) -> None:
    """Note an epoch of a member's register. Other rules for keys end it here: they would be silent misses.

    Raises NoAgreement, WrongState for a number that is not newer, PrivateMatchFailure for other rules or when the
    key-holder is not the arranged one.
    """
    body = letter.body
    arrangement = arrangement_with(letter.member, on=house_today())
    require_round(body.get("specification") == SPECIFICATION, Reason.OTHER_SPECIFICATION)
    require(word_in(body, "keeper") == arrangement.keeper, "keeper")
    row = _row(letter, arrangement.keeper)
    if _known(row).filter(number__gte=row.number).exists():
        raise WrongState("There is a newer epoch of this register.", remedy="Count on from it.")
    require_honest_size(row)
    row.state = "making" if row.pieces else "ready"
    row.save(force_insert=True)
    watch_growth(row, letter)
    audit("set_arrived", row.id, by=letter.by, purpose=letter.purpose, holder=row.holder, root=row.root.hex())


def take_tags(letter: ArrivedLetter) -> None:
    """Keep a part of the set; with the last one the whole is compared with its root. A false one ends the epoch."""
    found = Epoch.objects.select_for_update().filter(side=Side.ASKER, conversation=letter.conversation)
    row = found.filter(holder=letter.member, state="making").first()
    if row is None:
        raise NotFound("This node waits for no tags of that epoch.", remedy="Send the set first.")
    place = number_in(letter.body, "place", most=row.pieces - 1)
    size = TAGS_IN_PIECE * TAG_OCTETS
    wanted = min(size, row.tags * TAG_OCTETS - place * size)
    keep_piece(row, "tags", place, octets_in(letter.body, "tags", most=size, exactly=wanted))
    if row.parts.count() < row.pieces:
        return
    if _is_logged(row):
        row.state = "ready"
        row.save(update_fields=("state",))
    else:
        wipe_epoch(row)
    audit("set_complete", row.id, by=letter.by, purpose=letter.purpose, holder=row.holder, state=row.state)


def tags_of(row: Epoch) -> TagSet:
    """Return the set of an epoch in one piece of memory: 16 MB a million tags."""
    octets = b"".join(bytes(one) for one in row.parts.order_by("place").values_list("octets", flat=True))
    return TagSet(terms_of(row), octets)


def _is_logged(row: Epoch) -> bool:
    try:
        tags_of(row).require_logged(bytes(row.root))
    except PrivateMatchFailure:
        return False
    return True


def _row(letter: ArrivedLetter, keeper: str) -> Epoch:
    body, now = letter.body, house_now()
    keys = {
        name: octets_in(body, name, most=ELEMENT_OCTETS, exactly=ELEMENT_OCTETS)
        for name in ("holder_public", "keeper_public")
    }
    tags = number_in(body, "tags", least=1, most=MOST_PIECES * TAGS_IN_PIECE)
    register = register_in(body)
    silent = register is Register.PEOPLE
    return Epoch(
        side=Side.ASKER, conversation=letter.conversation, holder=letter.member, asker=party.own_id(), keeper=keeper,
        number=number_in(body, "number", least=1, most=2**31 - 1), register=register,
        specification=SPECIFICATION, **keys, tags=tags, pieces=0 if silent else -(-tags // TAGS_IN_PIECE),
        root=octets_in(body, "root", most=32, exactly=32), opened_at=now, ends_at=now + EPOCH_LIFE,
    )  # fmt: skip


def _known(row: Epoch):
    return Epoch.objects.filter(side=Side.ASKER, holder=row.holder, asker=row.asker, register=row.register)
