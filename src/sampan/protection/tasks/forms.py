"""The forms of tasks: one written, one given to somebody else or another day, and why one is not needed."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sampan.protection.tasks.facts import OwnTask, TaskFact
from sampan.protection.tasks.services.own import CLOSED
from sampan.protection.tasks.services.reach import ROLES as GIVEN_TO
from sampan.registry.access.roles import ROLES
from sampan.registry.clock.queries import house_today
from sampan.vocabulary.codelists import code_list

URGENCIES = [("normal", _("Normal")), ("urgent", _("Urgent"))]
_TEAM, _ROLE = "team", "role:"


def holder_choices(people: list[tuple[UUID, str]]) -> list[tuple[str, str]]:
    """Return whom a task can be given to: the team, a person, a role."""
    roles = [(_ROLE + code, _now(ROLES[code].label)) for code in GIVEN_TO]
    return [(_TEAM, _now("The case's team")), *((str(one), name) for one, name in people), *roles]


def read_holder(holder: str) -> tuple[UUID | None, str]:
    """Return the account and the role of a holder that was chosen; neither is the team."""
    if holder.startswith(_ROLE):
        return None, holder.removeprefix(_ROLE)
    return (None, "") if holder in ("", _TEAM) else (UUID(holder), "")


class TaskForm(forms.Form):
    """A task in a person's words: what, whose, until when."""

    text = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("Sealed with the case's key. Opening it is written in the audit."),
        widget=forms.Textarea({"rows": 4}),
        max_length=4_000,
    )
    holder = forms.ChoiceField(label=_("For whom?"), help_text=_("The team sees it whoever it is for."))
    due_on = forms.DateField(label=_("Until when?"), widget=forms.DateInput({"type": "date"}))
    urgency = forms.ChoiceField(label=_("How urgent?"), choices=URGENCIES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["holder"].choices = holder_choices(people)
        self.initial.setdefault("urgency", "normal")
        self.initial.setdefault("due_on", house_today())

    def task(self) -> OwnTask:
        """Return the task of a valid form."""
        told = self.cleaned_data
        account, role = read_holder(told["holder"])
        return OwnTask(told["text"], told["due_on"], account, role, told["urgency"])


class ChangeForm(forms.Form):
    """Somebody else, another day, another urgency."""

    holder = forms.ChoiceField(label=_("For whom?"))
    due_on = forms.DateField(label=_("Until when?"), widget=forms.DateInput({"type": "date"}), required=False)
    urgency = forms.ChoiceField(label=_("How urgent?"), choices=URGENCIES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, task: TaskFact, people: list[tuple[UUID, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["holder"].choices = holder_choices(people)
        held = _ROLE + task.for_role if task.for_role else _TEAM
        self.initial |= {
            "holder": str(task.assigned_to) if task.assigned_to else held,
            "due_on": task.due_on,
            "urgency": task.urgency,
        }


class DropForm(forms.Form):
    """Why a task is no longer needed."""

    outcome = forms.ChoiceField(label=_("Why is it no longer needed?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        reasons = code_list("task_outcome").choices(language)
        self.fields["outcome"].choices = [one for one in reasons if one[0] not in ("done", CLOSED)]
