"""Letters are kept sealed, taken in once, and end only by the receiver's word."""

from uuid import uuid4

import pytest
from django.db import transaction

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence import services
from sampan.registry.correspondence.facts import Outcome, State
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.queries import letters
from sampan.registry.correspondence.services import (
    erase_bodies,
    file_letter,
    read_letter,
    settle,
    take_in,
)
from sampan.registry.people.services.closing import erase_identity
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, Unavailable, WrongState

pytestmark = pytest.mark.database
REFERRAL = Purpose.REFERRAL


@pytest.fixture
def focal(reading) -> Reader:
    return reading("focal_point", agency="Focal point", purpose=REFERRAL)


@pytest.fixture
def worker(reading) -> Reader:
    return reading("case_worker", purpose=REFERRAL)


@pytest.fixture
def case_id(worker):
    return open_case(draft=CaseDraft({"sex": "female"}), by=worker.actor, purpose=REFERRAL)


def as_service(letter):
    return reading_as(Reader(letter.by, REFERRAL))


def taken(letter) -> Outcome:
    with as_service(letter):
        return take_in(letter)


def only() -> Letter:
    return Letter.objects.get()


def test_letter_written_is_kept_sealed_with_its_place(write, focal, carried):
    letter_id = write(focal.actor)
    kept = only()
    assert (kept.letter_id, kept.sequence, kept.state) == (letter_id, 1, "waiting")
    assert "chào".encode() not in bytes(kept.body_sealed)
    assert [one.body for one in carried] == [{"word": "chào"}]


def test_letter_whose_carrier_fails_is_not_written(write, focal, monkeypatch):
    def fail(outgoing):
        raise Unavailable("no line")

    monkeypatch.setattr(services, "_carriers", [fail])
    with pytest.raises(Unavailable):
        write(focal.actor)
    assert not Letter.objects.exists()


def test_letter_whose_audit_fails_is_not_written(write, focal, monkeypatch):
    monkeypatch.setattr(services, "audit", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("audit")))
    with pytest.raises(RuntimeError), transaction.atomic():
        write(focal.actor)
    assert not Letter.objects.exists()


def test_letter_that_is_no_json_is_refused(write, focal):
    with pytest.raises(InvalidInput):
        write(focal.actor, body={"number": float("nan")})


def test_letter_without_a_carrier_is_refused(focal, write, monkeypatch):
    monkeypatch.setattr(services, "_carriers", [])
    with pytest.raises(Unavailable):
        write(focal.actor)


def test_letter_about_a_case_is_sealed_with_the_cases_key(write, worker, case_id):
    write(worker.actor, case_id=case_id)
    assert only().key_version is None
    assert read_letter(id=only().id, reader=worker) == {"word": "chào"}


def test_letter_of_an_erased_case_opens_for_nobody(write, worker, case_id, people):
    write(worker.actor, case_id=case_id)
    service = people("node_service")
    with reading_as(Reader(service, REFERRAL)):
        erase_identity(case_id=case_id, by=service, purpose=REFERRAL, reason="retention")
    with pytest.raises(NotFound):
        read_letter(id=only().id, reader=worker)


def test_reading_a_letter_is_audited_and_the_first_reading_noted(write, focal):
    write(focal.actor)
    read_letter(id=only().id, reader=focal)
    first = only().read_at
    read_letter(id=only().id, reader=focal)
    assert only().read_at == first and only().read_by_id == focal.actor.account_id
    assert AuditEntry.objects.filter(act="letter.read", account_id=focal.actor.account_id).count() in (0, 2)


def test_reading_without_the_permission_is_refused(write, focal, people):
    write(focal.actor)
    with pytest.raises(NotPermitted):
        read_letter(id=only().id, reader=Reader(people("auditor"), Purpose.AUDIT))


def test_letters_of_another_agency_are_not_seen(write, reading, people):
    writer = reading("supervisor", agency="Agency A", purpose=REFERRAL)
    write(writer.actor)
    other = reading("supervisor", agency="Agency B", purpose=REFERRAL)
    assert letters(reader=other) == [] and not Letter.objects.exists()


