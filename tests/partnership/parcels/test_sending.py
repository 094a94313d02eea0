"""What leaves: sealed, announced by letter, sent once each, taken up where it stopped, gone when they have it."""

import hashlib
import io
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from sampan.engines.exchange.chunks import CHUNK
from sampan.partnership.members.services import suspend_member
from sampan.partnership.parcels import storing
from sampan.partnership.parcels.facts import Hitch, LimitsFact, ParcelState
from sampan.partnership.parcels.models import Parcel
from sampan.partnership.parcels.services import carrying, offering
from sampan.partnership.parcels.services.carrying import carry_member, due_members
from sampan.partnership.parcels.services.hearing import note_settled
from sampan.partnership.parcels.services.limits import limits_of, set_limits
from sampan.partnership.parcels.services.offering import About, offer_file
from sampan.partnership.parcels.services.stopping import end_overdue, stop_parcel
from sampan.partnership.parcels.wire import BrokenOff, Unreachable, WireAnswer
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.registry.correspondence.facts import SettledLetter, State
from sampan.registry.people.identity import Identity
from sampan.vocabulary.errors import (
    InvalidInput,
    NoAgreement,
    NoConsent,
    NotPermitted,
    Unavailable,
    WrongState,
)
from sampan.vocabulary.names import PersonName
from tests.partnership.parcels.conftest import SECRET, SIZE

pytestmark = pytest.mark.database

