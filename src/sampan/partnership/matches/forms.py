"""Forms of matching: a question with its ground, a selector, an arrangement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.partnership.matches.facts import (
    ArrangementTerms,
)
from sampan.partnership.matches.registers import KINDS
from sampan.partnership.matches.services.arranging import (
    LEAST_OPENED,
    MOST_BATCHES,
    MOST_DAYS,
    MOST_OPENED,
    MOST_SELECTORS,
)
from sampan.partnership.matches.wording import KIND_WORDS, LEGAL_BASIS_WORDS, REMOVAL_WORDS, WISH_WORDS
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import reading_language


class AskForm(forms.Form):
    """Whom to ask, and on which ground."""

    member = forms.ChoiceField(label=_("Which country?"), widget=forms.RadioSelect)
    legal_basis = forms.ChoiceField(
        label=_("On which legal basis?"), choices=list(LEGAL_BASIS_WORDS.items()), widget=forms.RadioSelect
    )

    def __init__(self, *args: object, members: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        names = correspondent_names(reading_language())
        self.fields["member"].choices = [(one, names.get(one, one)) for one in members]


class SelectorForm(forms.Form):
    """A number or account of a suspect, under a new suspect or one that is known."""

    kind = forms.ChoiceField(
        label=_("What kind of number?"),
        choices=[(kind, KIND_WORDS[kind]) for kind in KINDS],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label=_("Number, account or address"), max_length=200)
    subject = forms.IntegerField(
        label=_("Number of the suspect"),
        help_text=_("Empty: a suspect who is new here, and gets the next number."),
        required=False,
        min_value=1,
    )


class RemovalForm(forms.Form):
    """Why a number is removed."""

    reason = forms.ChoiceField(label=_("Why?"), choices=list(REMOVAL_WORDS.items()), widget=forms.RadioSelect)


class WishForm(forms.Form):
    """What is asked for after a hit."""

    wish = forms.ChoiceField(
        label=_("What do you ask for?"), choices=list(WISH_WORDS.items()), widget=forms.RadioSelect
    )


class ArrangementForm(forms.Form):
    """With whom, who keeps the second half of the key, and how much."""

    member = forms.ChoiceField(label=_("With which country?"), widget=forms.RadioSelect)
    keeper = forms.ChoiceField(
        label=_("Who keeps the second half of the key?"),
        help_text=_("A third member, independent of both: with one side it could test guesses."),
        widget=forms.RadioSelect,
    )
    batches_a_day = forms.IntegerField(
        label=_("Questions a day"),
        min_value=1,
        max_value=MOST_BATCHES,
        initial=ArrangementTerms.batches_a_day,
    )
    selector_cap = forms.IntegerField(
        label=_("Selectors a night"),
        help_text=_("0: selectors are not compared."),
        min_value=0,
        max_value=MOST_SELECTORS,
        initial=ArrangementTerms.selector_cap,
    )
    answer_days = forms.IntegerField(
        label=_("Days until silence is the answer"),
        min_value=1,
        max_value=MOST_DAYS,
        initial=ArrangementTerms.answer_days,
    )
    opening_per_mille = forms.IntegerField(
        label=_("Of a thousand values, how many are opened to oversight?"),
        help_text=_("10 to 50. Left empty: 30, which is 2 of the 64 values of a question."),
        min_value=LEAST_OPENED,
        max_value=MOST_OPENED,
        initial=ArrangementTerms.opening_per_mille,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = list(correspondent_names(reading_language()).items())
        self.fields["member"].choices = self.fields["keeper"].choices = choices

    def terms(self) -> ArrangementTerms:
        """Return the terms that the valid form describes."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "member"}
        return ArrangementTerms(**{name: one for name, one in told.items() if one is not None})
