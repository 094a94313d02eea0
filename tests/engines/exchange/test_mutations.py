"""Ten thousand mutations of letters, frames, words, receipts and cards: each is detected, none is applied."""

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sampan.engines.exchange.acknowledgements import (
    Acknowledgement,
    check_acknowledgement,
    check_run,
    read_acknowledgements,
    sign_acknowledgement,
    write_acknowledgements,
)
from sampan.engines.exchange.cards import check_card, check_rotation
from sampan.engines.exchange.failures import ExchangeFailure
from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.engines.exchange.journal import Accepted, Duplicate, Fork, Journal, accept, link
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.letters import IN_LANES, Letter
from sampan.engines.exchange.receipts import Outcome, Receipt, check_receipt, write_receipt
from sampan.engines.exchange.seal import Content, open_content, open_letter, seal_content, seal_letter
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.errors import SampanError
from sampan.vocabulary.lanes import Lane
from tests.harness.mutating import cut, flipped, members_changed, spliced

MUTATIONS = 10_000
LANE = Lane.REFERRAL


@dataclass
class Receiver:
    """Viet Nam's node: it opens frames, journals what is right and applies it."""

    node: object
    cards: dict
    now: datetime
    journal: Journal
    taken: dict[int, str] = field(default_factory=dict)
    applied: list[str] = field(default_factory=list)

    def take(self, frame: bytes) -> None:
        """Apply a frame's letters; raises for anything that is not right, and then applies nothing of it."""
        opened = [
            open_letter(blob, receiver=self.node.secret, cards=self.cards, now=self.now)
            for blob in read_frame(frame)
        ]
        journal, taken, applied = self.journal, dict(self.taken), list(self.applied)
        for one in opened:
            verdict = accept(journal, one.letter, journalled=taken.get)
            if isinstance(verdict, Duplicate):
                continue
            if not isinstance(verdict, Accepted):
                raise Detected("fork" if isinstance(verdict, Fork) else "gap")
            journal, taken[one.letter.sequence] = verdict.journal, one.hash
            applied.append(one.letter.id)
        self.journal, self.taken, self.applied = journal, taken, applied


class Detected(Exception):
    """The journal saw it."""


def test_ten_thousand_mutations_are_all_detected_and_none_is_applied(
    vietnam, cambodia, thailand, cards, now, make_secret
):
    chance = random.Random(20261122)
    found: Counter[str] = Counter()
    for maker in (_frames, _words, _receipts, _cards):
        for name, tried in maker(vietnam, cambodia, thailand, cards, now, chance):
            found[name] += 1
            assert tried(), f"{name}, number {found[name]}"
    assert found.total() >= MUTATIONS, found
    assert len(found) >= 18


def _frames(vietnam, cambodia, thailand, cards, now, chance) -> Iterator[tuple[str, Callable[[], bool]]]:
    letters = _line(cambodia, vietnam, now, 40)
    blobs = [seal_letter(one, sender=cambodia.secret, receiver=vietnam.card) for one in letters]
    start = Journal("kh-focal-point", "vn-focal-point", lane=LANE)
    half = Receiver(vietnam, cards, now, start)
    half.take(pack_frame(blobs[:20]))
    assert len(half.applied) == 20

    def refused(frame: bytes) -> Callable[[], bool]:
        def tried() -> bool:
            before = (half.journal, dict(half.taken), list(half.applied))
            try:
                half.take(frame)
            except (SampanError, Detected):
                return before == (half.journal, half.taken, half.applied)
            return False

        return tried

    frame = pack_frame(blobs[20:22])
    for _ in range(2_800):
        yield "bit of a frame flipped", refused(flipped(frame, chance, within=4_400))
    for _ in range(600):
        yield "frame cut", refused(cut(frame, chance))
    for _ in range(800):
        yield (
            "blobs spliced",
            refused(pack_frame([spliced(blobs[20], blobs[21 + chance.randrange(19)], chance)])),
        )
    for _ in range(600):
        later = 21 + chance.randrange(19)
        yield "letter out of order", refused(pack_frame([blobs[later], blobs[20]]))
    for other in _line(cambodia, vietnam, now, 300, start=half.journal):
        twin = replace(other, sequence=1 + chance.randrange(20))
        yield "second history", refused(_framed(twin, cambodia, vietnam))
        yield (
            "wrong link",
            refused(_framed(replace(other, previous="ab" * 32, sequence=21), cambodia, vietnam)),
        )
        forged = replace(other, sequence=21, previous=half.journal.head)
        yield (
            "forged by another member",
            refused(pack_frame([_signed_as(forged, thailand, cambodia, vietnam)])),
        )
        yield (
            "sent on to a third",
            refused(_framed(replace(forged, receiver="th-focal-point"), cambodia, thailand)),
        )
    again = pack_frame(blobs[:20])
    for _ in range(300):
        picked = [blobs[chance.randrange(20)] for _ in range(3)]
        yield "replayed", _unchanged(half, pack_frame(picked) if chance.random() < 0.9 else again)


