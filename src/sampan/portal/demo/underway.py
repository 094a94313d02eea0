"""Referrals that are under way when the region opens: asked, accepted, handed over, declined."""

from typing import Any
from uuid import UUID

from sampan.portal.node.acting import acting, reader_for
from sampan.protection.crossings import services
from sampan.protection.crossings.services import ReferralQuestion
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.referrals.queries import referral
from sampan.vocabulary.errors import NotFound

Told = dict[str, Any]


def refer_case(*, username: str, case: str, member: str, urgency: str) -> Told:
    """Refer a case of that account to a member; answers with the referral's id."""
    question = ReferralQuestion(
        member, "migration_or_change_of_location", ("shelter", "safe_return"), urgency=urgency
    )
    with acting(username, Purpose.REFERRAL, attempted="demo.refer") as reader:
        referral_id = services.refer(
            case_id=UUID(case), question=question, by=reader.actor, purpose=reader.purpose
        )
    return {"referral": str(referral_id)}


def take_step(*, username: str, referral: str, act: str, **more: Any) -> Told:
    """Take one step of a referral as that account: accept, decline, release_identity, hand_over, report_back."""
    if "worker" in more:
        worker = reader_for(more.pop("worker"), Purpose.PROTECTION).actor
        more |= {"agency_id": worker.agency_id, "account_id": worker.account_id}
    with acting(username, Purpose.REFERRAL, attempted=f"demo.{act}") as reader:
        service = getattr(services, act)
        service(referral_id=UUID(referral), **more, by=reader.actor, purpose=reader.purpose)
    return {}


def phase_of(*, username: str, referral_id: str) -> Told:
    """Answer with a referral's phase as that account sees it, empty while it has not arrived."""
    with reading_as(reader_for(username, Purpose.REFERRAL)) as reader:
        try:
            return {"phase": referral(referral_id=UUID(referral_id), reader=reader).phase}
        except NotFound:
            return {"phase": ""}
