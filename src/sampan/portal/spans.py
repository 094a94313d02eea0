"""Spans of time that Django says in its own catalogue, where some of our languages are missing.

Named here, they stand in the project's catalogues, which come before Django's.
"""

from django.utils.translation import ngettext_lazy

SPANS = (
    ngettext_lazy("%(num)d\xa0year", "%(num)d\xa0years", "num"),
    ngettext_lazy("%(num)d\xa0month", "%(num)d\xa0months", "num"),
    ngettext_lazy("%(num)d\xa0week", "%(num)d\xa0weeks", "num"),
    ngettext_lazy("%(num)d\xa0day", "%(num)d\xa0days", "num"),
    ngettext_lazy("%(num)d\xa0hour", "%(num)d\xa0hours", "num"),
    ngettext_lazy("%(num)d\xa0minute", "%(num)d\xa0minutes", "num"),
)
