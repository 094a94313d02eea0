"""The words of a return: what the gate lacks, phases, acts, tracks, next steps, as people read them."""

from django.utils.translation import gettext_lazy as _

from sampan.protection.returns.facts import MissingInWords
from sampan.protection.returns.gate import Missing

TEAM, SUPERVISOR = "", "supervisor"

_MISSING = (
    ("consent_missing", _("The person has not agreed that the other country learns who they are."),
     _("Explain it in their language and record a consent for the purpose of return."), TEAM),
    ("voluntariness_missing", _("The person has not said that they want to return."),
     _("Ask the person, with all options explained, and record the answer."), TEAM),
    ("voluntariness_unsigned", _("The person’s answer is not signed."),
     _("Let the person, or for a child the guardian, sign the answer."), TEAM),
    ("voluntariness_old", _("The person’s answer is too old."),
     _("Ask the person again: people change their mind."), TEAM),
    ("asylum_unchecked", _("Nobody asked whether the person fears to return or wants asylum."),
     _("Ask the question and record the answer with the authority."), TEAM),
    ("asylum_open", _("Asylum was asked for, and the answer is open."),
     _("Wait for the authority’s answer. Nobody is returned before it."), TEAM),
    ("asylum_granted", _("The person is protected against being sent back."),
     _("Stop this return and plan another solution."), SUPERVISOR),
    ("nationality_unconfirmed", _("The country of origin has not confirmed the nationality."),
     _("Ask for the verification, or call the other side."), TEAM),
    ("host_risk_missing", _("The risks were not weighed on the side where the person is."),
     _("Weigh the risks of this return."), TEAM),
    ("host_risk_against", _("The assessment where the person is says: not now."),
     _("Agree on measures, weigh the risks again, or stop the return."), SUPERVISOR),
    ("origin_risk_missing", _("The country of origin has not answered about the risks."),
     _("Ask for the answer, or call the other side."), TEAM),
    ("origin_risk_against", _("The country of origin says: not now."),
     _("Talk with the other side about measures, or stop the return."), SUPERVISOR),
    ("plan_unapproved", _("The plan of the movement is not approved."),
     _("Ask a second person to approve exactly this plan."), SUPERVISOR),
    ("plan_unagreed", _("The other side has not agreed to the plan."),
     _("Wait for the agreement, or call the other side."), TEAM),
    ("document_missing", _("There is no valid paper to cross the border with."),
     _("Ask for a travel document and record it."), TEAM),
    ("guardian_missing", _("No guardian is appointed for this child."),
     _("Have a guardian appointed."), SUPERVISOR),
    ("best_interests_missing", _("Nobody has determined what is best for this child."),
     _("Have the best interests of the child determined."), SUPERVISOR),
    ("reflection_running", _("The recovery and reflection period runs, and the person did not choose to leave."),
     _("Wait for its end, or record that the person chose to end it."), TEAM),
)  # fmt: skip
MISSING = {code: MissingInWords(code, what, todo, who) for code, what, todo, who in _MISSING}


def in_words(missing: tuple[Missing, ...]) -> tuple[MissingInWords, ...]:
    """Return what is missing in words; a code that another slice added stands for itself."""
    return tuple(
        MISSING.get(one.code) or MissingInWords(one.code, one.code, _("Ask your supervisor."), SUPERVISOR)
        for one in missing
    )


