"""What help brings to a case's page: the tab with the board, and the sentences of its timeline."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.queries import board, services_needed
from sampan.protection.assistance.showing import label, needs_rows, rows
from sampan.protection.cases.facts import CaseFact
from sampan.protection.cases.services.panels import (
    Panel,
    Sentence,
    register_card,
    register_panel,
    register_sentence,
)
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.agencies.queries import agency_names

HELP = {
    "ask": (_("%(provider)s was asked: %(service)s"), "send", ""),
    "ask_again": (_("%(provider)s was asked again: %(service)s"), "send", ""),
    "expire": (_("No answer in time from %(provider)s: %(service)s"), "clock", "warm"),
    "accept": (_("%(provider)s accepted: %(service)s"), "check", "done"),
    "decline": (_("%(provider)s declined: %(service)s"), "x", "warm"),
    "release": (_("%(provider)s was told more, as far as the person agreed"), "lock-open", ""),
    "recall": (_("The question to %(provider)s was taken back: %(service)s"), "undo-2", ""),
    "give": (_("The person was brought to %(provider)s"), "handshake", ""),
    "receive": (_("%(provider)s confirmed the hand-over"), "handshake", "done"),
    "dispute": (_("%(provider)s did not confirm the hand-over"), "triangle-alert", "warm"),
    "serve": (_("%(provider)s recorded a service: %(service)s"), "life-buoy", ""),
    "end": (_("Help by %(provider)s ended: %(service)s"), "check", ""),
    "stop": (_("Help by %(provider)s was ended: %(service)s"), "check", ""),
    "withdraw": (_("Consent was withdrawn; %(provider)s sees nothing any more"), "lock", "warm"),
}
TRANSFER = {
    "ask": (_("%(provider)s was asked to take the case over"), "send", ""),
    "ask_again": (_("%(provider)s was asked again to take the case over"), "send", ""),
    "expire": (_("No answer in time from %(provider)s about the transfer"), "clock", "warm"),
    "grant": (_("The case was granted to %(provider)s, which asked for it"), "check", ""),
    "refuse": (_("A request for the case was refused"), "x", ""),
    "accept": (_("%(provider)s will take the case over"), "check", "done"),
    "decline": (_("%(provider)s will not take the case over"), "x", "warm"),
    "release": (_("%(provider)s was told more, as far as the person agreed"), "lock-open", ""),
    "recall": (_("The transfer to %(provider)s was taken back"), "undo-2", ""),
    "give": (_("The person and the file were handed to %(provider)s"), "handshake", ""),
    "receive": (_("%(provider)s confirmed the hand-over"), "handshake", "done"),
    "dispute": (_("%(provider)s did not confirm the hand-over"), "triangle-alert", "warm"),
    "end": (_("The transfer is complete"), "check", "done"),
    "stop": (_("The transfer was ended"), "check", ""),
    "withdraw": (_("Consent was withdrawn; %(provider)s sees nothing any more"), "lock", "warm"),
}
NEEDS = {
    "opened": (_("Needed now: %(service)s"), "life-buoy", "warm"),
    "met": (_("Need met: %(service)s"), "check", "done"),
    "refused": (_("The person declined: %(service)s"), "x", ""),
    "dropped": (_("No longer needed: %(service)s"), "minus", ""),
}


def register_parts() -> None:
    """Bring the tab and the sentences; called when Django is ready."""
    register_panel(
        Panel("help", _("Help"), 60, "assistance/tab_help.html", build_tab, Permission.READ_IDENTITY)
    )
    register_card(
        Panel(
            "needs",
            _("Needed at once"),
            5,
            "assistance/card_needs.html",
            open_needs,
            Permission.READ_IDENTITY,
        )
    )
    for kind, told in (("help", HELP), ("transfer", TRANSFER), ("need", NEEDS)):
        for act, (template, icon, colour) in told.items():
            register_sentence(f"{kind}_{act}", Sentence(template, icon, colour, in_words))
    register_sentence(
        "transferred", Sentence(_("The case moved to %(to_name)s"), "arrow-left-right", "done", in_words)
    )


def open_needs(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return what is needed now, in words: what was met, declined or dropped is needed no more."""
    codes = services_needed(case_id=case.id, reader=reader)
    return {"needs": [label("referral_service", code, language) for code in codes]}


def build_tab(case: CaseFact, reader: Reader, language: str) -> Mapping[str, Any]:
    """Return the board of a case: needs with their conversations, and conversations without a need."""
    needs, others = board(case_id=case.id, reader=reader)
    return {
        "case": case,
        "needs": needs_rows(needs, language=language),
        "others": rows(others, language=language),
        "may_ask": reader.actor.may_for(Permission.ASK_ASSISTANCE, reader.purpose) and case.is_open,
        "may_move": reader.actor.may_for(Permission.MOVE_CASE, reader.purpose) and case.is_open,
    }


def in_words(facts: Mapping[str, str], language: str) -> Mapping[str, str]:
    """Return the words of a timeline's line: the provider's name and the service."""
    names = {str(one): name for one, name in agency_names().items()}
    return {
        "provider": names.get(str(facts.get("provider", "")), ""),
        "service": label("referral_service", str(facts.get("service", "")), language),
        "to_name": names.get(str(facts.get("to", "")), ""),
    }
