"""An offer that names an agency is compared with the published list, in the words of the page's language."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from harness.public_site import public_site
from sampan.engines.screening.agencies.checking import KINDS
from sampan.engines.screening.agencies.entries import ListedAgency
from sampan.engines.screening.agencies.listed import AgencyList
from sampan.engines.screening.agencies.standing import ListedLicence
from sampan.prevention.offers.public.answering import agencies_in
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.languages import LANGUAGES

TODAY = date(2026, 11, 23)
LIST = AgencyList(
    country="VN",
    made_on=date(2026, 11, 1),
    agencies=(
        ListedAgency(
            "a1",
            "VN",
            "Công ty TNHH An Phát Hưng",
            contacts=(("phone", "+842439990001"),),
            licences=(ListedLicence("1/LĐ-GP", valid_until=date(2030, 12, 31)),),
        ),
        ListedAgency(
            "a2",
            "VN",
            "Công ty CP Sen Vàng",
            licences=(ListedLicence("2/LĐ-GP", valid_until=date(2024, 1, 1)),),
        ),
    ),
)
OFFER = "Công ty CP Sen Vàng tuyển 20 lao động đi Nhật, giấy phép số 1/LĐ-GP, phỏng vấn tại văn phòng."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words_in_every_language(language: str) -> None:
    assert set(KINDS) <= set(site_words(language)["agency"])


def test_an_ended_licence_and_a_copied_number_are_told() -> None:
    told = {one.kind: one for one in agencies_in(OFFER, agencies=LIST, language="en", on=TODAY)}
    assert told["expired"].says == "On the official list, but the licence ended on 2024-01-01."
    assert told["number_of_another"].words == "1/LĐ-GP"


def test_without_a_list_nothing_is_told() -> None:
    assert agencies_in(OFFER, agencies=None, language="en", on=TODAY) == ()


def test_the_site_tells_it(tmp_path: Path) -> None:
    with public_site(tmp_path, agencies=LIST.to_bytes().decode()) as site:
        body = urlencode({"text": OFFER}).encode()
        page = urlopen(Request(f"{site.address}/vi/", data=body), timeout=30).read().decode()
        assert "nhưng giấy phép hết hạn ngày 2024-01-01" in page
        assert "Danh sách chính thức ngày 2026-11-01" in page
        asked = Request(f"{site.address}/check", data=json.dumps({"text": OFFER}).encode())
        told = json.loads(urlopen(asked, timeout=30).read())
        assert {"expired", "number_of_another"} <= {one["kind"] for one in told["agencies"]}
