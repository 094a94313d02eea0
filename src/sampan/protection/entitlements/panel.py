"""What support brings to a case's page: its tab, and the sentences of the timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import Panel, Sentence, register_panel, register_sentence
from sampan.protection.entitlements.queries import chosen_group, own_pack, proposed_group, supports_of
from sampan.protection.entitlements.showing import group_label, law_rows, regime_label, support_row
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission

SENTENCES = {
    "proposed": (_("Support proposed: %(regime)s"), "wallet", ""),
    "granted": (_("Support granted: %(regime)s"), "check", "done"),
    "refused": (_("Support refused: %(regime)s"), "x", ""),
    "kept": (_("Support looked at again, and kept: %(regime)s"), "check", ""),
    "ended": (_("Support looked at again, and ended: %(regime)s"), "x", ""),
    "paid": (_("Support paid or delivered: %(regime)s"), "banknote", "done"),
}


def register_parts() -> None:
    """Bring the tab and the sentences; called when Django is ready."""
    register_panel(
        Panel(
            "support", _("Support"), 65, "entitlements/tab_support.html", build_tab, Permission.READ_IDENTITY
        )
    )
    for act, (template, icon, colour) in SENTENCES.items():
        register_sentence(f"support_{act}", Sentence(template, icon, colour, in_words))


def build_tab(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return the law's regimes for the chosen group, each with what was decided and paid."""
    group = chosen_group(case_id=case.id, reader=reader)
    supports = supports_of(case_id=case.id, reader=reader)
    known = own_pack()
    others = [one for one in supports if one.group != group]
    return {
        "case": case,
        "has_law": known is not None,
        "group": group,
        "group_label": group_label(group, language),
        "proposed": group_label(proposed_group(case_id=case.id, reader=reader), language),
        "regimes": law_rows(group, supports, language) if group and known else [],
        "others": [support_row(one, language) for one in others],
        "may_propose": reader.actor.may_for(Permission.PROPOSE_SUPPORT, reader.purpose) and case.is_open,
    }


def in_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a timeline's line."""
    return {"regime": regime_label(str(facts.get("regime", "")), language)}
