"""Decisions on campaigns: sealed reasons, taken back, merged, parted, opened with an audit row, refusals."""

import pytest
from django.db import DatabaseError, transaction

from sampan.prevention.lures import queries
from sampan.prevention.lures.crews import related
from sampan.prevention.lures.models import Campaign, Decision
from sampan.prevention.lures.services.deciding import decide_campaign, merge_campaigns, part_campaign
from sampan.prevention.lures.services.grouping import _carry_decisions
from sampan.prevention.lures.services.opening import open_campaign
from sampan.prevention.lures.services.state import lock_state, save_state
from sampan.registry.access.context import enter
from sampan.registry.access.reader import Reader
from sampan.registry.people.keyring import Keyring, new_key
from sampan.registry.people.services.keys import rotate_wrapping
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted, WrongState
from tests.prevention.lures.conftest import WHY, lure, sale

pytestmark = pytest.mark.database
REASON = "Chị Hoa was arrested with the phone"


@pytest.fixture
def two(desk):
    """The lures and the sales."""
    return desk.grouped(*map(lure, range(5)), *map(sale, range(4)))


def decided(desk, row, state, reason=REASON):
    decide_campaign(campaign_id=row.id, state=state, reason=reason, **desk.who)


def test_decision_is_sealed_audited_and_taken_back_by_another_one(desk, two, audited):
    lures, _ = two
    decided(desk, lures, "confirmed")
    decided(desk, lures, "new", "Looked at the wrong one")
    decided(desk, lures, "not_a_lure")
    assert Campaign.objects.get(id=lures.id).state == "not_a_lure"
    told = queries.decisions(campaign_id=lures.id, reader=desk.reader)
    assert [one.act for one in told] == ["not_a_lure", "new", "confirmed"]
    assert b"Hoa" not in bytes(Decision.objects.first().reason) and audited("lures.decided") == 3
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Decision.objects.update(act="closed")


def test_decision_without_reason_or_that_cannot_follow_is_refused_and_changes_nothing(desk, two):
    lures, _ = two
    with pytest.raises(InvalidInput) as refused, transaction.atomic():
        decided(desk, lures, "confirmed", "  ")
    assert refused.value.field == "reason"
    for state in ("new", "nothing", "merged"):
        with pytest.raises(WrongState):
            decided(desk, lures, state)
    assert Campaign.objects.get(id=lures.id).state == "new" and not Decision.objects.exists()


def test_opening_shows_texts_contacts_gaps_and_reasons_and_is_audited(desk, two, audited):
    lures, _ = two
    decided(desk, lures, "confirmed")
    opened = open_campaign(campaign_id=lures.id, reader=desk.reader)
    assert {clear for _, clear in opened.contacts} == {f"+849123456{number}" for number in range(10, 15)}
    assert "Bavet" in opened.posts[0].text and set(opened.reasons.values()) == {REASON}
    assert any(isinstance(one, tuple) and {"Bavet", "Poipet"} <= set(one) for one in opened.slots)
    assert "Hoa" not in repr(opened) and audited("lures.opened") == 1


def test_rotation_of_keys_leaves_everything_open(desk, two, settings):
    decided(desk, two[0], "confirmed")
    ring = settings.SAMPAN_KEYRING
    newest = ring.newest + 1
    settings.SAMPAN_KEYRING = Keyring({**ring.wrapping, newest: new_key()}, ring.search)
    enter(Reader(desk.worker, WHY))
    assert rotate_wrapping(by=desk.worker, purpose=WHY) == 0
    settings.SAMPAN_KEYRING = Keyring({newest: settings.SAMPAN_KEYRING.wrapping[newest]}, ring.search)
    enter(desk.reader)
    opened = open_campaign(campaign_id=two[0].id, reader=desk.reader)
    assert len(opened.posts) == 5 and set(opened.reasons.values()) == {REASON}


