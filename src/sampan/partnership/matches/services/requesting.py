"""From a hit to a request: the asker opens the places that hit, a person at the holder approves or declines.

The holder checks each opened place against the batch that both signed, and itself requires that two kinds agree on
one record: who changed the asker's program cannot ask on a single key, or on a tag picked from the set.
"""

from uuid import UUID

from django.db import transaction

from sampan.engines.matching.private.commitments import check_opening
from sampan.engines.matching.private.failures import Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.partnership.matches.bodies import require, word_in
from sampan.partnership.matches.facts import LegalBasis, Side, State, Verdict, Wish
from sampan.partnership.matches.models import Question, Request, Selector, SilentHit
from sampan.partnership.matches.sealing import keyed_digest
from sampan.partnership.matches.services.arranging import arrangement_with
from sampan.partnership.matches.services.asking import elements_of
from sampan.partnership.matches.services.limits import TooLate, limit_body, limit_from_now, limit_in
from sampan.partnership.matches.services.openings import openings_body, openings_in
from sampan.partnership.matches.services.owed import (
    ANSWERED,
    REQUEST_LOST,
    TO_DECIDE,
    TO_FOLLOW,
    owe,
    settle,
)
from sampan.partnership.matches.services.reading import kept_of, our_question
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.silence import agreeing, owners_of
from sampan.partnership.matches.services.willing import hold_still, may_be_matched, require_willing
from sampan.protection.tasks.facts import NewTask
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.access.reader import require as require_permission
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_day, house_now, house_today
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

DECIDER = "supervisor"


@transaction.atomic
def request_after(*, question_id: UUID, wish: Wish, by: Actor, purpose: Purpose) -> UUID:
    """Ask the holder for a referral or information after a hit; once a question, and again when that was lost.

    It has a time limit of its own, as long as a question's. Raises NotFound, WrongState, NoAgreement, NoConsent.
    """
    require_permission(by, Permission.ASK_MATCH, purpose=purpose)
    row = Question.objects.filter(id=question_id, side=Side.ASKER).first()
    if row is None:
        raise NotFound("There is no such private question here, or you may not see it.")
    _make_room(row, by)
    require_willing(row.case_id, row.member)
    made = Request(
        way="out", question=row, member=row.member, wish=wish, case_id=row.case_id, subject_id=row.subject_id,
        agency_id=row.agency_id, kinds=row.kinds, asked_by_id=by.account_id, asked_at=house_now(),
        legal_basis=row.legal_basis, due_at=limit_from_now(arrangement_with(row.member, on=house_today())),
    )  # fmt: skip
    made.save(force_insert=True)
    with as_service():
        full = Question.objects.select_related("epoch").get(id=row.id)
        openings = openings_body(kept_of(full).commitment, full.places) if full.places else []
        body = {"wish": wish.value, "openings": openings, "legal_basis": row.legal_basis}
        post("request", body | limit_body(made.due_at), to=row.member, conversation=row.conversation)
    settle(ANSWERED, row.id, by=by)
    audit(
        "requested", made.id, by=by, purpose=purpose, case_id=row.case_id, member=row.member, wish=wish.value
    )
    return made.id


def take_request(letter: ArrivedLetter) -> None:
    """Put a request before a person here, when the question it follows truly met one of our records.

    The legal basis is the one that the opened places are bound to; of a silent question, where none is opened, what
    the letter says, until the audit opens some.
    """
    found = Question.objects.select_for_update(of=("self",)).select_related("epoch")
    row = found.filter(side=Side.HOLDER, conversation=letter.conversation, member=letter.member).first()
    if row is None:
        raise NotFound("We were asked no such question.", remedy="Ask first.")
    wish = word_in(letter.body, "wish")
    require(wish in set(Wish), "wish")
    if Request.objects.filter(question=row).exists():
        raise WrongState("This was requested before.", remedy="Wait for the answer.")
    due_at = limit_in(letter.body, arrangement_with(letter.member, on=house_today()))
    made = Request(
        way="in", question=row, member=letter.member, wish=wish, asked_at=house_now(), due_at=due_at,
        legal_basis=_basis_in(letter), **(_of_silent(row) if row.is_silent else _of_openings(row, letter)),
    )  # fmt: skip
    if made.case_id is not None and not _still_willing(made.case_id, made.member):
        made.verdict = Verdict.ENDED  # nothing is said: the other side sees what it sees when nobody decides
    made.save(force_insert=True)
    if made.verdict == Verdict.WAITING:
        _owe(TO_DECIDE, made, for_role=DECIDER)
    audit(
        "request_arrived",
        made.id,
        by=letter.by,
        purpose=letter.purpose,
        case_id=made.case_id,
        member=made.member,
    )


