"""The questions of support: the group, the regimes, the decision, the payment."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.entitlements.services.granting import Grant
from sampan.protection.entitlements.services.paying import Paid
from sampan.protection.entitlements.showing import group_choices
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list

_AMOUNT = {"inputmode": "decimal", "autocomplete": "off"}


class GroupForm(forms.Form):
    """In which of the law's groups the person is."""

    group = forms.ChoiceField(label=_("Group of persons"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["group"].choices = group_choices(get_language() or "en")


class ProposeForm(forms.Form):
    """Which regimes are proposed."""

    regimes = forms.MultipleChoiceField(label=_("Support to propose"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, regimes: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["regimes"].choices = regimes


class DecideForm(forms.Form):
    """Grant, up to an amount or in kind, or refuse with a reason."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=(("grant", _("Grant")), ("refuse", _("Refuse"))),
    )
    amount = forms.DecimalField(
        label=_("At most"), required=False, max_digits=13, decimal_places=2, widget=forms.TextInput(_AMOUNT),
        help_text=_("Empty: help in kind, such as a medical examination."),
    )  # fmt: skip
    refusal = forms.ChoiceField(label=_("If refused: why?"), required=False)
    reason = forms.CharField(
        label=_("Reason in words"), required=False, widget=forms.Textarea({"rows": 3}), max_length=2_000,
        help_text=_("Needed where the law weighs each case."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["refusal"].choices = [
            ("", "–"),
            *code_list("support_refusal").choices(get_language() or "en"),
        ]

    def clean(self) -> dict[str, Any]:
        """A refusal says why."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("decision") == "refuse" and not told.get("refusal"):
            self.add_error("refusal", _("Choose why it is refused."))
        return told

    def grant(self) -> Grant:
        """Return what is granted."""
        return Grant(self.cleaned_data["amount"], self.cleaned_data["reason"])


class PayForm(forms.Form):
    """One payment or delivery."""

    amount = forms.DecimalField(
        label=_("Amount paid"),
        required=False,
        max_digits=13,
        decimal_places=2,
        widget=forms.TextInput(_AMOUNT),
    )
    paid_on = forms.DateField(label=_("On"), widget=forms.DateInput({"type": "date"}))
    receipt = forms.CharField(label=_("Receipt number"), max_length=40)
    over_reason = forms.CharField(
        label=_("If it is more than was granted: why?"), required=False, widget=forms.Textarea({"rows": 2}),
        max_length=2_000,
    )  # fmt: skip

    def __init__(self, *args: Any, in_kind: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["paid_on"].initial = house_today()
        if in_kind:
            del self.fields["amount"], self.fields["over_reason"]

    def paid(self) -> Paid:
        """Return the payment that the valid form describes."""
        return Paid(**self.cleaned_data)
