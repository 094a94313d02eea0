"""Asks another country about somebody: ground, few keys, one padded and committed batch of 64 hidden elements."""

import os
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.keys import SPECIFICATION, MatchKey
from sampan.engines.matching.private import commitments, questions, silent
from sampan.engines.matching.private.answering import BatchMark, CommittedBatch, commit_batch, mark_of
from sampan.engines.matching.private.commitments import Commitment, Ground, pledge
from sampan.engines.matching.private.questions import BATCH, PersonQuestion
from sampan.partnership.matches import party
from sampan.partnership.matches.bodies import told
from sampan.partnership.matches.facts import LegalBasis, Register, Side, State
from sampan.partnership.matches.models import Arrangement, Epoch, Question, Selector
from sampan.partnership.matches.pending import Kept, to_json
from sampan.partnership.matches.registers import person_keys, selector_keys, strongest
from sampan.partnership.matches.sealing import seal_json, token
from sampan.partnership.matches.services.arranging import arrangement_with
from sampan.partnership.matches.services.holding_epochs import terms_of
from sampan.partnership.matches.services.limits import limit_body, limit_from_now
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.spending import limits_of, require_allowed, spend
from sampan.partnership.matches.services.willing import require_willing
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.comparing import traits_of_cases
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.consent.queries import groups_open_to
from sampan.registry.identifiers import new_person_id
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NoConsent, NotFound, Unavailable, WrongState

MOST_KEYS = 24
"""Keys of one person in a question; the strongest first. A batch has room for 64, so no size tells."""
SEED_OCTETS = 32


@dataclass(frozen=True)
class NewQuestion:
    """Whom to ask, about whom, and on which ground. With `case_id` it is about a person helped, and silent."""

    member: str
    legal_basis: LegalBasis
    case_id: UUID | None = None
    subject_id: UUID | None = None

    def __post_init__(self) -> None:
        """Refuse a question about nobody or about two."""
        if (self.case_id is None) == (self.subject_id is None):
            raise InvalidInput("A question is about one person.", remedy="Name a case or a suspect.")


@transaction.atomic
def ask(*, new: NewQuestion, by: Actor, purpose: Purpose) -> UUID:
    """Ask a member about one person and return the question's id; charged to officer, case and member.

    About a person of a case the question is silent: no hit comes back unless a person there decides so. Raises
    NotPermitted, NoAgreement, NotFound, WrongState for a case that is not open here, NoConsent when the person said
    no to that member, InvalidInput when there is
    nothing to ask with, Unavailable without an epoch, QuotaSpent.
    """
    require(by, Permission.ASK_MATCH, purpose=purpose)
    reader = Reader(by, purpose)
    if new.case_id is not None:
        _require_askable(new.case_id, new, reader)
    keys, agency_id = _keys(new, reader)
    arrangement = arrangement_with(new.member, on=house_today())
    about = new.case_id or new.subject_id
    with as_service():
        limits = limits_of(arrangement)
        who = {"officer": str(by.account_id), "case": token("case", about)}
        require_allowed(spend(Side.ASKER, member=new.member, limits=limits, **who))
        epoch = _epoch(new)
        row, kept = _row(new, epoch, arrangement, keys=keys, agency_id=agency_id, by=by)
        row.save(force_insert=True)
        _send(row, epoch, kept.commitment)
    audit(
        "asked", row.id, by=by, purpose=purpose, case_id=new.case_id, member=new.member, keys=row.keys,
        legal_basis=new.legal_basis.value, epoch=epoch.number,
    )  # fmt: skip
    return row.id


def batch_of(row: Question) -> CommittedBatch:
    """Return the batch of a question as its row keeps it, at the asker."""
    return CommittedBatch(
        elements_of(row),
        bytes(row.root),
        commitments.public_key(party.own_seed()),
        bytes(row.asker_signature),
    )


def elements_of(row: Question) -> tuple[bytes, ...]:
    """Return the 64 hidden elements of a question."""
    octets = bytes(row.elements)
    return tuple(octets[at : at + 32] for at in range(0, len(octets), 32))


def batch_body(batch: CommittedBatch) -> dict[str, object]:
    """Return a batch as letters hold it."""
    return {
        "elements": told(b"".join(batch.elements)), "root": told(batch.root),
        "signer": told(batch.asker_public), "signature": told(batch.asker_signature),
    }  # fmt: skip


def mark_body(mark: BatchMark) -> dict[str, object]:
    """Return what names a batch as letters to the key-holder of a silent question hold it: none of its elements."""
    return {
        "batch": told(mark.digest), "root": told(mark.root), "signer": told(mark.asker_public),
        "signature": told(mark.asker_signature),
    }  # fmt: skip


