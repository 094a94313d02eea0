"""Turns support into what pages show: regimes and groups in words, amounts, where each stands."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from sampan.protection.entitlements.facts import BudgetRow, SupportFact
from sampan.protection.entitlements.queries import own_pack, what_the_law_says
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.rows import LabelledFact
from sampan.vocabulary.money import money_words

STATES = {
    "proposed": (_("proposed"), "waiting"),
    "granted": (_("granted"), "info"),
    "settled": (_("paid or delivered"), "done"),
    "refused": (_("refused"), "quiet"),
    "lapsed": (_("no longer asked"), "quiet"),
}


def regime_label(code: str, language: str) -> str:
    """Return a regime's label in the language."""
    pack = own_pack()
    known = {one.code: one for one in pack.support_regimes} if pack else {}
    return _label(known[code], language) if code in known else code


def group_choices(language: str) -> list[tuple[str, str]]:
    """Return the law's groups of persons."""
    pack = own_pack()
    groups = sorted(pack.support_groups, key=lambda one: one.order) if pack else ()
    return [(one.code, _label(one, language)) for one in groups]


def group_label(code: str, language: str) -> str:
    """Return a group's label in the language."""
    return dict(group_choices(language)).get(code, code)


def law_rows(group: str, supports: Iterable[SupportFact], language: str) -> list[dict[str, Any]]:
    """Return each regime with what the law says of the group, and the support that stands or was decided last."""
    newest: dict[str, SupportFact] = {}
    for one in supports:
        newest.setdefault(one.regime, one)
    return [
        {
            "code": one.regime.code,
            "label": _label(one.regime, language),
            "law": one.status.value,
            "is_verified": one.verified,
            "basis": one.regime.legal_basis,
            "support": support_row(newest[one.regime.code], language) if one.regime.code in newest else None,
        }
        for one in what_the_law_says(group)
    ]


def support_row(one: SupportFact, language: str) -> dict[str, Any]:
    """Return what is shown of one support."""
    state = "settled" if one.state == "granted" and one.is_settled else one.state
    words, kind = STATES[state]
    left = None if one.granted is None else max(one.granted - one.paid, 0)
    return {
        "fact": one,
        "label": regime_label(one.regime, language),
        "group": group_label(one.group, language),
        "state": words,
        "kind": kind,
        "is_overdue": one.is_overdue(house_today()),
        "granted": money_words(one.granted, one.currency, language),
        "paid": money_words(one.paid if one.granted is not None else None, one.currency, language),
        "left": money_words(left, one.currency, language),
        "refusal": _refusal(one, language),
        "payments": [(money_words(each.amount, each.currency, language), each) for each in one.payments],
    }


def budget_rows(rows: Iterable[BudgetRow], language: str) -> list[dict[str, Any]]:
    """Return the totals in words."""
    return [
        {
            "label": regime_label(one.regime, language),
            "count": one.granted_count,
            "granted": money_words(one.granted, one.currency, language) or _("in kind"),
            "paid": money_words(one.paid, one.currency, language) or "–",
        }
        for one in rows
    ]


def _label(row: LabelledFact, language: str) -> str:
    pack = own_pack()
    return row.label_in(language, local_language=pack.local_language if pack else "")


def _refusal(one: SupportFact, language: str) -> str:
    return code_list("support_refusal").label(one.refusal, language) if one.refusal else ""
