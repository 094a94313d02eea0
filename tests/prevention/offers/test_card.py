"""The card to send: its picture has the size for which the page leaves room, however much stands on it."""

import io

import pytest
from PIL import Image

from sampan.engines.screening.offers.lexicon import languages
from sampan.prevention.offers.public.card import CARD_SIGNS, HIGH, WIDE, card_lines, card_png

LONGEST = (
    "profile_targeting",
    "visa_mismatch",
    "unverifiable_employer",
    "personal_data_request",
    "handoff_pickup",
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("codes", [(), ("secrecy",), LONGEST[:CARD_SIGNS]], ids=["none", "one", "most"])
def test_the_picture_of_a_card_has_its_size_and_its_number(language: str, codes: tuple[str, ...]) -> None:
    picture = Image.open(io.BytesIO(card_png(card_lines(codes, language=language, number="111"))))
    assert picture.size == (WIDE, HIGH)
    bottom = picture.convert("RGB").getpixel((WIDE // 2, HIGH - 8))
    assert bottom == (0x26, 0x32, 0x6B)  # the bar with the number is on this page and not on a second one
