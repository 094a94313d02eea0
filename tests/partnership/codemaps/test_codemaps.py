"""A member's codes that our lists lack are noted, mapped by an administrator, and read that way from then on."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from sampan.partnership.codemaps.facts import MappedFact
from sampan.partnership.codemaps.models import MappedCode, UnknownCode
from sampan.partnership.codemaps.queries import mapped_codes, unknown_codes
from sampan.partnership.codemaps.services import mapping
from sampan.partnership.codemaps.services.mapping import map_code, unmap_code
from sampan.partnership.codemaps.services.translating import translate
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.errors import InvalidInput, NotFound, NotPermitted
from sampan.vocabulary.errors import UnknownCode as NoSuchCode
from tests.partnership.exchange.conftest import peer, service  # noqa: F401 - fixtures

pytestmark = pytest.mark.database
BODY = {
    "record": {"sex": "male", "forms": ["forced_criminality", "pig_butchering"]},
    "note": "pig butchering",
}
MINE = {"purpose": Purpose.ADMINISTRATION}


@pytest.fixture
def admin(people):
    return people("node_administrator")


def read(body: dict, member: str = "kh-test") -> dict:
    letter = SimpleNamespace(member=member, body=body, written_at=datetime.now(UTC))
    return dict(translate(letter))  # type: ignore[arg-type]


def told(**more) -> dict:
    return {"member": "kh-test", "list_name": "form_of_exploitation", "theirs": "pig_butchering"} | more


def test_unknown_code_stays_as_it_came_and_is_counted_once_for_its_member(db):
    assert read(BODY) == BODY and read(BODY) == BODY
    read(BODY, member="la-test")
    assert sorted(UnknownCode.objects.values_list("member", "list_name", "theirs", "times")) == [
        ("kh-test", "form_of_exploitation", "pig_butchering", 2),
        ("la-test", "form_of_exploitation", "pig_butchering", 1),
    ]


def test_mapped_code_is_read_as_ours_and_only_from_that_member(peer, admin):  # noqa: F811
    read(BODY)
    map_code(**told(ours="forced_criminality"), by=admin, **MINE)
    assert read(BODY)["record"]["forms"] == ["forced_criminality", "forced_criminality"]
    assert read(BODY, member="la-test")["record"]["forms"][1] == "pig_butchering"
    assert not UnknownCode.objects.filter(member="kh-test").exists()


def test_code_without_anything_like_it_is_left_out(peer, admin):  # noqa: F811
    map_code(**told(ours=""), by=admin, **MINE)
    assert read(BODY)["record"]["forms"] == ["forced_criminality"]


def test_free_text_is_never_noted_as_a_code(db):
    read({"record": {"forms": ["Nguyễn Thị Hoa, Hà Nội", "x" * 90]}, "reason": "she said so"})
    assert not UnknownCode.objects.exists()


def test_hostile_member_cannot_fill_the_list(db):
    for page in range(12):
        read({"record": {"forms": [f"code_{page}_{n}" for n in range(50)]}})
    assert UnknownCode.objects.count() == 500


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"member": "xx-nobody"}, NotFound),
        ({"list_name": "no_such_list"}, NoSuchCode),
        ({"ours": "no_such_code"}, NoSuchCode),
        ({"theirs": "forced_criminality"}, InvalidInput),
        ({"theirs": "not a code"}, InvalidInput),
    ],
)
def test_bad_mapping_is_refused(peer, admin, changes, error):  # noqa: F811
    with pytest.raises(error):
        map_code(**(told(ours="forced_criminality") | changes), by=admin, **MINE)
    assert not MappedCode.objects.exists()


def test_mapping_whose_audit_fails_is_not_kept(peer, admin, monkeypatch):  # noqa: F811
    monkeypatch.setattr(mapping, "record", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("audit")))
    with pytest.raises(RuntimeError):
        map_code(**told(ours="forced_criminality"), by=admin, **MINE)
    assert not MappedCode.objects.exists()


def test_somebody_without_the_right_maps_nothing(peer, people, reading):  # noqa: F811
    with pytest.raises(NotPermitted):
        map_code(**told(ours=""), by=people("case_worker"), purpose=Purpose.PROTECTION)
    with pytest.raises(NotPermitted):
        unknown_codes(reader=reading("service_provider"))


def test_pages_show_map_and_forget(peer, signed_in):  # noqa: F811
    read(BODY)
    client = signed_in("node_administrator")
    assert b"pig_butchering" in client.get("/codes/").content
    at = "/codes/kh-test/form_of_exploitation/pig_butchering/"
    assert client.post(at, {"ours": "nonsense"}).status_code == 200 and not MappedCode.objects.exists()
    assert client.post(at, {"ours": "forced_criminality"}).status_code == 302
    row = MappedCode.objects.get()
    assert client.get(f"/codes/{row.id}/forget/").status_code == 405
    assert client.post(f"/codes/{row.id}/forget/").status_code == 302 and not MappedCode.objects.exists()
    assert signed_in("service_provider").get("/codes/").status_code == 403


def test_mapping_that_is_not_there_is_not_forgotten(admin):
    with pytest.raises(NotFound):
        unmap_code(id=99, by=admin, **MINE)


def test_mapped_codes_are_listed_by_member(peer, admin, reading):  # noqa: F811
    map_code(**told(ours="forced_criminality"), by=admin, **MINE)
    reader = reading("node_administrator", purpose=Purpose.ADMINISTRATION)
    (one,) = mapped_codes(reader=reader)
    assert isinstance(one, MappedFact) and (one.member, one.ours) == ("kh-test", "forced_criminality")
