"""What is asked before a large file leaves, and how much of the line and the disk large files may take."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.partnership.parcels.services.offering import LONGEST_LABEL


class SendForm(forms.Form):
    """Asks to whom, what it is, and for the file."""

    member = forms.ChoiceField(label=_("To"))
    label = forms.CharField(
        label=_("What is it?"),
        help_text=_(
            "A few words for whoever receives it, such as: video of the gate, 3 March. It is sealed."
        ),
        max_length=LONGEST_LABEL,
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_("Of any size. It is sealed as it arrives here and sent in the background."),
        allow_empty_file=True,
    )

    def __init__(self, *args: object, members: list[tuple[str, str]], **kwargs: object) -> None:
        """Take the members as choices."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["member"].choices = members  # type: ignore[attr-defined]


class LimitsForm(forms.Form):
    """Asks for the limits of one member, or of all together."""

    kbit_per_second = forms.IntegerField(
        label=_("Speed, in kilobits a second"),
        help_text=_(
            "4000 leaves most of an office's line to its people. 0 is no limit. Letters always go first."
        ),
        min_value=0,
        max_value=10_000_000,
    )
    quota_mib = forms.IntegerField(
        label=_("Room for the files of one member, in MiB"),
        help_text=_(
            "What lies here or is on its way. A file that does not fit is refused, and its sender is told."
        ),
        min_value=1,
        max_value=2_000_000_000,
    )
    retention_days = forms.IntegerField(
        label=_("Days that a received file is kept"),
        help_text=_("Afterwards its key is destroyed, and nobody can open it any more."),
        min_value=1,
        max_value=365,
    )
