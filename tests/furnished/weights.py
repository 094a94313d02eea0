"""Weights: what three reviewers taught, one step in use, and one that waits for a second person."""

from uuid import uuid4

from harness.people import make_account
from sampan.engines.matching.comparing import LEVELS
from sampan.protection.weights.queries import proposed
from sampan.protection.weights.services.labelling import keep_label
from sampan.protection.weights.services.taking import propose
from sampan.registry.accounts.queries import actor_of
from sampan.registry.agencies.queries import agency_names
from sampan.registry.approvals.models import Approval
from sampan.registry.approvals.services.answering import answer_approval
from tests.furnished.room import Room

NOT_CASES = {"weights_id"}
BODIES = {
    "weights/": {"version": "feedback-1/0", "reason": "x"},
    "weights/set-back/": {"reason": "x"},
    "weights/<uuid:weights_id>/again/": {"reason": "x"},
    "api/weights/steps/": {"version": "feedback-1/0", "reason": "x"},
    "api/weights/steps/{weights_id}/again": {"reason": "x"},
    "api/weights/shipped": {"reason": "x"},
}
NO_PAGE = {"weights:file", "weights:file_of_step"}
_DOUBTFUL = {"name": "exact", "birth_date": "near_year", "phone": "different"}
_UNSURE = {"name": "similar", "birth_date": "year", "province": "same", "handle": "different"}


def furnish(room: Room) -> None:
    """Let three people answer, one propose, another approve; then let more answers teach more."""
    agency = agency_names()[room.supervisor.agency_id]
    colleagues = [actor_of(make_account("supervisor", agency=agency)) for _ in range(2)]
    reviewers = (room.supervisor, *colleagues)
    with room.reading(room.supervisor) as reader:
        _answer(60, reviewers, _DOUBTFUL, same=True)
        taken = _propose(room, proposed(reader=reader).version)
    with room.reading(colleagues[0]):
        asked = Approval.objects.get(subject_id=taken)
        answer_approval(approval_id=asked.id, is_approved=True, **room.who(colleagues[0]))
    with room.reading(room.supervisor) as reader:
        _answer(48, reviewers, _UNSURE, same=False)
        _answer(7, reviewers, {"name": "order", "document": "typing_slip"}, same=True)
        waits = _propose(room, proposed(reader=reader).version)
        _answer(20, reviewers, _UNSURE, same=False)
    room.show("supervisor", "weights:page")
    for step_id in (taken, waits):
        room.show("supervisor", "weights:step", step_id)
    room.show("supervisor", "weights:again", taken)
    room.show("supervisor", "weights:set_back")


def _answer(count: int, reviewers: tuple, known: dict[str, str], *, same: bool) -> None:
    levels = {field: known.get(field, "missing") for field in LEVELS}
    for number in range(count):
        keep_label(pair_id=uuid4(), levels=levels, same=same, by=reviewers[number % len(reviewers)])


def _propose(room: Room, version: str) -> object:
    return propose(
        version=version,
        reason="Reviewers agree, and it is time to learn from it.",
        **room.who(room.supervisor),
    )
