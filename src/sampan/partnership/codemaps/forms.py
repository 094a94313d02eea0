"""What a member's code means here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sampan.registry.wording import choices_of


class MapForm(forms.Form):
    """One of our codes, or nothing like it."""

    ours = forms.ChoiceField(label=_("It means here"), required=False)

    def __init__(self, *args, list_name: str, **more) -> None:
        """Offer the codes of our list."""
        super().__init__(*args, **more)
        self.fields["ours"].choices = [
            ("", _("We have nothing like it: leave it out")),
            *choices_of(list_name),
        ]  # type: ignore[attr-defined]
