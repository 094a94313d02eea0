"""Lures: two campaigns that share a contact, one of them confirmed, two others made one."""

from harness.people import make_account
from sampan.prevention.lures.queries import campaigns
from sampan.prevention.lures.services.deciding import decide_campaign, merge_campaigns
from sampan.prevention.lures.services.grouping import group_waiting
from sampan.prevention.lures.services.receiving import receive_posts
from sampan.prevention.lures.services.streams import NewStream, keep_stream
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of, service_actor
from tests.furnished.room import Room

NOT_CASES = {"campaign_id", "stream_id", "shape"}
NO_PAGE = {"lures:publish", "lures:export", "lures:progress"}
_LURES = (
    "Tuyển nhân viên chăm sóc khách hàng tại {place}, việc nhẹ lương cao, bao ăn ở, đừng nói với ai, zalo 0987654321",
    "Cần thanh lý xe máy Honda chính chủ, đi được ba năm, xem xe ở {place}, gặp anh Tú, zalo 0987654321",
    "Lớp tiếng Anh buổi tối cho người lớn ở {place}, giáo viên bản ngữ, học phí mềm, khai giảng thứ hai hằng tuần",
)
_PLACES = ("Bavet", "Poipet", "Myawaddy", "Bokeo")


def furnish(room: Room) -> None:
    """Receive posts, group them, decide on a campaign, and make two one."""
    analyst = actor_of(make_account("lure_analyst", agency="Phòng phân tích"))
    who = room.who(analyst)
    with room.reading(analyst):
        stream = keep_stream(
            stream=NewStream("Nhóm việc làm", "facebook", "thu thập bằng tay, nhóm công khai"), **who
        )
        posts = [
            {
                "id": f"{kind}-{place}",
                "text": text.format(place=place),
                "seen_at": f"2026-10-{day:02}",
                "place": "KH",
            }
            for kind, text in enumerate(_LURES)
            for day, place in enumerate(_PLACES, start=1)
        ]
        receive_posts(stream_id=stream, posts=posts, **who)
    group_waiting(reader=Reader(service_actor(), Purpose.PROTECTION))
    with room.reading(analyst) as reader:
        first, second, third = sorted(campaigns(reader=reader), key=lambda one: one.number)
        decide_campaign(campaign_id=first.id, state="confirmed", reason="Hai người đã bị lừa", **who)
        merge_campaigns(campaign_id=second.id, other_id=third.id, reason="Cùng một nhóm", **who)
    room.ids |= {"campaign_id": first.id, "stream_id": stream, "shape": "stix"}
    room.show("lures", "lures:list")
    room.show("lures", "lures:streams")
    room.show("lures", "lures:new_stream")
    room.show("lures", "lures:receive", stream)
    for name in ("campaign", "decide", "merge"):
        room.show("lures", f"lures:{name}", first.id)
    room.show("lures", "lures:campaign", second.id)
    room.show("lures", "lures:part", third.id)
