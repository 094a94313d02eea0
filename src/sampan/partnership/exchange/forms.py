"""How letters reach a member, and the file that a person brought."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.partnership.exchange.facts import Carriage

WORDS = {
    Carriage.PUSH: _("This node sends them to the other node's address"),
    Carriage.PULL: _("The other node has no public address: it asks for them"),
    Carriage.BUNDLE: _("There is no link: a person carries a file"),
}


class CarriageForm(forms.Form):
    """The way to a member."""

    carriage = forms.ChoiceField(
        label=_("How do letters reach them?"),
        choices=[(one.value, words) for one, words in WORDS.items()],
        widget=forms.RadioSelect,
    )


class BundleForm(forms.Form):
    """A file of letters that another node wrote."""

    file = forms.FileField(
        label=_("File with letters"),
        help_text=_("As the other node wrote it. Bringing it twice does no harm."),
        max_length=200,
    )
