"""What becomes of our questions: the two halves come back, both proofs are checked, a person is shown on two kinds."""

from collections.abc import Sequence

from sampan.engines.matching.private.commitments import require_countersigned, statement
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.oprf import Evaluated
from sampan.engines.matching.private.questions import BATCH, Pending, read_places, shown
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import evaluated_body, evaluated_in, octets_in, told
from sampan.partnership.matches.facts import Side, State
from sampan.partnership.matches.models import Question
from sampan.partnership.matches.pending import Kept, from_json
from sampan.partnership.matches.registers import APART, THRESHOLD_BITS, weights
from sampan.partnership.matches.sealing import unseal_json
from sampan.partnership.matches.services.asking import batch_body, batch_of, elements_of
from sampan.partnership.matches.services.asking_epochs import tags_of
from sampan.partnership.matches.services.holding_epochs import terms_of
from sampan.partnership.matches.services.keeping import holder_answer_in
from sampan.partnership.matches.services.rows import audit, post
from sampan.partnership.matches.services.spending import note_rate
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState


def take_held(letter: ArrivedLetter) -> None:
    """Note the holder's half and signature, and pass it with our batch to the key-holder."""
    row = our_question(letter)
    _require(row, State.ASKED, silent=False)
    answer = holder_answer_in(letter.body)
    _note_signature(row, answer.holder_public, answer.holder_signature, letter)
    row.held, row.state = _packed(answer.evaluated), State.HALF
    row.save()
    held = {**evaluated_body(answer.evaluated), "signer": told(answer.holder_public)}
    held |= {"signature": told(answer.holder_signature)}
    body = batch_body(batch_of(row)) | {"epoch": str(row.epoch.conversation), "held": held}
    post("keep", body, to=row.epoch.keeper, conversation=row.conversation)


def take_taken(letter: ArrivedLetter) -> None:
    """Note the holder's signature of a silent question: all that comes back before a person there decides."""
    row = our_question(letter)
    _require(row, State.WAITING, silent=True)
    if row.holder_signature:
        raise WrongState("This was said before.", remedy="Say it once.")
    signer = octets_in(letter.body, "signer", most=32, exactly=32)
    _note_signature(row, signer, octets_in(letter.body, "signature", most=64, exactly=64), letter)
    row.save()


def take_kept(letter: ArrivedLetter) -> None:
    """Read the answer. A proof that fails, or a set that is not the logged one, ends the question and is audited."""
    row = _found(letter, epoch__keeper=letter.member)
    _require(row, State.HALF, silent=False)
    keeper = evaluated_in(letter.body, count=BATCH)
    root = octets_in(letter.body, "root", most=32, exactly=32)
    try:
        require_round(root == bytes(row.epoch.root), Reason.WRONG_EPOCH)
        pending = kept_of(row).commitment.pending
        places = read_places(pending, holder=held_of(row), keeper=keeper, tags=tags_of(row.epoch))
    except PrivateMatchFailure as failure:
        _end(row, State.REFUSED, failure.reason.value)
        audit("proof_failed", row.id, by=letter.by, purpose=letter.purpose, reason=failure.reason.value)
        return
    _conclude(row, pending, places, letter)


def our_question(letter: ArrivedLetter) -> Question:
    """Return our question of the letter's conversation when the letter is its holder's; NotFound otherwise."""
    return _found(letter, member=letter.member)


def kept_of(row: Question) -> Kept:
    """Return what this node kept of its question; WrongState after its audit."""
    if not row.pending_sealed:
        raise WrongState("What this question was made of is destroyed.", remedy="Ask a new one.")
    return from_json(unseal_json(row.pending_sealed, label=f"question:{row.id}"), terms=terms_of(row.epoch))


def held_of(row: Question) -> Evaluated:
    """Return the holder's elements and proof as the row keeps them."""
    octets = bytes(row.held)
    return Evaluated(tuple(octets[at : at + 32] for at in range(0, 32 * BATCH, 32)), octets[32 * BATCH :])


def _conclude(row: Question, pending: Pending, places: Sequence[int], letter: ArrivedLetter) -> None:
    kinds = tuple(sorted({pending.slots[place].kind for place in places}))
    told_persons = shown({"person": kinds}, weights=weights(), threshold_bits=THRESHOLD_BITS, apart=APART)
    note_rate(Side.ASKER, member=row.member, keys=row.keys, hits=len(places))
    if told_persons:
        row.kinds, row.bits, row.places = list(told_persons[0].kinds), told_persons[0].bits, list(places)
    _end(row, State.HIT if told_persons else State.NONE, "")
    audit("read", row.id, by=letter.by, purpose=letter.purpose, member=row.member, state=row.state)


def _end(row: Question, state: State, reason: str) -> None:
    row.state, row.reason, row.held = state, reason, b""
    row.save()


def _packed(evaluated: Evaluated) -> bytes:
    return b"".join(evaluated.elements) + evaluated.proof


def _note_signature(row: Question, signer: bytes, signature: bytes, letter: ArrivedLetter) -> None:
    """Keep the holder's signature of our commitment, checked, and its pledge for the audit."""
    require_round(signer in party.signing_keys_of(row.member), Reason.NOT_COMMITTED)
    batch = batch_of(row)
    said = statement(batch.root, terms_digest=terms_of(row.epoch).digest(), elements=elements_of(row))
    require_countersigned(said, {batch.asker_public: batch.asker_signature, signer: signature})
    row.holder_signature = signature
    row.their_pledge = octets_in(letter.body, "pledge", most=32, exactly=32)


def _require(row: Question, state: State, *, silent: bool) -> None:
    if row.state != state or row.is_silent is not silent:
        raise WrongState("This question does not wait for that.", remedy="Answer each question once.")


def _found(letter: ArrivedLetter, **asked: object) -> Question:
    found = Question.objects.select_for_update(of=("self",)).select_related("epoch")
    row = found.filter(side=Side.ASKER, conversation=letter.conversation, **asked).first()
    if row is None:
        raise NotFound("This node asked no such question.", remedy="Answer the one that was asked.")
    return row
