"""The filters of the case list as a form: for a look, and to keep them as a working list."""

from functools import lru_cache
from typing import Any

from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.services.filtering import Filter, conditions
from sampan.registry.access.reader import Reader
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import COMMIT_STATES, country_choices, country_name, provinces

_ANY = ("", "–")


class FilterForm(forms.Form):
    """What narrows the list; every field may be left open, and none takes a name."""

    needs = forms.MultipleChoiceField(
        label=_("What is missing or late"), widget=forms.CheckboxSelectMultiple, required=False
    )
    mine = forms.BooleanField(label=_("Only cases on whose team I am"), required=False)
    state = forms.ChoiceField(
        label=_("Open or closed"),
        choices=[_ANY, ("open", _("Open")), ("closed", _("Closed"))],
        required=False,
    )
    urgency = forms.ChoiceField(
        label=_("Urgency"), choices=[_ANY, ("urgent", _("Urgent")), ("normal", _("Normal"))], required=False
    )
    status = forms.ChoiceField(label=_("Status"), required=False)
    form = forms.ChoiceField(label=_("Form of exploitation"), required=False)
    citizenship = forms.ChoiceField(label=_("Citizen of"), required=False)
    exploited_in = forms.ChoiceField(label=_("Exploited in"), required=False)
    province = forms.ChoiceField(label=_("Province of residence"), required=False)
    closed_because = forms.ChoiceField(label=_("Closed because"), required=False)
    opened_from = forms.DateField(
        label=_("Opened from"), widget=forms.DateInput({"type": "date"}), required=False
    )
    opened_until = forms.DateField(
        label=_("Opened until"), widget=forms.DateInput({"type": "date"}), required=False
    )
    operation = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, language: str, at: Filter, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["needs"].choices = [(one.code, one.label) for one in conditions()]
        countries = country_choices(language)
        lists = {
            "status": code_list("trafficking_status").choices(language),
            "form": code_list("form_of_exploitation").choices(language),
            "closed_because": code_list("closure_reason").choices(language),
            "citizenship": countries,
            "exploited_in": countries,
            "province": _provinces(language),
        }
        for name, choices in lists.items():
            self.fields[name].choices = [_ANY, *choices]
        self.initial = at.told() | {"needs": list(at.needs), "mine": at.mine} | self.initial

    def filter(self) -> Filter:
        """Return the filters of a valid form."""
        told = {
            name: "yes" if kept is True else str(kept) for name, kept in self.cleaned_data.items() if kept
        }
        return Filter.of(told | {"needs": ",".join(self.cleaned_data["needs"])})


@lru_cache(maxsize=32)
def drawn_filters(language: str, at: Filter) -> SafeString:
    """Return the fields of the form with what an address narrows by; the same for everybody, so drawn once.

    It holds code lists and countries, no case and no reader.
    """
    form = FilterForm(language=language, at=at, auto_id="filter_%s")
    return render_to_string("portal/forms/fields.html", {"form": form})


def filter_in_words(kept: Filter, *, reader: Reader, language: str) -> list[str]:
    """Return the filters in words, one each, for a chip or a saved list."""
    labels = {one.code: str(one.label) for one in conditions()}
    form = FilterForm(language=language, at=kept)
    words = [labels[code] for code in kept.needs]
    for name, told in kept.told().items():
        if name in ("needs", "operation"):
            continue
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            words.append(_chosen(field, told))
        elif name == "mine":
            words.append(str(_("My cases")))
        else:
            words.append(f"{field.label}: {told}")
    return words + ([str(_("One operation"))] if kept.operation else [])


def _chosen(field: forms.ChoiceField, told: str) -> str:
    for code, label in field.choices:
        inside = label if isinstance(label, (list, tuple)) else [(code, label)]
        for one, words in inside:
            if one == told:
                return f"{field.label}: {words}"
    return told


def _provinces(language: str) -> list[Any]:
    own = settings.SAMPAN_NODE.country
    listed = dict.fromkeys((own, *COMMIT_STATES))
    return [
        (country_name(iso2, language), [(one.code, one.name) for one in provinces(iso2)]) for iso2 in listed
    ]
