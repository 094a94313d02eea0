"""Two files of one person become one that stands; nothing is lost, nobody drops, and it can be undone exactly."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from sampan.protection.cases.facts import MilestoneFact
from sampan.protection.cases.models import Case, Profile
from sampan.protection.cases.queries import case, cases, grouped_counts, timeline
from sampan.protection.cases.services.changing import add_milestone, change_record
from sampan.protection.cases.services.closing import close_case, erase_case
from sampan.protection.cases.services.identity import change_case_identity
from sampan.protection.cases.services.pointers import files_of, standing_case
from sampan.protection.duplicates.models import Merge
from sampan.protection.duplicates.queries import merges_of_case
from sampan.protection.duplicates.services import merging
from sampan.protection.duplicates.services.finding import find_pairs
from sampan.protection.duplicates.services.merging import merge_cases, merge_many
from sampan.protection.duplicates.services.undoing import undo_preview, unmerge
from sampan.protection.identification.models import Deadline
from sampan.protection.identification.queries import deadlines_of_case, due_and_overdue
from sampan.protection.identification.services.clocks import settle_deadline
from sampan.registry.access.context import enter, reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.queries import team_of
from sampan.registry.access.reader import Reader
from sampan.registry.access.services import join_team
from sampan.registry.consent.queries import consents_of
from sampan.registry.consent.services import ConsentAnswer, record_consent, withdraw_consent
from sampan.registry.forgetting.models import RetentionClock
from sampan.registry.people.queries import find_cases
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.dates import PartialDate
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.protection.duplicates.kept_rows import counted, hashed, kept, keys_of

pytestmark = pytest.mark.database
ME = {"sex": "female", "age": 22, "citizenship": ["VN"]}


@pytest.fixture
def two(desk):
    """A file, and a later one of the same person with another spelling, a document and more of the record."""
    first = desk.open("Giàng Thị Mẫu", phone="0912345678", **ME)
    second = desk.open(
        "Giàng Mẫu", document="C1234567", born="2003", **ME | {"age": 23, "education": "upper_secondary"}
    )
    return first, second


def join(desk, two, **choices):
    return merge_cases(survivor_id=two[0], duplicate_id=two[1], choices=choices, **desk.who)


def withdrawn(desk, case_id):
    return [one.withdrawn_at is not None for one in consents_of(case_id=case_id, reader=desk.reader)]


def consented(desk, case_id, given_on=None):
    answer = ConsentAnswer(
        purpose="referral", recipient="member:kh-test", groups=("profile",), language="vi",
        given_on=given_on or date.today(), expires_on=date.today() + timedelta(days=30),
    )  # fmt: skip
    return record_consent(case_id=case_id, agency_id=desk.worker.agency_id, answer=answer, **desk.who)


def test_merge_cases_defaults_take_ours_else_theirs_and_keep_both_names(desk, two, audited) -> None:
    join(desk, two)
    told = case(case_id=two[0], reader=desk.reader).record
    assert (told["age"], told["education"]) == (22, "upper_secondary")
    identity = open_identity(case_id=two[0], reader=desk.reader)
    assert identity.name.full == "Giàng Thị Mẫu"
    assert [one.full for one in identity.other_names] == ["Giàng Mẫu"]
    assert [one["number"] for one in identity.documents] == ["C1234567"]
    assert (str(identity.birth_date), identity.phones) == ("2003", ("0912345678",))
    assert (audited("case.merged"), audited("case.merged_into")) == (1, 1)


def test_merge_cases_chosen_fields_stand(desk, two) -> None:
    join(desk, two, age="duplicate", name="duplicate")
    assert case(case_id=two[0], reader=desk.reader).record["age"] == 23
    identity = open_identity(case_id=two[0], reader=desk.reader)
    assert identity.name.full == "Giàng Mẫu"
    assert [one.full for one in identity.other_names] == ["Giàng Thị Mẫu"]
    with pytest.raises(InvalidInput):
        join(desk, two, colour="survivor")


def test_merge_cases_other_file_leaves_lists_and_figures_and_searches_answer_with_ours(desk, two) -> None:
    number = case(case_id=two[1], reader=desk.reader).number
    join(desk, two)
    assert [one.id for one in cases(reader=desk.reader)] == [two[0]]
    assert [one.id for one in cases(reader=desk.reader, number=number)] == [two[0]]
    found = find_cases(text="C1234567", reader=desk.reader)
    assert {one.id for one in cases(reader=desk.reader, only=found)} == {two[0]}
    with reading_as(Reader(desk.supervisor, Purpose.STATISTICS)) as reader:
        assert grouped_counts(reader=reader, dimensions=("sex",)) == [(("female",), 1)]


def test_merge_cases_milestones_of_both_count_for_one_person(desk, two) -> None:
    assisted = MilestoneFact("assisted", PartialDate.parse("2025-07"))
    for one in two:
        add_milestone(case_id=one, milestone=assisted, **desk.who)
    join(desk, two)
    add_milestone(
        case_id=two[1], milestone=MilestoneFact("returned", PartialDate.parse("2025-08")), **desk.who
    )
    with reading_as(Reader(desk.supervisor, Purpose.STATISTICS)) as reader:
        for kind in ("assisted", "returned"):
            assert grouped_counts(reader=reader, dimensions=("sex",), milestone=kind) == [(("female",), 1)]


def test_merge_cases_earlier_deadline_stands_and_what_was_done_is_done(desk, two) -> None:
    other = Deadline.objects.filter(case_id=two[1], done_on=None).order_by("due_on").first()
    settle_deadline(deadline_id=other.id, done_on=date.today(), **desk.who)
    early = Deadline.objects.filter(case_id=two[1], due_on__isnull=False, done_on=None).first()
    Deadline.objects.filter(id=early.id).update(due_on=date(2025, 1, 2))
    before = kept(list(two))
    merge_id = join(desk, two)
    ours = {one.step: one for one in deadlines_of_case(case_id=two[0], reader=desk.reader)}
    assert ours[early.step].due_on == date(2025, 1, 2)
    assert ours[other.step].done_on == date.today()
    owed = due_and_overdue(reader=desk.reader, today=date.today(), days=400)
    assert {one.case_id for one in owed} == {two[0]}
    unmerge(merge_id=merge_id, **desk.who)
    assert kept(list(two), only=keys_of(before))["Deadline"] == before["Deadline"]


def test_unmerge_step_done_meanwhile_is_done_in_both(desk, two) -> None:
    merge_id = join(desk, two)
    Deadline.objects.filter(case_id=two[1]).delete()
    unmerge(merge_id=merge_id, **desk.who)
    merge_id = merge_cases(survivor_id=two[1], duplicate_id=two[0], **desk.who)
    carried = Deadline.objects.filter(case_id=two[1], done_on=None).first()
    waiting = set(Deadline.objects.filter(case_id=two[1]).values_list("id", flat=True)) - {carried.id}
    settle_deadline(deadline_id=carried.id, done_on=date.today(), **desk.who)
    unmerge(merge_id=merge_id, **desk.who)
    assert Deadline.objects.get(case_id=two[0], step=carried.step).done_on == date.today()
    assert not Deadline.objects.filter(id__in=waiting).exists()


def test_merge_cases_team_joins_and_timeline_tells_of_both(desk, two, people) -> None:
    colleague = people("case_worker")
    third = desk.open("Giàng Thị Mẫu", by=colleague, **ME)
    merge_id = join(desk, (two[0], third))
    assert colleague.account_id in team_of(case_id=two[0], reader=desk.reader)
    with reading_as(Reader(colleague, Purpose.PROTECTION)) as reader:
        assert case(case_id=two[0], reader=reader).id == two[0]
        kinds = [one.kind for one in timeline(case_id=two[0], reader=reader)]
    assert kinds.count("opened") == 2
    unmerge(merge_id=merge_id, **desk.who)
    assert colleague.account_id not in team_of(case_id=two[0], reader=desk.reader)


def test_merge_cases_consent_withdrawn_in_one_is_withdrawn_in_the_other(desk, two) -> None:
    consented(desk, two[0])
    gone = consented(desk, two[1])
    withdraw_consent(consent_id=gone, reason="asked", **desk.who)
    assert withdrawn(desk, two[0]) == [False]
    merge_id = join(desk, two)
    assert withdrawn(desk, two[0]) == [True]
    unmerge(merge_id=merge_id, **desk.who)
    assert withdrawn(desk, two[0]) == [True]


def test_withdraw_consent_after_joining_reaches_the_other_file(desk, two) -> None:
    consented(desk, two[0])
    theirs = consented(desk, two[1])
    join(desk, two)
    assert withdrawn(desk, two[0]) == [False]
    withdraw_consent(consent_id=theirs, reason="asked", **desk.who)
    assert withdrawn(desk, two[0]) == [True]


def test_merge_cases_facts_of_the_person_are_written_where_they_stand(desk, two) -> None:
    join(desk, two)
    version = case(case_id=two[1], reader=desk.reader).version
    with pytest.raises(WrongState, match="joined"):
        change_record(case_id=two[1], changes={"age": 30}, version=version, **desk.who)
    with pytest.raises(WrongState, match="joined"):
        close_case(case_id=two[1], reason="completed", **desk.who)


def test_merge_cases_chain_goes_to_the_end_and_no_circle_closes(desk, two) -> None:
    third = desk.open("Giàng Mẫu", **ME)
    first_merge = join(desk, two)
    merge_cases(survivor_id=third, duplicate_id=two[0], **desk.who)
    assert standing_case(two[1]) == third
    assert files_of(third) == [third, two[0], two[1]]
    fourth = desk.open("Giàng Mẫu", **ME)
    merge_cases(survivor_id=two[1], duplicate_id=fourth, **desk.who)
    assert Case.objects.get(id=fourth).merged_into_id == third
    with pytest.raises(WrongState, match="one file"):
        merge_cases(survivor_id=two[1], duplicate_id=third, **desk.who)
    with pytest.raises(WrongState, match="third one"):
        unmerge(merge_id=first_merge, **desk.who)


def test_merge_cases_itself_joined_before_and_open_into_closed_are_refused(desk, two) -> None:
    with pytest.raises(WrongState):
        merge_cases(survivor_id=two[0], duplicate_id=two[0], **desk.who)
    close_case(case_id=two[0], reason="completed", **desk.who)
    with pytest.raises(WrongState, match="closed"):
        join(desk, two)
    merge_id = merge_cases(survivor_id=two[1], duplicate_id=two[0], **desk.who)
    assert RetentionClock.objects.get(case_id=two[0]).held_reason
    with pytest.raises(WrongState, match="before"):
        merge_cases(survivor_id=desk.open(**ME), duplicate_id=two[0], **desk.who)
    unmerge(merge_id=merge_id, **desk.who)
    assert RetentionClock.objects.get(case_id=two[0]).held_reason == ""


def test_merge_cases_in_transit_not_permitted_and_not_visible_are_refused(desk, two, people) -> None:
    with pytest.raises(NotPermitted):
        merge_cases(survivor_id=two[0], duplicate_id=two[1], by=desk.worker, purpose=Purpose.PROTECTION)
    far = desk.open(by=people("case_worker", agency="Agency B"), **ME)
    with pytest.raises(NotFound):
        join(desk, (two[0], far))
    Case.objects.filter(id=two[1]).update(ownership="in_transit", owner_member="kh-test")
    with pytest.raises(WrongState, match="node"):
        join(desk, two)


def test_merge_cases_other_agency_by_one_who_is_on_its_team_goes(desk, two, people) -> None:
    far_worker, far_supervisor = (
        people("case_worker", agency="Agency B"),
        people("supervisor", agency="Agency B"),
    )
    far = desk.open("Giàng Mẫu", by=far_worker, **ME)
    enter(Reader(far_supervisor, Purpose.PROTECTION))
    join_team(
        case_id=far, account_id=desk.supervisor.account_id, agency_id=far_worker.agency_id, by=far_supervisor,
        purpose=Purpose.PROTECTION,
    )  # fmt: skip
    enter(desk.reader)
    merge_id = join(desk, (two[0], far))
    assert standing_case(far) == two[0]
    unmerge(merge_id=merge_id, **desk.who)
    assert standing_case(far) == far


def test_merge_cases_audit_fails_nothing_changed(desk, two, monkeypatch) -> None:
    before = hashed(kept(list(two)))

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the audit cannot be written")

    monkeypatch.setattr(merging, "record_many", broken)
    with pytest.raises(RuntimeError):
        join(desk, two)
    assert hashed(kept(list(two))) == before
    assert not Merge.objects.exists()


def test_unmerge_restores_both_files_exactly(desk, two, audited) -> None:
    before, rows = kept(list(two)), counted()
    merge_id = join(desk, two, age="duplicate", name="duplicate")
    during = counted()
    assert all(during[table] >= rows[table] for table in rows)
    unmerge(merge_id=merge_id, **desk.who)
    assert hashed(kept(list(two), only=keys_of(before))) == hashed(before)
    assert [one.id for one in cases(reader=desk.reader)] == [two[1], two[0]]
    assert merges_of_case(case_id=two[0], reader=desk.reader) == []
    assert audited("case.unmerged") == 2
    with pytest.raises(WrongState, match="before"):
        unmerge(merge_id=merge_id, **desk.who)


def test_unmerge_what_was_written_since_stays_and_is_told_before(desk, two) -> None:
    merge_id = join(desk, two)
    who = {"version": case(case_id=two[0], reader=desk.reader).version} | desk.who
    change_record(case_id=two[0], changes={"education": "bachelor"}, **who)
    who["version"] += 1
    change_case_identity(case_id=two[0], changes={"address": "Mường Lay"}, **who)
    told = undo_preview(merge_id=merge_id, reader=desk.reader)
    assert told.stays == ("education",)
    assert "documents" in told.goes_back
    unmerge(merge_id=merge_id, **desk.who)
    assert case(case_id=two[0], reader=desk.reader).record["education"] == "bachelor"
    identity = open_identity(case_id=two[0], reader=desk.reader)
    assert (identity.address, identity.documents, identity.other_names) == ("Mường Lay", (), ())


def test_unmerge_pair_is_two_people_and_not_asked_again(desk) -> None:
    same = [desk.open("Giàng Thị Mẫu", **ME) for _file in range(2)]
    assert len(find_pairs(reader=desk.reader)) == 1
    merge_id = join(desk, same)
    assert find_pairs(reader=desk.reader) == []
    unmerge(merge_id=merge_id, **desk.who)
    assert find_pairs(reader=desk.reader) == []


def test_erase_case_standing_file_erases_the_joined_one(desk, two) -> None:
    join(desk, two)
    erase_case(case_id=two[0], reason="retention_ended", **desk.who)
    for one in two:
        assert Profile.objects.get(case_id=one).record == {}
        with pytest.raises(NotFound):
            open_identity(case_id=one, reader=desk.reader)
    assert not Merge.objects.exclude(facts={}, identity_sealed=None).exists()


def test_erase_case_joined_file_takes_what_it_brought_with_it(desk, two) -> None:
    join(desk, two)
    erase_case(case_id=two[1], reason="consent_withdrawn", **desk.who)
    assert "education" not in case(case_id=two[0], reader=desk.reader).record
    identity = open_identity(case_id=two[0], reader=desk.reader)
    assert (identity.documents, identity.other_names) == ((), ())


def test_merge_many_forty_pairs_lose_no_row_and_come_apart_again(desk) -> None:
    firsts = [desk.open(f"Giàng Mẫu {number}", **ME) for number in range(PAIRS)]
    seconds = [desk.open(f"Giàng {number}", document=f"C{number:07d}", **ME) for number in range(PAIRS)]
    everybody = firsts + seconds
    before, rows = kept(everybody), counted()
    done = merge_many(pairs=zip(firsts, seconds, strict=True), **desk.who)
    assert (len(done.done), done.refused) == (PAIRS, ())
    during = counted()
    lost = {table: (rows[table], during[table]) for table in rows if during[table] < rows[table]}
    assert lost == {}
    assert Case.objects.filter(merged_into__isnull=False).count() == PAIRS
    for merge_id in reversed(done.done):
        unmerge(merge_id=merge_id, **desk.who)
    assert hashed(kept(everybody, only=keys_of(before))) == hashed(before)


PAIRS = 40  # `./dev bench duplicates` takes 1,000


def test_merge_many_refused_pair_holds_up_no_other(desk, two) -> None:
    told = merge_many(pairs=[(two[0], uuid4()), two, two], **desk.who)
    assert len(told.done) == 1
    assert [words for _pair, words in told.refused] == ["There is no such case here, or you may not see it."]
