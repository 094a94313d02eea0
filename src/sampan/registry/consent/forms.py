"""What is asked, so that a yes is an informed yes."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.registry.clock.queries import house_today
from sampan.registry.consent.facts import ConsentHelpers
from sampan.registry.consent.queries import recipient_choices
from sampan.registry.consent.services import ConsentAnswer
from sampan.registry.people.identity import CONSENT_GROUP_OF
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.record import fields_of

PROPOSED_DAYS = 365  # a year: long enough for a return and its follow-up, short enough to ask again
_SHARED_FOR = ("protection", "referral", "return", "statistics")
_SEALED_WORDS = {
    "name": _("name"),
    "other_names": _("other names"),
    "birth_date": _("birth date"),
    "documents": _("documents"),
    "phones": _("phones"),
    "emails": _("e-mail addresses"),
    "handles": _("online accounts"),
    "address": _("address"),
    "narrative": _("the account in the person's own words"),
}


class ConsentForm(forms.Form):
    """Asks to whom, for what, what, until when, and how it was asked."""

    recipient = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    purpose = forms.ChoiceField(label=_("For what"), widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(label=_("Which information"), widget=forms.CheckboxSelectMultiple)
    given_on = forms.DateField(label=_("When the person agreed"), widget=forms.DateInput(format="%Y-%m-%d"))
    expires_on = forms.DateField(
        label=_("Until when"),
        help_text=_("After this day, nothing more goes."),
        widget=forms.DateInput(format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(label=_("Language in which it was read"))
    elements = forms.MultipleChoiceField(
        label=_("What was explained, and understood"),
        help_text=_("Tick only what the person could say back in their own words."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    age = forms.ChoiceField(
        label=_("Is the person a child (under 18)?"),
        help_text=_("When in doubt, treat the person as a child."),
        choices=(("adult", _("No, an adult")), ("child", _("Yes, or it is not certain"))),
        widget=forms.RadioSelect,
    )
    given_by = forms.ChoiceField(
        label=_("Who agreed"),
        help_text=_(
            "A guardian who may have part in the exploitation cannot agree: ask for another to be appointed."
        ),
        choices=(("person", _("the person")), ("guardian", _("the person together with a guardian"))),
        widget=forms.RadioSelect,
    )
    guardian = forms.CharField(label=_("Guardian's name"), max_length=120, required=False)
    interpreter = forms.CharField(label=_("Interpreter's name"), max_length=120, required=False)
    witness = forms.CharField(label=_("Witness's name"), max_length=120, required=False)

    def __init__(self, *args: Any, own_agency: UUID | None = None, **more: Any) -> None:
        today = house_today()
        first = {"given_on": today, "expires_on": today + timedelta(days=PROPOSED_DAYS), "given_by": "person"}
        super().__init__(*args, initial=first, **more)
        language = get_language() or "en"
        self.fields["recipient"].choices = recipient_choices(but=own_agency)
        purposes = code_list("purpose")
        self.fields["purpose"].choices = [(code, purposes.label(code, language)) for code in _SHARED_FOR]
        self.fields["groups"].choices = code_list("consent_group").choices(language)
        self.fields["groups"].choice_hints = group_hints(language)
        self.fields["elements"].choices = code_list("consent_element").choices(language)
        self.fields["language"].choices = [("", ""), *code_list("language").choices(language)]
        for name in ("given_on", "expires_on"):
            self.fields[name].widget.input_type = "date"

    def clean_given_on(self) -> date:
        given_on: date = self.cleaned_data["given_on"]
        if given_on > house_today():
            raise forms.ValidationError(
                _("This day has not come yet. Write the day on which the person agreed.")
            )
        return given_on

    def answer(self) -> ConsentAnswer:
        """Return what was answered; the form is valid."""
        told = self.cleaned_data
        return ConsentAnswer(
            purpose=told["purpose"],
            recipient=told["recipient"],
            groups=tuple(told["groups"]),
            given_on=told["given_on"],
            expires_on=told["expires_on"],
            language=told["language"],
            given_by=told["given_by"],
            elements=tuple(told["elements"]),
            helpers=ConsentHelpers(told["interpreter"], told["guardian"], told["witness"]),
            is_child=told["age"] == "child",
        )


def group_hints(language: str) -> dict[str, str]:
    """Return, for each group of information, what it holds."""
    hints: dict[str, str] = {}
    for code, _label in code_list("consent_group").choices(language):
        sealed = [str(_SEALED_WORDS[field]) for field, group in CONSENT_GROUP_OF.items() if group == code]
        coded = [field.label_in(language) for field in fields_of(code)]
        hints[code] = ", ".join(sealed + coded)
    return hints
