"""What an auditor filters by, and the head that they wrote down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.registry.audit.wording import ACT_WORDS


class FilterForm(forms.Form):
    """Asks which acts, whose, and of which case."""

    act = forms.ChoiceField(label=_("Act"), required=False)
    account = forms.UUIDField(label=_("Account (its identifier)"), required=False)
    case = forms.UUIDField(label=_("Case (its identifier)"), required=False)

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)
        words = sorted(((str(word), code) for code, word in ACT_WORDS.items()))
        self.fields["act"].choices = [("", _("all acts")), *((code, word) for word, code in words)]


class KnownHeadForm(forms.Form):
    """Asks for a head written down earlier."""

    known_head = forms.RegexField(
        r"^\s*\d+:[0-9a-fA-F]{64}\s*$",
        label=_("A head that you wrote down earlier"),
        help_text=_(
            "As it was shown: a number, a colon, and 64 letters and digits. It shows whether the end was cut off."
        ),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
