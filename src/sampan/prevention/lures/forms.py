"""Forms of lures: a stream, posts of a stream, a decision, two campaigns made one, one parted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.prevention.lures.services.deciding import LONGEST, NEXT
from sampan.prevention.lures.services.streams import NewStream
from sampan.prevention.lures.wording import DECIDE_WORDS, PLATFORM_WORDS


class StreamForm(forms.Form):
    """Where posts come from."""

    name = forms.CharField(label=_("Name of the stream"), max_length=120)
    platform = forms.ChoiceField(label=_("Platform"), choices=tuple(PLATFORM_WORDS.items()))
    origin = forms.CharField(
        label=_("Who collected the posts, and by which right"), max_length=200,
        help_text=_("Public posts alone. What people wrote to one another in private does not belong here."),
    )  # fmt: skip

    def stream(self) -> NewStream:
        """Return the stream of the valid form."""
        return NewStream(**self.cleaned_data)


class PostsForm(forms.Form):
    """A file of posts."""

    file = forms.FileField(
        label=_("File with the posts"),
        help_text=_("JSON Lines, CSV or XLSX with id and text; where known seen_at, lang, place, url."),
    )
    is_dry = forms.BooleanField(label=_("Only check the file, keep nothing"), required=False)


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=LONGEST, widget=forms.Textarea({"rows": 3}),
        help_text=_("It is sealed with the campaign."),
    )  # fmt: skip


class DecideForm(forms.Form):
    """What a campaign is, and why."""

    state = forms.ChoiceField(label=_("What is decided"), widget=forms.RadioSelect)
    reason = _reason()

    def __init__(self, *args: Any, now: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["state"].choices = [(code, DECIDE_WORDS[code]) for code in NEXT[now]]  # type: ignore[attr-defined]


class MergeForm(forms.Form):
    """With which other campaign one is made one, and why."""

    number = forms.IntegerField(
        label=_("Number of the other campaign"), min_value=0, help_text=_("It stands on its page.")
    )
    reason = _reason()


class PartForm(forms.Form):
    """Why a part becomes a campaign of its own again."""

    reason = _reason()
