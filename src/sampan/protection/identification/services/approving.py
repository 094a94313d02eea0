"""The decision on a person's status as a content that a second person can approve, where policy asks for it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sampan.protection.identification.facts import Verdict
from sampan.protection.identification.reasons import decision_reasons
from sampan.protection.identification.services.clocks import own_pack
from sampan.protection.identification.statuses import national_statuses
from sampan.registry.approvals.facts import ApprovableAct
from sampan.vocabulary.canonical import content_hash

DECIDING = "status_decision"


def facts_of(verdict: Verdict) -> dict[str, object]:
    """Return the codes of a decision; its words are not among them."""
    return {
        "national_status": verdict.national_status,
        "reasons": sorted(verdict.reasons),
        "authority": verdict.authority,
        "decided_on": str(verdict.decided_on),
    }


def content_of_verdict(case_id: UUID, verdict: Verdict) -> str:
    """Return the hash of what is approved: codes, day and words of one decision in one case."""
    words = " ".join(verdict.text.split())
    return content_hash({"act": DECIDING, "case": str(case_id), "text": words} | facts_of(verdict))


def _words(facts: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    pack = own_pack()
    statuses = {one.code: one.label for one in national_statuses(pack, language)}
    reasons = {one.code: one.label for one in decision_reasons(pack, language)}
    status, chosen = str(facts.get("national_status", "")), facts.get("reasons")
    listed = chosen if isinstance(chosen, list) else []
    return [
        (_("Decision"), statuses.get(status, status)),
        (_("Reasons"), ", ".join(reasons.get(str(one), str(one)) for one in listed)),
        (_("Decided on"), _day(str(facts.get("decided_on", "")))),
    ]


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT") if text else ""


ACT = ApprovableAct(
    code=DECIDING,
    label=gettext_noop("Decide the status of a person"),
    is_needed_by_default=False,
    url_name="cases:case",
    words=_words,
    go_on="identification:decide",
)
