"""Posts are received whole or not at all and once, grouped in batches as in one run, and lose their words in time."""

from datetime import timedelta

import pytest
from django.db import transaction

from bench.screening.posts import posts as invented
from sampan.engines.screening.campaigns.keeping import rows_of
from sampan.engines.screening.campaigns.streaming import Campaigns
from sampan.prevention.lures import jobs
from sampan.prevention.lures.models import Campaign, CampaignKey, Contact, Merge, Post, PostContact, Stream
from sampan.prevention.lures.services import grouping
from sampan.prevention.lures.services.forgetting import KEPT_DAYS, forget_words
from sampan.prevention.lures.services.grouping import MOST_TEXTS, group_waiting
from sampan.prevention.lures.services.state import lock_state
from sampan.prevention.lures.services.streams import NewStream, keep_stream
from sampan.registry.access.context import enter
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted
from tests.prevention.lures.conftest import lure, sale

pytestmark = pytest.mark.database


def test_posts_come_once_and_are_nowhere_in_plain(desk, audited):
    assert desk.receive([lure(1), lure(2)]).new == 2
    assert desk.receive([lure(1), lure(3)]).new == 1
    assert desk.receive_file([lure(1), lure(2), lure(3), sale(1)]).new == 1
    assert [one.number for one in Post.objects.order_by("number")] == [0, 1, 2, 3]
    desk.group()
    everything = str(list(Post.objects.values())) + str(list(Contact.objects.values()))
    assert "lure-1" not in everything and "zalo" not in everything.replace("'platform': 'zalo'", "")
    assert "0912345611" not in everything and "+84912345611" not in everything
    assert audited("lures.received") == 3


def test_file_with_a_wrong_line_is_told_by_line_and_field_and_nothing_is_kept(desk):
    bad = [
        lure(1), {"id": "x"}, {"text": "x"}, lure(2) | {"seen_at": "yesterday"}, lure(3) | {"place": "Bavet"}, lure(1),
        lure(4) | {"url": 5}, lure(5) | {"seen_at": "2999-01-01"},
    ]  # fmt: skip
    told = desk.receive_file(bad)
    assert [(one["row"], one["field"]) for one in told.problems] == [
        (2, "text"), (3, "id"), (4, "seen_at"), (5, "place"), (6, "id"), (7, "url"), (8, "seen_at"),
    ]  # fmt: skip
    assert "Bavet" not in str(told.problems) and not Post.objects.exists()
    noise = desk.receive_file(b'{"id": 1, "text": "x"}\n[1]\nnoise\n')
    assert [one["row"] for one in noise.problems] == [2, 3]


def test_dry_run_says_how_many_are_new_and_keeps_nothing(desk):
    desk.receive([lure(1)])
    told = desk.receive_file([lure(1), lure(2)], is_dry=True)
    assert (told.rows, told.new, told.is_dry, Post.objects.count()) == (2, 1, True, 1)


def test_moment_is_the_day_of_the_nodes_own_zone(desk):
    late, plain = lure(1) | {"seen_at": "2026-10-01T20:00:00Z"}, lure(2) | {"seen_at": "2026-10-01T20:00:00"}
    desk.receive([late, plain])
    assert [str(one.seen_on) for one in Post.objects.order_by("number")] == ["2026-10-02", "2026-10-01"]


def test_table_is_read_by_the_names_of_its_columns(desk):
    table = 'ID,Text,lang,place\n1,"Việc nhẹ, lương cao",vi,KH\n2,Xe máy,vi,\n'.encode()
    assert desk.receive_file(table).new == 2
    with pytest.raises(InvalidInput) as refused:
        desk.receive_file(b"number,words\n1,x\n")
    assert refused.value.field == "id"
    told = desk.receive_file(b"id,text\n7,\n")
    assert [(one["row"], one["field"]) for one in told.problems] == [(2, "text")]


def test_batches_give_the_rows_of_one_run_over_all(desk):
    stream = invented(600, seed=5)
    some = [{"id": one.id, "text": one.text} for one in stream]
    for first in range(0, 600, 300):
        desk.receive(some[first : first + 300])
        assert desk.group(batch=170) == 300
    whole = Campaigns()
    ids = {one.number: str(one.id) for one in Post.objects.all()}
    whole.add_all((ids[place], one.text) for place, one in enumerate(stream))
    with transaction.atomic():
        ours, theirs = rows_of(lock_state().campaigns), rows_of(whole)
    for name in ("posts", "campaigns", "merges", "rarity", "apart"):
        assert getattr(ours, name) == getattr(theirs, name), name
    assert sorted(ours.parents) == sorted(theirs.parents)
    assert sorted(ours.keys) == sorted(theirs.keys) and sorted(ours.votes) == sorted(theirs.votes)
    assert Merge.objects.exists()
    roots = {str(post): root for post, root in Post.objects.values_list("id", "campaign__root__number")}
    assert roots == dict(whole.labels())
    counted = {one.number: one.posts for one in Campaign.objects.filter(parent=None)}
    assert sum(counted.values()) == 600 and CampaignKey.objects.count() == len(ours.keys)


