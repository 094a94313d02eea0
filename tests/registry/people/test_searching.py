"""Search over sealed names: by part, pair, phone and document, in the scripts of the region."""

import pytest

from sampan.protection.cases.services.opening import CaseDraft, open_case
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry
from sampan.registry.people.identity import identity_from, name_digests, question_digests
from sampan.registry.people.models import Person
from sampan.registry.people.queries import cases_like, find_cases
from sampan.registry.people.services.registering import change_identity
from sampan.vocabulary.errors import NotPermitted

pytestmark = pytest.mark.database

PEOPLE = {
    "vi": {"name": "Nguyễn Thị Hương", "phones": ["+84 912 345 678"]},
    "km": {"name": "សុខ ចាន់ណា"},
    "lo": {"name": "ບຸນມີ ສີສະຫວັດ"},
    "th": {"name": "สมหญิง ใจดี", "documents": [{"kind": "passport", "number": "AA 1234567", "country": "TH"}]},
    "my": {"name": "မ အေးအေး ခင်"},
    "zh": {"name": {"full": "王小明", "script": "Hans", "romanised": "Wang Xiaoming"}},
}


@pytest.fixture
def found(signed_in):
    """`found("text")` returns the keys of PEOPLE whose cases a search finds."""

    reader = Reader(actor_of(signed_in("case_worker").account), Purpose.PROTECTION)
    enter(reader)
    cases = {}
    for key, told in PEOPLE.items():
        draft = CaseDraft(record={}, identity=identity_from(told))
        cases[open_case(draft=draft, by=reader.actor, purpose=reader.purpose)] = key

    def search(text: str, **more: object) -> set[str]:
        return {cases[one] for one in find_cases(text=text, reader=reader, **more)}

    search.reader, search.cases = reader, cases
    return search


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nguyễn Thị Hương", "vi"),
        ("nguyen thi huong", "vi"),
        ("HƯƠNG", "vi"),
        ("huong", "vi"),
        ("thị hương", "vi"),
        ("សុខ", "km"),
        ("សុខ ចាន់ណា", "km"),
        ("ບຸນມີ", "lo"),
        ("ບຸນມີ ສີສະຫວັດ", "lo"),
        ("สมหญิง", "th"),
        ("สมหญิง ใจดี", "th"),
        ("အေးအေး", "my"),
        ("အေးအေး ခင်", "my"),
        ("王小明", "zh"),
        ("wang xiaoming", "zh"),
        ("0912345678", None),
        ("84912345678", "vi"),
        ("+84 912-345-678", "vi"),
        ("AA1234567", "th"),
        ("aa 1234567", "th"),
    ],
)
def test_search_finds_by_part_pair_phone_and_document(found, text, key):
    assert found(text) == ({key} if key else set())


@pytest.mark.parametrize("text", ["", "   ", "hu", "huong nguyen", "nguyen huong", "王小", "000"])
def test_search_finds_nothing_for_less_than_a_part_or_another_order(found, text):
    assert found(text) == set()


def test_search_is_audited_without_its_text(found, reading):
    found("huong")
    reading("auditor")
    assert "huong" not in AuditEntry.objects.get(act="identity.searched").body


def test_search_of_another_agency_finds_nothing(found, reading):
    assert find_cases(text="huong", reader=reading("supervisor", agency="Agency B")) == []


def test_search_by_an_analyst_is_not_permitted(found, reading):
    with pytest.raises(NotPermitted):
        find_cases(text="huong", reader=reading("analyst"))


def test_search_finds_the_new_name_and_no_longer_the_old(found):
    case_id = next(one for one, key in found.cases.items() if key == "vi")
    person = Person.objects.get(case_id=case_id)
    change_identity(
        person_id=person.id, changes={"name": "Lê Lan"}, by=found.reader.actor, purpose=found.reader.purpose
    )
    assert (found("huong"), found("lan")) == (set(), {"vi"})


def test_cases_like_warns_of_the_same_name_phone_or_document(found):
    asked = [
        identity_from({"name": "NGUYEN THI HUONG"}),
        identity_from({"phones": ["84912345678"]}),
        identity_from({}),
    ]
    same, phone, none = cases_like(identities=asked, reader=found.reader)
    assert same == phone != []
    assert none == []


def test_digests_of_another_key_share_nothing():
    first, second = (name_digests("Nguyễn Thị Hương", search_key=key) for key in (b"1" * 32, b"2" * 32))
    assert first.isdisjoint(second)


def test_question_of_two_parts_asks_for_their_pair_alone():
    assert len(question_digests("thi huong", search_key=b"1" * 32)) == 1
