"""The holder's side of an epoch: new half, every key hidden once, the key-holder's proved half, the padded set.

The steps are letters: `epoch` and `piece` to the key-holder, `keyed` and `pieced` back, then `root` to the key-holder,
and to the asker `set` with its `tags`; of people's registers the asker gets the root alone.
"""

import os
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private import epochs
from sampan.engines.matching.private.group import ELEMENT_OCTETS, Scalar
from sampan.engines.matching.private.inputs import input_of
from sampan.engines.matching.private.oprf import TAG_OCTETS, KeyHalf, check
from sampan.engines.matching.private.sessions import unpack_elements
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import (
    PIECE,
    TAGS_IN_PIECE,
    evaluated_in,
    number_in,
    octets_in,
    pieces,
    told,
)
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch, EpochPiece, HeldKey, HeldOwner
from sampan.partnership.matches.registers import keys_of, require_people_read, shared_by_few
from sampan.partnership.matches.sealing import OWNERS_OCTETS, keyed_digest, seal, seal_json, unseal
from sampan.partnership.matches.services.arranging import arrangement_with
from sampan.partnership.matches.services.leaving import leave_again, owner_rows
from sampan.partnership.matches.services.protecting import gone_from
from sampan.partnership.matches.services.rows import as_service, audit, keep_piece, post, service_reader
from sampan.partnership.matches.services.willing import unwilling
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.registry.identifiers import new_person_id
from sampan.vocabulary.errors import NotFound, WrongState

EPOCH_LIFE = timedelta(days=14)
"""Epochs begin weekly and overlap by a week, so that no open question loses its keys (ADR 0031)."""
_INPUT_OCTETS = 32


