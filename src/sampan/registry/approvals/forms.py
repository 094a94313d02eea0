"""The questions of the approvals pages: the answer, and which acts need one."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """Approve, or refuse with a reason."""

    answer = forms.ChoiceField(
        label=_("Do you agree?"),
        choices=(("approve", _("Approve")), ("refuse", _("Refuse, with a reason"))),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason, or what should be seen to"),
        help_text=_("Needed when you refuse. Who asked reads it."),
        widget=forms.Textarea({"rows": 4}),
        required=False,
        max_length=4_000,
    )


class PolicyForm(forms.Form):
    """One act, on or off."""

    act = forms.CharField(max_length=40)
    needed = forms.ChoiceField(choices=(("yes", _("needed")), ("no", _("not needed"))))
