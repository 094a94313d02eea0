"""Why weights are proposed or set back, and which version was looked at."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """The reason, in a sentence."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("One sentence, without anybody's name or number. It stays in the history."),
        widget=forms.Textarea({"rows": 2}),
        max_length=500,
    )


class ProposalForm(ReasonForm):
    """With the version that was on the page: exactly that is proposed."""

    version = forms.CharField(max_length=60, widget=forms.HiddenInput)
