"""The key-holder's half of questions: both signatures, the holder's proof and the quota first; then its own half.

Of a silent question the asker sends what takes the hiding off, the holder its half under a cover; when both are here,
what is left goes to the holder. This node sees no element that the asker hid, and none without the holder's cover.
"""

import hashlib
import os
from dataclasses import dataclass, replace

from sampan.engines.matching.private.answering import (
    BatchMark,
    CommittedBatch,
    HolderAnswer,
    SilentAnswer,
    answer_as_keeper,
    checked_silent,
    mark_of,
)
from sampan.engines.matching.private.failures import Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.group import Scalar
from sampan.engines.matching.private.questions import BATCH
from sampan.engines.matching.private.quotas import Decision
from sampan.engines.matching.private.silent import Unblinding, uncover
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import (
    Body,
    elements_in,
    evaluated_body,
    evaluated_in,
    octets_in,
    told,
    wrong,
)
from sampan.partnership.matches.facts import Register, Side, State
from sampan.partnership.matches.models import Epoch, Question
from sampan.partnership.matches.sealing import seal_json, unseal_json
from sampan.partnership.matches.services.holding import batch_in, epoch_in, require_new
from sampan.partnership.matches.services.holding_epochs import half_of, terms_of
from sampan.partnership.matches.services.rows import audit, post
from sampan.partnership.matches.services.spending import limits_of, require_allowed, spend
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

_LONGEST_NAME = 63


def take_keep(letter: ArrivedLetter) -> None:
    """Answer an open question that its holder has answered; the set's root goes with it, for the asker to compare."""
    epoch = epoch_in(letter.body, side=Side.KEEPER, asker=letter.member)
    if epoch.register != Register.SELECTORS:
        raise WrongState("Questions about people helped are silent.", remedy="Ask silently.")
    require_new(Side.KEEPER, letter.conversation)
    batch, answer = batch_in(letter.body), holder_answer_in(_part(letter.body, "held"))
    charged = _charged(epoch)
    _require_signers(epoch, batch, answer)
    evaluated = answer_as_keeper(
        batch, answer, half=half_of(epoch), terms=terms_of(epoch), charged=charged, members=_members(epoch),
        random_bytes=os.urandom,
    )  # fmt: skip
    _keep(letter, epoch, mark=mark_of(batch), elements=b"".join(batch.elements)).save(force_insert=True)
    body = {**evaluated_body(evaluated), "root": told(bytes(epoch.root))}
    post("kept", body, to=letter.member, conversation=letter.conversation)
    audit("kept", epoch.id, by=letter.by, purpose=letter.purpose, asker=epoch.asker, holder=epoch.holder)


def take_unblind(letter: ArrivedLetter) -> None:
    """Keep what takes the hiding off a silent question, until the holder's half is here."""
    epoch = epoch_in(letter.body, side=Side.KEEPER, asker=letter.member)
    mark = mark_in(letter.body)
    undo = octets_in(letter.body, "undo", most=32 * BATCH, exactly=32 * BATCH)
    _scalars(undo)
    _meet(letter, epoch, mark, undo=undo)


def take_held_silent(letter: ArrivedLetter) -> None:
    """Keep the holder's half of a silent question, until what takes the hiding off is here."""
    asked = _part(letter.body, "asked")
    epoch = epoch_in(asked, side=Side.KEEPER, asker=str(asked.get("asker")))
    if epoch.holder != letter.member:
        raise NotFound("This epoch is another member's.", remedy="Answer your own epochs.")
    _meet(letter, epoch, mark_in(asked), held=dict(letter.body))


def holder_answer_in(body: Body) -> HolderAnswer:
    """Return the holder's part of an answer: 64 elements, proof, public key and signature."""
    return HolderAnswer(
        evaluated_in(body, count=BATCH),
        octets_in(body, "signer", most=32, exactly=32),
        octets_in(body, "signature", most=64, exactly=64),
    )


def mark_in(body: Body) -> BatchMark:
    """Return what names a batch of a silent question: hash, root, the asker's key and signature."""
    return BatchMark(
        octets_in(body, "batch", most=32, exactly=32),
        octets_in(body, "root", most=32, exactly=32),
        octets_in(body, "signer", most=32, exactly=32),
        octets_in(body, "signature", most=64, exactly=64),
    )


def silent_answer_in(body: Body) -> SilentAnswer:
    """Return the holder's part of a silent question: 64 covered elements, public key and signature."""
    return SilentAnswer(
        tuple(elements_in(body, count=BATCH, most=BATCH)),
        octets_in(body, "signer", most=32, exactly=32),
        octets_in(body, "signature", most=64, exactly=64),
    )


