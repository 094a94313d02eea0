"""The acts of a return as a desk offers them: words, form, service, and what leaves; `turns` says who may when."""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sampan.protection.returns import forms, moving_forms
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.services import answering, asking, moving, risks, stopping
from sampan.protection.returns.turns import TURNS, next_act


@dataclass(frozen=True)
class DeskAct:
    """One act: its words, its form and its service.

    `leaves` says what goes to the other side, before it goes; empty when nothing does.
    """

    title: str | Promise
    form: type[Form]
    service: Callable[..., None]
    leaves: str | Promise = ""
    danger: bool = False


_RISK_LEAVES = _(
    "The other side sees each risk, its level and measure, and the result; your words stay here."
)

ACTS: dict[str, DeskAct] = {
    "ask": DeskAct(_("Ask the person"), forms.AnswerForm, asking.record_answer),
    "asylum": DeskAct(_("Asylum and fear of return"), forms.AsylumForm, asking.record_asylum),
    "verify": DeskAct(
        _("Ask to verify the nationality"), forms.PlainForm, asking.verify,
        _("The person’s names, birth date and papers leave, sealed for the other side alone."),
    ),
    "trace": DeskAct(
        _("Ask to look for the family"), forms.FamilyForm, asking.trace,
        _("What you write here and the person’s names leave, sealed for the other side alone."),
    ),
    "end-tracing": DeskAct(
        _("No longer look for the family"), forms.PlainForm, asking.end_tracing,
        _("The other side is told to stop looking, and to forget what it found."),
    ),
    "risk": DeskAct(_("Weigh the risks"), forms.RiskForm, risks.assess_risk, _RISK_LEAVES),
    "nationality": DeskAct(
        _("Answer about the nationality"), forms.NationalityForm, answering.answer_nationality,
        _("Your answer and your words go to the other side."),
    ),
    "family": DeskAct(
        _("Answer about the family"), forms.FamilyAnswerForm, answering.answer_family,
        _("Your answer and your words go to the other side, sealed."),
    ),
    "document": DeskAct(
        _("Travel document"), moving_forms.DocumentForm, moving.record_document,
        _("The other side learns the kind, the number (sealed) and until when it is valid."),
    ),
    "plan": DeskAct(_("Write the plan"), moving_forms.PlanForm, moving.draft_plan),
    "send-plan": DeskAct(
        _("Send the plan"), forms.PlainForm, moving.send_plan,
        _("The whole plan leaves, with what the safeguards say: answer, asylum, risks, rights, approval."),
    ),
    "agree": DeskAct(
        _("Agree to the plan"), forms.PlainForm, moving.agree_plan,
        _("The other side learns that you agree to exactly this plan."),
    ),
    "change": DeskAct(
        _("Ask for a change"), forms.ChangeForm, answering.ask_change,
        _("Your reason and your words go to the other side."),
    ),
    "depart": DeskAct(
        _("Departure"), moving_forms.MomentForm, moving.depart,
        _("The other side learns that the person is on the way, and since when."),
    ),
    "hand-over": DeskAct(
        _("Hand-over at the border"), moving_forms.AccountForm, moving.hand_over,
        _("Your account goes to the other side: time, place, condition, papers and belongings."),
    ),
    "receive": DeskAct(
        _("Received at the border"), moving_forms.AccountForm, moving.receive,
        _("Your account goes to the other side: time, place, condition, papers and belongings."),
    ),
    "arrival": DeskAct(
        _("Arrived home"), forms.ArrivalForm, answering.confirm_arrival,
        _("The other side learns the day of arrival."),
    ),
    "decline": DeskAct(_("Decline"), forms.DeclineForm, answering.decline, _("Your reason goes to the other side.")),
    "stop": DeskAct(
        _("Stop this return"), forms.StopForm, stopping.stop,
        _("The other side learns at once that the return is stopped, and the reason."), danger=True,
    ),
    "talked": DeskAct(_("We talked about what comes now"), forms.PlainForm, stopping.acknowledge),
}  # fmt: skip


def other_acts(one: ReturnFact) -> list[tuple[str, DeskAct]]:
    """Return the further acts that a return allows now."""
    now = next_act(one)
    return [(code, act) for code, act in ACTS.items() if code != now and TURNS[code].fits(one)]
