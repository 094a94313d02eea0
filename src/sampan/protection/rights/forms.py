"""The form that writes what happened to a right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.rights.acts import acts_of
from sampan.protection.rights.services.recording import Happening
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.languages import LANGUAGES


class RightForm(forms.Form):
    """What happened to one right; it asks only what the acts of that right can hold."""

    act = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("On which day?"), widget=forms.DateInput({"type": "date"}))
    language = forms.ChoiceField(
        label=_("In which language was the person told?"), required=False, initial=""
    )
    authority = forms.ChoiceField(label=_("Which authority?"), required=False)
    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_(
            "The last day, or the day of the next review. Empty: the law's limit, where one is known."
        ),
        widget=forms.DateInput({"type": "date"}),
        required=False,
    )
    result = forms.ChoiceField(label=_("What was found?"), required=False)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("Who the guardian is, or what was said. Sealed."),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        max_length=5_000,
    )

    def __init__(self, *args: Any, right: str, reads: str, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds, today = acts_of(right), house_today()
        asked = {name for one in kinds for name in one.asks}
        for name in ("language", "authority", "until", "result"):
            if name not in asked:
                del self.fields[name]
        self.fields["act"].choices = [(one.code, one.label) for one in kinds]
        self.initial.setdefault("on", today)
        self._choose("language", _languages(reads))
        self._choose("result", code_list("best_interests_result").choices(reads))
        pack = own_pack()
        bodies = [one for one in (pack.authorities if pack else ()) if one.in_force(today)]
        local = pack is not None and reads == pack.local_language
        self._choose(
            "authority", [(one.code, (one.name_local if local else "") or one.name) for one in bodies]
        )

    def happening(self) -> Happening:
        """Return what a valid form tells."""
        told = self.cleaned_data
        return Happening(
            told["act"],
            told["on"],
            authority=told.get("authority", ""),
            until=told.get("until"),
            language=told.get("language", "") if told["act"] == "told" else "",
            result=told.get("result", ""),
            note=told.get("note", ""),
        )

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        if name in self.fields:
            self.fields[name].choices = [("", "–"), *choices]


def _languages(reads: str) -> list[tuple[str, str]]:
    """The project's languages first, by their own names, then every other that people speak."""
    first = [(code, one.own_name) for code, one in LANGUAGES.items()]
    rest = [one for one in code_list("language").choices(reads) if one[0] not in LANGUAGES]
    return first + rest
