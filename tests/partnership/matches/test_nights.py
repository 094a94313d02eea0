"""Lane B: two members compare selectors of suspects each night; a helped person's own never gets in."""

import base64
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from sampan.partnership.matches.models import Night, NightPiece, Selector, SelectorHit
from sampan.partnership.matches.services import nights
from sampan.partnership.matches.services.nights import begin_night
from sampan.partnership.matches.services.recording import record_selector
from sampan.protection.tasks.models import Task
from sampan.protection.tasks.queries import my_tasks
from sampan.registry.access.context import reading_as
from sampan.registry.clock.queries import house_today
from sampan.registry.people.queries import digests_of_whole
from sampan.vocabulary.errors import InvalidInput, NotPermitted
from tests.partnership.matches.conftest import HERE, THERE

pytestmark = pytest.mark.database

SHARED = ("phone", "+855 97 555 0101")


@pytest.fixture
def split(arranged, suspect, monkeypatch):
    """One database holds both registers: each side is given its own half."""
    ours = suspect(SHARED, ("handle", "telegram:@boss_kk"))
    theirs = suspect(
        SHARED, ("account", "ABA:000123456"), ("wallet", "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
    )
    whose = {HERE: ours, THERE: theirs}
    real = nights._keys

    def keys():
        with arranged.reading():
            own = set(Selector.objects.filter(subject_id=whose[arranged.acting]).values_list("id", flat=True))
        return [(key, selector) for key, selector in real() if selector in own]

    monkeypatch.setattr(nights, "_keys", keys)
    return arranged


def test_night_finds_what_both_have_and_wipes_the_rest(split):
    begin_night(member=THERE)
    assert all(outcome.applied for outcome in split.deliver())
    with split.reading():
        assert [row.state for row in Night.objects.all()] == ["done", "done"]
        assert {hit.selector.kind for hit in SelectorHit.objects.all()} == {"phone"}
        assert not NightPiece.objects.exists() and not any(
            bytes(row.kept_sealed) for row in Night.objects.all()
        )


def test_number_that_the_other_side_has_too_is_told_once_to_who_recorded_it(split, officer):
    told = []
    for days in (2, 1):
        begin_night(member=THERE)
        split.deliver()
        with split.reading():
            Night.objects.filter(night=house_today()).update(night=house_today() - timedelta(days=days))
            told.append(list(Task.objects.filter(kind="match_met")))
    assert len(told[0]) == len(told[1]) == 2  # this database is both sides: one task each
    assert {one.assigned_to_id for one in told[0]} == {officer.actor.account_id}
    assert all(one.case_id is None and not one.facts for one in told[0])
    with reading_as(officer):
        (first, _second) = my_tasks(reader=officer)
    assert str(first.source_id) in first.url and "/selectors/" in first.url


def test_of_many_nights_the_first_and_the_last_are_kept(split):
    made = []
    for days in (3, 2, 1):
        begin_night(member=THERE)
        split.deliver()
        with split.reading():
            made.append(Night.objects.get(night=house_today(), is_ours=True).id)
            Night.objects.filter(night=house_today()).update(night=house_today() - timedelta(days=days))
    with split.reading():
        kept = SelectorHit.objects.filter(night__is_ours=True)
        assert {one.night_id for one in kept} == {made[0], made[-1]}
        assert set(Night.objects.values_list("found", flat=True)) == {kept.filter(night=made[0]).count()}


def test_night_twice_is_refused(split):
    begin_night(member=THERE)
    split.deliver()
    assert begin_night(member=THERE) is None


def test_night_above_the_cap_is_refused(split):
    begin_night(member=THERE)
    split.bend = lambda _s, one: _with(one, size=900_000) if one.kind == "match.night" else one
    assert [outcome.reason for outcome in split.deliver()] == ["private_match"]


def test_night_with_other_elements_than_signed_ends_it(split):
    begin_night(member=THERE)
    split.deliver(until="masked")
    split.bend = _swapped
    split.deliver()
    with split.reading():
        assert "refused" in {row.state for row in Night.objects.all()} and not SelectorHit.objects.exists()


def test_selector_of_a_helped_person_is_refused_by_the_service(arranged, helped, suspect):
    helped(phone="+85512345678")
    with pytest.raises(NotPermitted):
        suspect(("phone", "+855 12 345 678"))


def test_selector_of_a_helped_person_is_refused_by_the_database(arranged, helped, suspect):
    helped(phone="+85512345678")
    suspect(SHARED)
    with arranged.reading():
        row = Selector.objects.get()
        row.person_digests = sorted(digests_of_whole("+85512345678"))
        with pytest.raises(DatabaseError, match="belongs to a person"), transaction.atomic():
            row.save()


def test_selector_held_by_a_victim_is_refused_by_the_database(arranged, suspect):
    suspect(SHARED)
    with (
        arranged.reading(),
        pytest.raises(DatabaseError, match="match_selector_of_no_victim"),
        transaction.atomic(),
    ):
        Selector.objects.update(held_by="victim")


def test_selector_cannot_be_changed_or_written_past_the_service(arranged, suspect, officer):
    suspect(SHARED)
    with reading_as(officer):
        row = Selector.objects.get()
        assert Selector.objects.update(held_by="case") == 0
        row.id = uuid4()
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_selector_that_became_a_persons_own_stays_at_home(split, helped):
    helped(phone="+85597 5550101")
    begin_night(member=THERE)
    split.deliver()
    with split.reading():
        assert not SelectorHit.objects.exists()


@pytest.mark.parametrize(
    ("kind", "text"), [("phone", "hello"), ("wallet", "0x12"), ("name", "Sok"), ("url", "")]
)
def test_selector_that_cannot_be_read_is_refused(arranged, officer, kind, text):
    with reading_as(officer), pytest.raises(InvalidInput):
        record_selector(
            kind=kind, text=text, held_by="suspect", subject_id=uuid4(), case_id=None, by=officer.actor,
            purpose=officer.purpose,
        )  # fmt: skip


def test_selector_is_sealed(arranged, suspect):
    suspect(SHARED)
    with arranged.reading():
        assert b"975550101" not in bytes(Selector.objects.get().said_sealed)


def _with(letter, **changes):
    return replace(letter, body={**letter.body, **changes})


def _swapped(_sender, letter):
    """Bring the elements in another order than was signed."""
    if letter.kind != "match.masked":
        return letter
    octets = base64.b64decode(letter.body["elements"])
    runs = [octets[at : at + 32] for at in range(0, len(octets), 32)]
    return _with(letter, elements=base64.b64encode(b"".join(reversed(runs))).decode())
