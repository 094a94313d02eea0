"""Reads consents, and answers to whom information may go: which groups of it to which member or agency."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language

from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agencies
from sampan.registry.audit.services import record
from sampan.registry.consent.facts import ConsentAnswers, ConsentFact, ConsentHelpers
from sampan.registry.consent.models import Consent
from sampan.registry.consent.services import fact_of, helpers_from
from sampan.registry.correspondence.directory import correspondents
from sampan.vocabulary.errors import NotFound
from sampan.vocabulary.territories import country_name


def consents_of(*, case_id: UUID, reader: Reader) -> list[ConsentFact]:
    """Return the consents of a case that the reader may see, newest first."""
    return [fact_of(consent) for consent in Consent.objects.filter(case_id=case_id).order_by("-id")]


def consent(*, consent_id: UUID, reader: Reader) -> ConsentFact:
    """Return one consent; raises NotFound when there is none or the reader may not see it."""
    return fact_of(_row(consent_id))


def has_consent(today: date) -> Exists:
    """Return the condition on cases (their `id`) that a consent is in force, for lists of cases."""
    in_force = Consent.objects.filter(withdrawn_at__isnull=True, expires_on__gte=today)
    return Exists(in_force.filter(case_id=OuterRef("id")))


@transaction.atomic
def helpers_of(*, consent_id: UUID, reader: Reader) -> ConsentHelpers:
    """Open the names of interpreter, guardian and witness; the reading is audited.

    Raises NoPurpose, NotPermitted, NotFound, and NoConsent when the identity is closed.
    """
    require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
    row = _row(consent_id)
    helpers = helpers_from(row)
    record(
        "consent.helpers_read",
        by=reader.actor,
        purpose=reader.purpose,
        subject_kind="consent",
        subject_id=row.id,
        case_id=row.case_id,
    )
    return helpers


def groups_open_to(
    *, case_id: UUID, recipient: str, purpose: str, on: date, reader: Reader
) -> frozenset[str]:
    """Return the groups of information that open consents let go to the recipient for the purpose; maybe none."""
    fitting = Consent.objects.filter(
        case_id=case_id,
        recipient=recipient,
        purpose=purpose,
        withdrawn_at__isnull=True,
        given_on__lte=on,
        expires_on__gte=on,
    )
    return frozenset(group for consent in fitting for group in consent.groups)


def answers_of(
    *, on: date, reader: Reader, among: Collection[UUID] | None = None
) -> dict[UUID, ConsentAnswers]:
    """Return to whom each person agreed and from whom they withdrew, by case.

    Of the cases named, or of all that the reader sees in which any consent was withdrawn.
    """
    if among is None:
        said_no = Consent.objects.filter(withdrawn_at__isnull=False)
        found = Consent.objects.filter(case_id__in=said_no.values("case_id"))
    else:
        found = Consent.objects.filter(case_id__in=among)
    withdrawn, in_force = defaultdict[UUID, set[str]](set), defaultdict[UUID, set[str]](set)
    for one in found.only("case_id", "recipient", "withdrawn_at", "given_on", "expires_on"):
        if one.withdrawn_at is not None:
            withdrawn[one.case_id].add(one.recipient)
        elif one.given_on <= on <= one.expires_on:
            in_force[one.case_id].add(one.recipient)
    return {
        case_id: ConsentAnswers(frozenset(withdrawn[case_id]), frozenset(in_force[case_id]))
        for case_id in withdrawn.keys() | in_force.keys()
    }


def _row(consent_id: UUID) -> Consent:
    found = Consent.objects.filter(id=consent_id).first()
    if found is None:
        raise NotFound("There is no such consent here, or you may not see it.")
    return found


def recipient_choices(*, but: UUID | None = None) -> list[tuple[str, str]]:
    """Return (code, name) of every recipient, members first, without the agency that keeps the case."""
    language = get_language() or "en"
    members = [
        (f"member:{one.id}", f"{one.name} ({country_name(one.country, language)})")
        for one in correspondents()
    ]
    return members + [(f"agency:{id}", name) for id, name in agencies() if id != but]


def recipient_name(code: str) -> str:
    """Return a recipient's name, also when it is no longer active; then its identifier."""
    return dict(recipient_choices()).get(code, code.partition(":")[2])
