"""What is asked for a root, a directory, a signature."""

import json
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.engines.exchange.directory import ChairTerm, Role
from sampan.engines.exchange.keys import NodeCard
from sampan.engines.exchange.notation import read_key
from sampan.engines.exchange.roots import RootKey
from sampan.partnership.members.directory.documents import directory_in_force
from sampan.partnership.members.directory.drafting import DIRECTORY_DAYS, Change
from sampan.partnership.members.queries import cards_of
from sampan.partnership.members.services import own_card
from sampan.partnership.members.wording import ROLES
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import country_choices

LARGEST_FILE = 8 * 2**20  # octets: a directory of a thousand nodes and its history
_NOBODY = ("", _("nobody"))


class FileForm(forms.Form):
    """Asks for a file of documents or signatures."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A root, a directory or several, as another node or `sampan members` wrote it."),
    )

    def clean_file(self) -> dict[str, Any]:
        """Return the JSON object in the file."""
        file = self.cleaned_data["file"]
        try:
            told = json.loads(file.read()) if file.size <= LARGEST_FILE else None
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise forms.ValidationError(_("This file holds no document. Ask for it again."))
        return told


class SignForm(forms.Form):
    """Asks for the passphrase of the signing key."""

    passphrase = forms.CharField(
        label=_("Passphrase of the country's signing key"),
        help_text=_("It opens the key for this one signature; it is not kept."),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        max_length=300,
    )


class RootFingerprintForm(forms.Form):
    """Asks for the root's digits, heard by voice."""

    fingerprint = forms.CharField(
        label=_("The forty digits that another country read aloud"),
        help_text=_(
            "Call a member on a number that you knew before. Digits of any script; spaces do not matter."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        max_length=120,
    )


class RootForm(forms.Form):
    """Asks for the countries' public keys and how many must sign."""

    keys = forms.CharField(
        label=_("Public keys, a country a line"),
        help_text=_("Such as: VN MCowBQ…= (the line that `sampan members key` showed)"),
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        max_length=40_000,
    )
    threshold = forms.IntegerField(
        label=_("How many countries must sign"),
        help_text=_("More than half of them."),
        min_value=1,
        max_value=200,
    )

    def clean_keys(self) -> tuple[RootKey, ...]:
        """Return the keys of the lines."""
        try:
            lines = (line.split() for line in self.cleaned_data["keys"].splitlines() if line.strip())
            return tuple(RootKey(country.upper(), read_key(public)) for country, public in lines)
        except (ValueError, InvalidInput):
            raise forms.ValidationError(_("A line is not a country's code and its public key.")) from None


class ChangeForm(forms.Form):
    """Asks what the next directory changes: each part may be left out; with none it is renewed for a year."""

    joins = forms.ChoiceField(label=_("Who joins"), required=False)
    role = forms.ChoiceField(label=_("As"), choices=list(ROLES.items()), required=False)
    joined = forms.DateField(label=_("Member from"), required=False, widget=forms.DateInput({"type": "date"}))
    leaves = forms.ChoiceField(label=_("Who leaves"), required=False)
    left = forms.DateField(label=_("Member until"), required=False, widget=forms.DateInput({"type": "date"}))
    chair = forms.ChoiceField(label=_("Who takes the chair"), required=False)
    chair_from = forms.DateField(
        label=_("Chair from"), required=False, widget=forms.DateInput({"type": "date"})
    )
    chair_to = forms.DateField(label=_("Chair to"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, reader: Reader, known: list[tuple[str, str]], **more: Any) -> None:
        """Offer the nodes that are paired here and not listed yet; `known` are ids and names."""
        super().__init__(*args, **more)
        directory = directory_in_force()
        listed = {one.node_id for one in directory.members if one.left is None} if directory else set()
        own = own_card()
        nodes = [(own.node_id, own.name), *known]
        countries = {one.card.country for one in directory.members} if directory else {own.country}
        named = [one for one in country_choices(get_language() or "en") if one[0] in countries]
        self.fields["joins"].choices = [_NOBODY, *(one for one in nodes if one[0] not in listed)]
        self.fields["leaves"].choices = [_NOBODY, *(one for one in nodes if one[0] in listed)]
        self.fields["chair"].choices = [_NOBODY, *named]

    def clean(self) -> dict[str, Any]:
        """Ask for the dates of a term."""
        told = super().clean() or {}
        if told.get("chair") and not (told.get("chair_from") and told.get("chair_to")):
            self.add_error("chair_from", _("Say from when to when."))
        return told

    def change(self) -> Change:
        """Return what is to change; InvalidInput when a term ends before it begins."""
        told = self.cleaned_data
        chair = ChairTerm(told["chair"], told["chair_from"], told["chair_to"]) if told["chair"] else None
        return Change(
            joins=(self._card(told["joins"]),) if told["joins"] else (),
            role=Role(told["role"] or Role.COUNTRY),
            joined=told["joined"],
            leaves=told["leaves"],
            left=told["left"],
            chair=chair,
            days=DIRECTORY_DAYS,
        )

    @staticmethod
    def _card(node_id: str) -> NodeCard:
        own = own_card()
        return own if own.node_id == node_id else cards_of(node_id)[-1]
