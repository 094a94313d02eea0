"""The questions of the directory: what a provider offers and to whom, its free places, a sheet, a filter."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.providers.facts import OfferFact, ProviderFact
from sampan.protection.providers.services.keeping import Entry
from sampan.registry.agencies.queries import agencies
from sampan.registry.wording import choices_of
from sampan.vocabulary.territories import COMMIT_STATES, country_choices, provinces

REGION_LANGUAGES = 22  # the list's first rows: the project's eight and languages of the region
LARGEST_SHEET = 2 * 2**20  # bytes: five thousand providers of 400 bytes each


def province_choices() -> list[tuple[str, str]]:
    """Return the provinces of the node's country by name."""
    return sorted(
        ((one.code, one.name) for one in provinces(settings.SAMPAN_NODE.country)), key=lambda one: one[1]
    )


class FilterForm(forms.Form):
    """What the directory is searched by."""

    service = forms.ChoiceField(label=_("Service"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    free_only = forms.BooleanField(label=_("Only with a free place"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["service"].choices = [("", _("All")), *choices_of("referral_service")]
        self.fields["province"].choices = [("", _("All")), *province_choices()]
        self.fields["language"].choices = [("", _("All")), *choices_of("language")[:REGION_LANGUAGES]]


class EntryForm(forms.Form):
    """An agency's entry in the directory."""

    agency = forms.ChoiceField(
        label=_("Agency"), help_text=_("Missing? The administrator registers it first.")
    )
    services = forms.MultipleChoiceField(label=_("What it offers"), widget=forms.CheckboxSelectMultiple)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken there"), widget=forms.CheckboxSelectMultiple, required=False
    )
    sexes = forms.MultipleChoiceField(
        label=_("Accepts only"), help_text=_("Nothing ticked: everybody."), widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    age_from = forms.IntegerField(label=_("From the age of"), min_value=0, max_value=120, required=False)
    age_to = forms.IntegerField(label=_("Up to the age of"), min_value=0, max_value=120, required=False)
    nationalities = forms.MultipleChoiceField(
        label=_("Accepts only nationals of"), help_text=_("Nothing ticked: everybody."),
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    takes_children = forms.BooleanField(label=_("Takes people who come with children"), required=False)
    is_accessible = forms.BooleanField(label=_("Accessible with a disability"), required=False)
    province = forms.ChoiceField(label=_("Where it is"), required=False)
    provinces = forms.MultipleChoiceField(
        label=_("Takes people from"), help_text=_("Nothing chosen: the whole country."), required=False,
        widget=forms.SelectMultiple({"size": 6}),
    )  # fmt: skip
    is_always_open = forms.BooleanField(label=_("Open day and night"), required=False)
    hours = forms.CharField(label=_("Opening hours"), max_length=120, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    cost = forms.ChoiceField(label=_("Cost for the person"), widget=forms.RadioSelect, initial="free")
    note = forms.CharField(
        label=_("Note"),
        help_text=_("About the service, never about a person."),
        max_length=400,
        required=False,
    )
    is_listed = forms.BooleanField(label=_("Show it in the directory"), required=False, initial=True)

    def __init__(self, *args: Any, of: ProviderFact | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        countries = dict(country_choices(language))
        places = province_choices()
        kept = {
            "agency": [(str(one), name) for one, name in agencies()],
            "services": choices_of("referral_service"),
            "languages": choices_of("language")[:REGION_LANGUAGES],
            "sexes": choices_of("sex")[:4],
            "nationalities": [(code, countries.get(code, code)) for code in COMMIT_STATES],
            "province": [("", "–"), *places],
            "provinces": places,
            "cost": choices_of("provider_cost"),
        }
        for field, choices in kept.items():
            self.fields[field].choices = choices
        if of is not None:
            self._keep_what_is_not_listed(of)
            self.fields["agency"].choices = [(str(of.agency_id), of.name)]
            self.initial = self._told(of)

    def agency_id(self) -> UUID:
        """Return the agency chosen."""
        return UUID(self.cleaned_data["agency"])

    def entry(self) -> Entry:
        """Return the entry that the valid form describes."""
        told = {
            code: tuple(part) if isinstance(part, list) else part
            for code, part in self.cleaned_data.items()
            if code not in ("agency", "services")
        }
        return Entry(**told)

    def _keep_what_is_not_listed(self, of: ProviderFact) -> None:
        """What a sheet brought and the boxes do not show stays choosable."""
        for field in ("languages", "sexes", "nationalities", "provinces"):
            shown = {code for code, _label in self.fields[field].choices}
            self.fields[field].choices += [(code, code) for code in getattr(of, field) if code not in shown]

    @staticmethod
    def _told(of: ProviderFact) -> dict[str, object]:
        told: dict[str, object] = {code: getattr(of, code) for code in Entry.__dataclass_fields__}
        return told | {
            "agency": str(of.agency_id),
            "services": [one.service for one in of.offers if one.is_open],
        }


class PlacesForm(forms.Form):
    """How many places of a service are free now."""

    free = forms.IntegerField(
        label=_("Free now"), min_value=0, required=False, help_text=_("Empty: places are not counted.")
    )
    capacity = forms.IntegerField(label=_("Of how many in all"), min_value=0, required=False)
    is_open = forms.BooleanField(label=_("The service is offered at present"), required=False)

    @classmethod
    def of(cls, offer: OfferFact, data: Any = None) -> "PlacesForm":
        """Return the form of one offer; several stand on one page, so each has its prefix."""
        told = {"free": offer.free, "capacity": offer.capacity, "is_open": offer.is_open}
        return cls(data, initial=told, prefix=str(offer.id))


class VerifyForm(forms.Form):
    """The day on which somebody checked the entry with the provider."""

    on = forms.DateField(label=_("Checked with the provider on"), widget=forms.DateInput({"type": "date"}))


class SheetForm(forms.Form):
    """A directory as CSV."""

    file = forms.FileField(label=_("Sheet (CSV, UTF-8)"))

    def clean_file(self) -> str:
        """Return the sheet's text; refuse what is too large or no UTF-8."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST_SHEET:
            raise forms.ValidationError(_("The sheet is too large."))
        try:
            return sent.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(_("Save the sheet as CSV in UTF-8.")) from None
