"""The questions of an emergency access: which file, why, and what a review found."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.vocabulary.codelists import code_list


class FindForm(forms.Form):
    """What one knows of the person or the file."""

    text = forms.CharField(
        label=_("Case number, whole name, phone or document number"),
        help_text=_(
            "All of it: a part finds nothing. What you type is kept nowhere; that you searched is counted."
        ),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )


class ReasonForm(forms.Form):
    """Why the file is needed now: a code and words, both."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=200)
    reason = forms.ChoiceField(label=_("Why now?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("In your own words"),
        help_text=_(
            "What has happened, and why nobody of the case's team can help. Its supervisor reads this."
        ),
        widget=forms.Textarea({"rows": 4}),
        max_length=4_000,
    )

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = code_list("break_glass_reason").choices(get_language() or "en")


class ReviewForm(forms.Form):
    """What the supervisor found."""

    verdict = forms.ChoiceField(
        label=_("Was it justified?"),
        choices=(("justified", _("Justified")), ("not_justified", _("Not justified"))),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What you found"),
        help_text=_("Whom you spoke to, and what follows."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4_000,
    )
