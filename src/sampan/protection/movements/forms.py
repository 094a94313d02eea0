"""The questions of a group return: its name, its people, a vehicle, one plan, the signing off."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.cases.queries import operations
from sampan.protection.returns.services.places import province_choices
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import case_workers
from sampan.registry.correspondence.directory import correspondents
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name

DAY = {"type": "date"}


class MovementForm(forms.Form):
    """A group return begins."""

    name = forms.CharField(
        label=_("Name of the group return"), max_length=120, help_text=_("A place and a day, no names.")
    )
    operation_id = forms.ChoiceField(label=_("Operation in which the people were met"), required=False)
    leaves_on = forms.DateField(label=_("Planned day"), required=False, widget=forms.DateInput(attrs=DAY))

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.id), one.name) for one in operations(reader=reader)]
        self.fields["operation_id"].choices = [("", "–"), *known]


class PeopleForm(forms.Form):
    """Everybody of one nationality in the operation, asked of one member."""

    member = forms.ChoiceField(label=_("Country and authority that are asked"), widget=forms.RadioSelect)
    province = forms.ChoiceField(label=_("Province of destination, where all go to one"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        members = correspondents()
        self.fields["member"].choices = [
            (one.id, f"{country_name(one.country, language)} – {one.name}") for one in members
        ]
        self.fields["province"].choices = province_choices(members)


class VehicleForm(forms.Form):
    """A vehicle with its seats and escorts."""

    label = forms.CharField(label=_("Vehicle"), max_length=60)
    means = forms.ChoiceField(label=_("Kind"))
    capacity = forms.IntegerField(label=_("Seats for people who return"), min_value=1, max_value=1000)
    escorts = forms.IntegerField(label=_("Number of escorts"), min_value=1, max_value=100)
    escort_agency = forms.CharField(label=_("Agency that escorts"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["means"].choices = code_list("transport_means").choices(get_language() or "en")


class WorkerForm(forms.Form):
    """Who will work on a group that comes home: an agency's account, `AGENCY:ACCOUNT`."""

    worker = forms.ChoiceField(label=_("Who will work on these returns?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        workers = [(f"{agency}:{account}", words) for agency, account, words in case_workers()]
        self.fields["worker"].choices = workers

    def told(self) -> dict[str, Any]:
        """Return the agency and the account."""
        agency, account = self.cleaned_data["worker"].split(":")
        return {"agency_id": UUID(agency), "account_id": UUID(account)}
