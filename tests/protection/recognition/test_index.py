"""The index of match keys: right after every write, made anew by steps, and telling little to whoever has the table."""

from collections import Counter
from hashlib import blake2b
from random import Random
from uuid import UUID

import pytest
from django.db import connection

from sampan.protection.cases.services.changing import change_record
from sampan.protection.cases.services.opening import CaseDraft, open_cases_in_bulk
from sampan.protection.recognition import jobs
from sampan.protection.recognition.jobs import rebuild
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.identity import identity_from
from sampan.registry.people.models import MatchKeyHash, Person
from sampan.registry.people.services import match_keys, registering
from sampan.registry.people.services.closing import close_identity, erase_identity, reopen_identity
from sampan.registry.people.services.rebuilding import rebuild_some
from sampan.vocabulary.errors import NotPermitted
from tests.protection.recognition.conftest import PURPOSE

pytestmark = pytest.mark.database
HER = {"name": "Lò Thị Mẫu", "birth_date": "1999-03-04", "phones": ["+84912345678"]}


def digests(case_id: UUID) -> set[int]:
    return set(MatchKeyHash.objects.filter(case_id=case_id).values_list("digest", flat=True))


def other_rules(monkeypatch) -> None:
    """A new specification: the same keys, each with a word before it."""
    rules = match_keys._rules[0]

    def maker(identity, traits):
        return [b"new:" + one for one in rules.maker(identity, traits)]

    monkeypatch.setattr(match_keys, "_rules", [match_keys._Rules("index-2", maker, rules.traits_of)])


def test_keys_are_written_with_the_identity_or_not_at_all(desk, monkeypatch):
    def fails(*_args, **_more):
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr(registering, "record_many", fails)
    with pytest.raises(RuntimeError):
        desk.open(**HER)
    enter(Reader(desk.service, PURPOSE))
    assert not MatchKeyHash.objects.exists() and not Person.objects.exists()


def test_amendment_corrects_the_keys(desk):
    wanted = desk.open(**HER)
    before = digests(wanted)
    person = Person.objects.get(case_id=wanted)
    registering.change_identity(
        person_id=person.id, changes={"name": "Vàng A Thử", "phones": ""}, by=desk.supervisor, purpose=PURPOSE
    )
    assert not digests(wanted) & before and digests(wanted)
    assert desk.ask(name="Lò Thị Mẫu", phones=["+84912345678"]).candidates == ()
    assert [one.case_id for one in desk.ask(name="Vang A Thu").candidates] == [wanted]


def test_change_of_sex_or_province_is_taken_up_by_the_next_rebuild(desk):
    wanted = desk.open(**HER, record={"sex": "female", "residence_province": "VN-01"})
    before = digests(wanted)
    change_record(
        case_id=wanted,
        changes={"residence_province": "VN-02"},
        version=1,
        by=desk.supervisor,
        purpose=PURPOSE,
    )
    assert digests(wanted) == before and not desk.ask(name="Lò Thị Mẫu").is_complete
    assert rebuild(steps=1) == 0
    enter(desk.reader)
    assert digests(wanted) != before and desk.ask(name="Lò Thị Mẫu").is_complete


def test_erasure_removes_every_key(desk):
    wanted = desk.open(**HER)
    erase_identity(case_id=wanted, by=desk.service, purpose=PURPOSE, reason="retention")
    enter(Reader(desk.service, PURPOSE))
    assert not MatchKeyHash.objects.exists()
    assert rebuild(steps=1) == 0 and not digests(wanted)


def test_withdrawal_removes_the_keys_and_a_new_consent_brings_them_back(desk):
    wanted = desk.open(**HER)
    before = digests(wanted)
    close_identity(case_id=wanted, by=desk.supervisor, purpose=PURPOSE, reason="withdrawn")
    assert not digests(wanted)
    rebuild(steps=1)
    enter(desk.reader)
    assert not digests(wanted)
    reopen_identity(case_id=wanted, by=desk.supervisor, purpose=PURPOSE)
    rebuild(steps=1)
    enter(desk.reader)
    assert digests(wanted) == before


@pytest.mark.parametrize("change", ["specification", "node key"])
def test_new_rules_or_a_new_node_key_make_all_keys_anew(desk, monkeypatch, settings, change):
    wanted = desk.open(**HER)
    before = digests(wanted)
    if change == "specification":
        other_rules(monkeypatch)
    else:
        ring = settings.SAMPAN_KEYRING
        settings.SAMPAN_KEYRING = type(ring)(ring.wrapping, bytes(32))
    assert not desk.ask(name="Lò Thị Mẫu").is_complete
    assert rebuild(steps=1) == 0
    enter(desk.reader)
    assert len(digests(wanted)) == len(before) and not digests(wanted) & before
    answer = desk.ask(name="Lò Thị Mẫu")
    assert answer.is_complete and (
        change == "specification" or [one.case_id for one in answer.candidates] == [wanted]
    )


def test_killed_rebuild_goes_on_where_it_stopped(desk, monkeypatch):
    cases = [
        desk.open(f"Lò Thị {word}", birth_date="1999-03-04") for word in ("Mẫu", "Hoa", "Lan", "Mai", "Cúc")
    ]
    before = {one: digests(one) for one in cases}
    other_rules(monkeypatch)
    assert rebuild(steps=1, people=2) == 3
    write, told = match_keys.write_match_keys, []

    def killed(people, **more):
        write(people, **more)
        raise SystemExit("the worker was killed")

    monkeypatch.setattr("sampan.registry.people.services.rebuilding.write_match_keys", killed)
    with pytest.raises(SystemExit):
        rebuild(steps=1, people=2)
    monkeypatch.setattr("sampan.registry.people.services.rebuilding.write_match_keys", write)
    enter(desk.reader)
    done = [one for one in cases if not digests(one) & before[one]]
    assert len(done) == 2 and all(digests(one) for one in cases)
    while rebuild(steps=1, people=2):
        told.append(1)
    enter(desk.reader)
    assert len(told) == 1 and not any(digests(one) & before[one] for one in cases)


