"""The forms of identification: a page of indicators, a decision, a step done, an event that happened."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.identification.reasons import decision_reasons
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.identification.services.deciding import Verdict
from sampan.protection.identification.statuses import national_statuses
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.countries.pack import events
from sampan.vocabulary.indicators import operational_indicators

ANSWERS = [
    ("yes", _("Yes")),
    ("no", _("No")),
    ("not_asked", _("Not asked")),
    ("declined", _("Does not want to say")),
    ("not_known", _("Not known")),
]
RECORDABLE = (  # events that a person writes down; what steps and decisions bring about comes from them
    "reported", "rescued", "found_abroad", "return_requested", "returned", "custody_extended", "paper_issued",
)  # fmt: skip


class DimensionForm(forms.Form):
    """The indicators of one dimension; leaving one open is a real answer too."""

    def __init__(
        self, *args: Any, dimension: str, language: str, kept: Mapping[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        labels = code_list("ilo_operational_indicator")
        for one in operational_indicators():
            if one.dimension == dimension:
                self.fields[field_name(one.code)] = forms.ChoiceField(
                    label=labels.label(one.code, language),
                    choices=ANSWERS,
                    widget=forms.RadioSelect,
                    required=False,
                    initial=kept.get(one.code),
                )

    def answers(self) -> dict[str, str]:
        """Return what was answered, by indicator."""
        told = self.cleaned_data.items()
        return {name.removeprefix("i").replace("_", "."): answer for name, answer in told if answer}


class StartForm(forms.Form):
    """Whose weights count."""

    profile = forms.ChoiceField(
        label=_("Is the person under 18?"),
        choices=[("adult", _("No: an adult")), ("child", _("Yes, or perhaps: a child"))],
        widget=forms.RadioSelect,
    )


class DecideForm(forms.Form):
    """A decision: which status, on which grounds, by which authority, on which day."""

    national_status = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        help_text=_("At least one. A recommendation alone decides nothing."),
        widget=forms.CheckboxSelectMultiple,
    )
    text = forms.CharField(
        label=_("In words"),
        help_text=_("What convinced you, and what spoke against it."),
        widget=forms.Textarea({"rows": 6}),
        required=False,
        max_length=20_000,
    )
    authority = forms.ChoiceField(label=_("Competent authority"), required=False)
    decided_on = forms.DateField(label=_("Decided on"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        pack, today = own_pack(), house_today()
        statuses = national_statuses(pack, language)
        self.fields["national_status"].choices = [(one.code, one.label) for one in statuses]
        self.fields["national_status"].choice_hints = {
            one.code: _("Not verified in the law's text.") for one in statuses if not one.is_verified
        }
        reasons = decision_reasons(pack, language)
        self.fields["reasons"].choices = [(one.code, one.label) for one in reasons]
        self.fields["reasons"].choice_hints = {one.code: one.ground for one in reasons if one.ground}
        local = pack is not None and language == pack.local_language
        bodies = [one for one in (pack.authorities if pack else ()) if one.in_force(today)]
        named = [(one.code, (one.name_local if local else "") or one.name) for one in bodies]
        self.fields["authority"].choices = [("", "–"), *named]
        self.initial.setdefault("decided_on", today)

    def verdict(self) -> Verdict:
        """Return the decision of a valid form."""
        told = self.cleaned_data
        return Verdict(
            told["national_status"],
            tuple(told["reasons"]),
            told["decided_on"],
            text=told["text"],
            authority=told["authority"],
        )


class SettleForm(forms.Form):
    """The day on which a step was done."""

    done_on = forms.DateField(label=_("Done on"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("done_on", house_today())


class EventForm(forms.Form):
    """Something of the procedure that happened, and on which day."""

    event = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        known = events()
        self.fields["event"].choices = [
            (code, getattr(known[code], f"label_{language}", "") or known[code].label) for code in RECORDABLE
        ]
        self.initial.setdefault("on", house_today())


def field_name(indicator: str) -> str:
    """Return the name of an indicator's field: a dot would not do in a name."""
    return f"i{indicator.replace('.', '_')}"
