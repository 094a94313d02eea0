"""Forms of reports: an answer, and how a report goes on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.prevention.offers.services.answering import LONGEST
from sampan.prevention.offers.wording import SETTLE_WORDS


class AnswerForm(forms.Form):
    """What the office answers."""

    text = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Only who has the code reads it, on the public site. Write plainly, in their language."),
    )


class SettleForm(forms.Form):
    """How a report goes on."""

    state = forms.ChoiceField(
        label=_("This report is"), choices=tuple(SETTLE_WORDS.items()), widget=forms.RadioSelect
    )
