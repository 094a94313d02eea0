"""The template of a campaign, with the places where its posts differ."""

from sampan.engines.screening.campaigns.templates import Slot, template_of


def test_template_has_fixed_words_and_slots_with_their_fillings() -> None:
    template = template_of(
        [
            "Cần gấp 5 bạn làm tại Poipet, lương 900 đô, gọi Hoa",
            "Cần gấp 12 bạn làm tại Bavet, lương 1.100 đô, gọi Lan",
            "Cần gấp 3 bạn làm tại Mộc Bài, lương 700 đô, gọi Hoa",
        ]
    )
    fillings = [part.fillings for part in template.parts if isinstance(part, Slot)]
    assert ("Poipet", "Bavet", "Mộc Bài") in fillings and ("Hoa", "Lan") in fillings
    assert template.told().startswith("Cần gấp 5 bạn làm tại […]")


def test_template_of_unspaced_text() -> None:
    template = template_of(["招聘客服月薪两万包食宿联系小李", "招聘客服月薪三万包食宿联系小王"])
    assert template.told("_") == "招聘客服月薪 _ 万包食宿联系小 _"


def test_posts_that_share_nothing_are_one_slot() -> None:
    assert template_of(["abc def", "xyz uvw"]).parts == (Slot(("abc def", "xyz uvw")),)


def test_template_of_one_post_is_the_post_and_of_none_nothing() -> None:
    assert template_of(["một bài viết"]).parts == ("một bài viết",)
    assert template_of(["cùng", "cùng"]).parts == ("cùng",)
    assert template_of([]).parts == ()
