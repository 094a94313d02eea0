"""Questions about the room's case: one that waits, one that a second person refused with a reason."""

from django.utils import timezone

from harness.people import make_account
from sampan.protection.cases.services.approving import ask_closure
from sampan.protection.identification.facts import Verdict
from sampan.protection.identification.services.deciding import ask_decision
from sampan.registry.accounts.queries import actor_of
from sampan.registry.agencies.queries import agency_names
from sampan.registry.approvals.services.answering import answer_approval
from tests.furnished.room import Room

HOLDERS = ("approval_id",)
NOT_CASES = {"act"}
BODIES = {
    "approvals/<uuid:approval_id>/": {"answer": "refuse", "reason": "x"},
    "api/approvals/<uuidstr:approval_id>/answer/": {"is_approved": True},
    "api/approvals/policy/<act>/": {"is_needed": True},
}
NO_PAGE = {"approvals:withdraw"}


def furnish(room: Room) -> None:
    """Let another supervisor of the agency ask, and answer what the room's supervisor asked."""
    agency = agency_names()[room.supervisor.agency_id]
    colleague = actor_of(make_account("supervisor", agency=agency))
    with room.reading(colleague):
        waits = ask_closure(case_id=room.case_id, reason="completed", **room.who(colleague))
    with room.reading(room.supervisor):
        verdict = Verdict("victim", ("own_account",), timezone.localdate(), text=room.secret)
        asked = ask_decision(case_id=room.case_id, verdict=verdict, **room.who(room.supervisor))
    room.show("supervisor", "approvals:list", more="?show=mine")
    room.show("supervisor", "approvals:approval", asked)
    with room.reading(colleague):
        told = {"is_approved": False, "reason": room.secret}
        answer_approval(approval_id=asked, **told, **room.who(colleague))
    room.ids["approval_id"] = waits
    for name, args in (("list", ()), ("approval", (waits,)), ("approval", (asked,))):
        room.show("supervisor", f"approvals:{name}", *args)
    room.show("administrator", "approvals:policy")
