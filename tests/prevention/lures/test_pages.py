"""The pages and the addresses for machines: an analyst's way through them, and who may not."""

import json

import pytest
from django.urls import reverse

from sampan import cli
from sampan.engines.screening.campaigns.published import CampaignList
from sampan.prevention.lures.commands import run_publish
from sampan.prevention.lures.models import Campaign, Post, Stream
from sampan.prevention.lures.services.deciding import decide_campaign
from sampan.prevention.lures.services.grouping import group_waiting
from sampan.prevention.lures.services.publishing import publish_campaigns
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.vocabulary.errors import NotPermitted
from tests.prevention.lures.conftest import WHY, as_lines, lure, sale

pytestmark = pytest.mark.database


@pytest.fixture
def analyst(signed_in, people):
    """A signed-in analyst, and the node's worker beside them."""
    client = signed_in("lure_analyst", purpose=WHY)
    client.worker = people("node_service")
    return client


def as_analyst(client) -> Reader:
    reader = Reader(actor_of(client.account), WHY)
    enter(reader)
    return reader


def sent(client, stream_id, posts, **more):
    where = f"/api/lures/streams/{stream_id}/posts"
    return client.post(where, json.dumps({"posts": posts} | more), content_type="application/json")


def with_campaigns(client):
    """Enter a stream, send posts, group them; return the campaigns, the largest first."""
    told = {"name": "Groups", "platform": "facebook", "origin": "public groups, by hand"}
    made = client.post("/api/lures/streams", json.dumps(told), content_type="application/json")
    assert made.status_code == 201
    stream_id = made.json()["id"]
    answer = sent(client, stream_id, [*map(lure, range(5)), *map(sale, range(4))])
    assert (answer.status_code, answer.json()["new"]) == (200, 9)
    assert sent(client, stream_id, [lure(0)]).json()["new"] == 0
    group_waiting(reader=Reader(client.worker, WHY))
    as_analyst(client)
    return list(Campaign.objects.filter(parent=None).order_by("-posts"))


def test_stream_is_entered_and_a_file_received_by_pages(analyst):
    told = {"name": "Groups", "platform": "zalo", "origin": "public groups"}
    assert analyst.post(reverse("lures:new_stream"), told | {"origin": ""}).status_code == 422
    page = analyst.post(reverse("lures:new_stream"), told).headers["Location"]
    assert analyst.post(reverse("lures:new_stream"), told).status_code == 422

    def upload(posts, **more):
        file = as_lines(posts)
        file.name = "posts.jsonl"
        return analyst.post(page, {"file": file} | more)

    wrong = upload([lure(1), {"id": "x"}])
    assert wrong.status_code == 422 and '<td data-label="Line">2</td>' in wrong.content.decode()
    assert "1 post would be new" in upload([lure(1)], is_dry="on").content.decode()
    assert upload([lure(1)]).headers["Location"] == reverse("lures:streams")
    as_analyst(analyst)
    assert Post.objects.count() == 1
    assert "Groups" in analyst.get(reverse("lures:streams")).content.decode()


def test_campaign_is_masked_until_opened_then_decided_merged_and_parted_by_pages(analyst):
    lures, sales = with_campaigns(analyst)
    page = reverse("lures:campaign", args=[lures.id])
    told = analyst.get(page).content.decode()
    assert "+849…10" in told and "+84912345610" not in told and "Bavet" not in told and "<mark>" in told
    assert "<rect" in told
    opened = analyst.post(page, {"purpose": WHY.value}).content.decode()
    assert "+84912345610" in opened and "Bavet" in opened
    assert analyst.post(page, {}).status_code == 403
    decision = {"state": "confirmed", "reason": "Two people came back"}
    assert (
        analyst.post(reverse("lures:decide", args=[lures.id]), decision | {"reason": ""}).status_code == 422
    )
    assert analyst.post(reverse("lures:decide", args=[lures.id]), decision).headers["Location"] == page
    assert "Two people came back" not in analyst.get(page).content.decode()
    assert "Two people came back" in analyst.post(page, {"purpose": WHY.value}).content.decode()
    merge = reverse("lures:merge", args=[lures.id])
    assert analyst.post(merge, {"number": 999, "reason": "x"}).status_code == 422
    assert analyst.post(merge, {"number": sales.number, "reason": "One crew"}).headers["Location"] == page
    assert analyst.get(reverse("lures:campaign", args=[sales.id])).headers["Location"] == page
    assert analyst.post(reverse("lures:part", args=[sales.id]), {"reason": "No"}).status_code == 302
    assert analyst.post(reverse("lures:part", args=[sales.id]), {"reason": "No"}).status_code == 422


def test_list_is_filtered_and_a_choice_that_is_none_leads_back(analyst):
    lures, _sales = with_campaigns(analyst)
    where = reverse("lures:list")
    for asked in ({}, {"language": "vi"}, {"platform": "facebook", "order": "newest"}, {"state": "new"}):
        assert str(lures.id) in analyst.get(where, asked).content.decode()
    assert str(lures.id) not in analyst.get(where, {"language": "th"}).content.decode()
    assert analyst.get(where, {"state": "nothing"}).headers["Location"] == where
    assert analyst.get(reverse("lures:progress")).status_code == 200


