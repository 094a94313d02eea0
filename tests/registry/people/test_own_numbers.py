"""Hashes of a person's numbers in one form: written with the identity, kept while it is closed, gone with it."""

import pytest

from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.people.models import Person, SearchHash
from sampan.registry.people.queries import cases_of_whole, find_cases, held_in_common, owned_by_people
from sampan.registry.people.services import closing, keys, own_numbers, rebuilding, registering
from sampan.registry.people.services.own_numbers import OWN, own_digests

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def rules(monkeypatch) -> list[frozenset[bytes]]:
    """Phones as they stand are the forms; what is told to listeners is kept."""
    told: list[frozenset[bytes]] = []
    monkeypatch.setattr(own_numbers, "_readers", [("test-1", lambda identity, traits: identity.phones)])
    monkeypatch.setattr(own_numbers, "_listeners", [lambda digests: told.append(digests)])
    return told


@pytest.fixture
def who(opened) -> dict[str, object]:
    return {"by": opened.reader.actor, "purpose": opened.reader.purpose}


def held(case_id) -> set[bytes]:
    return {bytes(one.digest) for one in SearchHash.objects.filter(case_id=case_id, kind=OWN)}


def test_numbers_are_hashed_with_the_identity_and_told(opened, rules):
    wanted = own_digests(["+84 900 000 001"])
    assert held(opened.case_id) == wanted and rules == [frozenset(wanted)]
    assert owned_by_people([*wanted, b"x" * 16]) == wanted


def test_change_writes_them_anew_and_tells(opened, who, rules):
    person = Person.objects.get(case_id=opened.case_id)
    registering.change_identity(person_id=person.id, changes={"phones": ["+84 900 000 002"]}, **who)
    assert held(opened.case_id) == own_digests(["+84 900 000 002"]) == rules[-1]


def test_new_rules_make_them_anew_by_the_rebuild(opened, rules, monkeypatch, people):
    forms = lambda identity, traits: [f"new:{one}" for one in identity.phones]  # noqa: E731
    monkeypatch.setattr(own_numbers, "_readers", [("test-2", forms)])
    service = Reader(people("node_service", agency="Agency N"), Purpose.PROTECTION)
    enter(service)
    assert rebuilding.waiting_people().count() == 1
    rebuilding.rebuild_some(by=service.actor, purpose=service.purpose, most=5)
    assert held(opened.case_id) == own_digests(["new:+84 900 000 001"]) == rules[-1]
    assert not rebuilding.waiting_people().exists()


def test_closed_identity_keeps_them_and_an_erased_one_does_not(opened, who, reading):
    before = held(opened.case_id)
    closing.close_identity(case_id=opened.case_id, reason="withdrawn", **who)
    assert held(opened.case_id) == before
    supervisor = reading("supervisor")
    closing.erase_identity(
        case_id=opened.case_id, reason="retention_ended", by=supervisor.actor, purpose=supervisor.purpose
    )
    assert not held(opened.case_id)


def test_no_search_meets_them(opened, who, monkeypatch):
    monkeypatch.setattr(own_numbers, "_readers", [("test-3", lambda identity, traits: ["12345678"])])
    person = Person.objects.get(case_id=opened.case_id)
    registering.change_identity(person_id=person.id, changes={"address": "x"}, **who)
    assert held(opened.case_id) == own_digests(["12345678"])
    reader = opened.reader
    assert find_cases(text="12345678", reader=reader) == []
    assert cases_of_whole(text="12345678", reader=reader, limit=5) == []
    assert held_in_common(case_ids=[opened.case_id], reader=reader, most=5) == []


def test_listener_of_closings_is_called_once_and_of_rotations_counted(opened, who, monkeypatch):
    told = []
    monkeypatch.setattr(closing, "_closing_listeners", [lambda **asked: told.append(asked["case_id"])])
    for _ in range(2):
        closing.close_identity(case_id=opened.case_id, reason="withdrawn", **who)
    assert told == [opened.case_id]
    monkeypatch.setattr(keys, "_rotation_listeners", [lambda: told.append("rotated") or 1])
    keys.rotate_wrapping(**who)
    assert told[-1] == "rotated"
