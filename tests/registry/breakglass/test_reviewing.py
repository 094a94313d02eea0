"""The supervisors of the case's agency are told at once, and nobody is rid of it before one has reviewed it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from sampan.registry.access.purposes import Purpose
from sampan.registry.breakglass.models import EmergencyAccess
from sampan.registry.breakglass.queries import (
    access,
    accesses,
    held_by,
    unreviewed,
    unreviewed_count,
    uses_of,
)
from sampan.registry.breakglass.services.opening import _review_by
from sampan.registry.breakglass.services.reviewing import review_access
from sampan.registry.people.services.opening import open_identity
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.registry.breakglass.conftest import WHY, WORDS

pytestmark = pytest.mark.database


def review(emergency, access_id, *, by=None, is_justified=True, note="Called back: it was so."):
    actor = by or emergency.supervisor
    with emergency.reading(actor):
        review_access(access_id=access_id, is_justified=is_justified, note=note, by=actor, purpose=WHY)


def count(emergency, actor, purpose=WHY):
    with emergency.reading(actor, purpose) as reader:
        return unreviewed_count(reader)


def let_it_be_late(emergency):
    with emergency.reading(emergency.worker):
        EmergencyAccess.objects.update(review_by=datetime.now(UTC) - timedelta(seconds=1))


def test_supervisor_of_the_case_is_told_at_once_for_whatever_purpose(emergency, people):
    emergency.open()
    both = people("supervisor", "analyst")
    for purpose in (WHY, Purpose.STATISTICS):
        assert count(emergency, both, purpose) == 1
    assert count(emergency, people("supervisor", agency="Agency B")) == 0
    assert count(emergency, emergency.officer) == count(emergency, emergency.worker) == 0


def test_focal_point_and_auditor_see_it_only_when_the_review_is_late(emergency, people):
    opened = emergency.open()
    focal, auditor = people("focal_point", agency="Focal point"), people("auditor", agency="Focal point")
    watchers = ((focal, Purpose.REFERRAL), (auditor, Purpose.AUDIT))
    for actor, purpose in watchers:
        with emergency.reading(actor, purpose) as reader, pytest.raises(NotFound):
            access(access_id=opened, reader=reader)
    let_it_be_late(emergency)
    for actor, purpose in watchers:
        assert count(emergency, actor, purpose) == 1
        with emergency.reading(actor, purpose) as reader:
            (told,) = unreviewed(reader)
            assert told.is_overdue(datetime.now(UTC)) and not told.text
        assert not emergency.sees(actor)
    review(emergency, opened)
    assert [count(emergency, actor, purpose) for actor, purpose in watchers] == [0, 0]


def test_review_is_due_after_two_working_days():
    friday = timezone.make_aware(datetime(2026, 11, 20, 2, 0))
    assert timezone.localtime(_review_by(friday)).strftime("%a %H:%M:%S") == "Tue 23:59:59"


def test_review_closes_the_notice_and_keeps_verdict_and_note(emergency, audited):
    opened = emergency.open()
    review(emergency, opened)
    assert count(emergency, emergency.supervisor) == 0
    with emergency.reading(emergency.supervisor) as reader:
        told = access(access_id=opened, reader=reader, with_words=True)
        assert (told.verdict, told.text, told.note) == ("justified", WORDS, "Called back: it was so.")
        assert [one.id for one in accesses(reader=reader)] == [opened]
    assert len(audited("breakglass.reviewed")) == len(audited("breakglass.reason_read")) == 1
    assert emergency.sees(emergency.officer)  # a justified one runs to its end
    with pytest.raises(WrongState):
        review(emergency, opened)


def test_review_not_justified_ends_what_still_runs(emergency):
    opened = emergency.open()
    review(emergency, opened, is_justified=False)
    assert not emergency.sees(emergency.officer)
    with emergency.reading(emergency.officer) as reader:
        assert held_by(reader) == []
        assert access(access_id=opened, reader=reader).verdict == "not_justified"


def test_review_by_the_wrong_people_or_without_a_note_is_refused(emergency, people):
    boss = people("supervisor", agency="Agency B")
    opened = emergency.open(boss)
    for actor, refusal in (
        (boss, NotPermitted),  # their own
        (people("supervisor", agency="Agency B"), NotFound),
        (emergency.worker, NotPermitted),
    ):
        with pytest.raises(refusal):
            review(emergency, opened, by=actor)
    with pytest.raises(InvalidInput):
        review(emergency, opened, note=" ")
    other = emergency.open(people("front_line_officer", agency="Agency B"))
    with pytest.raises(NotPermitted, match="agency"):
        review(emergency, other, by=boss)  # on the team for three hours, but not of the case's agency


def test_audit_fails_nothing_is_reviewed(emergency, audit_fails):
    opened = emergency.open()
    with pytest.raises(audit_fails()):
        review(emergency, opened)
    assert count(emergency, emergency.supervisor) == 1


def test_reviewer_reads_what_the_holder_did_from_the_audit(emergency):
    opened = emergency.open()
    with emergency.reading(emergency.officer) as reader:
        open_identity(case_id=emergency.case_id, reader=reader)
        open_identity(case_id=emergency.case_id, reader=reader)
    with emergency.reading(emergency.supervisor) as reader:
        (use,) = uses_of(access_id=opened, reader=reader)
        assert (use.act, use.times) == ("identity.read", 2)
    with emergency.reading(emergency.officer) as reader, pytest.raises(NotPermitted):
        uses_of(access_id=opened, reader=reader)
