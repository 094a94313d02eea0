"""Loading a linkage: its files, why they may be compared, and which pairs people look at."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.prevention.linkages.services.choosing import MOST_PAIRS, Bounds
from sampan.prevention.linkages.services.loading import Files, NewLinkage

_DEFAULT = Bounds()


class LoadForm(forms.Form):
    """The files of `sampan match link`, and two scores."""

    name = forms.CharField(label=_("Name of the linkage"), max_length=100)
    ground = forms.CharField(
        label=_("Why these registers may be compared"),
        max_length=100,
        help_text=_("The law or the agreement, in a word."),
    )
    pairs = forms.FileField(label=_("Pairs (pairs.csv)"), help_text=_("What sampan match link wrote."))
    a = forms.FileField(label=_("First register (CSV)"))
    b = forms.FileField(
        label=_("Second register (CSV)"),
        required=False,
        help_text=_("Leave it out where a register was linked with itself."),
    )
    about = forms.FileField(
        label=_("About the run (about.json)"),
        required=False,
        help_text=_("By which versions of weights and name rules the pairs were found."),
    )
    low = forms.FloatField(label=_("Doubtful from score"), min_value=0, max_value=1, initial=_DEFAULT.low)
    high = forms.FloatField(label=_("Doubtful below score"), min_value=0, max_value=1, initial=_DEFAULT.high)
    most = forms.IntegerField(label=_("Pairs at most"), min_value=1, max_value=MOST_PAIRS, initial=MOST_PAIRS)

    def new(self) -> NewLinkage:
        """Return what was said of the linkage; InvalidInput for bounds that are none."""
        told = self.cleaned_data
        return NewLinkage(told["name"], told["ground"], Bounds(told["low"], told["high"], told["most"]))

    def received(self) -> Files:
        """Return where the received files lie."""
        told = self.cleaned_data
        further = (told[name].path if told[name] else None for name in ("b", "about"))
        return Files(told["pairs"].path, told["a"].path, *further)