PHASES = {
    "proposed": _("Asked: no answer yet"),
    "declined": _("Declined by the country of origin"),
    "accepted": _("Being prepared by both sides"),
    "planned": _("Both sides agreed to the plan"),
    "departed": _("On the way"),
    "handed_over": _("Handed over at the border"),
    "arrived": _("Arrived home"),
    "stopped": _("Stopped"),
    "withdrawn": _("Consent withdrawn"),
}
PHASE_KINDS = {
    "proposed": "waiting", "declined": "warm", "accepted": "info", "planned": "info", "departed": "info",
    "handed_over": "done", "arrived": "done", "stopped": "paused", "withdrawn": "sealed",
}  # fmt: skip
TRACKS = {
    "proposal": _("Answer to the question"),
    "nationality": _("Verification of nationality"),
    "family": _("Tracing of the family"),
    "origin_risk": _("Risk answer of the country of origin"),
    "plan": _("Answer to the plan"),
}
ACTS = {
    "propose": _("The other country was asked, without a name"),
    "accept": _("The country of origin works on it"),
    "decline": _("Declined"),
    "verify": _("Verification of nationality asked for"),
    "nationality": _("Answer about the nationality"),
    "trace": _("Tracing of the family asked for"),
    "family": _("Answer about the family"),
    "end_tracing": _("The family is no longer looked for: the person does not want it"),
    "host_risk": _("Risks weighed where the person is"),
    "origin_risk": _("Risks weighed in the country of origin"),
    "document": _("Travel document"),
    "plan": _("Plan of the movement sent"),
    "agree": _("Plan agreed"),
    "change": _("A change of the plan is asked for"),
    "depart": _("Departed"),
    "hand_over": _("Handed over: account of the side where the person was"),
    "receive": _("Received: account of the country of origin"),
    "arrive": _("Arrived home"),
    "stop": _("Stopped"),
    "withdraw": _("The person withdrew consent"),
    "seal": _("Receipt: what was held is closed"),
    "erase": _("Receipt: what was held is erased"),
    "answered": _("The person was asked"),
    "asylum": _("Asylum and protection were asked about"),
    "plan_drafted": _("Plan of the movement written"),
    "plan_approved": _("Plan approved by a second person"),
    "plan_refused": _("Plan not approved"),
    "talked": _("Somebody talked about what comes now"),
    "printed": _("A paper was printed"),
    "letter_refused": _("The other side could not apply a letter"),
    "letter_expired": _("A letter could not be delivered in time"),
}
TASKS = {
    "return_letter_failed": (
        _("A letter about a return did not reach the other side"),
        _("Call the other side"),
    ),
    "return_declined": (
        _("The country of origin declined a return"),
        _("Talk with the person about other ways"),
    ),
    "return_stopped": (_("A return was stopped"), _("Talk with the person and plan what comes now")),
    "return_disputed": (_("Two accounts of a return differ"), _("Call the other side now")),
    "return_withdrawn": (
        _("Consent to a return was withdrawn"),
        _("Talk with the person about what comes now"),
    ),
    "return_plan_change": (_("The other side asks to change the plan of a return"), _("Write the plan anew")),
    "return_plan_refused": (_("The plan of a return was not approved"), _("Write the plan anew")),
    "return_plan_ready": (_("The plan of a return is approved"), _("Send it to the other side")),
    "return_account": (_("Your account of a hand-over is missing"), _("Write your account")),
    "return_nationality_open": (_("The nationality was not confirmed"), _("Send more, or ask again")),
    "return_arrival": (_("Somebody was received at the border"), _("Say when they have arrived")),
    "return_received_case": (
        _("Somebody has come home"),
        _("Go on with the case, and begin the reintegration"),
    ),
    "return_family_told": (
        _("The other country answered about a family"),
        _("Read the answer and talk with the person"),
    ),
    "return_next": (_("A return can go on"), _("Take the next step")),
}
OWED = {
    "proposal": _("Another country asks for help with somebody’s return"),
    "nationality": _("Another country asks you to verify a nationality"),
    "family": _("Another country asks you to look for a family"),
    "origin_risk": _("Another country asks how safe a return is"),
    "plan": _("Another country sent the plan of a return"),
}
LATE = {
    "proposal": _("No answer yet to your question about a return"),
    "nationality": _("No answer yet about a nationality"),
    "family": _("No answer yet about a family"),
    "origin_risk": _("No answer yet about the risks of a return"),
    "plan": _("No answer yet to the plan of a return"),
}
TODO_OWED, TODO_LATE = _("Answer"), _("Call the other side")
PLAN_LABEL = _("Plan of a return’s movement")
