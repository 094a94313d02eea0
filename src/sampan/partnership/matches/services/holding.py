"""Answers a member's question with this node's half: agreement, quota, size, signature, then one proof."""

import os
from datetime import datetime
from uuid import UUID

from sampan.engines.matching.keys import SPECIFICATION
from sampan.engines.matching.private.answering import (
    CommittedBatch,
    HolderAnswer,
    SilentAnswer,
    answer_as_holder,
    answer_silently,
    mark_of,
)
from sampan.engines.matching.private.commitments import pledge
from sampan.engines.matching.private.failures import Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.questions import BATCH
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import Body, elements_in, evaluated_body, id_in, octets_in, told
from sampan.partnership.matches.facts import Register, Side, State
from sampan.partnership.matches.models import Epoch, Question
from sampan.partnership.matches.sealing import seal
from sampan.partnership.matches.services.arranging import arrangement_with
from sampan.partnership.matches.services.asking import SEED_OCTETS, mark_body
from sampan.partnership.matches.services.holding_epochs import half_of, terms_of
from sampan.partnership.matches.services.limits import limit_in
from sampan.partnership.matches.services.rows import audit, post
from sampan.partnership.matches.services.spending import limits_of, require_allowed, spend
from sampan.partnership.matches.services.unopened import require_opened
from sampan.partnership.matches.services.wiping import EPOCH_OVER
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState


def take_question(letter: ArrivedLetter) -> None:
    """Answer a batch. An open one goes back to the asker; a silent one to the key-holder.

    The asker of a silent one gets a receipt with our signature at once, the same for a hit and a miss.

    Raises NoAgreement, Unopened while openings of that member are missing, TooLate after its own time limit, NotFound
    for an epoch that is not ours to answer, WrongState for a conversation that was answered (no replay) or a silent
    question of an open register and the other way round, PrivateMatchFailure.
    """
    arrangement = arrangement_with(letter.member, on=house_today())
    require_opened(letter.member)
    due = limit_in(letter.body, arrangement)
    epoch = epoch_in(letter.body, side=Side.HOLDER, asker=letter.member)
    require_round(epoch.specification == SPECIFICATION, Reason.OTHER_SPECIFICATION)
    is_silent = letter.body.get("silent") is True
    if is_silent != (epoch.register == Register.PEOPLE):
        raise WrongState(
            "Questions about people helped are silent, and no others.", remedy="Ask the other register."
        )
    require_new(Side.HOLDER, letter.conversation)
    batch = batch_in(letter.body)
    charged = spend(Side.HOLDER, member=letter.member, limits=limits_of(arrangement))
    require_allowed(charged)
    allowed = {
        "half": half_of(epoch), "terms": terms_of(epoch), "charged": charged, "seed": party.own_seed(),
        "members": party.signing_keys_of(letter.member) | party.signing_keys_of(party.own_id()),
    }  # fmt: skip
    answer: HolderAnswer | SilentAnswer
    if is_silent:
        answer = answer_silently(batch, question=letter.conversation.bytes, **allowed)
    else:
        answer = answer_as_holder(batch, random_bytes=os.urandom, **allowed)
    row = _keep(letter, epoch, due, batch=batch, answer=answer)
    receipt = {
        "signer": told(answer.holder_public), "signature": told(answer.holder_signature),
        "pledge": told(bytes(row.pledge)),
    }  # fmt: skip
    if isinstance(answer, SilentAnswer):
        named = mark_body(mark_of(batch)) | {"epoch": str(epoch.conversation), "asker": letter.member}
        body = {"elements": told(b"".join(answer.elements)), "asked": named}
        post("held_silent", receipt | body, to=epoch.keeper, conversation=letter.conversation)
        post("taken", receipt, to=letter.member, conversation=letter.conversation)
    else:
        held = receipt | evaluated_body(answer.evaluated)
        post("held", held, to=letter.member, conversation=letter.conversation)
    audit("answered", row.id, by=letter.by, purpose=letter.purpose, member=letter.member, silent=is_silent)


def batch_in(body: Body) -> CommittedBatch:
    """Return the batch of a body: exactly 64 elements, root and signature."""
    return CommittedBatch(
        tuple(elements_in(body, count=BATCH, most=BATCH)),
        octets_in(body, "root", most=32, exactly=32),
        octets_in(body, "signer", most=32, exactly=32),
        octets_in(body, "signature", most=64, exactly=64),
    )


class EpochOver(NotFound):
    """A question came under an epoch that has ended here: who still uses it ends it too, and awaits another."""

    code = EPOCH_OVER


def epoch_in(body: Body, *, side: Side, asker: str) -> Epoch:
    """Return the epoch that a question names, when it is the asker's and ready.

    Raises EpochOver when it has ended, NotFound when it was never the asker's or is not made yet.
    """
    row = Epoch.objects.filter(side=side, conversation=id_in(body, "epoch"), asker=asker).first()
    if row is not None and (row.state == "over" or row.ends_at <= house_now()):
        raise EpochOver("This epoch is over.", remedy="Ask in the newest epoch.")
    if row is None or row.state != "ready":
        raise NotFound("This epoch is not ready, or was never this member's.", remedy="Ask a little later.")
    return row


def require_new(side: Side, conversation: UUID) -> None:
    """Refuse a question that was answered before: a round is not played twice."""
    if Question.objects.filter(side=side, conversation=conversation).exists():
        raise WrongState("This question was answered before.", remedy="Ask a new one.")


def _keep(
    letter: ArrivedLetter,
    epoch: Epoch,
    due: datetime,
    *,
    batch: CommittedBatch,
    answer: HolderAnswer | SilentAnswer,
) -> Question:
    seed, now = os.urandom(SEED_OCTETS), house_now()
    row = Question(
        side=Side.HOLDER, conversation=letter.conversation, epoch=epoch, member=letter.member,
        is_silent=epoch.register == Register.PEOPLE, agency_id=letter.by.agency_id, asked_at=now,
        answer_due=due, state=State.ANSWERED, root=batch.root,
        elements=b"".join(batch.elements), asker_signature=batch.asker_signature,
        holder_signature=answer.holder_signature, pledge=pledge(seed),
        their_pledge=octets_in(letter.body, "pledge", most=32, exactly=32),
    )  # fmt: skip
    row.pending_sealed = seal(seed, label=f"seed:{row.id}")
    row.save(force_insert=True)
    return row