def test_two_are_made_one_and_parted_again_and_grouping_keeps_them_apart(desk, two, audited):
    lures, sales = two
    kept = merge_campaigns(campaign_id=sales.id, other_id=lures.id, reason="One crew", **desk.who)
    one = Campaign.objects.get(id=kept)
    assert (one.posts, one.number, Campaign.objects.filter(parent=None).count()) == (9, 0, 1)
    assert "bao ăn ở" in " ".join(part or "" for part in one.template)  # of the larger part
    (part,) = queries.parts(campaign_id=kept, reader=desk.reader)
    with pytest.raises(WrongState):
        decide_campaign(campaign_id=part.campaign_id, state="confirmed", reason="x", **desk.who)
    with pytest.raises(WrongState):
        part_campaign(campaign_id=kept, reason="x", **desk.who)
    part_campaign(campaign_id=part.campaign_id, reason="Two crews", **desk.who)
    assert sorted(Campaign.objects.filter(parent=None).values_list("posts", flat=True)) == [4, 5]
    both = lure(50)["text"] + " " + sale(50)["text"]
    desk.grouped(*({"id": f"both-{number}", "text": both} for number in range(8)))
    assert Campaign.objects.filter(id__in=(lures.id, sales.id), parent=None).count() == 2
    assert [audited(f"lures.{act}") for act in ("merged", "parted")] == [1, 1]
    merge_campaigns(campaign_id=sales.id, other_id=lures.id, reason="One crew after all", **desk.who)
    assert Campaign.objects.filter(id__in=(lures.id, sales.id), parent=None).count() == 1


def test_merge_of_what_was_decided_otherwise_or_with_itself_is_refused(desk, two):
    lures, sales = two
    decided(desk, lures, "confirmed")
    decided(desk, sales, "not_a_lure")
    for other in (sales, lures):
        with pytest.raises(WrongState), transaction.atomic():
            merge_campaigns(campaign_id=lures.id, other_id=other.id, reason="x", **desk.who)
    with pytest.raises(NotFound):
        merge_campaigns(campaign_id=lures.id, other_id=desk.stream_id, reason="x", **desk.who)


def test_what_grouping_makes_one_keeps_what_was_decided(desk, two):
    lures, sales = two
    decided(desk, sales, "confirmed")
    with transaction.atomic():
        enter(desk.reader)
        state = lock_state()
        state.campaigns.join(lures.number, sales.number)
        save_state(state, keys=set(), agency_id=lures.agency_id)
        _carry_decisions(state)
    enter(desk.reader)
    assert Campaign.objects.get(id=lures.id).state == "confirmed"


def test_campaigns_that_share_a_telephone_are_told_of_one_another(desk):
    crew = {"phone": "0987654321"}
    others = [one | {"text": f"{one['text']} zalo 0987654321"} for one in map(sale, range(4))]
    lures, sales = desk.grouped(*(lure(number, **crew) for number in range(5)), *others)
    (beside,) = related(campaign_id=lures.id, reader=desk.reader)
    assert (beside.campaign.id, beside.contact.masked) == (sales.id, "+849…21")
    assert queries.campaigns(reader=desk.reader, order="growing") == []
    assert [one.posts for one in queries.campaigns(reader=desk.reader)] == [5, 4]


def test_lists_are_filtered_and_ordered_and_refuse_what_is_no_choice(desk, two):
    lures, sales = two
    decided(desk, lures, "confirmed")
    reader = desk.reader

    def found(**asked):
        return [one.id for one in queries.campaigns(reader=reader, **asked)]

    assert found(state="confirmed") == [lures.id] == found(level=Campaign.objects.get(id=lures.id).level)
    assert found(language="vi", platform="facebook") == [lures.id, sales.id] and found(language="th") == []
    assert found(order="newest")[0] == sales.id
    for wrong in ({"state": "x"}, {"level": "x"}, {"order": "x"}):
        with pytest.raises(InvalidInput):
            found(**wrong)


def test_only_who_decides_on_lures_decides_and_opens(desk, two, people):
    lures, sales = two
    for role in ("hotline_officer", "supervisor", "labour_inspector"):
        actor = people(role)
        enter(Reader(actor, WHY))
        who = {"by": actor, "purpose": WHY}
        for attempt in (
            lambda who=who: decide_campaign(campaign_id=lures.id, state="confirmed", reason="x", **who),
            lambda who=who: merge_campaigns(campaign_id=lures.id, other_id=sales.id, reason="x", **who),
            lambda who=who: part_campaign(campaign_id=lures.id, reason="x", **who),
            lambda actor=actor: open_campaign(campaign_id=lures.id, reader=Reader(actor, WHY)),
            lambda actor=actor: queries.campaigns(reader=Reader(actor, WHY)),
            lambda actor=actor: related(campaign_id=lures.id, reader=Reader(actor, WHY)),
        ):
            with pytest.raises(NotPermitted):
                attempt()
