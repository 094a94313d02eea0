"""Generated rows for the statistics' tests: any mixture of recorded and not recorded values."""

from datetime import date

from hypothesis import strategies as st

from sampan.engines.statistics.person_row import PersonRow, Reached


def _some(*codes: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(codes), max_size=3).map(tuple)


REACHED = st.builds(
    Reached,
    kind=st.sampled_from(("assisted", "returned")),
    on=st.dates(date(2020, 1, 1), date(2025, 12, 31)),
    province=st.sampled_from((None, "VN-22", "VN-44")),
)


@st.composite
def rows(draw: st.DrawFn, *, once: bool = False) -> list[PersonRow]:
    """Rows; with `once` every person and every case occurs in one row only."""
    made = []
    for number in range(draw(st.integers(0, 14))):
        person = number if once else draw(st.integers(0, 6))
        case = number if once else draw(st.integers(0, 8))
        made.append(
            PersonRow(
                person=f"p{person}",
                case=f"c{case}",
                year=draw(st.sampled_from((None, "2021", "2022", "2014-2018"))),
                sex=draw(st.sampled_from((None, "female", "male"))),
                forms=draw(_some("forced_labour", "sexual_exploitation", "other")),
                citizenship=draw(_some("VN", "TH")),
                milestones=tuple(draw(st.lists(REACHED, max_size=3))),
            )
        )
    return made
