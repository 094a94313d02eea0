"""The questions about papers, the plan of a movement and the hand-over."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sampan.protection.returns.forms import DAY, CodesForm
from sampan.protection.returns.services.moving import Account, Leg, MovementPlan
from sampan.registry.clock.queries import house_now
from sampan.registry.wording import choices_of

LEGS = (1, 2, 3)
"""Legs that the plan's form offers; the API takes more."""


class DocumentForm(CodesForm):
    """A paper to cross the border with."""

    LISTS = {"kind": "return_document"}
    kind = forms.ChoiceField(label=_("Kind of paper"), widget=forms.RadioSelect)
    state = forms.ChoiceField(
        label=_("Where it stands"), widget=forms.RadioSelect,
        choices=(("asked", _("Asked for")), ("issued", _("Issued"))),
    )  # fmt: skip
    number = forms.CharField(label=_("Number"), required=False, max_length=60)
    valid_until = forms.DateField(label=_("Valid until"), required=False, widget=forms.DateInput(attrs=DAY))


class PlanForm(CodesForm):
    """How the person goes home."""

    LISTS = {"payer": "return_payer"}
    leaves_on = forms.DateField(label=_("Leaves on"), widget=forms.DateInput(attrs=DAY))
    meeting_place = forms.CharField(label=_("Meeting place at the border"), max_length=300)
    escort_agency = forms.CharField(label=_("Agency that escorts"), max_length=200)
    escorts = forms.CharField(label=_("Names of the escorts"), required=False, max_length=500)
    payer = forms.ChoiceField(label=_("Who pays?"))
    medical = forms.CharField(
        label=_("Care needed on the way"), required=False, widget=forms.Textarea, max_length=2000
    )
    child_escort = forms.CharField(
        label=_("For a child: the guardian or escort who travels with them"), required=False, max_length=300
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        means = [("", "–"), *choices_of("transport_means")]
        for number in LEGS:
            words, first = {"number": number}, number == 1
            self.fields[f"start_{number}"] = forms.CharField(
                label=_("Leg %(number)s: from") % words, max_length=200, required=first
            )
            self.fields[f"end_{number}"] = forms.CharField(
                label=_("Leg %(number)s: to") % words, max_length=200, required=first
            )
            self.fields[f"means_{number}"] = forms.ChoiceField(
                label=_("Leg %(number)s: by") % words, choices=means, required=first
            )
            self.fields[f"on_{number}"] = forms.DateField(
                label=_("Leg %(number)s: day") % words, required=first, widget=forms.DateInput(attrs=DAY)
            )

    def clean(self) -> dict[str, Any]:
        """Ask for every part of a leg that was begun."""
        told = super().clean() or {}
        for number in LEGS:
            parts = [f"{part}_{number}" for part in ("start", "end", "means", "on")]
            if any(told.get(part) for part in parts):
                for part in parts:
                    if not told.get(part) and part not in self.errors:
                        self.add_error(part, _("Fill in the whole leg, or leave it empty."))
        return told

    def told(self) -> dict[str, Any]:
        """Return the plan."""
        told = self.cleaned_data
        legs = tuple(
            Leg(told[f"start_{number}"], told[f"end_{number}"], told[f"means_{number}"], told[f"on_{number}"])
            for number in LEGS
            if told.get(f"start_{number}")
        )
        plain = ("leaves_on", "meeting_place", "escort_agency", "payer", "escorts", "medical", "child_escort")
        return {"plan": MovementPlan(legs=legs, **{part: told[part] for part in plain})}


class MomentForm(forms.Form):
    """When it really happened: a border post may write it hours later."""

    happened_at = forms.DateTimeField(
        label=_("When did it happen?"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("The real time, also when you write it down later."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].initial = lambda: timezone.localtime(house_now()).replace(
            second=0, microsecond=0
        )

    def clean_happened_at(self) -> datetime:
        """Take a clock that runs a minute ahead for now."""
        told, now = self.cleaned_data["happened_at"], house_now()
        return now if now < told <= now + timedelta(minutes=1) else told

    def told(self) -> dict[str, Any]:
        """Return the moment."""
        return dict(self.cleaned_data)


class AccountForm(MomentForm, CodesForm):
    """This side's account of the hand-over."""

    LISTS = {"condition": "return_condition", "belongings": "return_belonging"}
    place = forms.CharField(label=_("Where?"), max_length=200)
    officer = forms.CharField(label=_("Who signed for this side?"), max_length=200)
    condition = forms.ChoiceField(label=_("How was the person?"), widget=forms.RadioSelect)
    belongings = forms.MultipleChoiceField(
        label=_("Papers and belongings handed over"), widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label=_("In words"), required=False, widget=forms.Textarea, max_length=4000)

    def told(self) -> dict[str, Any]:
        """Return the account."""
        told = dict(self.cleaned_data)
        return {"account": Account(**(told | {"belongings": tuple(told["belongings"])}))}
