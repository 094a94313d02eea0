"""The question pages of an intake, one topic each; the answers are the record's fields and the identity's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.asking import (
    NON_ANSWERS,
    PartialDateField,
    answers_of,
    contradiction,
    question,
    why_not,
)
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import country_pack, events, pack_countries
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput
from sampan.vocabulary.territories import COMMIT_STATES, country_choices, country_name, provinces

BUDDHIST_CALENDARS = frozenset({"TH", "LA", "KH"})  # states where people give their birth year in that era
BEGINNINGS = ("reported", "rescued", "found_abroad", "returned")
_AREA = {"rows": 4}


class QuestionForm(forms.Form):
    """A page of questions about fields of the record; nothing is required, and each can stay unanswered."""

    codes: tuple[str, ...] = ()

    def __init__(
        self,
        data: object = None,
        *,
        language: str = "en",
        kept: Mapping[str, object] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.language = language
        for code in self.codes:
            self.fields.update(question(code, language=language, kept=(kept or {}).get(code)))

    def clean(self) -> dict[str, Any]:
        """Refuse a question that is both answered and not."""
        cleaned = super().clean() or {}
        for code in self.codes:
            if contradiction(cleaned, code):
                self.add_error(code, _("Choose an answer, or why there is none, not both."))
        return cleaned

    def told(self) -> tuple[dict[str, object], dict[str, str]]:
        """Return what is recorded and why the rest is not, by field of the record."""
        return answers_of(self.cleaned_data, self.codes)


class WhoForm(QuestionForm):
    """Who is it?"""

    title = _("Who is it?")
    codes = ("age", "sex")
    sealed = ("name", "romanised", "other_names", "birth_date")

    name = forms.CharField(
        label=_("Name"),
        help_text=_("As the person writes it, in any script."),
        max_length=200,
        required=False,
    )
    name__why = why_not()
    romanised = forms.CharField(label=_("The same name in Latin letters"), max_length=200, required=False)
    other_names = forms.CharField(
        label=_("Other names"),
        help_text=_("One on each line."),
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    birth_date = PartialDateField(
        label=_("Born"), help_text=_("The year is enough."), required=False, may_be_buddhist=True
    )
    birth_date__why = why_not()
    birth_era = forms.ChoiceField(
        label=_("Which calendar is the year of?"),
        choices=[("CE", _("Common era (such as 2001)")), ("BE", _("Buddhist era (such as 2544)"))],
        widget=forms.RadioSelect,
        initial="CE",
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if settings.SAMPAN_NODE.country not in BUDDHIST_CALENDARS:
            del self.fields["birth_era"]

    def clean(self) -> dict[str, Any]:
        """Read the year in its era; an age that the birth date rules out is refused."""
        cleaned = super().clean()
        written = cleaned.get("birth_date")
        if not written:
            return cleaned
        try:
            born = PartialDate.parse(written, era=cleaned.get("birth_era") or "CE")
            ages = born.age_on(house_today())
        except InvalidInput as error:
            self.add_error("birth_date", f"{error.what} {error.remedy}".strip())
            return cleaned
        cleaned["birth_date"] = str(born)
        age = cleaned.get("age")
        if age is not None and not ages[0] <= age <= ages[1]:
            self.add_error("age", _("This age does not fit the date of birth."))
        elif age is None and ages[0] == ages[1]:
            cleaned["age"] = ages[0]
        return cleaned


class BackgroundForm(QuestionForm):
    """Where does the person come from, and which languages do they speak?"""

    title = _("Country, language, schooling")
    codes = (
        "citizenship",
        "languages",
        "education",
        "marital_status",
        "number_of_children",
        "residence_province",
    )


class ContactForm(QuestionForm):
    """How can the person be reached, and which papers are there?"""

    title = _("Papers and contact")
    sealed = ("document_number", "phones", "address")

    document_kind = forms.ChoiceField(label=_("Paper"), required=False)
    document_number = forms.CharField(label=_("Its number"), max_length=60, required=False)
    document_number__why = why_not()
    document_country = forms.ChoiceField(label=_("Issued by"), required=False)
    phones = forms.CharField(
        label=_("Phones that are safe to call"),
        help_text=_("One on each line."),
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    phones__why = why_not()
    address = forms.CharField(label=_("Address"), widget=forms.Textarea({"rows": 2}), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["document_kind"].choices = [("", "–"), *document_kinds()]
        self.fields["document_country"].choices = [("", "–"), *country_choices(self.language)]


class ActsForm(QuestionForm):
    """What was done, and how?"""

    title = _("What was done, and how")
    codes = ("acts", "means", "movement_restricted")


class FormsForm(QuestionForm):
    """For what?"""

    title = _("For what: the forms of exploitation")
    codes = ("forms",)


class DetailsForm(QuestionForm):
    """What exactly? Only what the forms of exploitation call for."""

    title = _("More about the exploitation")
    codes = ("crime_types", "labour_sectors", "sex_types", "unborn_child")


class RecruitmentForm(QuestionForm):
    """How did it begin?"""

    title = _("How it began: recruitment")
    codes = ("recruitment_methods", "recruitment_apps", "recruiter_relation", "recruitment_country")


class WhereForm(QuestionForm):
    """Where and when?"""

    title = _("Where and when")
    codes = (
        "exploitation_countries",
        "exploitation_province",
        "route",
        "exploitation_began",
        "exploitation_ended",
    )
    event = forms.ChoiceField(
        label=_("How did the person come to us?"), widget=forms.RadioSelect, required=False
    )
    event_on = forms.DateField(
        label=_("On which day?"),
        help_text=_("Time limits of the law count from it. Empty: today."),
        widget=forms.DateInput({"type": "date"}),
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["event"].choices = event_choices(self.language, BEGINNINGS)
        self.initial.setdefault("event", "reported")

    def clean_event_on(self) -> object:
        """Refuse a day to come."""
        day = self.cleaned_data.get("event_on")
        if day and day > house_today():
            raise forms.ValidationError(_("This day lies in the future."))
        return day


class RightsForm(QuestionForm):
    """Which rights are at stake, and what is needed at once?"""

    title = _("Rights and urgent needs")
    codes = ("forced_to_offend", "non_punishment", "asylum_asked", "guardian_appointed")
    needs = forms.MultipleChoiceField(
        label=_("What is needed at once?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    is_urgent = forms.BooleanField(label=_("The person is in danger or needs help today"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [*code_list("referral_service").choices(self.language), *NON_ANSWERS]
        self.fields["needs"].choices = choices


class TellingForm(QuestionForm):
    """The person's own words."""

    title = _("In the person's own words")
    sealed = ("narrative",)
    narrative = forms.CharField(
        label=_("What the person tells"),
        help_text=_("Only what the person wants to tell, and only what is needed. No need to ask twice."),
        widget=forms.Textarea({"rows": 8}),
        required=False,
        max_length=20_000,
    )
    narrative__why = why_not()


