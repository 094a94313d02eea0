"""Campaigns that grow as posts come: variants join, strangers do not, one post between two chains nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.screening.posts import pairwise, posts
from sampan.engines.screening.campaigns.shingles import letters_of
from sampan.engines.screening.campaigns.streaming import Campaigns

OFFER = (
    "Tuyển gấp nhân viên chăm sóc khách hàng làm tại casino, lương {pay} triệu, bao ăn ở, "
    "liên hệ Zalo {phone} gặp chị {name}"
)
OTHER = (
    "Cần thanh lý xe máy Honda chính chủ, đi được ba năm, giá {pay} triệu, xem xe tại nhà, "
    "gọi {phone} gặp anh {name}"
)


def filled(text: str, number: int) -> str:
    return text.format(
        pay=20 + number, phone=f"09{number:08d}", name=("Hoa", "Lan", "Mai", "Cúc")[number % 4]
    )


def grouped(texts: list[str]) -> list[int]:
    campaigns = Campaigns()
    for number, text in enumerate(texts):
        campaigns.add(str(number), text)
    return [campaign for _, campaign in campaigns.labels()]


def test_posts_of_one_template_are_one_campaign_whatever_fills_its_slots() -> None:
    texts = [filled(template, number) for number in range(5) for template in (OFFER, OTHER)]
    assert grouped(texts) == [0, 1] * 5


@pytest.mark.parametrize(
    "template",
    [
        "招聘客服专员，月薪{pay}，包机票包食宿，不限学历，有意者加微信{phone}联系{name}经理面谈",
        "รับสมัครแอดมินตอบแชท เงินเดือน {pay} บาท ที่พักฟรี ไม่ต้องมีประสบการณ์ ทักไลน์ {phone} คุณ{name}",
        "ត្រូវការបុគ្គលិកឆាត ប្រាក់ខែ {pay} ដុល្លារ មានកន្លែងស្នាក់នៅ ទាក់ទងតេឡេក្រាម {phone} បង{name}",
    ],
)
def test_campaigns_are_found_where_words_are_not_spaced(template: str) -> None:
    assert grouped([filled(template, number) for number in range(4)]) == [0] * 4


def test_shouting_spacing_and_emoji_part_no_variants() -> None:
    text = filled(OFFER, 1)
    assert (
        grouped([text, text.upper(), "🔥🔥 " + text.replace(", ", " ✅ "), text.replace(" ", "  ")])
        == [0] * 4
    )


def test_one_post_between_two_campaigns_chains_them_not_and_several_make_them_one() -> None:
    halves = [f"{filled(OFFER, 1)} {filled(OTHER, 2)}"]
    first = [filled(OFFER, number) for number in range(10)] + [filled(OTHER, number) for number in range(10)]
    labels = grouped(first + halves)
    assert len(set(labels[:10])) == len(set(labels[10:20])) == 1
    assert labels[0] != labels[10]


def test_several_posts_between_two_campaigns_make_them_one_and_are_named() -> None:
    campaigns = Campaigns()
    between = f"{filled(OFFER, 1)} {filled(OTHER, 2)}"
    for number, text in enumerate([filled(OFFER, 1), filled(OTHER, 2), between]):
        campaigns.add(f"p{number}", text)
    assert (dict(campaigns.labels())["p1"], campaigns.merges) == (1, [])
    for number in range(3, 6):
        campaigns.add(f"p{number}", between)
    assert set(dict(campaigns.labels()).values()) == {0}
    (merge,) = campaigns.merges
    assert (merge.kept, merge.gone) == (0, 1)
    assert len(merge.votes) >= 3 and set(merge.votes) <= {"p2", "p3", "p4", "p5"}


@given(st.text(max_size=200))
def test_any_text_is_a_post_and_its_copy_is_of_its_campaign(text: str) -> None:
    assert grouped([text, text]) == [0, 0]


@pytest.mark.parametrize("text", ["", " ", "🔥", "\ud800", "a", "0" * 100_000])
def test_strange_posts_are_taken(text: str) -> None:
    assert grouped([text, filled(OFFER, 1), text]) == [0, 1, 0]


def test_numbers_are_one_letter() -> None:
    assert letters_of("Lương 25.000.000đ / tháng!!") == "lương 0đ tháng"


def test_order_changes_little() -> None:
    some = posts(2_000, seed=3)
    truth = {post.id: post.template for post in some}
    found = []
    for seed in range(3):
        random.Random(seed).shuffle(some)
        campaigns = Campaigns()
        campaigns.add_all((post.id, post.text) for post in some)
        found.append(dict(campaigns.labels()))
        assert pairwise(truth, found[-1])[2] >= 0.9
    assert pairwise(found[0], found[1])[2] >= 0.9 and pairwise(found[1], found[2])[2] >= 0.9
