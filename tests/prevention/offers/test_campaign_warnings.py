"""An offer that is nearly the same as those of a confirmed campaign is told so, on the page and to machines."""

import json
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from harness.public_site import public_site
from sampan.prevention.offers.public.answering import campaign_of, warnings_in
from sampan.prevention.offers.words import site_words
from sampan.vocabulary.languages import LANGUAGES
from tests.engines.screening.campaigns.test_published import LIST, OTHER, POSTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_the_campaign_is_told_in_every_language(language: str) -> None:
    told = campaign_of(POSTS[1], campaigns=LIST, language=language)
    assert "2026-10-01" in told and "2026-11-01" in told
    assert campaign_of(OTHER, campaigns=LIST, language=language) == ""
    assert campaign_of(POSTS[1], campaigns=None, language=language) == ""
    (warning,) = warnings_in(LIST, language=language)
    assert "[…]" in warning.template and len(warning.signs) == 1
    assert set(site_words(language)["campaign"]) == set(site_words("en")["campaign"])


def test_the_site_tells_it_and_lists_the_warnings(tmp_path: Path) -> None:
    with public_site(tmp_path, warnings=LIST.to_bytes().decode()) as site:
        body = urlencode({"text": POSTS[2]}).encode()
        with urlopen(Request(f"{site.address}/en/", body), timeout=30) as answer:
            page = answer.read().decode()
        assert "Nearly the same as a confirmed campaign" in page and "/en/warnings/" in page
        told = json.dumps({"text": POSTS[2]}).encode()
        with urlopen(Request(f"{site.address}/check", told), timeout=30) as answer:
            assert json.load(answer)["campaign"].startswith("Many people got this text")
        with urlopen(f"{site.address}/vi/warnings/", timeout=30) as answer:
            page = answer.read().decode()
        assert "việc nhẹ lương cao" in page and "Bavet" not in page