@transaction.atomic
def decide_request(*, request_id: UUID, approves: bool, by: Actor, purpose: Purpose) -> None:
    """Approve or decline what a member asks after a hit; it is told which.

    Raises NotFound, WrongState, NoConsent for a yes about who withdrew consent.
    """
    require_permission(by, Permission.APPROVE_MATCH, purpose=purpose)
    row = Request.objects.select_for_update(of=("self",)).filter(id=request_id, way="in").first()
    if row is None:
        raise NotFound("There is no such request here, or you may not see it.")
    if row.verdict != Verdict.WAITING or row.due_at <= house_now():
        raise WrongState("This was decided already, or its time is over.", remedy="Look at the list.")
    if approves:
        require_willing(row.case_id, row.member)
    row.verdict = Verdict.APPROVED if approves else Verdict.REFUSED
    row.decided_by_id, row.decided_at = by.account_id, house_now()
    row.save()
    with as_service():
        question = Question.objects.get(id=row.question_id)
        post("decided", {"approves": approves}, to=row.member, conversation=question.conversation)
    settle(TO_DECIDE, row.id, by=by)
    audit("request_decided", row.id, by=by, purpose=purpose, case_id=row.case_id, approves=approves)


def take_decided(letter: ArrivedLetter) -> None:
    """Note what the holder's person said of our request; the officer is owed the next step."""
    question = our_question(letter)
    row = Request.objects.select_for_update(of=("self",)).filter(question=question, way="out").first()
    if row is None or row.verdict not in (Verdict.WAITING, Verdict.LOST):
        raise WrongState("No request waits for that.", remedy="Decide each request once.")
    approves = letter.body.get("approves")
    require(isinstance(approves, bool), "approves")
    row.verdict = Verdict.APPROVED if approves else Verdict.REFUSED
    row.decided_at, row.reason = letter.received_at, ""
    row.save()
    settle(REQUEST_LOST, question.id, outcome="overtaken")  # it had arrived after all
    if approves:
        _owe(TO_FOLLOW, row, assigned_to=row.asked_by_id)
    audit(
        "request_answered",
        row.id,
        by=letter.by,
        purpose=letter.purpose,
        case_id=row.case_id,
        approves=approves,
    )


def _still_willing(case_id: UUID, member: str) -> bool:
    """Say whether a person may be matched, and let that stand until the request is written."""
    with as_service():
        hold_still([case_id])
    return may_be_matched(case_id, member)


def _make_room(row: Question, by: Actor) -> None:
    """Require a hit that nobody followed yet; a request that was lost goes, and stays in the audit."""
    before = Request.objects.filter(question=row).first()
    if row.state not in (State.HIT, State.KNOWN) or (before and before.verdict != Verdict.LOST):
        raise WrongState(
            "There is no hit to follow, or it was followed already.", remedy="Look at the question."
        )
    if before is not None:
        with as_service():
            Request.objects.filter(id=before.id, verdict=Verdict.LOST).delete()
        settle(REQUEST_LOST, row.id, by=by)


def _of_silent(row: Question) -> dict[str, object]:
    """Return whose record a request follows after the duty officer answered."""
    hit = SilentHit.objects.filter(question=row, verdict=Verdict.APPROVED).order_by("id").first()
    if hit is None:
        raise NotFound("We answered no such question.", remedy="Wait for the answer.")
    return {"case_id": hit.case_id, "agency_id": hit.agency_id, "kinds": hit.kinds}


def _of_openings(row: Question, letter: ArrivedLetter) -> dict[str, object]:
    """Return whose record the opened places meet; a place that was not asked, or one kind alone, is refused."""
    if row.epoch.state == "over":
        raise TooLate("The epoch of this question is over.", remedy="Ask anew, and follow the new hit.")
    openings = openings_in(letter.body)
    digests = []
    for one in openings:
        ground = check_opening(one, root=bytes(row.root), elements=elements_of(row))
        is_said = ground is not None and ground.legal_basis == _basis_in(letter)
        require_round(is_said, Reason.NOT_COMMITTED)
        digests.append(keyed_digest(one.octets, of=row.epoch_id))
    met = agreeing(owners_of(list(row.epoch.held.filter(digest__in=digests))))
    if not met:
        raise NotFound("These keys meet nobody here in two ways.", remedy="Ask on a hit.")
    subject_id, kinds = max(met.items(), key=lambda one: (len(one[1]), str(one[0])))
    agency_id = Selector.objects.filter(subject_id=subject_id).values_list("agency_id", flat=True).first()
    if agency_id is None:  # all of the suspect's numbers were removed since the epoch began
        raise NotFound("These keys meet nobody here in two ways.", remedy="Ask on a hit.")
    return {"subject_id": subject_id, "agency_id": agency_id, "kinds": list(kinds)}


def _owe(kind: str, row: Request, *, for_role: str = "", assigned_to: UUID | None = None) -> None:
    new = NewTask(
        kind, row.agency_id, row.case_id if kind == TO_FOLLOW else None,
        source_id=row.question_id if kind == TO_FOLLOW else row.id, due_on=house_day(row.due_at),
        for_role=for_role, assigned_to=assigned_to,
    )  # fmt: skip
    owe(new)


def _basis_in(letter: ArrivedLetter) -> str:
    said = word_in(letter.body, "legal_basis", most=20)
    require(said in set(LegalBasis), "legal_basis")
    return said
