"""The forms around an interview: how it is held, a note, and how a person is to answer alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.interviews.services.interviewing import NewInterview
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.languages import LANGUAGES

_PROFILES = [("adult", _("No: an adult")), ("child", _("Yes, or perhaps: a child"))]


class StartForm(forms.Form):
    """Which guide, in which language, with whom."""

    form = forms.ChoiceField(label=_("What may have happened?"), widget=forms.RadioSelect)
    profile = forms.ChoiceField(
        label=_("Is the person under 18?"), choices=_PROFILES, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language of the interview"))
    interpreter = forms.ChoiceField(label=_("Interpreter"), widget=forms.RadioSelect)
    present = forms.MultipleChoiceField(
        label=_("Who else is present?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, reads: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["form"].choices = code_list("form_of_exploitation").choices(reads)
        self.fields["language"].choices = _languages(reads)
        self.fields["interpreter"].choices = code_list("interpreter_kind").choices(reads)
        self.fields["present"].choices = code_list("who_present").choices(reads)

    def interview(self) -> NewInterview:
        """Return how a valid form says the interview is held."""
        told = self.cleaned_data
        return NewInterview(
            told["form"], told["profile"], told["language"], told["interpreter"], tuple(told["present"])
        )


class NoteForm(forms.Form):
    """A note beside the interview; it may stay empty."""

    text = forms.CharField(
        label=_("Note"),
        help_text=_("What you saw, where you stopped. Sealed."),
        widget=forms.Textarea({"rows": 4}),
        required=False,
        max_length=5_000,
    )


class AloneForm(forms.Form):
    """How a person is to answer alone."""

    sector = forms.ChoiceField(label=_("What kind of work was it?"), widget=forms.RadioSelect)
    profile = forms.ChoiceField(
        label=_("Is the person under 18?"), choices=_PROFILES, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("On which device?"),
        choices=[
            ("here", _("On this one: I hand it over")),
            ("link", _("On another: by a link or a QR code")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, reads: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sector"].choices = code_list("work_sector").choices(reads)
        self.fields["language"].choices = [(code, one.own_name) for code, one in LANGUAGES.items()]


def _languages(reads: str) -> list[tuple[str, str]]:
    first = [(code, one.own_name) for code, one in LANGUAGES.items()]
    return first + [one for one in code_list("language").choices(reads) if one[0] not in LANGUAGES]
