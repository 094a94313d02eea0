"""Every act that the code writes to the audit has words; those that still lack them are named here, and get fewer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sampan
from sampan.registry.audit.wording import ACT_WORDS, words_of

SRC = Path(sampan.__file__).parent
WRITERS = {"record", "record_act", "Act", "audit"}
MATCHES = SRC / "partnership" / "matches"


def acts_in(folder: Path) -> Iterator[str]:
    """Every act that a call names in plain text."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in WRITERS:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield first.value


def _name(called: ast.expr) -> str:
    return getattr(called, "id", "") or getattr(called, "attr", "")


def test_every_act_of_matching_has_words() -> None:
    acts = {f"match.{act}" for act in acts_in(MATCHES)}
    assert len(acts) > 20
    assert acts - set(ACT_WORDS) == set()


def test_every_act_written_in_plain_has_words_or_is_known_to_lack_them() -> None:
    written = {act for act in acts_in(SRC) if "." in act}
    assert len(written) > 100
    assert written - set(ACT_WORDS) == WITHOUT_WORDS


@pytest.mark.parametrize("act", ["identity.hashed", "identity.compared", "matching.rebuilt"])
def test_acts_of_recognition_are_told_in_words(act: str) -> None:
    assert words_of(act) != act


WITHOUT_WORDS = {
    "alone.unlocked", "assistance.escalated", "assistance.hand_over_read", "assistance.identity_read",
    "assistance.note_read", "budget.opened", "case.merged", "case.merged_into", "case.transferred", "case.unmerged",
    "circumstances.read", "conference.cancelled", "conference.held", "conference.planned", "conference.read",
    "deadline.settled", "deadlines.started", "document.details_read", "duplicates.judged", "duplicates.looked_for",
    "duplicates.named", "exchange.acknowledged", "exchange.refused", "intake.begun", "intake.dropped",
    "intake.expired", "intake.kept", "interview.notes_read", "keys.exchange_rotated", "letter.came_too_late",
    "letter.expired", "letter.filed", "letter.listener_refused", "member.carriage", "movement.begun",
    "movement.seated", "movement.signed_off", "movement.vehicle_added", "need.closed", "need.opened",
    "operation.begun", "parcel.accepted", "parcel.arrived", "parcel.chunk_refused", "parcel.chunks_lost",
    "parcel.delivered", "parcel.done_not_told", "parcel.erased", "parcel.expired", "parcel.handed_over",
    "parcel.label_read", "parcel.limits_set", "parcel.offer_arrived", "parcel.offered", "parcel.opened",
    "parcel.refused", "parcel.removed", "parcel.stop_not_told", "parcel.stopped", "parcel.stopped_there",
    "provider.kept", "provider.places_told", "provider.verified", "reasons.read", "reintegration.read",
    "return.sealed_read", "return.terms_set", "right.recorded", "rights.notes_read", "screening.group_asked",
    "sheet.opened", "support.group_chosen", "support.reason_read", "surge.shared_out", "task.escalated",
    "task.owed", "task.settled", "tasks.read", "transfer.requested", "triage.read", "triage.signs",
    "triage.weighed",
}  # fmt: skip
"""Acts that older slices write and that the audit shows by their code. Give one its words, and take it out."""
