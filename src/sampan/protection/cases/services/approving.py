"""The closing of a case, where the node's policy asks for a second person's approval of it."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sampan.protection.cases.services.rows import locked_case, require_open_here
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.approvals.facts import ApprovableAct
from sampan.registry.approvals.services.asking import ask_approval
from sampan.vocabulary.canonical import content_hash
from sampan.vocabulary.codelists import code_list

CLOSING = "case_closure"


@transaction.atomic
def ask_closure(*, case_id: UUID, reason: str, by: Actor, purpose: Purpose) -> UUID:
    """Ask a second person to approve the closing of a case for that reason; return the question's id.

    Raises what closing itself would: NotPermitted, UnknownCode, NotFound, WrongState.
    """
    require(by, Permission.CLOSE_CASE, purpose=purpose)
    code_list("closure_reason").get(reason)
    case = locked_case(case_id)
    require_open_here(case)
    return ask_approval(
        act=CLOSING,
        subject_id=case_id,
        case_id=case_id,
        agency_id=case.agency_id,
        content=content_of_closure(case_id, reason),
        facts={"reason": reason},
        by=by,
        purpose=purpose,
    )


def content_of_closure(case_id: UUID, reason: str) -> str:
    """Return the hash of what is approved: this case is closed for this reason."""
    return content_hash({"act": CLOSING, "case": str(case_id), "reason": reason})


def _words(facts: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    codes, code = code_list("closure_reason"), str(facts.get("reason", ""))
    return [(_("Reason"), codes.label(code, language) if codes.has(code) else code)]


ACT = ApprovableAct(
    code=CLOSING,
    label=gettext_noop("Close a case"),
    is_needed_by_default=False,
    url_name="cases:case",
    words=_words,
    go_on="cases:close",
)
