"""The acts of a return as a desk offers them: form, service, words, and who may when."""

from collections.abc import Callable
from dataclasses import dataclass

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sampan.protection.returns import forms, moving_forms
from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.services import answering, asking, moving, risks, stopping

OPEN = ("accepted", "planned")
BEFORE_THE_BORDER = ("proposed", "accepted", "planned", "departed")


@dataclass(frozen=True)
class DeskAct:
    """One act: its words, its form and service, on which side and in which phases it is offered.

    `leaves` says what goes to the other side, before it goes; empty when nothing does. `is_next` says
    whether the act is the one to do now.
    """

    title: str | Promise
    form: type[Form]
    service: Callable[..., None]
    sides: tuple[str, ...]
    phases: tuple[str, ...]
    leaves: str | Promise = ""
    is_next: Callable[[ReturnFact], bool] = lambda one: False
    is_offered: Callable[[ReturnFact], bool] = lambda one: True
    danger: bool = False

    def fits(self, one: ReturnFact) -> bool:
        """Say whether the act is offered for a return as it stands."""
        return one.side in self.sides and one.phase in self.phases and self.is_offered(one)


HOST, ORIGIN, BOTH = ("host",), ("origin",), ("host", "origin")
_RISK_LEAVES = _(
    "The other side sees each risk, its level and measure, and the result; your words stay here."
)

ACTS: dict[str, DeskAct] = {
    "ask": DeskAct(
        _("Ask the person"), forms.AnswerForm, asking.record_answer, HOST, BEFORE_THE_BORDER,
        is_next=lambda one: one.answer != "wants_to_return" or "voluntariness_old" in one.waits_for,
    ),
    "asylum": DeskAct(
        _("Asylum and fear of return"), forms.AsylumForm, asking.record_asylum, HOST, BEFORE_THE_BORDER,
        is_next=lambda one: not one.asylum,
    ),
    "verify": DeskAct(
        _("Ask to verify the nationality"), forms.PlainForm, asking.verify, HOST, OPEN,
        _("The person’s names, birth date and papers leave, sealed for the other side alone."),
        is_next=lambda one: one.nationality in ("", "not_confirmed", "more_information"),
        is_offered=lambda one: one.nationality not in ("asked", "confirmed"),
    ),
    "trace": DeskAct(
        _("Ask to look for the family"), forms.FamilyForm, asking.trace, HOST, OPEN,
        _("What you write here and the person’s names leave, sealed for the other side alone."),
        is_offered=lambda one: one.family != "asked",
    ),
    "end-tracing": DeskAct(
        _("No longer look for the family"), forms.PlainForm, asking.end_tracing, HOST, (*OPEN, "departed"),
        _("The other side is told to stop looking, and to forget what it found."),
        is_offered=lambda one: one.family not in ("", "ended"),
    ),
    "risk": DeskAct(
        _("Weigh the risks"), forms.RiskForm, risks.assess_risk, BOTH, OPEN, _RISK_LEAVES,
        is_next=lambda one: not one.host_risk if one.is_host else one.origin_risk == "asked",
    ),
    "nationality": DeskAct(
        _("Answer about the nationality"), forms.NationalityForm, answering.answer_nationality, ORIGIN, OPEN,
        _("Your answer and your words go to the other side."),
        is_next=lambda one: one.nationality == "asked", is_offered=lambda one: bool(one.nationality),
    ),
    "family": DeskAct(
        _("Answer about the family"), forms.FamilyAnswerForm, answering.answer_family, ORIGIN, OPEN,
        _("Your answer and your words go to the other side, sealed."),
        is_next=lambda one: one.family == "asked", is_offered=lambda one: one.family not in ("", "ended"),
    ),
    "document": DeskAct(
        _("Travel document"), moving_forms.DocumentForm, moving.record_document, BOTH, OPEN,
        _("The other side learns the kind, the number (sealed) and until when it is valid."),
        is_next=lambda one: one.document != "issued" and one.nationality == "confirmed",
    ),
    "plan": DeskAct(
        _("Write the plan"), moving_forms.PlanForm, moving.draft_plan, HOST, OPEN,
        is_next=lambda one: (one.plan in ("", "change_asked") and not one.plan_hash) or one.plan == "change_asked",
    ),
    "send-plan": DeskAct(
        _("Send the plan"), forms.PlainForm, moving.send_plan, HOST, OPEN,
        _("The whole plan leaves, with what the safeguards say: answer, asylum, risks, rights, approval."),
        is_next=lambda one: bool(one.plan_hash) and one.plan == "",
        is_offered=lambda one: bool(one.plan_hash) and one.plan == "",
    ),
    "agree": DeskAct(
        _("Agree to the plan"), forms.PlainForm, moving.agree_plan, ORIGIN, ("accepted",),
        _("The other side learns that you agree to exactly this plan."),
        is_next=lambda one: one.plan == "sent", is_offered=lambda one: one.plan == "sent",
    ),
    "change": DeskAct(
        _("Ask for a change"), forms.ChangeForm, answering.ask_change, ORIGIN, ("accepted",),
        _("Your reason and your words go to the other side."), is_offered=lambda one: one.plan == "sent",
    ),
    "depart": DeskAct(
        _("Departure"), moving_forms.MomentForm, moving.depart, HOST, ("planned",),
        _("The other side learns that the person is on the way, and since when."),
        is_next=lambda one: one.plan == "agreed", is_offered=lambda one: one.plan == "agreed",
    ),
    "hand-over": DeskAct(
        _("Hand-over at the border"), moving_forms.AccountForm, moving.hand_over, HOST, ("departed", "handed_over"),
        _("Your account goes to the other side: time, place, condition, papers and belongings."),
        is_next=lambda one: not one.is_handed, is_offered=lambda one: not one.is_handed,
    ),
    "receive": DeskAct(
        _("Received at the border"), moving_forms.AccountForm, moving.receive, ORIGIN,
        ("planned", "departed", "handed_over"),
        _("Your account goes to the other side: time, place, condition, papers and belongings."),
        is_next=lambda one: not one.is_received and one.phase != "planned", is_offered=lambda one: not one.is_received,
    ),
    "arrival": DeskAct(
        _("Arrived home"), forms.ArrivalForm, answering.confirm_arrival, ORIGIN, ("handed_over",),
        _("The other side learns the day of arrival."),
        is_next=lambda one: one.is_received, is_offered=lambda one: one.is_received,
    ),
    "decline": DeskAct(
        _("Decline"), forms.DeclineForm, answering.decline, ORIGIN, ("proposed", "accepted"),
        _("Your reason goes to the other side."),
    ),
    "stop": DeskAct(
        _("Stop this return"), forms.StopForm, stopping.stop, BOTH, BEFORE_THE_BORDER,
        _("The other side learns at once that the return is stopped, and the reason."),
        is_offered=lambda one: one.is_host or one.phase != "proposed", danger=True,
    ),
    "talked": DeskAct(
        _("We talked about what comes now"), forms.PlainForm, stopping.acknowledge, BOTH,
        ("declined", "stopped", "withdrawn"), is_next=lambda one: True,
    ),
}  # fmt: skip


def next_act(one: ReturnFact) -> str:
    """Return the one act to do now; empty when the other side has the next word."""
    return next((code for code, act in ACTS.items() if act.fits(one) and act.is_next(one)), "")


def other_acts(one: ReturnFact) -> list[tuple[str, DeskAct]]:
    """Return the further acts that a return allows now."""
    now = next_act(one)
    return [(code, act) for code, act in ACTS.items() if code != now and act.fits(one)]
