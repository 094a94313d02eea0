"""The questions at the border: where and by whom, once; how each person is and what they bring, one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from sampan.protection.movements.facts import AskedLine
from sampan.protection.returns.services.moving import Account
from sampan.registry.clock.queries import house_now
from sampan.registry.requests import id_or_none
from sampan.vocabulary.codelists import code_list

KEPT = ("place", "officer", "happened_at")
LONGEST_NUMBER = 8  # digits of a number in a group; more is no number of a list


class BorderForm(forms.Form):
    """Where and by whom a list is signed off; asked once, kept in the page for the next person."""

    place = forms.CharField(label=_("Place of the hand-over"), max_length=200)
    officer = forms.CharField(label=_("Who signs for this side?"), max_length=200)
    happened_at = forms.DateTimeField(
        label=_("When?"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        required=False, help_text=_("Empty: now."),
    )  # fmt: skip

    def moment(self) -> datetime:
        """Return the real time, now when it was left empty."""
        told: datetime | None = self.cleaned_data.get("happened_at")
        return told or house_now()


class PersonForm(forms.Form):
    """How one person is, and what is handed over with them. Nothing is chosen beforehand."""

    condition = forms.ChoiceField(label=_("How is the person?"), widget=forms.RadioSelect)
    belongings = forms.MultipleChoiceField(
        label=_("Papers and belongings handed over"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.fields["condition"].choices = code_list("return_condition").choices(language)
        self.fields["belongings"].choices = code_list("return_belonging").choices(language)

    def clean_belongings(self) -> list[str]:
        """Take "nothing" alone: it says that somebody looked."""
        told: list[str] = self.cleaned_data["belongings"]
        if "nothing" in told and len(told) > 1:
            raise forms.ValidationError(now_("Choose what was handed over, or “Nothing” alone."))
        return told


@dataclass
class AtTheBorder:
    """What was posted at the border: which person is open, what is said of them, and whether it can be written."""

    asked: AskedLine
    outcome: str
    form: BorderForm
    person_form: PersonForm

    @property
    def person(self) -> UUID | None:
        """The person whose questions are open."""
        return self.asked.opened

    @property
    def is_placed(self) -> bool:
        """Say whether place and officer are written, so that they need not stand open for every person."""
        return bool(self.form["place"].value() and self.form["officer"].value() and not self.form.errors)

    @property
    def is_said(self) -> bool:
        """Say whether an outcome was chosen, with an account where somebody is present; sets the forms' errors."""
        if self.person is None or not self.outcome:
            return False
        return self.outcome != "present" or all([self.form.is_valid(), self.person_form.is_valid()])

    def account(self) -> Account | None:
        """Return the account of who is present, exactly as it was said; nothing of who does not go."""
        if self.outcome != "present":
            return None
        told, of_person = self.form.cleaned_data, self.person_form.cleaned_data
        return Account(
            self.form.moment(), of_person["condition"], tuple(of_person["belongings"]),
            told["place"], told["officer"],
        )  # fmt: skip

    def for_the_next(self) -> "AtTheBorder":
        """Return the page as it is for the next person: place and officer stay, what was said of a person does not."""
        kept = {part: self.form[part].value() for part in KEPT}
        return AtTheBorder(replace(self.asked, opened=None), "", BorderForm(initial=kept), PersonForm())


def read_border(posted: QueryDict | Mapping[str, str]) -> AtTheBorder:
    """Read what was posted; forms are bound only where somebody is said to be present."""
    outcome, kept = posted.get("outcome", ""), {part: posted.get(part, "") for part in KEPT}
    is_account = outcome == "present"
    return AtTheBorder(
        _asked_line(posted), outcome,
        BorderForm(posted) if is_account else BorderForm(initial=kept),
        PersonForm(posted) if is_account else PersonForm(),
    )  # fmt: skip


def _asked_line(posted: QueryDict | Mapping[str, str]) -> AskedLine:
    """Read which page of the line is asked for; a number that was looked for begins it, another choice the first."""
    show, sought = posted.get("show", ""), _number(posted.get("number", ""))
    is_chosen = show and show != posted.get("shown", "all")
    after = sought - 1 if sought else 0 if is_chosen else _number(posted.get("after", ""))
    return AskedLine(
        show or posted.get("shown", "") or "all",
        after,
        id_or_none(posted.get("person", "")),
        "names" in posted,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST_NUMBER else 0
