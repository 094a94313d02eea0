"""Pairs are found by what sealed fields share, made stronger or weaker by coded facts, and asked about once."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sampan.protection.cases.queries import case
from sampan.protection.cases.services.opening import CaseDraft
from sampan.protection.cases.services.operations import begin_operation
from sampan.protection.duplicates.jobs import look
from sampan.protection.duplicates.likeness import MOST_HOLDERS
from sampan.protection.duplicates.models import DuplicatePair
from sampan.protection.duplicates.queries import pair
from sampan.protection.duplicates.services.finding import find_pairs, name_pair, possible_duplicates
from sampan.protection.duplicates.services.judging import judge_pair
from sampan.protection.duplicates.wording import reasons_in_words
from sampan.protection.tasks.queries import my_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.identity import Identity
from sampan.vocabulary.errors import NotFound, NotPermitted, WrongState
from sampan.vocabulary.names import PersonName

pytestmark = pytest.mark.database
ME = {"sex": "female", "age": 22, "citizenship": ["VN"]}


def test_possible_duplicates_same_name_and_near_age_says_why(desk) -> None:
    first = desk.open("Giàng A Mẫu", **ME)
    second = desk.open("giang a mau", **ME | {"age": 23})
    found = possible_duplicates(case_id=first, reader=desk.reader)
    assert [one.other(first) for one in found] == [second]
    words = reasons_in_words(found[0].reasons)
    assert words == "the same whole name, ages 22 and 23, a citizenship in common"


def test_possible_duplicates_same_document_under_another_name_comes_first(desk) -> None:
    first = desk.open("Giàng A Mẫu", document="C1234567", **ME)
    desk.open("Giàng A Mẫu", **ME)
    other_name = desk.open("Vàng Thị Ví", document="c 1234567", **ME | {"sex": "male"})
    found = possible_duplicates(case_id=first, reader=desk.reader)
    assert len(found) == 2
    assert found[0].score >= found[1].score
    assert "the same document number" in reasons_in_words(
        next(one for one in found if one.other(first) == other_name).reasons
    )


@pytest.mark.parametrize(
    ("known", "other", "words"),
    [
        ("សុខ ចាន់ណា", "Sok Channa", "two ways of writing one name in Latin letters"),
        ("Keo Sophea", "Sophea Keo", "the same names in another order"),
    ],
)
def test_possible_duplicates_name_written_otherwise_is_found_and_said(desk, known, other, words) -> None:
    first = desk.open(known, born="2001-05-06", **ME)
    second = desk.open(other, born="2001-05-06", **ME)
    (found,) = possible_duplicates(case_id=first, reader=desk.reader)
    assert found.other(first) == second and found.score >= 60
    told = reasons_in_words(found.reasons)
    assert words in told and "the same birth date" in told and "ages" not in told


def test_possible_duplicates_name_written_otherwise_but_born_on_another_day_asks_nobody(desk) -> None:
    first = desk.open("Keo Sophea", born="2001-05-06", **ME)
    desk.open("Sophea Keo", born="1980-01-02", **ME)
    assert possible_duplicates(case_id=first, reader=desk.reader) == []


def test_nightly_look_keeps_pairs_written_otherwise(desk) -> None:
    desk.open("Keo Sophea", born="2001-05-06", **ME)
    desk.open("Sophea Keo", born="2001-05-06", **ME)
    assert find_pairs(reader=desk.reader) == []
    assert look(now=datetime.now(UTC)) == 1


@pytest.mark.parametrize("told", [{"age": 41}, {"sex": "male"}, {"citizenship": ["KH"], "age": 25}])
def test_possible_duplicates_same_name_but_other_facts_asks_nobody(desk, told) -> None:
    first = desk.open("Giàng A Mẫu", **ME)
    desk.open("Giàng A Mẫu", **ME | told)
    assert possible_duplicates(case_id=first, reader=desk.reader) == []


def test_possible_duplicates_file_of_another_agency_is_not_seen(desk, people) -> None:
    first = desk.open("Giàng A Mẫu", document="C1234567", **ME)
    desk.open("Giàng A Mẫu", document="C1234567", by=people("case_worker", agency="Agency B"), **ME)
    assert possible_duplicates(case_id=first, reader=desk.reader) == []


def test_find_pairs_keeps_each_once_and_owes_the_supervisors_a_task(desk, audited) -> None:
    for _file in range(2):
        desk.open("Giàng A Mẫu", **ME)
    kept = find_pairs(reader=desk.reader)
    again = find_pairs(reader=desk.reader)
    assert [one.id for one in kept] == [one.id for one in again]
    assert DuplicatePair.objects.count() == 1
    waiting = [one for one in my_tasks(reader=desk.reader) if one.kind == "duplicates"]
    assert len(waiting) == 1
    assert waiting[0].for_role == "supervisor"
    assert audited("duplicates.looked_for") == 2


def test_find_pairs_judged_different_is_not_asked_again_and_the_task_is_settled(desk) -> None:
    first, _second = desk.open("Giàng A Mẫu", **ME), desk.open("Giàng A Mẫu", **ME)
    kept = find_pairs(reader=desk.reader)
    judge_pair(pair_id=kept[0].id, answer="different", **desk.who)
    assert find_pairs(reader=desk.reader) == []
    assert possible_duplicates(case_id=first, reader=desk.reader) == []
    assert not [one for one in my_tasks(reader=desk.reader) if one.kind == "duplicates"]
    with pytest.raises(WrongState):
        judge_pair(pair_id=kept[0].id, answer="perhaps", **desk.who)


def test_judge_pair_by_worker_is_refused(desk) -> None:
    for _file in range(2):
        desk.open("Giàng A Mẫu", **ME)
    kept = find_pairs(reader=desk.reader)
    with pytest.raises(NotPermitted):
        judge_pair(pair_id=kept[0].id, answer="different", by=desk.worker, purpose=Purpose.PROTECTION)


def test_name_pair_by_number_brings_two_files_that_share_nothing(desk) -> None:
    first, second = desk.open("Giàng A Mẫu", **ME), desk.open("Sùng Thị Ví", age=40)
    number = _number(second, desk)
    pair_id = name_pair(case_id=first, number=number, reader=desk.reader)
    assert reasons_in_words(_pair(pair_id, desk).reasons).startswith("somebody named them")
    with pytest.raises(NotFound):
        name_pair(case_id=first, number="VN25-00000-00000", reader=desk.reader)


def test_look_at_night_compares_new_files_with_all(desk) -> None:
    for _file in range(2):
        desk.open("Giàng A Mẫu", **ME)
    assert look(now=datetime.now(UTC)) == 1


def test_find_pairs_asks_as_often_for_many_people_as_for_few_and_no_common_name_pairs_alone(desk) -> None:
    """How long ten thousand take, `./dev bench duplicates` says."""
    operation = begin_operation(
        name="Rescue", country="VN", province="", happened_on=date.today(), people_expected=500, **desk.who
    )
    people = [_drawn(number) for number in range(TRUE_PAIRS * 4)]
    people += [_drawn(number) for number in range(TRUE_PAIRS)]
    common = Identity(name=PersonName.of("Nguyễn Thị Lan"))
    people += [CaseDraft(dict(ME), common) for _one in range(MOST_HOLDERS + 1)]
    desk.open_many(people, operation)
    with CaptureQueriesContext(connection) as asked:
        found = find_pairs(reader=desk.reader, operation_id=operation)
    assert len(found) == TRUE_PAIRS
    assert len(asked) < 40


def test_find_pairs_name_common_in_the_node_still_pairs_within_one_operation(desk) -> None:
    operation = begin_operation(
        name="Rescue", country="VN", province="", happened_on=date.today(), people_expected=2, **desk.who
    )
    common = Identity(name=PersonName.of("Nguyễn Thị Lan"))
    desk.open_many([CaseDraft(dict(ME), common) for _one in range(MOST_HOLDERS + 1)], None)
    desk.open_many([CaseDraft(ME | {"age": age}, common) for age in (22, 23)], operation)
    (found,) = find_pairs(reader=desk.reader, operation_id=operation)
    assert found.score == 60


def test_likeness_common_name_with_ages_apart_asks_nobody(desk) -> None:
    for age in (20, 30, 40, 50, 60, 63):  # one more than few hold it; the last two are three years apart
        desk.open("Giàng A Mẫu", **ME | {"age": age})
    assert find_pairs(reader=desk.reader) == []


TRUE_PAIRS = 40


def _drawn(number: int) -> CaseDraft:
    name = PersonName.of(f"Lò {chr(0x1EA0 + number % 90)}a{number} Mẫu")
    return CaseDraft({"sex": "male", "age": 18 + number % 40}, Identity(name=name))


def _number(case_id, desk) -> str:

    return case(case_id=case_id, reader=desk.reader).number


def _pair(pair_id, desk):

    with reading_as(Reader(desk.supervisor, Purpose.PROTECTION)) as reader:
        return pair(pair_id=pair_id, reader=reader)
