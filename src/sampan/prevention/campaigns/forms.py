"""Forms of campaigns: the plan, an activity, what came of it, sums of a quiz, a site's counters, two to compare."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sampan.prevention.awareness.counters import LARGEST, Counters, read_counters
from sampan.prevention.awareness.knowledge import QuizSum
from sampan.prevention.awareness.materials import LONGEST_NAME
from sampan.prevention.campaigns.facts import WORLD_DAY, ActivityFact, CampaignFact
from sampan.prevention.campaigns.places import place_name
from sampan.prevention.campaigns.services.planning import CampaignPlan, Outcome
from sampan.prevention.campaigns.services.printing import SheetAsked
from sampan.prevention.campaigns.services.summing import PaperQuiz
from sampan.prevention.campaigns.wording import (
    CHANNEL_WORDS,
    COUNTED_WORDS,
    SHEET_WORDS,
    language_choices,
    lesson_choices,
)
from sampan.vocabulary.errors import InvalidInput

_TICKS = forms.CheckboxSelectMultiple


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(label=label, required=required, widget=forms.DateInput({"type": "date"}))


def week_around(today: date) -> dict[str, object]:
    """Return the period that is suggested: the week that ends on the next 30 July, with a code of its year."""
    month, day = WORLD_DAY
    year = today.year if today <= date(today.year, month, day) else today.year + 1
    last = date(year, month, day)
    return {"starts_on": last - timedelta(days=6), "ends_on": last, "code": f"week-{year}"}


class CampaignForm(forms.Form):
    """What is planned."""

    name = forms.CharField(label=_("Name"), max_length=120)
    code = forms.CharField(
        label=_("Code"),
        max_length=24,
        help_text=_("Small letters, digits and hyphens. It stands in addresses of the public site."),
    )
    starts_on = _day(_("First day"))
    ends_on = _day(_("Last day"))
    audience = forms.CharField(
        label=_("For whom"), max_length=200, help_text=_("For example: young people in border districts.")
    )
    languages = forms.MultipleChoiceField(label=_("Languages"), choices=language_choices, widget=_TICKS)
    channels = forms.MultipleChoiceField(
        label=_("Channels"), choices=tuple(CHANNEL_WORDS.items()), widget=_TICKS
    )
    places = forms.CharField(
        label=_("Places"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("One a line: a province by its name or code, or any place."),
    )

    def __init__(self, *args: Any, of: CampaignFact | None = None, **options: Any) -> None:
        if of:
            told = {name: getattr(of, name) for name in ("name", "code", "starts_on", "ends_on", "audience")}
            told |= {"languages": list(of.languages), "channels": list(of.channels)}
            told["places"] = "\n".join(place_name(one) for one in of.places)
            options["initial"] = told
        super().__init__(*args, **options)

    def plan(self) -> CampaignPlan:
        """Return the plan of the valid form."""
        told = self.cleaned_data
        lists = {"languages": tuple(told["languages"]), "channels": tuple(told["channels"])}
        return CampaignPlan(**{**told, **lists, "places": tuple(told["places"].splitlines())})


class ActivityForm(forms.Form):
    """Something that is planned."""

    channel = forms.ChoiceField(label=_("Channel"), choices=tuple(CHANNEL_WORDS.items()))
    place = forms.CharField(
        label=_("Place"), max_length=120, widget=forms.TextInput({"list": "places", "autocomplete": "off"})
    )
    planned_on = _day(_("Planned for"))


class OutcomeForm(forms.Form):
    """What came of an activity."""

    done_on = _day(_("Done on"))
    done_by = forms.CharField(
        label=_("By which office or organisation"), max_length=120, help_text=_("Name no person.")
    )
    reached = forms.IntegerField(
        label=_("How many people it reached"),
        required=False,
        min_value=0,
        help_text=_("Contacts: who came twice counts twice. Leave it empty when nobody knows."),
    )
    counted_how = forms.ChoiceField(
        label=_("How this is known"),
        required=False,
        choices=[("", _("not known")), *COUNTED_WORDS.items()],
        widget=forms.RadioSelect,
    )
    cost = forms.DecimalField(label=_("Cost"), required=False, min_value=0, max_digits=14, decimal_places=2)
    currency = forms.CharField(
        label=_("Currency"), required=False, max_length=3, help_text=_("Three letters, such as USD.")
    )

    def __init__(self, *args: Any, of: ActivityFact, today: date, currency: str, **options: Any) -> None:
        names = ("done_by", "reached", "counted_how", "cost")
        told = {name: getattr(of, name) for name in names}
        told |= {"done_on": of.done_on or min(of.planned_on, today), "currency": of.currency or currency}
        super().__init__(*args, initial=told, **options)

    def outcome(self) -> Outcome:
        """Return the outcome of the valid form.

        A currency without a cost is left out, and how it is known of a number that is not there.
        """
        told = dict(self.cleaned_data)
        told["currency"] = told["currency"].upper() if told["cost"] is not None else ""
        told["counted_how"] = told["counted_how"] if told["reached"] is not None else ""
        return Outcome(**told)


def _count(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=10**9)


class SheetForm(forms.Form):
    """What to print, in which language, and which numbers were called and are right."""

    kind = forms.ChoiceField(
        label=_("What to print"), choices=tuple(SHEET_WORDS.items()), widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    name = forms.CharField(label=_("Name on the sheet"), required=False, max_length=LONGEST_NAME)
    days = forms.CharField(label=_("Days on the sheet"), required=False, max_length=LONGEST_NAME)
    confirmed = forms.MultipleChoiceField(
        label=_("I called these numbers, and they are right"),
        required=False,
        widget=_TICKS,
        help_text=_("A number that no published source confirms is printed only when you tick it."),
    )

    def __init__(
        self, *args: Any, of: CampaignFact, numbers: Iterable[tuple[str, str]], **options: Any
    ) -> None:
        days = f"{of.starts_on:%d/%m} – {of.ends_on:%d/%m/%Y}"
        told = {
            "name": of.name[:LONGEST_NAME],
            "days": days,
            "language": of.languages[0],
            "kind": "poster_a3",
        }
        super().__init__(*args, initial=told, **options)
        choices = [(number, f"{number}, {name}") for number, name in numbers]
        if choices:
            self.fields["confirmed"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["confirmed"]

    def asked(self) -> SheetAsked:
        """Return what the valid form asks for."""
        told = self.cleaned_data
        return SheetAsked(**{**told, "confirmed": tuple(told.get("confirmed", ()))})


class SumsForm(forms.Form):
    """The sums of a quiz on paper."""

    language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    lesson = forms.ChoiceField(label=_("About what"), required=False, choices=lesson_choices)
    held_on = _day(_("Day of the quiz"))
    before_takers = _count(_("Before: how many people"))
    before_asked = _count(_("Before: questions asked, all together"))
    before_right = _count(_("Before: right answers, all together"))
    after_takers = _count(_("After: how many people"))
    after_asked = _count(_("After: questions asked, all together"))
    after_right = _count(_("After: right answers, all together"))

    def quiz(self) -> PaperQuiz:
        """Return the sums of the valid form; raises InvalidInput naming the field."""
        told = self.cleaned_data
        return PaperQuiz(
            language=told["language"],
            lesson=told["lesson"],
            held_on=told["held_on"],
            before=self._group("before"),
            after=self._group("after"),
        )

    def _group(self, moment: str) -> QuizSum | None:
        told = [self.cleaned_data[f"{moment}_{name}"] for name in ("takers", "asked", "right")]
        if not any(told):
            return None
        try:
            return QuizSum(*(one or 0 for one in told))
        except InvalidInput as error:
            raise InvalidInput(error.what, remedy=error.remedy, field=f"{moment}_right") from None


class CountersForm(forms.Form):
    """The file of counters of a public site."""

    file = forms.FileField(
        label=_("The file quiz-sums.json of the site"),
        help_text=_("It holds sums alone. Given twice, nothing changes."),
    )

    def counters(self) -> Counters:
        """Return the counters of the valid form; raises InvalidInput."""
        file: UploadedFile = self.cleaned_data["file"]
        octets = file.read(LARGEST + 1)
        return read_counters(octets.decode("utf-8", "replace"))


class CompareForm(forms.Form):
    """Two campaigns."""

    first = forms.ChoiceField(label=_("First campaign"))
    second = forms.ChoiceField(label=_("Second campaign"))

    def __init__(self, *args: Any, of: Iterable[CampaignFact], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.id), f"{one.name}, {one.starts_on.year}") for one in of]
        for name in ("first", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