def open_epoch(*, asker: str, register: Register) -> UUID:
    """Make a new epoch of a register for a member's questions and tell the key-holder; return its id.

    Runs as the node's service, in one transaction. Raises NoAgreement without agreement and arrangement, and WrongState
    for selectors while the people helped here are read anew.
    """
    if register == Register.SELECTORS:
        require_people_read()
    with as_service() as reader, transaction.atomic():
        row, half = _new_row(asker, register)
        owners = shared_by_few(keys_of(register, reader, leaving_out=unwilling(asker, reader)))
        row.count, row.pieces = len(owners), max(1, -(-len(owners) // PIECE))
        row.save(force_insert=True)
        prepared, elements = epochs.prepare(owners, half, random_bytes=os.urandom)
        _keep(row, prepared.inputs, elements, {input_of(key): (key.kind, ids) for key, ids in owners.items()})
        _tell_keeper(row, elements)
        audit(
            "epoch_opened", row.id, by=reader.actor, purpose=reader.purpose, asker=asker, number=row.number,
            register=register.value, keys=row.count,
        )  # fmt: skip
    return row.id


def take_keyed(letter: ArrivedLetter) -> None:
    """Note the key-holder's public half; said once."""
    row = _making(letter)
    if row.keeper_public:
        raise WrongState("The key-holder's half is known already.", remedy="Open a new epoch.")
    row.keeper_public = octets_in(letter.body, "public", most=ELEMENT_OCTETS, exactly=ELEMENT_OCTETS)
    row.save(update_fields=("keeper_public",))


def take_pieced(letter: ArrivedLetter) -> None:
    """Keep a piece that the key-holder multiplied, once its proof held; with the last one the set is made."""
    row = _making(letter)
    if not row.keeper_public:
        raise WrongState("The key-holder has named no half yet.", remedy="Send the key first.")
    place = number_in(letter.body, "place", most=row.pieces - 1)
    sent = row.parts.get(kind="sent", place=place)
    elements = unpack_elements(bytes(sent.octets))
    answer = evaluated_in(letter.body, count=len(elements))
    if elements:
        check(answer, elements, public=bytes(row.keeper_public))
    keep_piece(row, "answered", place, b"".join(answer.elements))
    if row.parts.filter(kind="answered").count() == row.pieces:
        _finish(row, letter)


def terms_of(row: Epoch) -> epochs.EpochTerms:
    """Return the terms of an epoch, the same at all three parties."""
    return epochs.EpochTerms(
        f"{row.holder},{row.asker},{row.register}", row.number, row.specification, bytes(row.holder_public),
        bytes(row.keeper_public),
    )  # fmt: skip


def half_of(row: Epoch) -> KeyHalf:
    """Return this node's half of an epoch; WrongState once it was wiped."""
    if not row.half_sealed:
        raise WrongState("This epoch is over: its keys are destroyed.", remedy="Ask in the new epoch.")
    return KeyHalf.from_secret(Scalar(unseal(row.half_sealed, label=f"half:{row.id}")))


def _new_row(asker: str, register: Register) -> tuple[Epoch, KeyHalf]:
    arrangement = arrangement_with(asker, on=house_today())
    half, now = KeyHalf.make(os.urandom), house_now()
    asked = {"side": Side.HOLDER, "holder": party.own_id(), "asker": asker, "register": register.value}
    last = Epoch.objects.filter(**asked).aggregate(last=Max("number"))["last"] or 0
    row = Epoch(
        **asked, conversation=new_person_id(), keeper=arrangement.keeper, number=last + 1,
        specification=SPECIFICATION, holder_public=half.public, state="making", opened_at=now,
        ends_at=now + EPOCH_LIFE,
    )  # fmt: skip
    row.half_sealed = seal(half.secret.octets, label=f"half:{row.id}")
    return row, half


def _keep(
    row: Epoch,
    inputs: tuple[bytes, ...],
    elements: tuple[bytes, ...],
    owners: dict[bytes, tuple[str, tuple[UUID, ...]]],
) -> None:
    for place, (some, sent) in enumerate(zip(pieces(inputs), pieces(elements), strict=True)):
        sealed = seal(b"".join(some), label=f"inputs:{row.id}:{place}")
        EpochPiece.objects.create(epoch=row, kind="inputs", place=place, octets=sealed)
        EpochPiece.objects.create(epoch=row, kind="sent", place=place, octets=b"".join(sent))
    HeldKey.objects.bulk_create((_held(row, octets, *owners[octets]) for octets in inputs), batch_size=1_000)
    whose = {octets: ids for octets, (_, ids) in owners.items()}
    HeldOwner.objects.bulk_create(owner_rows(row, whose), batch_size=1_000)


def _held(row: Epoch, octets: bytes, kind: str, owners: tuple[UUID, ...]) -> HeldKey:
    said = {"kind": kind, "owners": [str(one) for one in owners]}
    digest = keyed_digest(octets, of=row.id)
    sealed = seal_json(said, label=f"owners:{row.id}:{digest.hex()}", octets=OWNERS_OCTETS)
    return HeldKey(epoch=row, digest=digest, owners_sealed=sealed)


def _tell_keeper(row: Epoch, elements: tuple[bytes, ...]) -> None:
    about = {
        "asker": row.asker, "number": row.number, "register": row.register, "specification": row.specification,
        "public": told(bytes(row.holder_public)), "count": row.count, "pieces": row.pieces,
    }  # fmt: skip
    post("epoch", about, to=row.keeper, conversation=row.conversation)
    for place, some in enumerate(pieces(elements)):
        body = {"place": place, "elements": told(b"".join(some))}
        post("piece", body, to=row.keeper, conversation=row.conversation)


def _making(letter: ArrivedLetter) -> Epoch:
    found = Epoch.objects.select_for_update().filter(side=Side.HOLDER, conversation=letter.conversation)
    row = found.filter(keeper=letter.member).first()
    if row is None:
        raise NotFound("There is no such epoch here.", remedy="Look at the arrangement.")
    if row.state != "making":
        raise WrongState("This epoch is made already.", remedy="Look at its number.")
    return row


def _finish(row: Epoch, letter: ArrivedLetter) -> None:
    """Make the set; tell its root to all, and to an asker of selectors the tags."""
    prepared, answered = _gathered(row)
    who = service_reader()
    if row.register == Register.SELECTORS:
        gone = gone_from(row, prepared.inputs)
        kept = [pair for pair in zip(prepared.inputs, answered, strict=True) if pair[0] not in gone]
        prepared, answered = epochs.Preparation(tuple(one for one, _ in kept)), [one for _, one in kept]
    if row.register == Register.PEOPLE:
        leave_again(row, who)
    made = epochs.make_tag_set(prepared, answered, terms=terms_of(row), random_bytes=os.urandom)
    _note_elements(row, prepared.inputs, answered)
    row.parts.all().delete()
    row.root, row.tags, row.state = made.root(), len(made), "ready"
    row.save(update_fields=("root", "tags", "state"))
    about = {"root": told(bytes(row.root)), "tags": row.tags}
    post("root", about, to=row.keeper, conversation=row.conversation)
    _publish(row, made.octets, about)
    audit(
        "epoch_ready", row.id, by=who.actor, purpose=letter.purpose, root=bytes(row.root).hex(), tags=row.tags
    )


def _publish(row: Epoch, octets: bytes, about: dict[str, object]) -> None:
    size = TAGS_IN_PIECE * TAG_OCTETS
    runs = [octets[at : at + size] for at in range(0, len(octets), size)]
    if row.register == Register.PEOPLE:
        runs = []
    more = {
        "number": row.number, "register": row.register, "specification": row.specification, "keeper": row.keeper,
        "holder_public": told(bytes(row.holder_public)), "keeper_public": told(bytes(row.keeper_public)),
        "pieces": len(runs),
    }  # fmt: skip
    post("set", about | more, to=row.asker, conversation=row.conversation)
    for place, run in enumerate(runs):
        post("tags", {"place": place, "tags": told(run)}, to=row.asker, conversation=row.conversation)


def _gathered(row: Epoch) -> tuple[epochs.Preparation, list[bytes]]:
    inputs: list[bytes] = []
    answered: list[bytes] = []
    for place in range(row.pieces):
        sealed = row.parts.get(kind="inputs", place=place).octets
        plain = unseal(sealed, label=f"inputs:{row.id}:{place}")
        inputs += [plain[at : at + _INPUT_OCTETS] for at in range(0, len(plain), _INPUT_OCTETS)]
        answered += unpack_elements(bytes(row.parts.get(kind="answered", place=place).octets))
    return epochs.Preparation(tuple(inputs)), answered


def _note_elements(row: Epoch, inputs: tuple[bytes, ...], answered: list[bytes]) -> None:
    """Note by which element a silent question would find each key."""
    found = {one.digest: one for one in _as_octets(row)}
    for octets, element in zip(inputs, answered, strict=True):
        if (
            held := found.get(keyed_digest(octets, of=row.id))
        ) is not None:  # whose record left meanwhile is gone
            held.element_tag = element[:TAG_OCTETS]
    HeldKey.objects.bulk_update(found.values(), ("element_tag",), batch_size=1_000)


def _as_octets(row: Epoch) -> list[HeldKey]:
    rows = list(row.held.all())
    for one in rows:
        one.digest = bytes(one.digest)
    return rows
