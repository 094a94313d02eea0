"""The host side asks: the person first, then the other country, each question with its clock."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from sampan.protection.cases.queries import case as read_case
from sampan.protection.cases.services.rows import locked_case, require_open_here, require_standing
from sampan.protection.returns.contents import TRACE_GROUPS, VERIFY_GROUPS, identity_body, preview_of
from sampan.protection.returns.conversation import Event
from sampan.protection.returns.models import Return
from sampan.protection.returns.services.acting import after, do, send, settle
from sampan.protection.returns.services.clocks import start_clock, stop_clock
from sampan.protection.returns.services.consents import require_consent
from sampan.protection.returns.services.keeping import Said, begin, put_down
from sampan.protection.returns.services.own_rows import own_row
from sampan.protection.returns.services.stopping import stop_here, wipe_family
from sampan.protection.returns.services.terms import due_on
from sampan.protection.returns.table import Act, Side
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.access.sight import require_lasting_sight
from sampan.registry.clock.queries import house_today, latest_day
from sampan.registry.correspondence.directory import correspondent
from sampan.registry.identifiers import new_person_id
from sampan.registry.referrals.queries import referrals_of_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, WrongState
from sampan.vocabulary.territories import is_province
from sampan.vocabulary.territories import province as province_of

LATEST_PLAUSIBLE = timedelta(days=366)  # an answer recorded later than a year after is a typing error


@dataclass(frozen=True, repr=False)
class PersonAnswer:
    """What the person said when asked about going home; names are sealed.

    answer      a code of return_answer; options: what was explained, codes of return_option
    signed_by   person, guardian, or empty when nobody signed
    """

    answer: str
    asked_on: date
    language: str
    options: tuple[str, ...]
    signed_by: str = ""
    interpreter: str = ""
    guardian: str = ""
    words: str = ""


@dataclass(frozen=True, repr=False)
class FamilySought:
    """Whom to look for; all of it is sealed and leaves under a consent of its own."""

    name: str
    relation: str = ""
    place: str = ""
    words: str = ""
    more: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def propose(
    *,
    case_id: UUID,
    member: str,
    province: str = "",
    group: UUID | None = None,
    group_number: int | None = None,
    by: Actor,
    purpose: Purpose,
) -> UUID:
    """Ask a member to work on somebody's return, by a preview that names nobody; return the return's id.

    `province` is an ISO 3166-2 code; `group_number` the person's number in the group, which both sides then use.
    Raises NotFound, InvalidInput, WrongState (closed, another's, under way), NoAgreement.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    require_lasting_sight(case_id=case_id, reader=Reader(by, purpose))
    _check_province(province, country=correspondent(member).country)
    row = locked_case(case_id)
    require_standing(row)
    require_open_here(row)
    case, reader = read_case(case_id=case_id, reader=Reader(by, purpose)), Reader(by, purpose)
    preview, day = preview_of(case), due_on(member, "proposal")
    kept = Return(
        id=new_person_id(), conversation=new_person_id(), side=Side.HOST.value, agency_id=row.agency_id,
        case_id=case_id, member=member, operation_id=row.operation_id, group=group,
        group_number=group_number,
        referral_id=_referral(case_id, member, reader), province=province, preview=preview,
        citizenship=next(iter(case.record.get("citizenship") or ()), ""), is_child=case.majority == "child",
        worker_id=by.account_id,
    )  # fmt: skip
    begin(kept, Event(Act.PROPOSE, Side.HOST), Said(), by=by, purpose=purpose)
    send(kept, Act.PROPOSE, _question(kept, day), by=by, purpose=purpose)
    start_clock(kept, "proposal", owed_by="origin", due_on=day, by=by, purpose=purpose)
    after(kept, by=by, purpose=purpose)
    return kept.id


@transaction.atomic
def record_answer(*, return_id: UUID, told: PersonAnswer, by: Actor, purpose: Purpose) -> None:
    """Write what the person said. Anything but "wants to return" stops a return that is under way, until the border.

    Raises InvalidInput naming the field, WrongState after the hand-over.
    """
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = _host(return_id)
    _check_answer(told)
    if kept.phase in ("handed_over", "arrived", "withdrawn"):
        raise WrongState("The person is no longer here.", remedy="Write to the other side instead.")
    facts = {"answer": told.answer, "language": told.language, "options": list(told.options)}
    facts |= {
        "signed_by": told.signed_by,
        "interpreter": bool(told.interpreter),
        "asked_on": str(told.asked_on),
    }
    names = {"interpreter": told.interpreter, "guardian": told.guardian, "words": told.words}
    sealed = {part: text for part, text in names.items() if text}
    if kept.asked_on is None or told.asked_on >= kept.asked_on:
        changes = {"answer": told.answer, "asked_on": told.asked_on, "is_signed": bool(told.signed_by)}
    else:
        changes = {}
    said = Said(facts, sealed, changes=changes)
    put_down(kept, "answered", said, by=by, purpose=purpose)
    after(kept, by=by, purpose=purpose)
    if changes and told.answer in ("wants_to_stay", "wants_third_country", "changed_mind"):
        stop_here(kept, reason="person_changed_mind", by=by, purpose=purpose)


@transaction.atomic
def record_asylum(
    *,
    return_id: UUID,
    answer: str,
    asked_on: date,
    authority: str = "",
    words: str = "",
    by: Actor,
    purpose: Purpose,
) -> None:
    """Write the answer to the question about asylum and fear of return, with the authority that answered, sealed."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    code_list("return_asylum").get(answer)
    _check_day(asked_on, "asked_on")
    kept = _host(return_id)
    names = {"authority": authority.strip(), "words": words}
    sealed = {part: text for part, text in names.items() if text}
    said = Said({"answer": answer, "asked_on": str(asked_on)}, sealed, changes={"asylum": answer})
    put_down(kept, "asylum", said, by=by, purpose=purpose)
    after(kept, by=by, purpose=purpose)
    if answer == "granted" and kept.phase in ("proposed", "accepted", "planned", "departed"):
        stop_here(kept, reason="asylum_asked", by=by, purpose=purpose)


@transaction.atomic
def verify(*, return_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Send who the person is, under living consent, and ask whether they are a national. Raises NoConsent."""
    require(by, Permission.RELEASE_IDENTITY, purpose=purpose)
    kept = _host(return_id)
    body = _identity(kept, VERIFY_GROUPS, by=by, purpose=purpose)
    day = due_on(kept.member, "nationality")
    do(kept, Act.VERIFY, body=body | {"answer_by": str(day)}, by=by, purpose=purpose)
    start_clock(kept, "nationality", owed_by="origin", due_on=day, by=by, purpose=purpose)
    settle(kept, "return_nationality_open", by=by, purpose=purpose)


@transaction.atomic
def trace(*, return_id: UUID, family: FamilySought, by: Actor, purpose: Purpose) -> None:
    """Ask the other side to look for the family: the person consented to that separately (the group `family`)."""
    require(by, Permission.RELEASE_IDENTITY, purpose=purpose)
    if not family.name.strip():
        raise InvalidInput("Whom should they look for?", remedy="Write the name; it is sealed.", field="name")
    kept = _host(return_id)
    body = _identity(kept, TRACE_GROUPS, by=by, purpose=purpose)
    sought = {"name": family.name, "relation": family.relation, "place": family.place, "words": family.words}
    sought = {part: text for part, text in sought.items() if text}
    day = due_on(kept.member, "family")
    do(
        kept, Act.TRACE, body=body | {"family": sought, "answer_by": str(day)}, said=Said({}, sought),
        by=by, purpose=purpose,
    )  # fmt: skip
    start_clock(kept, "family", owed_by="origin", due_on=day, by=by, purpose=purpose)


@transaction.atomic
def end_tracing(*, return_id: UUID, by: Actor, purpose: Purpose) -> None:
    """Tell the other side not to look for the family any more, and forget what they answered."""
    require(by, Permission.PLAN_RETURN, purpose=purpose)
    kept = _host(return_id)
    do(kept, Act.END_TRACING, by=by, purpose=purpose)
    stop_clock(kept, "family", by=by, purpose=purpose, outcome="consent_withdrawn")
    settle(kept, "return_family_told", by=by, purpose=purpose, outcome="consent_withdrawn")
    wipe_family(kept)


def _identity(kept: Return, groups: tuple[str, ...], *, by: Actor, purpose: Purpose) -> dict[str, object]:
    reader = Reader(by, purpose)
    require_lasting_sight(case_id=kept.case_id, reader=reader)
    consents = require_consent(
        case_id=kept.case_id, member=kept.member, groups=groups, on=house_today(), reader=reader
    )
    case = read_case(case_id=kept.case_id, reader=reader)
    return identity_body(case, groups=groups, reader=reader) | {"consent": consents, "groups": list(groups)}


def _host(return_id: UUID) -> Return:
    return own_row(return_id, side=Side.HOST)


def _referral(case_id: UUID, member: str, reader: Reader) -> UUID | None:
    """Return the referral by which the case itself goes to that member, if there is one."""
    found = referrals_of_case(case_id=case_id, reader=reader)
    living = (
        one.id
        for one in found
        if one.member == member and one.phase in ("accepted", "released", "handed_over")
    )
    return next(living, None)


def _question(kept: Return, day: date) -> dict[str, object]:
    """Return the first letter's body: a preview, and the threads by which the other side finds what it knows."""
    earlier = Return.objects.filter(case_id=kept.case_id, side="host", member=kept.member).exclude(id=kept.id)
    last = earlier.order_by("-listed").values_list("conversation", flat=True).first()
    body = {"preview": kept.preview, "answer_by": str(day), "province": kept.province}
    body |= {
        "group": str(kept.group or ""),
        "referral": str(kept.referral_id or ""),
        "earlier": str(last or ""),
    }
    return body | ({"group_number": kept.group_number} if kept.group_number else {})


def _check_province(code: str, *, country: str) -> None:
    if code and (not is_province(code) or province_of(code).country != country):
        raise InvalidInput(
            "This province does not lie in the country that is asked.",
            remedy="Choose one of its provinces, or leave it open.", field="province",
        )  # fmt: skip


def _check_answer(told: PersonAnswer) -> None:
    code_list("return_answer").get(told.answer)
    code_list("language").get(told.language)
    for option in told.options:
        code_list("return_option").get(option)
    _check_day(told.asked_on, "asked_on")
    if not {"stay", "return"} <= set(told.options):
        raise InvalidInput(
            "The person must know all the ways there are.", remedy="Explain staying and returning, and say so.",
            field="options",
        )  # fmt: skip
    if told.signed_by not in ("", "person", "guardian"):
        raise InvalidInput("The person or a guardian signs.", remedy="Choose one.", field="signed_by")


def _check_day(day: date, field: str) -> None:
    latest = latest_day()
    if day > latest or day < latest - LATEST_PLAUSIBLE:
        raise InvalidInput("This day cannot be right.", remedy="Write the day on which it was.", field=field)
