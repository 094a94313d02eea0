"""What is asked for an agreement: dates, what may be sent each way, and why it is declined or ended."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.partnership.members.agreeing.drafts import Draft
from sampan.partnership.members.facts import AgreementFact
from sampan.partnership.members.wording import KINDS, words_of_kind
from sampan.vocabulary.codelists import code_list

_MANY = forms.CheckboxSelectMultiple
_DAY = {"type": "date"}


class AgreementForm(forms.Form):
    """One agreement with one member."""

    member = forms.ChoiceField(label=_("With"))
    title = forms.CharField(label=_("Title"), max_length=200)
    basis = forms.CharField(
        label=_("Document that it rests on"),
        help_text=_("Such as the title and date of a memorandum."),
        required=False,
        max_length=300,
    )
    valid_from = forms.DateField(label=_("First day"), widget=forms.DateInput(_DAY))
    valid_to = forms.DateField(label=_("Last day"), required=False, widget=forms.DateInput(_DAY))
    kinds_out = forms.MultipleChoiceField(
        label=_("We may send"), choices=list(KINDS.items()), required=False, widget=_MANY
    )
    groups_out = forms.MultipleChoiceField(label=_("Of a person, we may send"), required=False, widget=_MANY)
    kinds_in = forms.MultipleChoiceField(
        label=_("They may send"), choices=list(KINDS.items()), required=False, widget=_MANY
    )
    groups_in = forms.MultipleChoiceField(label=_("Of a person, they may send"), required=False, widget=_MANY)

    def __init__(
        self, *args: Any, members: list[tuple[str, str]], changes: AgreementFact | None = None, **more: Any
    ) -> None:
        """Offer the active members; a change begins with what holds now, and can keep every kind of it."""
        if changes is not None:
            names = (
                "member",
                "title",
                "basis",
                "valid_from",
                "valid_to",
                "kinds_out",
                "kinds_in",
                "groups_out",
                "groups_in",
            )
            more.setdefault("initial", {name: getattr(changes, name) for name in names})
            members = [one for one in members if one[0] == changes.member]
        super().__init__(*args, **more)
        self.changes = changes
        self.fields["member"].choices = members
        groups = code_list("consent_group").choices(get_language() or "en")
        self.fields["groups_out"].choices = self.fields["groups_in"].choices = groups
        if changes is not None:
            for name in ("kinds_out", "kinds_in"):
                self.fields[name].choices = _choices(getattr(changes, name))

    def draft(self) -> Draft:
        """Return what is proposed; InvalidInput names the field that does not fit."""
        told = self.cleaned_data
        series: UUID | None = self.changes.series if self.changes else None
        lists = {name: tuple(told[name]) for name in ("kinds_out", "kinds_in", "groups_out", "groups_in")}
        plain = {name: told[name] for name in ("member", "title", "basis", "valid_from", "valid_to")}
        return Draft(**plain, **lists, series=series)


def _choices(held: tuple[str, ...]) -> list[tuple[str, object]]:
    """Return what this release knows by words, and what an agreement names besides."""
    return [*KINDS.items(), *((one, words_of_kind(one)) for one in held if one not in KINDS)]


class ReasonForm(forms.Form):
    """Asks why."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("One sentence; the other side reads it. No names of people helped."),
        max_length=300,
    )
