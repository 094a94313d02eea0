"""Oversight: a random part of each question's places is opened, checked against what both signed, and compared.

Both sides pledged a seed with the question; the holder shows its own first, so neither chose the places. The holder's
node checks that each opening leads to the signed root and keeps the ground alone, not the key. A person of the
asker's side, who asks nobody, compares ground and case file.
"""

from uuid import UUID

from django.db import transaction

from sampan.engines.matching.private.commitments import Ground, Opening, check_opening, draw_places, pledge
from sampan.engines.matching.private.failures import PrivateMatchFailure, Reason
from sampan.engines.matching.private.failures import require as require_round
from sampan.engines.matching.private.questions import BATCH
from sampan.partnership.matches.bodies import octets_in, told
from sampan.partnership.matches.facts import Side
from sampan.partnership.matches.models import Arrangement, OpenedPlace, Question
from sampan.partnership.matches.sealing import token, unseal
from sampan.partnership.matches.services.asking import SEED_OCTETS, elements_of
from sampan.partnership.matches.services.findings import owe_finding
from sampan.partnership.matches.services.openings import openings_body, openings_in
from sampan.partnership.matches.services.reading import kept_of, our_question
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.unopened import QuestionOver, note_opened, told_when_refused
from sampan.partnership.matches.services.willing import may_be_matched
from sampan.partnership.matches.services.wiping import wipe_opened
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState

COMPARED = ("agrees", "differs")


def begin_opening(*, question_id: UUID) -> None:
    """Show our seed for a question that we answered: its asker must open the places drawn. Runs as the service."""
    with as_service() as reader, transaction.atomic():
        row = (
            Question.objects.select_for_update(of=("self",)).filter(id=question_id, side=Side.HOLDER).first()
        )
        if row is None or row.audited_at is not None:
            raise NotFound("No such question waits to be opened.")
        row.audited_at, row.unopened_at = house_now(), None  # it could not be drawn before, perhaps
        row.save(update_fields=("audited_at", "unopened_at"))
        post("audit", {"seed": told(_seed_of(row))}, to=row.member, conversation=row.conversation)
        audit("opening_begun", row.id, by=reader.actor, purpose=reader.purpose, member=row.member)


def take_audit(letter: ArrivedLetter) -> None:
    """Open the places that both seeds draw, to the holder's node and to our own oversight; once a question.

    Raises PrivateMatchFailure(not_committed) when the seed is not the one that was pledged; QuestionOver when there is
    nothing to open any more, or the person withdrew since: two of their own keys would go to the country that they said
    no to.
    """
    row = our_question(letter)
    if row.audited_at is not None:
        raise WrongState("This question was opened before.", remedy="Draw once.")
    theirs = octets_in(letter.body, "seed", most=SEED_OCTETS, exactly=SEED_OCTETS)
    require_round(pledge(theirs) == bytes(row.their_pledge), Reason.NOT_COMMITTED)
    _require_open(row)
    kept = kept_of(row)
    places = _drawn(row, (kept.seed, theirs))
    row.audited_at = house_now()
    row.save(update_fields=("audited_at",))
    for place in places:
        slot = kept.commitment.pending.slots[place]
        noted = _note(row, place, kept.commitment.grounds.get(slot.reference), holds=True)
        if not noted.is_padding and not is_token_of(noted):
            owe_finding(row.id, what="other_case")
    body = {"seed": told(kept.seed), "openings": openings_body(kept.commitment, places)}
    post("opening", body, to=row.member, conversation=row.conversation)
    wipe_opened(row)
    audit("opened", row.id, by=letter.by, purpose=letter.purpose, case_id=row.case_id, places=len(places))


def take_opening(letter: ArrivedLetter) -> None:
    """Check what a member opened: the places drawn and no others, each leading to the root that it signed."""
    found = Question.objects.select_for_update(of=("self",))
    row = found.filter(side=Side.HOLDER, conversation=letter.conversation, member=letter.member).first()
    if row is None or row.audited_at is None or row.opened.exists():
        raise NotFound("This node waits for no opening of that question.", remedy="Wait until it is drawn.")
    with told_when_refused(row.id):
        openings = _openings_drawn(row, letter)
    for one in openings:
        try:
            ground = check_opening(one, root=bytes(row.root), elements=elements_of(row))
            _note(row, one.place, ground, holds=True)
        except PrivateMatchFailure:
            _note(row, one.place, None, holds=False)
    failed = row.opened.filter(holds=False).count()
    if failed:
        owe_finding(row.id, what="fails")
    else:
        note_opened(row)
    wipe_opened(row)
    audit("opening_checked", row.id, by=letter.by, purpose=letter.purpose, member=row.member, failed=failed)


