"""The two questions of a pairing: where the other node is, and what was heard on the phone."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """Asks for the other node's address."""

    address = forms.CharField(
        label=_("Address of the other node"),
        help_text=_("As its administrator gave it to you, such as https://node.example.org"),
        max_length=300,
    )


class FingerprintForm(forms.Form):
    """Asks for the digits heard by voice."""

    fingerprint = forms.CharField(
        label=_("The forty digits that you heard"),
        help_text=_(
            "Have the other side read its own screen aloud. Digits of any script; spaces do not matter."
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class RotationForm(forms.Form):
    """Asks why this node changes its keys."""

    rotation = forms.ChoiceField(
        label=_("Why do the keys change?"),
        choices=(
            ("routine", _("Routine: the old key is safe")),
            (
                "compromised",
                _("Somebody may know the old key: every member must compare anew by phone"),
            ),
        ),
        widget=forms.RadioSelect,
    )


class PolicyForm(forms.Form):
    """Asks what this node demands of its members."""

    only_with_agreement = forms.BooleanField(
        label=_("Letters only with an agreement"),
        help_text=_(
            "Without this, a member with whom no agreement is on record may be written to about everything."
        ),
        required=False,
    )
    directory_vouches = forms.BooleanField(
        label=_("Let the directory vouch for a new member"),
        help_text=_(
            "A person here may then make a node active without the call, when enough countries have signed its card."
        ),
        required=False,
    )
