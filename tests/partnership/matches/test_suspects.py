"""Suspects keep their numbers; all of their selectors are shown, found, asked about, and removed with a reason."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from harness.people import client_of
from sampan.partnership.matches import naming, suspects
from sampan.partnership.matches.facts import Register, Removal, State, Wish
from sampan.partnership.matches.models import Epoch, HeldKey, Night, Selector, SelectorHit
from sampan.partnership.matches.services import numbering
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.removing import remove_selector
from sampan.partnership.matches.services.requesting import request_after
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.audit.models import AuditEntry
from sampan.vocabulary.errors import NotFound, NotPermitted, Unavailable
from tests.partnership.matches.conftest import REFERRAL, THERE, ask_about, open_there, question

pytestmark = pytest.mark.database

NUMBERS = (("phone", "+855975550101"), ("handle", "telegram:@boss_kk"))


@pytest.fixture
def supervisor(region) -> object:
    """A supervisor of the agency that records, signed in."""
    return client_of("supervisor", agency="Agency A", purpose=Purpose.REFERRAL)


def numbers(reader: Reader) -> dict[UUID, int]:
    with reading_as(reader):
        return {one.subject_id: one.number for one in suspects.selectors(reader=reader)}


def page(name: str, *args: object) -> str:
    return reverse(f"matches:{name}", args=args)


def remove(reader: Reader, selector_id: UUID, reason: Removal = Removal.MISTAKEN) -> None:
    with reading_as(reader):
        remove_selector(selector_id=selector_id, reason=reason, by=reader.actor, purpose=reader.purpose)


def selector_of(reader: Reader, subject_id: UUID, kind: str = "phone") -> UUID:
    with reading_as(reader):
        return Selector.objects.get(subject_id=subject_id, kind=kind).id


def test_numbers_do_not_move_when_others_are_recorded(arranged, suspect, officer):
    first, second = suspect(NUMBERS[0]), suspect(("phone", "+85577000111"))
    before = numbers(officer)
    suspect(("phone", "+85577000222"))
    assert before == {first: 1, second: 2} and numbers(officer).items() >= before.items()


def test_numbers_are_each_agencys_own(arranged, suspect, officer, people):
    other = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    theirs, ours = suspect(NUMBERS[0], reader=other), suspect(NUMBERS[0])
    assert numbers(officer) == {ours: 1} and numbers(other) == {theirs: 1}


def test_number_is_never_given_again(arranged, suspect, officer):
    first = suspect(NUMBERS[0])
    remove(officer, selector_of(officer, first))
    assert numbers(officer) == {}
    assert numbers(officer) | {suspect(NUMBERS[0]): 2} == numbers(officer)


def test_number_that_somebody_took_meanwhile_is_counted_on(arranged, officer, monkeypatch):
    agency_id, real, stale = officer.actor.agency_id, QuerySet.aggregate, []

    def aggregate(found: QuerySet, **asked: object) -> dict[str, object]:
        return {"last": 0} if stale and stale.pop() else real(found, **asked)

    monkeypatch.setattr(QuerySet, "aggregate", aggregate)
    with arranged.reading():
        numbering.number_of(uuid4(), agency_id=agency_id)
        stale += [True] * 2
        assert numbering.number_of(uuid4(), agency_id=agency_id) == 2
        stale += [True] * 9
        with pytest.raises(Unavailable):
            numbering.number_of(uuid4(), agency_id=agency_id)


def test_selector_is_recorded_under_the_number_that_was_typed(arranged, suspect, officer, supervisor):
    first = suspect(NUMBERS[0])
    suspect(("phone", "+85577000111"))
    typed = {"kind": "handle", "text": "telegram:@boss_kk", "subject": "1"}
    told = supervisor.post(page("selectors"), typed, follow=True).content.decode()
    assert "under suspect 1" in told
    with reading_as(officer):
        assert Selector.objects.get(kind="handle").subject_id == first
    assert supervisor.post(page("selectors"), typed | {"subject": "77"}).status_code == 422
    new = supervisor.post(page("selectors"), typed | {"subject": ""}, follow=True).content.decode()
    assert "under suspect 3" in new


def test_older_selectors_are_paged_found_and_asked_about(arranged, suspect, officer, supervisor):
    oldest = suspect(*NUMBERS)
    suspect(*(("phone", f"+85577{number:06}") for number in range(suspects.PAGE)))
    open_there(arranged, Register.SELECTORS)
    first = supervisor.get(page("selectors")).content.decode()
    assert page("ask_suspect", oldest) not in first and "before=" in first
    with reading_as(officer):
        last = suspects.selectors(reader=officer)[-1].id
    older = supervisor.get(page("selectors"), {"before": last}).content.decode()
    found = supervisor.get(page("selectors"), {"suspect": "1"}).content.decode()
    assert page("ask_suspect", oldest) in older and found.count("suspect 1 ·") == 2 == found.count("· <time")
    assert "About suspect 1." in supervisor.get(page("ask_suspect", oldest)).content.decode()
    asked = supervisor.post(page("ask_suspect", oldest), {"member": THERE, "legal_basis": "bilateral"})
    assert asked.status_code == 302
    assert "suspect 1" in supervisor.get(asked["Location"]).content.decode()
    assert "about suspect 1" in supervisor.get(page("list")).content.decode()


@pytest.mark.parametrize("typed", ["nonsense", "-1", "99999999999999999999", "²"])
def test_nonsense_for_a_number_shows_all(arranged, suspect, supervisor, typed):
    suspect(NUMBERS[0])
    assert "suspect 1 ·" in supervisor.get(page("selectors"), {"suspect": typed}).content.decode()


def test_removed_selector_is_gone_from_list_epoch_and_night(arranged, suspect, officer, supervisor):
    subject_id = suspect(*NUMBERS, ("wallet", "0x" + "ab" * 20))
    gone = selector_of(officer, subject_id)
    assert "suspect 1" in supervisor.get(page("remove", gone)).content.decode()
    assert supervisor.post(page("remove", gone), {"reason": "nonsense"}).status_code == 422
    assert supervisor.post(page("remove", gone), {"reason": "mistaken"}).status_code == 302
    assert supervisor.get(page("remove", gone)).status_code == 404
    open_there(arranged, Register.SELECTORS)
    begin_night(member=THERE)
    with arranged.reading():
        assert HeldKey.objects.count() == 2 == Night.objects.get().size
    with reading_as(Reader(arranged.service, Purpose.AUDIT)):
        body = AuditEntry.objects.get(act="match.selector_removed").body
    assert '"mistaken"' in body and str(gone) in body and "5550101" not in body


def test_removed_selector_leads_to_nobody_in_the_running_epoch(arranged, suspect, officer, people):
    there = Reader(people("supervisor", agency="Agency B"), REFERRAL)
    theirs = suspect(*NUMBERS, reader=there)
    open_there(arranged, Register.SELECTORS)
    remove(there, selector_of(there, theirs))
    asked = ask_about(arranged, officer, subject_id=suspect(*NUMBERS))
    arranged.deliver()
    assert question(arranged, asked).state == State.HIT  # the tags are with the asker until the epoch ends
    with reading_as(officer):
        request_after(question_id=asked, wish=Wish.INFORMATION, by=officer.actor, purpose=officer.purpose)
    assert [outcome.reason for outcome in arranged.deliver()] == ["not_found"]


def test_removed_as_a_helped_persons_own_ends_the_running_epoch(arranged, suspect, officer):
    subject_id = suspect(*NUMBERS)
    open_there(arranged, Register.SELECTORS)
    remove(officer, selector_of(officer, subject_id), Removal.HELPED)
    with arranged.reading():
        assert Epoch.objects.get(side="holder").state == "over"


def test_removal_takes_the_hits_with_it_and_leaves_the_others(arranged, suspect, officer):
    subject_id = suspect(*NUMBERS)
    begin_night(member=THERE)
    with arranged.reading():
        night = Night.objects.get()
        for row in Selector.objects.all():
            SelectorHit.objects.create(
                night=night, selector=row, agency_id=row.agency_id, member=THERE, found_at=row.recorded_at
            )
    remove(officer, selector_of(officer, subject_id))
    with arranged.reading():
        assert SelectorHit.objects.get().selector.kind == "handle"


def test_removal_by_another_agency_or_role_is_refused(arranged, suspect, officer, people):
    selector_id = selector_of(officer, suspect(NUMBERS[0]))
    with pytest.raises(NotFound):
        remove(Reader(people("supervisor", agency="Agency B"), REFERRAL), selector_id)
    with pytest.raises(NotPermitted):
        remove(Reader(people("match_oversight", agency="Agency A"), Purpose.AUDIT), selector_id)
    assert client_of("supervisor", agency="Agency B").get(page("remove", selector_id)).status_code == 404
    assert client_of("analyst").get(page("remove", selector_id)).status_code == 403


def test_list_reads_each_country_of_a_number_once_however_many_nights_met(arranged, suspect, officer):
    suspect(NUMBERS[0])
    begin_night(member=THERE)
    with arranged.reading():
        row, night = Selector.objects.get(), Night.objects.get()
        for _ in range(3):
            night.pk, night.night = uuid4(), night.night - timedelta(days=1)
            night.save(force_insert=True)
            SelectorHit.objects.create(
                night=night, selector=row, agency_id=row.agency_id, member=THERE, found_at=row.recorded_at
            )
    with reading_as(officer), CaptureQueriesContext(connection) as asked:
        (told,) = suspects.selectors(reader=officer)
    assert told.known_to == (THERE,)
    (of_hits,) = [one["sql"] for one in asked if '"matches_selectorhit"' in one["sql"]]
    assert "DISTINCT" in of_hits and "ORDER BY" not in of_hits


def test_suspect_of_a_request_reads_one_row_of_each_kind(arranged, suspect, officer):
    phones = [("phone", f"+8559755501{n:02}") for n in range(9)]
    subject_id = suspect(NUMBERS[1], *phones)
    asked = SimpleNamespace(id=uuid4(), subject_id=subject_id)
    read: list[int] = []

    def counted(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if 'FROM "matches_selector"' in sql:
            read.append(context["cursor"].rowcount)
        return answer

    with reading_as(officer), connection.execute_wrapper(counted):
        told = naming.suspect_of(asked, reader=officer)
    assert told.kinds == ("handle", "phone") and read == [2]
