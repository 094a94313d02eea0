"""What goes wrong on the lines is found once, is somebody's, and ends with a note."""

from datetime import timedelta
from uuid import uuid4

import pytest

from sampan.partnership.corridors.facts import Finding, Incident
from sampan.partnership.corridors.models import ExchangeIncident
from sampan.partnership.corridors.queries import incidents, open_count
from sampan.partnership.corridors.services import finding
from sampan.partnership.corridors.services.handling import close_incident, read_note, take_incident
from sampan.partnership.corridors.services.watching import on_lost_letter, watch
from sampan.partnership.exchange.facts import Trouble
from sampan.partnership.exchange.models import Link
from sampan.partnership.exchange.models import Peer as PeerRow
from sampan.partnership.members.models import Member
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.correspondence.facts import SettledLetter, State
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState
from tests.partnership.corridors.conftest import MEMBER, NOW

pytestmark = pytest.mark.database


def told(reader: Reader, **asked) -> list[tuple[str, str, bool]]:
    with reading_as(reader):
        return [(one.code.value, one.member, one.lasts) for one in incidents(reader=reader, **asked)]


def test_letters_that_wait_too_long_are_an_incident_once(line, watcher):
    line(ages=[700])
    assert watch(NOW) == 1
    assert watch(NOW + timedelta(minutes=1)) == 0
    assert told(watcher) == [("link_down", MEMBER, True)]


def test_letters_that_wait_a_little_are_none(line, watcher):
    line(ages=[300])
    assert watch(NOW) == 0


def test_line_that_comes_back_is_over_and_stays_until_somebody_closes_it(line, watcher):
    line(ages=[700])
    watch(NOW)
    Link.objects.update(acknowledged=1)
    watch(NOW + timedelta(minutes=1))
    assert told(watcher) == [("link_down", MEMBER, False)]


def test_line_that_breaks_again_goes_on_with_the_same_incident(line, watcher):
    line(ages=[700])
    watch(NOW)
    Link.objects.update(acknowledged=1)
    watch(NOW)
    Link.objects.update(acknowledged=0)
    assert watch(NOW) == 0 and told(watcher) == [("link_down", MEMBER, True)]


def test_bundle_that_a_person_carries_is_never_down(line, watcher):
    line(ages=[90_000])
    PeerRow.objects.create(member=MEMBER, carriage="bundle")
    assert watch(NOW) == 0


def test_forked_history_is_an_incident(line, watcher):
    line(ages=[9], trouble=Trouble.FORKED.value, trouble_since=NOW)
    watch(NOW)
    assert told(watcher) == [("forked", MEMBER, True)]


def test_new_card_is_noticed_once(peer, watcher):
    assert watch(NOW) == 0
    Member.objects.update(serial=2)
    assert watch(NOW) == 1 and watch(NOW) == 0
    assert told(watcher) == [("card_changed", MEMBER, True)]


@pytest.mark.parametrize(
    ("state", "code"), [(State.REFUSED, "letter_refused"), (State.EXPIRED, "letter_expired")]
)
def test_lost_letter_is_an_incident(service, as_service, watcher, state, code):
    lost = SettledLetter(
        uuid4(), MEMBER, "referral.preview", uuid4(), None, state, "x", service, Purpose.REFERRAL
    )
    with as_service():
        on_lost_letter(lost)
        on_lost_letter(lost)
    assert told(watcher) == [(code, MEMBER, True)]


def test_other_slices_say_what_they_found(peer, watcher, monkeypatch):
    monkeypatch.setattr(finding, "_watches", [lambda now: [Finding(Incident.EQUIVOCATION, MEMBER, "17")]])
    assert watch(NOW) == 1 and told(watcher) == [("equivocation", MEMBER, True)]


@pytest.fixture
def incident_id(line, as_service):
    line(ages=[700])
    watch(NOW)
    with as_service():
        return ExchangeIncident.objects.get().id


def test_taken_and_closed_with_a_sealed_note(incident_id, watcher):
    who = {"incident_id": incident_id, "by": watcher.actor, "purpose": watcher.purpose}
    with reading_as(watcher):
        take_incident(**who)
        assert incidents(reader=watcher)[0].taken_by == watcher.actor.account_id
        close_incident(**who, note="Power cut in Phnom Penh.")
        assert b"Power" not in bytes(ExchangeIncident.objects.get().note_sealed)
        assert read_note(incident_id=incident_id, reader=watcher) == "Power cut in Phnom Penh."
        assert open_count(watcher) == 0
    assert told(watcher, is_open=False) == [("link_down", MEMBER, True)]


def test_closed_without_a_note_is_refused(incident_id, watcher):
    with reading_as(watcher), pytest.raises(InvalidInput):
        close_incident(incident_id=incident_id, note=" ", by=watcher.actor, purpose=watcher.purpose)


def test_closed_twice_is_refused_and_found_anew(incident_id, watcher):
    told_of = {"incident_id": incident_id, "note": "x", "by": watcher.actor, "purpose": watcher.purpose}
    with reading_as(watcher):
        close_incident(**told_of)
        with pytest.raises(WrongState):
            close_incident(**told_of)
    assert watch(NOW) == 1


def test_supervisor_has_nothing_to_see_to(incident_id, people):
    reader = Reader(people("supervisor"), Purpose.PROTECTION)
    with reading_as(reader), pytest.raises(NotPermitted):
        incidents(reader=reader)
    assert open_count(reader) == 0
