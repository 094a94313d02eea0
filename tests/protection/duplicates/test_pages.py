"""The pages and the API of duplicates: they work, refuse bad input, the wrong method and the wrong person."""

import pytest
from django.urls import reverse

from sampan.protection.cases.services.pointers import standing_case
from sampan.protection.duplicates.models import DuplicatePair, Merge
from sampan.protection.duplicates.services.finding import find_pairs
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.protection.duplicates.conftest import Desk

pytestmark = pytest.mark.database
ME = {"sex": "female", "age": 22, "citizenship": ["VN"]}
NAME = "Giàng Thị Mẫu"


@pytest.fixture
def office(signed_in, people):
    """A signed-in supervisor with three files of one name, and the pairs that they make."""
    client = signed_in("supervisor", purpose=Purpose.PROTECTION)
    supervisor = actor_of(client.account)
    desk = Desk(people("case_worker"), supervisor, {"by": supervisor, "purpose": Purpose.PROTECTION})
    enter(Reader(supervisor, Purpose.PROTECTION))
    files = [desk.open(NAME, document="C1234567", **ME | {"age": 22 + number}) for number in range(3)]
    return client, desk, files, find_pairs(reader=desk.reader)


def test_pair_list_shows_reasons_and_numbers_and_no_name(office) -> None:
    client, _desk, _files, pairs = office
    page = client.get(reverse("duplicates:list") + "?strong=yes")
    assert page.status_code == 200
    told = page.content.decode()
    assert "The same document number, the same whole name" in told
    assert pairs[0].first_number in told
    assert NAME not in told
    assert client.get(reverse("duplicates:list") + "?operation=x").status_code == 422
    assert client.post(reverse("duplicates:list")).status_code == 405


def test_pair_shows_what_differs_and_folds_what_is_the_same(office) -> None:
    client, _desk, _files, pairs = office
    told = client.get(reverse("duplicates:pair", args=[pairs[0].id])).content.decode()
    before, folded = told.split("<details", 1)[0], told.split("fields are the same", 1)[1]
    assert "compare-close" in told or "compare-differs" in told
    assert "compare-same" not in told and "Female" not in before.split("The two records")[-1]
    assert "Female" in folded


def test_pair_identity_opens_only_on_demand(office, audited) -> None:
    client, _desk, _files, pairs = office
    before = audited("identity.read")
    closed = client.get(reverse("duplicates:pair", args=[pairs[0].id])).content.decode()
    assert NAME not in closed
    assert audited("identity.read") == before
    opened = client.post(reverse("duplicates:identity", args=[pairs[0].id]), {"purpose": "protection"})
    assert NAME in opened.content.decode()
    assert audited("identity.read") == before + 2
    assert client.post(reverse("duplicates:identity", args=[pairs[0].id])).status_code == 403


def test_answer_brings_the_next_pair(office) -> None:
    client, _desk, _files, pairs = office
    answered = client.post(reverse("duplicates:different", args=[pairs[0].id]))
    after = reverse("duplicates:pair", args=[pairs[1].id])
    assert answered.url in {after, reverse("duplicates:pair", args=[pairs[2].id])}
    assert DuplicatePair.objects.filter(state="different").count() == 1


def test_join_by_form_and_undo_by_page(office) -> None:
    client, _desk, _files, pairs = office
    address = reverse("duplicates:join", args=[pairs[0].id])
    form = client.get(address).content.decode()
    assert NAME not in form
    assert client.post(address, {"stands": "nobody"}).status_code == 422
    sides = dict.fromkeys(("stands", "age", "name", "birth_date", "address"), "right")
    assert client.post(address, sides).status_code == 302
    assert standing_case(pairs[0].first) == pairs[0].second
    merge = Merge.objects.get()
    assert merge.choices == {"age": "survivor"}
    shown = client.get(reverse("cases:case", args=[pairs[0].second])).content.decode()
    assert f"Joined with {pairs[0].first_number}" in shown
    joined = client.get(reverse("cases:case", args=[pairs[0].first])).content.decode()
    assert f"This file was joined with {pairs[0].second_number}" in joined
    undo = reverse("duplicates:undo", args=[merge.id])
    assert "Both files stand in lists" in client.get(undo).content.decode()
    assert client.post(undo).status_code == 302
    assert standing_case(pairs[0].first) == pairs[0].first


def test_of_case_names_a_file_by_its_number(office) -> None:
    client, _desk, files, pairs = office
    address = reverse("duplicates:of_case", args=[files[0]])
    assert "the same document number" in client.get(address).content.decode().lower()
    assert client.post(address, {"number": "VN25-00000-00000"}).status_code == 422
    number = pairs[0].second_number if pairs[0].first == files[0] else pairs[0].first_number
    assert client.post(address, {"number": number}).status_code == 302


def test_pages_wrong_person_sees_nothing(office, signed_in) -> None:
    _client, _desk, files, pairs = office
    worker = signed_in("case_worker", purpose=Purpose.PROTECTION)
    stranger = signed_in("supervisor", agency="Agency B", purpose=Purpose.PROTECTION)
    assert worker.get(reverse("duplicates:list")).status_code == 403
    assert stranger.get(reverse("duplicates:pair", args=[pairs[0].id])).status_code == 404
    assert stranger.get(reverse("duplicates:of_case", args=[files[0]])).status_code == 404
    assert pairs[0].first_number not in stranger.get(reverse("duplicates:list")).content.decode()


def test_api_answers_merges_and_undoes(office) -> None:
    client, _desk, files, pairs = office
    told = client.get("/api/duplicates/pairs").json()
    assert len(told) == 3
    assert client.get(f"/api/duplicates/cases/{files[0]}").json()[0]["score"] >= 70
    assert client.post("/api/duplicates/look", {}, content_type="application/json").status_code == 200
    answered = f"/api/duplicates/pairs/{pairs[0].id}/answer"
    assert client.post(answered, {"answer": "maybe"}, content_type="application/json").status_code == 422
    assert client.post(answered, {"answer": "same"}, content_type="application/json").status_code == 200
    body = {"survivor_id": str(files[0]), "duplicate_id": str(files[1])}
    made = client.post("/api/duplicates/merges", body, content_type="application/json")
    assert made.status_code == 201
    assert client.post("/api/duplicates/merges", body, content_type="application/json").status_code == 403
    assert client.post(f"/api/duplicates/merges/{made.json()['id']}/undo").status_code == 200
