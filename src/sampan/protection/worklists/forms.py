"""The form that keeps filters under a name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.services.filter_forms import FilterForm


class KeepForm(FilterForm):
    """The filters, a name, and for whom."""

    name = forms.CharField(
        label=_("What is the list called?"),
        help_text=_("Colleagues may read it: never write a person's name here."),
        max_length=60,
    )
    whose = forms.ChoiceField(
        label=_("For whom?"),
        choices=[("me", _("For me")), ("office", _("For the whole office"))],
        widget=forms.RadioSelect,
    )
    field_order = ("name", "whose")

    def __init__(self, *args: Any, may_office: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("whose", "me")
        if not may_office:
            del self.fields["whose"]

    @property
    def is_office(self) -> bool:
        """True when it is kept for the whole office."""
        return self.cleaned_data.get("whose") == "office"