def test_rebuild_is_audited_once_a_step_without_names(desk, monkeypatch, reading):
    desk.open(**HER)
    other_rules(monkeypatch)
    rebuild(steps=5)
    reading("auditor")
    (row,) = AuditEntry.objects.filter(act="matching.rebuilt")
    assert '"opened":1' in row.body.replace(" ", "") and "Mẫu" not in row.body


def test_rebuild_needs_the_permission(desk, people):
    analyst = people("analyst")
    with pytest.raises(NotPermitted):
        rebuild_some(by=analyst, purpose=Purpose.STATISTICS, most=1)


def test_job_rebuilds(desk, monkeypatch):
    wanted = desk.open(**HER)
    other_rules(monkeypatch)
    before = digests(wanted)
    jobs.rebuild_match_keys(timestamp=0)
    enter(desk.reader)
    assert digests(wanted) != before


@pytest.mark.parametrize("role", ["supervisor", "case_worker", "analyst"])
def test_raw_sql_of_an_outsider_sees_no_key(desk, people, role):
    desk.open(**HER)
    agency = "Agency A" if role != "supervisor" else "Agency B"
    with reading_as(Reader(people(role, agency=agency), PURPOSE)), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM people_matchkeyhash")
        assert cursor.fetchone() == (0,)


def test_no_hash_is_held_by_more_than_the_most(desk, monkeypatch):
    monkeypatch.setattr(match_keys, "MOST_HOLDERS", 3)
    for number in range(3):
        desk.open("Lò Thị Mẫu", birth_date=f"1999-03-{number + 1:02d}")
    drafts = [CaseDraft({"registered": "2025-07"}, identity_from({"name": "Lò Thị Mẫu"})) for _ in range(4)]
    open_cases_in_bulk(drafts=drafts, by=desk.supervisor, purpose=PURPOSE)
    enter(Reader(desk.service, PURPOSE))
    assert max(Counter(MatchKeyHash.objects.values_list("digest", flat=True)).values()) == 3


def test_another_agencys_people_count_towards_the_most(desk, people, monkeypatch):
    monkeypatch.setattr(match_keys, "MOST_HOLDERS", 2)
    for agency in ("Agency A", "Agency B", "Agency C"):
        desk.open("Lò Thị Mẫu", by=people("case_worker", agency=agency))
    enter(Reader(desk.service, PURPOSE))
    assert max(Counter(MatchKeyHash.objects.values_list("digest", flat=True)).values()) == 2


COMMON = {
    "Nguyễn Văn Hùng": 40, "Trần Thị Hoa": 31, "Sok Dara": 24, "Bounmy Sisavath": 17, "Somchai Jaidee": 12,
    "Keo Sophea": 5, "Wang Xiaoming": 3, "Vàng A Thử": 2,
}  # fmt: skip
"""Names with how many people have them: counts that an attacker may know from a census."""


def betrayed(names: dict[UUID, str]) -> set[str]:
    """Return the names whose people somebody finds who has the table alone and knows how many bear each name.

    A name is betrayed when one set of people shares hashes that as many hold as bear the name, and it is theirs.
    """
    holders: dict[int, set[UUID]] = {}
    for digest, case_id in MatchKeyHash.objects.values_list("digest", "case_id"):
        holders.setdefault(digest, set()).add(case_id)
    found = set()
    for name, count in Counter(names.values()).items():
        groups = {frozenset(held) for held in holders.values() if len(held) == count}
        if len(groups) == 1 and {names[one] for one in groups.pop()} == {name}:
            found.add(name)
    return found


@pytest.mark.parametrize("most", [8, 10**6])
def test_frequency_attack_on_the_stored_index_names_nobody_of_a_common_name(desk, monkeypatch, most):
    """Without the bound, ranks betray every common name; with it only names that fewer bear than it allows."""
    monkeypatch.setattr(match_keys, "MOST_HOLDERS", most)
    people = [name for name, count in COMMON.items() for _ in range(count)]
    Random(3).shuffle(people)
    drafts = [CaseDraft({"registered": "2025-07"}, identity_from({"name": name})) for name in people]
    ids = open_cases_in_bulk(drafts=drafts, by=desk.supervisor, purpose=PURPOSE)
    enter(Reader(desk.service, PURPOSE))
    told = betrayed(dict(zip(ids, people, strict=True)))
    common = {name for name, count in COMMON.items() if count > 8}
    if most == 8:
        assert not told & common
    else:
        assert told >= common, "the attack has to work where nothing bounds it"


def test_table_alone_does_not_tell_the_kind_of_a_key(desk):
    """No column says which hash is of a name, a phone or a document; the same name in two kinds makes two hashes."""
    columns = {field.column for field in MatchKeyHash._meta.concrete_fields}
    assert columns == {"digest", "case_id", "agency_id"}
    wanted = desk.open("Lò Thị Mẫu")
    assert len(digests(wanted)) >= 2


def test_guessing_names_without_the_nodes_key_finds_no_hash(desk):
    wanted = desk.open(**HER)
    guessed = {
        int.from_bytes(blake2b(key, digest_size=8).digest(), signed=True)
        for key in match_keys._rules[0].maker(identity_from(HER), {})
    }
    assert guessed and not guessed & digests(wanted)
