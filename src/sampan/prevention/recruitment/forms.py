"""Forms of the register: an agency, a licence, an act on it, a fee ceiling, a source, a list, its columns, an offer."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.prevention.recruitment.columns import FIELDS as COLUMNS
from sampan.prevention.recruitment.columns import NEEDED
from sampan.prevention.recruitment.facts import ImportFact, LicenceFact, RecruiterFact
from sampan.prevention.recruitment.services.licensing import NewFee, NewLicence
from sampan.prevention.recruitment.services.lists import NewList, NewSource
from sampan.prevention.recruitment.services.register import Entry
from sampan.prevention.recruitment.wording import FIELDS
from sampan.registry.clock.queries import house_today
from sampan.registry.wording import reading_language
from sampan.vocabulary.money import currency_of
from sampan.vocabulary.territories import country_choices

_ACTS = (
    ("suspended", _("Suspend it")),
    ("lifted", _("Lift the suspension")),
    ("revoked", _("Revoke it")),
    ("restored", _("Take the revocation back")),
)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput({"type": "date"}), **more)


def _lines(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, widget=forms.Textarea({"rows": 3})
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.splitlines() if one.strip())


class _WithCountries(forms.Form):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = country_choices(reading_language())
        for name in ("country", "destination"):
            if name in self.fields:
                self.fields[name].choices = [("", "–"), *choices]
        if "destinations" in self.fields:
            self.fields["destinations"].choices = choices
        self.initial.setdefault("country", settings.SAMPAN_NODE.country)


class EntryForm(_WithCountries):
    """An agency's entry; with `of`, why it is changed."""

    name = forms.CharField(label=FIELDS["name"], max_length=300)
    other_names = _lines(FIELDS["other_names"], _("One a line: romanised, translated, trade names."))
    country = forms.ChoiceField(label=_("Licensed in"))
    address = forms.CharField(label=FIELDS["address"], max_length=500, required=False)
    contacts = _lines(
        FIELDS["contacts"],
        _("One a line: telephones, names on platforms, sites. Of the agency, not of people."),
    )
    why = forms.CharField(label=_("Why it is changed"), max_length=200)

    def __init__(self, *args: Any, of: RecruiterFact | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if of is None:
            del self.fields["why"]
            return
        self.initial |= {
            "name": of.name, "country": of.country, "address": of.address, "other_names": "\n".join(of.other_names),
            "contacts": "\n".join(of.contacts),
        }  # fmt: skip

    def entry(self) -> Entry:
        """Return the entry of the valid form."""
        told = self.cleaned_data
        names, contacts = _split(told["other_names"]), _split(told["contacts"])
        return Entry(told["name"], told["country"], names, told["address"], contacts)


class LicenceForm(_WithCountries):
    """A licence, or its next version."""

    number = forms.CharField(label=FIELDS["number"], max_length=80)
    regulator = forms.CharField(label=FIELDS["regulator"], max_length=200, required=False)
    valid_from = _day(FIELDS["valid_from"], required=False)
    valid_until = _day(FIELDS["valid_until"], required=False)
    occupations = _lines(FIELDS["occupations"], _("One a line; empty: not limited."))
    destinations = forms.MultipleChoiceField(
        label=FIELDS["destinations"], help_text=_("Nothing chosen: not limited."), required=False,
        widget=forms.SelectMultiple({"size": 6}),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why this is recorded"),
        max_length=200,
        help_text=_("Granted, renewed, corrected; the letter or decision."),
    )

    def __init__(self, *args: Any, of: LicenceFact | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        if of is not None:
            told = {name: getattr(of, name) for name in ("number", "regulator", "valid_from", "valid_until")}
            lists = {"occupations": "\n".join(of.occupations), "destinations": list(of.destinations)}
            self.initial |= told | lists

    def licence(self) -> NewLicence:
        """Return the licence of the valid form."""
        told = self.cleaned_data
        return NewLicence(
            told["number"], told["regulator"], told["valid_from"], told["valid_until"], _split(told["occupations"]),
            tuple(told["destinations"]),
        )  # fmt: skip


class ActForm(forms.Form):
    """What the regulator did with a licence."""

    kind = forms.ChoiceField(label=_("What was decided"), choices=_ACTS, widget=forms.RadioSelect)
    from_on = _day(_("From"))
    until_on = _day(
        _("Last day of the suspension"), required=False, help_text=_("Empty: until further notice.")
    )
    reason = forms.CharField(
        label=FIELDS["reason"], max_length=400, help_text=_("It is public: name no person.")
    )


class FeeForm(_WithCountries):
    """The most that may be asked of a worker."""

    destination = forms.ChoiceField(
        label=_("For work in"), required=False, help_text=_("Empty: any country.")
    )
    amount = forms.DecimalField(
        label=_("At most"),
        min_value=0,
        decimal_places=2,
        max_digits=14,
        help_text=_("0: nothing may be asked."),
    )
    currency = forms.CharField(label=_("Currency"), max_length=3)
    rule = forms.CharField(label=_("The rule that says so"), max_length=300)
    valid_from = _day(_("In force from"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("currency", currency_of(settings.SAMPAN_NODE.country))

    def fee(self) -> NewFee:
        """Return the ceiling of the valid form."""
        told = self.cleaned_data
        return NewFee(
            told["amount"], told["currency"].upper(), told["rule"], told["valid_from"], told["destination"]
        )


class SourceForm(_WithCountries):
    """Who publishes a list."""

    name = forms.CharField(label=_("Name of the list"), max_length=120)
    country = forms.ChoiceField(label=_("Its agencies are licensed in"))
    publisher = forms.CharField(label=_("Published by"), max_length=120)
    terms = forms.CharField(label=_("Terms of use"), max_length=200, help_text=_("The licence of the list."))
    address = forms.CharField(label=_("Where it is published"), max_length=300, required=False)

    def source(self) -> NewSource:
        """Return the source of the valid form."""
        return NewSource(**self.cleaned_data)


class ListForm(forms.Form):
    """A received list."""

    file = forms.FileField(label=_("List (CSV or XLSX)"))
    list_date = _day(_("Day of the list"))
    is_whole = forms.BooleanField(
        label=_("This is the whole list"), required=False, help_text=_("Whoever is missing has gone from it.")
    )

    def new(self) -> NewList:
        """Return what was said of the list."""
        return NewList(self.cleaned_data["list_date"], self.cleaned_data["is_whole"])


class ColumnsForm(forms.Form):
    """Which column of a list is what."""

    def __init__(self, *args: Any, of: ImportFact, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [("", "–"), *((column, column) for column in of.header)]
        for name in COLUMNS:
            self.fields[name] = forms.ChoiceField(
                label=FIELDS[name], choices=choices, required=name in NEEDED, initial=of.mapping.get(name, "")
            )


class OfferForm(forms.Form):
    """An offer that names an agency."""

    text = forms.CharField(
        label=_("The offer, as it was sent"), max_length=20_000, widget=forms.Textarea({"rows": 8})
    )
    on = _day(_("As of"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("on", house_today())
