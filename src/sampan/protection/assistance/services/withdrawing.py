"""What ends help from outside: consent withdrawn, a case closed, a case erased."""

from datetime import date
from uuid import UUID

from sampan.protection.assistance.models import HandOver, Need, Packet, Referral, ServiceGiven, Step
from sampan.protection.assistance.services.asking import close
from sampan.protection.assistance.services.owed import WITHDRAWN, owe, settle_owed
from sampan.protection.assistance.services.packets import PURPOSE, agreed_groups
from sampan.protection.assistance.services.rows import service_reader
from sampan.protection.assistance.table import OPEN, Act, Phase
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor
from sampan.registry.consent.facts import ConsentFact

_OPEN = [phase.value for phase in OPEN]
_NOT_WITH_PROVIDER = [Phase.REQUESTED.value, Phase.ASKED.value, Phase.EXPIRED.value, Phase.ACCEPTED.value]


def on_withdrawal(*, consent: ConsentFact, by: Actor, purpose: Purpose) -> None:
    """Close at once, at each step, what the provider sees of a person whose consent no longer covers it.

    The provider is told by the phase, the case's team by a task; a person who is with the provider stays there
    as long as they want to, but under no name.
    """
    kind, _colon, agency = consent.recipient.partition(":")
    if kind != "agency" or consent.purpose != PURPOSE:
        return
    with reading_as(service_reader()) as reader:
        covered = agreed_groups(case_id=consent.case_id, agency_id=UUID(agency), reader=reader)
        for row in _open_with(consent.case_id, UUID(agency)):
            if row.groups and covered.issuperset(row.groups):
                continue
            _withdraw(row, by=by, purpose=purpose)


def _open_with(case_id: UUID, agency_id: UUID) -> list[Referral]:
    found = Referral.objects.select_for_update().filter(case_id=case_id, provider_agency_id=agency_id)
    return list(found.filter(phase__in=_OPEN))


def _withdraw(row: Referral, *, by: Actor, purpose: Purpose) -> None:
    row.groups = []
    HandOver.objects.filter(referral=row).update(sealed_there=None)
    close(row, Act.WITHDRAW, by=by, purpose=purpose)
    owe(row, WITHDRAWN, by=by, purpose=purpose)


def settle_with_the_case(*, case_id: UUID, is_closed: bool, closed_on: date) -> None:
    """Take back what no provider has taken up, and close open needs, when a case is closed.

    Whoever is with a provider stays, and the provider ends it. A case that reopens needs again what its closing
    dropped; whom to ask is a person's to say.
    """
    reader = service_reader()
    with reading_as(reader):
        if not is_closed:
            dropped = Need.objects.filter(case_id=case_id, state="dropped", closed_on=closed_on)
            dropped = dropped.filter(closed_by_id=reader.actor.account_id)
            dropped.update(state="open", closed_on=None, closed_by=None)
            return
        found = Referral.objects.select_for_update().filter(case_id=case_id, phase__in=_NOT_WITH_PROVIDER)
        for row in found:
            act = Act.REFUSE if row.phase == Phase.REQUESTED else Act.RECALL
            close(row, act, by=reader.actor, purpose=reader.purpose)
        Need.objects.filter(case_id=case_id, state="open").update(
            state="dropped", closed_on=closed_on, closed_by_id=reader.actor.account_id
        )


def forget(*, case_id: UUID) -> None:
    """Erase what this slice knows of a case, when the case is erased: packets, previews, sealed and coded facts."""
    reader = service_reader()
    with reading_as(reader):
        for row in Referral.objects.select_for_update().filter(case_id=case_id, phase__in=_OPEN):
            close(row, Act.WITHDRAW, by=reader.actor, purpose=reader.purpose)
            settle_owed(row, by=reader.actor, purpose=reader.purpose, outcome="erased")
        Packet.objects.filter(case_id=case_id).delete()
        Referral.objects.filter(case_id=case_id).update(preview={}, groups=[], reason="", next_visit=None)
        HandOver.objects.filter(case_id=case_id).update(sealed_here=None, sealed_there=None)
        ServiceGiven.objects.filter(case_id=case_id).update(note_sealed=None, refusal="", outcome="")
        Step.objects.filter(case_id=case_id).update(facts={})
        Need.objects.filter(case_id=case_id).delete()
