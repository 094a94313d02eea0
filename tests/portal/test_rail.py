"""The rail: one place is current, and a place says how much waits behind it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.test import RequestFactory

from harness.people import client_of
from sampan.portal.rail import rail_for
from sampan.registry.access.context import reading_as
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.referrals.models import Referral
from sampan.registry.referrals.services import mark_read

pytestmark = pytest.mark.database


@pytest.fixture
def supervisor(db):
    return client_of("supervisor")


def rail(client, path: str = "/") -> list[dict]:
    with reading_as(Reader(actor_of(client.account), Purpose.PROTECTION)) as reader:
        return rail_for(RequestFactory().get(path), reader)


def offer(client, *, side: str = "receiver", phase: str = "previewed") -> Referral:
    now = datetime.now(UTC)
    with reading_as(Reader(actor_of(client.account), Purpose.PROTECTION)) as reader:
        return Referral.objects.create(
            id=uuid4(), agency_id=reader.actor.agency_id, case_id=None, member="kh-node", side=side, phase=phase,
            owner="sender", held="preview", peer_held="preview", purpose="referral", reason="other",
            answer_by=now + timedelta(days=1), opened_by_id=reader.actor.account_id, opened_at=now, changed_at=now,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/", "/"),
        ("/cases/", "/cases/"),
        ("/cases/intake/", "/cases/intake/"),
        ("/cases/operations/", "/cases/"),
        ("/referrals/", "/referrals/"),
        ("/consents/of/x/", "/cases/"),
        ("/records/runs/x/", "/records/import/"),
        ("/exchange/links/", "/members/"),
        ("/nowhere/", None),
    ],
)
def test_longest_address_alone_is_current(supervisor, path, url):
    assert [one["url"] for one in rail(supervisor, path) if one["current"]] == ([url] if url else [])


def test_referrals_count_the_questions_that_nobody_opened(supervisor):
    read, _unread = offer(supervisor), offer(supervisor)
    offer(supervisor, side="sender")
    offer(supervisor, phase="declined")
    with reading_as(Reader(actor_of(supervisor.account), Purpose.PROTECTION)):
        mark_read(referral_id=read.id)
    counts = {one["url"]: one["count"] for one in rail(supervisor)}
    assert counts.pop("/referrals/") == 1
    assert set(counts.values()) == {None}


def test_count_of_another_agency_is_not_shown(supervisor):
    offer(supervisor)
    assert {one["count"] for one in rail(client_of("supervisor", agency="Agency B"))} == {None}


def test_long_rail_has_headings_and_a_short_one_has_none(supervisor):
    groups = [one["group"] for one in rail(supervisor)]
    assert groups[0] == ""
    assert len(set(groups)) > 2
    assert sum(one != before for before, one in pairwise(groups)) == len(set(groups)) - 1
    assert {one["group"] for one in rail(client_of("service_provider", agency="Nhà Bình Yên"))} == {""}
