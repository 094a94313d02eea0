"""Offers that name an agency, checked against a published list that needs no database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sampan.engines.screening.agencies.checking import KINDS
from sampan.engines.screening.agencies.entries import ListedAgency
from sampan.engines.screening.agencies.listed import AgencyList
from sampan.engines.screening.agencies.naming import core, name_words, number_key
from sampan.engines.screening.agencies.standing import ListedLicence, standing_on
from sampan.vocabulary.errors import InvalidInput

TODAY = date(2026, 11, 23)
LIST = AgencyList(
    "VN",
    date(2026, 11, 1),
    (
        ListedAgency(
            "1", "VN", "Công ty TNHH Cung ứng nhân lực An Phát Hưng", ("An Phat Hung Manpower Co., Ltd",),
            contacts=(("phone", "+84912345678"), ("url", "anphathung.example")),
            licences=(ListedLicence("123/LĐTBXH-GP", valid_from=date(2020, 1, 1), valid_until=date(2030, 1, 1)),),
        ),
        ListedAgency(
            "2", "VN", "Công ty CP Sen Vàng", licences=(ListedLicence("456/GP", valid_until=date(2024, 1, 1)),)
        ),
        ListedAgency(
            "3", "TH", "บริษัท จัดหางาน สยามรุ่งเรือง จำกัด", ("Siam Rung Rueang Recruitment",),
            licences=(ListedLicence("ต.1234/2560", revoked_on=date(2025, 1, 1)),),
        ),
        ListedAgency(
            "4", "CN", "好运来劳务有限公司",
            licences=(ListedLicence("LW2020110011", suspended=((date(2026, 1, 1), None),)),),
        ),
        ListedAgency("5", "ID", "PT Maju Jaya Sejahtera", licences=(ListedLicence("SIP3MI 88/2021"),)),
        ListedAgency("6", "KH", "ក្រុមហ៊ុន សុខសាន្ត រុងរឿង", licences=(ListedLicence("88/17"),)),
    ),
    ("Register of the ministry, 1 November 2026",),
)  # fmt: skip


def kinds(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.words, one.agency_id) for one in LIST.find(text, on=TODAY)]


@pytest.mark.parametrize(("text", "told"), [
    ("Cty An Phát Hưng tuyển 20 nam, giấy phép 123/LĐTBXH-GP, gọi 0912 345 678", [("licensed", "An Phát Hưng", "1")]),
    ("an phat hung manpower tuyen gap", [("licensed", "an phat hung manpower", "1")]),
    ("Công ty Sen Vàng tuyển người đi Nhật", [("expired", "Sen Vàng", "2")]),
    ("บริษัทจัดหางานสยามรุ่งเรืองจำกัด รับสมัคร", [("revoked", "จัดหางานสยามรุ่งเรือง", "3")]),
    ("Siam Rung Rueang Recruitment hires", [("revoked", "Siam Rung Rueang Recruitment", "3")]),
    ("好运来劳务招工", [("suspended", "好运来劳务", "4")]),
    ("PT. Maju Jaya Sejahtera, SIP3MI 88/2021", [("licensed", "Maju Jaya Sejahtera", "5")]),
    ("ក្រុមហ៊ុនសុខសាន្ត រុងរឿង ជ្រើសរើស", [("licensed", "សុខសាន្ត រុងរឿង", "6")]),
    ("lowongan PT Sumber Rejeki Abadi ke Kamboja", [("not_on_list", "PT Sumber Rejeki Abadi", "")]),
    ("Sunrise Global Manpower Co., Ltd is hiring", [("not_on_list", "Sunrise Global Manpower Co., Ltd", "")]),
    ("giấy phép 123/LĐTBXH-GP", [("licensed", "123/LĐTBXH-GP", "1")]),
    ("License No. 999-ABC, apply now", [("not_on_list", "999-ABC", "")]),
])  # fmt: skip
def test_agency_that_an_offer_names_is_found_and_told_as_the_list_has_it(text, told):
    assert kinds(text) == told


@pytest.mark.parametrize("text", [
    "hoa sen vàng rất đẹp",
    "Gửi CV cho công ty chúng tôi trước ngày 20",
    "CÔNG TY CẦN TUYỂN NAM NỮ ĐI LÀM NGAY",
    "We are hiring 20 workers, salary 500$, call +84 912345678",
    "", "...", "\ud800",
])  # fmt: skip
def test_offer_that_names_no_agency_has_no_finding(text):
    assert kinds(text) == []


def test_number_of_another_agency_is_told_with_who_holds_it():
    found = kinds("Công ty TNHH Biển Xanh tuyển lao động, GP số 123/LĐTBXH-GP")
    assert found == [
        ("not_on_list", "Công ty TNHH Biển Xanh", ""),
        ("number_of_another", "123/LĐTBXH-GP", "1"),
    ]
    assert ("number_of_another", "LW2020110011", "4") in kinds("Cty Sen Vàng, license LW2020110011")


def test_contact_that_is_not_the_agencys_is_told_and_its_own_is_not():
    assert kinds("An Phat Hung Manpower, zalo 0912345678") == [("licensed", "An Phat Hung Manpower", "1")]
    stranger = kinds("An Phat Hung Manpower, zalo 0987654321")
    assert stranger[1:] == [("contact_not_of_agency", "0987654321", "1")]
    no_contact_listed = kinds("Công ty Sen Vàng, zalo 0987654321")
    assert [kind for kind, *_ in no_contact_listed] == ["expired"]


def test_words_stand_in_the_offer_where_the_finding_says():
    text = "🌟 Tuyển gấp!! Cty AN PHÁT HƯNG ➡ gp 123/LĐTBXH-GP"
    for one in LIST.find(text, on=TODAY):
        assert text[one.start : one.end] == one.words
        assert one.kind in KINDS
    assert not {"safe", "ok"} & set(KINDS)


@pytest.mark.parametrize(("licences", "code"), [
    ((ListedLicence("1", valid_until=TODAY),), "licensed"),
    ((ListedLicence("1", valid_from=date(2027, 1, 1)),), "not_yet"),
    ((ListedLicence("1", suspended=((date(2026, 1, 1), date(2026, 2, 1)),)),), "licensed"),
    ((ListedLicence("1", suspended=((date(2026, 1, 1), TODAY),)),), "suspended"),
    ((ListedLicence("1", revoked_on=date(2027, 1, 1)),), "licensed"),
    ((ListedLicence("1", valid_until=date(2020, 1, 1)), ListedLicence("2")), "licensed"),
    ((ListedLicence("1", valid_until=date(2020, 1, 1)), ListedLicence("2", revoked_on=date(2024, 1, 1))), "revoked"),
    ((), "no_licence"),
])  # fmt: skip
def test_standing_is_that_of_the_day_with_both_ends_in_it(licences, code):
    assert standing_on(licences, on=TODAY).code == code


def test_published_file_comes_back_the_same_and_a_changed_one_is_refused(tmp_path: Path):
    path = tmp_path / "agencies.json"
    path.write_bytes(LIST.to_bytes())
    assert AgencyList.read(path) == LIST
    assert LIST.to_bytes() == replace(LIST).to_bytes()
    for wrong in (
        path.read_bytes().replace(b"2030-01-01", b"2039-01-01"),
        b"{}",
        b"[",
        b"",
        b"\xff",
        b'{"format":1}',
    ):
        path.write_bytes(wrong)
        with pytest.raises(InvalidInput) as refused:
            AgencyList.read(path)
        assert refused.value.field == "list"


def test_names_lose_their_legal_form_and_words_of_the_trade():
    assert name_words("Công ty TNHH MTV An Phát") == name_words("AN PHAT Co., Ltd.") == ("an", "phat")
    assert name_words("Công ty TNHH") == ()
    assert core(name_words("Siam Rung Recruitment Services Co Ltd")) == ("siam", "rung")
    assert core(("manpower",)) == ("manpower",)
    assert number_key("Giấy phép 12/LĐ-GP") == number_key("12 / ld gp") == "12ldgp"
