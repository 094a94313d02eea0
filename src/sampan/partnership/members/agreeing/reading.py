"""Reads agreements: one, those of the node, those that end soon."""

from uuid import UUID

from sampan.partnership.members.facts import AgreementFact, AgreementState
from sampan.partnership.members.models import Agreement
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import NotFound


def agreements(*, reader: Reader, member: str = "") -> list[AgreementFact]:
    """Return the agreements with all members, or one, the newest proposal first."""
    require(reader.actor, Permission.READ_MEMBERS, purpose=reader.purpose)
    found = Agreement.objects.filter(member_id=member) if member else Agreement.objects.all()
    return [agreement_fact(one) for one in found.order_by("-proposed_at")]


def in_force_with(member: str) -> list[AgreementFact]:
    """Return the agreements with a member that both sides confirmed and nobody ended, whatever the day."""
    found = Agreement.objects.filter(member_id=member, state=AgreementState.IN_FORCE)
    return [agreement_fact(one) for one in found]


def agreement(agreement_id: UUID) -> AgreementFact:
    """Return one agreement; raises NotFound."""
    row = Agreement.objects.filter(id=agreement_id).first()
    if row is None:
        raise NotFound("There is no such agreement here.", remedy="Look at the page Agreements.")
    return agreement_fact(row)


def agreement_fact(row: Agreement) -> AgreementFact:
    """Return a row as a fact."""
    return AgreementFact(
        id=row.id,
        series=row.series,
        member=row.member_id,
        version=row.version,
        title=row.title,
        basis=row.basis,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        kinds_out=tuple(row.kinds_out),
        kinds_in=tuple(row.kinds_in),
        groups_out=tuple(row.groups_out),
        groups_in=tuple(row.groups_in),
        state=AgreementState(row.state),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by_id,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by_id,
        ended_at=row.ended_at,
        ended_reason=row.ended_reason,
    )
