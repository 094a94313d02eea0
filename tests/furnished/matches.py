"""Private questions: an arrangement, a question about the case's person, a silent hit, an opened place, a selector."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from harness.people import make_account
from sampan.engines.matching.keys import SPECIFICATION
from sampan.partnership.matches.models import (
    Arrangement,
    Epoch,
    OpenedPlace,
    Question,
    Request,
    Selector,
    SilentHit,
    Spent,
)
from sampan.partnership.matches.services.recording import record_selector
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from tests.furnished.room import Room

NOT_CASES = ("question_id", "request_id", "hit_id", "opened_id", "arrangement_id", "subject_id", "source_id",
             "selector_id", "epoch_id")  # fmt: skip
NO_PAGE = {"matches:arrangement", "matches:drift", "matches:met", "matches:stuck", "matches:tried"}
BODIES = {
    "matches/ask/case/<uuid:case_id>/": {"member": "kh-test", "legal_basis": "bilateral"},
    "matches/ask/suspect/<uuid:subject_id>/": {"member": "kh-test", "legal_basis": "bilateral"},
    "matches/questions/<uuid:question_id>/": {"wish": "referral"},
    "matches/requests/<uuid:request_id>/": {"decline": "1"},
    "matches/desk/<uuid:hit_id>/": {"leave": "1"},
    "matches/oversight/<uuid:opened_id>/": {"differs": "1"},
    "matches/oversight/findings/<uuid:question_id>/": {},
    "matches/selectors/<uuid:selector_id>/remove/": {"reason": "over"},
    "matches/selectors/": {"kind": "phone", "text": "+66 81 111 2222", "subject": ""},
    "matches/arrangements/": {"member": "kh-test", "keeper": "th-test", "batches_a_day": "15", "selector_cap": "0",
                              "answer_days": "7"},
    "matches/arrangements/<uuid:arrangement_id>/": {"end": "1"},
    "api/matches/ask/case/<uuid:case_id>/": {"member": "kh-test", "legal_basis": "bilateral"},
}  # fmt: skip
PEER = "kh-test"


def furnish(room: Room) -> None:
    """Put one of each on the pages."""
    service = Reader(service_actor(), Purpose.REFERRAL)
    focal = Reader(actor_of(make_account("focal_point", agency="Ban chỉ đạo 138")), Purpose.REFERRAL)
    subject_id = uuid4()
    with room.reading(room.supervisor):
        record_selector(
            kind="phone", text="+855 97 555 0101", held_by="suspect", subject_id=subject_id, case_id=None,
            **room.who(room.supervisor),
        )  # fmt: skip
        selector_id = record_selector(
            kind="handle", text="telegram:@boss_kk", held_by="suspect", subject_id=subject_id, case_id=None,
            **room.who(room.supervisor),
        )  # fmt: skip
    with reading_as(service):
        Selector.objects.filter(id=selector_id).update(is_unreadable=True)
        arranged, asked, hit, request, opened = _rows(room, service, focal)
    room.ids |= {
        "subject_id": subject_id, "question_id": asked.id, "request_id": request.id, "hit_id": hit.id,
        "opened_id": opened.id, "epoch_id": asked.epoch_id, "arrangement_id": arranged.id, "source_id": uuid4(),
        "selector_id": selector_id,
    }  # fmt: skip
    for name, args in (
        ("list", ()), ("ask_case", (room.case_id,)), ("ask_suspect", (subject_id,)), ("question", (asked.id,)),
        ("request", (request.id,)), ("requests", ()), ("quota", ()), ("selectors", ()),
        ("remove", (selector_id,)),
    ):  # fmt: skip
        room.show("supervisor", f"matches:{name}", *args)
    for name, args in (("desk", ()), ("hit", (hit.id,))):
        room.show("duty", f"matches:{name}", *args)
    for name, args in (("oversight", ()), ("opened", (opened.id,))):
        room.show("oversight", f"matches:{name}", *args)
    room.show("focal", "matches:arrangements")
    room.show("focal", "matches:finding", asked.id)
    room.show("focal", "matches:grew", asked.epoch_id)


def _rows(room: Room, service: Reader, focal: Reader):
    now, agency = datetime.now(UTC), room.supervisor.agency_id
    arranged = Arrangement.objects.create(
        conversation=uuid4(), member=PEER, keeper="th-test", batches_a_day=15, selector_cap=100_000, answer_days=7,
        opening_per_mille=30, state="in_force", came_from="vn-test", proposed_at=now, confirmed_at=now,
        proposed_by_id=focal.actor.account_id,
    )  # fmt: skip
    epoch = Epoch.objects.create(
        side="asker", conversation=uuid4(), holder=PEER, asker="vn-test", keeper="th-test", number=1,
        register="people", specification=SPECIFICATION, holder_public=bytes(32), keeper_public=bytes(32), state="ready",
        opened_at=now, ends_at=now + timedelta(days=14),
    )  # fmt: skip
    asked = Question.objects.create(
        side="asker", conversation=uuid4(), epoch=epoch, member=PEER, is_silent=True, case_id=room.case_id,
        agency_id=agency, asked_by_id=room.supervisor.account_id, legal_basis="bilateral", keys=9, asked_at=now,
        answer_due=now + timedelta(days=7), state="waiting", root=bytes(32), elements=b"",
        asker_signature=bytes(64),
    )  # fmt: skip
    hit = SilentHit.objects.create(
        question=asked, member=PEER, case_id=room.case_id, agency_id=agency, kinds=["document", "name_birth"],
        found_at=now, due_at=now + timedelta(days=7),
    )  # fmt: skip
    request = Request.objects.create(
        way="in", question=asked, member=PEER, wish="referral", legal_basis="bilateral", case_id=room.case_id,
        agency_id=agency, kinds=["document", "name_birth"], asked_at=now, due_at=now + timedelta(days=7),
    )  # fmt: skip
    opened = OpenedPlace.objects.create(
        question=asked, agency_id=agency, place=3, holds=True, case_token="00", officer_token="00",
        legal_basis="bilateral", opened_at=now,
    )  # fmt: skip
    for scope, who, keys in (("peer", PEER, 320), ("officer", str(room.supervisor.account_id), 128)):
        Spent.objects.create(side="asker", member=PEER, day=now.date(), scope=scope, who=who, keys=keys)
    return arranged, asked, hit, request, opened
