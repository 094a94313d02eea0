"""Reads consents, and answers which groups of information may go to whom."""

from datetime import date
from uuid import UUID

from sampan.registry.access.reader import Reader
from sampan.registry.consent.facts import ConsentFact
from sampan.registry.consent.models import Consent
from sampan.registry.consent.services import fact_of


def consents_of(*, case_id: UUID, reader: Reader) -> list[ConsentFact]:
    """Return the consents of a case that the reader may see, newest first."""
    return [fact_of(consent) for consent in Consent.objects.filter(case_id=case_id).order_by("-id")]


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