def _require_askable(case_id: UUID, new: NewQuestion, reader: Reader) -> None:
    """Raise when the case is not open here, the person said no, or said no yes where consent is the ground."""
    case = read_case(case_id=case_id, reader=reader)
    if not case.is_open or case.ownership != "here":
        raise WrongState(
            "This case is closed, joined with another or in another country's care.",
            remedy="Ask on the case that is open.",
        )
    require_willing(case_id, new.member)
    if new.legal_basis is LegalBasis.CONSENT and not _agreed(case_id, new.member, reader):
        raise NoConsent(
            "No consent of the person to share their identity with that country is recorded.",
            remedy="Ask the person and record their consent, or name another legal basis.",
        )


def _agreed(case_id: UUID, member: str, reader: Reader) -> bool:
    return any(
        "identity"
        in groups_open_to(
            case_id=case_id, recipient=f"member:{member}", purpose=purpose, on=house_today(), reader=reader
        )
        for purpose in (Purpose.REFERRAL, Purpose.PROTECTION)
    )


def _keys(new: NewQuestion, reader: Reader) -> tuple[tuple[MatchKey, ...], UUID]:
    """Return the strongest keys of whom the question is about, and the agency whose question it is."""
    if new.case_id is not None:
        agency_id = read_case(case_id=new.case_id, reader=reader).agency_id
        traits = traits_of_cases([new.case_id]).get(new.case_id, {})
        keys = person_keys(open_identity(case_id=new.case_id, reader=reader), traits)
    else:
        rows = list(Selector.objects.filter(subject_id=new.subject_id))
        if not rows:
            raise NotFound("There is no such suspect here, or you may not see it.")
        agency_id, keys = rows[0].agency_id, tuple(one.key for one in selector_keys(rows))
    if len({key.kind for key in keys}) < questions.FEWEST_KINDS:
        raise InvalidInput(
            "Too little is known to ask: two different things must agree before anybody is shown.",
            remedy="Record a birth date, telephone, document or account first.",
        )
    return strongest(keys, most=MOST_KEYS), agency_id


def _epoch(new: NewQuestion) -> Epoch:
    register = Register.PEOPLE if new.case_id else Register.SELECTORS
    found = Epoch.objects.filter(
        side=Side.ASKER, holder=new.member, register=register, state="ready", ends_at__gt=house_now()
    )
    row = found.order_by("-number").first()
    if row is not None and row.specification != SPECIFICATION:
        raise Unavailable(
            "That member's register was made by other rules than this node's: nothing would be found in it.",
            remedy="Ask again when both nodes have the same release and a new register came.",
            ask="its duty desk",
        )
    if row is None:
        raise Unavailable(
            "That member has sent no register to ask yet.", remedy="Ask again tomorrow.", ask="its duty desk"
        )
    return row


def _row(
    new: NewQuestion,
    epoch: Epoch,
    arrangement: Arrangement,
    *,
    keys: tuple[MatchKey, ...],
    agency_id: UUID,
    by: Actor,
) -> tuple[Question, Kept]:
    terms, now = terms_of(epoch), house_now()
    pending = questions.ask([PersonQuestion("person", keys)], terms=terms, random_bytes=os.urandom)
    about = new.case_id or new.subject_id
    ground = Ground(token("case", about), token("officer", by.account_id), new.legal_basis.value)
    kept = Kept(
        commitments.commit(pending, {"person": ground}, random_bytes=os.urandom), os.urandom(SEED_OCTETS)
    )
    batch = commit_batch(pending.hidden, kept.commitment.root, terms=terms, seed=party.own_seed())
    row = Question(
        side=Side.ASKER, conversation=new_person_id(), epoch=epoch, member=new.member,
        is_silent=new.case_id is not None, case_id=new.case_id, subject_id=new.subject_id, agency_id=agency_id,
        asked_by_id=by.account_id, legal_basis=new.legal_basis, keys=len(keys), asked_at=now,
        answer_due=limit_from_now(arrangement),
        state=State.WAITING if new.case_id else State.ASKED, root=batch.root, elements=b"".join(batch.elements),
        asker_signature=batch.asker_signature, pledge=pledge(kept.seed),
    )  # fmt: skip
    row.pending_sealed = seal_json(to_json(kept), label=f"question:{row.id}")
    return row, kept


def _send(row: Question, epoch: Epoch, commitment: Commitment) -> None:
    """Send the batch to the holder; of a silent one the key-holder gets what takes the hiding off, and no element."""
    body = batch_body(batch_of(row)) | {
        "epoch": str(epoch.conversation), "silent": row.is_silent, "pledge": told(bytes(row.pledge)),
    }  # fmt: skip
    body |= limit_body(row.answer_due)
    post("ask", body, to=row.member, conversation=row.conversation)
    if row.is_silent:
        undo = silent.unblinding_of(commitment.pending).undo
        more = {"epoch": str(epoch.conversation), "undo": told(b"".join(one.octets for one in undo))}
        post(
            "unblind",
            mark_body(mark_of(batch_of(row))) | more,
            to=epoch.keeper,
            conversation=row.conversation,
        )
    assert len(elements_of(row)) == BATCH
