"""Offers letters over the wire and checks what the other side signed against what was sent. Writes nothing."""

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sampan.engines.exchange import notation
from sampan.engines.exchange.acknowledgements import (
    Acknowledgement,
    check_acknowledgement,
    check_run,
    read_acknowledgements,
)
from sampan.engines.exchange.failures import ExchangeFailure, Reason
from sampan.engines.exchange.frames import pack_frame, read_frame
from sampan.engines.exchange.keys import NodeCard, NodeSecret
from sampan.engines.exchange.seal import Content, OpenedContent, open_content
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.lines import Batch, hash_in, sent_now
from sampan.partnership.exchange.wire import NOT_ABOUT_NOW, Answer, NoAnswer, NotDelivered, Wire
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_secrets
from sampan.registry.clock.queries import house_now

logger = logging.getLogger(__name__)

_TROUBLES = {
    401: Trouble.UNKNOWN_THERE,
    403: Trouble.UNKNOWN_THERE,
    413: Trouble.NOT_OPENED,
    422: Trouble.NOT_OPENED,
}
_NOT_SPOKEN = (404, 405)  # a release that knows no frames has no such address


@dataclass(frozen=True)
class Keys:
    """Our secrets, the last of which signs, and the member's cards."""

    secrets: tuple[NodeSecret, ...]
    cards: tuple[NodeCard, ...]

    @classmethod
    def of(cls, member: str) -> "Keys":
        """Return what is needed to check a member's words."""
        return cls(own_secrets(), cards_of(member))


@dataclass(frozen=True)
class Handed:
    """What came back for a batch: the checked word on it, what else the answer held, or the trouble."""

    word: Acknowledgement | None = None
    trouble: Trouble = Trouble.NONE
    statements: tuple[Mapping[str, object], ...] = ()  # on the witnessed logs, still to be checked
    letters: tuple[bytes, ...] = field(default=(), repr=False)  # what waited there for us: answers to a pull
    speaks_frames: bool = True

    @property
    def may_have_arrived(self) -> bool:
        """Say whether what was offered may be there although no word came back."""
        return self.trouble not in (Trouble.NONE, Trouble.UNREACHABLE)


def offer(batches: Sequence[Batch], wire: Wire, *, more: Sequence[bytes] = ()) -> list[Handed]:
    """Post batches of different lanes as one frame, with what else goes along; return what came for each."""
    frame = pack_frame([*(blob for batch in batches for blob in batch.blobs), *more])
    try:
        answer = wire.post_frame(frame)
        if answer.status in _NOT_SPOKEN:
            return [Handed(speaks_frames=False)] * len(batches)
        return read_answers(answer, batches, answers=hashlib.sha256(frame).hexdigest())
    except NotDelivered:
        return [Handed(trouble=Trouble.UNREACHABLE)] * len(batches)
    except NoAnswer:
        return [Handed(trouble=Trouble.NO_ANSWER)] * len(batches)


def read_answer(answer: Answer, batch: Batch, *, answers: str) -> Handed:
    """Return what an answer holds: the word on the batch, checked, or the trouble that it means."""
    return read_answers(answer, [batch], answers=answers)[0]


def read_answers(answer: Answer, batches: Sequence[Batch], *, answers: str) -> list[Handed]:
    """Return for each batch the word on it, checked, or the trouble; what else the answer holds is with the first."""
    if answer.status != 200:
        return [Handed(trouble=refusal_of(answer))] * len(batches)
    try:
        return _read(answer.body, batches, answers)
    except ExchangeFailure as failure:
        logger.warning("A member answered with a word that does not hold: %s.", failure.reason)
        forked = failure.reason is Reason.FORKED
        return [Handed(trouble=Trouble.FORKED if forked else Trouble.BAD_RECEIPT)] * len(batches)


def refusal_of(answer: Answer) -> Trouble:
    """Read a refusal. It is not signed, so it only decides when to try again, never a letter's end."""
    if answer.status == 409:
        return Trouble.FORKED if _reason(answer) == Reason.FORKED else Trouble.OUT_OF_ORDER
    if answer.status == 401 and _reason(answer) == NOT_ABOUT_NOW:
        return Trouble.CLOCKS_APART
    return _TROUBLES.get(answer.status, Trouble.BUSY_THERE)


def _reason(answer: Answer) -> object:
    try:
        return json.loads(answer.body).get("reason")
    except (ValueError, AttributeError, RecursionError):
        return None


def check_word(
    word: Acknowledgement, *, opened: OpenedContent, keys: Keys, sent: int, sent_hash: str | None
) -> None:
    """Return when an acknowledgement is the member's signed word and fits our line; ExchangeFailure otherwise.

    The line has `sent` letters; `sent_hash` is our own hash of the last one that the word is on.
    """
    check_acknowledgement(word, sender=keys.secrets[-1].node_id, card=opened.card)
    check_run(word, sent=sent, sent_hash=sent_hash)


def contents_of(frame: bytes, member: str, keys: Keys) -> list[tuple[bytes, OpenedContent]]:
    """Return the blobs of a member's frame with what each holds; ExchangeFailure when one is not its own."""
    *earlier, secret = keys.secrets
    opened = []
    for blob in read_frame(frame):
        cards, now = {member: keys.cards}, house_now()
        opened.append((blob, open_content(blob, receiver=secret, cards=cards, now=now, earlier=earlier)))
    return opened


def read_statement(opened: OpenedContent) -> Mapping[str, object]:
    """Return what a sealed content tells of the logs; ExchangeFailure(malformed) when it is no JSON object."""
    try:
        return notation.read_object(opened.payload)
    except ValueError as error:
        raise ExchangeFailure(Reason.MALFORMED) from error


def _read(frame: bytes, batches: Sequence[Batch], answers: str) -> list[Handed]:
    member = batches[0].line.member
    keys = Keys.of(member)
    offered = {batch.line.lane: batch for batch in batches}
    words: dict[int, Acknowledgement] = {}
    statements, letters = [], []
    for blob, opened in contents_of(frame, member, keys):
        match opened.content:
            case Content.ACKNOWLEDGEMENT:
                words |= _words_on(offered, opened, keys, answers)
            case Content.HEADS:
                statements.append(read_statement(opened))
            case Content.LETTER:
                letters.append(blob)
    if words.keys() != offered.keys():
        raise ExchangeFailure(Reason.MALFORMED)
    handed = [_handed(batch, words[batch.line.lane]) for batch in batches]
    return [replace(handed[0], statements=tuple(statements), letters=tuple(letters)), *handed[1:]]


def _handed(batch: Batch, word: Acknowledgement) -> Handed:
    return Handed(word, Trouble.NONE if word.last >= batch.last else Trouble.OUT_OF_ORDER)


def _words_on(
    offered: Mapping[int, Batch], opened: OpenedContent, keys: Keys, answers: str
) -> dict[int, Acknowledgement]:
    words = {word.lane: word for word in read_acknowledgements(opened.payload) if word.lane in offered}
    for lane, word in words.items():
        if word.answers != answers:
            raise ExchangeFailure(Reason.WRONG_LETTER)
        batch = offered[lane]
        ours = hash_in(batch, word.last)
        check_word(word, opened=opened, keys=keys, sent=_sent(batch, word), sent_hash=ours)
    return words


def _sent(batch: Batch, word: Acknowledgement) -> int:
    """Return how long our line is: read again when the word knows of more than this delivery does.

    A delivery that was stopped and lost its lock finds that another one has sent later letters meanwhile.
    """
    if word.journal <= batch.line.sequence:
        return batch.line.sequence
    return sent_now(batch.line)
