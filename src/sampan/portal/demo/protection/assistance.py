"""Help for one survivor: needs, a shelter that declines, one that takes her in, what was given, what the law grants."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from sampan.portal.demo.protection.desks import Cast, agree, at
from sampan.portal.demo.protection.directory import tell_free
from sampan.protection.assistance.services.answering import accept, decline
from sampan.protection.assistance.services.asking import Question, ask
from sampan.protection.assistance.services.handing_over import Handed, give, receive
from sampan.protection.assistance.services.needs import add_needs
from sampan.protection.assistance.services.serving import Given, record_service
from sampan.protection.entitlements.services.granting import Grant, choose_group, grant, propose_support
from sampan.protection.entitlements.services.paying import Paid, pay
from sampan.registry.access.purposes import Purpose

CITIZEN = (
    "victim_citizen_or_stateless_resident"  # the first of the five groups of Law 53/2024/QH15, article 37
)
GROUPS = ("identity", "profile", "protection_needs")


def help_one(cast: Cast) -> None:
    """Tell the help for the person of the part `helped`, from the need to the money."""
    case_id = cast.cases["helped"]
    with at("officer") as who:
        add_needs(case_id=case_id, services=("psychosocial", "legal_aid", "vocational"), **who)
        for agency in ("shelter", "haven", "clinic"):
            recipient = f"agency:{cast.agency(agency)}"
            agree(
                case_id=case_id,
                recipient=recipient,
                groups=GROUPS,
                why=Purpose.PROTECTION,
                who=who,
                today=cast.today,
            )
    _find_shelter(cast, case_id)
    _ask_more(cast, case_id)
    _grant_support(cast, case_id)


def _find_shelter(cast: Cast, case_id: UUID) -> None:
    """One shelter is full and says so; the next one takes her in, and both sign."""
    declined = _ask(cast, case_id, agency="haven", service="shelter", urgency="urgent")
    with at("havendoor") as who:
        decline(referral_id=declined, reason="no_capacity", **who)
        tell_free(cast, agency="haven", service="shelter", free=0, places=10, who=who)
    taken = _ask(cast, case_id, agency="shelter", service="shelter", urgency="urgent")
    with at("shelterdoor") as who:
        accept(referral_id=taken, **who)
    handed = Handed(
        datetime.now(UTC) - timedelta(minutes=5), "Cổng mái ấm Khúc Sông", "Mệt, tỉnh táo", "Một ba lô"
    )
    with at("officer") as who:
        give(referral_id=taken, handed=handed, **who)
    with at("shelterdoor") as who:
        receive(referral_id=taken, **who)
        given = Given(
            cast.today, "given", outcome="better", cost=Decimal(420_000), next_visit=cast.day(-7),
            note="Đã ngủ một đêm yên giấc.",
        )  # fmt: skip
        record_service(referral_id=taken, given=given, **who)


def _ask_more(cast: Cast, case_id: UUID) -> None:
    """A clinic was asked and has not answered; the shelter's desk has a question for somebody else to answer."""
    _ask(cast, case_id, agency="clinic", service="psychosocial", urgency="normal")
    _ask(cast, cast.cases["lured"], agency="shelter", service="psychosocial", urgency="urgent", groups=())


def _ask(
    cast: Cast,
    case_id: UUID,
    *,
    agency: str,
    service: str,
    urgency: str,
    groups: tuple[str, ...] = ("identity",),
) -> UUID:
    question = Question(cast.agency(agency), service, urgency=urgency, groups=groups)
    with at("officer") as who:
        return ask(case_id=case_id, question=question, **who)


def _grant_support(cast: Cast, case_id: UUID) -> None:
    """Of three regimes of the law one is granted and partly paid; two wait for the supervisor."""
    with at("officer") as who:
        choose_group(case_id=case_id, group=CITIZEN, **who)
        regimes = ("essential_needs", "medical", "vocational")
        granted, *_waiting = propose_support(case_id=case_id, regimes=regimes, **who)
    with at("supervisor") as who:
        grant(support_id=granted, given=Grant(Decimal(3_000_000)), **who)
        pay(support_id=granted, paid=Paid(cast.today, "PC-0017", Decimal(1_200_000)), **who)
