"""Posters, leaflets and scripts: only numbers that somebody stands behind, every language on its pages, fonts there."""

import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from sampan.prevention.awareness import typesetting
from sampan.prevention.awareness.lessons import LANGUAGES
from sampan.prevention.awareness.materials import Occasion, numbers, script, sheet, world_day
from sampan.prevention.awareness.typesetting import typeset
from sampan.vocabulary.errors import InvalidInput, Unavailable

DAY = date(2026, 7, 30)
NOW = datetime(2026, 7, 30, tzinfo=UTC)


def pages(language: str, kind: str, paper: str, told: tuple[str, ...] = ("111", "1300", "1191")) -> list[str]:
    occasion = Occasion(name="Week 2026", days=world_day(language))
    octets = typeset(sheet(language, numbers=told, occasion=occasion), kind=kind, paper=paper, made_at=NOW)
    return [page.extract_text() for page in PdfReader(io.BytesIO(octets)).pages]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_fits_one_page_and_a_leaflet_two(language: str) -> None:
    """Three numbers are the most that a pack has: the page must hold them."""
    poster = pages(language, "poster", "a4")
    leaflet = pages(language, "leaflet", "a5")
    assert (len(poster), len(leaflet)) == (1, 2)
    assert all(number in page for page in (*poster, *leaflet) for number in ("111", "1300", "1191"))
    assert "Week 2026" in poster[0]


def test_a_poster_is_also_set_on_a3() -> None:
    assert len(pages("km", "poster", "a3")) == 1


def test_a_number_that_nobody_verified_is_printed_only_when_confirmed() -> None:
    assert numbers("TH", on=DAY) == ("1300",)
    assert numbers("TH", on=DAY, confirmed=["1191"]) == ("1300", "1191")
    assert numbers("LA", on=DAY) == ()


def test_a_number_that_the_pack_does_not_know_cannot_be_confirmed() -> None:
    with pytest.raises(InvalidInput, match="not among"):
        numbers("VN", on=DAY, confirmed=["0900"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_says_the_number_and_takes_less_than_a_minute_and_a_half(language: str) -> None:
    found = script(language, numbers=("1300",))
    assert any("1300" in one for one in found.sentences)
    assert not any("{" in one for one in found.sentences)
    assert 25 <= found.seconds <= 90


def test_without_a_number_it_says_whom_to_ask() -> None:
    said = script("lo", numbers=()).sentences
    assert sheet("lo", numbers=(), occasion=Occasion()).no_number in said


def test_a_paper_that_is_not_made_is_refused() -> None:
    with pytest.raises(InvalidInput, match="poster on A3"):
        pages("en", "leaflet", "a3")


def test_a_name_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InvalidInput, match="too long"):
        Occasion(name="x" * 81)


def test_a_language_without_its_font_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(typesetting.FONTS_OF, "lo", ("No Such Family",))
    with pytest.raises(Unavailable, match="empty boxes"):
        pages("lo", "poster", "a4")


def test_markup_in_a_name_stays_text() -> None:
    occasion = Occasion(name="#panic() $x$ *b*")
    octets = typeset(sheet("en", numbers=(), occasion=occasion), kind="poster", paper="a4", made_at=NOW)
    assert "#panic() $x$ *b*" in PdfReader(io.BytesIO(octets)).pages[0].extract_text()
