"""Records a consent and its withdrawal; whoever holds the information is told by a hook."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_now
from sampan.registry.consent.facts import ConsentFact, ConsentHelpers
from sampan.registry.consent.models import Consent
from sampan.registry.people.services.closing import reopen_identity
from sampan.registry.people.services.keys import open_for_case, seal_for_case
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState

_HELPERS_LABEL = "consent-helpers"
_withdrawal_listeners: list[Callable[..., None]] = []
_checks: list[Callable[..., None]] = []


@dataclass(frozen=True)
class ConsentAnswer:
    """What the person answered: purpose, recipient, groups of information, dates, language and helpers.

    A child's answer (`is_child`) counts only with a guardian's: `given_by` guardian, and the guardian's name.
    """

    purpose: str
    recipient: str
    groups: tuple[str, ...]
    given_on: date
    expires_on: date
    language: str
    given_by: str = "person"
    elements: tuple[str, ...] = ()
    helpers: ConsentHelpers = field(default_factory=ConsentHelpers)
    is_child: bool = False


def when_withdrawn(listener: Callable[..., None]) -> None:
    """Call `listener(consent=ConsentFact, by=, purpose=)` inside the transaction of each withdrawal."""
    if listener not in _withdrawal_listeners:
        _withdrawal_listeners.append(listener)


def before_recorded(check: Callable[..., None]) -> None:
    """Call `check(case_id=, answer=, reader=)` before each consent is recorded; what it raises refuses the consent."""
    if check not in _checks:
        _checks.append(check)


@transaction.atomic
def record_consent(
    *, case_id: UUID, agency_id: UUID, answer: ConsentAnswer, by: Actor, purpose: Purpose
) -> UUID:
    """Record a consent and return its id; raises InvalidInput naming the field, NotPermitted or NoPurpose."""
    require(by, Permission.RECORD_CONSENT, purpose=purpose)
    _check(answer)
    for check in _checks:
        check(case_id=case_id, answer=answer, reader=Reader(by, purpose))
    reopen_identity(case_id=case_id, by=by, purpose=purpose)
    helpers = json.dumps(asdict(answer.helpers)).encode()
    now = house_now()
    consent = Consent(
        case_id=case_id,
        agency_id=agency_id,
        purpose=answer.purpose,
        recipient=answer.recipient,
        groups=sorted(set(answer.groups)),
        elements=list(answer.elements),
        language=answer.language,
        helpers_sealed=seal_for_case(helpers, case_id=case_id, label=_HELPERS_LABEL),
        given_by=answer.given_by,
        given_on=answer.given_on,
        expires_on=answer.expires_on,
        recorded_by_id=by.account_id,
        recorded_at=now,
    )
    consent.save(force_insert=True)
    record(
        "consent.recorded",
        by=by,
        purpose=purpose,
        subject_kind="consent",
        subject_id=consent.id,
        case_id=case_id,
        details={"purpose": answer.purpose, "recipient": answer.recipient, "groups": consent.groups},
    )
    return consent.id


@transaction.atomic
def withdraw_consent(*, consent_id: UUID, reason: str, by: Actor, purpose: Purpose) -> None:
    """Withdraw a consent now; every listener acts in the same transaction, or nothing happens.

    Raises NotFound, WrongState when it was withdrawn before, NotPermitted or NoPurpose.
    """
    require(by, Permission.WITHDRAW_CONSENT, purpose=purpose)
    consent = Consent.objects.select_for_update().filter(id=consent_id).first()
    if consent is None:
        raise NotFound("There is no such consent here, or you may not see it.")
    if consent.withdrawn_at is not None:
        raise WrongState("This consent was withdrawn before.", remedy="Nothing more is needed.")
    consent.withdrawn_at, consent.withdrawn_reason = house_now(), reason[:40]
    consent.save(update_fields=("withdrawn_at", "withdrawn_reason"))
    record(
        "consent.withdrawn",
        by=by,
        purpose=purpose,
        subject_kind="consent",
        subject_id=consent.id,
        case_id=consent.case_id,
        details={"recipient": consent.recipient, "groups": consent.groups},
    )
    for listener in _withdrawal_listeners:
        listener(consent=fact_of(consent), by=by, purpose=purpose)


def hold_answers(case_ids: Collection[UUID]) -> None:
    """Let no consent of these cases be withdrawn until the open transaction ends; wait for one that is under way."""
    held = Consent.objects.select_for_update(no_key=True).filter(case_id__in=case_ids).order_by("id")
    list(held.values_list("id", flat=True))


def helpers_from(consent: Consent) -> ConsentHelpers:
    """Open the sealed names of who helped to ask. The caller audits the reading."""
    if not consent.helpers_sealed:
        return ConsentHelpers()
    opened = open_for_case(bytes(consent.helpers_sealed), case_id=consent.case_id, label=_HELPERS_LABEL)
    return ConsentHelpers(**json.loads(opened))


def fact_of(consent: Consent) -> ConsentFact:
    """Return the consent as a value."""
    return ConsentFact(
        id=consent.id,
        case_id=consent.case_id,
        purpose=consent.purpose,
        recipient=consent.recipient,
        groups=tuple(consent.groups),
        language=consent.language,
        given_by=consent.given_by,
        given_on=consent.given_on,
        expires_on=consent.expires_on,
        withdrawn_at=consent.withdrawn_at,
        elements=tuple(consent.elements),
    )


def _check(answer: ConsentAnswer) -> None:
    code_list("purpose").get(answer.purpose)
    if not answer.groups:
        raise InvalidInput("A consent names at least one group of information.", field="groups")
    _check_codes("consent_group", answer.groups)
    if answer.expires_on < answer.given_on:
        raise InvalidInput(
            "The consent ends before it begins.", remedy="Choose a later end.", field="expires_on"
        )
    if answer.is_child and answer.given_by != "guardian":
        raise InvalidInput(
            "A child's consent needs a guardian's.",
            remedy="Ask for a guardian to be appointed, and record the consent with them.",
            field="given_by",
        )
    if answer.given_by not in ("person", "guardian"):
        raise InvalidInput("The person or a guardian consents.", remedy="Choose one.", field="given_by")
    if answer.given_by == "guardian" and not answer.helpers.guardian.strip():
        raise InvalidInput(
            "The guardian's name is missing.", remedy="Write it; it is sealed.", field="guardian"
        )
    _check_codes("consent_element", answer.elements)
    code_list("language").get(answer.language)
    if not answer.recipient.startswith(("member:", "agency:")):
        raise InvalidInput("The recipient is a member or an agency.", remedy="Choose one.", field="recipient")


def _check_codes(name: str, codes: Iterable[str]) -> None:
    for code in codes:
        code_list(name).get(code)