def _meet(
    letter: ArrivedLetter, epoch: Epoch, mark: BatchMark, *, undo: bytes = b"", held: Body | None = None
) -> None:
    """Keep the first of the two parts; with the second, hand the bare elements to the holder."""
    if epoch.register != Register.PEOPLE:
        raise WrongState("Only questions about people helped are silent.", remedy="Ask the open way.")
    row = (
        Question.objects.select_for_update()
        .filter(side=Side.KEEPER, conversation=letter.conversation)
        .first()
    )
    if row is None:
        row = _keep(letter, epoch, mark=mark)
        row.state = State.HALF
        row.pending_sealed = _sealed(row, _Parts(mark.digest, undo, held or {}))
        row.save(force_insert=True)
        return
    first = _unsealed(row)
    if first is None or bool(first.undo) == bool(undo) or row.epoch_id != epoch.id:
        raise WrongState("This part has arrived before.", remedy="Ask a new question.")
    require_round((bytes(row.root), first.batch) == (mark.root, mark.digest), Reason.NOT_COMMITTED)
    mark = replace(mark, asker_signature=bytes(row.asker_signature))
    _hand_over(row, epoch, mark, undo=undo or first.undo, answer=silent_answer_in(held or first.held))
    audit("kept", epoch.id, by=letter.by, purpose=letter.purpose, asker=epoch.asker, holder=epoch.holder)


def _hand_over(row: Question, epoch: Epoch, mark: BatchMark, *, undo: bytes, answer: SilentAnswer) -> None:
    charged = _charged(epoch)
    _require_signers(epoch, mark, answer)
    covered = checked_silent(mark, answer, terms=terms_of(epoch), charged=charged, members=_members(epoch))
    bare = uncover(half_of(epoch), covered, Unblinding(_scalars(undo)))
    row.state, row.pending_sealed = State.ANSWERED, b""
    row.save(update_fields=("state", "pending_sealed"))
    post("bare", {"elements": told(b"".join(bare))}, to=epoch.holder, conversation=row.conversation)


def _charged(epoch: Epoch) -> Decision:
    """Count by the pair: a holder and an asker together cannot ask more of this half than was agreed."""
    decided = spend(Side.KEEPER, member=pair_of(epoch.asker, epoch.holder), limits=limits_of(None))
    require_allowed(decided)
    return decided


def pair_of(asker: str, holder: str) -> str:
    """Return the name of a pair as quotas hold it, 63 letters at most: a longer one ends in a hash of the whole."""
    whole = f"{asker},{holder}"
    if len(whole) <= _LONGEST_NAME:
        return whole
    return f"{whole[:30]}#{hashlib.sha256(whole.encode()).hexdigest()[:32]}"


def _require_signers(
    epoch: Epoch, batch: CommittedBatch | BatchMark, answer: HolderAnswer | SilentAnswer
) -> None:
    """Each side by its own keys: who has two cards cannot sign for both."""
    by_asker = batch.asker_public in party.signing_keys_of(epoch.asker)
    by_holder = answer.holder_public in party.signing_keys_of(epoch.holder)
    require_round(by_asker and by_holder, Reason.NOT_COMMITTED)


def _members(epoch: Epoch) -> frozenset[bytes]:
    return party.signing_keys_of(epoch.asker) | party.signing_keys_of(epoch.holder)


def _keep(letter: ArrivedLetter, epoch: Epoch, *, mark: BatchMark, elements: bytes = b"") -> Question:
    return Question(
        side=Side.KEEPER, conversation=letter.conversation, epoch=epoch, member=epoch.asker,
        is_silent=epoch.register == Register.PEOPLE, agency_id=letter.by.agency_id, asked_at=house_now(),
        answer_due=epoch.ends_at, state=State.ANSWERED, root=mark.root, elements=elements,
        asker_signature=mark.asker_signature,
    )  # fmt: skip


def _part(body: Body, name: str) -> Body:
    part = body.get(name)
    if not isinstance(part, dict):
        raise wrong(name)
    return part


def _scalars(octets: bytes) -> tuple[Scalar, ...]:
    return tuple(Scalar(octets[at : at + 32]) for at in range(0, len(octets), 32))


@dataclass(frozen=True, repr=False)
class _Parts:
    """What is here of a silent question: the batch's hash, and what takes the hiding off or the holder's part."""

    batch: bytes
    undo: bytes
    held: Body


def _sealed(row: Question, parts: _Parts) -> bytes:
    told_parts = {"batch": parts.batch.hex(), "undo": parts.undo.hex(), "held": dict(parts.held)}
    return seal_json(told_parts, label=f"parts:{row.id}")


def _unsealed(row: Question) -> _Parts | None:
    """Return the part that came first; None when both had come."""
    if row.state != State.HALF or not row.pending_sealed:
        return None
    kept = unseal_json(row.pending_sealed, label=f"parts:{row.id}")
    assert isinstance(kept, dict)
    return _Parts(bytes.fromhex(kept["batch"]), bytes.fromhex(kept["undo"]), kept["held"])