def test_machine_reads_decides_and_exports(analyst):
    lures, sales = with_campaigns(analyst)
    where = f"/api/lures/{lures.id}"
    assert [one["posts"] for one in analyst.get("/api/lures/", {"order": "largest"}).json()] == [5, 4]
    assert analyst.get("/api/lures/", {"state": "nothing"}).status_code == 422
    one = analyst.get(where).json()
    assert one["languages"] == {"vi": 5} and None in one["template"]
    assert len(analyst.get(f"{where}/contacts").json()) == 5 and analyst.get(f"{where}/related").json() == []

    def post(path, told=None):
        return analyst.post(f"{where}/{path}", json.dumps(told or {}), content_type="application/json")

    assert post("export/stix").status_code == 403  # not confirmed
    assert post("decisions", {"state": "confirmed", "reason": "Sure"}).status_code == 204
    assert post("export/stix").json()["type"] == "bundle" and "Event" in post("export/misp").json()
    assert post("export/csv").status_code == 422
    assert post("merge", {"other_id": str(sales.id), "reason": "One crew"}).json() == {"id": str(lures.id)}
    told = {"reason": "Two crews"}
    assert (
        analyst.post(
            f"/api/lures/{sales.id}/part", json.dumps(told), content_type="application/json"
        ).status_code
        == 204
    )
    assert [one["act"] for one in analyst.get(f"{where}/decisions").json()] == [
        "parted",
        "merged",
        "confirmed",
    ]
    page = reverse("lures:export", args=[lures.id, "stix"])
    assert json.loads(analyst.post(page).content)["objects"][1]["type"] == "campaign"


def test_wrong_posts_of_a_machine_are_told_by_number_and_nothing_is_kept(analyst):
    with_campaigns(analyst)
    stream_id = Stream.objects.get().id
    answer = sent(analyst, stream_id, [lure(70), {"id": "x"}]).json()
    assert [(one["row"], one["field"]) for one in answer["problems"]] == [(2, "text")]
    assert sent(analyst, stream_id, [lure(70)] * 1_001).status_code == 422
    as_analyst(analyst)
    assert Post.objects.count() == 9


def test_only_confirmed_campaigns_are_published_without_contact_or_place(analyst, audited):
    lures, _sales = with_campaigns(analyst)
    reader = as_analyst(analyst)
    decide_campaign(
        campaign_id=lures.id, state="confirmed", reason="x", by=reader.actor, purpose=reader.purpose
    )
    answer = analyst.post(reverse("lures:publish"))
    made = CampaignList.of_bytes(answer.content)
    assert answer.content == analyst.post("/api/lures/publish").content
    (one,) = made.campaigns
    assert one.number == lures.number and "secrecy" in one.signs
    for word in ("0912", "Bavet", "zalo 09", "KH", "Hoa", "collected"):
        assert word not in answer.content.decode().replace('"country":"VN"', "")
    found = made.like(lure(60)["text"])
    assert found and found[0].number == lures.number and made.like(sale(60)["text"]) is None
    as_analyst(analyst)
    assert run_publish(reader=reader) == answer.content
    assert audited("lures.published") == 3


def test_publishing_from_the_command_line_is_for_who_decides(analyst, people):
    supervisor = people("supervisor")
    enter(Reader(supervisor, WHY))
    with pytest.raises(NotPermitted):
        publish_campaigns(country="VN", by=supervisor, purpose=WHY)
    with pytest.raises(SystemExit):
        cli.main(["lures", "publish", "--out", "x"])


def test_message_to_other_countries_begins_with_a_confirmed_campaign_and_names_no_contact(analyst):
    lures, _sales = with_campaigns(analyst)
    page = reverse("alerts:write") + f"?campaign={lures.id}"
    assert analyst.get(page).status_code == 403  # not confirmed
    reader = as_analyst(analyst)
    decide_campaign(
        campaign_id=lures.id, state="confirmed", reason="x", by=reader.actor, purpose=reader.purpose
    )
    told = analyst.get(page).content.decode()
    assert "bao ăn ở" in told and "‹phone›" in told and "0912" not in told and "Bavet" not in told


@pytest.mark.parametrize("role", ["hotline_officer", "labour_inspector", "supervisor", "analyst"])
def test_who_does_not_follow_lures_is_turned_away_from_every_address(analyst, signed_in, role):
    lures, _sales = with_campaigns(analyst)
    stream_id = Stream.objects.get().id
    purpose = Purpose.STATISTICS if role == "analyst" else WHY
    other = signed_in(role, purpose=purpose)
    for name, some in (
        ("list", []), ("streams", []), ("new_stream", []), ("progress", []), ("receive", [stream_id]),
        ("campaign", [lures.id]), ("decide", [lures.id]), ("merge", [lures.id]), ("part", [lures.id]),
    ):  # fmt: skip
        assert other.get(reverse(f"lures:{name}", args=some)).status_code == 403, name
    for page in (reverse("lures:publish"), reverse("lures:export", args=[lures.id, "stix"])):
        assert other.post(page).status_code == 403
        assert analyst.get(page).status_code == 405
    assert other.get("/api/lures/").status_code == 403
    assert sent(other, stream_id, [lure(1)]).status_code == 403
    if role == "supervisor":
        assert other.get(reverse("alerts:write") + f"?campaign={lures.id}").status_code == 403