def test_letters_are_listed_newest_first_in_pages(write, focal):
    ids = [write(focal.actor) for _ in range(5)]
    first = letters(reader=focal, limit=3)
    rest = letters(reader=focal, limit=3, before=first[-1].id)
    assert [one.letter_id for one in first + rest] == ids[::-1]


def test_letter_taken_in_calls_its_handler_once(arrived, heard, focal):
    letter = arrived()
    assert taken(letter) == taken(letter) == Outcome(True)
    assert heard == [letter] and only().state == "applied"


def test_handler_of_the_longest_prefix_is_called(arrived, heard, monkeypatch):
    special = []
    monkeypatch.setitem(services._handlers, "test.echo.special", special.append)
    taken(arrived("test.echo.special"))
    assert (len(special), len(heard)) == (1, 0)


def test_letter_of_an_unknown_kind_is_kept_and_refused(arrived, focal):
    assert taken(arrived("quite.unknown")) == Outcome(False, "unknown_kind")
    assert (only().state, only().reason) == ("refused", "unknown_kind")


def test_refusal_by_the_handler_is_an_outcome(arrived, monkeypatch, focal):
    def refuse(letter):
        raise WrongState("no")

    monkeypatch.setitem(services._handlers, "test.", refuse)
    letter = arrived()
    assert taken(letter) == taken(letter) == Outcome(False, "wrong_state")


def test_trouble_of_the_handler_keeps_nothing(arrived, monkeypatch, focal):
    def fail(letter):
        raise Unavailable("later")

    monkeypatch.setitem(services._handlers, "test.", fail)
    with pytest.raises(Unavailable):
        taken(arrived())
    assert not Letter.objects.exists()


def test_other_letter_under_a_used_id_is_refused(arrived, heard, focal):
    first = arrived()
    taken(first)
    assert taken(arrived(id=first.id, digest="b" * 64)) == Outcome(False, "id_repeated")
    assert len(heard) == 1


def test_letter_filed_under_a_case_is_sealed_with_its_key(arrived, heard, worker, case_id):
    letter = arrived()
    taken(letter)
    with as_service(letter):
        file_letter(
            member="kh-test",
            letter_id=letter.id,
            agency_id=worker.actor.agency_id,
            case_id=case_id,
            by=letter.by,
            purpose=REFERRAL,
        )
    assert only().key_version is None
    assert read_letter(id=only().id, reader=worker) == {"word": "xin chào"}


def test_erased_bodies_leave_facts_and_no_text(arrived, heard, focal):
    letter = arrived()
    taken(letter)
    with as_service(letter):
        gone = erase_bodies(
            member="kh-test", conversation=letter.conversation, by=letter.by, purpose=REFERRAL
        )
    assert gone == 1 and letters(reader=focal)[0].is_erased
    with pytest.raises(NotFound):
        read_letter(id=only().id, reader=focal)


@pytest.mark.parametrize("state", [State.ACKNOWLEDGED, State.REFUSED, State.EXPIRED])
def test_end_of_a_letter_is_told_once(write, focal, people, monkeypatch, state):
    told = []
    monkeypatch.setitem(services._listeners, state, [told.append])
    letter_id = write(focal.actor)
    service = people("node_service")
    end = {"letter_id": letter_id, "state": state, "reason": "x", "by": service, "purpose": REFERRAL}
    assert settle(**end) and not settle(**end)
    assert [(one.id, one.state) for one in told] == [(letter_id, state)]


def test_receipt_overrides_an_expiry_by_our_clock(write, focal, people):
    letter_id, service = write(focal.actor), people("node_service")
    end = {"letter_id": letter_id, "by": service, "purpose": REFERRAL}
    settle(state=State.EXPIRED, **end)
    assert settle(state=State.ACKNOWLEDGED, **end) and only().state == "acknowledged"


def test_end_of_an_unknown_letter_is_not_found(people):
    with pytest.raises(NotFound):
        settle(letter_id=uuid4(), state=State.EXPIRED, by=people("node_service"), purpose=REFERRAL)