def test_worker_that_dies_in_between_goes_on_where_it_was(desk, monkeypatch):
    desk.receive([*map(lure, range(6)), *map(sale, range(6))])
    real, calls = grouping.sum_up, []

    def dies_the_second_time(roots):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("killed")
        real(roots)

    monkeypatch.setattr(grouping, "sum_up", dies_the_second_time)
    with pytest.raises(RuntimeError):
        desk.group(batch=5)
    enter(desk.reader)
    assert Post.objects.exclude(campaign=None).count() == 5
    assert desk.group(batch=5) == 7
    assert [one.posts for one in Campaign.objects.filter(parent=None).order_by("-posts")] == [6, 6]


def test_jobs_of_the_worker_group_what_waits_and_forget_what_is_old(desk):
    desk.receive([*map(lure, range(3))])
    assert (jobs.group(timestamp=0), jobs.group(timestamp=0)) == (3, 0)
    assert jobs.forget(timestamp=0) == 0
    enter(desk.reader)
    Post.objects.update(received_at=Post.objects.first().received_at - timedelta(days=KEPT_DAYS, minutes=1))
    assert jobs.forget(timestamp=0) == 3


def test_campaign_is_summed_up_with_signs_template_and_masked_contacts(desk):
    lures, sales = desk.grouped(*map(lure, range(5)), *map(sale, range(4)))
    assert (lures.posts, sales.posts) == (5, 4)
    assert lures.languages == {"vi": 5} and lures.places == {"KH": 5} and lures.platforms == {"facebook": 5}
    assert lures.signs["secrecy"] == 5 and lures.level.endswith("a_lure")
    told = " ".join(part or "…" for part in lures.template)
    assert "bao ăn ở" in told and "‹phone›" in told and "Bavet" not in told and "0912" not in told
    assert {one.masked for one in Contact.objects.all()} == {f"+849…{number}" for number in range(10, 15)}


def test_two_posts_have_no_template_since_words_of_two_may_be_somebodys_own(desk):
    (one,) = desk.grouped(lure(1), lure(2))
    assert (one.posts, one.template) == (2, [])


def test_beyond_twenty_texts_of_a_campaign_none_is_kept(desk):
    (one,) = desk.grouped(*map(lure, range(MOST_TEXTS + 7)))
    assert one.posts == MOST_TEXTS + 7
    assert Post.objects.exclude(words=b"").count() == MOST_TEXTS
    desk.grouped(lure(90))
    assert Post.objects.exclude(words=b"").count() == MOST_TEXTS


def test_words_and_contacts_go_after_their_time_unless_the_campaign_is_confirmed(desk, audited):
    lures, _ = desk.grouped(
        *map(lure, range(4)),
        *(one | {"text": f"{one['text']} zalo 0987654321"} for one in map(sale, range(3))),
    )
    Campaign.objects.filter(id=lures.id).update(state="confirmed")
    assert forget_words(**desk.who) == 0
    Post.objects.update(received_at=Post.objects.first().received_at - timedelta(days=KEPT_DAYS, minutes=1))
    assert forget_words(**desk.who) == 3
    assert Post.objects.filter(words=b"").count() == 3 and PostContact.objects.count() == 4
    assert not Contact.objects.filter(named=None).exists() and Post.objects.count() == 7
    assert audited("lures.forgotten") == 1


@pytest.mark.parametrize(("bad", "field"), [
    ({"name": " "}, "name"), ({"name": "Groups"}, "name"), ({"platform": "moon"}, "platform"),
    ({"origin": ""}, "origin"),
    ({"name": "Reports of the public"}, "name"),
])  # fmt: skip
def test_stream_that_cannot_be_is_refused_by_its_field(desk, bad, field):
    new = {"name": "Other", "platform": "zalo", "origin": "police"} | bad
    with pytest.raises(InvalidInput) as refused:
        keep_stream(stream=NewStream(**new), **desk.who)
    assert refused.value.field == field


def test_who_does_not_follow_campaigns_sees_and_writes_nothing(desk, people):
    desk.grouped(*map(lure, range(3)))
    for role in ("hotline_officer", "analyst", "case_worker", "labour_inspector"):
        actor = people(role)
        purpose = actor.purposes[0]
        enter(Reader(actor, purpose))
        assert not any(
            kind.objects.exists() for kind in (Stream, Post, Campaign, Contact, CampaignKey, Merge)
        )
        with pytest.raises((NotPermitted,)):
            group_waiting(reader=Reader(actor, purpose))
    with pytest.raises(NotFound):
        desk.stream_id = desk.reader.actor.account_id
        desk.receive([lure(1)])
    with pytest.raises(InvalidInput):
        desk.receive([lure(number) for number in range(1_001)])
