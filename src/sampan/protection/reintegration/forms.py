"""The forms of reintegration: a plan, a goal, a visit, money, an end, and news for the country that referred."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from sampan.protection.reintegration.facts import LineFact
from sampan.protection.reintegration.schedule import USUAL_MONTHS
from sampan.protection.reintegration.services.planning import Goal
from sampan.protection.reintegration.services.visiting import Seen
from sampan.registry.clock.queries import house_today
from sampan.registry.wording import choices_of
from sampan.vocabulary.countries.pack import CountryPack

NOT_SEEN = ("", _("Not talked about"))
LONGEST_TEXT = 4000
_DAY = {"type": "date"}


class PlanForm(forms.Form):
    """When the plan begins, where the survivor lives, and when they are visited."""

    begins_on = forms.DateField(label=_("The plan begins on"), widget=forms.DateInput(_DAY))
    province = forms.ChoiceField(label=_("Where the survivor lives now"), required=False)
    visit_months = forms.CharField(
        label=_("Visits, in months after the beginning"),
        help_text=_("Once the survivor agrees, a visit is owed on each of these days."),
        max_length=60,
    )

    def __init__(self, *args: Any, pack: CountryPack, **more: Any) -> None:
        super().__init__(*args, **more)
        places = [(one.code, one.name) for one in pack.provinces]
        self.fields["province"].choices = [("", _("Not known")), *places]
        self.initial.setdefault("begins_on", house_today())
        self.initial.setdefault("visit_months", ", ".join(str(one) for one in USUAL_MONTHS))

    def clean_visit_months(self) -> list[int]:
        """Return the months as numbers."""
        parts = self.cleaned_data["visit_months"].replace(",", " ").split()
        if not all(one.isdigit() for one in parts):
            raise forms.ValidationError(_("Write months as numbers, such as 1, 3, 6, 12."))
        return [int(one) for one in parts]


class AgreeForm(forms.Form):
    """The day on which the survivor agreed."""

    agreed_on = forms.DateField(label=_("The survivor agreed on"), widget=forms.DateInput(_DAY))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("agreed_on", house_today())


class GoalForm(forms.Form):
    """One goal, in the survivor's own words where possible."""

    area = forms.ChoiceField(label=_("What is it about?"))
    text = forms.CharField(
        label=_("What the survivor wants to reach"),
        widget=forms.Textarea({"rows": 3}),
        max_length=LONGEST_TEXT,
    )
    responsible = forms.TypedChoiceField(
        label=_("Who helps with it"), required=False, coerce=str, empty_value=None
    )
    due_on = forms.DateField(label=_("Until when"), required=False, widget=forms.DateInput(_DAY))
    cost = forms.DecimalField(
        label=_("What it will cost"), required=False, min_value=Decimal(0), max_digits=14, decimal_places=2
    )

    def __init__(self, *args: Any, colleagues: list[tuple[object, str]], currency: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.currency = currency
        self.fields["area"].choices = choices_of("reintegration_area")
        self.fields["responsible"].choices = [("", _("The team")), *((str(a), b) for a, b in colleagues)]
        self.fields["cost"].help_text = _("In %(currency)s.") % {"currency": currency}

    def goal(self) -> Goal:
        """Return the goal as the service takes it."""
        told = self.cleaned_data
        return Goal(
            area=told["area"],
            text=told["text"],
            due_on=told["due_on"],
            responsible=told["responsible"],
            cost=told["cost"],
            currency=self.currency,
        )


class MoveForm(forms.Form):
    """Where a goal stands."""

    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        widget=forms.RadioSelect,
        choices=[
            ("planned", _("Planned")),
            ("under_way", _("Under way")),
            ("done", _("Reached")),
            ("dropped", _("Given up")),
        ],
    )


class VisitForm(forms.Form):
    """How the survivor fares, area by area, and which warning signs were seen; usable with one hand."""

    made_on = forms.DateField(label=_("Visited on"), widget=forms.DateInput(_DAY))
    mode = forms.ChoiceField(label=_("How did you meet?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("made_on", house_today())
        self.fields["mode"].choices = choices_of("visit_mode")
        levels = [NOT_SEEN, *choices_of("reintegration_level")]
        for code, label in choices_of("reintegration_area"):
            self.fields[f"level_{code}"] = forms.ChoiceField(label=label, choices=levels, required=False)
        self.fields["signs"] = forms.MultipleChoiceField(
            label=_("Warning signs that you saw or heard of"),
            choices=choices_of("retrafficking_sign"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        self.fields["note"] = forms.CharField(
            label=_("What the survivor says"),
            widget=forms.Textarea({"rows": 3}),
            required=False,
            max_length=LONGEST_TEXT,
        )

    def seen(self) -> Seen:
        """Return what the visit showed, as the service takes it."""
        told = self.cleaned_data
        levels = {
            name.removeprefix("level_"): int(level)
            for name, level in told.items()
            if name.startswith("level_") and level
        }
        return Seen(told["made_on"], told["mode"], levels, tuple(told["signs"]), told["note"])


class MissForm(forms.Form):
    """Why a visit did not take place."""

    reason = forms.ChoiceField(label=_("Why did it not take place?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = choices_of("visit_missed_reason")


class AnotherVisitForm(forms.Form):
    """One more visit."""

    due_on = forms.DateField(label=_("Visit on"), widget=forms.DateInput(_DAY))


class EndForm(forms.Form):
    """How the plan ended."""

    end = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    ended_on = forms.DateField(label=_("It ended on"), widget=forms.DateInput(_DAY))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["end"].choices = choices_of("reintegration_end")
        self.initial.setdefault("ended_on", house_today())


class SpendForm(forms.Form):
    """Money spent on a goal."""

    line = forms.ChoiceField(label=_("From which budget line?"))
    amount = forms.DecimalField(label=_("Amount"), min_value=Decimal("0.01"), max_digits=14, decimal_places=2)
    paid_on = forms.DateField(label=_("Paid on"), widget=forms.DateInput(_DAY))
    receipt = forms.CharField(
        label=_("Number of the receipt in your books"), required=False, max_length=40, empty_value=""
    )

    def __init__(self, *args: Any, lines: list[LineFact], **more: Any) -> None:
        super().__init__(*args, **more)
        self.initial.setdefault("paid_on", house_today())
        self.fields["line"].choices = [(str(one.id), _line_words(one)) for one in lines]


def _line_words(line: LineFact) -> str:
    left = number_format(line.left, decimal_pos=0, force_grouping=True)
    return f"{line.code} {line.name} · {left} {line.currency}"


class LineForm(forms.Form):
    """A new budget line."""

    code = forms.CharField(label=_("Code"), max_length=40)
    name = forms.CharField(label=_("Name, such as the programme that pays"), max_length=120)
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    amount = forms.DecimalField(label=_("Amount"), min_value=Decimal(1), max_digits=14, decimal_places=2)
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)

    def clean_currency(self) -> str:
        """Return the currency's code in capitals; it is one of three letters."""
        told = self.cleaned_data["currency"].upper()
        if not (told.isascii() and told.isalpha()):
            raise forms.ValidationError(_("Write the three letters of the currency, such as VND or USD."))
        return told


class TellForm(forms.Form):
    """News for the country that referred: an outcome and a note, shown exactly as they will read it."""

    outcome = forms.ChoiceField(label=_("How does the person fare?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("A note to the colleagues abroad"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=LONGEST_TEXT,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].choices = choices_of("feedback_outcome")
