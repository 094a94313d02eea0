"""Linkages over the API: counts and decisions for who may, refusals for who may not."""

import pytest
from django.urls import reverse

from sampan.prevention.linkages.models import Linkage, LinkedPair
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from tests.prevention.linkages.test_pages import NAMED, loaded

pytestmark = pytest.mark.database
PURPOSE = Purpose.PROTECTION


@pytest.fixture
def desk(signed_in):
    return signed_in("supervisor", purpose=PURPOSE)


def post(client, path: str):
    return client.post(f"/api/linkages/{path}", content_type="application/json")


def test_review_is_told_in_counts_and_decisions_as_the_command_reads_them(desk) -> None:
    linkage = loaded(desk)
    pair = LinkedPair.objects.order_by("score").first()
    desk.post(reverse("linkages:review", args=[linkage.id]), NAMED)
    desk.post(reverse("linkages:answer", args=[linkage.id, pair.id]), NAMED | {"answer": "different"})
    (listed,) = desk.get("/api/linkages/").json()
    assert (listed["id"], listed["kept"], listed["is_closed"]) == (str(linkage.id), 2, False)
    told = desk.get(f"/api/linkages/{linkage.id}")
    assert (told.json()["pairs"], told.json()["decided"]) == (2, 1)
    band = next(one for one in told.json()["bands"] if one["decided"])
    assert (band["low"], band["same"], band["share"]) == (0.5, 0, 0.0) and band["most"] > 0.7
    assert "Mẫu" not in told.content.decode()
    file = post(desk, f"{linkage.id}/decisions")
    assert file.content.decode().splitlines() == ["id_a,id_b,decision,reviewer", "a0,b0,different,r1"]


def test_closing_destroys_the_records(desk) -> None:
    linkage = loaded(desk)
    assert post(desk, f"{linkage.id}/close").status_code == 204
    linkage.refresh_from_db()
    assert linkage.closed_at and not bytes(linkage.wrapped)
    assert post(desk, f"{linkage.id}/decisions").status_code == 403
    assert desk.get(f"/api/linkages/{linkage.id}").json()["linkage"]["is_closed"]


@pytest.mark.parametrize(
    ("who", "status"), [({"role": "case_worker"}, 403), ({"role": "supervisor", "agency": "Agency Z"}, 404)]
)
def test_others_learn_and_do_nothing(desk, signed_in, who: dict[str, str], status: int) -> None:
    linkage = loaded(desk)
    other = signed_in(who["role"], purpose=PURPOSE, **{k: v for k, v in who.items() if k != "role"})
    assert other.get(f"/api/linkages/{linkage.id}").status_code == status
    for act in ("decisions", "close"):
        assert post(other, f"{linkage.id}/{act}").status_code == status, act
    enter(Reader(actor_of(desk.account), PURPOSE))
    assert Linkage.objects.get().closed_at is None
