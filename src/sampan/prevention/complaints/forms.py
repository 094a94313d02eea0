"""Forms of complaints: receiving one, deciding on one."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.prevention.complaints.services.deciding import LONGEST, NewComplaint
from sampan.prevention.complaints.wording import ABOUT_WORDS, BY_KIND_WORDS, STATE_WORDS


class ComplaintForm(forms.Form):
    """What somebody says of an agency."""

    by_kind = forms.ChoiceField(
        label=_("Who complains"), choices=tuple(BY_KIND_WORDS.items()), widget=forms.RadioSelect
    )
    about = forms.MultipleChoiceField(
        label=_("About what"), choices=tuple(ABOUT_WORDS.items()), widget=forms.CheckboxSelectMultiple
    )
    happened_on = forms.DateField(
        label=_("When it happened"), required=False, widget=forms.DateInput({"type": "date"})
    )
    words = forms.CharField(
        label=_("What was said"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("It is sealed; each opening is written down."),
    )

    def complaint(self, recruiter_id: UUID) -> NewComplaint:
        """Return the complaint of the valid form."""
        told: dict[str, Any] = self.cleaned_data
        return NewComplaint(
            recruiter_id, told["by_kind"], tuple(told["about"]), told["words"], told["happened_on"]
        )


class DecisionForm(forms.Form):
    """How a complaint goes on, and why."""

    state = forms.ChoiceField(
        label=_("What is decided"),
        choices=[one for one in STATE_WORDS.items() if one[0] != "received"],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("It is sealed with the complaint."),
    )