@transaction.atomic
def compare(*, opened_id: UUID, agrees: bool, by: Actor, purpose: Purpose) -> None:
    """Note whether an opened place agrees with the case file; never by who asked, and by nobody who may ask.

    Where it differs the focal point is owed a look. Raises NotPermitted, NotFound, WrongState when it was compared
    before.
    """
    require(by, Permission.OVERSEE_MATCHES, purpose=purpose)
    found = OpenedPlace.objects.select_for_update(of=("self",)).select_related("question")
    row = found.filter(id=opened_id).first()
    if row is None:
        raise NotFound("There is no such opening here, or you may not see it.")
    if by.may(Permission.ASK_MATCH) or row.question.asked_by_id == by.account_id:
        raise NotPermitted(
            "Who asks questions does not oversee them.", remedy="Let somebody of oversight alone do it."
        )
    if row.compared:
        raise WrongState("This was compared already.", remedy="Look at the next one.")
    row.compared = COMPARED[0] if agrees else COMPARED[1]
    row.compared_by_id, row.compared_at = by.account_id, house_now()
    row.save()
    audit("compared", row.id, by=by, purpose=purpose, case_id=row.question.case_id, outcome=row.compared)
    if not agrees:
        owe_finding(row.question_id, what="differs")


def _require_open(row: Question) -> None:
    """Refuse in the same words whatever ended a question: the other side must not learn that somebody withdrew."""
    is_matched = row.case_id is None or may_be_matched(row.case_id, row.member)
    if not (is_matched and row.pending_sealed):
        raise QuestionOver(
            "This question is over here.", remedy="Ask the duty desk if it must be looked into."
        )


def is_token_of(row: OpenedPlace) -> bool:
    """Say whether an opened place of ours names the very case and officer of its question."""
    question = row.question
    about = question.case_id or question.subject_id
    if about is None or question.asked_by_id is None:
        raise InvalidInput("This question is another node's.", remedy="Let its own oversight compare it.")
    named = token("case", about), token("officer", question.asked_by_id)
    return (row.case_token, row.officer_token) == named and row.legal_basis == question.legal_basis


def _drawn(row: Question, seeds: tuple[bytes, bytes]) -> tuple[int, ...]:
    """Return the places drawn by the share that was arranged when the question was asked, whatever came after."""
    confirmed = (
        Arrangement.objects.filter(member=row.member).exclude(confirmed_at=None).order_by("-confirmed_at")
    )
    arrangement = confirmed.filter(confirmed_at__lte=row.asked_at).first() or confirmed.latest("confirmed_at")
    return draw_places(
        count=BATCH, share=arrangement.opening_per_mille / 1000, seeds=seeds,
        pledges=(pledge(seeds[0]), pledge(seeds[1])),
    )  # fmt: skip


def _openings_drawn(row: Question, letter: ArrivedLetter) -> tuple[Opening, ...]:
    """Return what was opened; the seed must be the one pledged, the places those drawn."""
    theirs = octets_in(letter.body, "seed", most=SEED_OCTETS, exactly=SEED_OCTETS)
    require_round(pledge(theirs) == bytes(row.their_pledge), Reason.NOT_COMMITTED)
    openings = openings_in(letter.body)
    places = _drawn(row, (theirs, _seed_of(row)))
    require_round(tuple(sorted(one.place for one in openings)) == places, Reason.NOT_COMMITTED)
    return openings


def _note(row: Question, place: int, ground: Ground | None, *, holds: bool) -> OpenedPlace:
    return OpenedPlace.objects.create(
        question=row, agency_id=row.agency_id, place=place, holds=holds, is_padding=holds and ground is None,
        case_token=ground.case if ground else "", officer_token=ground.officer if ground else "",
        legal_basis=ground.legal_basis if ground else "", opened_at=house_now(),
    )  # fmt: skip


def _seed_of(row: Question) -> bytes:
    return unseal(row.pending_sealed, label=f"seed:{row.id}")
