"""A referral to another country as a content that a second person can approve, where policy asks for it."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from sampan.protection.crossings.facts import ReferralQuestion
from sampan.registry.approvals.facts import ApprovableAct
from sampan.registry.correspondence.directory import correspondent_names
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.codelists import code_list

REFERRING = "referral_abroad"


def facts_of(question: ReferralQuestion) -> dict[str, object]:
    """Return what another country is asked, in codes."""
    return {
        "member": question.member,
        "reason": question.reason,
        "services": sorted(question.services),
        "urgency": question.urgency,
    }


def content_of_referral(case_id: UUID, question: ReferralQuestion, preview: Mapping[str, object]) -> str:
    """Return the hash of what is approved: whom we ask what, and the preview that would leave.

    The hour by which they should answer is no part of it: it runs on while the question waits.
    """
    told = {"act": REFERRING, "case": str(case_id), "preview": dict(preview)}
    return content_hash(told | facts_of(question))


def _words(facts: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    member, services = str(facts.get("member", "")), facts.get("services")
    listed = services if isinstance(services, list) else []
    urgency = _("Urgent") if facts.get("urgency") == "urgent" else _("Normal")
    return [
        (_("To"), correspondent_names(language).get(member, member)),
        (_("Reason"), _label("referral_reason", str(facts.get("reason", "")))),
        (_("Services asked for"), ", ".join(_label("referral_service", str(one)) for one in listed) or "–"),
        (_("Urgency"), urgency),
    ]


def _label(name: str, code: str) -> str:
    codes = code_list(name)
    return codes.label(code, get_language() or "en") if codes.has(code) else code


ACT = ApprovableAct(
    code=REFERRING,
    label=gettext_noop("Refer a person to another country"),
    is_needed_by_default=False,
    url_name="cases:case",
    words=_words,
    go_on="crossings:offer",
)
