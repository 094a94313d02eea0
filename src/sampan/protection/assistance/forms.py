"""The questions of help: what is needed, whom to ask, what they may know, the answer, the hand-over, the service."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.assistance.services.answering import REASONS
from sampan.protection.assistance.services.handing_over import LONGEST_TEXT, Handed
from sampan.protection.assistance.services.serving import Given
from sampan.registry.agencies.queries import agencies
from sampan.registry.clock.queries import house_now, house_today
from sampan.registry.wording import choices_of
from sampan.vocabulary.codelists import code_list

GROUPS = ("identity", "contact", "profile", "trafficking", "health", "family", "protection_needs", "rights")
"""The groups of information that a provider may need, in the order in which people are asked."""
URGENCY = (("normal", _("Normal")), ("urgent", _("Urgent: tonight, or in danger")))


def _radios(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, **more)


class NeedsForm(forms.Form):
    """What the person needs now."""

    services = forms.MultipleChoiceField(label=_("What is needed now?"), widget=forms.CheckboxSelectMultiple)
    urgency = _radios(_("How urgent is it?"), choices=URGENCY, initial="normal")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["services"].choices = choices_of("referral_service")


class SettleNeedForm(forms.Form):
    """How a need ended."""

    state = _radios(
        _("What became of it?"),
        choices=(
            ("met", _("It is met")),
            ("refused", _("The person declines it, which is their right")),
            ("dropped", _("It is no longer needed")),
        ),
    )


class GroupsForm(forms.Form):
    """Which groups of information the other side gets when it accepts: those that the person agreed to."""

    groups = forms.MultipleChoiceField(
        label=_("What they learn when they accept"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, agreed: frozenset[str], **more: Any) -> None:
        super().__init__(*args, **more)
        labels, language = code_list("consent_group"), get_language() or "en"
        listed = [code for code in GROUPS if code in agreed]
        self.fields["groups"].choices = [(code, labels.label(code, language)) for code in listed]
        self.fields["groups"].initial = listed
        if not listed:
            del self.fields["groups"]

    def chosen(self) -> tuple[str, ...]:
        """Return the groups chosen, none when the person agreed to nothing."""
        return tuple(self.cleaned_data.get("groups", ()))


class AskForm(GroupsForm):
    """A question to one provider."""

    urgency = _radios(_("How urgent is it?"), choices=URGENCY, initial="normal")


class AgencyForm(forms.Form):
    """Which agency takes a whole case over."""

    agency = forms.ChoiceField(label=_("Agency"))

    def __init__(self, *args: Any, but: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["agency"].choices = [
            ("", "–"),
            *((str(one), name) for one, name in agencies() if one != but),
        ]


class ManyForm(AgencyForm):
    """Which cases of an operation move."""

    cases = forms.MultipleChoiceField(label=_("Cases"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, numbers: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["cases"].choices = list(numbers)
        self.fields["cases"].initial = [case_id for case_id, _number in self.fields["cases"].choices]


class NumberForm(forms.Form):
    """The number of a case that another agency keeps."""

    number = forms.CharField(
        label=_("Case number"), max_length=20, widget=forms.TextInput({"autocomplete": "off"}),
        help_text=_("As it stands on the person's paper."),
    )  # fmt: skip


class DeclineForm(forms.Form):
    """Why it is declined; the case's side reads it."""

    reason = _radios(_("Reason, which the other side reads"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = [one for one in choices_of("decline_reason") if one[0] in REASONS]


class DisputeForm(forms.Form):
    """What differs at a hand-over."""

    reason = _radios(_("What differs?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = choices_of("hand_over_dispute")


class EndForm(forms.Form):
    """Why help ends."""

    reason = _radios(_("How did it end?"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].choices = choices_of("help_end")


class HandOverForm(forms.Form):
    """What the giver signs."""

    happened_at = forms.DateTimeField(
        label=_("When"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )  # fmt: skip
    place = forms.CharField(label=_("Where"), max_length=200)
    condition = forms.CharField(
        label=_("How is the person?"), help_text=_("Injuries, medicine, how they feel: what the receiver must know."),
        widget=forms.Textarea({"rows": 3}), max_length=LONGEST_TEXT,
    )  # fmt: skip
    belongings = forms.CharField(
        label=_("Belongings that go along"), widget=forms.Textarea({"rows": 3}), required=False,
        max_length=LONGEST_TEXT,
    )  # fmt: skip
    papers = forms.CharField(
        label=_("Papers that go along"),
        widget=forms.Textarea({"rows": 2}),
        required=False,
        max_length=LONGEST_TEXT,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["happened_at"].initial = timezone.localtime(house_now()).replace(second=0, microsecond=0)

    def handed(self) -> Handed:
        """Return what is signed; the moment in UTC."""
        told = self.cleaned_data
        return Handed(
            happened_at=told["happened_at"].astimezone(UTC), place=told["place"], condition=told["condition"],
            belongings=told["belongings"], papers=told["papers"],
        )  # fmt: skip


class ServiceForm(forms.Form):
    """One service as it went."""

    result = _radios(_("What became of it?"))
    happened_on = forms.DateField(label=_("On"), widget=forms.DateInput({"type": "date"}))
    refusal = _radios(_("If the person declined: why? (their right; no reason is needed)"), required=False)
    outcome = _radios(_("How does the person fare?"), required=False)
    cost = forms.DecimalField(
        label=_("Cost"), min_value=0, max_digits=13, decimal_places=2, required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )  # fmt: skip
    next_visit = forms.DateField(
        label=_("Next visit"), widget=forms.DateInput({"type": "date"}), required=False
    )
    note = forms.CharField(
        label=_("Note for the agency that referred"), widget=forms.Textarea({"rows": 3}), required=False,
        max_length=LONGEST_TEXT,
    )  # fmt: skip

    def __init__(self, *args: Any, currency: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["result"].choices = choices_of("service_result")
        self.fields["refusal"].choices = [("", _("Nothing to say")), *choices_of("service_refusal_reason")]
        self.fields["outcome"].choices = [("", _("Not assessed")), *choices_of("service_outcome")]
        self.fields["cost"].help_text = _("In %(currency)s; empty: no cost.") % {"currency": currency}
        self.fields["happened_on"].initial = house_today()

    def given(self) -> Given:
        """Return the service that the valid form describes."""
        return Given(**self.cleaned_data)
