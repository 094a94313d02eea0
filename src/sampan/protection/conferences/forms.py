"""The forms of conferences: the plan, the minutes with up to six decisions, and why one was cancelled."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sampan.protection.conferences.facts import ConferenceFact, ConferencePlan, Minutes, NewDecision
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list

DECISIONS = 6  # lines of the form; further ones are written as tasks
_TEAM = ""


class PlanForm(forms.Form):
    """When, where, who, which questions."""

    planned_for = forms.DateTimeField(
        label=_("When?"), widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    place = forms.CharField(label=_("Where?"), max_length=200, required=False)
    invited = forms.MultipleChoiceField(
        label=_("Who of the staff takes part?"), widget=forms.CheckboxSelectMultiple
    )
    questions = forms.CharField(
        label=_("Which questions are to be answered?"),
        help_text=_("Sealed with the case's key."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4_000,
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["invited"].choices = [(str(one), name) for one, name in people]

    def plan(self) -> ConferencePlan:
        """Return the plan of a valid form."""
        told = self.cleaned_data
        invited = tuple(UUID(one) for one in told["invited"])
        return ConferencePlan(told["planned_for"], invited, told["place"], told["questions"])


class DecisionForm(forms.Form):
    """One decision; left empty it is none, with a day it becomes a task."""

    text = forms.CharField(
        label=_("Decision"), widget=forms.Textarea({"rows": 2}), max_length=2_000, required=False
    )
    holder = forms.ChoiceField(label=_("Who does it?"), required=False)
    due_on = forms.DateField(
        label=_("Until when?"),
        help_text=_("With a day it becomes a task."),
        widget=forms.DateInput({"type": "date"}),
        required=False,
    )

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(_TEAM, _now("The case's team")), *((str(one), name) for one, name in people)]
        self.fields["holder"].choices = choices

    def clean(self) -> dict[str, Any]:
        """A holder or a day without a decision is a slip that would be lost."""
        told = super().clean() or {}
        if not told.get("text", "").strip() and (told.get("holder") or told.get("due_on")):
            self.add_error("text", _now("Write the decision, or leave the whole line empty."))
        if told.get("holder") and not told.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _now("Give the day until when this person does it."))
        return told

    def decision(self) -> NewDecision | None:
        """Return the decision of a valid form; None when the line is empty."""
        told = self.cleaned_data
        if not told["text"].strip():
            return None
        return NewDecision(told["text"], UUID(told["holder"]) if told["holder"] else None, told["due_on"])


class MinutesForm(forms.Form):
    """Who was there, whether the person was heard, what was said."""

    held_on = forms.DateField(label=_("Held on"), widget=forms.DateInput({"type": "date"}))
    present = forms.MultipleChoiceField(
        label=_("Who of the staff was there?"), widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Who else was there?"),
        help_text=_("Interpreter, guardian, other services. Sealed."),
        max_length=400,
        required=False,
    )
    person_heard = forms.ChoiceField(label=_("Was the person heard?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Minutes"),
        help_text=_("Sealed with the case's key."),
        widget=forms.Textarea({"rows": 8}),
        max_length=20_000,
    )

    def __init__(
        self,
        *args: Any,
        conference: ConferenceFact,
        people: list[tuple[UUID, str]],
        language: str,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["present"].choices = [(str(one), name) for one, name in people]
        self.fields["person_heard"].choices = code_list("person_heard").choices(language)
        self.initial.setdefault("present", [str(one) for one in conference.invited])
        self.initial.setdefault("held_on", house_today())
        posted = args[0] if args else None
        self.decisions = [
            DecisionForm(posted, people=people, prefix=f"decision{number}", use_required_attribute=False)
            for number in range(1, DECISIONS + 1)
        ]

    def is_whole(self) -> bool:
        """Say whether the minutes and each of their decisions are valid."""
        return all([self.is_valid(), *[one.is_valid() for one in self.decisions]])

    def minutes(self) -> Minutes:
        """Return the minutes of a valid form."""
        told = self.cleaned_data
        taken = tuple(one for form in self.decisions if (one := form.decision()))
        return Minutes(
            held_on=told["held_on"],
            present=tuple(UUID(one) for one in told["present"]),
            person_heard=told["person_heard"],
            text=told["text"],
            others=told["others"],
            decisions=taken,
        )


class CancelForm(forms.Form):
    """Why a conference does not take place."""

    because = forms.ChoiceField(label=_("Why does it not take place?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["because"].choices = code_list("conference_cancelled").choices(language)
