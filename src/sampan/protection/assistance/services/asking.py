"""The case side's acts: ask a provider, ask again, let it know more, take it back, end."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.protection.assistance.contents import preview_of
from sampan.protection.assistance.models import Need, Referral
from sampan.protection.assistance.services.owed import (
    CONSENT,
    ENDED,
    HAND_OVER,
    TAKE_OVER,
    owe,
    owe_there,
    settle_owed,
)
from sampan.protection.assistance.services.packets import destroy_packet, make_packet, require_agreed
from sampan.protection.assistance.services.rows import (
    locked_referral,
    move,
    permission_of,
    require_side,
    service_reader,
)
from sampan.protection.assistance.table import OPEN, Act, Phase, Side
from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.protection.cases.services.transferring import require_movable
from sampan.protection.providers.queries import provider_of_agency
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.agencies.queries import agencies
from sampan.registry.clock.queries import house_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NoConsent, NotFound, WrongState

URGENCIES = ("normal", "urgent")
_OPEN = [phase.value for phase in OPEN]


@dataclass(frozen=True)
class Question:
    """What is asked of whom: a service of a provider, or (`transfer`) to take the whole case over.

    `groups` are the groups of information that the provider gets at once when it accepts; each needs consent.
    """

    provider_agency: UUID
    service: str = ""
    kind: str = "service"
    urgency: str = "normal"
    groups: tuple[str, ...] = ()
    need_id: UUID | None = None


@transaction.atomic
def ask(*, case_id: UUID, question: Question, by: Actor, purpose: Purpose) -> UUID:
    """Ask a provider by a preview that names nobody; return the referral's id.

    Raises NotFound, WrongState (closed, another's, asked already), NoConsent naming groups that the person has
    not agreed to, InvalidInput when the provider does not offer this now.
    """
    row = Referral(
        case_id=case_id, provider_agency_id=question.provider_agency, kind=question.kind, service=question.service,
        urgency=question.urgency, groups=sorted(question.groups), phase="",
    )  # fmt: skip
    require(by, permission_of(row, Side.CASE), purpose=purpose)
    case = locked_case(case_id)
    require_open_here(case)
    reader = Reader(by, purpose)
    if question.groups or question.kind == "transfer":  # what is let known outlives an emergency access
        require_lasting_sight(case_id=case_id, reader=reader)
    _check(question, reader=reader)
    _check_once(row)
    if question.kind == "transfer":
        require_movable(case_id)
        _check_other(question, own=case.agency_id)
    require_agreed(case_id=case_id, agency_id=question.provider_agency, groups=question.groups, reader=reader)
    row.agency_id, row.asked_by_id, row.asked_at = case.agency_id, by.account_id, house_now()
    row.need_id = _need(question, case_id)
    row.preview = preview_of(read_case(case_id=case_id, reader=reader))
    move(row, Act.ASK, by=by, purpose=purpose, facts={"urgency": row.urgency})
    _settle_earlier(row, by=by, purpose=purpose)
    if row.kind == "transfer":
        with reading_as(service_reader()):
            owe_there(row, TAKE_OVER, by=by, purpose=purpose)
    return row.id


@transaction.atomic
def ask_again(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Ask the same provider once more: its clock begins anew, the ladder ends."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    move(row, Act.ASK_AGAIN, by=by, purpose=purpose)
    if row.kind == "transfer":
        with reading_as(service_reader()):
            owe_there(row, TAKE_OVER, by=by, purpose=purpose)


@transaction.atomic
def release(*, referral_id: UUID, groups: Collection[str], by: Actor, purpose: Purpose) -> None:
    """Let a provider that accepted know further groups; raises NoConsent naming what the person has not agreed to."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    require_lasting_sight(case_id=row.case_id, reader=Reader(by, purpose))
    all_groups = {*row.groups, *groups}
    require_agreed(
        case_id=row.case_id, agency_id=row.provider_agency_id, groups=all_groups, reader=Reader(by, purpose)
    )
    row.groups = sorted(all_groups)
    move(row, Act.RELEASE, by=by, purpose=purpose, facts={"groups": sorted(all_groups)})
    with reading_as(service_reader()) as reader:
        make_packet(row, groups=all_groups, reader=reader)
        if row.phase == Phase.ACCEPTED:
            owe(row, HAND_OVER, by=by, purpose=purpose)


@transaction.atomic
def recall(*, referral_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Take a referral back; what the provider could open is destroyed."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    close(row, Act.RECALL, by=by, purpose=purpose)


@transaction.atomic
def stop(*, referral_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """End help from the case's side with a reason of the list help_end."""
    row = locked_referral(referral_id)
    require_side(row, Side.CASE, by=by, purpose=purpose)
    code_list("help_end").get(reason)
    row.reason = reason
    close(row, Act.STOP, by=by, purpose=purpose)


def close(row: Referral, act: Act, *, by: Actor, purpose: Purpose) -> None:
    """End a conversation by an act of either side: packet and preview go, and an open need is owed a decision."""
    with reading_as(service_reader()):
        destroy_packet(row)
    row.preview = {}
    move(row, act, by=by, purpose=purpose, facts={"reason": row.reason} if row.reason else {})
    with reading_as(service_reader()):
        if (
            act in (Act.END, Act.STOP)
            and row.need_id
            and Need.objects.filter(id=row.need_id, state="open").exists()
        ):
            owe(row, ENDED, by=by, purpose=purpose)


def after_acceptance(row: Referral, *, by: Actor, purpose: Purpose) -> None:
    """Let the provider that accepted know what the person agreed to; without consent, owe the asking of it."""
    with reading_as(service_reader()) as reader:
        try:
            if not row.groups:
                raise NoConsent("Nothing was asked to be shared yet.")
            require_agreed(
                case_id=row.case_id, agency_id=row.provider_agency_id, groups=row.groups, reader=reader
            )
            with transaction.atomic():
                make_packet(row, groups=row.groups, reader=reader)
        except (NoConsent, NotFound):  # not agreed, closed or erased meanwhile
            owe(row, CONSENT, by=by, purpose=purpose)
        else:
            owe(row, HAND_OVER, by=by, purpose=purpose)


def _check(question: Question, *, reader: Reader) -> None:
    for group in question.groups:
        code_list("consent_group").get(group)
    if question.urgency not in URGENCIES:
        raise InvalidInput("It is normal or urgent.", remedy="Choose one.", field="urgency")
    if question.kind == "service":
        code_list("referral_service").get(question.service)
        offer = provider_of_agency(agency_id=question.provider_agency, reader=reader).offer(question.service)
        if offer is None or offer.is_full:
            raise InvalidInput(
                "This provider has no place for it now." if offer else "This provider does not offer it.",
                remedy="Choose another.",
                field="provider",
            )


def _check_other(question: Question, *, own: UUID) -> None:
    if question.provider_agency == own or question.provider_agency not in dict(agencies()):
        raise InvalidInput("Choose another agency of this node.", field="provider")
    if "identity" not in question.groups:
        raise InvalidInput(
            "A whole case moves only with the identity.",
            remedy="Ask the person, and choose it.",
            field="groups",
        )


def _check_once(row: Referral) -> None:
    """One open conversation with a provider about a service (or, of transfers, with anybody)."""
    same = Referral.objects.filter(case_id=row.case_id, kind=row.kind, phase__in=_OPEN)
    if row.kind == "service":
        same = same.filter(provider_agency_id=row.provider_agency_id, service=row.service)
    if same.exists():
        raise WrongState("This was asked already.", remedy="Wait for the answer, or take it back first.")


def _settle_earlier(row: Referral, *, by: Actor, purpose: Purpose) -> None:
    """Asking the next one is what a decline, a full provider, an end or a withdrawal waited for."""
    with reading_as(service_reader()):
        over = Referral.objects.filter(case_id=row.case_id, kind=row.kind, service=row.service)
        for one in over.exclude(phase__in=_OPEN):
            settle_owed(one, by=by, purpose=purpose)


def _need(question: Question, case_id: UUID) -> UUID | None:
    needs = Need.objects.filter(case_id=case_id, state="open")
    found = needs.filter(id=question.need_id) if question.need_id else needs.filter(service=question.service)
    return found.values_list("id", flat=True).first()
