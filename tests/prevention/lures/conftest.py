"""An analyst with a stream, and posts invented for the tests."""

import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

import pytest

from sampan.prevention.lures.facts import Received
from sampan.prevention.lures.models import Campaign
from sampan.prevention.lures.services.grouping import group_waiting
from sampan.prevention.lures.services.receiving import receive_file, receive_posts
from sampan.prevention.lures.services.streams import NewStream, keep_stream
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader

WHY = Purpose.PROTECTION
NAMES = ("Hoa", "Tú", "Mẫu", "Lan", "Sơn", "Nga")
PLACES = ("Bavet", "Poipet", "Myawaddy", "Bokeo", "Mộc Bài", "Tachileik")


def lure(number: int, *, phone: str = "") -> dict[str, object]:
    """Return one post of a campaign that promises easy work."""
    phone = phone or f"09123456{number % 90 + 10}"
    text = (
        f"Tuyển nhân viên chăm sóc khách hàng tại {PLACES[number % 6]}, việc nhẹ lương cao {20 + number} triệu, "
        f"bao ăn ở, xe đón tận nơi, không cần bằng cấp, đừng nói với gia đình. Liên hệ {NAMES[number % 6]} zalo {phone}"
    )
    return {"id": f"lure-{number}", "text": text, "seen_at": f"2026-10-{number % 28 + 1:02}", "place": "KH"}


def sale(number: int) -> dict[str, object]:
    """Return one post of a campaign that sells motorcycles."""
    text = (
        f"Cần thanh lý xe máy Honda chính chủ đời {2010 + number % 10}, đi được ba năm, máy êm, xem xe tại nhà ở "
        f"{PLACES[number % 6]}, giá mềm, gặp anh {NAMES[number % 6]}"
    )
    return {"id": f"sale-{number}", "text": text, "seen_at": "2026-10-20"}


def as_lines(posts: Iterable[dict[str, object]]) -> io.BytesIO:
    return io.BytesIO("\n".join(json.dumps(one, ensure_ascii=False) for one in posts).encode())


@dataclass
class Desk:
    """An analyst, and what they do."""

    reader: Reader
    worker: Actor
    stream_id: UUID

    @property
    def who(self) -> dict:
        enter(self.reader)
        return {"by": self.reader.actor, "purpose": self.reader.purpose}

    def receive(self, posts: Iterable[dict[str, object]], **more) -> Received:
        return receive_posts(stream_id=self.stream_id, posts=list(posts), **more, **self.who)

    def receive_file(self, posts: Iterable[dict[str, object]] | bytes, **more) -> Received:
        stream = io.BytesIO(posts) if isinstance(posts, bytes) else as_lines(posts)
        return receive_file(stream_id=self.stream_id, stream=stream, **more, **self.who)

    def group(self, **more) -> int:
        """Group as the worker does, then go on as the analyst."""
        count = group_waiting(reader=Reader(self.worker, WHY), **more)
        enter(self.reader)
        return count

    def grouped(self, *posts: dict[str, object]) -> list[Campaign]:
        """Receive and group posts; return the campaigns, the largest first."""
        self.receive(posts)
        self.group()
        return list(Campaign.objects.filter(parent=None).order_by("-posts", "number"))


@pytest.fixture
def desk(people: Callable[..., Actor]) -> Desk:
    """An analyst who reads for the rest of the test, with a stream."""
    worker = people("node_service")
    reader = Reader(people("lure_analyst"), WHY)
    enter(reader)
    who = {"by": reader.actor, "purpose": WHY}
    made = keep_stream(stream=NewStream("Groups", "facebook", "collected by hand, public groups"), **who)
    return Desk(reader, worker, made)
