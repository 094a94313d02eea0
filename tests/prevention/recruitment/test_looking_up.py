"""Agencies are found by name in any script, with the reason, and offers are checked against the register."""

from datetime import date

import pytest

from sampan.engines.screening.agencies.listed import AgencyList
from sampan.prevention.recruitment import queries
from sampan.prevention.recruitment.keys import SHOWN_FROM, likeness
from sampan.prevention.recruitment.services.publishing import publish_list
from sampan.vocabulary.errors import NotPermitted
from tests.prevention.recruitment.conftest import TODAY

pytestmark = pytest.mark.database


@pytest.fixture
def register(keeper):
    """Agencies of six countries."""
    made = {
        "an phat": keeper.agency(
            "Công ty TNHH Cung ứng nhân lực An Phát Hưng", "An Phat Hung Manpower", number="1/LĐ-GP"
        ),
        "sen": keeper.agency("Công ty CP Sen Vàng", number="2/LĐ-GP"),
        "siam": keeper.agency("บริษัท จัดหางาน สยามรุ่งเรือง จำกัด", number="ต.12/60", country="TH"),
        "hao": keeper.agency("好运来劳务有限公司", number="LW2020110011", country="CN"),
        "maju": keeper.agency("PT Maju Jaya Sejahtera", number="SIP3MI 88/2021", country="ID"),
        "sok": keeper.agency("ក្រុមហ៊ុន សុខសាន្ត រុងរឿង", "Sok San Rung Roeung", country="KH", number="88/17"),
        "shwe": keeper.agency("ရွှေမြန်မာ ကုမ္ပဏီလီမိတက်", country="MM", number="5/2020"),
        "lao": keeper.agency("ບໍລິສັດ ຈັດຫາງານ ລ້ານຊ້າງ ຈຳກັດ", country="LA", number="7/2020"),
    }  # fmt: skip
    return keeper, {one: name for name, one in made.items()}


@pytest.mark.parametrize(("asked", "name", "reason"), [
    ("Sen Vàng", "sen", "without_marks"), ("cong ty sen vang", "sen", "without_marks"),
    ("SEN VANG JSC", "sen", "without_marks"), ("An Phát Hưng", "an phat", "without_marks"),
    ("an fat hung", "an phat", "sounds"), ("An Phat Hugn", "an phat", "spelled"), ("An Phát", "an phat", "part"),
    ("บริษัทจัดหางานสยามรุ่งเรือง", "siam", "without_marks"), ("สยามรุงเรือง", "siam", "without_marks"),
    ("好运来", "hao", "without_marks"), ("hao yun lai", "hao", "without_marks"),
    ("Haoyunlai Labour Services", "hao", "without_marks"),
    ("maju jaya sejahtra", "maju", "spelled"), ("P.T. Maju Jaya Sejahtera", "maju", "without_marks"),
    ("សុខសាន្ត រុងរឿង", "sok", "without_marks"), ("Sok San Rong Roeung", "sok", "spelled"),
    ("ရွှေမြန်မာ", "shwe", "without_marks"), ("Shwe Myanmar", "shwe", "spelled"),
    ("ລ້ານຊ້າງ", "lao", "without_marks"), ("Lan Sang", "lao", "spelled"),
    ("1/LĐ-GP", "an phat", "number"), ("sip3mi 88 / 2021", "maju", "number"),
])  # fmt: skip
def test_agency_is_found_first_with_the_reason(register, asked, name, reason):
    keeper, names = register
    found = queries.look_up(text=asked, reader=keeper.reader)
    assert [(names[one.recruiter.id], one.reason) for one in found[:1]] == [(name, reason)]


@pytest.mark.parametrize(
    "asked", ["", "   ", "Công ty TNHH", "???", "Hoàng Gia Việt", "x" * 5_000, "\x00", "\ud800"]
)
def test_what_is_no_agency_finds_none(register, asked):
    keeper, _names = register
    assert queries.look_up(text=asked, reader=keeper.reader) == []


def test_likeness_is_one_for_the_same_name_and_below_the_line_for_another():
    assert likeness("Sen Vàng", "sen vàng") == (1.0, "same")
    assert likeness("Sen Vàng", "Bình Minh")[0] < SHOWN_FROM
    assert likeness("", "Sen Vàng")[0] == 0.0


@pytest.mark.parametrize(("text", "kinds"), [
    ("Cty An Phát Hưng tuyển lao động, GP 1/LĐ-GP", ["licensed"]),
    ("บริษัทจัดหางานสยามรุ่งเรืองจำกัด รับสมัคร", ["licensed"]),
    ("Công ty TNHH Biển Xanh, giấy phép 1/LĐ-GP", ["not_on_list", "number_of_another"]),
    ("好运来劳务招工", ["licensed"]),
    ("we need ten workers", []),
])  # fmt: skip
def test_offer_is_checked_against_the_register_as_against_the_published_list(register, text, kinds):
    keeper, _names = register
    found = queries.check_offer(text, on=TODAY, reader=keeper.reader)
    assert [one.kind for one in found] == kinds
    listed = AgencyList.of_bytes(publish_list(country="VN", **keeper.who))
    assert listed.find(text, on=TODAY) == found


def test_published_list_has_no_word_of_who_wrote_it_and_only_a_keeper_publishes(keeper, people, audited):
    keeper.agency(
        "An Phát", number="1/GP", contacts=("024 3999 0001", "zalo 0912345678", "www.anphat.example"),
        valid_until=date(2030, 1, 1),
    )  # fmt: skip
    keeper.agency("Chưa có giấy phép")
    octets = publish_list(country="VN", **keeper.who)
    (one,) = AgencyList.of_bytes(octets).agencies
    assert {kind for kind, _value in one.contacts} == {"phone", "url"}
    assert str(keeper.reader.actor.account_id).encode() not in octets
    assert audited("recruiters.published") == 1
    with pytest.raises(NotPermitted):
        publish_list(country="VN", by=people("hotline_officer"), purpose=keeper.reader.purpose)
