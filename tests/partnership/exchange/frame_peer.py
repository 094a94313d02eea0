"""A peer that speaks frames and lanes: it journals what it is offered and signs for whole runs."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sampan.engines.exchange import notation
from sampan.engines.exchange.acknowledgements import (
    Acknowledgement,
    read_acknowledgements,
    sign_acknowledgement,
    write_acknowledgements,
)
from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.engines.exchange.journal import Accepted, Journal, accept, link
from sampan.engines.exchange.letters import IN_LANES, Letter, read_letter
from sampan.engines.exchange.seal import Content, open_content, seal_content, seal_letter
from sampan.partnership.exchange.edge import sign_request
from sampan.partnership.exchange.services.meeting import learn
from sampan.partnership.exchange.wire import Answer
from sampan.partnership.members.services import own_card
from sampan.registry.correspondence.lanes import give_lane
from sampan.vocabulary.canonical import canonical_bytes
from sampan.vocabulary.lanes import Lane
from tests.partnership.exchange.conftest import HERE, Peer


def meet(make_peer: Callable[[Peer], Peer]) -> "FramePeer":
    """Confirm a peer of this release, known to speak lanes; test.* are its kinds, in three lanes."""
    made = make_peer(FramePeer())
    learn("kh-test", protocol=2)
    for prefix, lane in (
        ("test.", Lane.REFERRAL),
        ("test.data.", Lane.PRESERVATION),
        ("test.sum.", Lane.FIGURES),
    ):
        give_lane(prefix, lane)
    return made


class FramePeer(Peer):
    """`kh-test` in this release. `spoil` changes each of its words before it is signed, `frames` what it saw."""

    def __init__(self, node_id: str = "kh-test") -> None:
        super().__init__(node_id)
        self.journals: dict[int, Journal] = {}
        self.held: dict[int, dict[int, Letter]] = defaultdict(dict)
        self.refuses: dict[tuple[int, int], str] = {}
        self.lines: dict[int, Journal] = {}
        self.spoil: Callable[[Acknowledgement], Acknowledgement] = lambda word: word
        self.faults: list[Callable[[bytes], Answer]] = []
        self.frames: list[bytes] = []

    def take_frame(self, frame: bytes) -> Answer:
        """Journal the letters of a frame and answer with signed words; `faults` come first."""
        self.frames.append(frame)
        if self.faults:
            return self.faults.pop(0)(frame)
        return self.answer(frame)

    def answer(self, frame: bytes) -> Answer:
        """Journal and sign."""
        letters = [letter for blob in read_frame(frame) if (letter := self._letter(blob)) is not None]
        answers = hashlib.sha256(frame).hexdigest()
        words = [
            self.word(lane, [one for one in letters if one.lane == lane], answers)
            for lane in sorted({one.lane for one in letters})
        ]
        return Answer(200, pack_frame([self.sealed_words(words)]))

    def word(self, lane: int, letters: Sequence[Letter], answers: str = "") -> Acknowledgement:
        """The signed word on letters offered in a lane."""
        journal = self.journals.get(lane, Journal(HERE, self.secret.node_id, lane=lane))
        held = self.held[lane]
        for letter in letters:
            verdict = accept(journal, letter, journalled=lambda place: held[place].hash)
            if isinstance(verdict, Accepted):
                journal, held[letter.sequence] = verdict.journal, letter
        self.journals[lane] = journal
        places = [one.sequence for one in letters if one.sequence <= journal.sequence]
        first = min(places, default=journal.sequence + 1)
        return self.signed(lane, first, max(places, default=journal.sequence), answers)

    def signed(self, lane: int, first: int, last: int, answers: str = "") -> Acknowledgement:
        """A word on a run that this peer holds."""
        told = Acknowledgement(
            sender=HERE,
            receiver=self.secret.node_id,
            lane=lane,
            serial=1,
            received_at=datetime.now(UTC),
            first=first,
            last=last,
            head=self.held[lane][last].hash if last else notation.GENESIS,
            journal=self.journals[lane].sequence,
            refused=tuple(
                (place, reason)
                for (in_lane, place), reason in sorted(self.refuses.items())
                if in_lane == lane and first <= place <= last
            ),
            answers=answers,
        )
        return sign_acknowledgement(self.spoil(told), receiver=self.secret)

    def laned(self, lane: int = Lane.REFERRAL, kind: str = "test.echo", **changes) -> Letter:
        """The next letter of this peer in a lane."""
        now = datetime.now(UTC)
        told = {"id": str(uuid4()), "conversation": str(uuid4()), "body": {"word": "xin chào"}} | changes
        letter = Letter(
            kind=kind,
            sequence=1,
            written_at=told.pop("written_at", now),
            expires_at=now + timedelta(days=1),
            sender=self.secret.node_id,
            receiver=HERE,
            schema=IN_LANES,
            lane=lane,
            **told,
        )
        journal = self.lines.get(lane, Journal(self.secret.node_id, HERE, lane=lane))
        stamped, self.lines[lane] = link(journal, letter)
        return stamped

    def frame(self, letters: Sequence[Letter], *more: bytes) -> bytes:
        """A frame with letters to this node and what goes along."""
        return pack_frame(
            [*(seal_letter(one, sender=self.secret, receiver=own_card()) for one in letters), *more]
        )

    def pull(self, *, at: datetime | None = None, heads: dict | None = None) -> bytes:
        """A blob that asks for what waits here."""
        held = {str(lane): [one.sequence, one.head] for lane, one in self.journals.items() if one.sequence}
        told = {"at": notation.write_time(at or datetime.now(UTC)), "heads": held if heads is None else heads}
        return self._sealed(canonical_bytes(told), Content.PULL)

    def sealed_words(self, words: Sequence[Acknowledgement]) -> bytes:
        """A blob with this peer's words."""
        return self._sealed(write_acknowledgements(words), Content.ACKNOWLEDGEMENT)

    def opened(self, frame: bytes) -> dict[Content, list]:
        """What a frame of this node holds: words read, letters opened."""
        found: dict[Content, list] = defaultdict(list)
        for blob in read_frame(frame):
            opened = self._open(blob)
            if opened.content is Content.ACKNOWLEDGEMENT:
                found[opened.content] += read_acknowledgements(opened.payload)
            else:
                letter = (
                    self._letter(blob) if opened.content is Content.LETTER else json.loads(opened.payload)
                )
                found[opened.content].append(letter)
        return found

    def request_headers(self, frame: bytes, *, now: datetime | None = None, **told) -> dict[str, str]:
        """The header fields with which this peer's node posts a frame."""
        named = {"path": "/exchange/frames", "secret": self.secret, "receiver": HERE} | told
        return sign_request(frame, now=now or datetime.now(UTC), **named)

    def forget(self, lane: int, after: int) -> None:
        """Lose what came after a place, as a node restored from a backup."""
        held = {place: one for place, one in self.held[lane].items() if place <= after}
        head = held[after].hash if after else notation.GENESIS
        self.held[lane] = held
        self.journals[lane] = replace(self.journals[lane], sequence=after, head=head)

    def _letter(self, blob: bytes) -> Letter | None:
        opened = self._open(blob)
        return read_letter(opened.payload) if opened.content is Content.LETTER else None

    def _open(self, blob: bytes):
        cards = {HERE: (own_card(),)}
        return open_content(blob, receiver=self.secret, cards=cards, now=datetime.now(UTC))

    def _sealed(self, payload: bytes, content: Content) -> bytes:
        return seal_content(payload, content=content, sender=self.secret, receiver=own_card())
