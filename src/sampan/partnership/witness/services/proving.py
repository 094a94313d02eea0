"""Proves one letter to a third party: what it hands out holds hashes, signatures and cards, and no content."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, OuterRef

from sampan.engines.exchange import leaves, merkle, notation
from sampan.engines.exchange.heads import Countersignature, TreeHead
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.letters import IN_LANES, SINGLE_LINE, Letter
from sampan.engines.exchange.proofs import Covered, LogPlace, ProvenLetter, letter_proof, run_path
from sampan.engines.exchange.verify_proof import NotProven, verify
from sampan.partnership.exchange.queries import acknowledgement_of
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_card
from sampan.partnership.witness.facts import Proven
from sampan.partnership.witness.models import Countersign, Head
from sampan.partnership.witness.services.heading import sign_own_head
from sampan.partnership.witness.tree import StoredTree, letter_hashes, runs_of
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.correspondence.facts import Direction, LetterFact
from sampan.registry.correspondence.queries import letter as letter_of
from sampan.registry.correspondence.services.keeping import read_letter
from sampan.vocabulary.errors import IntegrityFailure, NotFound, WrongState


def prove_letter(*, id: UUID, reader: Reader, reveal: bool = False) -> Proven:
    """Return the proof of a letter that the reader may see; the proving is audited, and so is a reading.

    With `reveal` the letter's content is put in, for which the reader must also be allowed to release identities.
    Raises NotFound when the letter is not here or not in the log, WrongState when its content is gone.
    """
    require(reader.actor, Permission.READ_LETTERS, purpose=reader.purpose)
    fact = letter_of(id=id, reader=reader)
    payload = _payload(fact, reader) if reveal else None
    sign_own_head(whole=True)
    index = _index_of(fact)
    row, words = _witnessed_head(index, fact.member)
    covered, cards = _covered(fact), [own_card(), *(_card(one.witness, one.serial) for one in words)]
    if covered is not None:
        signer = _card(fact.member, int(covered.acknowledgement["serial"]))  # type: ignore[call-overload]
        cards += [signer] if signer not in cards else []
    path = merkle.inclusion_path(index, row.size, subtree=StoredTree())
    document = letter_proof(
        _proven(fact, payload),
        head=TreeHead.from_json(row.told),
        place=LogPlace(index, tuple(path)),
        countersignatures=words,
        covered=covered,
        cards=cards,
    )
    _require_sound(document)
    _audit(fact, reader, revealed=reveal)
    return Proven(document, tuple(one.witness for one in words), covered is not None, reveal)


def _index_of(fact: LetterFact) -> int:
    """Return the letter's place in the log."""
    if fact.sequence is not None and fact.digest:
        line = {"way": fact.direction.value, "member": fact.member, "lane": fact.lane}
        wanted = bytes.fromhex(fact.digest)
        for run in runs_of(**line, first=fact.sequence, last=fact.sequence):
            place = fact.sequence - run.first_sequence
            at = place * leaves.HASH_OCTETS
            if place < run.count and bytes(run.hashes)[at : at + leaves.HASH_OCTETS] == wanted:
                return int(run.first_index + place)
    raise NotFound(
        "This letter is not in the witnessed log.",
        remedy="Letters from before the log began, and those that never left, cannot be proven.",
    )


def _witnessed_head(index: int, member: str) -> tuple[Head, list[Countersignature]]:
    """Return the head over the letter that the other party, and then the most witnesses, countersigned."""
    heads = Head.objects.filter(node=settings.SAMPAN_NODE.id, size__gt=index, told__serial=own_card().serial)
    theirs = Exists(Countersign.objects.filter(head=OuterRef("pk"), witness=member))
    counted = heads.annotate(is_theirs=theirs, witnesses=Count("countersigns"))
    row = counted.order_by("-is_theirs", "-witnesses", "-at").first()
    if row is None:
        raise WrongState("The log has not been signed yet.", remedy="Try again in a minute.")
    words = [Countersignature.from_json(one.told) for one in row.countersigns.order_by("witness")]
    return row, [one for one in words if _known_card(one.witness, one.serial) is not None]


