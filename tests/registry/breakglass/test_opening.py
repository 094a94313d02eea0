"""The file opens with a reason, for three hours to the second, with all that a team member may and no more."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.db import Error, connection, transaction

from sampan.protection.cases.queries import timeline
from sampan.protection.cases.services.changing import add_note, change_record
from sampan.protection.cases.services.closing import erase_case
from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.protection.crossings.facts import ReferralQuestion
from sampan.protection.crossings.services import hand_over, refer
from sampan.protection.duplicates.services.merging import merge_cases
from sampan.protection.records.services.exports import export_htcds
from sampan.registry.access.context import reading_as
from sampan.registry.access.models import TeamMember
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import agency_of_case, cases_of_account, lent_until, team_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.services import join_team
from sampan.registry.access.sight import lent_cases
from sampan.registry.accounts.queries import service_actor
from sampan.registry.audit.models import AuditEntry
from sampan.registry.breakglass.models import LASTS, EmergencyAccess
from sampan.registry.breakglass.queries import held_on
from sampan.registry.breakglass.services.finding import find_file
from sampan.registry.breakglass.services.opening import MOST_OPEN, break_glass, end_access
from sampan.registry.correspondence import directory
from sampan.registry.correspondence.directory import Correspondent
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted, UnknownCode, WrongState
from tests.harness.letters import carry_by
from tests.registry.breakglass.conftest import NAME, WHY, WORDS

pytestmark = pytest.mark.database


def move_back(emergency, by: timedelta) -> None:
    """Let an access have been opened that much earlier, in the database."""
    with reading_as(Reader(service_actor(), WHY)):
        for one in EmergencyAccess.objects.all():
            moved = {"opened_at": one.opened_at - by, "until": one.until - by}
            EmergencyAccess.objects.filter(id=one.id).update(**moved)
        for one in TeamMember.objects.filter(until__isnull=False):
            moved = {"joined_at": one.joined_at - by, "until": one.until - by}
            TeamMember.objects.filter(id=one.id).update(**moved)


def test_break_glass_opens_the_file_to_read_and_write_as_its_team(emergency):
    assert not emergency.sees(emergency.officer)
    emergency.open()
    assert emergency.sees(emergency.officer)
    with emergency.reading(emergency.officer) as reader:
        who = {"by": reader.actor, "purpose": WHY}
        assert open_identity(case_id=emergency.case_id, reader=reader).name.full == NAME
        add_note(case_id=emergency.case_id, text="Brought to the clinic.", **who)
        change_record(case_id=emergency.case_id, changes={"age": 22}, version=1, **who)
        assert agency_of_case(case_id=emergency.case_id, reader=reader) == emergency.worker.agency_id
        kinds = [one.kind for one in timeline(case_id=emergency.case_id, reader=reader)]
        assert kinds[:3] == ["record_changed", "note", "breakglass_opened"]


def test_break_glass_is_shown_to_the_team_with_its_end(emergency):
    emergency.open()
    with emergency.reading(emergency.worker) as reader:
        assert emergency.officer.account_id in team_of(case_id=emergency.case_id, reader=reader)
        (until,) = lent_until(case_id=emergency.case_id, reader=reader).values()
        opened = EmergencyAccess.objects.get()
        assert until == opened.until == opened.opened_at + LASTS


def test_access_ends_at_its_second_without_a_job(emergency):
    emergency.open()
    move_back(emergency, LASTS - timedelta(seconds=30))
    assert emergency.sees(emergency.officer)
    move_back(emergency, timedelta(seconds=30))
    assert not emergency.sees(emergency.officer)
    with emergency.reading(emergency.officer) as reader:
        assert cases_of_account(account_id=reader.actor.account_id) == []
        assert held_on(case_id=emergency.case_id, reader=reader) is None
        with pytest.raises(NotFound):
            agency_of_case(case_id=emergency.case_id, reader=reader)
        with pytest.raises(NotFound):
            open_identity(case_id=emergency.case_id, reader=reader)
        with pytest.raises(NotFound):
            add_note(case_id=emergency.case_id, text="Late.", by=reader.actor, purpose=WHY)
    with emergency.reading(emergency.worker) as reader:
        assert emergency.officer.account_id not in team_of(case_id=emergency.case_id, reader=reader)


def test_raw_sql_of_the_holder_sees_the_rows_until_the_second_and_cannot_prolong_it(emergency):
    emergency.open()
    tables = ("cases_case", "cases_timelineentry", "people_casekey", "people_sealedfield")

    def rows(table: str) -> int:
        with emergency.reading(emergency.officer), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return cursor.fetchone()[0]

    assert all(rows(table) for table in tables)
    with emergency.reading(emergency.officer), connection.cursor() as cursor:
        cursor.execute("UPDATE access_teammember SET until = NULL WHERE until IS NOT NULL")
        assert cursor.rowcount == 0
    longer = "UPDATE breakglass_emergencyaccess SET until = until + interval '1 hour'"
    insert = (
        "INSERT INTO breakglass_emergencyaccess SELECT gen_random_uuid(), case_id, purpose, reason, text_sealed, "
        "text_digest, opened_at, until, ended_at, review_by, reviewed_at, verdict, note_sealed, account_id, agency_id, "
        "reviewed_by_id FROM breakglass_emergencyaccess"
    )
    for statement in (longer, insert):
        with pytest.raises(Error), transaction.atomic(), emergency.reading(emergency.officer):
            connection.cursor().execute(statement)
    move_back(emergency, LASTS)
    assert not any(rows(table) for table in tables)


def test_break_glass_audited_once_and_without_words(emergency, audited):
    emergency.open()
    (told,) = audited("breakglass.opened")
    assert told.account_id == emergency.officer.account_id and told.case_id == emergency.case_id
    assert "station" not in told.body and NAME not in told.body


def test_audit_fails_nothing_opens(emergency, audit_fails):
    token = emergency.token()
    with pytest.raises(audit_fails()):
        emergency.open(token=token)
    assert not emergency.sees(emergency.officer)
    with emergency.reading(emergency.supervisor):
        assert not EmergencyAccess.objects.exists()
        assert not TeamMember.objects.filter(until__isnull=False).exists()


@pytest.mark.parametrize("text", ["", "  emergency  "])
def test_break_glass_without_words_is_invalid(emergency, text):
    with pytest.raises(InvalidInput):
        emergency.open(token=emergency.token(), text=text or " ")


def test_break_glass_without_a_reason_right_or_purpose_is_refused(emergency, people):
    token, officer = emergency.token(), emergency.officer
    given = {"token": token, "text": WORDS}
    with pytest.raises(UnknownCode), emergency.reading(officer):
        break_glass(**given, reason="curious", by=officer, purpose=WHY)
    with pytest.raises(NoPurpose), emergency.reading(officer):
        break_glass(**given, reason="other", by=officer, purpose=None)
    provider = people("service_provider", agency="Agency B")
    with pytest.raises(NotPermitted), emergency.reading(provider):
        break_glass(**given, reason="other", by=provider, purpose=WHY)
    assert not emergency.sees(officer)


def test_break_glass_again_needs_the_end_of_the_first_and_a_new_reason(emergency):
    first, token = emergency.open(), emergency.token()
    with pytest.raises(WrongState):
        emergency.open(token=token, text="Still at the station, still nobody answers.")
    with emergency.reading(emergency.officer):
        end_access(access_id=first, by=emergency.officer, purpose=WHY)
    with pytest.raises(InvalidInput, match="before"):
        emergency.open(token=emergency.token(), text=WORDS.replace(" ", "  "))
    second = emergency.open(text="The doctor asks what she took before.")
    assert second != first and emergency.sees(emergency.officer)


def test_break_glass_after_the_time_is_over_opens_anew(emergency):
    emergency.open()
    move_back(emergency, LASTS)
    emergency.open(text="She was found once more, at another place.")
    assert emergency.sees(emergency.officer)


def test_break_glass_on_more_than_the_limit_is_refused(emergency, monkeypatch):
    monkeypatch.setattr("sampan.registry.breakglass.services.opening.MOST_OPEN", 0)
    assert MOST_OPEN == 2
    with pytest.raises(WrongState, match="two"):
        emergency.open()


def test_break_glass_on_a_file_of_ones_own_agency_or_team_is_refused(emergency):
    for actor in (emergency.worker, emergency.supervisor):
        with pytest.raises(WrongState, match="open to you"):
            emergency.open(actor)


def test_colleague_outside_the_team_opens_the_file_of_their_own_agency(emergency, people):
    colleague = people("case_worker")
    emergency.open(colleague)
    assert emergency.sees(colleague)


def test_end_access_closes_the_file_at_once_and_only_ones_own(emergency, audited):
    opened = emergency.open()
    with pytest.raises(NotFound), emergency.reading(emergency.worker):
        end_access(access_id=opened, by=emergency.worker, purpose=WHY)
    with emergency.reading(emergency.officer):
        end_access(access_id=opened, by=emergency.officer, purpose=WHY)
        with pytest.raises(WrongState):
            end_access(access_id=opened, by=emergency.officer, purpose=WHY)
    assert not emergency.sees(emergency.officer)
    assert len(audited("breakglass.ended")) == 1


def test_audit_fails_access_is_not_ended(emergency, audit_fails):
    opened = emergency.open()
    with pytest.raises(audit_fails()), emergency.reading(emergency.officer):
        end_access(access_id=opened, by=emergency.officer, purpose=WHY)
    assert emergency.sees(emergency.officer)


def test_holder_takes_nothing_away_and_brings_nobody_in(emergency, people):
    boss = people("supervisor", agency="Agency B")
    emergency.open(boss)
    case_id = emergency.case_id
    with emergency.reading(boss) as reader:
        who = {"by": boss, "purpose": WHY}
        assert lent_cases(reader) == (case_id,)
        left = export_htcds(out=BytesIO(), reader=reader)
        assert (left.cases, left.withheld) == (0, 0)
        with pytest.raises(NotPermitted):
            erase_case(case_id=case_id, reason="other", **who)
        for invited in (boss, people("case_worker", agency="Agency B")):
            with pytest.raises(NotPermitted):
                join_team(case_id=case_id, account_id=invited.account_id, agency_id=boss.agency_id, **who)


def test_erased_case_keeps_no_words_and_is_found_no_more(emergency):
    emergency.open()
    with emergency.reading(emergency.supervisor):
        erase_case(
            case_id=emergency.case_id, by=emergency.supervisor, purpose=WHY, reason="consent_withdrawn"
        )
        told = EmergencyAccess.objects.get()
        assert told.text_sealed is None and bytes(told.text_digest) == b""
    with emergency.reading(emergency.officer):
        assert find_file(text=emergency.number, by=emergency.officer, purpose=WHY) == []


def test_audit_of_a_read_by_emergency_is_written_as_each(emergency, audited):
    emergency.open()
    with emergency.reading(emergency.officer) as reader:
        open_identity(case_id=emergency.case_id, reader=reader)
    (told,) = audited("identity.read")
    assert told.account_id == emergency.officer.account_id
    assert isinstance(told, AuditEntry) and told.at <= datetime.now(UTC)


def test_holder_neither_merges_nor_hands_over(emergency, people, monkeypatch):
    carry_by(monkeypatch, lambda letter: None)
    monkeypatch.setattr(directory, "_providers", [lambda: [Correspondent("kh-test", "Cambodia", "KH")]])
    with emergency.reading(emergency.worker, Purpose.REFERRAL):
        asked = {"case_id": emergency.case_id, "question": ReferralQuestion("kh-test", "other", ())}
        referral_id = refer(**asked, by=emergency.worker, purpose=Purpose.REFERRAL)
    boss = people("supervisor", agency="Agency B")
    with emergency.reading(boss):
        own = open_case(draft=CaseDraft(record={}), by=boss, purpose=WHY)
    emergency.open(boss)
    with emergency.reading(boss):
        who = {"by": boss, "purpose": WHY}
        with pytest.raises(NotPermitted, match="Emergency"):
            merge_cases(survivor_id=own, duplicate_id=emergency.case_id, **who)
        with pytest.raises(NotPermitted, match="Emergency"):
            hand_over(referral_id=referral_id, **who)