class AgreementForm(QuestionForm):
    """What the person was told and agreed to; consents to share are recorded on the case."""

    title = _("What the person agreed to")
    sealed = ("consent_note",)
    informed = forms.ChoiceField(
        label=_("Was it explained what is written down, why, and who sees it?"),
        choices=[("yes", _("Yes")), ("no", _("No")), *NON_ANSWERS[:1]],
        widget=forms.RadioSelect,
        required=False,
    )
    consent_note = forms.CharField(
        label=_("Note on consent"),
        help_text=_("In which language, with whose help, what the person said no to."),
        widget=forms.Textarea(_AREA),
        required=False,
        max_length=4_000,
    )


def document_kinds() -> list[tuple[str, str]]:
    """Return the kinds of paper of the node's country, as a form field takes them."""
    country = settings.SAMPAN_NODE.country
    if country not in pack_countries():
        return [("passport", _("Passport")), ("other", _("Another paper"))]
    kinds = [(one.code, one.label_local or one.label) for one in country_pack(country).documents]
    return [*(kind for kind in kinds if kind[0] != "none"), ("other", _("Another paper"))]


def event_choices(language: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return events of the procedure in the reader's language."""
    known = events()
    labels = {"vi": "label_vi", "id": "label_id"}
    return [
        (code, getattr(known[code], labels.get(language, "label")) or known[code].label) for code in codes
    ]


def province_choices(language: str) -> list[Any]:
    """Return the provinces of the six states, under their country's name."""
    return [
        (country_name(iso2, language), [(one.code, one.name) for one in provinces(iso2)])
        for iso2 in COMMIT_STATES
    ]
