"""The questions of a referral: whom to ask, the answer, what to release, how the person fares."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sampan.protection.crossings.services import ReferralQuestion
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.directory import correspondents
from sampan.registry.wording import choices_of
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name

GROUPS = ("identity", "contact", "profile", "trafficking", "rights", "suspects")
"""The groups of information that a case can hold today, in the order in which people are asked."""


class OfferForm(forms.Form):
    """Whom to ask, why, for what, how urgently, until when."""

    member = forms.ChoiceField(label=_("Country and authority"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(label=_("Reason of the referral"), widget=forms.RadioSelect)
    services = forms.MultipleChoiceField(
        label=_("Services asked for"), widget=forms.CheckboxSelectMultiple, required=False
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        choices=(("normal", _("Normal")), ("urgent", _("Urgent: the person is in danger or stranded"))),
        widget=forms.RadioSelect,
        initial="normal",
    )
    answer_hours = forms.IntegerField(
        label=_("Answer within how many hours?"),
        min_value=1,
        max_value=24 * 30,
        help_text=_("Both sides see this clock."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "en"
        self.fields["member"].choices = [
            (one.id, f"{country_name(one.country, language)} – {one.name}") for one in correspondents()
        ]
        self.fields["reason"].choices = choices_of("referral_reason")
        self.fields["services"].choices = choices_of("referral_service")
        self.fields["answer_hours"].initial = settings.SAMPAN_NODE.answer_hours

    def question(self) -> ReferralQuestion:
        """Return the question that the valid form asks."""
        told = self.cleaned_data
        return ReferralQuestion(
            member=told["member"],
            reason=told["reason"],
            services=tuple(told["services"]),
            urgency=told["urgency"],
            answer_by=house_now() + timedelta(hours=told["answer_hours"]),
        )


class AcceptForm(forms.Form):
    """Who will work with the person: an agency's account, `AGENCY:ACCOUNT`."""

    worker = forms.ChoiceField(label=_("Who will receive the case?"))

    def __init__(self, *args: object, workers: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = workers


class DeclineForm(forms.Form):
    """Why the referral is declined; the other side reads it."""

    reason = forms.ChoiceField(label=_("Reason, which the other side reads"), widget=forms.RadioSelect)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = choices_of("decline_reason")


class ReleaseForm(forms.Form):
    """Which groups of information leave."""

    groups = forms.MultipleChoiceField(
        label=_("What leaves this country"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, agreed: frozenset[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        labels = code_list("consent_group")
        language = get_language() or "en"
        self.fields["groups"].choices = [
            (code, labels.label(code, language)) for code in GROUPS if code in agreed
        ]
        self.fields["groups"].initial = [code for code in GROUPS if code in agreed]


class FeedbackForm(forms.Form):
    """How the person fares."""

    outcome = forms.ChoiceField(label=_("How does the person fare?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("A note to the colleagues abroad"), widget=forms.Textarea, required=False, max_length=4000
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices_of("feedback_outcome")