def _words(vietnam, cambodia, thailand, cards, now, chance) -> Iterator[tuple[str, Callable[[], bool]]]:
    letters = _line(cambodia, vietnam, now, 30)
    request = hashlib.sha256(b"a request").hexdigest()
    word = sign_acknowledgement(_word(letters, now, request), receiver=vietnam.secret)
    blob = seal_content(
        write_acknowledgements([word]),
        content=Content.ACKNOWLEDGEMENT,
        sender=vietnam.secret,
        receiver=cambodia.card,
    )

    def refused(octets: bytes) -> Callable[[], bool]:
        def tried() -> bool:
            try:
                opened = open_content(octets, receiver=cambodia.secret, cards=cards, now=now)
                for one in read_acknowledgements(opened.payload):
                    check_acknowledgement(one, sender="kh-focal-point", card=opened.card)
                    if one.answers != request:
                        return True
                    sent = letters[one.last - 1].hash if 0 < one.last <= 30 else None
                    check_run(one, sent=30, sent_hash=sent)
            except SampanError:
                return True
            return False

        return tried

    def sealed(payload: bytes, sender) -> bytes:
        return seal_content(
            payload, content=Content.ACKNOWLEDGEMENT, sender=sender.secret, receiver=cambodia.card
        )

    assert not refused(blob)()  # the word itself holds
    for _ in range(900):
        yield "bit of a word flipped", refused(flipped(blob, chance))
    for changed in members_changed(word.to_json(), chance, 900):
        payload = canonical_bytes({"acknowledgements": [changed]})
        yield "member of a word changed", refused(sealed(payload, vietnam))
    for place in range(30):
        head = replace(word, last=place + 1, head=letters[(place + 1) % 30].hash, refused=())
        yield "word names another letter", refused(_resealed(head, vietnam, sealed))
        yield "word of another node", refused(sealed(write_acknowledgements([word]), thailand))
        old = replace(word, answers=f"{place:064x}")
        yield "old word for a new request", refused(_resealed(old, vietnam, sealed))
        longer = replace(word, journal=31 + place)
        yield "word on letters that were never sent", refused(_resealed(longer, vietnam, sealed))


def _receipts(vietnam, cambodia, thailand, cards, now, chance) -> Iterator[tuple[str, Callable[[], bool]]]:
    letter, journal = link(Journal("kh-focal-point", "vn-focal-point"), _plain(cambodia, vietnam, now))
    receipt = write_receipt(
        letter, journal=journal, outcome=Outcome.APPLIED, received_at=now, receiver=vietnam.secret
    )

    def refused(members: object) -> Callable[[], bool]:
        def tried() -> bool:
            try:
                check_receipt(Receipt.from_json(members), letter=letter, card=vietnam.card)
            except SampanError:
                return True
            return False

        return tried

    assert not refused(receipt.to_json())()
    for changed in members_changed(receipt.to_json(), chance, 900):
        yield "member of a receipt changed", refused(changed)


def _cards(vietnam, cambodia, thailand, cards, now, chance) -> Iterator[tuple[str, Callable[[], bool]]]:
    def refused(members: object) -> Callable[[], bool]:
        def tried() -> bool:
            try:
                check_card(NodeCard.from_json(members))
            except SampanError:
                return True
            return False

        return tried

    assert not refused(cambodia.card.to_json())()
    for changed in members_changed(_without(cambodia.card.to_json(), "previous_signature"), chance, 900):
        yield "member of a card changed", refused({"previous_signature": "", **changed})

    def not_a_successor() -> bool:
        try:
            check_rotation(cambodia.card, thailand.card)
        except ExchangeFailure:
            return True
        return False

    yield "card of another node as a successor", not_a_successor


# ---- what the mutations are made of


def _line(sender, receiver, now, count: int, start: Journal | None = None) -> list[Letter]:
    journal = start or Journal(sender.card.node_id, receiver.card.node_id, lane=LANE)
    letters = []
    for number in range(count):
        plain = _plain(sender, receiver, now, number=number, schema=IN_LANES, lane=LANE)
        letter, journal = link(journal, plain)
        letters.append(letter)
    return letters


def _plain(sender, receiver, now, *, number: int = 0, **more) -> Letter:
    return Letter(
        id=f"letter-{number}",
        kind="referral.preview",
        conversation="conversation-1",
        sequence=1,
        written_at=now,
        expires_at=now.replace(year=now.year + 1),
        sender=sender.card.node_id,
        receiver=receiver.card.node_id,
        body={"n": number},
        **more,
    )


def _framed(letter: Letter, sender, receiver) -> bytes:
    return pack_frame([seal_letter(letter, sender=sender.secret, receiver=receiver.card)])


def _signed_as(letter: Letter, forger, victim, receiver) -> bytes:
    """A letter in the victim's name, sealed by a forger who has only its own key."""
    claimed = replace(forger.secret, node_id=victim.card.node_id)
    return seal_content(letter.payload, content=Content.LETTER, sender=claimed, receiver=receiver.card)


def _word(letters: list[Letter], now: datetime, request: str) -> Acknowledgement:
    return Acknowledgement(
        sender="kh-focal-point",
        receiver="vn-focal-point",
        lane=LANE,
        serial=1,
        received_at=now,
        first=1,
        last=30,
        head=letters[-1].hash,
        journal=30,
        refused=((3, "wrong_state"),),
        answers=request,
    )


def _resealed(word: Acknowledgement, signer, sealed) -> bytes:
    return sealed(write_acknowledgements([sign_acknowledgement(word, receiver=signer.secret)]), signer)


def _unchanged(receiver: Receiver, frame: bytes) -> Callable[[], bool]:
    def tried() -> bool:
        before = (receiver.journal, list(receiver.applied))
        receiver.take(frame)
        return before == (receiver.journal, receiver.applied)

    return tried


def _without(members: dict, name: str) -> dict:
    return {other: told for other, told in members.items() if other != name}
