"""Filters of the list of letters, and the note that closes an incident."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from sampan.partnership.corridors.services.handling import LONGEST_NOTE
from sampan.partnership.corridors.wording import LANES, LETTER_SUBJECTS, STATES
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.correspondence.figures import LetterSearch
from sampan.registry.wording import reading_language

_ALL = ("", _("All"))


class LetterFilter(forms.Form):
    """Which letters are looked for; every part may be left empty."""

    member = forms.ChoiceField(label=_("Member"), required=False)
    direction = forms.ChoiceField(
        label=_("Direction"), required=False, choices=(_ALL, ("in", _("Received")), ("out", _("Sent")))
    )
    lane = forms.ChoiceField(label=_("Lane"), required=False)
    state = forms.ChoiceField(label=_("What became of it"), required=False)
    subject = forms.ChoiceField(label=_("About"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [_ALL, *correspondent_names(reading_language()).items()]
        self.fields["lane"].choices = [_ALL, *((str(int(one)), words) for one, words in LANES.items())]
        self.fields["state"].choices = [_ALL, *((one.value, words) for one, (words, _kind) in STATES.items())]
        self.fields["subject"].choices = [_ALL, *LETTER_SUBJECTS.items()]

    def search(self) -> LetterSearch:
        """Return what is looked for; a form that is wrong looks for everything that is right in it."""
        told = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return LetterSearch(
            member=told.get("member", ""),
            direction=told.get("direction", ""),
            lane=int(told["lane"]) if told.get("lane") else None,
            state=told.get("state", ""),
            subject=told.get("subject", ""),
            since=_begin(told.get("since")),
            until=_begin(told["until"] + timedelta(days=1)) if told.get("until") else None,
        )


class NoteForm(forms.Form):
    """What was found and done about an incident."""

    note = forms.CharField(
        label=_("What was found and done"), max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 4})
    )


def _begin(day) -> datetime | None:
    return datetime.combine(day, time.min, get_current_timezone()) if day else None
