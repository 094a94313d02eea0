"""Letters are kept sealed, taken in once, and end only by the receiver's word."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import transaction

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.correspondence.facts import NewLetter, Outcome, State
from sampan.registry.correspondence.lanes import lane_of
from sampan.registry.correspondence.models import Letter
from sampan.registry.correspondence.queries import letters
from sampan.registry.correspondence.rows import opened
from sampan.registry.correspondence.services import passing, settling, taking_in, writing
from sampan.registry.correspondence.services.keeping import erase_bodies, file_letter, read_letter
from sampan.registry.correspondence.services.settling import Run, expire, settle_runs
from sampan.registry.correspondence.services.taking_in import register_batch_handler, take_in, take_in_many
from sampan.registry.correspondence.services.writing import write_letters
from sampan.registry.people.services.closing import erase_identity
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, Unavailable, WrongState
from sampan.vocabulary.lanes import Lane
from tests.harness.letters import carry_by, handle_by

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

    carry_by(monkeypatch, fail)
    with pytest.raises(Unavailable):
        write(focal.actor)
    assert not Letter.objects.exists()


def test_letter_whose_audit_fails_is_not_written(write, focal, monkeypatch):
    monkeypatch.setattr(writing, "record_many", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("audit")))
    with pytest.raises(RuntimeError), transaction.atomic():
        write(focal.actor)
    assert not Letter.objects.exists()


def test_letter_that_is_no_json_is_refused(write, focal):
    with pytest.raises(InvalidInput):
        write(focal.actor, body={"number": float("nan")})


def test_letter_without_a_carrier_is_refused(focal, write, monkeypatch):
    monkeypatch.setattr(writing, "_carriers", [])
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
    handle_by(monkeypatch, "test.echo.special", special.append)
    taken(arrived("test.echo.special"))
    assert (len(special), len(heard)) == (1, 0)


def test_letter_of_an_unknown_kind_is_kept_and_refused(arrived, focal):
    assert taken(arrived("quite.unknown")) == Outcome(False, "unknown_kind")
    assert (only().state, only().reason) == ("refused", "unknown_kind")


def test_refusal_by_the_handler_is_an_outcome(arrived, monkeypatch, focal):
    def refuse(letter):
        raise WrongState("no")

    handle_by(monkeypatch, "test.", refuse)
    letter = arrived()
    assert taken(letter) == taken(letter) == Outcome(False, "wrong_state")


def test_trouble_of_the_handler_keeps_nothing(arrived, monkeypatch, focal):
    def fail(letter):
        raise Unavailable("later")

    handle_by(monkeypatch, "test.", fail)
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


NOW = datetime(2026, 11, 3, tzinfo=UTC)


def run_of(letter: Letter, **more) -> Run:
    """The other side's word on one letter of ours."""
    return Run("kh-test", letter.lane, letter.sequence, letter.sequence, NOW, {"head": "0" * 64}, **more)


@pytest.mark.parametrize(
    ("refused", "late", "state"),
    [
        ({}, frozenset(), State.ACKNOWLEDGED),
        ({1: "x"}, frozenset(), State.REFUSED),
        ({1: "expired"}, {1}, State.EXPIRED),
    ],
)
def test_end_of_a_letter_is_told_once(write, focal, people, monkeypatch, refused, late, state):
    told = []
    monkeypatch.setitem(settling._listeners, state, [told.append])
    letter_id = write(focal.actor)
    end = {"by": people("node_service"), "purpose": REFERRAL}
    run = run_of(only(), refused=refused, late=late)
    assert settle_runs([run], **end) == [1] and settle_runs([run], **end) == [0]
    assert [(one.id, one.state) for one in told] == [(letter_id, state)]


def test_receipt_overrides_an_expiry_by_our_clock(write, focal, people):
    letter_id, end = write(focal.actor), {"by": people("node_service"), "purpose": REFERRAL}
    assert expire(letter_ids=[letter_id], **end) == 1 and only().state == "expired"
    assert settle_runs([run_of(only())], **end) == [1] and only().state == "acknowledged"


def test_end_of_a_run_is_written_for_each_of_its_letters(write, focal, people):
    for _ in range(5):
        write(focal.actor)
    run = Run("kh-test", 0, 1, 4, NOW, {"head": "0" * 64}, refused={3: "unknown_kind"})
    assert settle_runs([run], by=people("node_service"), purpose=REFERRAL) == [4]
    states = list(Letter.objects.order_by("sequence").values_list("state", "reason"))
    applied = ("acknowledged", "")
    assert states == [applied, applied, ("refused", "unknown_kind"), applied, ("waiting", "")]


def test_end_of_letters_whose_audit_fails_is_not_written(write, focal, people, monkeypatch):
    write(focal.actor)
    run, service = run_of(only()), people("node_service")
    monkeypatch.setattr(settling, "record_many", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("audit")))
    with pytest.raises(RuntimeError), transaction.atomic():
        settle_runs([run], by=service, purpose=REFERRAL)
    assert only().state == "waiting"


def test_letters_written_together_are_all_written_or_none(focal, carried):
    new = [NewLetter("kh-test", "test.echo", uuid4(), {"n": n}, focal.actor.agency_id) for n in range(3)]
    ids = write_letters(new, by=focal.actor, purpose=REFERRAL)
    assert list(Letter.objects.order_by("sequence").values_list("letter_id", flat=True)) == ids
    with pytest.raises(InvalidInput), transaction.atomic():
        bad = NewLetter("kh-test", "test.echo", uuid4(), {"n": float("nan")}, focal.actor.agency_id)
        write_letters([*new, bad], by=focal.actor, purpose=REFERRAL)
    assert Letter.objects.count() == 3


def test_batch_handler_gets_what_came_together_and_one_bad_letter_alone(arrived, monkeypatch):
    monkeypatch.setattr(taking_in, "_handlers", dict(taking_in._handlers))
    calls = []

    def take(letters):
        calls.append(len(letters))
        if any(one.body.get("bad") for one in letters):
            raise WrongState("not this one")

    register_batch_handler("test.", take, lane=Lane.FIGURES)
    came = [arrived(body={"bad": n == 1}) for n in range(3)]
    with as_service(came[0]):
        outcomes = take_in_many(came)
    assert calls == [3, 1, 1, 1] and [one.applied for one in outcomes] == [True, False, True]
    assert lane_of("test.echo") is Lane.FIGURES


def test_translated_body_is_handled_and_the_original_kept(arrived, heard, monkeypatch, focal):
    monkeypatch.setattr(taking_in, "_translators", [lambda letter: {"word": "hello"}])
    letter = arrived()
    taken(letter)
    assert heard[0].body == {"word": "hello"}
    assert opened(only()) == {"word": "xin chào"}


def test_kind_whose_bodies_pass_is_carried_and_heard_and_leaves_none(
    write, focal, carried, arrived, heard, monkeypatch
):
    monkeypatch.setattr(passing, "_prefixes", {"test."})
    write(focal.actor)
    letter = arrived()
    assert taken(letter).applied and taken(letter).applied
    assert [one.body for one in carried] == [{"word": "chào"}]
    assert [one.body for one in heard] == [{"word": "xin chào"}]
    with as_service(letter):
        kept = list(Letter.objects.all())
        assert len(kept) == 2 and not any(bytes(one.body_sealed) for one in kept)
        assert [one.digest for one in kept if one.direction == "in"] == [letter.digest]
