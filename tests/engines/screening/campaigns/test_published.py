"""Published campaigns: read as written, refused when changed, found again in other posts of the same template."""

from datetime import date

import pytest

from sampan.engines.screening.campaigns.published import FEWEST_RUNS, CampaignList, PublishedCampaign
from sampan.engines.screening.campaigns.templates import Slot, template_of
from sampan.vocabulary.errors import InvalidInput

POSTS = [
    f"Tuyển nhân viên chăm sóc khách hàng tại {place}, việc nhẹ lương cao {pay} triệu, bao ăn ở, xe đón tận nơi, không "
    f"cần bằng cấp, đừng nói với gia đình. Liên hệ chị {name}"
    for place, pay, name in (("Bavet", 20, "Hoa"), ("Poipet", 30, "Lan"), ("Bokeo", 25, "Nga"))
]
OTHER = "Cần thanh lý xe máy Honda chính chủ, đi được ba năm, máy êm, xem xe tại nhà ở Hà Nội, giá mềm, gặp anh Tú"
TEMPLATE = tuple(None if isinstance(part, Slot) else part for part in template_of(POSTS).parts)
ONE = PublishedCampaign(7, TEMPLATE, ("secrecy",), ("vi",), date(2026, 10, 1), date(2026, 11, 1))
LIST = CampaignList("VN", date(2026, 11, 23), (ONE,))


def test_file_is_read_as_it_was_written_and_the_same_list_gives_the_same_octets() -> None:
    assert CampaignList.of_bytes(LIST.to_bytes()) == LIST
    assert LIST.to_bytes() == CampaignList.of_bytes(LIST.to_bytes()).to_bytes()


@pytest.mark.parametrize("octets", [
    b"", b"[]", b"{}", LIST.to_bytes()[:-9], LIST.to_bytes().replace(b"secrecy", b"secrets"),
    LIST.to_bytes().replace(b"campaigns-1", b"campaigns-9"),
])  # fmt: skip
def test_file_that_was_changed_or_cut_or_is_none_is_refused(octets: bytes) -> None:
    with pytest.raises(InvalidInput):
        CampaignList.of_bytes(octets)


def test_new_post_of_the_template_is_found_and_another_text_is_not() -> None:
    new = POSTS[0].replace("Bavet", "Mộc Bài").replace("20", "48").replace("Hoa", "Thảo").upper()
    found = LIST.like(f"🔥 {new} 🔥")
    assert found is not None and found[0] is ONE and found[1] > 0.9
    assert LIST.like(OTHER) is None and LIST.like("") is None
    assert LIST.like(POSTS[0][: len(POSTS[0]) // 2]) is None  # half of it may be anybody's


def test_short_template_finds_nothing_since_it_is_half_of_many_texts() -> None:
    short = PublishedCampaign(8, ("việc nhẹ lương cao",), (), ("vi",), date(2026, 1, 1), date(2026, 1, 2))
    assert 0 < len(short.grams) < FEWEST_RUNS
    assert CampaignList("VN", date(2026, 11, 23), (short,)).like("việc nhẹ lương cao") is None
    empty = PublishedCampaign(9, (None,), (), (), date(2026, 1, 1), date(2026, 1, 2))
    assert len(empty.grams) == 0
