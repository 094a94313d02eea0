"""Reads support: what the law gives to a group, what a case was proposed, granted and paid, totals by regime."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Sum

from sampan.protection.cases.queries import case as read_case
from sampan.protection.entitlements.facts import BudgetRow, PaymentFact, SupportFact
from sampan.protection.entitlements.models import Grouping, Payment, Support
from sampan.protection.entitlements.proposing import propose_group
from sampan.protection.entitlements.services.rows import REASON_LABEL
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.registry.audit.services import record
from sampan.registry.clock.queries import house_today
from sampan.registry.people.services.keys import open_for_case
from sampan.vocabulary.countries.pack import (
    CountryPack,
    Entitlement,
    country_pack,
    entitlements,
    pack_countries,
)
from sampan.vocabulary.errors import NotFound, UnknownCode

PAGE = 100


def own_pack() -> CountryPack | None:
    """Return the pack of the node's country, None when it has none or its law names no support."""
    country = settings.SAMPAN_NODE.country
    pack = country_pack(country) if country in pack_countries() else None
    return pack if pack is not None and pack.support_groups else None


def what_the_law_says(group: str) -> tuple[Entitlement, ...]:
    """Return what a group may ask of each regime today, in the law's order; raises UnknownCode."""
    pack = own_pack()
    if pack is None:
        raise UnknownCode("The country pack names no support.", remedy="Add it to the pack first.")
    return entitlements(pack, group=group, on=house_today())


def proposed_group(*, case_id: UUID, reader: Reader) -> str:
    """Return the group that the case's coded facts point to, empty when they do not say."""
    pack = own_pack()
    if pack is None:
        return ""
    case = read_case(case_id=case_id, reader=reader)
    codes = {one.code for one in pack.support_groups}
    return propose_group(case.record, status=case.trafficking_status, country=pack.iso2, groups=codes)


def chosen_group(*, case_id: UUID, reader: Reader) -> str:
    """Return the group that somebody chose, empty when nobody did."""
    return Grouping.objects.filter(case_id=case_id).values_list("group", flat=True).first() or ""


def supports_of(*, case_id: UUID, reader: Reader) -> list[SupportFact]:
    """Return the support of a case, newest first, with its payments."""
    found = Support.objects.filter(case_id=case_id).prefetch_related("payments").order_by("-id")
    return [_fact(one) for one in found]


def support(*, support_id: UUID, reader: Reader, with_reason: bool = False) -> SupportFact:
    """Return one support; opening its reason is audited. Raises NotFound."""
    row = Support.objects.prefetch_related("payments").filter(id=support_id).first()
    if row is None:
        raise NotFound("There is no such support here, or you may not see it.")
    reason = ""
    if with_reason and row.reason_sealed:
        require(reader.actor, Permission.READ_IDENTITY, purpose=reader.purpose)
        reason = open_for_case(bytes(row.reason_sealed), case_id=row.case_id, label=REASON_LABEL).decode()
        record(
            "support.reason_read", by=reader.actor, purpose=reader.purpose, subject_kind="support",
            subject_id=row.id, case_id=row.case_id,
        )  # fmt: skip
    return _fact(row, reason=reason)


def waiting(*, reader: Reader, limit: int = PAGE) -> list[SupportFact]:
    """Return what waits for a decision, or is to be looked at again, in the reader's sight, oldest first."""
    require(reader.actor, Permission.GRANT_SUPPORT, purpose=reader.purpose)
    found = Support.objects.filter(state="proposed").prefetch_related("payments").order_by("id")
    return [_fact(one) for one in found[:limit]]


def budget(*, reader: Reader, year: int | None = None) -> list[BudgetRow]:
    """Return the totals by regime and currency in the reader's sight, of grants decided in a year."""
    require(reader.actor, Permission.GRANT_SUPPORT, purpose=reader.purpose)
    granted = Support.objects.filter(state="granted")
    if year is not None:
        granted = granted.filter(decided_on__year=year)
    paid = Payment.objects.filter(support__in=granted.values("id"), is_in_kind=False)
    sums = {(one["support__regime"], one["currency"]): one["paid"] for one in _sums(paid)}
    rows = (
        granted.order_by("regime")
        .values("regime", "currency")
        .annotate(count=Count("id"), total=Sum("granted"))
    )
    return [
        BudgetRow(
            one["regime"], one["currency"], one["count"], one["total"] or Decimal(0),
            sums.get((one["regime"], one["currency"])) or Decimal(0),
        )
        for one in rows
    ]  # fmt: skip


def _sums(paid: object) -> Iterable[dict[str, object]]:
    return paid.order_by().values("support__regime", "currency").annotate(paid=Sum("amount"))  # type: ignore[attr-defined]


def _fact(row: Support, *, reason: str = "") -> SupportFact:
    payments = sorted(row.payments.all(), key=lambda one: one.id)
    return SupportFact(
        id=row.id, case_id=row.case_id, regime=row.regime, group=row.group, entitlement=row.entitlement,
        is_verified=row.is_verified, legal_basis=row.legal_basis, state=row.state, granted=row.granted,
        currency=row.currency, proposed_by=row.proposed_by_id, proposed_at=row.proposed_at,
        decided_by=row.decided_by_id, decided_on=row.decided_on, refusal=row.refusal, ask_again=row.ask_again,
        due_on=row.due_on, has_reason=row.reason_sealed is not None, reason=reason,
        payments=tuple(PaymentFact(one.amount, one.currency, one.paid_on, one.receipt) for one in payments),
    )  # fmt: skip