CONTENT = bytes(range(256)) * (SIZE // 256) + b"end"
WHY = Purpose.REFERRAL


@pytest.fixture
def officer(people, member):
    return people("supervisor")


@pytest.fixture
def send(officer):
    """Offers a file and returns its id."""
    sent = []

    def offer(content: bytes = CONTENT, **changes) -> UUID:
        told = {
            "member": "kh-test",
            "stream": io.BytesIO(content),
            "label": SECRET,
            "by": officer,
            "purpose": WHY,
        }
        with reading_as(Reader(officer, WHY)):
            sent.append(offer_file(**(told | changes)))
        return sent[-1]

    yield offer
    for parcel_id in sent:
        storing.remove(parcel_id)


def settled(service, letter, state: State = State.ACKNOWLEDGED) -> None:
    with reading_as(Reader(service, WHY)):
        note_settled(
            SettledLetter(
                letter.id, letter.member, letter.kind, letter.conversation, None, state, "", service, WHY
            )
        )


@pytest.fixture
def moving(send, letters, receiver, service) -> UUID:
    """A file whose letter the member signed for."""
    parcel_id = send()
    receiver.knows(letters.written[0])
    settled(service, letters.written[0])
    return parcel_id


def test_whole_way_of_a_file_of_ours(moving, receiver, row, arrives, letters):
    carry_member("kh-test")
    assert receiver.puts == [0, 1, 2]
    assert (row(moving).state, row(moving).sends, row(moving).held_count) == (ParcelState.ARRIVED, 3, 3)
    assert arrives("parcel.done", moving, {"schema": 1}).applied
    done = row(moving)
    assert (done.state, bytes(done.key_sealed), bytes(done.details_sealed)) == (ParcelState.DONE, b"", b"")
    assert not storing.is_there(moving)


def test_letter_holds_manifest_and_key_and_our_copy_of_it_holds_nothing(send, letters, node_directory):
    parcel_id = send()
    (letter,) = letters.written
    assert (letter.kind, letter.conversation) == ("parcel.offer", parcel_id)
    assert letter.body["manifest"]["sha256"] == hashlib.sha256(CONTENT).hexdigest()
    kept = (node_directory / "parcels" / f"{parcel_id}.sealed").read_bytes()
    assert CONTENT[:64] not in kept and len(kept) == letter.body["manifest"]["count"] * 16 + 2 * CHUNK + 4_096


def test_nothing_is_sent_before_they_signed_for_the_letter(send, receiver, row):
    parcel_id = send()
    assert carry_member("kh-test") == 0 and receiver.puts == []
    assert row(parcel_id).state == ParcelState.OFFERED


@pytest.mark.parametrize(
    ("fault", "hitch"),
    [
        (BrokenOff(), Hitch.NO_ANSWER),
        (Unreachable(), Hitch.UNREACHABLE),
        (WireAnswer(404, b"", "", 0), Hitch.UNKNOWN_THERE),
        (WireAnswer(507, b"", "", 30), Hitch.FULL_THERE),
        (WireAnswer(200, b"{}", "forged", 0), Hitch.BUSY_THERE),
    ],
)
def test_fault_costs_one_chunk_at_most_and_is_told(moving, receiver, row, fault, hitch, service):
    receiver.faults = [None, fault]
    carry_member("kh-test", seconds=0.2)
    assert row(moving).hitch == hitch and row(moving).hitch_since is not None
    again(service, moving)
    carry_member("kh-test")
    assert receiver.puts == [0, 1, 1, 2]
    assert (row(moving).sends, row(moving).hitch) == (4, Hitch.NONE)


def test_chunk_whose_answer_was_lost_is_not_sent_again(moving, receiver, row, service):
    receiver.faults = [None, "answer lost"]
    carry_member("kh-test", seconds=0.2)
    again(service, moving)
    carry_member("kh-test")
    assert receiver.puts == [0, 1, 2]


def again(service, parcel_id) -> None:
    """Let the time of the next try come."""
    with reading_as(Reader(service, WHY)):
        Parcel.objects.filter(id=parcel_id).update(
            next_attempt_at=Parcel.objects.get(id=parcel_id).offered_at
        )


def test_chunk_lost_there_after_all_is_sent_again(moving, receiver, row, service):
    carry_member("kh-test")
    receiver.held = b"\xa0"  # the second of three is gone: 1010 0000
    again(service, moving)
    carry_member("kh-test")
    assert receiver.puts == [0, 1, 2, 1]


def test_suspended_member_gets_nothing(moving, receiver, officer, service):
    suspend_member(node_id="kh-test", by=service, purpose=Purpose.ADMINISTRATION)
    carry_member("kh-test")
    assert receiver.puts == []


def test_one_thread_carries_a_member_at_a_time(moving, receiver):
    lock = carrying._carried.setdefault("kh-test", carrying.threading.Lock())
    with lock:
        assert carry_member("kh-test") == 0
    assert due_members() == ["kh-test"]


def test_stopping_destroys_the_key_and_tells_the_other_side(moving, row, officer, letters, receiver):
    with reading_as(Reader(officer, WHY)):
        stop_parcel(parcel_id=moving, by=officer, purpose=WHY)
        with pytest.raises(WrongState):
            stop_parcel(parcel_id=moving, by=officer, purpose=WHY)
    assert letters.kinds() == ["parcel.offer", "parcel.stopped"]
    assert (row(moving).state, bytes(row(moving).key_sealed)) == (ParcelState.STOPPED, b"")
    carry_member("kh-test")
    assert receiver.puts == []


def test_their_refusal_for_want_of_room_is_shown_with_the_room_needed(moving, row, arrives):
    arrives("parcel.stopped", moving, {"schema": 1, "reason": "no_room", "room_needed": 5_000_000})
    assert (row(moving).state, row(moving).reason, row(moving).room_needed) == (
        "stopped",
        "no_room",
        5_000_000,
    )


def test_other_member_stops_and_ends_nothing(moving, row, arrives):
    for kind in ("parcel.stopped", "parcel.done"):
        assert not arrives(kind, moving, {}, sender="th-test").applied
    assert row(moving).state == ParcelState.MOVING


@pytest.mark.parametrize(("state", "ends"), [(State.REFUSED, "stopped"), (State.EXPIRED, "expired")])
def test_offer_that_did_not_get_through_ends(send, letters, service, row, state, ends):
    parcel_id = send()
    settled(service, letters.written[0], state)
    assert row(parcel_id).state == ends
    assert bytes(row(parcel_id).key_sealed) == b""


def test_file_past_its_time_expires_and_orphans_go(moving, row, service):
    with reading_as(Reader(service, WHY)):
        Parcel.objects.filter(id=moving).update(expires_at=row(moving).offered_at - timedelta(days=1))
    orphan = uuid4()
    storing.reserve(orphan, 10)
    assert end_overdue() == 1
    assert storing.is_there(orphan), "it might still grow"
    end_overdue()
    assert row(moving).state == ParcelState.EXPIRED and not storing.is_there(orphan)


def test_who_may_not_send_and_what_is_no_file_is_refused(send, people, officer, monkeypatch):
    with pytest.raises(NotPermitted), reading_as(Reader(officer, WHY)):
        offer_file(
            member="kh-test", stream=io.BytesIO(b"x"), label="x", by=people("duty_officer"), purpose=WHY
        )
    with pytest.raises(NoAgreement):
        send(member="xx-none")
    wrong = (About(size=5, kind="../x"), About(size=9**9))
    for bent in ({"label": " "}, {"label": "x" * 300}, *({"about": one} for one in wrong)):
        with pytest.raises((InvalidInput, Unavailable)):
            send(b"12345", **bent)
    monkeypatch.setattr(storing, "room", lambda: 100)
    with pytest.raises(Unavailable, match="3 MiB are missing"):
        send()


def test_failing_audit_leaves_no_file_and_no_letter(send, monkeypatch, node_directory):
    def fail(*told, **more):
        raise RuntimeError

    monkeypatch.setattr(offering, "audit", fail)
    before = set((node_directory / "parcels").iterdir())
    with pytest.raises(RuntimeError):
        send()
    assert set((node_directory / "parcels").iterdir()) == before
    assert not Parcel.objects.exists()


@pytest.fixture
def case_id(officer) -> UUID:
    with reading_as(Reader(officer, WHY)):
        draft = CaseDraft({"sex": "female"}, Identity(name=PersonName.of("Lê Mẫu")))
        return open_case(draft=draft, by=officer, purpose=WHY)


def consent_to(case_id: UUID, officer, *groups: str) -> UUID:
    answer = ConsentAnswer(
        purpose="referral", recipient="member:kh-test", groups=groups, given_on=date.today(),
        expires_on=date.today() + timedelta(days=30), language="vi",
    )  # fmt: skip
    with reading_as(Reader(officer, WHY)):
        return record_consent(
            case_id=case_id, agency_id=officer.agency_id, answer=answer, by=officer, purpose=WHY
        )


def test_file_of_a_case_leaves_under_consent_alone_and_stops_with_it(
    send, case_id, officer, row, people, letters
):
    with pytest.raises(NoConsent):
        send(about=About(case_id=case_id))
    consent_to(case_id, officer, "profile")
    with pytest.raises(NoConsent):
        send(about=About(case_id=case_id))
    consent_id = consent_to(case_id, officer, "identity", "profile")
    parcel_id = send(about=About(case_id=case_id))
    assert (row(parcel_id).case_id, row(parcel_id).key_version) == (case_id, None), (
        "sealed with the case's own key"
    )
    with reading_as(Reader(people("case_worker"), WHY)):
        assert not Parcel.objects.filter(id=parcel_id).exists(), "who is not on the team sees nothing of it"
    with reading_as(Reader(officer, WHY)):
        withdraw_consent(consent_id=consent_id, reason="changed_mind", by=officer, purpose=WHY)
    assert (row(parcel_id).state, row(parcel_id).reason) == (ParcelState.STOPPED, "withdrawn")
    assert letters.kinds()[-1] == "parcel.stopped"


def test_row_security_shows_a_file_without_case_to_its_agency_and_to_who_sees_every_letter(send, people):
    parcel_id = send()
    for role, agency, sees in (
        ("case_worker", "Agency A", True), ("case_worker", "Agency B", False), ("supervisor", "Agency B", False),
        ("focal_point", "Agency B", True), ("service_provider", "Agency A", False), ("analyst", "Agency A", False),
    ):  # fmt: skip
        actor = people(role, agency=agency)
        with reading_as(Reader(actor, actor.purposes[0] if WHY not in actor.purposes else WHY)):
            assert Parcel.objects.filter(id=parcel_id).exists() is sees, (role, agency)


def test_limits_are_set_by_the_administrator_audited_and_checked(people, officer):
    administrator = people("node_administrator")
    who = {"by": administrator, "purpose": Purpose.ADMINISTRATION}
    set_limits(limits=LimitsFact(512, 100, 7), member="kh-test", **who)
    assert limits_of("kh-test").kbit_per_second == 512
    for bent in (LimitsFact(5, 100, 7), LimitsFact(0, 0, 7), LimitsFact(0, 1, 0)):
        with pytest.raises(InvalidInput):
            set_limits(limits=bent, **who)
    with pytest.raises(NotPermitted):
        set_limits(limits=LimitsFact(0, 1, 1), by=officer, purpose=WHY)
