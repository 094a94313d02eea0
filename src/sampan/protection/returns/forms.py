"""The questions of a return: what the person said, the risks, the plan, the hand-over, the answers."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.returns.services.asking import FamilySought, PersonAnswer
from sampan.protection.returns.services.places import province_choices
from sampan.protection.returns.services.risks import Risk
from sampan.registry.clock.queries import house_today
from sampan.registry.correspondence.directory import correspondents
from sampan.registry.wording import choices_of
from sampan.vocabulary.territories import country_name

DAY = {"type": "date"}


class CodesForm(forms.Form):
    """A form whose choices come from code lists: `LISTS` names the list of each field."""

    LISTS: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, name in self.LISTS.items():
            blank = [] if self.fields[field].required else [("", "–")]
            is_many = isinstance(self.fields[field], forms.MultipleChoiceField)
            self.fields[field].choices = choices_of(name) if is_many else blank + choices_of(name)

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        return dict(self.cleaned_data)


class ProposeForm(forms.Form):
    """Which country is asked, and where the person wants to go."""

    member = forms.ChoiceField(label=_("Country and authority"), widget=forms.RadioSelect)
    province = forms.ChoiceField(label=_("Province where the person wants to go"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        members = correspondents()
        self.fields["member"].choices = [
            (one.id, f"{country_name(one.country, language)} – {one.name}") for one in members
        ]
        self.fields["province"].choices = province_choices(members)

    def told(self) -> dict[str, Any]:
        """Return what the service takes."""
        return dict(self.cleaned_data)


class AnswerForm(CodesForm):
    """What the person said, after all options were explained."""

    LISTS = {"options": "return_option", "answer": "return_answer", "language": "language"}
    options = forms.MultipleChoiceField(label=_("What did you explain?"), widget=forms.CheckboxSelectMultiple)
    answer = forms.ChoiceField(label=_("What did the person say?"), widget=forms.RadioSelect)
    asked_on = forms.DateField(label=_("Asked on"), widget=forms.DateInput(attrs=DAY), initial=house_today)
    language = forms.ChoiceField(label=_("In which language?"))
    interpreter = forms.CharField(label=_("Interpreter"), required=False, max_length=200)
    signed_by = forms.ChoiceField(
        label=_("Who signed the answer?"), widget=forms.RadioSelect, required=False,
        choices=(("person", _("The person")), ("guardian", _("The guardian")), ("", _("Nobody yet"))),
    )  # fmt: skip
    guardian = forms.CharField(label=_("Guardian"), required=False, max_length=200)
    words = forms.CharField(
        label=_("In the person’s words"), required=False, widget=forms.Textarea, max_length=4000
    )

    def told(self) -> dict[str, Any]:
        """Return the answer as the service takes it."""
        told = dict(self.cleaned_data)
        return {"told": PersonAnswer(**(told | {"options": tuple(told["options"])}))}


class AsylumForm(CodesForm):
    """Is the person afraid to return, or asking for asylum?"""

    LISTS = {"answer": "return_asylum"}
    answer = forms.ChoiceField(label=_("Is the person afraid to return?"), widget=forms.RadioSelect)
    asked_on = forms.DateField(label=_("Asked on"), widget=forms.DateInput(attrs=DAY), initial=house_today)
    authority = forms.CharField(label=_("Authority that was asked"), required=False, max_length=40)
    words = forms.CharField(label=_("In words"), required=False, widget=forms.Textarea, max_length=4000)


class FamilyForm(forms.Form):
    """Whom to look for; the person agreed to this separately."""

    name = forms.CharField(label=_("Name of who is sought"), max_length=200)
    relation = forms.CharField(label=_("Relation to the person"), required=False, max_length=100)
    place = forms.CharField(label=_("Last known place"), required=False, max_length=300)
    words = forms.CharField(
        label=_("What else helps"), required=False, widget=forms.Textarea, max_length=4000
    )

    def told(self) -> dict[str, Any]:
        """Return whom to look for."""
        return {"family": FamilySought(**self.cleaned_data)}


class RiskForm(CodesForm):
    """Each risk with a level and a measure, then the result."""

    LISTS = {"result": "return_risk_result"}
    result = forms.ChoiceField(label=_("All in all"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words, for this side alone"), required=False, widget=forms.Textarea, max_length=4000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels, measures = choices_of("return_risk_level"), choices_of("return_measure")
        told = {}
        for code, label in choices_of("return_risk"):
            told[f"level_{code}"] = forms.ChoiceField(
                label=label, required=False, choices=[("", _("Not a risk here")), *levels]
            )
            told[f"measure_{code}"] = forms.ChoiceField(
                label=_("Measure: %(risk)s") % {"risk": label}, required=False, choices=[("", "–"), *measures]
            )
        self.fields = told | self.fields

    def clean(self) -> dict[str, Any]:
        """Ask for a measure beside each risk."""
        told = super().clean() or {}
        for code, _label in choices_of("return_risk"):
            if told.get(f"level_{code}") and not told.get(f"measure_{code}"):
                self.add_error(
                    f"measure_{code}", _("Name a measure, or say that none is needed or possible.")
                )
        return told

    def told(self) -> dict[str, Any]:
        """Return the risks and the result."""
        told = self.cleaned_data
        risks = tuple(
            Risk(code, told[f"level_{code}"], told[f"measure_{code}"])
            for code, _label in choices_of("return_risk")
            if told.get(f"level_{code}")
        )
        return {"risks": risks, "result": told["result"], "words": told["words"]}


class NationalityForm(CodesForm):
    """Is the person a national?"""

    LISTS = {"result": "return_nationality"}
    result = forms.ChoiceField(label=_("Is the person a national of this country?"), widget=forms.RadioSelect)
    authority = forms.CharField(label=_("Authority that checked"), required=False, max_length=40)
    words = forms.CharField(
        label=_("What the other side should know"), required=False, widget=forms.Textarea, max_length=4000
    )


class FamilyAnswerForm(CodesForm):
    """Was the family found, and is it safe?"""

    LISTS = {"result": "return_family"}
    result = forms.ChoiceField(label=_("Was the family found?"), widget=forms.RadioSelect)
    whereabouts = forms.CharField(label=_("Where they are"), required=False, max_length=300)
    words = forms.CharField(
        label=_("What the other side should know"), required=False, widget=forms.Textarea, max_length=4000
    )


class ChangeForm(CodesForm):
    """What should change in the plan."""

    LISTS = {"reason": "return_plan_change"}
    reason = forms.ChoiceField(label=_("What should change?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words, which the other side reads"),
        required=False,
        widget=forms.Textarea,
        max_length=2000,
    )


class DeclineForm(CodesForm):
    """Why the question is declined."""

    LISTS = {"reason": "decline_reason"}
    reason = forms.ChoiceField(label=_("Reason, which the other side reads"), widget=forms.RadioSelect)


class StopForm(CodesForm):
    """Why the return is stopped."""

    LISTS = {"reason": "return_stop"}
    reason = forms.ChoiceField(label=_("Why?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words, for this side alone"), required=False, widget=forms.Textarea, max_length=2000
    )


class AcceptForm(forms.Form):
    """Who will work on it: an agency's account, `AGENCY:ACCOUNT`."""

    worker = forms.ChoiceField(label=_("Who will work on this return?"))

    def __init__(self, *args: Any, workers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = workers


class ArrivalForm(forms.Form):
    """When the person arrived where they go."""

    arrived_on = forms.DateField(
        label=_("Arrived on"), widget=forms.DateInput(attrs=DAY), initial=house_today
    )

    def told(self) -> dict[str, Any]:
        """Return the day."""
        return dict(self.cleaned_data)


class PlainForm(forms.Form):
    """Asks for nothing more."""

    def told(self) -> dict[str, Any]:
        """Return nothing."""
        return {}


class TermsForm(forms.Form):
    """Days by track, as an agreement says."""

    proposal = forms.IntegerField(label=_("Answer to the question"), min_value=1, max_value=365)
    nationality = forms.IntegerField(label=_("Verification of nationality"), min_value=1, max_value=365)
    family = forms.IntegerField(label=_("Tracing of the family"), min_value=1, max_value=365)
    origin_risk = forms.IntegerField(
        label=_("Risk answer of the country of origin"), min_value=1, max_value=365
    )
    plan = forms.IntegerField(label=_("Answer to the plan"), min_value=1, max_value=365)
