"""The region's node is put to work by services alone: every system has something to show, nobody has too much to do."""

from collections import Counter

import pytest
from django.apps import apps
from django.utils import timezone

from harness.people import make_account
from sampan.portal.demo.present import open_present
from sampan.portal.demo.protection.desks import cast_of
from sampan.portal.demo.protection.filling import put_to_work
from sampan.portal.demo.workplaces import open_workplaces
from sampan.portal.node.acting import reader_for
from sampan.portal.node.init import ADMINISTRATOR
from sampan.portal.work import sections_of
from sampan.protection.worklists.queries import working_lists
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose

pytestmark = pytest.mark.database

ALIVE = (
    "providers.Provider", "assistance.Need", "assistance.Referral", "assistance.HandOver", "assistance.ServiceGiven",
    "entitlements.Support", "circumstances.Leg", "circumstances.Suspect", "circumstances.Trace", "documents.Document",
    "interviews.Interview", "tasks.Task", "conferences.Conference", "rights.Right", "companions.Link",
    "duplicates.DuplicatePair", "reintegration.Plan", "reintegration.Visit",
    "surge.Registration", "approvals.Approval", "breakglass.EmergencyAccess",
)  # fmt: skip


@pytest.fixture
def filled(db):
    """A node of one agency, as `sampan node init` leaves it, filled as the Vietnamese one."""
    make_account("node_service", agency="Focal point")
    administrator = make_account("node_administrator", agency="Focal point")
    administrator.username = ADMINISTRATOR
    administrator.save()
    today = timezone.localdate()
    open_workplaces("vn")
    opened = open_present("vn", seed="sampan", today=today)
    return put_to_work(cast_of("vn", seed="sampan", today=today, present=opened))


def _late(username: str) -> int:
    with reading_as(reader_for(username, Purpose.PROTECTION)) as reader:
        return sum(one.count for one in sections_of(reader) if one.code == "overdue")


def test_filling_puts_every_system_to_work_and_leaves_a_mix_that_can_be_done(filled):
    assert "operation" in filled
    with reading_as(reader_for("", Purpose.PROTECTION)):
        empty = [name for name in ALIVE if not apps.get_model(name).objects.exists()]
        levels = Counter(apps.get_model("surge.Registration").objects.values_list("level", flat=True))
        risks = set(apps.get_model("reintegration.Plan").objects.values_list("risk", flat=True))
    assert empty == []
    assert sum(levels.values()) == 60
    assert len(levels) == 3
    assert {"none", "high"} <= risks
    with reading_as(reader_for("supervisor", Purpose.PROTECTION)) as reader:
        assert working_lists(reader=reader)
    assert 1 <= _late("officer") <= 8
    assert _late("social") == 1
