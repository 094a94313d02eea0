"""The period that a situation report is asked for."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EARLIEST, LATEST = 1990, 2199  # no node holds records from before; the later bound only stops typing slips


class PeriodForm(forms.Form):
    """From one year to another, both included; an empty end is open."""

    first_year = forms.IntegerField(
        label=_("From year"), min_value=EARLIEST, max_value=LATEST, required=False, localize=False
    )
    last_year = forms.IntegerField(
        label=_("To year"), min_value=EARLIEST, max_value=LATEST, required=False, localize=False
    )
    compare = forms.BooleanField(label=_("Compare with the period before"), required=False)

    def clean(self) -> dict[str, object]:
        """The later year may not lie before the earlier."""
        answers = super().clean() or {}
        first, last = answers.get("first_year"), answers.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", gettext("The last year lies before the first."))
        return answers

    @property
    def first(self) -> date | None:
        """The period's first day."""
        year = self.cleaned_data.get("first_year")
        return date(year, 1, 1) if year else None

    @property
    def last(self) -> date | None:
        """The period's last day."""
        year = self.cleaned_data.get("last_year")
        return date(year, 12, 31) if year else None
