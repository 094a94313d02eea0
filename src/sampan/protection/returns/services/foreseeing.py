"""Foresees from what is kept what the gate would lack: for lists of many. The act itself asks again, live."""

from datetime import date

from sampan.protection.returns.facts import ReturnFact
from sampan.protection.returns.gate import GateFacts, Stage, gate
from sampan.protection.rights.facts import BLOCKERS


def foreseen_missing(one: ReturnFact, *, stage: str, on: date) -> tuple[str, ...]:
    """Return the codes that the gate would lack at a stage (plan, departure or hand_over) on a day.

    Rights, consent and approval are as the return was last looked at (every act and every night); the rest is exact.
    """
    waits, is_host = set(one.waits_for), one.is_host
    facts = GateFacts(
        stage=Stage(stage), on=on, answer=one.answer, asked_on=one.asked_on, is_signed=one.is_signed, asylum=one.asylum,
        host_risk=one.host_risk, origin_risk=one.origin_risk,
        rights=tuple(code for code in one.waits_for if code in BLOCKERS) if is_host else one.rights,
        nationality=one.nationality,
        has_consent="consent_missing" not in waits if is_host else one.held == "identity",
        is_approved=bool(one.plan_hash) and one.approved_hash == one.plan_hash
        and "plan_unapproved" not in (waits if is_host else ()),
        is_agreed=one.plan == "agreed", document=one.document, document_until=one.document_until,
    )  # fmt: skip
    return tuple(missing.code for missing in gate(facts))
