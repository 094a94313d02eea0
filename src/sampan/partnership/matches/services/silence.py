"""Silent questions at the holder: a hit is shown to the duty officer alone, who decides whether to answer.

Whatever is found, the same letters of the same sizes leave this node at the same moments: a receipt when the question
arrived, another by the clock after it was looked up, and then nothing until a person decides or the time limit ends.
"""

from collections import defaultdict
from uuid import UUID

from django.db import transaction

from sampan.engines.matching.private.oprf import TAG_OCTETS
from sampan.engines.matching.private.questions import BATCH, shown
from sampan.engines.matching.private.silent import lay_bare
from sampan.partnership.matches.bodies import elements_in
from sampan.partnership.matches.facts import Side, State, Verdict
from sampan.partnership.matches.models import HeldKey, Question, SilentHit
from sampan.partnership.matches.registers import APART, THRESHOLD_BITS, weights
from sampan.partnership.matches.sealing import unseal_json
from sampan.partnership.matches.services.holding_epochs import half_of
from sampan.partnership.matches.services.limits import TooLate
from sampan.partnership.matches.services.owed import (
    ANSWERED,
    HIT_WAITS,
    NOT_PASSED_ON,
    owe_asker,
    owe_decision,
    settle,
)
from sampan.partnership.matches.services.reading import our_question
from sampan.partnership.matches.services.rows import as_service, audit, post
from sampan.partnership.matches.services.spending import note_rate
from sampan.partnership.matches.services.willing import hold_still, may_be_matched, require_willing
from sampan.protection.cases.queries import case as read_case
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter
from sampan.vocabulary.errors import NotFound, WrongState

Owners = dict[UUID, set[str]]


def take_bare(letter: ArrivedLetter) -> None:
    """Look the bare elements up; who agrees in two kinds is put before the duty officer. Nothing is sent.

    What is refused is refused before anything is looked up: TooLate after the time limit or the epoch's end.
    """
    found = Question.objects.select_for_update(of=("self",)).select_related("epoch")
    row = found.filter(
        side=Side.HOLDER, conversation=letter.conversation, is_silent=True, epoch__keeper=letter.member
    ).first()
    if row is None or row.held:
        raise NotFound("This node waits for no elements of that question.", remedy="Send them once.")
    if row.epoch.state == "over" or row.answer_due <= house_now():
        raise TooLate("The time of this question or of its epoch is over.", remedy="Let it be asked anew.")
    handed = elements_in(letter.body, count=BATCH, most=BATCH)
    elements = lay_bare(half_of(row.epoch), handed, question=row.conversation.bytes)
    tags = {element[:TAG_OCTETS] for element in elements}
    keys = list(row.epoch.held.filter(element_tag__in=tags))
    met = agreeing(owners_of(keys))
    with as_service():
        hold_still(met)  # before anything is written: a withdrawal too takes consents first
    row.held = b"\x01"  # once
    row.state, row.reason = State.ANSWERED, ""  # our half arrived after all, if it had been given up
    row.save(update_fields=("held", "state", "reason"))
    settle(NOT_PASSED_ON, row.id, outcome="overtaken")
    for case_id, kinds in met.items():
        _show(row, case_id, kinds, letter)
    note_rate(Side.HOLDER, member=row.member, keys=BATCH, hits=len(keys))


@transaction.atomic
def decide_silent(*, hit_id: UUID, answers: bool, by: Actor, purpose: Purpose) -> None:
    """Answer that a person here is known, or leave the other side in silence for good.

    Raises NotFound, WrongState, NoConsent for an answer about who withdrew consent.
    """
    require(by, Permission.DECIDE_SILENT, purpose=purpose)
    hit = SilentHit.objects.select_for_update(of=("self",)).filter(id=hit_id).first()
    if hit is None:
        raise NotFound("There is no such hit here, or you may not see it.")
    if hit.verdict != Verdict.WAITING or hit.due_at <= house_now():
        raise WrongState(
            "This was decided, or its time is over: the other side is not told any more.",
            remedy="Look at the list.",
        )
    with as_service():
        row = Question.objects.select_for_update(of=("self",)).get(id=hit.question_id)
    if answers:
        require_willing(hit.case_id, hit.member)
    hit.verdict = Verdict.APPROVED if answers else Verdict.REFUSED
    hit.decided_by_id, hit.decided_at = by.account_id, house_now()
    hit.save()
    settle(HIT_WAITS, hit.id, by=by)
    if answers:
        with as_service():
            others = SilentHit.objects.filter(question=row, verdict=Verdict.APPROVED).exclude(id=hit.id)
            if not others.exists():
                post("known", {}, to=row.member, conversation=row.conversation)
    audit("silent_decided", hit.id, by=by, purpose=purpose, case_id=hit.case_id, answers=answers)


def take_known(letter: ArrivedLetter) -> None:
    """Note that a person at the holder answered our silent question; too late is refused."""
    row = our_question(letter)
    if row.state != State.WAITING or not row.is_silent or row.answer_due <= letter.received_at:
        raise WrongState("This question waits for no answer.", remedy="Answer within the time limit.")
    row.state = State.KNOWN
    row.save(update_fields=("state",))
    owe_asker(ANSWERED, row)
    audit("known", row.id, by=letter.by, purpose=letter.purpose, case_id=row.case_id, member=row.member)


def owners_of(keys: list[HeldKey]) -> Owners:
    """Return {case or suspect: kinds of the keys that belong to it}."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    for key in keys:
        told = unseal_json(key.owners_sealed, label=f"owners:{key.epoch_id}:{bytes(key.digest).hex()}")
        assert isinstance(told, dict)
        for owner in told["owners"]:
            found[UUID(owner)].add(told["kind"])
    return dict(found)


def agreeing(owners: Owners) -> dict[UUID, tuple[str, ...]]:
    """Return those on whom two kinds agree with bits enough, with the kinds, the most telling first."""
    told = shown(
        {str(owner): tuple(kinds) for owner, kinds in owners.items()},
        weights=weights(),
        threshold_bits=THRESHOLD_BITS,
        apart=APART,
    )
    return {UUID(one.reference): one.kinds for one in told}


def _show(row: Question, case_id: UUID, kinds: tuple[str, ...], letter: ArrivedLetter) -> None:
    if not may_be_matched(case_id, row.member):
        return  # closed, erased or unwilling since: for everybody the same silence as for a miss
    try:
        with as_service() as reader:
            agency_id = read_case(case_id=case_id, reader=reader).agency_id
    except NotFound:
        return  # its case is gone: a refusal here would tell the key-holder of a hit
    hit = SilentHit.objects.create(
        question=row, member=row.member, case_id=case_id, agency_id=agency_id, kinds=list(kinds),
        found_at=letter.received_at, due_at=row.answer_due,
    )  # fmt: skip
    owe_decision(hit)
    audit("silent_hit", hit.id, by=letter.by, purpose=letter.purpose, case_id=case_id, member=row.member)
