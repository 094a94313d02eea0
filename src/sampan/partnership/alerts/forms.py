"""What is asked of whoever writes, answers, takes back or closes a message, and of who goes on duty."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from sampan.partnership.alerts.bodies import LONGEST_SUBJECT, LONGEST_TEXT
from sampan.partnership.alerts.facts import ALERT, DAY_MINUTES, URGENT, NewAlert
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import choices_of, reading_language
from sampan.vocabulary.territories import COMMIT_STATES, country_name, is_country, is_province, provinces

_NEAR = (*COMMIT_STATES, "MY", "ID", "PH", "SG")
WITHIN = (
    (5, _("5 minutes")),
    (15, _("15 minutes")),
    (60, _("1 hour")),
    (4 * 60, _("4 hours")),
    (DAY_MINUTES, _("1 day")),
)
VALID = ((6, _("6 hours")), (24, _("1 day")), (24 * 7, _("1 week")), (24 * 30, _("30 days")))


class AlertForm(forms.Form):
    """To whom, what, where, for how long, and within which time somebody has to have read it."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=((URGENT, _("Urgent message")), (ALERT, _("Alert"))),
        widget=forms.RadioSelect,
        initial=URGENT,
    )
    members = forms.MultipleChoiceField(label=_("To which duty desks?"), widget=forms.CheckboxSelectMultiple)
    subject = forms.CharField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(label=_("Message"), max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 6}))
    place = forms.ChoiceField(label=_("Place"), required=False)
    more_places = forms.CharField(
        label=_("Further places"),
        required=False,
        max_length=200,
        help_text=_("Codes such as KH, or MM-12 for a province, separated by commas."),
    )
    forms_of_exploitation = forms.MultipleChoiceField(
        label=_("Forms of exploitation"), required=False, widget=forms.CheckboxSelectMultiple
    )
    read_within = forms.TypedChoiceField(
        label=_("Somebody there should read it within"), coerce=int, choices=WITHIN, widget=forms.RadioSelect
    )
    valid_hours = forms.TypedChoiceField(
        label=_("It matters for"), coerce=int, choices=VALID, widget=forms.RadioSelect, initial=24
    )
    about = forms.ChoiceField(label=_("Refers to an earlier message"), required=False)

    kind_hints = {
        URGENT: _("A person's life, a group in a compound, a child: it goes before all other letters."),
        ALERT: _("A new trick, route, recruiter or place that others should know."),
    }

    def __init__(self, *args: object, threads: list[tuple[str, str]] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].choices = list(correspondent_names(reading_language()).items())
        self.fields["forms_of_exploitation"].choices = choices_of("form_of_exploitation")
        self.fields["place"].choices = [("", "–"), *_place_choices(reading_language())]
        self.fields["about"].choices = [("", "–"), *threads]
        self.fields["kind"].choice_hints = self.kind_hints
        self.fields["read_within"].initial = settings.SAMPAN_NODE.urgent_minutes
        known = dict(WITHIN)
        if settings.SAMPAN_NODE.urgent_minutes not in known:
            own = (settings.SAMPAN_NODE.urgent_minutes, _("%d minutes") % settings.SAMPAN_NODE.urgent_minutes)
            self.fields["read_within"].choices = [own, *WITHIN]

    def clean_more_places(self) -> list[str]:
        """Return the codes that were typed; refuse what is no place."""
        typed = self.cleaned_data["more_places"].upper().replace(";", ",").split(",")
        codes = [one.strip() for one in typed if one.strip()]
        if not all(is_country(one) or is_province(one) for one in codes):
            raise forms.ValidationError(_("This is no code of a country or province."))
        return codes

    def new_alert(self, case_id: UUID | None = None) -> NewAlert:
        """Return the message that the valid form describes."""
        told = self.cleaned_data
        first = [told["place"]] if told["place"] else []
        return NewAlert(
            kind=told["kind"],
            members=tuple(told["members"]),
            subject=told["subject"],
            text=told["text"],
            valid_until=house_now() + timedelta(hours=told["valid_hours"]),
            read_within=told["read_within"],
            places=(*first, *told["more_places"]),
            forms=tuple(told["forms_of_exploitation"]),
            about=UUID(told["about"]) if told["about"] else None,
            case_id=case_id,
        )


class AnswerForm(forms.Form):
    """What to tell the other desk."""

    text = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 4})
    )


class CloseForm(forms.Form):
    """A last word, if there is one."""

    text = forms.CharField(
        label=_("A last word"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3})
    )


class RecallForm(forms.Form):
    """Why a message is taken back, and whether its words go."""

    reason = forms.CharField(
        label=_("Why, as the other desk reads it"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    wipes = forms.BooleanField(
        label=_("Erase its words, here and there"),
        required=False,
        help_text=_("For a message to the wrong desk, or one that says too much of a person."),
    )


class DutyForm(forms.Form):
    """For how long, and whom silence climbs to."""

    hours = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        choices=((4, _("4 hours")), (8, _("8 hours")), (12, _("12 hours"))),
        initial=8,
        widget=forms.RadioSelect,
    )
    climbs_to = forms.ChoiceField(
        label=_("If you do not read a message in time, it climbs to"),
        required=False,
        help_text=_("And from there to the national focal point."),
    )

    def __init__(self, *args: object, people: list[tuple[UUID, str]] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(account), name) for account, name in people]
        self.fields["climbs_to"].choices = [("", _("the national focal point")), *choices]


def _place_choices(language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the countries of the region and their provinces, grouped by country."""
    return [
        (
            country_name(iso2, language),
            [(iso2, country_name(iso2, language)), *((one.code, one.name) for one in provinces(iso2))],
        )
        for iso2 in _NEAR
    ]
