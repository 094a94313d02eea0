"""Who is linked with whom, and why a link ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from sampan.protection.companions.facts import NewLink
from sampan.vocabulary.codelists import code_list


class LinkForm(forms.Form):
    """The other person's case, by its number or from the same operation, and what the link is."""

    picked = forms.ChoiceField(label=gettext_lazy("From the same operation"), required=False)
    number = forms.CharField(
        label=gettext_lazy("Case number of the other person"),
        max_length=20,
        required=False,
        help_text=gettext_lazy(
            "You can link only cases that you may see. Nobody sees more because of a link."
        ),
    )
    kind = forms.ChoiceField(label=gettext_lazy("How are they linked?"), widget=forms.RadioSelect)
    relation = forms.ChoiceField(
        label=gettext_lazy("Family: what is the other person to this one?"), required=False
    )
    certainty = forms.ChoiceField(label=gettext_lazy("How sure is it?"), widget=forms.RadioSelect)
    since = forms.CharField(
        label=gettext_lazy("Since"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("As far as it is known: 2024, 2024-05 or 2024-05-17."),
    )
    until = forms.CharField(label=gettext_lazy("Until"), max_length=10, required=False)

    def __init__(self, posted: Any, *, others: list[tuple[str, str]], language: str) -> None:
        """Offer the lists in a language, and the others of the same operation where there are some."""
        super().__init__(posted)
        empty = [("", "—")]
        self.fields["kind"].choices = code_list("link_kind").choices(language)
        self.fields["relation"].choices = empty + code_list("family_relation").choices(language)
        self.fields["certainty"].choices = code_list("link_certainty").choices(language)
        self.fields["picked"].choices = empty + others
        if not others:
            del self.fields["picked"]

    def clean(self) -> dict[str, Any]:
        """Ask for one of number and choice."""
        told = super().clean() or {}
        told["other"] = told.get("number", "").strip() or told.get("picked", "")
        if not told["other"]:
            self.add_error("number", gettext_lazy("Write the number of the other person's case."))
        return told

    def link(self) -> NewLink:
        """Return the link that was asked for."""
        told = self.cleaned_data
        relation = told["relation"] if told["kind"] == "family" else ""
        return NewLink(told["kind"], told["certainty"], relation, told["since"], told["until"])


class EndForm(forms.Form):
    """Why a link ends."""

    reason = forms.ChoiceField(label=gettext_lazy("Why does the link end?"), widget=forms.RadioSelect)

    def __init__(self, posted: Any, *, language: str) -> None:
        """Offer the reasons in a language."""
        super().__init__(posted)
        self.fields["reason"].choices = code_list("link_end_reason").choices(language)
