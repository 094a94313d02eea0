"""What is asked of a new agency."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import provinces


class NewAgencyForm(forms.Form):
    """Asks for an agency's names, kind and place."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_local = forms.CharField(
        label=_("Name in the country's own language"), max_length=200, required=False
    )
    kind = forms.ChoiceField(label=_("Kind"))
    province = forms.ChoiceField(label=_("Province"), required=False)
    is_national_focal_point = forms.BooleanField(
        label=_("Speaks for the country"),
        help_text=_("Letters of other nodes arrive here first."),
        required=False,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        language = get_language() or "en"
        places = sorted((one.name, one.code) for one in provinces(settings.SAMPAN_NODE.country))
        self.fields["kind"].choices = [("", ""), *code_list("organisation_type").choices(language)]
        self.fields["province"].choices = [("", ""), *((code, name) for name, code in places)]