def _covered(fact: LetterFact) -> Covered | None:
    """Return the receiver's acknowledgement, when it can be shown to cover this very letter."""
    word = acknowledgement_of(fact.letter_id) if fact.direction is Direction.OUT else None
    if word is None or fact.sequence is None:
        return None
    told, place = word[0], fact.sequence
    first, last = int(told["first"]), int(told["last"])  # type: ignore[call-overload]
    if not first <= place <= last or _known_card(fact.member, int(told["serial"])) is None:  # type: ignore[call-overload]
        return None
    if place == last:
        return Covered(told) if told["head"] == fact.digest else None  # type: ignore[arg-type]
    hashes = letter_hashes(
        way=fact.direction.value, member=fact.member, lane=fact.lane, first=first, last=last
    )
    run = b"".join(one for one in hashes if one is not None)
    if None in hashes or leaves.run_root(run) != told.get("root"):
        return None
    return Covered(told, run_path(run, place=place - first))  # type: ignore[arg-type]


def _payload(fact: LetterFact, reader: Reader) -> bytes:
    """Return the letter as it was signed, put together again; its hash shows that nothing is missing."""
    require(reader.actor, Permission.RELEASE_IDENTITY, purpose=reader.purpose)
    body, place, line = read_letter(id=fact.id, reader=reader), fact.sequence or 1, fact.direction.value
    before = letter_hashes(way=line, member=fact.member, lane=fact.lane, first=place - 1, last=place - 1)[0]
    letter = _parties(fact) | {
        **{name: str(getattr(fact, name)) for name in ("kind", "conversation")},
        **{name: getattr(fact, name) for name in ("written_at", "expires_at", "lane")},
        "in_reply_to": str(fact.in_reply_to) if fact.in_reply_to else None,
        "previous": before.hex() if before else notation.GENESIS,
        "schema": IN_LANES if fact.lane else SINGLE_LINE,
    }
    whole = Letter(id=str(fact.letter_id), sequence=place, body=body, **letter)  # type: ignore[arg-type]
    if whole.hash != fact.digest:
        raise WrongState(
            "The letter's content cannot be put together as it was signed.", remedy="Prove it without."
        )
    return whole.payload


def _proven(fact: LetterFact, payload: bytes | None) -> ProvenLetter:
    place = {"lane": fact.lane, "sequence": fact.sequence, "hash": fact.digest}
    return ProvenLetter(**_parties(fact), **place, payload=payload)  # type: ignore[arg-type]


def _parties(fact: LetterFact) -> dict[str, object]:
    own, is_ours = settings.SAMPAN_NODE.id, fact.direction is Direction.OUT
    return {"sender": own if is_ours else fact.member, "receiver": fact.member if is_ours else own}


def _card(node: str, serial: int) -> NodeCard:
    card = _known_card(node, serial)
    if card is None:
        raise NotFound(
            "A card that is needed for the proof is not here.", remedy="Fetch the member's card again."
        )
    return card


def _known_card(node: str, serial: int) -> NodeCard | None:
    try:
        cards: Sequence[NodeCard] = cards_of(node)
    except NotFound:
        return None
    return next((one for one in cards if one.serial == serial), None)


def _require_sound(document: dict[str, object]) -> None:
    """Check the proof as a third party would, before it leaves."""
    try:
        verify(json.dumps(document))
    except NotProven as fault:
        raise IntegrityFailure(
            f"The proof does not hold: {fault}", remedy="Run `sampan node doctor`."
        ) from fault


def _audit(fact: LetterFact, reader: Reader, *, revealed: bool) -> None:
    record(
        "letter.proved",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="letter",
        subject_id=fact.letter_id,
        case_id=fact.case_id,
        details={"member": fact.member, "kind": fact.kind, "revealed": revealed},
    )
