"""The chain: nobody changes the past through the application, and who does it past it is found."""

import threading
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, connections, transaction

from harness.people import make_actor
from sampan.registry.access.purposes import Purpose
from sampan.registry.audit.chain import GENESIS, verify_chain, verify_part
from sampan.registry.audit.commands import run_verify
from sampan.registry.audit.models import AuditEntry, AuditLink
from sampan.registry.audit.queries import head, holds_head
from sampan.registry.audit.services import Act, record, record_many
from sampan.vocabulary.errors import InvalidInput

pytestmark = pytest.mark.database
FORGED = "decode(repeat('ab', 32), 'hex')"


def sequences() -> list[int]:
    return list(AuditLink.objects.order_by("sequence").values_list("sequence", flat=True))


def test_chain_untouched_is_sound(written, as_auditor):
    with as_auditor():
        report = verify_chain()
    assert (report.is_sound, report.entries, report.head_sequence) == (True, 5, 5)


def test_chain_of_an_empty_audit_is_sound(as_auditor):
    with as_auditor():
        assert verify_chain().head_hash == "00" * 32


@pytest.mark.parametrize("table", ["audit_auditentry", "audit_auditlink"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_application_role_cannot_change_the_past(written, as_auditor, table, act):
    column = "act" if table == "audit_auditentry" else "hash"
    with (
        as_auditor(),
        pytest.raises(DatabaseError) as refused,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(act.format(table, column, column))
    assert "append-only" in str(refused.value) or "permission denied" in str(refused.value)
    assert sequences() == [1, 2, 3, 4, 5]


def test_application_role_inserting_a_link_of_its_own_breaks_the_check(written, as_auditor):
    """A node's setup takes this right away; here the duplicate is refused and a gap would be found."""
    entry = AuditEntry(id=uuid4())
    with as_auditor(), pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
        AuditLink.objects.create(sequence=5, entry_id=entry.id, previous_hash=b"", hash=b"")


TAMPERING = {
    "changed body": (
        "UPDATE audit_auditentry SET body = replace(body, 'act3', 'actX') WHERE act = 'test.act3'",
        3,
    ),
    "changed column": ("UPDATE audit_auditentry SET account_id = NULL WHERE act = 'test.act3'", 3),
    "changed time": ("UPDATE audit_auditentry SET at = at - interval '1 day' WHERE act = 'test.act2'", 2),
    "removed entry and link": ("DELETE FROM audit_auditlink WHERE sequence = 3", 3),
    "removed first": ("DELETE FROM audit_auditlink WHERE sequence = 1", 1),
    "changed hash": (f"UPDATE audit_auditlink SET hash = {FORGED} WHERE sequence = 4", 4),
    "reordered": (
        "UPDATE audit_auditlink SET sequence = -2 WHERE sequence = 2; "
        "UPDATE audit_auditlink SET sequence = 2 WHERE sequence = 4; "
        "UPDATE audit_auditlink SET sequence = 4 WHERE sequence = -2",
        2,
    ),
    "changed body and its own hash": (
        "WITH told AS (UPDATE audit_auditentry SET body = replace(body, 'act3', 'actX'), act = 'test.actX' "
        "WHERE act = 'test.act3' RETURNING id, body) UPDATE audit_auditlink l SET hash = "
        "sha256(previous_hash || sha256(convert_to(told.body, 'UTF8'))) FROM told WHERE l.entry_id = told.id",
        4,
    ),
}


@pytest.mark.parametrize("kind", list(TAMPERING))
def test_tampering_is_found_at_its_place(written, as_auditor, superuser, kind):
    statement, first_faulty = TAMPERING[kind]
    superuser(statement)
    with as_auditor():
        report = verify_chain()
    assert not report.is_sound
    assert report.faulty_sequence == first_faulty


def test_inserted_entry_without_a_link_is_found(written, as_auditor, superuser):
    superuser(
        "INSERT INTO audit_auditentry SELECT gen_random_uuid(), at, account_id, agency_id, purpose, act, "
        "subject_kind, subject_id, case_id, body FROM audit_auditentry LIMIT 1"
    )
    with as_auditor():
        assert "outside the chain" in verify_chain().fault


def test_inserted_entry_with_a_link_is_found(written, as_auditor, superuser):
    superuser(
        "WITH new AS (INSERT INTO audit_auditentry SELECT gen_random_uuid(), at, account_id, agency_id, purpose, act, "
        "subject_kind, subject_id, case_id, body FROM audit_auditentry LIMIT 1 RETURNING id) "
        "INSERT INTO audit_auditlink (sequence, entry_id, previous_hash, hash) "
        f"SELECT 6, id, {FORGED}, {FORGED} FROM new"
    )
    with as_auditor():
        assert verify_chain().faulty_sequence == 6


def test_end_cut_off_is_found_by_whoever_wrote_the_head_down(written, as_auditor, superuser):
    known = "{}:{}".format(*head())
    superuser("DELETE FROM audit_auditlink WHERE sequence = 5")
    superuser("DELETE FROM audit_auditentry WHERE act = 'test.act5'")
    with as_auditor():
        assert run_verify()["ok"]
        told = run_verify(known)
    assert (told["ok"], told["first_faulty_sequence"]) == (False, 5)


def test_run_verify_names_the_first_faulty_entry(written, as_auditor, superuser):
    superuser(TAMPERING["changed body"][0])
    with as_auditor():
        told = run_verify()
    assert (told["ok"], told["entries"], told["first_faulty_sequence"]) == (False, 2, 3)


def test_run_verify_unreadable_head_is_bad_input(as_auditor):
    with as_auditor(), pytest.raises(InvalidInput):
        run_verify("five")


def test_holds_head_of_another_chain_is_false(written):
    assert not holds_head(sequence=5, hash="00" * 32)


def test_verify_part_goes_on_where_it_stopped(written, as_auditor):
    with as_auditor():
        first = verify_part(after=0, previous_hash=GENESIS.hex(), most=3)
        second = verify_part(after=3, previous_hash=first.head_hash, most=3)
    assert (first.is_whole, second.is_whole, second.head_sequence) == (False, True, 5)
    assert (second.head_sequence, second.head_hash) == head()


def test_entry_written_while_the_chain_is_read_is_no_fault(written, as_auditor):
    with as_auditor() as auditor, transaction.atomic():
        assert verify_chain().is_sound
        record("test.late", by=auditor.actor, purpose=auditor.purpose, subject_kind="test")
    with as_auditor():
        assert verify_chain().entries == 6


def test_bulk_insert_links_every_entry(transactional_db, as_auditor):
    actor = make_actor("supervisor")
    record_many((Act("test.bulk", "test", str(n)) for n in range(300)), by=actor, purpose=Purpose.PROTECTION)
    with as_auditor():
        assert verify_chain().entries == 300


def test_rolled_back_entry_leaves_no_gap(written, as_auditor):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("test.undone", by=None, purpose=None, subject_kind="test")
        raise ZeroDivisionError
    record("test.done", by=None, purpose=None, subject_kind="test")
    assert sequences() == [1, 2, 3, 4, 5, 6]


def test_four_writers_at_once_make_one_chain_without_gaps(transactional_db, as_auditor):
    who, failures = {"by": make_actor("supervisor"), "purpose": Purpose.PROTECTION}, []

    def write(name: int) -> None:
        try:
            for number in range(25):
                with transaction.atomic():
                    record(f"test.w{name}", subject_kind="test", subject_id=number, **who)
                    record(f"test.w{name}", subject_kind="test", subject_id=number, **who)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert failures == []
    assert sequences() == list(range(1, 201))
    with as_auditor():
        assert verify_chain().is_sound


def test_links_follow_the_order_of_commit_not_of_writing(transactional_db, as_auditor):
    wrote, may_commit = threading.Event(), threading.Event()

    def early_writer_that_commits_late() -> None:
        try:
            with transaction.atomic():
                record("test.early", by=None, purpose=None, subject_kind="test")
                wrote.set()
                may_commit.wait(10)
        finally:
            connections.close_all()

    thread = threading.Thread(target=early_writer_that_commits_late)
    thread.start()
    assert wrote.wait(10)
    record("test.late", by=None, purpose=None, subject_kind="test")
    may_commit.set()
    thread.join()
    with as_auditor():
        acts = list(AuditLink.objects.order_by("sequence").values_list("entry__act", flat=True))
    assert acts == ["test.late", "test.early"]
