"""Campaigns as rows: a stream that is cut in two gives what the whole one gives; a merge is undone."""

from bench.screening.posts import posts
from sampan.engines.screening.campaigns.keeping import campaigns_of, rows_of
from sampan.engines.screening.campaigns.streaming import Campaigns

STREAM = [(post.id, post.text) for post in posts(3_000, seed=5)]
A = "Tuyển nhân viên chăm sóc khách hàng, bao ăn ở, xe đón tận nơi, liên hệ chị Hoa"
B = "Cần thanh lý xe máy Honda chính chủ, đi được ba năm, xem xe tại nhà, gặp anh Tú"
C = "Lớp tiếng Anh buổi tối cho người lớn, giáo viên bản ngữ, học phí mềm, khai giảng thứ hai"


def grouped(stream: list[tuple[str, str]]) -> Campaigns:
    campaigns = Campaigns()
    campaigns.add_all(stream)
    return campaigns


def test_stream_cut_in_pieces_gives_the_campaigns_of_the_whole() -> None:
    whole = grouped(STREAM)
    assert len(whole.merges) > 3  # or nothing would be shown of them
    some = Campaigns()
    for first in range(0, len(STREAM), 700):
        some = campaigns_of(rows_of(some))
        some.add_all(STREAM[first : first + 700])
    assert rows_of(some) == rows_of(whole)
    assert list(some.labels()) == list(whole.labels())


def test_one_by_one_is_as_together() -> None:
    one_by_one = Campaigns()
    for name, text in STREAM[:600]:
        one_by_one.add(name, text)
    assert rows_of(one_by_one) == rows_of(grouped(STREAM[:600]))


def test_merge_is_undone_for_good_and_others_stay() -> None:
    between = f"{A} {B}"
    campaigns = grouped([("a", A), ("b", B), *((f"x{number}", between) for number in range(3))])
    (merge,) = campaigns.merges
    assert set(dict(campaigns.labels()).values()) == {0}
    campaigns.part(merge)
    labels = dict(campaigns.labels())
    assert (labels["a"], labels["b"], campaigns.merges) == (0, 1, [])
    campaigns = campaigns_of(rows_of(campaigns))
    campaigns.add_all((f"y{number}", between) for number in range(9))
    labels = dict(campaigns.labels())
    assert (labels["a"], labels["b"], campaigns.merges) == (0, 1, [])


def test_merge_in_a_row_of_merges_is_undone_alone() -> None:
    first = [("a", A), ("b", B), ("c", C), *((f"bc{number}", f"{B} {C}") for number in range(3))]
    whole = grouped([*first, *((f"ab{number}", f"{A} {B}") for number in range(4))])
    inner, outer = whole.merges
    assert (inner.kept, inner.gone, outer.kept, outer.gone) == (1, 2, 0, 1)
    whole.part(inner)
    labels = dict(whole.labels())
    assert (labels["a"], labels["b"], labels["c"]) == (0, 0, 2)
    assert whole.merges == [outer]
    again = campaigns_of(rows_of(whole))
    for number, _ in whole.family.own():
        root = whole.family.root(number)
        assert again.family[root].grams.tolist() == whole.family[root].grams.tolist()
        assert (again.family[root].posts, again.family[root].kept) == (
            whole.family[root].posts,
            whole.family[root].kept,
        )
