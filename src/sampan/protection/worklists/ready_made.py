"""The conditions by which cases can be listed, and the lists that every office needs."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.queries import has_open_need
from sampan.protection.cases.queries import is_told_of
from sampan.protection.cases.services.filtering import Condition, register_condition
from sampan.protection.identification.queries import has_overdue_step, has_screening
from sampan.protection.worklists.facts import ReadyMade
from sampan.registry.consent.queries import has_consent

SILENT_DAYS = 30  # a month without a line is the time after which our own practice asks to call

READY_MADE = (
    ReadyMade(
        "no_guardian",
        _("Children without a guardian"),  # type: ignore[arg-type]
        _("A child consents together with a guardian; without one nothing may be decided over their head."),  # type: ignore[arg-type]
        {"needs": "no_guardian"},
    ),
    ReadyMade(
        "urgent_unscreened",
        _("Urgent and not screened"),  # type: ignore[arg-type]
        _("Somebody said that it is urgent, and nobody has asked the questions yet."),  # type: ignore[arg-type]
        {"urgency": "urgent", "needs": "unscreened"},
    ),
    ReadyMade(
        "undecided_overdue",
        _("Status undecided, and a step overdue"),  # type: ignore[arg-type]
        _("The person waits for a decision longer than the procedure allows."),  # type: ignore[arg-type]
        {"status": "presumed_victim", "needs": "overdue"},
    ),
    ReadyMade(
        "need_open",
        _("A need that nobody was asked to meet"),  # type: ignore[arg-type]
        _("Somebody said what the person needs, and no service provider was asked yet."),  # type: ignore[arg-type]
        {"needs": "need_open"},
    ),
    ReadyMade(
        "no_contact",
        _("No contact for 30 days"),  # type: ignore[arg-type]
        _("Nothing was written in an open case for a month: call, visit, or close it."),  # type: ignore[arg-type]
        {"needs": "no_contact"},
    ),
)


def register() -> None:
    """Bring the conditions to the case list."""
    known: tuple[tuple[str, object, Callable[[date], Q]], ...] = (
        ("overdue", _("A step is overdue"), lambda today: Q(has_overdue_step(today))),
        ("no_consent", _("No consent in force"), lambda today: ~Q(has_consent(today))),
        ("unscreened", _("Not screened"), lambda today: ~Q(has_screening())),
        ("no_guardian", _("A child without a guardian"), lambda today: _no_guardian()),
        ("need_open", _("An open need, nobody asked"), lambda today: Q(has_open_need())),
        ("no_contact", _("No contact for 30 days"), lambda today: _silent(today)),
    )
    for code, label, build in known:
        register_condition(Condition(code, label, build))  # type: ignore[arg-type]


def _no_guardian() -> Q:
    by_age = Q(profile__majority="", profile__record__age__lt=18)  # UN TIP Protocol article 3 (d)
    appointed = "profile__record__guardian_appointed"
    nobody = Q(**{f"{appointed}__isnull": True}) | ~Q(**{appointed: "yes"})  # not recorded is not appointed
    return (Q(profile__majority="child") | by_age) & nobody


def _silent(today: date) -> Q:
    return ~Q(is_told_of(today - timedelta(days=SILENT_DAYS)))
